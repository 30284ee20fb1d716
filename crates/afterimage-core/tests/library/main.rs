//! The library on real files: every test makes pictures in a folder of its own, indexes them and asks.

mod colours;
mod indexing;
mod searching;
mod surviving;
