//! The text network as its package ships it: one little-endian file of header, vocabulary, normalisation and tensors.
//!
//! The layout is that of the reader in the package's own engine (`e5.c`, magic `E5S1`). Quantized tensors are blocks of
//! 32 weights: an `f16` scale and 16 bytes whose low nibbles are the first 16 weights, whose high nibbles the others,
//! each minus 8. That is GGML's Q4_0 to the bit, so the blocks move to the GGUF file as they are.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QStorage, QTensor};
use candle_core::{Device, Tensor};

use super::vocabulary::Vocabulary;
use crate::EncoderError;

/// A parsed file; tensors are still bytes of it.
pub(super) struct E5<'a> {
    pub(super) vocabulary: Vocabulary,
    sizes: Sizes,
    tensors: HashMap<&'a str, RawTensor<'a>>,
}

struct Sizes {
    hidden: usize,
    layers: usize,
    heads: usize,
    feed_forward: usize,
    words: usize,
    positions: usize,
    types: usize,
    epsilon: f32,
}

struct RawTensor<'a> {
    quantized: bool,
    bytes: &'a [u8],
}

/// Parses the whole file. The error says what is wrong with it.
pub(super) fn parse(file: &[u8]) -> Result<E5<'_>, String> {
    let mut cursor = Cursor { rest: file };
    if cursor.take(4)? != b"E5S1" || cursor.u32()? != 1 {
        return Err("it is of another format".into());
    }
    let mut size = || cursor.u32().map(|size| size as usize);
    let (hidden, layers, heads, feed_forward) = (size()?, size()?, size()?, size()?);
    let (words, positions, types) = (size()?, size()?, size()?);
    let epsilon = cursor.f32()?;
    if cursor.u32()? != 32 {
        return Err("its blocks are not of 32 weights".into());
    }
    let sizes = Sizes { hidden, layers, heads, feed_forward, words, positions, types, epsilon };
    let vocabulary = parse_vocabulary(&mut cursor)?;
    let mut tensors = HashMap::new();
    for _ in 0..cursor.u32()? {
        let name_length = cursor.u16()?;
        let name = str::from_utf8(cursor.take(name_length.into())?).map_err(|error| error.to_string())?;
        let quantized = cursor.take(1)? == [1];
        let _weights = cursor.u32()?;
        let (start, length) = (cursor.u64()? as usize, cursor.u64()? as usize);
        let bytes = file.get(start..).and_then(|rest| rest.get(..length)).ok_or("a tensor lies outside")?;
        tensors.insert(name, RawTensor { quantized, bytes });
    }
    Ok(E5 { vocabulary, sizes, tensors })
}

fn parse_vocabulary(cursor: &mut Cursor) -> Result<Vocabulary, String> {
    let pieces = cursor.u32()? as usize;
    let (begin, end, _pad, unknown) = (cursor.u32()?, cursor.u32()?, cursor.u32()?, cursor.u32()?);
    let text_length = cursor.u64()? as usize;
    let offsets = (0..=pieces).map(|_| cursor.u32()).collect::<Result<Vec<_>, _>>()?;
    let scores = (0..pieces).map(|_| cursor.f32()).collect::<Result<Vec<_>, _>>()?;
    let text = cursor.take(text_length)?;
    let pieces = offsets
        .windows(2)
        .zip(scores)
        .map(|(bounds, score)| {
            let piece = text.get(bounds[0] as usize..bounds[1] as usize).ok_or("a piece lies outside")?;
            let piece = str::from_utf8(piece).map_err(|error| error.to_string())?;
            Ok((piece.to_owned(), f64::from(score)))
        })
        .collect::<Result<Vec<_>, String>>()?;

    let entries = cursor.u32()?;
    let _bytes = cursor.u32()?;
    let mut normalization = Vec::new();
    for _ in 0..entries {
        let from = cursor.character()?;
        let length = cursor.take(1)?[0];
        let to = (0..length).map(|_| cursor.character()).collect::<Result<String, _>>()?;
        normalization.push((from, to));
    }
    Ok(Vocabulary { pieces, begin, end, unknown, normalization })
}

/// Writes the network with the tensor names that GGUF uses for BERT.
pub(super) fn write_gguf(e5: &E5, path: &Path) -> Result<(), EncoderError> {
    let Sizes { hidden, layers, heads, feed_forward, words, positions, types, epsilon } = e5.sizes;
    let mut tensors = vec![
        e5.tensor("emb.word", "token_embd.weight", &[words, hidden])?,
        e5.tensor("emb.pos", "position_embd.weight", &[positions, hidden])?,
        e5.tensor("emb.type", "token_types.weight", &[types, hidden])?,
        e5.tensor("emb.ln.w", "token_embd_norm.weight", &[hidden])?,
        e5.tensor("emb.ln.b", "token_embd_norm.bias", &[hidden])?,
    ];
    for layer in 0..layers {
        let linears = [
            ("q", "attn_q", hidden, hidden),
            ("k", "attn_k", hidden, hidden),
            ("v", "attn_v", hidden, hidden),
            ("ao", "attn_output", hidden, hidden),
            ("fi", "ffn_up", feed_forward, hidden),
            ("fo", "ffn_down", hidden, feed_forward),
        ];
        for (theirs, ours, outputs, inputs) in linears {
            let (from, to) = (format!("l{layer}.{theirs}"), format!("blk.{layer}.{ours}"));
            tensors.push(e5.tensor(&format!("{from}.w"), &format!("{to}.weight"), &[outputs, inputs])?);
            tensors.push(e5.tensor(&format!("{from}.b"), &format!("{to}.bias"), &[outputs])?);
        }
        for (theirs, ours) in [("aln", "attn_output_norm"), ("oln", "layer_output_norm")] {
            let (from, to) = (format!("l{layer}.{theirs}"), format!("blk.{layer}.{ours}"));
            tensors.push(e5.tensor(&format!("{from}.w"), &format!("{to}.weight"), &[hidden])?);
            tensors.push(e5.tensor(&format!("{from}.b"), &format!("{to}.bias"), &[hidden])?);
        }
    }
    let metadata = [
        ("general.architecture", Value::String("bert".into())),
        ("general.name", Value::String("multilingual-e5-small".into())),
        ("general.license", Value::String("mit".into())),
        ("bert.block_count", Value::U32(layers as u32)),
        ("bert.embedding_length", Value::U32(hidden as u32)),
        ("bert.feed_forward_length", Value::U32(feed_forward as u32)),
        ("bert.attention.head_count", Value::U32(heads as u32)),
        ("bert.attention.layer_norm_epsilon", Value::F32(epsilon)),
        ("bert.context_length", Value::U32(positions as u32)),
    ];
    let metadata: Vec<_> = metadata.iter().map(|(name, value)| (*name, value)).collect();
    let tensors: Vec<_> = tensors.iter().map(|(name, tensor)| (name.as_str(), tensor)).collect();
    let unwritable = |source| EncoderError::Io { path: path.into(), source };
    let mut writer = BufWriter::new(File::create(path).map_err(unwritable)?);
    gguf_file::write(&mut writer, &metadata, &tensors)?;
    writer.flush().map_err(unwritable)
}

impl E5<'_> {
    /// One tensor under its new name, after a check of its size.
    fn tensor(&self, theirs: &str, ours: &str, shape: &[usize]) -> candle_core::Result<(String, QTensor)> {
        let Some(raw) = self.tensors.get(theirs) else { candle_core::bail!("the tensor {theirs} is missing") };
        let weights: usize = shape.iter().product();
        let expected = if raw.quantized { weights / 32 * 18 } else { weights * 4 };
        if raw.bytes.len() != expected {
            candle_core::bail!("the tensor {theirs} has {} bytes instead of {expected}", raw.bytes.len());
        }
        let tensor = if raw.quantized {
            // Copied because candle wants blocks aligned and the package promises no alignment.
            let blocks = Cow::Owned(raw.bytes.to_vec());
            QTensor::new(QStorage::from_data(blocks, &Device::Cpu, GgmlDType::Q4_0)?, shape)?
        } else {
            let values = raw.bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
            QTensor::quantize(&Tensor::from_vec(values, shape, &Device::Cpu)?, GgmlDType::F32)?
        };
        Ok((ours.to_owned(), tensor))
    }
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], String> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or("it ends too early")?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or("it ends too early")?;
        self.rest = rest;
        Ok(*taken)
    }

    fn u16(&mut self) -> Result<u16, String> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, String> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, String> {
        self.array().map(u64::from_le_bytes)
    }

    fn f32(&mut self) -> Result<f32, String> {
        self.array().map(f32::from_le_bytes)
    }

    fn character(&mut self) -> Result<char, String> {
        let code = self.u32()?;
        char::from_u32(code).ok_or_else(|| format!("{code:#x} is no character"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_off_file_is_refused() {
        assert!(parse(b"E5S1\x01\0\0\0").err().unwrap().contains("ends too early"));
    }

    #[test]
    fn another_format_is_refused() {
        assert!(parse(b"GGUF\x02\0\0\0").err().unwrap().contains("another format"));
    }
}
