//! Decoding in processes of their own.
//!
//! A decoder is the one place where a stranger's bytes meet code that may be led astray: it may take all memory, never end,
//! or crash. Inside this process nothing helps against that, as a thread can't be stopped. So pictures are decoded by child
//! processes, which are this same program started in another role. Each has a memory limit set by the system and a time
//! limit set by the parent; one that breaks them is killed and replaced, its file gets the reason, and the rest goes on.
//!
//! A program that wants this calls [`serve_if_asked`] before anything else. One that does not, for instance a test, decodes
//! in its own process.

mod frame;
mod limits;
mod pool;
mod process;
mod serve;

pub use limits::{DecodeTerms, WorkerLimits};
pub use pool::DecodePool;
pub use serve::serve_if_asked;

/// Reads bytes as a worker's answer, for the fuzzer.
#[cfg(feature = "fuzzing")]
pub(super) fn read_answer(mut bytes: &[u8]) {
    let _ = frame::read_answer(&mut bytes);
}
