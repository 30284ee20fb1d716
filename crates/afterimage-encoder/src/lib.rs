//! The encoder of Afterimage: two towers that map photos and words into one space.
//!
//! An *encoder* is an [`ImageTower`] and a [`TextTower`] trained together: the embedding of a photo and the embedding of
//! a text that describes it point in the same direction, so that their dot product ranks photos by how well they match.
//! This crate knows networks, tokenizers and preprocessing; it knows nothing of catalogs, folders or windows.
//!
//! Shapes and units used throughout: pictures are 8-bit sRGB; an embedding is an `f32` vector of unit length.

mod agreement;
mod calibration;
mod device;
mod efficientnet;
mod embedding;
mod error;
mod kernels;
mod placed;
mod tower;

pub mod families;
pub mod starter;

pub use agreement::Agreement;
pub use calibration::{Calibration, Fit, Scale};
pub use device::{Compute, ComputeDevice, DeviceChoice, Fallback, Precision, UnknownDevice};
pub use embedding::Embedding;
pub use error::EncoderError;
pub use tower::{Encoder, ImageTower, ModelId, PreparedImage, TextTower};
