//! Large photos that were decoded a moment ago, so that looking around in one decodes it once.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use image::RgbImage;

use crate::catalog::ContentHash;
use crate::media::MediaError;

/// Pixels are kept up to so many bytes. The newest picture stays whatever its size, which the decoders bound.
const MOST_BYTES: usize = 256 << 20;

/// Which photo, at which level.
type Key = (ContentHash, u8);

/// One picture: whoever comes first decodes it, the others wait for that.
#[derive(Debug, Default)]
struct Slot(Mutex<State>);

#[derive(Debug, Default)]
enum State {
    #[default]
    Empty,
    Decoded(Arc<RgbImage>),
    /// Why it can't be: those who waited need not try again.
    Failed(String),
}

#[derive(Debug)]
struct Entry {
    key: Key,
    slot: Arc<Slot>,
    /// Known once it is decoded.
    bytes: usize,
    /// Whether it was asked for since the last [`rest`](RecentPictures::rest).
    used: bool,
}

/// The pictures, those asked for last at the end.
#[derive(Debug, Default)]
pub(super) struct RecentPictures {
    entries: Mutex<Vec<Entry>>,
}

impl RecentPictures {
    /// The picture of `key`, decoded now unless it is at hand.
    pub fn get_or_decode(
        &self,
        key: Key,
        decode: impl FnOnce() -> Result<RgbImage, MediaError>,
    ) -> Result<Arc<RgbImage>, MediaError> {
        let slot = self.slot(key);
        let mut state = slot.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*state {
            State::Decoded(picture) => return Ok(Arc::clone(picture)),
            State::Failed(why) => return Err(MediaError::Damaged(why.clone())),
            State::Empty => {}
        }
        match decode() {
            Ok(picture) => {
                let picture = Arc::new(picture);
                *state = State::Decoded(Arc::clone(&picture));
                self.keep(&slot, picture.as_raw().len());
                Ok(picture)
            }
            Err(error) => {
                *state = State::Failed(error.to_string().trim_end_matches('.').to_owned());
                // Whoever comes later tries again.
                self.lock().retain(|entry| !Arc::ptr_eq(&entry.slot, &slot));
                Err(error)
            }
        }
    }

    fn slot(&self, key: Key) -> Arc<Slot> {
        let mut entries = self.lock();
        let mut entry = match entries.iter().position(|entry| entry.key == key) {
            Some(place) => entries.remove(place),
            None => Entry { key, slot: Arc::default(), bytes: 0, used: true },
        };
        entry.used = true;
        let slot = Arc::clone(&entry.slot);
        entries.push(entry);
        slot
    }

    /// Notes how large a picture is, and lets go of the oldest ones that there is no room for beside it.
    fn keep(&self, slot: &Arc<Slot>, bytes: usize) {
        let mut entries = self.lock();
        if let Some(entry) = entries.iter_mut().find(|entry| Arc::ptr_eq(&entry.slot, slot)) {
            entry.bytes = bytes;
        }
        let mut held: usize = entries.iter().map(|entry| entry.bytes).sum();
        entries.retain(|entry| {
            let goes = held > MOST_BYTES && entry.bytes > 0 && !Arc::ptr_eq(&entry.slot, slot);
            held -= if goes { entry.bytes } else { 0 };
            !goes
        });
    }

    /// Lets go of what nobody asked for since the last call.
    pub fn rest(&self) {
        self.lock().retain_mut(|entry| std::mem::take(&mut entry.used));
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn key(name: &str) -> Key {
        (ContentHash::of(name.as_bytes()), 0)
    }

    fn unreachable() -> Result<RgbImage, MediaError> {
        Err(MediaError::Damaged("it is decoded once more".to_owned()))
    }

    #[test]
    fn several_who_want_the_same_picture_decode_it_once() {
        let recent = RecentPictures::default();
        let decoded = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    recent.get_or_decode(key("a"), || {
                        decoded.fetch_add(1, Ordering::Relaxed);
                        Ok(RgbImage::new(4, 4))
                    })
                });
            }
        });
        assert_eq!(decoded.into_inner(), 1);
    }

    #[test]
    fn a_picture_that_failed_is_tried_again_by_whoever_comes_later() {
        let recent = RecentPictures::default();
        assert!(recent.get_or_decode(key("a"), unreachable).is_err());
        assert!(recent.get_or_decode(key("a"), || Ok(RgbImage::new(1, 1))).is_ok());
    }

    #[test]
    fn the_oldest_go_where_there_is_no_room_and_the_newest_never() {
        let recent = RecentPictures::default();
        // Two of them fit, three do not; pages that nobody writes to cost nothing.
        let large = || Ok(RgbImage::new(6000, 6000));
        for name in ["a", "b", "a", "c"] {
            recent.get_or_decode(key(name), large).unwrap();
        }
        assert!(recent.get_or_decode(key("a"), unreachable).is_ok());
        assert!(recent.get_or_decode(key("c"), unreachable).is_ok());
        assert!(recent.get_or_decode(key("b"), unreachable).is_err());
    }

    #[test]
    fn what_nobody_looks_at_any_more_goes() {
        let recent = RecentPictures::default();
        recent.get_or_decode(key("a"), || Ok(RgbImage::new(4, 4))).unwrap();
        recent.rest();
        assert!(recent.get_or_decode(key("a"), unreachable).is_ok());
        recent.rest();
        recent.rest();
        assert!(recent.get_or_decode(key("a"), unreachable).is_err());
    }
}
