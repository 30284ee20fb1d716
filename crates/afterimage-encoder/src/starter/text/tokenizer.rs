//! From text to token ids.

use std::io;
use std::path::Path;

use tokenizers::TokenizerImpl;
use tokenizers::models::unigram::Unigram;
use tokenizers::normalizers::Sequence;
use tokenizers::pre_tokenizers::metaspace::Metaspace;
use tokenizers::processors::template::TemplateProcessing;

use crate::EncoderError;

/// The parts of the text network's tokenizer. Naming them, instead of leaving the choice to the file, lets the file be
/// read straight into them rather than through a tree of JSON values.
pub(in crate::starter) type Parts = TokenizerImpl<Unigram, Sequence, Metaspace, TemplateProcessing, Metaspace>;

/// The name of the unknown piece. Normalisation removes its first character from every text, so that no text spells it.
pub(in crate::starter) const UNKNOWN: &str = "\u{1}<unk>";

/// Bytes of a text that are read; far more than the network takes, few enough to cut quickly.
const LONGEST_TEXT: usize = 1 << 16;

/// Cuts texts into the pieces the text network knows.
pub(in crate::starter) struct TextTokenizer {
    parts: Parts,
    unknown: u32,
}

impl TextTokenizer {
    /// Reads `tokenizer.json`.
    pub(in crate::starter) fn load(path: &Path) -> Result<Self, EncoderError> {
        let bytes = std::fs::read(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => EncoderError::MissingFile { path: path.into() },
            _ => EncoderError::Io { path: path.into(), source },
        })?;
        let damaged = |comment: String| EncoderError::Damaged { path: path.into(), comment };
        let parts = Parts::from_bytes(bytes).map_err(|error| damaged(error.to_string()))?;
        let unknown = parts.token_to_id(UNKNOWN).ok_or_else(|| damaged("it has no unknown piece".into()))?;
        Ok(Self { parts, unknown })
    }

    /// The tokens of one text, with the one that begins and the one that ends it, at most `limit` in all.
    pub(in crate::starter) fn encode(&self, text: &str, limit: usize) -> Result<Vec<u32>, EncoderError> {
        let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
        let encoding =
            self.parts.encode_fast(text, true).map_err(|error| EncoderError::Tokenizer(error.to_string()))?;
        let mut ids = Vec::with_capacity(encoding.len());
        for (&id, piece) in encoding.get_ids().iter().zip(encoding.get_tokens()) {
            // The crate joins neighbouring unknown characters; the network's own engine keeps one token for each.
            let count = if id == self.unknown { piece.chars().count() } else { 1 };
            ids.extend(std::iter::repeat_n(id, count));
        }
        if ids.len() > limit {
            let end = ids.pop();
            ids.truncate(limit.saturating_sub(1));
            ids.extend(end);
        }
        Ok(ids)
    }
}
