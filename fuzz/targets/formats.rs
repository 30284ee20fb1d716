//! The readers of our own, without the decoders behind them, so that many more inputs a second are tried: formats by content
//! with the directories of TIFF files, previews of RAW files, segments of JPEG files.
#![no_main]

use afterimage_core::media::fuzzing;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzzing::files(bytes));
