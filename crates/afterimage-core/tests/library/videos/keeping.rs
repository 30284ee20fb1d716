//! What the library keeps of films: all of their frames or none, for every model, as long as there is a film.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use afterimage_core::IndexControl;
use afterimage_core::media::{Ffmpeg, MediaError, NO_FFMPEG};
use afterimage_core::upkeep::{Finding, repair};
use rusqlite::Connection;

use super::{can_be_tested, film, first, time_of};
use crate::colours::{BLUE, Bench, RED};

#[test]
fn videos_are_read_by_themselves_once_there_is_an_ffmpeg() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let place = bench.elsewhere().join("ffmpeg");
    let bench = bench.with_ffmpeg(&place);
    film(&bench, "film.mp4");
    fs::write(bench.photos.join("broken.jpg"), "broken").unwrap();
    bench.paint("still.png", BLUE);
    assert_eq!(bench.index().failed, 2);
    let failures = bench.failures();
    assert_eq!(failures[1].reason, NO_FFMPEG);
    assert!(bench.index().is_nothing(), "nothing is tried again in vain");

    fs::create_dir(bench.elsewhere()).unwrap();
    let there = Ffmpeg::find(None).unwrap();
    for name in ["ffmpeg", "ffprobe"] {
        std::os::unix::fs::symlink(there.program().with_file_name(name), bench.elsewhere().join(name)).unwrap();
    }
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (1, 0), "and nothing else is tried again");
    assert_eq!(time_of(&bench, "green"), 3_000);
    assert_eq!(bench.failures().len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_stopped_leaves_a_film_whole_or_not_at_all() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    film(&bench, "film.mp4");
    let control = IndexControl::default();
    // Stopped as soon as there is something to read.
    let report = bench.index_watching(&control, |progress| {
        if progress.total > 0 {
            control.cancel();
        }
    });
    assert!(report.cancelled);
    assert_eq!(bench.failures(), []);
    bench.index_until_first_embedding();
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 3_000, 7_000]);
    assert_eq!(bench.embedded(), 3, "nothing is embedded twice");
}

#[test]
fn half_of_a_film_is_never_taken_for_all_of_it() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = film(&bench, "film.mp4");
    let ffmpeg = Ffmpeg::find(None).unwrap();
    let looks = AtomicUsize::new(0);
    // Not at once: what the film is like may still be asked.
    let stop = || looks.fetch_add(1, Ordering::Relaxed) > 0;
    let decoded = ffmpeg.decode(&path, 0, 16, &stop);
    assert!(matches!(decoded, Err(MediaError::Stopped)), "{:?}", decoded.map(|film| film.frames.len()));
}

#[test]
fn another_model_sees_the_same_frames_with_or_without_the_film() {
    if !can_be_tested() {
        return;
    }
    for without in [false, true] {
        let mut bench = Bench::new();
        film(&bench, "film.mp4");
        bench.paint("still.png", RED);
        bench.index();
        bench.library.use_model("shades").unwrap();
        if without {
            bench = bench.with_ffmpeg(Path::new("/nowhere/ffmpeg"));
        }
        let report = bench.index();
        assert!(report.switched);
        assert_eq!((report.reembedded, report.left_behind, bench.shaded()), (2, 0, 4), "without the film: {without}");
        assert_eq!(["red", "green", "blue"].map(|text| first(&bench, text).at_ms), [0, 3_000, 7_000].map(Some));
        assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
    }
}

#[test]
fn a_film_that_lost_frames_is_read_again() {
    if !can_be_tested() {
        return;
    }
    for loss in ["DELETE FROM embeddings WHERE part = 1", "DELETE FROM frames WHERE part = 2", "DELETE FROM frames"] {
        let mut bench = Bench::new();
        film(&bench, "film.mp4");
        bench.paint("still.png", RED);
        bench.index();
        let mut repaired = None;
        bench = bench.reopen(|library| {
            Connection::open(library.join("catalog.sqlite")).unwrap().execute_batch(loss).unwrap();
        });
        assert!(
            bench.library.verify(&mut |_| {}).unwrap().findings.contains(&Finding::IncompleteVideos { videos: 1 }),
            "{loss}"
        );
        bench = bench.reopen(|library| repaired = Some(repair(library).unwrap().incomplete_videos));
        assert_eq!(repaired, Some(1));
        assert_eq!(bench.index().embedded, 1);
        assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
        assert_eq!(["green", "blue"].map(|text| time_of(&bench, text)), [3_000, 7_000]);
    }
}

#[test]
fn frames_of_a_film_that_is_gone_are_garbage() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = film(&bench, "film.mp4");
    bench.paint("still.png", RED);
    bench.index();
    let garbage = bench.library.garbage().unwrap();
    assert_eq!((garbage.photos, garbage.thumbnails), (0, 0));
    let verification = bench.library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.searchable, verification.embeddings, verification.without_thumbnail), (2, 4, 0));
    fs::remove_file(path).unwrap();
    bench.index();
    assert_eq!(bench.search("green").photos.len(), 1);
    let garbage = bench.library.collect_garbage().unwrap();
    assert_eq!((garbage.photos, garbage.thumbnails), (1, 3));
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}
