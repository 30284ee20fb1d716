//! The photo path.

use std::fs;

use afterimage_core::view::{FailureFilter, Retry};
use afterimage_core::{IndexControl, LibraryError, Query};

use crate::colours::{BLUE, Bench, GREEN, RED, paint};

#[test]
fn every_format_is_read_and_what_is_broken_is_named() {
    let bench = Bench::new();
    for name in ["a.jpg", "b.png", "c.webp", "d.gif", "e.bmp", "f.tiff", "UPPER.JPG"] {
        bench.paint(name, RED);
    }
    fs::write(bench.photos.join("empty.jpg"), "").unwrap();
    fs::write(bench.photos.join("words.png"), "these are words").unwrap();
    fs::write(bench.photos.join("phone.heic"), b"\0\0\0\x18ftypheic\0\0\0\0").unwrap();
    fs::write(bench.photos.join("notes.txt"), "not a photo, and no failure").unwrap();
    fs::write(bench.photos.join(".hidden.jpg"), "hidden").unwrap();
    let cut = fs::read(bench.photos.join("b.png")).unwrap();
    fs::write(bench.photos.join("cut.png"), &cut[..cut.len() / 2]).unwrap();

    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (7, 4));
    assert_eq!(bench.search("red").photos.len(), 7);
    let failures = bench.library.failures(&FailureFilter::default(), 0, 100).unwrap();
    let reason = |name: &str| {
        let failure = failures.iter().find(|failure| failure.path.ends_with(name)).unwrap();
        failure.reason.clone()
    };
    assert_eq!(reason("empty.jpg"), "The file is empty.");
    assert_eq!(reason("words.png"), "The content is not a picture in a format Afterimage knows.");
    let damaged = reason("phone.heic");
    assert!(damaged.starts_with("The picture is damaged") || damaged.contains("this build"), "{damaged}");
    assert!(reason("cut.png").starts_with("The picture is damaged"), "{}", reason("cut.png"));
}

#[test]
fn originals_are_left_exactly_as_they_were() {
    let bench = Bench::new();
    let path = bench.paint("a.jpg", RED);
    let before = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    bench.index();
    let photo = bench.search("red").photos[0];
    bench.library.thumbnail(photo).unwrap();
    bench.library.picture(photo).unwrap();
    assert_eq!(before, (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap()));
    assert_eq!(fs::read_dir(&bench.photos).unwrap().count(), 1);
}

#[test]
fn an_unchanged_folder_is_not_read_again() {
    let bench = Bench::new();
    bench.paint("a.jpg", RED);
    fs::write(bench.photos.join("broken.jpg"), "broken").unwrap();
    bench.index();
    let report = bench.index();
    assert_eq!((report.read, report.embedded, report.failed), (0, 0, 0));
    assert_eq!(bench.library.failures(&FailureFilter::default(), 0, 10).unwrap().len(), 1);
}

#[test]
fn what_failed_is_tried_again_when_asked_or_mended() {
    let bench = Bench::new();
    let path = bench.photos.join("a.jpg");
    fs::write(&path, "broken").unwrap();
    assert_eq!(bench.index().failed, 1);
    bench.library.retry(&Retry::all()).unwrap();
    assert_eq!(bench.index().failed, 1);
    paint(&path, GREEN);
    assert_eq!(bench.index().embedded, 1);
    assert!(bench.library.failures(&FailureFilter::default(), 0, 10).unwrap().is_empty());
}

#[test]
fn copies_renames_and_moves_are_never_embedded_again() {
    let bench = Bench::new();
    let first = bench.paint("a.jpg", RED);
    for copy in 0..40 {
        fs::copy(&first, bench.photos.join(format!("copy-{copy}.jpg"))).unwrap();
    }
    bench.index();
    assert_eq!(bench.embedded(), 1);
    let photo = bench.search("red").photos[0];
    assert_eq!(bench.library.photo(photo).unwrap().files.len(), 41);

    fs::create_dir(bench.photos.join("2019")).unwrap();
    fs::rename(&first, bench.photos.join("2019/renamed.jpg")).unwrap();
    bench.index();
    assert_eq!(bench.embedded(), 1);
    assert_eq!(bench.search("red").photos, [photo]);
}

#[test]
fn a_changed_file_becomes_the_photo_it_is_now() {
    let bench = Bench::new();
    let path = bench.paint("a.png", RED);
    bench.index();
    // Other content of another length, so that even a file system with coarse times tells.
    image::RgbImage::from_pixel(120, 90, image::Rgb(BLUE)).save(&path).unwrap();
    bench.index();
    let everything = bench.library.search(&Query::Everything, 10).unwrap();
    assert_eq!(everything.photos.len(), 1);
    let blue = bench.search("blue");
    assert_eq!(blue.photos, everything.photos);
    assert!(blue.scores.unwrap()[0] > 0.9);
}

#[test]
fn a_deleted_file_is_not_found_and_costs_nothing_when_it_returns() {
    let bench = Bench::new();
    let path = bench.paint("a.jpg", RED);
    bench.paint("b.jpg", BLUE);
    bench.index();
    fs::rename(&path, bench.elsewhere()).unwrap();
    assert_eq!(bench.index().removed, 1);
    assert_eq!(bench.found(&bench.search("red")), ["b.jpg"]);
    fs::rename(bench.elsewhere(), &path).unwrap();
    bench.index();
    assert_eq!(bench.found(&bench.search("red")), ["a.jpg", "b.jpg"]);
    assert_eq!(bench.embedded(), 2);
}

#[test]
fn a_folder_that_is_away_keeps_its_photos() {
    let bench = Bench::new();
    bench.paint("a.jpg", RED);
    bench.index();
    fs::rename(&bench.photos, bench.elsewhere()).unwrap();
    assert_eq!(bench.index().offline_folders, 1);
    let found = bench.search("red");
    assert_eq!(found.photos.len(), 1);
    assert!(!bench.library.photo(found.photos[0]).unwrap().files[0].online);
    assert!(matches!(bench.library.photo_path(found.photos[0]), Err(LibraryError::PhotoOffline { .. })));
    assert!(!bench.library.thumbnail(found.photos[0]).unwrap().is_empty());

    // An empty mount point is what an unplugged drive leaves behind.
    fs::create_dir(&bench.photos).unwrap();
    assert_eq!(bench.index().removed, 0);
    fs::remove_dir(&bench.photos).unwrap();
    fs::rename(bench.elsewhere(), &bench.photos).unwrap();
    bench.index();
    assert!(bench.library.photo(found.photos[0]).unwrap().files[0].online);
    assert_eq!(bench.embedded(), 1);
}

#[test]
fn a_folder_around_a_folder_takes_its_place_without_reading_again() {
    let bench = Bench::new();
    bench.paint("a.jpg", RED);
    bench.index();
    let parent = bench.photos.parent().unwrap().join("around");
    fs::create_dir(&parent).unwrap();
    let inner = parent.join("inner");
    fs::create_dir(&inner).unwrap();
    paint(&inner.join("b.jpg"), BLUE);
    bench.library.add_folder(&inner).unwrap();
    bench.index();
    let outer = bench.library.add_folder(&parent).unwrap();
    assert_eq!(outer.files, 1);
    assert_eq!(bench.index().read, 0);
    // And a folder inside one that is there is there already.
    assert_eq!(bench.library.add_folder(&inner).unwrap().folder, outer.folder);
    assert_eq!(bench.library.folders().unwrap().len(), 2);
    assert_eq!(bench.found(&bench.search("blue"))[0], "b.jpg");
}

#[test]
fn removing_a_folder_hides_its_photos_and_keeps_its_work() {
    let bench = Bench::new();
    bench.paint("a.jpg", RED);
    bench.index();
    let folder = bench.library.folders().unwrap()[0].folder;
    bench.library.remove_folder(folder).unwrap();
    assert!(bench.search("red").photos.is_empty());
    assert!(bench.photos.join("a.jpg").exists());
    bench.library.add_folder(&bench.photos).unwrap();
    bench.index();
    assert_eq!(bench.search("red").photos.len(), 1);
    assert_eq!(bench.embedded(), 1);
}

#[test]
fn what_is_no_folder_is_refused_by_name() {
    let bench = Bench::new();
    let missing = bench.elsewhere();
    assert!(
        matches!(bench.library.add_folder(&missing), Err(LibraryError::NotAFolder { path, .. }) if path == missing)
    );
    let file = bench.paint("a.jpg", RED);
    assert!(matches!(bench.library.add_folder(&file), Err(LibraryError::NotAFolder { .. })));
}

#[test]
fn progress_ends_at_its_total() {
    let bench = Bench::new();
    for i in 0..30 {
        bench.paint(&format!("{i}.png"), [i * 8, 100, 200]);
    }
    fs::write(bench.photos.join("broken.png"), "broken").unwrap();
    let mut last = None;
    bench.index_watching(&IndexControl::default(), |progress| last = Some(progress.clone()));
    let last = last.unwrap();
    assert_eq!((last.done, last.total, last.failed), (31, 31, 1));
}

#[cfg(unix)]
#[test]
fn names_that_are_not_unicode_links_and_pipes_do_no_harm() {
    use std::os::unix::ffi::OsStrExt;

    let bench = Bench::new();
    let odd = bench.photos.join(std::ffi::OsStr::from_bytes(b"\xff\xfe.jpg"));
    paint(&bench.photos.join("a.jpg"), RED);
    fs::rename(bench.photos.join("a.jpg"), &odd).unwrap();
    std::os::unix::fs::symlink(&bench.photos, bench.photos.join("loop")).unwrap();
    let pipe = bench.photos.join("pipe.jpg");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (1, 0));
    let photo = bench.search("red").photos[0];
    assert_eq!(bench.library.photo_path(photo).unwrap(), odd);
    assert_eq!(bench.index().read, 0);
}
