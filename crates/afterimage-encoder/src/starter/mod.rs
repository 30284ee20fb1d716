//! The starter model: EfficientNet-Lite2 and multilingual-e5-small, joined by heads of our own.

mod convert;
mod heads;
mod image;
mod manifest;
mod text;

pub use self::convert::set_up;
pub use self::heads::{Head, Heads};
pub use self::image::ImageBackbone;
pub use self::manifest::{Manifest, Package, default_model_dir};
pub use self::text::TextBackbone;
