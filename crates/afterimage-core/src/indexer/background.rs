//! The indexer of a long-lived shell: a thread that runs when asked and tells what it does.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

use super::IndexControl;
use crate::library::{Library, LibraryError};
use crate::view::{IndexPhase, IndexProgress};

/// While there is nothing to index, memory that was not used for so long is given back.
const REST_AFTER: Duration = Duration::from_secs(60);

/// What the background indexer tells its shell.
#[derive(Debug)]
pub enum IndexEvent {
    /// How far it is; a few times a second while it runs.
    Progress(IndexProgress),
    /// A run ended; the library's photos may have changed.
    Finished(Result<super::IndexReport, LibraryError>),
}

/// Runs the indexer on a thread of its own. Dropping it finishes what is in flight and stops.
#[derive(Debug)]
pub struct BackgroundIndexer {
    control: Arc<IndexControl>,
    wake: Option<Sender<()>>,
    latest: Arc<Mutex<IndexProgress>>,
    thread: Option<JoinHandle<()>>,
}

impl BackgroundIndexer {
    /// Starts the thread; it waits for the first [`rescan`](Self::rescan).
    pub fn start(
        library: Arc<Library>,
        mut on_event: impl FnMut(IndexEvent) + Send + 'static,
    ) -> Result<Self, std::io::Error> {
        let control = Arc::new(IndexControl::default());
        let latest = Arc::new(Mutex::new(idle()));
        // One waiting request is enough: the run it starts sees everything that is there by then.
        let (wake, requests) = bounded(1);
        let worker = {
            let (control, latest) = (Arc::clone(&control), Arc::clone(&latest));
            move || work(&library, &control, &latest, &requests, &mut on_event)
        };
        let thread = thread::Builder::new().name("indexer".to_owned()).spawn(worker)?;
        Ok(Self { control, wake: Some(wake), latest, thread: Some(thread) })
    }

    /// Asks for a run: at once, or after the one under way.
    pub fn rescan(&self) {
        if let Some(wake) = &self.wake {
            let _ = wake.try_send(());
        }
    }

    /// Finishes what is in flight and waits.
    pub fn pause(&self) {
        self.control.pause();
    }

    /// Goes on.
    pub fn resume(&self) {
        self.control.resume();
    }

    /// How far it is.
    pub fn progress(&self) -> IndexProgress {
        let mut progress = self.latest.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if self.control.is_paused() {
            progress.phase = IndexPhase::Paused;
        }
        progress
    }
}

impl Drop for BackgroundIndexer {
    fn drop(&mut self) {
        self.control.cancel();
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(
    library: &Library,
    control: &IndexControl,
    latest: &Mutex<IndexProgress>,
    requests: &Receiver<()>,
    on_event: &mut (dyn FnMut(IndexEvent) + Send),
) {
    let tell = |progress: IndexProgress, on_event: &mut (dyn FnMut(IndexEvent) + Send)| {
        *latest.lock().unwrap_or_else(PoisonError::into_inner) = progress.clone();
        on_event(IndexEvent::Progress(progress));
    };
    loop {
        match requests.recv_timeout(REST_AFTER) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => {
                library.rest();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if control.is_cancelled() {
            return;
        }
        let result = library.index_folders(control, &mut |progress| tell(progress, on_event));
        if let Err(error) = &result {
            tracing::error!(%error, "indexing stopped");
        }
        on_event(IndexEvent::Finished(result));
        tell(idle(), on_event);
    }
}

fn idle() -> IndexProgress {
    IndexProgress {
        phase: IndexPhase::Idle,
        done: 0,
        total: 0,
        failed: 0,
        photos_per_second: 0.0,
        eta_seconds: None,
        current: None,
    }
}
