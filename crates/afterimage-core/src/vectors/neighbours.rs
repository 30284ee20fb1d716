//! Looking for what is nearest to a query.

use std::cmp::Ordering;
use std::collections::HashSet;

use roaring::RoaringTreemap;

use super::VectorError;
use super::index::{Inner, VectorIndex, failed};
use super::scores::Scratch;
use crate::part::PhotoPart;

/// Up to this many vectors, scanning them all is as quick as walking the graph, and exact.
pub const EXACT_UP_TO: u64 = 20_000;

/// Up to this share of all vectors, one in so many, comparing with each is cheaper than walking the graph until enough was met.
const EXACT_SHARE: u64 = 10;

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

impl VectorIndex {
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
}

impl Inner {
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
}

#[cfg(test)]
mod tests {
    use half::f16;

    use super::super::example::{DIM, clustered, filled};
    use super::*;

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
