//! What a network computes on: the processor, or a graphics processor where the program was built for one and one is there.
//!
//! The starter's networks run on kernels of our own for the processor and stay there. Those of the model families run
//! anywhere; which of it is decided when the program starts, by [`Compute::choose`].

mod compute;
mod fallback;
mod open;

use std::fmt;
use std::str::FromStr;

pub use self::compute::Compute;
pub use self::fallback::Fallback;

/// A device that can compute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ComputeDevice {
    /// The processor.
    Cpu,
    /// The NVIDIA GPU of this number, counted from 0.
    Cuda(usize),
    /// The GPU of an Apple computer.
    Metal,
}

impl fmt::Display for ComputeDevice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cpu => f.write_str("the processor"),
            Self::Cuda(number) => write!(f, "NVIDIA GPU {number}"),
            Self::Metal => f.write_str("the Apple GPU"),
        }
    }
}

/// The numbers that a network computes in. Embeddings are `f32`, whatever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// 32 bits.
    F32,
    /// 16 bits, 11 of them significant; nothing beyond 65,504.
    F16,
    /// 16 bits, 8 of them significant, as far as `f32` reaches.
    BF16,
}

impl Precision {
    pub(crate) fn dtype(self) -> candle_core::DType {
        match self {
            Self::F32 => candle_core::DType::F32,
            Self::F16 => candle_core::DType::F16,
            Self::BF16 => candle_core::DType::BF16,
        }
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::F32 => "f32",
            Self::F16 => "f16",
            Self::BF16 => "bf16",
        })
    }
}

/// What a person wants networks to compute on. Reads and prints as `auto`, `cpu`, `cuda`, `cuda:1`, `metal`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DeviceChoice {
    /// A GPU where there is one that can be used, else the processor.
    #[default]
    Auto,
    /// This device. Where it can't be used, the processor, with a word about it.
    Only(ComputeDevice),
}

/// A name of a device that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no device; these are: auto, cpu, cuda, cuda:N, metal")]
pub struct UnknownDevice(String);

impl FromStr for DeviceChoice {
    type Err = UnknownDevice;

    fn from_str(name: &str) -> Result<Self, UnknownDevice> {
        let unknown = || UnknownDevice(name.to_owned());
        Ok(match name.split_once(':') {
            None if name == "auto" => Self::Auto,
            None if name == "cpu" => Self::Only(ComputeDevice::Cpu),
            None if name == "cuda" => Self::Only(ComputeDevice::Cuda(0)),
            None if name == "metal" => Self::Only(ComputeDevice::Metal),
            Some(("cuda", number)) => Self::Only(ComputeDevice::Cuda(number.parse().map_err(|_| unknown())?)),
            _ => return Err(unknown()),
        })
    }
}

impl fmt::Display for DeviceChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auto => f.write_str("auto"),
            Self::Only(ComputeDevice::Cpu) => f.write_str("cpu"),
            Self::Only(ComputeDevice::Cuda(number)) => write!(f, "cuda:{number}"),
            Self::Only(ComputeDevice::Metal) => f.write_str("metal"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_as_they_are_printed() {
        for (name, choice) in [
            ("auto", DeviceChoice::Auto),
            ("cpu", DeviceChoice::Only(ComputeDevice::Cpu)),
            ("cuda:0", DeviceChoice::Only(ComputeDevice::Cuda(0))),
            ("cuda:3", DeviceChoice::Only(ComputeDevice::Cuda(3))),
            ("metal", DeviceChoice::Only(ComputeDevice::Metal)),
        ] {
            assert_eq!((name.parse(), choice.to_string().as_str()), (Ok(choice), name));
        }
        assert_eq!("cuda".parse(), Ok(DeviceChoice::Only(ComputeDevice::Cuda(0))));
        for name in ["", "gpu", "cuda:", "cuda:x", "metal:0", "CPU"] {
            let error = name.parse::<DeviceChoice>().unwrap_err().to_string();
            assert!(error.contains(&format!("{name:?}")) && error.contains("cuda:N"), "{error}");
        }
    }
}
