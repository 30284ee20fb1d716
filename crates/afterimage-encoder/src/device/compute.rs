//! A device that was opened, and how it is computed on.

use std::fmt;
use std::num::NonZero;

use candle_core::Device;

use super::{ComputeDevice, DeviceChoice, Fallback, Precision, open};

/// Pictures that a GPU takes at once, at most: beyond this none of them gets faster, and the photos that wait for a batch take
/// memory.
const MOST_ON_GPU: usize = 128;

/// The same for processors with few cores. Larger batches don't make them faster.
const MOST_ON_CPU: usize = 16;

/// An opened device with the precision that suits it. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Compute {
    kind: ComputeDevice,
    name: String,
    device: Device,
    precision: Precision,
    word: Option<Fallback>,
}

impl Compute {
    /// The processor, in `f32`.
    pub fn cpu() -> Self {
        Self::cpu_in(Precision::F32)
    }

    /// The processor in any precision. Slow in all but `f32`: it takes the way of GPUs through a network, so that this way can
    /// be checked without one.
    pub fn cpu_in(precision: Precision) -> Self {
        Self::opened(ComputeDevice::Cpu, ComputeDevice::Cpu.to_string(), Device::Cpu, precision)
    }

    /// Opens what was chosen; the processor where it can't be used, and then [`word`](Self::word) says why.
    pub fn choose(choice: DeviceChoice) -> Self {
        let opened = match choice {
            DeviceChoice::Only(ComputeDevice::Cpu) => return Self::cpu(),
            DeviceChoice::Only(ComputeDevice::Cuda(number)) => open::cuda(number),
            DeviceChoice::Only(ComputeDevice::Metal) => open::metal(),
            // A computer for which the program has no GPU support lacks nothing.
            DeviceChoice::Auto if cfg!(feature = "metal") => open::metal(),
            DeviceChoice::Auto if cfg!(feature = "cuda") => open::cuda(0),
            DeviceChoice::Auto => return Self::cpu(),
        };
        opened.unwrap_or_else(|why| Self::cpu().because(why))
    }

    /// Whether this program was built for any GPU.
    pub fn knows_gpus() -> bool {
        cfg!(any(feature = "cuda", feature = "metal"))
    }

    pub(super) fn opened(kind: ComputeDevice, name: String, device: Device, precision: Precision) -> Self {
        Self { kind, name, device, precision, word: None }
    }

    /// The same with a word about why it is this and not what was wanted.
    pub(crate) fn because(self, why: Fallback) -> Self {
        Self { word: Some(why), ..self }
    }

    /// The same device with room for larger and finer numbers.
    pub(crate) fn in_single_precision(&self) -> Self {
        Self { precision: Precision::F32, ..self.clone() }
    }

    /// The device.
    pub fn kind(&self) -> ComputeDevice {
        self.kind
    }

    /// Whether it is the processor.
    pub fn is_cpu(&self) -> bool {
        self.kind == ComputeDevice::Cpu
    }

    /// Whether it is the processor in `f32`, where everything computes that can compute at all.
    pub(crate) fn is_plain_cpu(&self) -> bool {
        self.is_cpu() && self.precision == Precision::F32
    }

    /// What the device calls itself: `NVIDIA H100 80GB HBM3`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is computed in.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// Why it is not the device that was asked for; nothing where it is.
    pub fn word(&self) -> Option<&Fallback> {
        self.word.as_ref()
    }

    /// So many pictures are given to it at once, at most.
    pub fn most_pictures(&self) -> usize {
        match self.kind {
            // Networks that take pictures one by one keep a core busy with each.
            ComputeDevice::Cpu => {
                let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
                cores.next_power_of_two().clamp(MOST_ON_CPU, 4 * MOST_ON_CPU)
            }
            _ => MOST_ON_GPU,
        }
    }

    pub(crate) fn device(&self) -> &Device {
        &self.device
    }

    /// A GPU that is none, for tests of what happens when one fails.
    #[cfg(test)]
    pub(crate) fn pretended_gpu() -> Self {
        Self::opened(ComputeDevice::Cuda(0), "a pretended GPU".to_owned(), Device::Cpu, Precision::F16)
    }
}

impl fmt::Display for Compute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.precision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_processor_is_always_there() {
        let cpu = Compute::choose(DeviceChoice::Only(ComputeDevice::Cpu));
        assert_eq!((cpu.is_cpu(), cpu.precision(), cpu.word()), (true, Precision::F32, None));
        assert_eq!(cpu.to_string(), "the processor (f32)");
        assert!(cpu.most_pictures() >= 16);
    }

    /// On a computer without the GPU, or in a program without support for it, the processor takes over and says why.
    #[test]
    fn what_is_not_there_is_told_in_a_word() {
        for (choice, feature) in [("cuda:99", cfg!(feature = "cuda")), ("metal", cfg!(feature = "metal"))] {
            let compute = Compute::choose(choice.parse().unwrap());
            if compute.is_cpu() {
                let word = compute.word().unwrap();
                assert_eq!(matches!(word, Fallback::NoSupport { .. }), !feature, "{choice}: {word}");
            } else {
                assert!(feature && compute.word().is_none(), "{choice}: {compute}");
            }
        }
    }

    #[test]
    fn without_gpu_support_nothing_is_missed() {
        let compute = Compute::choose(DeviceChoice::Auto);
        assert_eq!(compute.word().is_some(), Compute::knows_gpus() && compute.is_cpu());
    }
}
