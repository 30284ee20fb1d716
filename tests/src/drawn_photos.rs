//! Photos that nobody took: a sky, a ground and a sun in it, each of other colours and in another light.

use std::path::Path;

use image::{Rgb, RgbImage};

use crate::painted::light;

/// The shapes of the pictures in turn, in pixels.
const SHAPES: [(u32, u32); 5] = [(480, 320), (320, 480), (480, 270), (360, 360), (480, 360)];

/// Draws `count` pictures into a folder, every one another; the same ones every time.
///
/// # Errors
/// If one can't be written.
pub fn draw_photos(folder: &Path, count: u32) -> anyhow::Result<()> {
    for (number, (width, height)) in (0..count).zip(SHAPES.iter().cycle().copied()) {
        let tone = |shift: u32| u8::try_from((number * 47 + shift * 83) % 200 + 40).unwrap_or(u8::MAX);
        let (sky, ground, sun) =
            ([tone(0), tone(1), 220], [tone(2), 120, tone(3) / 2], Rgb([250, 200 - tone(4) / 4, 90]));
        let (x0, y0, radius) = (width / 5 + number * 23 % (width / 2), height / 4, height / 8);
        let light = light(number, (width, height));
        let picture = RgbImage::from_fn(width, height, |x, y| {
            if x.abs_diff(x0).pow(2) + y.abs_diff(y0).pow(2) < radius.pow(2) {
                return sun;
            }
            let fade = (light(x, y) * 90.0) as u8;
            Rgb(if y < height * 3 / 5 { sky } else { ground }.map(|part: u8| part.saturating_sub(fade)))
        });
        // Of two kinds, so that there is something to choose.
        let kind = if number % 3 == 0 { "jpg" } else { "png" };
        picture.save(folder.join(format!("drawn {number:02}.{kind}")))?;
    }
    Ok(())
}
