//! Clocks that are wrong, or are set: nothing is lost, nothing is left alone for ever, nothing is read again and again.

use std::fs::File;
use std::path::Path;
use std::time::{Duration, SystemTime};

use afterimage_core::{Depth, IndexControl, IndexReport, Look, Scope};

use crate::colours::{BLUE, Bench, GREEN, RED, paint};

const YEAR: Duration = Duration::from_secs(365 * 24 * 3600);
const QUIET: Duration = Duration::from_secs(2);

fn set_modified(path: &Path, to: SystemTime) {
    // A directory can't be opened for writing, and some systems want that of a file.
    let opened = if path.is_dir() { File::open(path) } else { File::options().write(true).open(path) };
    opened.unwrap().set_modified(to).unwrap();
}

/// A look at everything by a clock that says `now`, as a background indexer takes it.
fn look(bench: &Bench, depth: Depth, now: SystemTime) -> (IndexReport, usize) {
    let look = Look { scope: Scope::everything(depth), now, quiet: QUIET, regions_for: None };
    let (report, busy) = bench.library.index_where(&look, &IndexControl::default(), &mut |_| {}).unwrap();
    (report, busy.len())
}

#[test]
fn files_from_the_future_are_read_once_and_changes_of_them_are_seen() {
    let bench = Bench::new();
    let now = SystemTime::now();
    let photo = bench.paint("a.png", RED);
    set_modified(&photo, now + YEAR);
    // Later than now, so that what was painted a moment ago is not in the making.
    let later = now + Duration::from_secs(60);
    assert_eq!(look(&bench, Depth::Files, later), (IndexReport { read: 1, embedded: 1, ..IndexReport::default() }, 0));
    for _ in 0..3 {
        assert!(look(&bench, Depth::Files, later).0.is_nothing());
    }
    paint(&photo, BLUE);
    set_modified(&photo, now + 2 * YEAR);
    assert_eq!(look(&bench, Depth::Files, later).0.embedded, 1);
    // Back to a time before the one that is known.
    paint(&photo, GREEN);
    set_modified(&photo, now - YEAR);
    assert_eq!(look(&bench, Depth::Files, later).0.embedded, 1);
    assert!(look(&bench, Depth::Files, later).0.is_nothing());
    assert_eq!(bench.embedded(), 3);
}

#[test]
fn a_file_from_a_clock_that_is_a_little_ahead_is_waited_for_and_then_read() {
    let bench = Bench::new();
    let now = SystemTime::now() + Duration::from_secs(60);
    let photo = bench.paint("a.png", RED);
    set_modified(&photo, now + Duration::from_secs(1));
    let (report, busy) = look(&bench, Depth::Files, now);
    assert_eq!((report.embedded, report.busy, busy), (0, 1, 1));
    let (report, busy) = look(&bench, Depth::Files, now + Duration::from_secs(3));
    assert_eq!((report.embedded, report.busy, busy), (1, 0, 0));
}

#[test]
fn a_clock_that_is_set_back_loses_nothing_and_stops_nothing() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    bench.index();
    // To before all that is stored, and to before 1970, where a computer's clock starts that has lost its battery.
    for now in [SystemTime::now() - 20 * YEAR, SystemTime::UNIX_EPOCH - YEAR] {
        for depth in [Depth::Directories, Depth::Files] {
            assert!(look(&bench, depth, now).0.is_nothing());
        }
    }
    let now = SystemTime::now() - 20 * YEAR;
    let photo = bench.paint("b.png", BLUE);
    set_modified(&photo, now - Duration::from_secs(3600));
    assert_eq!(look(&bench, Depth::Directories, now).0.embedded, 1);
    std::fs::remove_file(bench.photos.join("a.png")).unwrap();
    assert_eq!(look(&bench, Depth::Directories, now).0.removed, 1);
    assert!(look(&bench, Depth::Files, now).0.is_nothing());
    assert_eq!(bench.embedded(), 2);
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}

#[cfg(unix)]
#[test]
fn directories_whose_time_goes_backwards_are_looked_into() {
    let bench = Bench::new();
    let inner = bench.photos.join("inner");
    std::fs::create_dir(&inner).unwrap();
    bench.paint("inner/a.png", RED);
    let later = SystemTime::now() + Duration::from_secs(60);
    assert_eq!(look(&bench, Depth::Files, later).0.embedded, 1);
    for (name, time) in
        [("b.png", later - YEAR), ("c.png", later - 2 * YEAR), ("d.png", later + YEAR), ("e.png", later + YEAR)]
    {
        bench.paint(&format!("inner/{name}"), GREEN);
        set_modified(&inner, time);
        assert_eq!(look(&bench, Depth::Directories, later).0.embedded, 1, "{name}");
        assert!(look(&bench, Depth::Directories, later).0.is_nothing(), "{name}");
    }
    assert_eq!(bench.embedded(), 5);
}
