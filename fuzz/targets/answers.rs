//! What a worker says that a photo has taken over, and a damaged file of places.
#![no_main]

use afterimage_core::{media::fuzzing, places};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    fuzzing::answer(bytes);
    places::read_bytes(bytes);
});
