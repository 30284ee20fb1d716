//! The picture on the clipboard, for web views that keep it from the page: WebKitGTK gives a page only text.

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use arboard::Clipboard;
use image::{DynamicImage, ImageFormat, RgbaImage};
use tauri::{AppHandle, Runtime};
use tauri_plugin_clipboard_manager::ClipboardExt;

use crate::error::{CommandError, DeskProblem};

/// A longer side than this, in pixels, tells a search nothing more.
const LONGEST: u32 = 1024;

/// Puts files on the clipboard. On Linux whoever put them there has to be there when they are pasted, so this is kept.
pub fn put_files(files: &[PathBuf]) -> Result<(), CommandError> {
    static CLIPBOARD: Mutex<Option<Clipboard>> = Mutex::new(None);
    let mut kept = CLIPBOARD.lock().unwrap_or_else(PoisonError::into_inner);
    let clipboard = match kept.take() {
        Some(clipboard) => clipboard,
        None => Clipboard::new().map_err(|error| CommandError::system(&error))?,
    };
    let put = kept.insert(clipboard).set().file_list(files);
    put.map_err(|error| CommandError::system(&error))
}

/// The picture on the clipboard as the bytes of a PNG file, made smaller if it is large; no bytes if there is none.
pub fn picture<R: Runtime>(app: &AppHandle<R>) -> Result<Vec<u8>, CommandError> {
    let picture = match app.clipboard().read_image() {
        Ok(picture) => picture,
        Err(error) => {
            tracing::debug!(%error, "there is no picture on the clipboard");
            return Ok(Vec::new());
        }
    };
    let Some(pixels) = RgbaImage::from_raw(picture.width(), picture.height(), picture.rgba().to_vec()) else {
        return Err(CommandError::desk(DeskProblem::System, &"the picture on the clipboard is incomplete"));
    };
    encode(DynamicImage::ImageRgba8(pixels)).map_err(|error| CommandError::system(&error))
}

fn encode(picture: DynamicImage) -> image::ImageResult<Vec<u8>> {
    let picture =
        if picture.width().max(picture.height()) > LONGEST { picture.thumbnail(LONGEST, LONGEST) } else { picture };
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png)?;
    Ok(file.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size_of(file: &[u8]) -> (u32, u32) {
        let picture = image::load_from_memory_with_format(file, ImageFormat::Png).unwrap();
        (picture.width(), picture.height())
    }

    #[test]
    fn large_pictures_are_made_smaller_in_their_shape() {
        let file = encode(DynamicImage::new_rgba8(4096, 1024)).unwrap();
        assert_eq!(size_of(&file), (1024, 256));
    }

    #[test]
    fn small_pictures_stay_as_they_are() {
        let file = encode(DynamicImage::new_rgba8(640, 480)).unwrap();
        assert_eq!(size_of(&file), (640, 480));
    }
}
