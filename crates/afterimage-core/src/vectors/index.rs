//! The index in memory.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use half::f16;
use half::slice::HalfFloatSliceExt;
use roaring::RoaringTreemap;
use usearch::ffi::{IndexOptions, MetricKind, ScalarKind};

use super::VectorError;
use super::proof::{Proof, proof_path};

/// Up to this many vectors, scanning them all is as quick as walking the graph, and exact.
pub const EXACT_UP_TO: u64 = 20_000;

/// Photos added before a search that waits gets its turn: a millisecond or two.
const ADDED_AT_ONCE: usize = 4;

/// Searches and additions that may run at once; more wait inside usearch.
const THREADS: usize = 64;

/// A photo and how near it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// The photo.
    pub photo: i64,
    /// Cosine similarity with the query, -1 to 1.
    pub score: f32,
}

/// How to look for neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The cheaper of the two for the size of the index.
    Cheapest,
    /// Compare with every vector.
    Exact,
    /// Walk the HNSW graph.
    Graph,
}

/// Embeddings of one model by photo.
pub struct VectorIndex {
    model: String,
    dim: usize,
    inner: RwLock<Inner>,
    /// The number of changes that the saved file holds.
    saved: AtomicU64,
}

struct Inner {
    index: usearch::Index,
    photos: RoaringTreemap,
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
            inner: RwLock::new(Inner { index, photos: RoaringTreemap::new(), changes: 1 }),
            saved: AtomicU64::new(0),
        })
    }

    /// Loads a saved index.
    ///
    /// # Errors
    /// [`VectorError::Unproven`] or [`VectorError::Io`] when it is missing, of another model, or not what was saved:
    /// start with an empty one and fill it from the catalog.
    pub fn load(file: &Path, model: &str, dim: usize) -> Result<Self, VectorError> {
        let photos = Proof::check(file, model, dim)?;
        let index = new_index(dim)?;
        index.load(unicode(file)?).map_err(failed)?;
        let unproven = |comment: String| VectorError::Unproven { path: file.to_owned(), comment };
        if index.size() as u64 != photos.len() || index.dimensions() != dim {
            return Err(unproven(format!("{} vectors instead of {}", index.size(), photos.len())));
        }
        reserve(&index, index.size() + 1024)?;
        Ok(Self {
            model: model.to_owned(),
            dim,
            inner: RwLock::new(Inner { index, photos, changes: 0 }),
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
        Proof::write(file, fresh, &self.model, self.dim, &inner.photos)?;
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

    /// Adds photos, or replaces what was there under the same ids. A search meanwhile waits for a few of them at most.
    pub fn add(&self, vectors: &[(i64, Vec<f16>)]) -> Result<(), VectorError> {
        for vectors in vectors.chunks(ADDED_AT_ONCE) {
            self.add_few(vectors)?;
            // Whoever has been waiting meanwhile comes first.
            std::thread::yield_now();
        }
        Ok(())
    }

    fn add_few(&self, vectors: &[(i64, Vec<f16>)]) -> Result<(), VectorError> {
        let mut inner = self.write();
        inner.changes += 1;
        let needed = inner.index.size() + vectors.len();
        if inner.index.capacity() < needed {
            reserve(&inner.index, (needed * 3 / 2).max(1024))?;
        }
        for (photo, vector) in vectors {
            let key = key(*photo);
            if !inner.photos.insert(key) {
                inner.index.remove(key).map_err(failed)?;
            }
            let bits: Vec<i16> = vector.iter().map(|x| x.to_bits().cast_signed()).collect();
            if let Err(error) = inner.index.add(key, usearch::f16::from_i16s(&bits)) {
                inner.photos.remove(key);
                return Err(failed(error));
            }
        }
        Ok(())
    }

    /// Removes photos.
    pub fn remove(&self, photos: &RoaringTreemap) -> Result<(), VectorError> {
        if photos.is_empty() {
            return Ok(());
        }
        let mut inner = self.write();
        inner.changes += 1;
        for photo in photos {
            if inner.photos.remove(photo) {
                inner.index.remove(photo).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// A photo's vector, if it holds the photo.
    pub fn vector(&self, photo: i64) -> Result<Option<Vec<f16>>, VectorError> {
        let mut half = vec![0; self.dim];
        let found = self.read().index.get(key(photo), usearch::f16::from_mut_i16s(&mut half)).map_err(failed)?;
        Ok((found > 0).then(|| half.iter().map(|bits| f16::from_bits(bits.cast_unsigned())).collect()))
    }

    /// The photos it holds.
    pub fn photos(&self) -> RoaringTreemap {
        self.read().photos.clone()
    }

    /// How many photos it holds.
    pub fn len(&self) -> u64 {
        self.read().photos.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `count` photos nearest to `query` (unit length, `[dim]`), best first; equal scores in order of their ids.
    pub fn search(&self, query: &[f32], count: usize, method: Method) -> Result<Vec<Neighbour>, VectorError> {
        let inner = self.read();
        let held = usize::try_from(inner.photos.len()).unwrap_or(usize::MAX);
        if held == 0 || count == 0 {
            return Ok(Vec::new());
        }
        let exact = match method {
            Method::Exact => true,
            Method::Graph => false,
            Method::Cheapest => inner.photos.len() <= EXACT_UP_TO,
        };
        // usearch compares in half precision: candidates beyond `count` let the final scoring decide at the edge.
        let candidates = (count + count / 4 + 32).min(held);
        let matches =
            if exact { inner.index.exact_search(query, candidates) } else { inner.index.search(query, candidates) };
        let mut hits = Vec::with_capacity(candidates);
        let mut scratch = Scratch::new(self.dim);
        for key in matches.map_err(failed)?.keys {
            if let Some(score) = inner.score(key, query, &mut scratch)? {
                hits.push(Neighbour { photo: key.cast_signed(), score });
            }
        }
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.photo.cmp(&b.photo)));
        hits.truncate(count);
        Ok(hits)
    }

    fn read(&self) -> RwLockReadGuard<'_, Inner> {
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

/// Buffers of one search.
struct Scratch {
    half: Vec<i16>,
    single: Vec<f32>,
}

impl Scratch {
    fn new(dim: usize) -> Self {
        Self { half: vec![0; dim], single: vec![0.0; dim] }
    }
}

impl Inner {
    /// The one score a photo has for a query: stored f16, compared in f32.
    fn score(&self, key: u64, query: &[f32], scratch: &mut Scratch) -> Result<Option<f32>, VectorError> {
        let found = self.index.get(key, usearch::f16::from_mut_i16s(&mut scratch.half)).map_err(failed)?;
        if found == 0 {
            return Ok(None);
        }
        let half: Vec<f16> = scratch.half.iter().map(|bits| f16::from_bits(bits.cast_unsigned())).collect();
        half.convert_to_f32_slice(&mut scratch.single);
        Ok(Some(scratch.single.iter().zip(query).map(|(a, b)| a * b).sum()))
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

/// Row ids are positive.
fn key(photo: i64) -> u64 {
    photo.cast_unsigned()
}

fn failed(error: impl std::fmt::Display) -> VectorError {
    VectorError::Index(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIM: usize = 64;

    /// Unit vectors around a few centres, as real embeddings lie; a small generator keeps them the same everywhere.
    fn clustered(count: usize) -> Vec<(i64, Vec<f32>)> {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut random = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 40) as f32 / (1 << 24) as f32 - 0.5
        };
        let centres: Vec<Vec<f32>> = (0..20).map(|_| (0..DIM).map(|_| random()).collect()).collect();
        (0..count)
            .map(|i| {
                let vector: Vec<f32> = centres[i % 20].iter().map(|x| x + 0.6 * random()).collect();
                let norm = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
                (i as i64 + 1, vector.iter().map(|x| x / norm).collect())
            })
            .collect()
    }

    fn filled(vectors: &[(i64, Vec<f32>)]) -> VectorIndex {
        let index = VectorIndex::new("test@1", DIM).unwrap();
        let halves: Vec<_> = vectors
            .iter()
            .map(|(photo, vector)| (*photo, vector.iter().map(|x| f16::from_f32(*x)).collect()))
            .collect();
        index.add(&halves).unwrap();
        index
    }

    #[test]
    fn both_paths_give_the_same_order_and_it_is_the_true_one() {
        let vectors = clustered(3000);
        let index = filled(&vectors);
        for (_, query) in vectors.iter().step_by(151) {
            let exact = index.search(query, 50, Method::Exact).unwrap();
            let graph = index.search(query, 50, Method::Graph).unwrap();
            assert_eq!(exact, graph);
            let mut truth: Vec<_> = vectors
                .iter()
                .map(|(photo, vector)| {
                    let rounded = vector.iter().map(|x| f16::from_f32(*x).to_f32());
                    (*photo, rounded.zip(query).map(|(a, b)| a * b).sum::<f32>())
                })
                .collect();
            truth.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let found: Vec<_> = exact.iter().map(|hit| hit.photo).collect();
            assert_eq!(found, truth[..50].iter().map(|hit| hit.0).collect::<Vec<_>>());
        }
    }

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
        assert!(index.search(&vectors[0].1, 200, Method::Exact).unwrap().iter().all(|hit| hit.photo > 3));
        let moved: Vec<f16> = vectors[0].1.iter().map(|x| f16::from_f32(*x)).collect();
        index.add(&[(50, moved)]).unwrap();
        let hits = index.search(&vectors[0].1, 200, Method::Exact).unwrap();
        assert_eq!(hits[0].photo, 50);
        assert_eq!(hits.iter().filter(|hit| hit.photo == 50).count(), 1);
    }
}
