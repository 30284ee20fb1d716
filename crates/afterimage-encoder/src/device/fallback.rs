//! Why something computes on another device than was wanted.

use super::Precision;

/// Why something computes on another device than was wanted, or in another precision; as words, a sentence without its end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fallback {
    /// The program has no code for such GPUs.
    #[error("this program was built without support for {maker} GPUs")]
    NoSupport {
        /// Who makes them.
        maker: &'static str,
    },
    /// There is nobody to ask for an NVIDIA GPU.
    #[error("there is no NVIDIA driver on this computer")]
    NoDriver,
    /// It could not be opened.
    #[error("{device} can't be used: {said}")]
    Unusable {
        /// What it is called.
        device: String,
        /// What its driver said.
        said: String,
    },
    /// It failed while computing.
    #[error("the GPU failed: {said}")]
    Failed {
        /// What was said of it.
        said: String,
    },
    /// There is no code for the network but the processor's.
    #[error("{network} computes on the processor alone")]
    ProcessorAlone {
        /// What it is called.
        network: &'static str,
    },
    /// Numbers of a network were too large for half precision.
    #[error("{precision} overflowed on {device}; it computes in {}", Precision::F32)]
    Overflowed {
        /// What it computed in.
        precision: Precision,
        /// What the device is called.
        device: String,
    },
}
