//! The text network's vocabulary, written as a `tokenizer.json` that the `tokenizers` crate runs.

use std::path::Path;

use tokenizers::models::unigram::Unigram;
use tokenizers::normalizers::replace::ReplacePattern;
use tokenizers::normalizers::{NormalizerWrapper, Precompiled, Replace, Sequence};
use tokenizers::pre_tokenizers::metaspace::{Metaspace, PrependScheme};
use tokenizers::processors::template::TemplateProcessing;
use tokenizers::{TokenizerBuilder, TokenizerImpl};

use super::charsmap;
use crate::EncoderError;

/// Unigram pieces (Kudo 2018) with the table of characters that are replaced before the text is cut.
pub(super) struct Vocabulary {
    /// Each piece with its score, the logarithm of its probability.
    pub(super) pieces: Vec<(String, f64)>,
    pub(super) begin: u32,
    pub(super) end: u32,
    pub(super) unknown: u32,
    /// Characters and what stands for them.
    pub(super) normalization: Vec<(char, String)>,
}

/// A control character that the normalisation removes from every text.
const REMOVED: char = '\u{1}';

/// Writes `tokenizer.json`.
pub(super) fn write_tokenizer(vocabulary: &Vocabulary, path: &Path) -> Result<(), EncoderError> {
    let tokenizer = build(vocabulary).map_err(|error| EncoderError::Tokenizer(error.to_string()))?;
    tokenizer.save(path, false).map_err(|error| EncoderError::Tokenizer(error.to_string()))
}

type Tokenizer = TokenizerImpl<Unigram, Sequence, Metaspace, TemplateProcessing, Metaspace>;

fn build(vocabulary: &Vocabulary) -> tokenizers::Result<Tokenizer> {
    let piece = |id: u32| vocabulary.pieces.get(id as usize).map(|(name, _)| name.clone()).unwrap_or_default();
    let (begin, end) = (piece(vocabulary.begin), piece(vocabulary.end));
    let template = TemplateProcessing::builder()
        .try_single(format!("{begin} $A {end}"))?
        .special_tokens(vec![(begin, vocabulary.begin), (end, vocabulary.end)])
        .build()?;
    let metaspace = Metaspace::new('▁', PrependScheme::Always, false);
    TokenizerBuilder::new()
        .with_model(Unigram::from(vocabulary.pieces.clone(), Some(vocabulary.unknown as usize), false)?)
        .with_normalizer(Some(normalizer(&vocabulary.normalization)?))
        .with_pre_tokenizer(Some(metaspace.clone()))
        .with_post_processor(Some(template))
        .with_decoder(Some(metaspace))
        .build()
}

/// Replaces characters one by one, then joins runs of spaces.
///
/// `Precompiled` looks at clusters first and takes the replacement of a cluster's first character for the whole
/// of it, which loses the accent in "ﬁ" + U+0301. A control character between any two parts the clusters; the table
/// removes it again.
fn normalizer(table: &[(char, String)]) -> tokenizers::Result<Sequence> {
    let mut table = table.to_vec();
    if !table.iter().any(|(from, _)| *from == REMOVED) {
        table.push((REMOVED, String::new()));
    }
    let charsmap = Precompiled::from(&charsmap::compile(&table))?;
    Ok(Sequence::new(vec![
        NormalizerWrapper::Replace(Replace::new(ReplacePattern::Regex(r"(?!\A)".into()), REMOVED)?),
        NormalizerWrapper::Precompiled(charsmap),
        NormalizerWrapper::Replace(Replace::new(ReplacePattern::Regex(" {2,}".into()), ' ')?),
    ]))
}
