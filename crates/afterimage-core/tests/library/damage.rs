//! Files of a library that are cut, garbled or another library's: what follows from the originals comes back by itself, and
//! what was committed to the catalog's file stays.

use std::fs::{self, File};
use std::path::Path;

use crate::colours::Bench;

const PHOTOS: u8 = 120;

fn painted() -> Bench {
    let bench = Bench::new();
    paint(&bench, 0..PHOTOS);
    bench.index();
    bench
}

fn paint(bench: &Bench, which: std::ops::Range<u8>) {
    for i in which {
        bench.paint(&format!("{i}.png"), [255 - i, i, 77]);
    }
}

fn assert_whole(bench: &Bench, photos: u8, what: &str) {
    let verification = bench.library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.photos, verification.embeddings), (photos.into(), photos.into()), "{what}");
    assert_eq!(verification.findings, [], "{what}");
}

/// SplitMix64 (Steele, Lea and Flood 2014).
fn random(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z ^ (z >> 31)) as usize >> 1
}

#[test]
fn an_index_or_its_proof_with_any_bit_flipped_or_any_end_cut_off_is_made_anew() {
    let mut bench = painted();
    let before = bench.search("red");
    let mut state = 7;
    for round in 0..40 {
        let name = if round % 2 == 0 { "vectors.usearch" } else { "vectors.proof" };
        let mut what = String::new();
        bench = bench.reopen(|library| {
            let path = library.join(name);
            let mut bytes = fs::read(&path).unwrap();
            let at = random(&mut state) % bytes.len();
            if round % 4 < 2 {
                bytes[at] ^= 1 << (round % 8);
                what = format!("{name}: byte {at} of {}", bytes.len());
            } else {
                what = format!("{name}: {at} of {} bytes", bytes.len());
                bytes.truncate(if round < 4 { 0 } else { at });
            }
            fs::write(path, bytes).unwrap();
        });
        assert_whole(&bench, PHOTOS, &what);
        let after = bench.search("red");
        assert_eq!((&after.photos, &after.scores), (&before.photos, &before.scores), "{what}");
    }
    assert_eq!(bench.embedded(), usize::from(PHOTOS));
}

/// It has a sound proof, the right model, and the same photos by their ids.
#[test]
fn the_index_of_another_library_is_not_taken_for_this_ones() {
    let other = Bench::new();
    for i in 0..PHOTOS {
        other.paint(&format!("{i}.png"), [i, 77, 255 - i]);
    }
    other.index();
    let theirs = other.elsewhere();
    fs::create_dir(&theirs).unwrap();
    let other = other.reopen(|library| copy_index(library, &theirs));
    let bench = painted();
    let before = bench.search("red");
    let bench = bench.reopen(|library| copy_index(&theirs, library));
    assert_whole(&bench, PHOTOS, "another library's index");
    assert_eq!(bench.search("red").scores, before.scores);
    drop(other);
}

/// Photos that came after the copy was made got the ids that others get now.
#[test]
fn a_catalog_put_back_from_a_copy_does_not_answer_with_vectors_of_photos_it_does_not_know() {
    let bench = painted();
    let copy = bench.elsewhere();
    fs::create_dir(&copy).unwrap();
    let bench = bench.reopen(|library| {
        fs::copy(library.join("catalog.sqlite"), copy.join("copy")).unwrap();
    });
    bench.paint("later.png", [10, 10, 250]);
    bench.index();
    let newest = bench.photos.join("later.png");
    let bench = bench.reopen(|library| {
        copy_index(library, &copy);
        fs::copy(copy.join("copy"), library.join("catalog.sqlite")).unwrap();
    });
    fs::remove_file(newest).unwrap();
    bench.paint("other.png", [250, 250, 10]);
    bench.index();
    // The index of before, as if this process had been killed before it saved another.
    let bench = bench.reopen(|library| copy_index(&copy, library));
    assert_whole(&bench, PHOTOS + 1, "the index knows a photo of the same number");
}

fn copy_index(from: &Path, to: &Path) {
    for file in ["vectors.usearch", "vectors.proof"] {
        fs::copy(from.join(file), to.join(file)).unwrap();
    }
}

/// Copies the catalog with its log while it is open: what a killed process or a power cut leaves.
fn copy_open_catalog(bench: &Bench, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in ["catalog.sqlite", "catalog.sqlite-wal"] {
        fs::copy(bench.library.directory().join(file), to.join(file)).unwrap();
    }
}

fn put_back(from: &Path, library: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(library.join(format!("catalog.sqlite{suffix}")));
    }
    for file in ["catalog.sqlite", "catalog.sqlite-wal"] {
        if from.join(file).exists() {
            fs::copy(from.join(file), library.join(file)).unwrap();
        }
    }
}

#[test]
fn a_log_that_is_cut_anywhere_costs_at_most_what_it_held() {
    // What is in the file, and what is in the log alone.
    let mut bench = painted();
    bench = bench.reopen(|_| {});
    paint(&bench, PHOTOS..PHOTOS + 60);
    bench.index();
    let copy = bench.elsewhere();
    copy_open_catalog(&bench, &copy);
    let whole = fs::metadata(copy.join("catalog.sqlite-wal")).unwrap().len();
    assert!(whole > 100_000, "{whole} bytes");
    for tenth in 0..=10 {
        let mut embedded = bench.embedded();
        bench = bench.reopen(|library| {
            put_back(&copy, library);
            let log = File::options().write(true).open(library.join("catalog.sqlite-wal")).unwrap();
            log.set_len(whole * tenth / 10).unwrap();
        });
        let what = format!("{tenth} tenths of the log");
        let verification = bench.library.verify(&mut |_| {}).unwrap();
        assert_eq!(verification.findings, [], "{what}");
        let kept = verification.embeddings;
        assert!(kept >= PHOTOS.into() && (tenth < 10 || kept == u64::from(PHOTOS) + 60), "{what}: {kept}");
        bench.index();
        embedded = bench.embedded() - embedded;
        assert_eq!(kept + embedded as u64, u64::from(PHOTOS) + 60, "{what}: what is kept is not embedded again");
        assert_whole(&bench, PHOTOS + 60, &what);
    }
}

#[test]
fn a_log_that_is_garbled_or_gone_costs_at_most_what_it_held() {
    let mut bench = painted();
    bench = bench.reopen(|_| {});
    paint(&bench, PHOTOS..PHOTOS + 60);
    bench.index();
    let copy = bench.elsewhere();
    copy_open_catalog(&bench, &copy);
    for what in ["garbled", "gone"] {
        bench = bench.reopen(|library| {
            put_back(&copy, library);
            let log = library.join("catalog.sqlite-wal");
            match what {
                "gone" => fs::remove_file(log).unwrap(),
                _ => {
                    let mut bytes = fs::read(&log).unwrap();
                    let half = bytes.len() / 2;
                    bytes[half..half + 5000].fill(0x5A);
                    fs::write(log, bytes).unwrap();
                }
            }
        });
        assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, [], "{what}");
        bench.index();
        assert_whole(&bench, PHOTOS + 60, what);
    }
}

#[test]
fn thumbnails_that_are_damaged_while_in_use_stop_no_run() {
    let mut bench = painted();
    bench = bench.reopen(|library| {
        let path = library.join("thumbnails.sqlite");
        let mut bytes = fs::read(&path).unwrap();
        // The page that is read on opening is sound.
        bytes[4096..].fill(0xA5);
        fs::write(path, bytes).unwrap();
    });
    paint(&bench, PHOTOS..PHOTOS + 10);
    assert_eq!(bench.index().embedded, 10);
    let photo = bench.search("red").photos[0];
    assert!(bench.library.thumbnail(photo).unwrap().starts_with(&[0xFF, 0xD8]));
    assert_whole(&bench, PHOTOS + 10, "thumbnails were made anew");
}
