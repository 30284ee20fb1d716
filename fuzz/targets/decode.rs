//! The decode entry: format, EXIF, pixels, colours, whatever the bytes are.
#![no_main]

use afterimage_core::media;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(photo) = media::decode(bytes, 0, 64) {
        assert!(photo.pixels.width() > 0 && photo.pixels.height() > 0);
        assert!(media::thumbnail(&photo.pixels, 48).is_ok());
    }
});
