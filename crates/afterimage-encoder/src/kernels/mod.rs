//! Inner loops on the CPU that the networks share, written for the widest vectors that the machine has.

mod activation;
mod attention;
mod dot;
mod eight_bit;
mod norm;
mod pointwise;
mod simd;

pub(crate) use activation::{Activation, activate, gelu};
pub(crate) use attention::{Heads, Mask, attend};
pub(crate) use eight_bit::round;
pub(crate) use norm::normalise;
pub(crate) use pointwise::{Pointwise, Rows};
pub(crate) use simd::{lanes, load, store};
