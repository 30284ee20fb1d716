//! The indexer of a long-lived shell: a thread that follows the folders, runs when asked and tells what it does.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Sender, unbounded};

use super::patience::Patience;
use super::teller::Teller;
use super::worker::{Request, Worker};
use super::{Depth, IndexControl, IndexReport, Scope};
use crate::library::{Library, LibraryError};
use crate::surroundings::{Senses, SystemSenses};
use crate::view::{IndexPhase, IndexProgress};
use crate::watch::Pace;

/// What the background indexer tells its shell.
#[derive(Debug)]
pub enum IndexEvent {
    /// How far it is; a few times a second while it reads photos.
    Progress(IndexProgress),
    /// A run ended; if it [was not nothing](IndexReport::is_nothing), the library's photos have changed.
    Finished(Result<IndexReport, LibraryError>),
    /// A folder came or went, or is followed in another way.
    Folders,
    /// Another process changed the library.
    Elsewhere,
    /// Everything that happened while nobody followed the folders is known now.
    CaughtUp,
}

/// Runs the indexer on a thread of its own, with the [manners](crate::Manners) that were chosen. Dropping it finishes what is in
/// flight and stops.
pub struct BackgroundIndexer {
    control: Arc<IndexControl>,
    requests: Option<Sender<Request>>,
    teller: Arc<Teller>,
    patience: Option<Patience>,
    thread: Option<JoinHandle<()>>,
}

impl BackgroundIndexer {
    /// Starts the thread; it waits for the first request.
    pub fn start(
        library: Arc<Library>,
        pace: Pace,
        on_event: impl FnMut(IndexEvent) + Send + 'static,
    ) -> Result<Self, std::io::Error> {
        Self::start_with(library, pace, Box::new(SystemSenses), on_event)
    }

    /// The same, asking `senses` what the computer is like.
    pub fn start_with(
        library: Arc<Library>,
        pace: Pace,
        senses: Box<dyn Senses>,
        on_event: impl FnMut(IndexEvent) + Send + 'static,
    ) -> Result<Self, std::io::Error> {
        let control = Arc::new(IndexControl::default());
        let teller = Arc::new(Teller::new(Arc::clone(&control), on_event));
        let (requests, requested) = unbounded();
        let patience =
            Patience::begin(Arc::clone(&library), Arc::clone(&control), Arc::clone(&teller), senses, pace.check)?;
        let worker = Worker::new(library, pace, Arc::clone(&control), Arc::clone(&teller));
        let thread = thread::Builder::new().name("indexer".to_owned()).spawn(move || worker.work(&requested))?;
        Ok(Self { control, requests: Some(requests), teller, patience: Some(patience), thread: Some(thread) })
    }

    /// Catches up with what happened in the folders, and follows them from now on. `live` is whether to ask the system to
    /// announce changes; otherwise, and where it can't, folders are polled.
    pub fn follow(&self, live: bool) {
        self.request(Request::Follow { live });
    }

    /// Asks for a look at every file: at once, or after the run under way.
    pub fn rescan(&self) {
        self.look_at(Scope::everything(Depth::Files));
    }

    /// Asks for a look at a part of the folders: at once, or after the run under way.
    pub fn look_at(&self, scope: Scope) {
        self.request(Request::Look(scope));
    }

    /// Finishes what is in flight and waits.
    pub fn pause(&self) {
        self.control.pause();
        self.teller.held_or_not();
    }

    /// Goes on.
    pub fn resume(&self) {
        self.control.resume();
        self.teller.held_or_not();
    }

    /// How far it is.
    pub fn progress(&self) -> IndexProgress {
        let latest = self.teller.latest();
        // Who paused it sees that, also while there is nothing to do; who has it wait for something has nothing to wait for then.
        match latest.phase == IndexPhase::Idle && !self.control.is_paused() {
            true => latest,
            false => self.control.shown(latest),
        }
    }

    fn request(&self, request: Request) {
        if let Some(requests) = &self.requests {
            let _ = requests.send(request);
        }
    }
}

impl Drop for BackgroundIndexer {
    fn drop(&mut self) {
        self.control.cancel();
        self.patience = None;
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl std::fmt::Debug for BackgroundIndexer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BackgroundIndexer").field("control", &self.control).finish_non_exhaustive()
    }
}

/// Nothing to do.
pub(super) fn idle() -> IndexProgress {
    IndexProgress {
        phase: IndexPhase::Idle,
        done: 0,
        total: 0,
        failed: 0,
        photos_per_second: 0.0,
        eta_seconds: None,
        current: None,
        waits_for: None,
    }
}
