//! The files of the format corpus, broken in ways that disks, cables and people break files.

use std::fs;
use std::path::Path;

/// Random changes tried of each file.
const CHANGES: u64 = 24;

/// Every broken file by name: cut at each sixteenth, overwritten with zeros, and with bytes changed here and there. The same
/// ones at every run.
pub fn all() -> impl Iterator<Item = (String, Vec<u8>)> {
    sound().into_iter().flat_map(|(name, sound)| {
        let cut = |sixteenth: usize| sound[..sound.len() * sixteenth / 16].to_vec();
        let zeroed = |sixteenth: usize| {
            let mut bytes = sound.clone();
            let (from, to) = (bytes.len() * sixteenth / 16, bytes.len() * (sixteenth + 1) / 16);
            bytes[from..to].fill(0);
            bytes
        };
        let mut broken: Vec<(String, Vec<u8>)> = Vec::new();
        broken.extend((0..16).map(|at| (format!("{name} cut at {at}/16"), cut(at))));
        broken.extend((0..16).map(|at| (format!("{name} zeroed from {at}/16"), zeroed(at))));
        broken.extend((0..CHANGES).map(|seed| (format!("{name} changed {seed}"), changed(&sound, seed))));
        broken
    })
}

fn sound() -> Vec<(String, Vec<u8>)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../afterimage-core/tests/formats/corpus");
    let mut files: Vec<_> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .into_iter()
        .filter(|path| !path.to_str().unwrap().contains(".reference."))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()))
        .collect()
}

/// Between one and sixteen bytes replaced, most of them near the beginning, where headers are.
fn changed(sound: &[u8], seed: u64) -> Vec<u8> {
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        // Marsaglia's xorshift.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random % below as u64) as usize
    };
    let mut bytes = sound.to_vec();
    for _ in 0..=next(15) {
        let reach = if next(3) == 0 { bytes.len() } else { bytes.len().min(400) };
        let at = next(reach);
        bytes[at] = [0, 0xFF, 0x7F, 0x80, next(256) as u8][next(5)];
    }
    bytes
}
