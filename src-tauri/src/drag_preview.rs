//! The picture that goes along with the pointer while photos are dragged: the photos, one behind the other.

use std::io::Cursor;

use image::imageops::overlay;
use image::{ImageFormat, ImageResult, Rgba, RgbaImage};

/// Photos that are drawn at most.
pub const MOST: usize = 3;

/// The longer side of a photo, in pixels.
const SIDE: u32 = 112;
/// How far each stands out behind the one before it.
const STEP: u32 = 10;
/// The light edge around each.
const EDGE: u32 = 2;

/// Draws a PNG of these pictures, given as the bytes of their files, the first in front; nothing if none can be read.
pub fn draw(pictures: &[Vec<u8>]) -> Option<Vec<u8>> {
    let framed: Vec<RgbaImage> = pictures.iter().take(MOST).filter_map(|picture| framed(picture).ok()).collect();
    let behind = STEP * u32::try_from(framed.len().checked_sub(1)?).ok()?;
    let width = framed.iter().map(RgbaImage::width).max()? + behind;
    let height = framed.iter().map(RgbaImage::height).max()? + behind;
    let mut canvas = RgbaImage::new(width, height);
    for (rank, picture) in framed.iter().enumerate().rev() {
        let at = i64::from(STEP) * i64::try_from(rank).ok()?;
        overlay(&mut canvas, picture, at, at);
    }
    let mut file = Cursor::new(Vec::new());
    canvas.write_to(&mut file, ImageFormat::Png).ok()?;
    Some(file.into_inner())
}

fn framed(picture: &[u8]) -> ImageResult<RgbaImage> {
    let picture = image::load_from_memory(picture)?.thumbnail(SIDE, SIDE).into_rgba8();
    let (width, height) = (picture.width() + 2 * EDGE, picture.height() + 2 * EDGE);
    let mut framed = RgbaImage::from_pixel(width, height, Rgba([255, 255, 255, 255]));
    overlay(&mut framed, &picture, i64::from(EDGE), i64::from(EDGE));
    Ok(framed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn painted(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        RgbaImage::from_pixel(width, height, Rgba(colour)).write_to(&mut file, ImageFormat::Png).unwrap();
        file.into_inner()
    }

    #[test]
    fn photos_stand_one_behind_the_other_the_first_in_front() {
        let (red, blue) = (painted(400, 200, [200, 0, 0, 255]), painted(400, 200, [0, 0, 200, 255]));
        let drawn = image::load_from_memory(&draw(&[red, blue]).unwrap()).unwrap().into_rgba8();
        assert_eq!(drawn.dimensions(), (SIDE + 2 * EDGE + STEP, SIDE / 2 + 2 * EDGE + STEP));
        assert_eq!(drawn.get_pixel(EDGE + 20, EDGE + 20).0, [200, 0, 0, 255]);
        assert_eq!(drawn.get_pixel(drawn.width() - EDGE - 1, drawn.height() - EDGE - 1).0, [0, 0, 200, 255]);
        assert_eq!(drawn.get_pixel(drawn.width() - 1, 0).0[3], 0);
    }

    #[test]
    fn without_a_picture_nothing_is_drawn() {
        assert_eq!(draw(&[]), None);
        assert_eq!(draw(&[b"no picture".to_vec()]), None);
    }
}
