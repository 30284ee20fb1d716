//! From text to token ids.

use std::io;
use std::path::Path;

use tokenizers::TokenizerImpl;
use tokenizers::normalizers::Sequence;
use tokenizers::pre_tokenizers::metaspace::Metaspace;
use tokenizers::processors::template::TemplateProcessing;

use super::unigram::Unigram;
use crate::EncoderError;

/// Bytes of a text that are read; far more than the network takes, few enough to cut quickly.
const LONGEST_TEXT: usize = 1 << 15;

/// Cuts texts into the pieces the text network knows. Naming the parts, instead of leaving the choice to the file, lets
/// the file be read straight into them rather than through a tree of JSON values.
pub(super) struct TextTokenizer(TokenizerImpl<Unigram, Sequence, Metaspace, TemplateProcessing, Metaspace>);

impl TextTokenizer {
    /// Reads `tokenizer.json`.
    pub(super) fn load(path: &Path) -> Result<Self, EncoderError> {
        let bytes = std::fs::read(path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => EncoderError::MissingFile { path: path.into() },
            _ => EncoderError::Io { path: path.into(), source },
        })?;
        TokenizerImpl::from_bytes(bytes)
            .map(Self)
            .map_err(|error| EncoderError::Damaged { path: path.into(), comment: error.to_string() })
    }

    /// The tokens of one text, with the one that begins and the one that ends it, at most `limit` in all.
    pub(super) fn encode(&self, text: &str, limit: usize) -> Result<Vec<u32>, EncoderError> {
        let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
        let encoding = self.0.encode_fast(text, true).map_err(|error| EncoderError::Tokenizer(error.to_string()))?;
        let mut ids = encoding.get_ids().to_vec();
        if ids.len() > limit {
            let end = ids.pop();
            ids.truncate(limit.saturating_sub(1));
            ids.extend(end);
        }
        Ok(ids)
    }
}
