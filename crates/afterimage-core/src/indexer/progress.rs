//! How far a run is, and how fast.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::view::{IndexPhase, IndexProgress};

/// The rate is taken over this long: steady to look at, quick to follow a change.
const WINDOW: Duration = Duration::from_secs(10);

/// Counts what a run does. Shared between its threads.
#[derive(Debug)]
pub(super) struct Meter {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    phase: IndexPhase,
    done: u64,
    total: u64,
    failed: u64,
    current: Option<PathBuf>,
    /// When how many were done, over the last [`WINDOW`].
    marks: VecDeque<(Instant, u64)>,
}

impl Meter {
    pub fn new() -> Self {
        let state =
            State { phase: IndexPhase::Scanning, done: 0, total: 0, failed: 0, current: None, marks: VecDeque::new() };
        Self { state: Mutex::new(state) }
    }

    /// The scan is over; `total` files have to be read.
    pub fn start_reading(&self, total: u64) {
        let mut state = self.lock();
        state.phase = IndexPhase::Indexing;
        state.total = total;
        state.marks.push_back((Instant::now(), 0));
    }

    /// Another model has `total` photos to embed.
    pub fn start_switching(&self, total: u64) {
        self.start_reading(total);
        self.lock().phase = IndexPhase::Switching;
    }

    /// The text in `total` photos has to be read.
    pub fn start_reading_texts(&self, total: u64) {
        self.start_reading(total);
        self.lock().phase = IndexPhase::Reading;
    }

    /// Regions of `total` photos have to be embedded.
    pub fn start_regions(&self, total: u64) {
        self.start_reading(total);
        self.lock().phase = IndexPhase::Regions;
    }

    /// A file is being read or met.
    pub fn at(&self, path: &Path) {
        self.lock().current = Some(path.to_owned());
    }

    /// Files are read and stored.
    pub fn finished(&self, done: u64, failed: u64) {
        let mut state = self.lock();
        state.done += done;
        state.failed += failed;
        let now = Instant::now();
        let done = state.done;
        state.marks.push_back((now, done));
        while state.marks.len() > 2 && state.marks.front().is_some_and(|(then, _)| now - *then > WINDOW) {
            state.marks.pop_front();
        }
    }

    /// A picture of now, for the shells.
    pub fn snapshot(&self) -> IndexProgress {
        let state = self.lock();
        let rate = match (state.marks.front(), state.marks.back()) {
            (Some((from, before)), Some((to, after))) if to > from => {
                (after - before) as f32 / (*to - *from).as_secs_f32()
            }
            _ => 0.0,
        };
        let left = state.total.saturating_sub(state.done) as f32;
        IndexProgress {
            phase: state.phase,
            done: state.done,
            total: state.total,
            failed: state.failed,
            photos_per_second: rate,
            eta_seconds: (rate > 0.0).then(|| left / rate),
            current: state.current.as_ref().map(|path| path.display().to_string()),
            waits_for: None,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
