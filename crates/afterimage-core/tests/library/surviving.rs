//! What happens when a run ends early or a derived file is lost.

use std::fs;
use std::path::Path;

use afterimage_core::view::IndexPhase;
use afterimage_core::{IndexControl, LibraryError};

use crate::colours::{Bench, RED};

/// Pictures of many colours, in a folder.
fn paint_many(bench: &Bench, count: u8) {
    for i in 0..count {
        bench.paint(&format!("{i}.png"), [255 - i, i, 77]);
    }
}

#[test]
fn a_cancelled_run_keeps_what_it_did_and_the_next_goes_on() {
    let bench = Bench::new();
    // More than all the channels hold.
    paint_many(&bench, 250);
    let report = bench.index_until_first_embedding();
    assert!(report.cancelled);
    assert!((1..250).contains(&report.embedded), "{}", report.embedded);
    bench.index();
    assert_eq!(bench.library.status().unwrap().embedded, 250);
    assert_eq!(bench.embedded(), 250);
}

#[test]
fn a_paused_run_waits_until_it_is_resumed() {
    let bench = Bench::new();
    paint_many(&bench, 30);
    let control = IndexControl::default();
    control.pause();
    // A paused run says so before it does anything; only then is it resumed.
    let report = bench.index_watching(&control, |progress| {
        if progress.phase == IndexPhase::Paused {
            assert_eq!(progress.done, 0);
            control.resume();
        }
    });
    assert_eq!(report.embedded, 30);
}

#[test]
fn two_runs_at_once_are_refused() {
    let bench = Bench::new();
    paint_many(&bench, 5);
    let mut second = None;
    bench.index_watching(&IndexControl::default(), |_| {
        second.get_or_insert_with(|| {
            bench.library.index_folders(&IndexControl::default(), &mut |_| {}).map_err(|error| error.to_string())
        });
    });
    let message = second.unwrap().unwrap_err();
    assert!(message.contains("another Afterimage is indexing"), "{message}");
    // The lock ends with the run.
    assert!(!matches!(
        bench.library.index_folders(&IndexControl::default(), &mut |_| {}),
        Err(LibraryError::IndexingElsewhere { .. })
    ));
}

#[test]
fn a_lost_or_damaged_index_comes_back_by_itself() {
    let mut bench = Bench::new();
    paint_many(&bench, 20);
    bench.index();
    let before = bench.search("red");
    for damage in ["missing", "garbled", "stale"] {
        bench = bench.reopen(|library| {
            let index = library.join("vectors.usearch");
            match damage {
                "missing" => fs::remove_file(index).unwrap(),
                "garbled" => fs::write(index, [42; 4096]).unwrap(),
                _ => fs::write(library.join("vectors.proof"), "{}").unwrap(),
            }
        });
        let after = bench.search("red");
        assert_eq!((&after.photos, &after.scores), (&before.photos, &before.scores), "{damage}");
    }
    assert_eq!(bench.embedded(), 20);
}

/// Copies the files of the index.
fn copy_files(from: &Path, to: &Path) {
    for file in ["vectors.usearch", "vectors.proof"] {
        fs::copy(from.join(file), to.join(file)).unwrap();
    }
}

#[test]
fn an_index_that_is_behind_catches_up() {
    let bench = Bench::new();
    paint_many(&bench, 10);
    bench.index();
    let directory = bench.elsewhere();
    fs::create_dir(&directory).unwrap();
    let bench = bench.reopen(|library| {
        copy_files(library, &directory);
    });
    bench.paint("later.png", RED);
    fs::remove_file(bench.photos.join("3.png")).unwrap();
    bench.index();
    let before = bench.search("red");
    let bench = bench.reopen(|library| {
        copy_files(&directory, library);
    });
    let after = bench.search("red");
    assert_eq!((before.photos, before.scores), (after.photos, after.scores));
}

#[test]
fn lost_thumbnails_come_back_by_themselves() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    bench.index();
    let photo = bench.search("red").photos[0];
    let bench = bench.reopen(|library| {
        for file in ["thumbnails.sqlite", "thumbnails.sqlite-wal", "thumbnails.sqlite-shm"] {
            let _ = fs::remove_file(library.join(file));
        }
    });
    let thumbnail = image::load_from_memory(&bench.library.thumbnail(photo).unwrap()).unwrap();
    assert_eq!(thumbnail.height(), 32);
}
