//! How many videos may be under way: each holds the frames of minutes of film until it is stored.

use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

/// Videos between their first frame and the catalog. With 64 frames each that is about 100 MB for most models.
const AT_ONCE: usize = 4;

/// How often somebody who waits looks whether the run has ended.
const TICK: Duration = Duration::from_millis(100);

/// The places for videos. Shared between threads.
#[derive(Debug)]
pub(super) struct Places {
    free: Receiver<()>,
    back: Arc<Sender<()>>,
}

/// The place of one video, free again when this is dropped.
#[derive(Debug)]
pub(super) struct Place(Arc<Sender<()>>);

impl Places {
    pub fn new() -> Self {
        let (back, free) = bounded(AT_ONCE);
        let places = Self { free, back: Arc::new(back) };
        (0..AT_ONCE).for_each(|_| drop(Place(Arc::clone(&places.back))));
        places
    }

    /// Waits for a place; `None` if the run was stopped before there was one.
    pub fn take(&self, stop: &dyn Fn() -> bool) -> Option<Place> {
        loop {
            match self.free.recv_timeout(TICK) {
                Ok(()) => return Some(Place(Arc::clone(&self.back))),
                Err(RecvTimeoutError::Timeout) if !stop() => {}
                Err(_) => return None,
            }
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // There is room for as many as there are.
        let _ = self.0.try_send(());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_given_back_can_be_taken_again() {
        let places = Places::new();
        let mut taken: Vec<_> = (0..AT_ONCE).map(|_| places.take(&|| true).unwrap()).collect();
        assert!(places.take(&|| true).is_none());
        taken.pop();
        assert!(places.take(&|| true).is_some());
    }
}
