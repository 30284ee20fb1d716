//! Two at one library.

use std::sync::Barrier;

use afterimage_core::upkeep::repair;
use afterimage_core::{IndexControl, Library, LibraryError, Query};
use rusqlite::Connection;

use crate::colours::{BLUE, Bench, GREEN, RED};

#[test]
fn a_library_that_somebody_has_open_is_not_replaced_under_them() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    bench.index();
    let directory = bench.library.directory().to_owned();
    let error = repair(&directory).unwrap_err();
    assert!(matches!(&error, LibraryError::InUseElsewhere { directory: named } if *named == directory), "{error}");
    assert!(error.to_string().contains(&directory.display().to_string()), "{error}");
    bench.reopen(|library| drop(repair(library).unwrap()));
}

#[test]
fn what_one_has_indexed_the_other_finds_and_does_not_do_again() {
    let bench = Bench::new();
    let other = Library::open(bench.library.directory(), bench.library.encoder()).unwrap();
    bench.paint("red.png", RED);
    bench.paint("blue.png", BLUE);
    bench.index();
    let report = other.index_folders(&IndexControl::default(), &mut |_| {}).unwrap();
    assert!(report.is_nothing(), "{report:?}");
    let words = Query::Text { text: "red".into() };
    assert_eq!(other.search(&words, 9).unwrap().searched, 2);
    bench.paint("green.png", GREEN);
    assert_eq!(other.index_folders(&IndexControl::default(), &mut |_| {}).unwrap().embedded, 1);
    assert!(bench.index().is_nothing());
    assert_eq!(bench.search("green").searched, 3);
    assert_eq!(bench.embedded(), 3);
}

/// The first to come makes or migrates it; none of the others fails, or does it again.
#[test]
fn many_may_open_a_library_at_once_that_is_not_there_yet_or_of_an_earlier_version() {
    const MANY: usize = 8;
    let bench = Bench::new();
    let encoder = bench.library.encoder();
    let directory = tempfile::tempdir().unwrap();
    for round in 0..12 {
        let library = directory.path().join(round.to_string());
        if round % 2 == 1 {
            std::fs::create_dir(&library).unwrap();
            let old = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old_libraries/1/catalog.sqlite");
            std::fs::copy(old, library.join("catalog.sqlite")).unwrap();
        }
        let barrier = Barrier::new(MANY);
        std::thread::scope(|scope| {
            for _ in 0..MANY {
                scope.spawn(|| {
                    barrier.wait();
                    Library::open(&library, encoder.clone()).unwrap();
                });
            }
        });
        let catalog = Connection::open(library.join("catalog.sqlite")).unwrap();
        let sound: String = catalog.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        let models: u32 = catalog.query_row("SELECT count(*) FROM models", [], |row| row.get(0)).unwrap();
        assert_eq!((sound.as_str(), models), ("ok", 1 + round % 2), "{round}");
    }
}
