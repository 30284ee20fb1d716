//! The library on real files: every test makes pictures in a folder of its own, indexes them and asks.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

#[cfg(unix)]
mod changes;
mod colours;
mod devices;
mod following;
mod indexing;
mod looking;
mod metadata;
mod pairs;
mod searching;
mod surviving;
mod switching;
mod upkeep;
#[cfg(unix)]
mod videos;
