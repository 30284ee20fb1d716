//! The starter model: EfficientNet-Lite2 and multilingual-e5-small, joined by heads of our own.

pub mod heads;

pub use heads::{Head, Heads};
