//! The layers of an EfficientNet (Tan and Le, 2019) on the CPU, which the starter's image tower and ALIGN's are made of.
//!
//! Batch norms are folded into the convolutions before they come here. Activations are `[height, width, channels]`, one
//! picture at a time.

mod block;
mod depthwise;
mod gate;
mod padding;
mod stem;

pub(crate) use block::{Block, Scratch};
pub(crate) use depthwise::Depthwise;
pub(crate) use gate::Gate;
pub(crate) use padding::Padding;
pub(crate) use stem::Stem;

/// The mean over the pixels of `map`, `[pixels, channels]`.
pub(crate) fn mean(map: &[f32], channels: &mut [f32]) {
    channels.fill(0.0);
    for pixel in map.chunks_exact(channels.len()) {
        channels.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += value);
    }
    let pixels = (map.len() / channels.len()) as f32;
    channels.iter_mut().for_each(|sum| *sum /= pixels);
}
