//! From a decoded picture to what an image tower was trained to see.

use candle_core::{Device, Tensor};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

use crate::{EncoderError, PreparedImage};

/// How pictures become squares of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Preprocessing {
    /// Pixels on each side of the square.
    pub side: u32,
    /// How a picture of another shape fits in.
    pub fit: Fit,
    /// How pixels are averaged. All filters are antialiased and work on 8-bit values, as Pillow's do.
    pub filter: Filter,
    /// Mean of each channel, of values 0–1.
    pub mean: [f32; 3],
    /// Standard deviation of each channel.
    pub std: [f32; 3],
}

/// How a picture that is no square becomes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Its shorter side fills the square and the middle is kept.
    Crop(Middle),
    /// It is squashed; nothing is lost but its shape.
    Squash,
    /// It is squashed to a square of so many pixels on a side, and the middle is kept.
    SquashAndCrop(u32),
}

/// Where the middle is, when an odd number of pixels is left over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Middle {
    /// One pixel less at the left or top, as in `transformers`.
    Less,
    /// An even number of pixels at the left or top, as in torchvision.
    Even,
}

impl Middle {
    fn offset(self, left_over: u32) -> u32 {
        match self {
            Self::Less => left_over / 2,
            Self::Even => left_over / 2 + u32::from(left_over % 4 == 3),
        }
    }
}

/// An interpolation filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Bilinear,
    Bicubic,
}

/// Means and deviations of OpenAI's CLIP.
pub(super) const CLIP_MEAN: [f32; 3] = [0.481_454_66, 0.457_827_5, 0.408_210_73];
pub(super) const CLIP_STD: [f32; 3] = [0.268_629_54, 0.261_302_6, 0.275_777_1];

/// A picture longer than this many times its width is cut before it is resized.
const LONGEST: u32 = 16;

impl Preprocessing {
    /// Resizes and crops. Cheap and parallel: decoder threads call it.
    pub fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        let (width, height) = picture.dimensions();
        if width == 0 || height == 0 {
            return Err(failed("it has no pixels"));
        }
        // What is very long is cut first: its middle is all that is kept, and made large it would fill the memory.
        let cut = matches!(self.fit, Fit::Crop(_)).then(|| middle(picture)).flatten();
        let picture = cut.as_ref().unwrap_or(picture);
        let (width, height) = picture.dimensions();
        let side = self.side;
        let (to_width, to_height) = match self.fit {
            Fit::Squash => (side, side),
            Fit::SquashAndCrop(to) => (to, to),
            // The longer side is cut to whole pixels, as torchvision and transformers do.
            Fit::Crop(_) if width <= height => (side, longer(side, height, width)),
            Fit::Crop(_) => (longer(side, width, height), side),
        };
        let resized = self.resize(picture, to_width, to_height)?;
        let offset = |left_over| match self.fit {
            Fit::Crop(middle) => middle.offset(left_over),
            Fit::Squash => 0,
            Fit::SquashAndCrop(_) => Middle::Less.offset(left_over),
        };
        let (left, top) = (offset(to_width - side), offset(to_height - side));
        let rgb = (top..top + side)
            .flat_map(|y| {
                let start = 3 * (y as usize * to_width as usize + left as usize);
                &resized[start..start + 3 * side as usize]
            })
            .copied()
            .collect();
        Ok(PreparedImage { side, rgb })
    }

    /// Numbers as the network takes them, `f32`, `[pictures, 3, side, side]`.
    pub fn tensor(&self, batch: &[PreparedImage], device: &Device) -> Result<Tensor, EncoderError> {
        let pixels = self.side as usize * self.side as usize;
        let mut values = Vec::with_capacity(batch.len() * 3 * pixels);
        for picture in batch {
            if picture.side != self.side {
                let message = format!("a picture of side {} was prepared for another tower", picture.side);
                return Err(candle_core::Error::Msg(message).into());
            }
            for channel in 0..3 {
                let (scale, offset) = (1.0 / (255.0 * self.std[channel]), self.mean[channel] / self.std[channel]);
                let channel = picture.rgb.iter().skip(channel).step_by(3);
                values.extend(channel.map(|&value| f32::from(value) * scale - offset));
            }
        }
        let side = self.side as usize;
        Ok(Tensor::from_vec(values, (batch.len(), 3, side, side), device)?)
    }

    fn resize(&self, picture: &RgbImage, width: u32, height: u32) -> Result<Vec<u8>, EncoderError> {
        if picture.dimensions() == (width, height) {
            return Ok(picture.as_raw().clone());
        }
        let filter = match self.filter {
            Filter::Bilinear => FilterType::Bilinear,
            Filter::Bicubic => FilterType::CatmullRom,
        };
        let source = TypedImageRef::<U8x3>::from_buffer(picture.width(), picture.height(), picture.as_raw())
            .map_err(|error| failed(&error.to_string()))?;
        let mut target = TypedImage::<U8x3>::new(width, height);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
        Resizer::new().resize_typed(&source, &mut target, &options).map_err(|error| failed(&error.to_string()))?;
        Ok(target.pixels().iter().flat_map(|pixel| pixel.0).collect())
    }
}

/// The middle of a picture more than [`LONGEST`] times as long as wide.
fn middle(picture: &RgbImage) -> Option<RgbImage> {
    let (width, height) = picture.dimensions();
    let longest = width.min(height).saturating_mul(LONGEST);
    let (to_width, to_height) = (width.min(longest), height.min(longest));
    let (left, top) = ((width - to_width) / 2, (height - to_height) / 2);
    let cut = || image::imageops::crop_imm(picture, left, top, to_width, to_height).to_image();
    (to_width < width || to_height < height).then(cut)
}

/// The longer side after the shorter one became `side`.
fn longer(side: u32, long: u32, short: u32) -> u32 {
    u32::try_from(u64::from(side) * u64::from(long) / u64::from(short)).unwrap_or(u32::MAX)
}

fn failed(why: &str) -> EncoderError {
    EncoderError::Network(candle_core::Error::Msg(format!("the picture can't be resized: {why}")))
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn preprocessing(fit: Fit) -> Preprocessing {
        Preprocessing { side: 8, fit, filter: Filter::Bicubic, mean: [0.5; 3], std: [0.5; 3] }
    }

    /// Thirds of red, green and blue, from left to right.
    fn thirds(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| match 3 * x / width {
            0 => Rgb([255, 0, 0]),
            1 => Rgb([0, 255, 0]),
            _ => Rgb([0, 0, 255]),
        })
    }

    #[test]
    fn cropping_keeps_the_middle_and_squashing_keeps_all() {
        let cropped = preprocessing(Fit::Crop(Middle::Less)).prepare(&thirds(300, 100)).unwrap();
        assert_eq!((cropped.side, cropped.rgb.len()), (8, 8 * 8 * 3));
        assert!(cropped.rgb[3..21].chunks(3).all(|pixel| pixel == [0, 255, 0]), "{:?}", cropped.rgb);
        let squashed = preprocessing(Fit::Squash).prepare(&thirds(300, 100)).unwrap();
        assert_eq!((&squashed.rgb[..3], &squashed.rgb[21..24]), (&[255, 0, 0][..], &[0, 0, 255][..]));
        // The middle third of 24 pixels.
        let both = preprocessing(Fit::SquashAndCrop(24)).prepare(&thirds(300, 100)).unwrap();
        assert!(both.rgb[3..21].chunks(3).all(|pixel| pixel == [0, 255, 0]), "{:?}", both.rgb);
    }

    #[test]
    fn the_middle_is_where_the_reference_has_it() {
        for (left_over, less, even) in [(0, 0, 0), (1, 0, 0), (2, 1, 1), (3, 1, 2), (5, 2, 2), (15, 7, 8)] {
            assert_eq!((Middle::Less.offset(left_over), Middle::Even.offset(left_over)), (less, even), "{left_over}");
        }
    }

    #[test]
    fn numbers_are_by_channel_and_scaled() {
        let preprocessing = preprocessing(Fit::Squash);
        let picture = preprocessing.prepare(&RgbImage::from_pixel(5, 5, Rgb([255, 0, 51]))).unwrap();
        let values = preprocessing.tensor(&[picture], &Device::Cpu).unwrap().mean((2, 3)).unwrap();
        let values = values.to_vec2::<f32>().unwrap();
        assert!((values[0][0] - 1.0).abs() < 1e-5 && (values[0][1] + 1.0).abs() < 1e-5, "{values:?}");
        assert!((values[0][2] + 0.6).abs() < 1e-5, "{values:?}");
        assert!(preprocessing.tensor(&[PreparedImage::new(9, vec![0; 243])], &Device::Cpu).is_err());
    }

    #[test]
    fn a_line_of_pixels_takes_no_more_memory_than_a_picture() {
        let line = preprocessing(Fit::Crop(Middle::Less)).prepare(&thirds(60_000, 1)).unwrap();
        assert!(line.rgb.chunks(3).all(|pixel| pixel == [0, 255, 0]));
        assert!(preprocessing(Fit::Crop(Middle::Less)).prepare(&RgbImage::new(0, 3)).is_err());
    }
}
