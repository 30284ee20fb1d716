//! The command under bad luck: killed at any moment, on a full disk, on one that can only be read, and beside others at the
//! same library. Nothing is lost, nothing that was committed is done again, and the library stays sound.
//!
//! `AFTERIMAGE_KILLS` says how often it is killed (30 unless told; `./dev test durability` makes it 1,000), and
//! `AFTERIMAGE_SEED` repeats a run, as far as a moment can be repeated.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

mod bench;
#[cfg(target_os = "linux")]
mod disk;
mod kills;
mod ledger;
mod together;
