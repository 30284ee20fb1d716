//! Opening GPUs. What goes wrong is an ordinary thing to happen.

use std::panic::{AssertUnwindSafe, catch_unwind};

use candle_core::Device;

use super::{Compute, ComputeDevice, Fallback, Precision};
use crate::error::{first_line, panic_message};

/// Opens an NVIDIA GPU.
pub(super) fn cuda(number: usize) -> Result<Compute, Fallback> {
    let kind = ComputeDevice::Cuda(number);
    if !cfg!(feature = "cuda") {
        return Err(Fallback::NoSupport { maker: "NVIDIA" });
    }
    if !driver_is_there() {
        return Err(Fallback::NoDriver);
    }
    let device = attempt(kind, || Device::new_cuda(number))?;
    let (name, precision) = attempt(kind, || described(&device))?;
    Ok(Compute::opened(kind, name, device, precision))
}

/// Opens the GPU of an Apple computer.
pub(super) fn metal() -> Result<Compute, Fallback> {
    let kind = ComputeDevice::Metal;
    if !cfg!(feature = "metal") {
        return Err(Fallback::NoSupport { maker: "Apple" });
    }
    let device = attempt(kind, || Device::new_metal(0))?;
    Ok(Compute::opened(kind, kind.to_string(), device, Precision::F16))
}

/// Does something with a device. Where libraries of CUDA are missing its bindings panic.
fn attempt<T>(kind: ComputeDevice, run: impl FnOnce() -> candle_core::Result<T>) -> Result<T, Fallback> {
    let unusable = |said: &str| Fallback::Unusable { device: kind.to_string(), said: first_line(said).to_owned() };
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(unusable(&error.to_string())),
        Err(panic) => Err(unusable(&panic_message(&*panic))),
    }
}

/// Whether there is a driver to ask. CUDA's bindings panic where there is none, and a computer without an NVIDIA GPU should
/// not say so at every start.
#[cfg(feature = "cuda")]
fn driver_is_there() -> bool {
    let names: &[&str] = if cfg!(windows) { &["nvcuda.dll"] } else { &["libcuda.so.1", "libcuda.so"] };
    // SAFETY: what is loaded is NVIDIA's driver, which the bindings load in the same way; its start-up code has no demands.
    names.iter().any(|&name| unsafe { libloading::Library::new(name) }.is_ok())
}

#[cfg(not(feature = "cuda"))]
fn driver_is_there() -> bool {
    false
}

/// What a GPU is called, and in what it computes best. Half precision is as fast as it is small from compute capability 7.0
/// (Volta) on; before, it is slower than single precision. `f16` and not `bf16`, which later GPUs have as well: its three more
/// bits keep embeddings nearer to those of the processor, and it needs no newer GPU. The networks stay far from the largest
/// `f16`; should one not, its tower goes on in single precision.
#[cfg(feature = "cuda")]
fn described(device: &Device) -> candle_core::Result<(String, Precision)> {
    let stream = device.as_cuda_device()?.cuda_stream();
    let context = stream.context();
    let name = context.name().map_err(candle_core::Error::wrap)?;
    let (major, _) = context.compute_capability().map_err(candle_core::Error::wrap)?;
    Ok((name, if major >= 7 { Precision::F16 } else { Precision::F32 }))
}

#[cfg(not(feature = "cuda"))]
fn described(device: &Device) -> candle_core::Result<(String, Precision)> {
    candle_core::bail!("{:?} is no GPU", device.location())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_and_errors_become_a_word() {
        let word = attempt::<()>(ComputeDevice::Cuda(1), || std::panic::panic_any("no such library".to_owned()));
        assert_eq!(word.unwrap_err().to_string(), "NVIDIA GPU 1 can't be used: no such library");
        let word = attempt::<()>(ComputeDevice::Metal, || candle_core::bail!("busy"));
        assert_eq!(word.unwrap_err().to_string(), "the Apple GPU can't be used: busy");
        assert_eq!(attempt(ComputeDevice::Cpu, || Ok(3)), Ok(3));
    }
}
