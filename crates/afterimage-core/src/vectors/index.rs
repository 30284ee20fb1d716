//! The index in memory: what it holds, and how that is saved.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use half::f16;
use roaring::RoaringTreemap;
use usearch::ffi::{IndexOptions, MetricKind, ScalarKind};

use super::VectorError;
use super::proof::{Proof, proof_path};
use crate::part::PhotoPart;

/// Photos added before a search that waits gets its turn: a millisecond or two.
const ADDED_AT_ONCE: usize = 4;

/// Searches and additions that may run at once; more wait inside usearch.
const THREADS: usize = 64;

/// Embeddings of one model, by the part of the photo that they are of.
pub struct VectorIndex {
    model: String,
    pub(super) dim: usize,
    inner: RwLock<Inner>,
    /// The number of changes that the saved file holds.
    saved: AtomicU64,
}

pub(super) struct Inner {
    pub(super) index: usearch::Index,
    /// Keys of [`PhotoPart`]s.
    pub(super) held: RoaringTreemap,
    /// Counts changes; what [`VectorIndex::save`] wrote last stands in `saved`.
    changes: u64,
}

impl VectorIndex {
    /// An empty index for embeddings of `dim` components.
    pub fn new(model: &str, dim: usize) -> Result<Self, VectorError> {
        let index = new_index(dim)?;
        reserve(&index, 1024)?;
        Ok(Self {
            model: model.to_owned(),
            dim,
            inner: RwLock::new(Inner { index, held: RoaringTreemap::new(), changes: 1 }),
            saved: AtomicU64::new(0),
        })
    }

    /// Loads a saved index.
    ///
    /// # Errors
    /// [`VectorError::Unproven`] or [`VectorError::Io`] when it is missing, of another model, or not what was saved:
    /// start with an empty one and fill it from the catalog.
    pub fn load(file: &Path, model: &str, dim: usize) -> Result<Self, VectorError> {
        let held = Proof::check(file, model, dim)?;
        let index = new_index(dim)?;
        index.load(unicode(file)?).map_err(failed)?;
        let unproven = |comment: String| VectorError::Unproven { path: file.to_owned(), comment };
        if index.size() as u64 != held.len() || index.dimensions() != dim {
            return Err(unproven(format!("{} vectors instead of {}", index.size(), held.len())));
        }
        reserve(&index, index.size() + 1024)?;
        Ok(Self {
            model: model.to_owned(),
            dim,
            inner: RwLock::new(Inner { index, held, changes: 0 }),
            saved: AtomicU64::new(0),
        })
    }

    /// Saves the index: written beside its old self, synced, then renamed over it. `false` if another process is saving it at
    /// the moment: what that lacks is caught up from the catalog.
    pub fn save(&self, file: &Path) -> Result<bool, VectorError> {
        let io = |source| VectorError::Io { path: file.to_owned(), source };
        let lock = File::options().create(true).append(true).open(file.with_file_name("saving.lock")).map_err(io)?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            return Ok(false);
        }
        let inner = self.read();
        let fresh = file.with_extension("fresh");
        let written = self.write_to(file, &fresh, &inner);
        if written.is_err() {
            // Half of it would only take up room, which may be what there was too little of.
            let _ = fs::remove_file(&fresh);
        }
        written?;
        self.saved.store(inner.changes, Ordering::Release);
        Ok(true)
    }

    fn write_to(&self, file: &Path, fresh: &Path, inner: &Inner) -> Result<(), VectorError> {
        let io = |source| VectorError::Io { path: file.to_owned(), source };
        inner.index.save(unicode(fresh)?).map_err(failed)?;
        File::open(fresh).and_then(|fresh| fresh.sync_all()).map_err(io)?;
        Proof::write(file, fresh, &self.model, self.dim, &inner.held)?;
        fs::rename(fresh, file).map_err(io)
    }

    /// Deletes a saved index that nobody needs any more. What can't be deleted takes up room, nothing else.
    pub fn delete(file: &Path) {
        for path in [file.to_owned(), proof_path(file)] {
            if let Err(error) = fs::remove_file(&path) {
                tracing::debug!(path = %path.display(), %error, "a vector index is not deleted");
            }
        }
    }

    /// Whether the saved file holds all that this does.
    pub fn is_saved(&self) -> bool {
        self.read().changes == self.saved.load(Ordering::Acquire)
    }

    /// Adds parts of photos, or replaces what was there of the same ones. A search meanwhile waits for a few of them at most.
    pub fn add(&self, vectors: &[(PhotoPart, Vec<f16>)]) -> Result<(), VectorError> {
        for vectors in vectors.chunks(ADDED_AT_ONCE) {
            self.add_few(vectors)?;
            // Whoever has been waiting meanwhile comes first.
            std::thread::yield_now();
        }
        Ok(())
    }

    fn add_few(&self, vectors: &[(PhotoPart, Vec<f16>)]) -> Result<(), VectorError> {
        let mut inner = self.write();
        inner.changes += 1;
        let needed = inner.index.size() + vectors.len();
        if inner.index.capacity() < needed {
            reserve(&inner.index, (needed * 3 / 2).max(1024))?;
        }
        for (part, vector) in vectors {
            let key = part.key();
            if !inner.held.insert(key) {
                inner.index.remove(key).map_err(failed)?;
            }
            let bits: Vec<i16> = vector.iter().map(|x| x.to_bits().cast_signed()).collect();
            if let Err(error) = inner.index.add(key, usearch::f16::from_i16s(&bits)) {
                inner.held.remove(key);
                return Err(failed(error));
            }
        }
        Ok(())
    }

    /// Removes parts, given by their keys.
    pub fn remove(&self, parts: &RoaringTreemap) -> Result<(), VectorError> {
        if parts.is_empty() {
            return Ok(());
        }
        let mut inner = self.write();
        inner.changes += 1;
        for key in parts {
            if inner.held.remove(key) {
                inner.index.remove(key).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// The vector of a part, if it holds that.
    pub fn vector(&self, part: PhotoPart) -> Result<Option<Vec<f16>>, VectorError> {
        let mut half = vec![0; self.dim];
        let found = self.read().index.get(part.key(), usearch::f16::from_mut_i16s(&mut half)).map_err(failed)?;
        Ok((found > 0).then(|| half.iter().map(|bits| f16::from_bits(bits.cast_unsigned())).collect()))
    }

    /// The keys of the parts it holds.
    pub fn held(&self) -> RoaringTreemap {
        self.read().held.clone()
    }

    /// Whether it holds each of these parts.
    pub fn holds(&self, parts: &[PhotoPart]) -> Vec<bool> {
        let inner = self.read();
        parts.iter().map(|part| inner.held.contains(part.key())).collect()
    }

    /// How many vectors it holds.
    pub fn len(&self) -> u64 {
        self.read().held.len()
    }

    /// How many photos those are of.
    pub fn photos(&self) -> u64 {
        self.read().photos()
    }

    /// How many of these photos it holds.
    pub fn photos_among(&self, photos: &RoaringTreemap) -> u64 {
        self.read().held.intersection_len(photos)
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for VectorIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VectorIndex").field("model", &self.model).field("len", &self.len()).finish_non_exhaustive()
    }
}

impl Inner {
    /// Every photo that is held is held as a whole, too.
    pub(super) fn photos(&self) -> u64 {
        self.held.rank(PhotoPart::LAST_WHOLE)
    }
}

fn new_index(dim: usize) -> Result<usearch::Index, VectorError> {
    let options = IndexOptions {
        dimensions: dim,
        metric: MetricKind::IP,
        quantization: ScalarKind::F16,
        connectivity: 16,
        expansion_add: 128,
        expansion_search: 96,
        multi: false,
    };
    usearch::Index::new(&options).map_err(failed)
}

fn reserve(index: &usearch::Index, capacity: usize) -> Result<(), VectorError> {
    index.reserve_capacity_and_threads(capacity, THREADS).map_err(failed)
}

fn unicode(file: &Path) -> Result<&str, VectorError> {
    file.to_str().ok_or_else(|| VectorError::PathNotUnicode { path: file.to_owned() })
}

pub(super) fn failed(error: impl std::fmt::Display) -> VectorError {
    VectorError::Index(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::example::{DIM, clustered, filled};
    use super::super::neighbours::Method;
    use super::*;

    #[test]
    fn what_is_saved_comes_back_and_what_is_tampered_with_does_not() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("index.usearch");
        let vectors = clustered(500);
        let index = filled(&vectors);
        index.save(&file).unwrap();
        let loaded = VectorIndex::load(&file, "test@1", DIM).unwrap();
        assert_eq!(
            loaded.search(&vectors[7].1, 10, Method::Exact).unwrap(),
            index.search(&vectors[7].1, 10, Method::Exact).unwrap()
        );
        assert!(matches!(VectorIndex::load(&file, "other@1", DIM), Err(VectorError::Unproven { .. })));

        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x40;
        fs::write(&file, bytes).unwrap();
        assert!(matches!(VectorIndex::load(&file, "test@1", DIM), Err(VectorError::Unproven { .. })));
    }

    #[test]
    fn removed_photos_are_not_found_and_replaced_ones_are_found_once() {
        let vectors = clustered(200);
        let index = filled(&vectors);
        index.remove(&[1, 2, 3].into_iter().collect()).unwrap();
        assert_eq!(index.len(), 197);
        assert!(index.search(&vectors[0].1, 200, Method::Exact).unwrap().iter().all(|hit| hit.part.photo() > 3));
        let moved: Vec<f16> = vectors[0].1.iter().map(|x| f16::from_f32(*x)).collect();
        index.add(&[(50.into(), moved)]).unwrap();
        let hits = index.search(&vectors[0].1, 200, Method::Exact).unwrap();
        assert_eq!(hits[0].part.photo(), 50);
        assert_eq!(hits.iter().filter(|hit| hit.part.photo() == 50).count(), 1);
    }
}
