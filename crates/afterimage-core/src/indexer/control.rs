//! Stopping and pausing a run from outside.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::view::{IndexPhase, IndexProgress, WaitsFor};

#[derive(Debug, Default, Clone, Copy)]
struct State {
    paused: bool,
    cancelled: bool,
    waits_for: Option<WaitsFor>,
}

impl State {
    /// Whether nothing is begun.
    fn is_held(self) -> bool {
        (self.paused || self.waits_for.is_some()) && !self.cancelled
    }
}

/// Pauses, resumes and cancels an indexing run. Shared between threads.
#[derive(Debug, Default)]
pub struct IndexControl {
    state: Mutex<State>,
    changed: Condvar,
}

impl IndexControl {
    /// Finishes what is in flight and waits.
    pub fn pause(&self) {
        self.change(|state| state.paused = true);
    }

    /// Goes on after [`pause`](Self::pause).
    pub fn resume(&self) {
        self.change(|state| state.paused = false);
    }

    /// Finishes what is in flight and ends the run. What was done stays done.
    pub fn cancel(&self) {
        self.change(|state| state.cancelled = true);
    }

    /// Whether it is paused.
    pub fn is_paused(&self) -> bool {
        self.now().paused
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.now().cancelled
    }

    /// Has a run wait until this has come, or, with nothing, go on. Whether that is news.
    pub(super) fn wait_for(&self, what: Option<WaitsFor>) -> bool {
        let before = self.now().waits_for;
        self.change(|state| state.waits_for = what);
        before != what
    }

    /// Whether nothing is begun at the moment.
    pub(super) fn is_held(&self) -> bool {
        self.now().is_held()
    }

    /// How far a run is, as people are to see it: nothing goes on while it is held.
    pub(crate) fn shown(&self, progress: IndexProgress) -> IndexProgress {
        let state = self.now();
        match (state.paused, state.waits_for) {
            (true, _) => IndexProgress { phase: IndexPhase::Paused, ..progress },
            (false, Some(what)) => IndexProgress { phase: IndexPhase::Waiting, waits_for: Some(what), ..progress },
            (false, None) => progress,
        }
    }

    /// Waits while it is held; `false` when the run should end.
    pub(super) fn may_go_on(&self) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let state = self.changed.wait_while(state, |state| state.is_held()).unwrap_or_else(PoisonError::into_inner);
        !state.cancelled
    }

    fn now(&self) -> State {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }
}
