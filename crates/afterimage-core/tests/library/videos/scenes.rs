//! Which frames are found, at which times.

use std::fs;

use afterimage_core::view::{DateSource, VideoHit};
use afterimage_core::{PhotoPart, Query};

use super::{Film, assert_near, can_be_tested, film, first, middle_of, time_of};
use crate::colours::{BLUE, Bench, GREEN, RED};

#[test]
fn a_film_is_found_by_its_scenes_and_shown_by_the_one_that_fits() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    film(&bench, "film.mp4");
    bench.paint("still.png", RED);
    let report = bench.index();
    assert_eq!((report.read, report.embedded, report.failed), (2, 2, 0));
    assert_eq!(bench.library.status().unwrap().photos, 2);
    for (text, colour, at_ms) in [("red", RED, 0), ("green", GREEN, 3_000), ("blue", BLUE, 7_000)] {
        let results = bench.search(text);
        assert_eq!((results.photos.len(), results.searched), (2, 2), "a photo is one hit, however many frames it has");
        let video = results.videos[0];
        assert_eq!((video.at_ms, video.duration_ms), (Some(at_ms), 10_000), "{text}");
        let part = PhotoPart::new(video.photo, video.frame);
        assert_near(middle_of(&bench.library.thumbnail(part).unwrap()), colour, text);
        let shown = bench.library.picture(part).unwrap();
        assert_near(middle_of(&shown.bytes), colour, text);
        assert_eq!(bench.library.pixels(part).unwrap().dimensions(), (320, 180));
    }
    assert_eq!(bench.found(&bench.search("blue"))[0], "film.mp4");

    // In the library as a whole it is shown by its longest scene, once.
    let everything = bench.library.search(&Query::Everything, 10).unwrap();
    let poster = VideoHit { photo: first(&bench, "blue").photo, duration_ms: 10_000, frame: 0, at_ms: None };
    assert_eq!((everything.photos.len(), everything.videos.as_slice()), (2, [poster].as_slice()));
    assert_near(middle_of(&bench.library.thumbnail(poster.photo).unwrap()), GREEN, "the poster");
    let details = bench.library.photo(poster.photo).unwrap();
    assert_eq!((details.format.as_str(), details.width, details.height), ("MP4", 320, 180));
    assert_eq!(details.frames.iter().map(|frame| frame.at_ms).collect::<Vec<_>>(), [0, 3_000, 7_000]);

    // What is like a frame of it is like that frame.
    let red = details.frames[0].frame;
    let similar = Query::Similar { photo: poster.photo, frame: Some(red), text: String::new() };
    let similar = bench.library.search(&similar, 10).unwrap();
    assert_eq!(bench.found(&similar), ["still.png"]);
    assert!(similar.scores.unwrap()[0] > 0.99);
    let similar =
        bench.library.search(&Query::Similar { photo: poster.photo, frame: None, text: String::new() }, 10).unwrap();
    assert!(similar.scores.unwrap()[0] < 0.9, "its poster is green");

    // A thumbnail that is lost is made again from the film.
    assert_eq!(bench.index().read, 0);
    assert_eq!(bench.embedded(), 4);
    let part = PhotoPart::new(poster.photo, red);
    let bench = bench.reopen(|library| fs::remove_file(library.join("thumbnails.sqlite")).unwrap());
    assert_near(middle_of(&bench.library.thumbnail(part).unwrap()), RED, "made again");
}

#[test]
fn every_container_is_read() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let formats =
        [("a.mp4", "MP4"), ("b.MOV", "MOV"), ("c.m4v", "M4V"), ("d.mkv", "MKV"), ("e.webm", "WebM"), ("f.avi", "AVI")];
    for (name, _) in formats {
        film(&bench, name);
    }
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (6, 0), "{:?}", bench.failures());
    for text in ["red", "green", "blue"] {
        let results = bench.search(text);
        assert!(results.scores.as_ref().unwrap().iter().all(|&score| score > 0.9), "{text}: {results:?}");
    }
    for photo in bench.search("green").photos {
        let details = bench.library.photo(photo).unwrap();
        let expected = formats.iter().find(|(name, _)| details.files[0].path.ends_with(name)).unwrap().1;
        assert_eq!(details.format, expected);
        assert!(details.duration_ms.unwrap().abs_diff(10_000) < 100, "{details:?}");
        // The index of an AVI begins to count at its first frame, not at its time.
        let green = details.frames.iter().find(|frame| frame.at_ms.abs_diff(3_000) <= 40);
        assert!(green.is_some(), "{details:?}");
    }
}

#[test]
fn frames_that_come_unevenly_have_their_times() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = bench.photos.join("uneven.mkv");
    Film { scenes: &[(RED, 2), (GREEN, 3), (BLUE, 2)], rates: &[5, 30, 10], ..Film::default() }.make(&path);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 2_000, 5_000]);
}

#[test]
fn key_frames_alone_are_decoded_where_there_are_enough() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = bench.photos.join("camera.mp4");
    // One every 1.6 seconds, wherever the scenes change: so that is when they are seen first.
    let more = ["-g", "40", "-x264-params", "scenecut=0:keyint=40:min-keyint=40"];
    Film { more: &more, ..Film::default() }.make(&path);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 3_200, 8_000]);
}

#[test]
fn scenes_between_key_frames_are_found_in_short_films() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = bench.photos.join("one-key-frame.mp4");
    Film { more: &["-g", "100000", "-x264-params", "scenecut=0"], ..Film::default() }.make(&path);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 3_000, 7_000]);
}

#[test]
fn what_a_film_says_of_itself_is_known() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let more = [
        "-metadata",
        "creation_time=2021-08-05T16:30:00Z",
        "-metadata",
        "com.apple.quicktime.creationdate=2021-08-05T18:30:00+0200",
        "-metadata",
        "com.apple.quicktime.location.ISO6709=+48.8577+002.2950/",
        "-movflags",
        "use_metadata_tags",
    ];
    Film { more: &more, ..Film::default() }.make(&bench.photos.join("a.mov"));
    Film { scenes: &[(RED, 2)], ..Film::default() }.make(&bench.photos.join("VID_20190307_140509.mp4"));
    bench.index();
    let phone = bench.library.photo(bench.search("blue").photos[0]).unwrap();
    assert_eq!((phone.taken_at.as_str(), phone.utc_offset), ("2021-08-05T18:30:00", Some(120)));
    assert_eq!((phone.taken_at_source, phone.latitude), (DateSource::Exif, Some(48.8577)));
    let named = bench.library.search(&Query::Everything, 10).unwrap().photos[1];
    let named = bench.library.photo(named).unwrap();
    assert_eq!((named.taken_at.as_str(), named.taken_at_source), ("2019-03-07T14:05:09", DateSource::FileName));
}
