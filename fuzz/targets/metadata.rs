//! The readers of metadata: blocks of files, EXIF, XMP, IPTC-IIM, names of files.
#![no_main]

use afterimage_core::media::fuzzing;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzzing::metadata(bytes));
