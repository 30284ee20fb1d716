//! What a saved index holds, so that opening it can tell whether it is that index.
//!
//! The proof file is one line of JSON and then what is held, parts of photos by their keys, as a Roaring bitmap (the portable format of
//! roaringbitmap.org). Comparing that set with the catalog's tells exactly which vectors to add and to remove.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use roaring::RoaringTreemap;
use serde::{Deserialize, Serialize};

use super::VectorError;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Proof {
    model: String,
    dim: usize,
    vectors: u64,
    /// BLAKE3 of the index file, hexadecimal.
    index: String,
}

impl Proof {
    /// Writes the proof of `fresh`, which is about to become `file`.
    pub fn write(file: &Path, fresh: &Path, model: &str, dim: usize, held: &RoaringTreemap) -> Result<(), VectorError> {
        let proof = Self { model: model.to_owned(), dim, vectors: held.len(), index: hash(fresh)? };
        let path = proof_path(file);
        let io = |source| VectorError::Io { path: path.clone(), source };
        let temporary = path.with_extension("proof-fresh");
        let mut to = File::create(&temporary).map_err(io)?;
        serde_json::to_writer(&mut to, &proof).map_err(|error| io(error.into()))?;
        to.write_all(b"\n").map_err(io)?;
        held.serialize_into(&mut to).map_err(io)?;
        to.sync_all().map_err(io)?;
        fs::rename(&temporary, &path).map_err(io)
    }

    /// Checks an index file against its proof; the keys of what it holds.
    pub fn check(file: &Path, model: &str, dim: usize) -> Result<RoaringTreemap, VectorError> {
        let path = proof_path(file);
        let io = |source| VectorError::Io { path: path.clone(), source };
        let unproven = |comment: &str| VectorError::Unproven { path: file.to_owned(), comment: comment.to_owned() };
        let mut from = BufReader::new(File::open(&path).map_err(io)?);
        let mut line = String::new();
        from.read_line(&mut line).map_err(io)?;
        let proof: Self = serde_json::from_str(&line).map_err(|_| unproven("its proof can't be read"))?;
        if proof.model != model || proof.dim != dim {
            return Err(unproven("it holds another model's vectors"));
        }
        let held = RoaringTreemap::deserialize_from(from).map_err(|_| unproven("its list of vectors can't be read"))?;
        if held.len() != proof.vectors || hash(file)? != proof.index {
            return Err(unproven("it changed after it was saved"));
        }
        Ok(held)
    }
}

/// Where the proof of an index lies.
pub(super) fn proof_path(file: &Path) -> PathBuf {
    file.with_extension("proof")
}

fn hash(file: &Path) -> Result<String, VectorError> {
    let io = |source| VectorError::Io { path: file.to_owned(), source };
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(file).map_err(io)?).map_err(io)?;
    Ok(hasher.finalize().to_hex().to_string())
}
