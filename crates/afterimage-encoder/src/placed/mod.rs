//! A network and the device it is on: loaded when it is needed, moved where it works, dropped when nobody needs it.

mod batch;
mod image;
mod text;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) use self::image::PlacedImage;
pub(crate) use self::text::PlacedText;
use crate::device::Precision;
use crate::error::{first_line, guarded};
use crate::{Compute, Embedding, EncoderError, Fallback};

/// How a network is loaded onto a device.
type Loader<N> = Box<dyn Fn(&Compute) -> Result<N, EncoderError> + Send + Sync>;

/// How a network embeds some items.
type Embed<'a, N, T> = dyn Fn(&N, &[T]) -> Result<Vec<Embedding>, EncoderError> + 'a;

/// A network that can be loaded again.
struct Placed<N> {
    load: Loader<N>,
    state: Mutex<State<N>>,
    /// Whether it was used since [`Placed::rest`] looked last.
    used: AtomicBool,
}

struct State<N> {
    on: Compute,
    network: Option<Arc<N>>,
}

/// What can be done when a network fails.
#[derive(Debug, PartialEq, Eq)]
enum Remedy {
    /// Half of it at once.
    Halves,
    /// All of it again: the network lies somewhere else now.
    Again,
    /// Nothing.
    None,
}

impl<N> Placed<N> {
    /// Loads a network onto a device, or onto the processor where that fails for reasons of the device.
    fn new(
        on: Compute,
        load: impl Fn(&Compute) -> Result<N, EncoderError> + Send + Sync + 'static,
    ) -> Result<Self, EncoderError> {
        let state = Mutex::new(State { on, network: None });
        let placed = Self { load: Box::new(load), state, used: AtomicBool::new(true) };
        placed.network()?;
        Ok(placed)
    }

    /// What it computes on.
    fn on(&self) -> Compute {
        self.lock().on.clone()
    }

    /// The network, loaded now if it is not there.
    fn network(&self) -> Result<(Arc<N>, Compute), EncoderError> {
        self.used.store(true, Ordering::Relaxed);
        let mut state = self.lock();
        loop {
            if let Some(network) = &state.network {
                return Ok((Arc::clone(network), state.on.clone()));
            }
            match guarded("loaded", || (self.load)(&state.on)) {
                Ok(network) => state.network = Some(Arc::new(network)),
                Err(error) if !state.on.is_plain_cpu() && error.is_of_device() => state.on = instead(&error),
                Err(error) => return Err(error),
            }
        }
    }

    /// Drops the network; it is loaded again when it is needed.
    fn release(&self) {
        self.lock().network = None;
    }

    /// Drops the network unless it was used since the last call.
    fn rest(&self) {
        if !self.used.swap(false, Ordering::Relaxed) {
            self.release();
        }
    }

    /// Embeds `items`. On a device that fails: in smaller parts where its memory is too small, in single precision where half
    /// of it overflows, on the processor where nothing else helps. `too_many` hears of numbers that did not fit.
    fn run<T>(
        &self,
        tower: &'static str,
        items: &[T],
        embed: &Embed<'_, N, T>,
        too_many: &dyn Fn(usize),
    ) -> Result<Vec<Embedding>, EncoderError> {
        loop {
            let (network, on) = self.network()?;
            let error = match guarded(tower, || embed(&network, items)) {
                Ok(embeddings) => return Ok(embeddings),
                Err(error) => error,
            };
            drop(network);
            match self.remedy(&on, &error, items.len()) {
                Remedy::None => return Err(error),
                Remedy::Again => {}
                Remedy::Halves => {
                    too_many(items.len());
                    let (first, second) = items.split_at(items.len() / 2);
                    let mut embeddings = self.run(tower, first, embed, too_many)?;
                    embeddings.extend(self.run(tower, second, embed, too_many)?);
                    return Ok(embeddings);
                }
            }
        }
    }

    fn remedy(&self, on: &Compute, error: &EncoderError, items: usize) -> Remedy {
        let next = match error {
            EncoderError::Degenerate { .. } if on.precision() != Precision::F32 => on
                .in_single_precision()
                .because(Fallback::Overflowed { precision: on.precision(), device: on.name().to_owned() }),
            _ if on.is_plain_cpu() || !error.is_of_device() => return Remedy::None,
            _ if error.is_out_of_memory() && items > 1 => return Remedy::Halves,
            _ => instead(error),
        };
        let mut state = self.lock();
        // Unless another thread, which failed as well, has moved it already.
        if (state.on.kind(), state.on.precision()) == (on.kind(), on.precision()) {
            *state = State { on: next, network: None };
        }
        Remedy::Again
    }

    fn lock(&self) -> MutexGuard<'_, State<N>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The processor, because of what a device said.
fn instead(error: &EncoderError) -> Compute {
    Compute::cpu().because(match error {
        EncoderError::CpuOnly { network } => Fallback::ProcessorAlone { network },
        _ => Fallback::Failed { said: first_line(&error.to_string()).to_owned() },
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::ComputeDevice;

    /// What a fake network was loaded onto.
    struct Fake(Compute);

    fn vector(x: f32) -> Embedding {
        Embedding::normalized(vec![x, 1.0]).unwrap()
    }

    fn network(said: &'static str) -> EncoderError {
        candle_core::Error::Msg(said.to_owned()).into()
    }

    /// A network that gives `fails(network, items)` where that is something.
    fn run(
        placed: &Placed<Fake>,
        items: &[f32],
        fails: impl Fn(&Fake, &[f32]) -> Option<EncoderError>,
    ) -> (Result<Vec<Embedding>, EncoderError>, Vec<usize>) {
        let too_many = Mutex::new(Vec::new());
        let embed = |fake: &Fake, items: &[f32]| match fails(fake, items) {
            Some(error) => Err(error),
            None => Ok(items.iter().map(|&x| vector(x)).collect()),
        };
        let embedded = placed.run("image", items, &embed, &|count| too_many.lock().unwrap().push(count));
        (embedded, too_many.into_inner().unwrap())
    }

    fn placed(on: Compute) -> Placed<Fake> {
        Placed::new(on, |on| Ok(Fake(on.clone()))).unwrap()
    }

    const ITEMS: [f32; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];

    #[test]
    fn too_many_at_once_are_halved_and_stay_in_order() {
        let placed = placed(Compute::pretended_gpu());
        let full = |_: &Fake, items: &[f32]| (items.len() > 2).then(|| network("CUDA_ERROR_OUT_OF_MEMORY"));
        let (embedded, too_many) = run(&placed, &ITEMS, full);
        assert_eq!(embedded.unwrap(), ITEMS.map(vector));
        assert_eq!(too_many, [5, 3]);
        assert!(!placed.on().is_cpu() && placed.on().word().is_none());
    }

    #[test]
    fn a_device_that_fails_is_left_for_the_processor() {
        for said in ["an illegal address was accessed", "CUDA_ERROR_OUT_OF_MEMORY"] {
            let placed = placed(Compute::pretended_gpu());
            let broken = |fake: &Fake, _: &[f32]| (!fake.0.is_cpu()).then(|| network(said));
            let (embedded, _) = run(&placed, &ITEMS, broken);
            assert_eq!(embedded.unwrap(), ITEMS.map(vector));
            assert!(placed.on().is_cpu() && placed.on().word().unwrap().to_string().contains(said), "{}", placed.on());
        }
        let placed = placed(Compute::pretended_gpu());
        let panicking = |fake: &Fake, _: &[f32]| match fake.0.is_cpu() {
            true => None,
            false => std::panic::panic_any("kernel not found"),
        };
        assert!(run(&placed, &ITEMS, panicking).0.is_ok());
        assert!(placed.on().word().unwrap().to_string().contains("kernel not found"));
    }

    #[test]
    fn what_the_processor_fails_on_fails() {
        let placed = placed(Compute::cpu());
        let (embedded, too_many) = run(&placed, &ITEMS, |_, _| Some(network("out of memory")));
        assert!(embedded.unwrap_err().to_string().contains("out of memory"));
        assert!(too_many.is_empty() && placed.on().word().is_none());
    }

    #[test]
    fn half_precision_that_overflows_becomes_single() {
        let placed = placed(Compute::pretended_gpu());
        let overflow = |fake: &Fake, _: &[f32]| {
            (fake.0.precision() == Precision::F16).then_some(EncoderError::Degenerate { tower: "image" })
        };
        assert!(run(&placed, &ITEMS, overflow).0.is_ok());
        let on = placed.on();
        assert_eq!((on.kind(), on.precision()), (ComputeDevice::Cuda(0), Precision::F32));
        assert!(matches!(on.word(), Some(Fallback::Overflowed { .. })), "{on}");
        // A picture that has no direction in single precision either is at fault itself.
        let (embedded, _) = run(&placed, &ITEMS, |_, _| Some(EncoderError::Degenerate { tower: "image" }));
        assert!(matches!(embedded, Err(EncoderError::Degenerate { .. })) && !placed.on().is_cpu());
    }

    #[test]
    fn what_has_no_room_on_a_device_is_loaded_elsewhere_but_missing_files_are_told() {
        let placed = Placed::new(Compute::pretended_gpu(), |on| match on.is_cpu() {
            true => Ok(Fake(on.clone())),
            false => Err(EncoderError::CpuOnly { network: "FastViT" }),
        });
        let on = placed.unwrap().on();
        assert_eq!((on.is_cpu(), on.word()), (true, Some(&Fallback::ProcessorAlone { network: "FastViT" })));
        let missing = |_: &Compute| Err::<Fake, _>(EncoderError::MissingFile { path: "a".into() });
        assert!(matches!(Placed::new(Compute::pretended_gpu(), missing), Err(EncoderError::MissingFile { .. })));
    }

    #[test]
    fn it_is_dropped_when_nobody_used_it_and_comes_back() {
        let loads = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&loads);
        let placed = Placed::new(Compute::cpu(), move |on| {
            counted.fetch_add(1, Ordering::Relaxed);
            Ok(Fake(on.clone()))
        });
        let placed = placed.unwrap();
        let is_there = || placed.lock().network.is_some();
        placed.rest();
        assert!(is_there(), "it was loaded just now");
        run(&placed, &ITEMS, |_, _| None).0.unwrap();
        placed.rest();
        assert!(is_there(), "it was used");
        placed.rest();
        assert!(!is_there());
        assert_eq!(run(&placed, &ITEMS, |_, _| None).0.unwrap(), ITEMS.map(vector));
        assert_eq!(loads.load(Ordering::Relaxed), 2);
    }
}
