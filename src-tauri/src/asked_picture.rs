//! What an address of the picture protocol asks for.

use afterimage_core::PhotoPart;
use afterimage_core::media::Tile;
use tauri::http::Uri;

/// Long sides that previews come in, so that whoever asks can't have any number of them made.
const PREVIEW_SIDES: [u32; 3] = [1024, 2048, 4096];

/// A picture of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedPicture {
    /// All of it, or of a frame of a video.
    Whole(PhotoPart),
    /// A photo with a long side of at most so many pixels.
    Preview { photo: i64, side: u32 },
    /// A square of a photo.
    Tile { photo: i64, tile: Tile },
}

impl AskedPicture {
    /// Reads `photo://localhost/ID`, or `ID-FRAME`, with nothing behind it, `?side=2048`, or `?level=1&column=3&row=2`.
    pub fn of(uri: &Uri) -> Option<Self> {
        let part: PhotoPart = uri.path().strip_prefix('/')?.parse().ok()?;
        let photo = part.photo();
        let Some(query) = uri.query() else { return Some(Self::Whole(part)) };
        if part.part() != 0 {
            return None;
        }
        let mut asked = query.split('&').map(|pair| pair.split_once('='));
        let mut number = |name: &str| -> Option<u32> {
            let (key, value) = asked.next()??;
            (key == name).then(|| value.parse().ok())?
        };
        if query.starts_with("side=") {
            let side = number("side")?;
            return (PREVIEW_SIDES.contains(&side) && asked.next().is_none()).then_some(Self::Preview { photo, side });
        }
        let level = u8::try_from(number("level")?).ok()?;
        let tile = Tile { level, column: number("column")?, row: number("row")? };
        asked.next().is_none().then_some(Self::Tile { photo, tile })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Option<AskedPicture> {
        AskedPicture::of(&format!("photo://localhost/{address}").parse().unwrap())
    }

    #[test]
    fn addresses_of_the_window_are_understood() {
        assert_eq!(of("12"), Some(AskedPicture::Whole(12.into())));
        assert_eq!(of("12-3"), Some(AskedPicture::Whole(PhotoPart::new(12, 3))));
        assert_eq!(of("12?side=2048"), Some(AskedPicture::Preview { photo: 12, side: 2048 }));
        let tile = Tile { level: 1, column: 3, row: 2 };
        assert_eq!(of("12?level=1&column=3&row=2"), Some(AskedPicture::Tile { photo: 12, tile }));
    }

    #[test]
    fn anything_else_is_refused() {
        for address in [
            "",
            "etc/passwd",
            "12/",
            "12?",
            "12?side=2047",
            "12?side=2048&side=1024",
            "12?side=-1",
            "12-3?side=2048",
            "12?level=0",
            "12?level=300&column=0&row=0",
            "12?level=0&row=0&column=0",
            "12?level=0&column=4294967296&row=0",
            "12?level=0&column=-1&row=0",
            "12?level=0&column=0&row=0&row=1",
            "12?path=/etc/passwd",
        ] {
            assert_eq!(of(address), None, "{address}");
        }
    }
}
