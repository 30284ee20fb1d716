//! Files that belong together, and files that are no photos.

use std::fs;

use afterimage_core::view::FailureFilter;

use crate::colours::{BLUE, Bench, RED, paint};

/// Puts a RAW file beside the others: a DNG whose preview is of one colour.
fn paint_raw(bench: &Bench, name: &str, colour: [u8; 3]) {
    let preview = bench.elsewhere().with_extension("jpg");
    paint(&preview, colour);
    // One directory of one entry: the version of DNG.
    let header = b"II*\0\x08\0\0\0\x01\0\x12\xC6\x01\0\x04\0\0\0\x01\x04\0\0\0\0\0\0";
    fs::write(bench.photos.join(name), [header.as_slice(), &fs::read(&preview).unwrap()].concat()).unwrap();
    fs::remove_file(preview).unwrap();
}

fn film(bench: &Bench, name: &str) {
    fs::write(bench.photos.join(name), b"\0\0\0\x14ftypqt  \0\0\0\0qt  ").unwrap();
}

#[test]
fn a_raw_file_beside_the_cameras_jpeg_is_one_photo() {
    let bench = Bench::new();
    bench.paint("IMG_1.JPG", RED);
    paint_raw(&bench, "IMG_1.dng", RED);
    paint_raw(&bench, "IMG_2.dng", BLUE);
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (2, 0));
    let red = bench.search("red").photos[0];
    let files = bench.library.photo(red).unwrap().files;
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(bench.library.photo_path(red).unwrap().ends_with("IMG_1.JPG"));
    let blue = bench.search("blue").photos[0];
    assert_eq!(bench.library.photo(blue).unwrap().format, "DNG");
    // Nothing of it is done again.
    assert_eq!(bench.index().read, 0);
    assert_eq!(bench.embedded(), 2);
}

#[test]
fn a_raw_file_beside_a_broken_jpeg_stands_for_itself() {
    let bench = Bench::new();
    fs::write(bench.photos.join("IMG_1.JPG"), "broken").unwrap();
    paint_raw(&bench, "IMG_1.DNG", RED);
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (1, 1));
    assert_eq!(bench.found(&bench.search("red")), ["IMG_1.DNG"]);
}

#[test]
fn the_film_of_a_live_photo_belongs_to_its_still() {
    let bench = Bench::new();
    bench.paint("IMG_7.jpg", RED);
    film(&bench, "IMG_7.MOV");
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (1, 0));
    let photo = bench.search("red").photos[0];
    assert_eq!(bench.library.photo(photo).unwrap().files.len(), 2);
    assert!(bench.library.photo_path(photo).unwrap().ends_with("IMG_7.jpg"));
}

#[test]
fn a_video_is_named_with_the_reason_and_not_read() {
    let bench = Bench::new();
    film(&bench, "holiday.mp4");
    fs::write(bench.photos.join("renamed.jpg"), b"\0\0\0\x14ftypqt  \0\0\0\0qt  ").unwrap();
    assert_eq!(bench.index().failed, 2);
    let failures = bench.library.failures(&FailureFilter::default(), 0, 10).unwrap();
    assert!(
        failures.iter().all(|failure| failure.reason == "This is a video; only photos are searched."),
        "{failures:?}"
    );
}

#[test]
fn names_that_differ_only_in_case_are_two_files() {
    let bench = Bench::new();
    bench.paint("a.jpg", RED);
    bench.paint("A.jpg", BLUE);
    if fs::read_dir(&bench.photos).unwrap().count() < 2 {
        eprintln!("skipped: this file system does not tell them apart");
        return;
    }
    assert_eq!(bench.index().embedded, 2);
    assert_eq!(bench.found(&bench.search("blue"))[0], "A.jpg");
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_as_long_as_the_system_allows_is_read() {
    let bench = Bench::new();
    let mut folder = bench.photos.clone();
    // PATH_MAX is 4096 with the byte that ends it.
    while folder.as_os_str().len() < 3_800 {
        folder = folder.join("d".repeat(200));
    }
    fs::create_dir_all(&folder).unwrap();
    let name = format!("{}.png", "n".repeat(4_090 - folder.as_os_str().len() - 5));
    let path = folder.join(name);
    paint(&bench.photos.join("a.png"), RED);
    fs::rename(bench.photos.join("a.png"), &path).unwrap();
    assert_eq!(bench.index().embedded, 1);
    let photo = bench.search("red").photos[0];
    assert_eq!(bench.library.photo_path(photo).unwrap(), path);
}
