//! The library on real files: every test makes pictures in a folder of its own, indexes them and asks.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod colours;
mod indexing;
mod pairs;
mod searching;
mod surviving;
mod switching;
mod upkeep;
