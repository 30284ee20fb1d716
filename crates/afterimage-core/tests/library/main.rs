//! The library on real files: every test makes pictures in a folder of its own, indexes them and asks.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

#[cfg(unix)]
mod asking;
#[cfg(unix)]
mod changes;
mod clock;
mod colours;
mod damage;
mod devices;
// Their paths are those of the system they were written on.
#[cfg(unix)]
mod earlier;
mod exporting;
mod failures;
mod following;
mod ignoring;
mod indexing;
#[cfg(unix)]
mod keeping;
mod looking;
mod metadata;
mod pairs;
mod regions;
mod searching;
mod sharing;
mod stacking;
mod surviving;
mod switching;
#[cfg(unix)]
mod texts;
mod tiles;
#[cfg(target_os = "linux")]
mod trashing;
mod upkeep;
#[cfg(unix)]
mod videos;
mod waiting;
