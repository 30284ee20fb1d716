//! How many pictures go through a network at once: found by trying.
//!
//! Small batches leave a GPU waiting for the next; beyond some size nothing is gained any more, and beyond another there is no
//! memory for it. Both differ by model and by device, so the size starts small and doubles as long as pictures a second rise.

use std::time::Duration;

/// The first size that is tried.
const FIRST: usize = 4;

/// Batches of a size that are timed. The first of a size is not: it pays for memory and kernels that are made for it.
const TIMED: u32 = 2;

/// A larger batch has to be faster by this factor to be worth its memory.
const GAIN: f64 = 1.03;

/// The search for the best batch size. What is timed is told to it; it has no clock of its own.
#[derive(Debug, Clone)]
pub(crate) struct BatchTrial {
    /// No size beyond it is tried: larger ones have failed, or are not wanted.
    most: usize,
    size: usize,
    /// The fastest size so far and its pictures a second.
    best: Option<(usize, f64)>,
    /// Pictures a second of the batches of `size`: how many were seen, and the fastest of those timed.
    seen: u32,
    rate: f64,
    settled: bool,
}

impl BatchTrial {
    /// A search that ends at `most`.
    pub fn new(most: usize) -> Self {
        let most = most.max(1);
        Self { most, size: FIRST.min(most), best: None, seen: 0, rate: 0.0, settled: false }
    }

    /// No search: an earlier one has found `size`.
    pub fn settled_at(size: usize, most: usize) -> Self {
        Self { size: size.clamp(1, most.max(1)), settled: true, ..Self::new(most) }
    }

    /// So many pictures should be next.
    pub fn size(&self) -> usize {
        self.size
    }

    /// What was found, when the search is over.
    pub fn found(&self) -> Option<usize> {
        self.settled.then_some(self.size)
    }

    /// So many pictures took so long. Other numbers of pictures than [`size`](Self::size) say nothing.
    pub fn took(&mut self, pictures: usize, time: Duration) {
        if self.settled || pictures != self.size {
            return;
        }
        self.seen += 1;
        if self.seen > 1 {
            self.rate = self.rate.max(pictures as f64 / time.as_secs_f64().max(f64::MIN_POSITIVE));
        }
        if self.seen > TIMED {
            self.judge();
        }
    }

    /// So many pictures were too many for the memory.
    pub fn too_many(&mut self, pictures: usize) {
        self.most = self.most.min(pictures / 2).max(1);
        let best = self.best.map_or(self.most, |(size, _)| size);
        self.size = best.min(self.most);
        self.settled = true;
    }

    fn judge(&mut self) {
        if self.best.is_some_and(|(_, best)| self.rate <= best * GAIN) {
            self.size = self.best.map_or(self.size, |(size, _)| size);
            self.settled = true;
            return;
        }
        self.best = Some((self.size, self.rate));
        match 2 * self.size <= self.most {
            true => (self.size, self.seen, self.rate) = (2 * self.size, 0, 0.0),
            false => self.settled = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs the search on a device that takes `millis(pictures)` for a batch and fails above `room` pictures.
    fn searched(most: usize, room: usize, millis: impl Fn(usize) -> f64) -> (usize, Vec<usize>) {
        let mut trial = BatchTrial::new(most);
        let mut tried = Vec::new();
        while trial.found().is_none() {
            let size = trial.size();
            if tried.last() != Some(&size) {
                tried.push(size);
            }
            match size > room {
                true => trial.too_many(size),
                false => trial.took(size, Duration::from_secs_f64(millis(size) / 1000.0)),
            }
            assert!(tried.len() < 20, "{tried:?}");
        }
        (trial.size(), tried)
    }

    #[test]
    fn it_doubles_while_that_is_faster() {
        // 10 ms for whatever batch, and as much for every 32 pictures: 32 are 1.6 times as fast as 16.
        let launch = |pictures: usize| 10.0 + 10.0 * pictures as f64 / 32.0;
        assert_eq!(searched(64, 1000, launch), (64, vec![4, 8, 16, 32, 64]));
        // From 16 on every picture takes as long.
        let steps = |pictures: usize| pictures.max(16) as f64;
        assert_eq!(searched(256, 1000, steps), (16, vec![4, 8, 16, 32]));
        assert_eq!(searched(256, 1000, |pictures| pictures as f64), (4, vec![4, 8]));
        assert_eq!(searched(3, 1000, |_| 1.0), (3, vec![3]));
    }

    #[test]
    fn it_goes_back_where_the_memory_ends() {
        let launch = |_| 10.0;
        assert_eq!(searched(256, 40, launch), (32, vec![4, 8, 16, 32, 64]));
        assert_eq!(searched(256, 2, launch), (2, vec![4]));
        let mut trial = BatchTrial::settled_at(64, 256);
        trial.too_many(64);
        assert_eq!((trial.size(), trial.found()), (32, Some(32)));
        trial.too_many(1);
        assert_eq!(trial.size(), 1);
    }

    #[test]
    fn only_full_batches_count_and_not_the_first_of_a_size() {
        let mut trial = BatchTrial::new(64);
        for pictures in [1, 3, 5, 64] {
            trial.took(pictures, Duration::from_millis(1));
        }
        trial.took(4, Duration::from_secs(100));
        assert_eq!((trial.seen, trial.rate), (1, 0.0));
        assert_eq!(BatchTrial::settled_at(500, 64).found(), Some(64));
    }
}
