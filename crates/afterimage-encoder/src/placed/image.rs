//! An image tower on a device.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use image::RgbImage;

use super::Placed;
use super::batch::BatchTrial;
use crate::{Compute, ComputeDevice, Embedding, EncoderError, ImageTower, PreparedImage};

/// How pictures are prepared; needs no network.
pub(crate) type Prepare = Box<dyn Fn(&RgbImage) -> Result<PreparedImage, EncoderError> + Send + Sync>;

/// An image tower whose network may be elsewhere, or not in memory at all.
pub(crate) struct PlacedImage<N> {
    side: u32,
    prepare: Prepare,
    placed: Placed<N>,
    trial: Mutex<Trial>,
    /// So many pictures fit at once, as far as is known.
    room: AtomicUsize,
}

/// The search for the batch size, and on what it is done.
struct Trial {
    on: ComputeDevice,
    batch: BatchTrial,
}

impl<N: ImageTower> PlacedImage<N> {
    /// Loads a network onto a device. What `prepare` makes of it prepares pictures, also while the network is not in memory.
    pub fn new(
        on: Compute,
        load: impl Fn(&Compute) -> Result<N, EncoderError> + Send + Sync + 'static,
        prepare: impl FnOnce(&N) -> Prepare,
    ) -> Result<Self, EncoderError> {
        let placed = Placed::new(on, load)?;
        let (network, on) = placed.network()?;
        let (side, prepare) = (network.side(), prepare(&network));
        Ok(Self { side, prepare, placed, trial: Mutex::new(Trial::on(&on)), room: AtomicUsize::new(usize::MAX) })
    }

    /// The search on the device that is computed on now.
    fn trial(&self) -> MutexGuard<'_, Trial> {
        let on = self.placed.on();
        let mut trial = self.trial.lock().unwrap_or_else(PoisonError::into_inner);
        // What was found on one device says nothing of another.
        if trial.on != on.kind() {
            *trial = Trial::on(&on);
        }
        trial
    }

    fn too_many(&self, pictures: usize) {
        self.room.fetch_min((pictures / 2).max(1), Ordering::Relaxed);
        self.trial().batch.too_many(pictures);
    }
}

impl Trial {
    fn on(compute: &Compute) -> Self {
        Self { on: compute.kind(), batch: BatchTrial::new(compute.most_pictures()) }
    }
}

impl<N: ImageTower> ImageTower for PlacedImage<N> {
    fn side(&self) -> u32 {
        self.side
    }

    fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        (self.prepare)(picture)
    }

    fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
        // That is no fault of the device.
        if let Some(other) = batch.iter().find(|picture| picture.side != self.side) {
            let message = format!("a picture of side {} was prepared for another tower", other.side);
            return Err(candle_core::Error::Msg(message).into());
        }
        let start = Instant::now();
        let mut embeddings = Vec::with_capacity(batch.len());
        let mut rest = batch;
        while !rest.is_empty() {
            let (part, after) = rest.split_at(rest.len().min(self.room.load(Ordering::Relaxed)));
            let embed = |network: &N, pictures: &[PreparedImage]| network.embed(pictures);
            embeddings.extend(self.placed.run("image", part, &embed, &|pictures| self.too_many(pictures))?);
            rest = after;
        }
        self.trial().batch.took(batch.len(), start.elapsed());
        Ok(embeddings)
    }

    fn computes_on(&self) -> Compute {
        self.placed.on()
    }

    fn most_pictures(&self) -> usize {
        self.placed.on().most_pictures()
    }

    fn batch(&self) -> usize {
        // Beside photos being decoded, times on the processor are mostly noise, and its largest batch is never slow.
        if self.placed.on().is_cpu() {
            return self.most_pictures();
        }
        self.trial().batch.size()
    }

    fn found_batch(&self) -> Option<usize> {
        self.trial().batch.found()
    }

    fn remember_batch(&self, size: usize) {
        self.trial().batch = BatchTrial::settled_at(size, self.most_pictures());
    }

    fn rest(&self) {
        self.placed.rest();
    }

    fn release(&self) {
        self.placed.release();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tower with room for `room` pictures, which has to be on a GPU, or for none.
    struct Small {
        room: usize,
    }

    impl ImageTower for Small {
        fn side(&self) -> u32 {
            2
        }

        fn prepare(&self, _: &RgbImage) -> Result<PreparedImage, EncoderError> {
            Ok(PreparedImage::new(2, vec![9; 12]))
        }

        fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
            if batch.len() > self.room {
                return Err(candle_core::Error::Msg("CUDA_ERROR_OUT_OF_MEMORY".to_owned()).into());
            }
            let vector = |picture: &PreparedImage| Embedding::normalized(vec![f32::from(picture.rgb[0]), 1.0]);
            Ok(batch.iter().filter_map(vector).collect())
        }
    }

    /// On a GPU with room for `room` pictures; the processor has room for all.
    fn tower(room: usize) -> PlacedImage<Small> {
        let load = move |on: &Compute| Ok(Small { room: if on.is_cpu() { usize::MAX } else { room } });
        let prepare = |_: &Small| -> Prepare { Box::new(|_| Ok(PreparedImage::new(2, vec![9; 12]))) };
        PlacedImage::new(Compute::pretended_gpu(), load, prepare).unwrap()
    }

    fn pictures(count: u8) -> Vec<PreparedImage> {
        (0..count).map(|number| PreparedImage::new(2, vec![number; 12])).collect()
    }

    #[test]
    fn what_does_not_fit_once_is_not_tried_again() {
        let tower = tower(6);
        let expected = |number: u8| Embedding::normalized(vec![f32::from(number), 1.0]).unwrap();
        for _ in 0..2 {
            let embedded = tower.embed(&pictures(20)).unwrap();
            assert_eq!(embedded, (0..20).map(expected).collect::<Vec<_>>());
        }
        assert_eq!(tower.room.load(Ordering::Relaxed), 5);
        assert_eq!((tower.batch(), tower.found_batch()), (5, Some(5)));
        assert!(!tower.computes_on().is_cpu());
    }

    #[test]
    fn a_tower_that_moves_to_the_processor_searches_its_batch_size_anew() {
        let tower = tower(0);
        tower.remember_batch(64);
        assert_eq!(tower.found_batch(), Some(64));
        assert_eq!(tower.embed(&pictures(9)).unwrap().len(), 9);
        assert!(tower.computes_on().is_cpu() && tower.computes_on().word().is_some());
        assert_eq!(tower.found_batch(), None);
        assert!(tower.batch() <= tower.computes_on().most_pictures());
    }

    #[test]
    fn a_picture_for_another_tower_is_no_reason_to_leave_the_device() {
        let tower = tower(6);
        assert!(tower.embed(&[PreparedImage::new(3, vec![0; 27])]).is_err());
        assert!(!tower.computes_on().is_cpu());
        assert!(tower.embed(&[]).unwrap().is_empty());
    }
}
