//! Features on disk, so that the frozen networks see every photo and caption once.
//!
//! A cache file is a sequence of records of one size: 16 bytes that identify the input, then the feature vector in `f16`,
//! little-endian. Records are only ever appended; one that was cut off by a kill is dropped when the file is opened again.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use anyhow::{Context, Result};
use half::f16;

/// Identifies an input: the first half of its BLAKE3 hash.
pub type Key = [u8; 16];

/// The key of some content.
pub fn key(content: &[u8]) -> Key {
    let mut key = [0; 16];
    key.copy_from_slice(&blake3::hash(content).as_bytes()[..16]);
    key
}

/// An open cache file with all its records in memory.
pub struct Cache {
    dim: usize,
    records: HashMap<Key, Vec<f16>>,
    file: BufWriter<File>,
}

impl Cache {
    /// Opens or creates the cache of `dim`-dimensional features at `path`.
    pub fn open(path: &Path, dim: usize) -> Result<Self> {
        Self::open_file(path, dim).with_context(|| format!("the feature cache {}", path.display()))
    }

    fn open_file(path: &Path, dim: usize) -> Result<Self> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        let size = 16 + 2 * dim;
        let count = file.metadata()?.len() / size as u64;
        let mut reader = BufReader::new(&file);
        let mut record = vec![0; size];
        let mut records = HashMap::new();
        for _ in 0..count {
            reader.read_exact(&mut record)?;
            let (key, values) = record.split_at(16);
            let (values, _) = values.as_chunks::<2>();
            records.insert(Key::try_from(key)?, values.iter().map(|&value| f16::from_le_bytes(value)).collect());
        }
        file.set_len(count * size as u64)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Self { dim, records, file: BufWriter::new(file) })
    }

    /// Whether the input of `key` is here.
    pub fn contains(&self, key: &Key) -> bool {
        self.records.contains_key(key)
    }

    /// The features of the input of `key`.
    pub fn get(&self, key: &Key) -> Option<&[f16]> {
        self.records.get(key).map(Vec::as_slice)
    }

    /// Adds features and hands them to the system, so that a later kill can't lose them.
    pub fn add(&mut self, features: impl IntoIterator<Item = (Key, Vec<f32>)>) -> Result<()> {
        for (key, values) in features {
            anyhow::ensure!(values.len() == self.dim, "{} features instead of {}", values.len(), self.dim);
            let values: Vec<f16> = values.into_iter().map(f16::from_f32).collect();
            self.file.write_all(&key)?;
            for value in &values {
                self.file.write_all(&value.to_le_bytes())?;
            }
            self.records.insert(key, values);
        }
        Ok(self.file.flush()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_survive_and_a_cut_off_record_is_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("features");
        let mut cache = Cache::open(&path, 2).unwrap();
        cache.add([(key(b"a"), vec![1.0, -0.5]), (key(b"b"), vec![2.0, 3.0])]).unwrap();
        drop(cache);
        let file = OpenOptions::new().write(true).open(&path).unwrap();
        file.set_len(file.metadata().unwrap().len() - 1).unwrap();
        let mut cache = Cache::open(&path, 2).unwrap();
        assert_eq!(cache.get(&key(b"a")).unwrap(), [f16::from_f32(1.0), f16::from_f32(-0.5)]);
        assert!(!cache.contains(&key(b"b")));
        cache.add([(key(b"c"), vec![4.0, 5.0])]).unwrap();
        drop(cache);
        let cache = Cache::open(&path, 2).unwrap();
        assert_eq!(cache.get(&key(b"c")).unwrap(), [f16::from_f32(4.0), f16::from_f32(5.0)]);
    }
}
