//! `preprocessor_config.json` as the image processor of EfficientNet writes it.

use std::path::Path;

use serde::Deserialize;

use crate::EncoderError;
use crate::families::config::damaged;
use crate::families::preprocess::{Filter, Fit, Preprocessing};

/// What it says. What it leaves out has these values in `transformers`.
#[derive(Debug, Deserialize)]
#[serde(default)]
pub(super) struct Processor {
    size: Square,
    do_resize: bool,
    /// Pillow's number of the filter.
    resample: u32,
    crop_size: Square,
    do_center_crop: bool,
    do_rescale: bool,
    rescale_factor: f64,
    /// Takes 1 off what was rescaled.
    rescale_offset: bool,
    do_normalize: bool,
    image_mean: [f64; 3],
    image_std: [f64; 3],
    /// Divides by the deviation, after and whether or not it was normalised.
    include_top: bool,
}

#[derive(Debug, Deserialize)]
struct Square {
    height: u32,
    width: u32,
}

impl Default for Processor {
    fn default() -> Self {
        Self {
            size: Square { height: 346, width: 346 },
            do_resize: true,
            resample: 3,
            crop_size: Square { height: 289, width: 289 },
            do_center_crop: false,
            do_rescale: true,
            rescale_factor: 1.0 / 255.0,
            rescale_offset: false,
            do_normalize: true,
            image_mean: [0.5; 3],
            image_std: [0.5; 3],
            include_top: true,
        }
    }
}

impl Processor {
    /// What happens to pictures. `path` is for errors.
    pub fn preprocessing(&self, path: &Path) -> Result<Preprocessing, EncoderError> {
        let unknown = |comment: &str| Err(damaged(path, comment));
        if !self.do_resize {
            return unknown("pictures are not resized");
        }
        let filter = match self.resample {
            2 => Filter::Bilinear,
            3 => Filter::Bicubic,
            other => return unknown(&format!("the filter number {other} is not known")),
        };
        let (size, crop) = (&self.size, &self.crop_size);
        if size.height != size.width || self.do_center_crop && crop.height != crop.width {
            return unknown("pictures are resized to something that is no square");
        }
        let (side, fit) = match self.do_center_crop {
            true => (crop.height, Fit::SquashAndCrop(size.height)),
            false => (size.height, Fit::Squash),
        };
        if side == 0 || side > size.height {
            return unknown("pictures are cropped to more than they have");
        }
        let (mut mean, mut std) = ([0.0; 3], [0.0; 3]);
        for channel in 0..3 {
            let (own_mean, own_std) = (self.image_mean[channel], self.image_std[channel]);
            let (mut factor, mut offset) = match self.do_rescale {
                true => (self.rescale_factor, if self.rescale_offset { -1.0 } else { 0.0 }),
                false => (1.0, 0.0),
            };
            if self.do_normalize {
                (factor, offset) = (factor / own_std, (offset - own_mean) / own_std);
            }
            if self.include_top {
                (factor, offset) = (factor / own_std, offset / own_std);
            }
            // Of values 0–255 to that of values 0–1.
            let deviation = 1.0 / (255.0 * factor);
            std[channel] = deviation as f32;
            mean[channel] = (-offset * deviation) as f32;
        }
        if !std.iter().chain(&mean).all(|value| value.is_finite()) {
            return unknown("colours are divided by nothing");
        }
        Ok(Preprocessing { side, fit, filter, mean, std })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preprocessing(json: &str) -> Result<Preprocessing, String> {
        let processor: Processor = serde_json::from_str(json).unwrap();
        processor.preprocessing(Path::new("p.json")).map_err(|error| error.to_string())
    }

    #[test]
    fn the_published_file_scales_to_plus_and_minus_one() {
        let published = r#"{"crop_size": {"height": 289, "width": 289}, "do_center_crop": true, "do_normalize": false,
            "include_top": false, "rescale_factor": 0.00784313725490196, "rescale_offset": true, "resample": 2}"#;
        let read = preprocessing(published).unwrap();
        assert_eq!((read.side, read.fit, read.filter), (289, Fit::SquashAndCrop(346), Filter::Bilinear));
        assert!(read.mean.iter().chain(&read.std).all(|value| (value - 0.5).abs() < 1e-6), "{read:?}");
    }

    #[test]
    fn normalising_twice_is_one_step_of_both() {
        let read = preprocessing(r#"{"image_mean": [0.4, 0.4, 0.4], "image_std": [0.5, 0.2, 0.5]}"#).unwrap();
        assert_eq!((read.side, read.fit, read.filter), (346, Fit::Squash, Filter::Bicubic));
        assert!((read.mean[1] - 0.4).abs() < 1e-6 && (read.std[1] - 0.04).abs() < 1e-6, "{read:?}");
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for (json, said) in [
            (r#"{"resample": 0}"#, "filter number 0"),
            (r#"{"do_resize": false}"#, "not resized"),
            (r#"{"size": {"height": 20, "width": 30}}"#, "no square"),
            (r#"{"size": {"height": 20, "width": 20}, "do_center_crop": true}"#, "more than they have"),
            (r#"{"image_std": [1.0, 0.0, 1.0]}"#, "divided by nothing"),
            (r#"{"rescale_factor": 0.0}"#, "divided by nothing"),
        ] {
            assert!(preprocessing(json).unwrap_err().contains(said), "{json}");
        }
    }
}
