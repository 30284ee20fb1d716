//! Looking after a library: does everything in it fit together, what can be put right, what does nobody need any more.
//!
//! Photos are never touched. What is lost of a library is at most what the originals give back.

mod garbage;
mod repair;
mod verify;

pub use garbage::Garbage;
pub use repair::{Repair, repair};
pub use verify::{CheckProgress, CheckStep, Finding, Verification};
