//! Tells a shell how far the background indexer is, from whatever thread knows it.

use std::sync::{Arc, Mutex, PoisonError};

use super::IndexControl;
use super::background::{IndexEvent, idle};
use crate::view::{IndexPhase, IndexProgress};

/// Who is told.
type Listener = Box<dyn FnMut(IndexEvent) + Send>;

/// What was told last, and whom. Shared between threads.
pub(super) struct Teller {
    control: Arc<IndexControl>,
    /// As if nobody held it.
    latest: Mutex<IndexProgress>,
    on_event: Mutex<Listener>,
}

impl Teller {
    pub fn new(control: Arc<IndexControl>, on_event: impl FnMut(IndexEvent) + Send + 'static) -> Self {
        Self { control, latest: Mutex::new(idle()), on_event: Mutex::new(Box::new(on_event)) }
    }

    /// Something happened.
    pub fn event(&self, event: IndexEvent) {
        (self.on_event.lock().unwrap_or_else(PoisonError::into_inner))(event);
    }

    /// It is so far now.
    pub fn progress(&self, progress: IndexProgress) {
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = progress.clone();
        self.event(IndexEvent::Progress(self.control.shown(progress)));
    }

    /// It is held, or no longer: that is news while it has something to do.
    pub fn held_or_not(&self) {
        let progress = self.latest();
        if progress.phase != IndexPhase::Idle {
            self.event(IndexEvent::Progress(self.control.shown(progress)));
        }
    }

    /// What was told last, as if nobody held it.
    pub fn latest(&self) -> IndexProgress {
        self.latest.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
