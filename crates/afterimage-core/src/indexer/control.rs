//! Stopping and pausing a run from outside.

use std::sync::{Condvar, Mutex, PoisonError};

#[derive(Debug, Default, Clone, Copy)]
struct State {
    paused: bool,
    cancelled: bool,
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

    /// Waits while paused; `false` when the run should end.
    pub(super) fn may_go_on(&self) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = |state: &mut State| state.paused && !state.cancelled;
        let state = self.changed.wait_while(state, waiting).unwrap_or_else(PoisonError::into_inner);
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
