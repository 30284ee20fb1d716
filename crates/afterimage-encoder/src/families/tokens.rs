//! From a text to the token ids a text tower was trained on.

use std::path::Path;

use tokenizers::models::wordpiece::WordPiece;
use tokenizers::{Tokenizer, TruncationDirection, TruncationParams, TruncationStrategy};
use unicode_normalization::UnicodeNormalization;

use crate::EncoderError;

/// Bytes of a text that are read; far more than any tower takes, few enough to cut quickly.
const LONGEST_TEXT: usize = 1 << 15;

/// A tokenizer with its tower's rules.
pub(super) struct TextTokens {
    tokenizer: Tokenizer,
    cleaning: Cleaning,
    /// Texts are filled up to this length with this token, where the tower was trained so.
    filled: Option<(usize, u32)>,
}

/// A text as a tower takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tokens {
    /// Token ids, filled up where the tower wants it.
    pub ids: Vec<u32>,
    /// How many of them are the text's own; at least one.
    pub own: usize,
}

/// What happens to a text before it is cut into tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cleaning {
    /// Nothing.
    None,
    /// As OpenCLIP does before it cuts any text: typographic quotes, ligatures and letters of another width become the plain
    /// ones, composed; runs of white space become one space, and none at either end.
    Plain,
    /// Lower case.
    Lowercase,
    /// Lower case without ASCII punctuation, and spaces as above: what SigLIP was trained on (Zhai et al. 2023).
    Canonical,
}

impl TextTokens {
    /// Reads a `tokenizer.json`. Texts are cut to `context` tokens, the ones that begin and end a text included.
    pub fn load(path: &Path, context: usize, cleaning: Cleaning) -> Result<Self, EncoderError> {
        let bytes = std::fs::read(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => EncoderError::MissingFile { path: path.into() },
            _ => EncoderError::Io { path: path.into(), source },
        })?;
        let damaged =
            |error: tokenizers::Error| EncoderError::Damaged { path: path.into(), comment: error.to_string() };
        Self::new(Tokenizer::from_bytes(bytes).map_err(damaged)?, context, cleaning).map_err(damaged)
    }

    /// Reads a `vocab.txt` of BERT: one piece a line, words in lower case and without accents, ideographs one by one.
    pub fn load_bert(path: &Path, context: usize) -> Result<Self, EncoderError> {
        use tokenizers::normalizers::BertNormalizer;
        use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
        use tokenizers::processors::bert::BertProcessing;

        if !path.exists() {
            return Err(EncoderError::MissingFile { path: path.into() });
        }
        let damaged =
            |error: tokenizers::Error| EncoderError::Damaged { path: path.into(), comment: error.to_string() };
        let pieces = WordPiece::from_file(&path.to_string_lossy()).unk_token("[UNK]".to_owned());
        let mut tokenizer = Tokenizer::new(pieces.build().map_err(damaged)?);
        let special = |token: &str| {
            let missing = || EncoderError::Damaged { path: path.into(), comment: format!("it has no {token}") };
            Ok::<_, EncoderError>((token.to_owned(), tokenizer.token_to_id(token).ok_or_else(missing)?))
        };
        let (begin, end) = (special("[CLS]")?, special("[SEP]")?);
        tokenizer.with_normalizer(Some(BertNormalizer::new(true, true, None, true))).map_err(damaged)?;
        tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
        tokenizer.with_post_processor(Some(BertProcessing::new(end, begin)));
        Self::new(tokenizer, context, Cleaning::None).map_err(damaged)
    }

    fn new(mut tokenizer: Tokenizer, context: usize, cleaning: Cleaning) -> Result<Self, tokenizers::Error> {
        let truncation = TruncationParams {
            max_length: context,
            strategy: TruncationStrategy::LongestFirst,
            direction: TruncationDirection::Right,
            stride: 0,
        };
        tokenizer.with_truncation(Some(truncation))?;
        // Padding is the tower's affair, whatever the file says.
        tokenizer.with_padding(None);
        Ok(Self { tokenizer, cleaning, filled: None })
    }

    /// The id of a token, if there is one of that name.
    pub fn id(&self, token: &str) -> Option<u32> {
        self.tokenizer.token_to_id(token)
    }

    /// Fills every text up to `length` tokens with `padding`.
    pub fn filled(mut self, length: usize, padding: u32) -> Self {
        self.filled = Some((length, padding));
        self
    }

    /// The tokens of one text.
    pub fn encode(&self, text: &str) -> Result<Tokens, EncoderError> {
        let text = self.cleaning.apply(&text[..text.floor_char_boundary(LONGEST_TEXT)]);
        let encoding =
            self.tokenizer.encode_fast(text, true).map_err(|error| EncoderError::Tokenizer(error.to_string()))?;
        let mut ids = encoding.get_ids().to_vec();
        let own = ids.len();
        if let Some((length, padding)) = self.filled {
            ids.resize(length.max(ids.len()), padding);
        }
        match own {
            0 => Err(EncoderError::Tokenizer("it gave no token at all".to_owned())),
            _ => Ok(Tokens { ids, own }),
        }
    }
}

impl Cleaning {
    fn apply(self, text: &str) -> String {
        match self {
            Self::None => text.to_owned(),
            Self::Plain => spaced(&text.chars().flat_map(plain).nfc().collect::<String>()),
            Self::Lowercase => text.to_lowercase(),
            Self::Canonical => {
                let plain: String = text.chars().filter(|letter| !letter.is_ascii_punctuation()).collect();
                spaced(&plain.to_lowercase())
            }
        }
    }
}

/// A text with single spaces between its words.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What ftfy (Speer 2019), which OpenCLIP cleans texts with, makes of a letter of a text that is not garbled.
fn plain(letter: char) -> impl Iterator<Item = char> {
    let letter = match letter {
        '\u{2BC}' | '\u{2018}'..='\u{201B}' => '\'',
        '\u{201C}'..='\u{201F}' => '"',
        other => other,
    };
    let compatible = matches!(letter, '\u{3000}' | '\u{FB00}'..='\u{FB06}' | '\u{FF01}'..='\u{FFEF}');
    let (changed, same) = if compatible { (Some(letter), None) } else { (None, Some(letter)) };
    changed.into_iter().nfkc().chain(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cleaned_as_the_towers_expect() {
        let text = "  A Photo,\n of   “two” Cats! ";
        assert_eq!(Cleaning::None.apply(text), text);
        assert_eq!(Cleaning::Plain.apply(text), "A Photo, of \"two\" Cats!");
        assert_eq!(Cleaning::Plain.apply("e\u{301}té ﬁn，ｶﾞ ‘x’ ½"), "été fin,ガ 'x' ½");
        assert_eq!(Cleaning::Lowercase.apply("ÉTÉ 海"), "été 海");
        assert_eq!(Cleaning::Canonical.apply(text), "a photo of “two” cats");
    }

    #[test]
    fn a_vocabulary_of_bert_is_read_with_its_rules() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("vocab.txt");
        assert!(matches!(TextTokens::load_bert(&path, 52), Err(EncoderError::MissingFile { .. })));
        std::fs::write(&path, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n海\n边\ncafe\n##s\n").unwrap();
        let tokens = TextTokens::load_bert(&path, 5).unwrap();
        assert_eq!(tokens.encode("海边").unwrap().ids, [2, 4, 5, 3]);
        assert_eq!(tokens.encode("Cafés").unwrap().ids, [2, 6, 7, 3]);
        assert_eq!(tokens.encode("海 边 海 边 海").unwrap().ids, [2, 4, 5, 4, 3]);
        std::fs::write(&path, "[UNK]\na\n").unwrap();
        assert!(TextTokens::load_bert(&path, 5).err().unwrap().to_string().contains("[CLS]"));
    }

    #[test]
    fn texts_are_filled_where_the_tower_wants_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("vocab.txt");
        std::fs::write(&path, "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n").unwrap();
        let tokens = TextTokens::load_bert(&path, 4).unwrap().filled(6, 9);
        assert_eq!(tokens.encode("a").unwrap(), Tokens { ids: vec![2, 4, 3, 9, 9, 9], own: 3 });
    }
}
