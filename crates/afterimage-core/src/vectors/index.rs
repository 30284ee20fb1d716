//! The index in memory.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering as MemoryOrdering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use half::f16;
use half::slice::HalfFloatSliceExt;
use roaring::RoaringTreemap;
use usearch::ffi::{IndexOptions, MetricKind, ScalarKind};

use super::VectorError;
use super::proof::{Proof, proof_path};
use crate::part::PhotoPart;

/// Up to this many vectors, scanning them all is as quick as walking the graph, and exact.
pub const EXACT_UP_TO: u64 = 20_000;

/// Up to this share of all vectors, one in so many, comparing with each is cheaper than walking the graph until enough was met.
const EXACT_SHARE: u64 = 10;

/// So many photos tell how much cosines differ, and which is usual, …
const SAMPLED: usize = 256;

/// … but fewer than these do not tell which is usual, …
const LEAST_SAMPLED: usize = 64;

/// … and where it is larger than this, the photos are all of one thing.
const MOST_USUAL: f32 = 0.8;

/// Photos added before a search that waits gets its turn: a millisecond or two.
const ADDED_AT_ONCE: usize = 4;

/// Searches and additions that may run at once; more wait inside usearch.
const THREADS: usize = 64;

/// Where a search asks for more candidates because several were parts of one photo: by so much more.
const WIDENED: usize = 4;

/// A part of a photo and how near it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// What is near.
    pub part: PhotoPart,
    /// Cosine similarity with the query, -1 to 1.
    pub score: f32,
}

impl Neighbour {
    /// The order of hits: the nearest first, equal ones by their ids.
    pub fn rank(&self, other: &Self) -> Ordering {
        other
            .score
            .total_cmp(&self.score)
            .then(self.part.photo().cmp(&other.part.photo()))
            .then(self.part.cmp(&other.part))
    }

    /// Keeps the best part of each photo, best first, of at most `count` photos.
    pub fn best_of_each_photo(hits: &mut Vec<Self>, count: usize) {
        hits.sort_unstable_by(Self::rank);
        let mut seen = HashSet::new();
        hits.retain(|hit| seen.len() < count && seen.insert(hit.part.photo()));
    }
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

/// Embeddings of one model, by the part of the photo that they are of.
pub struct VectorIndex {
    model: String,
    dim: usize,
    inner: RwLock<Inner>,
    /// The number of changes that the saved file holds.
    saved: AtomicU64,
}

struct Inner {
    index: usearch::Index,
    /// Keys of [`PhotoPart`]s.
    held: RoaringTreemap,
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
        self.saved.store(inner.changes, MemoryOrdering::Release);
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
        self.read().changes == self.saved.load(MemoryOrdering::Acquire)
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

    /// The parts nearest to `query` (unit length, `[dim]`), best first, equal scores in order of their ids: so many that they
    /// are of `count` photos, where there are that many, which may be more than `count`.
    pub fn search(&self, query: &[f32], count: usize, method: Method) -> Result<Vec<Neighbour>, VectorError> {
        self.search_where(query, count, method, None)
    }

    /// [`search`](Self::search) among these photos alone. As exact as among all: few are compared one by one.
    pub fn search_among(
        &self,
        query: &[f32],
        count: usize,
        method: Method,
        among: &RoaringTreemap,
    ) -> Result<Vec<Neighbour>, VectorError> {
        self.search_where(query, count, method, Some(among))
    }

    fn search_where(
        &self,
        query: &[f32],
        count: usize,
        method: Method,
        among: Option<&RoaringTreemap>,
    ) -> Result<Vec<Neighbour>, VectorError> {
        let inner = self.read();
        let among = among.map(|photos| inner.parts_of(photos));
        let among = among.as_ref();
        let searched = among.unwrap_or(&inner.held);
        let held = usize::try_from(searched.len()).unwrap_or(usize::MAX);
        let photos = count.min(usize::try_from(searched.rank(PhotoPart::LAST_WHOLE)).unwrap_or(usize::MAX));
        if photos == 0 {
            return Ok(Vec::new());
        }
        // usearch compares in half precision: candidates beyond `count` let the final scoring decide at the edge.
        let mut candidates = (count + count / 4 + 32).min(held);
        loop {
            let mut hits = self.nearest(&inner, query, candidates, method, among)?;
            let mut seen = HashSet::with_capacity(photos);
            let enough = hits.iter().position(|hit| seen.insert(hit.part.photo()) && seen.len() == photos);
            // The graph may not lead to every vector; asking again would not either.
            if enough.is_some() || candidates == held {
                hits.truncate(enough.map_or(hits.len(), |last| last + 1));
                return Ok(hits);
            }
            candidates = candidates.saturating_mul(WIDENED).min(held);
        }
    }

    fn nearest(
        &self,
        inner: &Inner,
        query: &[f32],
        candidates: usize,
        method: Method,
        among: Option<&RoaringTreemap>,
    ) -> Result<Vec<Neighbour>, VectorError> {
        let searched = among.unwrap_or(&inner.held).len();
        let exact = match method {
            Method::Exact => true,
            Method::Graph => false,
            // The graph is walked until enough was met that is wanted: among few, nearly all of it.
            Method::Cheapest => searched <= EXACT_UP_TO || searched < inner.held.len() / EXACT_SHARE,
        };
        let keys = match (among, exact) {
            (Some(parts), true) => {
                let mut hits = inner.score_all(parts.iter(), query, &mut Scratch::new(self.dim))?;
                hits.sort_unstable_by(Neighbour::rank);
                hits.truncate(candidates);
                return Ok(hits);
            }
            (Some(parts), false) => inner.index.filtered_search(query, candidates, |key| parts.contains(key)),
            (None, true) => inner.index.exact_search(query, candidates),
            (None, false) => inner.index.search(query, candidates),
        };
        let keys = keys.map_err(failed)?.keys;
        let mut hits = inner.score_all(keys, query, &mut Scratch::new(self.dim))?;
        hits.sort_unstable_by(Neighbour::rank);
        Ok(hits)
    }

    /// How much the cosine with a query differs from photo to photo: its standard deviation over some of them; 0 where there
    /// are not two.
    pub fn spread(&self, query: &[f32]) -> Result<f32, VectorError> {
        let inner = self.read();
        let count = usize::try_from(inner.photos()).unwrap_or(usize::MAX);
        let some = inner.held.iter().take(count).step_by((count / SAMPLED).max(1));
        let hits = inner.score_all(some, query, &mut Scratch::new(self.dim))?;
        let count = hits.len().max(1) as f32;
        let mean = hits.iter().map(|hit| hit.score).sum::<f32>() / count;
        Ok((hits.iter().map(|hit| (hit.score - mean).powi(2)).sum::<f32>() / count).sqrt())
    }

    /// The cosine that two photos usually have, over some of them; 0 where there are too few to tell.
    pub fn usual_cosine(&self) -> Result<f32, VectorError> {
        let photos = usize::try_from(self.photos()).unwrap_or(usize::MAX);
        if photos < LEAST_SAMPLED {
            return Ok(0.0);
        }
        // Every vector has length 1, so the length of their sum tells the sum of all cosines.
        let (mut sum, mut count) = (vec![0.0; self.dim], 0.0);
        for key in self.held().iter().take(photos).step_by((photos / SAMPLED).max(1)) {
            if let Some(vector) = self.vector(PhotoPart::from_key(key))? {
                sum.iter_mut().zip(&vector).for_each(|(sum, x)| *sum += x.to_f32());
                count += 1.0;
            }
        }
        let of_all: f32 = sum.iter().map(|x| x * x).sum();
        Ok(((of_all - count) / (count * (count - 1.0))).clamp(0.0, MOST_USUAL))
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
    bits: Vec<i16>,
    half: Vec<f16>,
    single: Vec<f32>,
}

impl Scratch {
    fn new(dim: usize) -> Self {
        Self { bits: vec![0; dim], half: vec![f16::ZERO; dim], single: vec![0.0; dim] }
    }
}

impl Inner {
    /// Every photo that is held is held as a whole, too.
    fn photos(&self) -> u64 {
        self.held.rank(PhotoPart::LAST_WHOLE)
    }

    /// The parts that are held of these photos.
    fn parts_of(&self, photos: &RoaringTreemap) -> RoaringTreemap {
        // A bitmap holds keys with the same upper half: the number of a part, and the upper bits of photos' ids.
        let of_same_ids = |upper: u32| {
            let ids = (u64::from(upper) << 32 & PhotoPart::LAST_WHOLE) >> 32;
            photos.bitmaps().find(move |(photos, _)| u64::from(*photos) == ids).map(|(_, bitmap)| bitmap)
        };
        let parts = self.held.bitmaps().filter_map(|(upper, bitmap)| Some((upper, bitmap & of_same_ids(upper)?)));
        RoaringTreemap::from_bitmaps(parts.filter(|(_, bitmap)| !bitmap.is_empty()))
    }

    /// The scores of all these that are held.
    fn score_all(
        &self,
        keys: impl IntoIterator<Item = u64>,
        query: &[f32],
        scratch: &mut Scratch,
    ) -> Result<Vec<Neighbour>, VectorError> {
        let mut hits = Vec::new();
        for key in keys {
            if let Some(score) = self.score(key, query, scratch)? {
                hits.push(Neighbour { part: PhotoPart::from_key(key), score });
            }
        }
        Ok(hits)
    }

    /// The one score a part has for a query: stored f16, compared in f32.
    fn score(&self, key: u64, query: &[f32], scratch: &mut Scratch) -> Result<Option<f32>, VectorError> {
        let found = self.index.get(key, usearch::f16::from_mut_i16s(&mut scratch.bits)).map_err(failed)?;
        if found == 0 {
            return Ok(None);
        }
        for (half, bits) in scratch.half.iter_mut().zip(&scratch.bits) {
            *half = f16::from_bits(bits.cast_unsigned());
        }
        scratch.half.convert_to_f32_slice(&mut scratch.single);
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
            .map(|(photo, vector)| ((*photo).into(), vector.iter().map(|x| f16::from_f32(*x)).collect()))
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
            let found: Vec<_> = exact.iter().map(|hit| hit.part.photo()).collect();
            assert_eq!(found, truth[..50].iter().map(|hit| hit.0).collect::<Vec<_>>());
        }
    }

    #[test]
    fn among_some_the_order_is_that_of_all_without_the_others() {
        let vectors = clustered(3000);
        let index = filled(&vectors);
        // Every photo has one more part, which looks like another photo.
        let parts: Vec<_> = vectors
            .iter()
            .zip(vectors.iter().skip(7))
            .map(|((photo, _), (_, other))| {
                (PhotoPart::new(*photo, 1), other.iter().map(|x| f16::from_f32(*x)).collect())
            })
            .collect();
        index.add(&parts).unwrap();
        for (number, (_, query)) in vectors.iter().step_by(301).enumerate() {
            let share = [1, 2, 10, 100, 3000][number % 5];
            let among: RoaringTreemap = (1..=3000).filter(|photo| photo % share == 0).collect();
            let mut all = index.search(query, 3000, Method::Exact).unwrap();
            all.retain(|hit| among.contains(hit.part.photo().cast_unsigned()));
            Neighbour::best_of_each_photo(&mut all, 40);
            for method in [Method::Exact, Method::Graph, Method::Cheapest] {
                let mut some = index.search_among(query, 40, method, &among).unwrap();
                Neighbour::best_of_each_photo(&mut some, 40);
                assert_eq!(some, all, "{method:?}, one in {share}");
            }
            assert_eq!(index.photos_among(&among), among.len());
        }
        assert_eq!(index.search_among(&vectors[0].1, 5, Method::Cheapest, &RoaringTreemap::new()).unwrap(), []);
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
        assert!(index.search(&vectors[0].1, 200, Method::Exact).unwrap().iter().all(|hit| hit.part.photo() > 3));
        let moved: Vec<f16> = vectors[0].1.iter().map(|x| f16::from_f32(*x)).collect();
        index.add(&[(50.into(), moved)]).unwrap();
        let hits = index.search(&vectors[0].1, 200, Method::Exact).unwrap();
        assert_eq!(hits[0].part.photo(), 50);
        assert_eq!(hits.iter().filter(|hit| hit.part.photo() == 50).count(), 1);
    }

    #[test]
    fn photos_of_many_parts_do_not_crowd_out_the_others() {
        let vectors = clustered(400);
        let index = VectorIndex::new("test@1", DIM).unwrap();
        // The first two hundred are parts of one photo, the rest are photos of one part.
        let halves: Vec<_> = vectors
            .iter()
            .enumerate()
            .map(|(i, (_, vector))| {
                let part = if i < 200 { PhotoPart::new(1, i as u32) } else { PhotoPart::from(i as i64) };
                (part, vector.iter().map(|x| f16::from_f32(*x)).collect())
            })
            .collect();
        index.add(&halves).unwrap();
        assert_eq!((index.len(), index.photos()), (400, 201));
        for method in [Method::Exact, Method::Graph] {
            let query = &vectors[3].1;
            let mut hits = index.search(query, 150, method).unwrap();
            assert_eq!(hits[0].part, PhotoPart::new(1, 3), "{method:?}");
            Neighbour::best_of_each_photo(&mut hits, 150);
            assert_eq!(hits.len(), 150);
            assert_eq!(hits.iter().filter(|hit| hit.part.photo() == 1).count(), 1);
            assert_eq!(hits[0].part, PhotoPart::new(1, 3));
            // The same as if every photo had been compared.
            let mut all = index.search(query, 400, Method::Exact).unwrap();
            Neighbour::best_of_each_photo(&mut all, 150);
            assert_eq!(hits, all);
        }
    }
}
