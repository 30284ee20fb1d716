//! Inner loops on the CPU that the networks share, written for the widest vectors that the machine has.

mod activation;
mod pointwise;
mod simd;

pub(crate) use activation::{Activation, activate, gelu};
pub(crate) use pointwise::{Pointwise, Rows};
pub(crate) use simd::{load, store};
