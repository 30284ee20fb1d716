//! Where nothing can be read everything else works, and a reason is told; what fails on a photo is no reason to stop.

use std::path::Path;

use afterimage_core::view::ReadingProblem;

use super::{calls, pretend, read};
use crate::colours::{Bench, GREEN, RED};

fn bench(script: &str) -> Bench {
    let bench = Bench::new();
    let program = pretend(&bench, script);
    let bench = bench.with_tesseract(Some(&program));
    bench.paint("red.png", RED);
    bench.paint("green.png", GREEN);
    bench.index();
    bench
}

#[test]
fn without_tesseract_photos_are_searched_and_it_is_said_what_is_missing() {
    let bench = bench("say never").with_tesseract(Some(Path::new("/nowhere/tesseract")));
    let report = read(&bench);
    assert_eq!((report.read, report.through), (0, true));
    let reading = bench.library.reading().unwrap();
    assert_eq!((reading.problem, reading.engine, reading.photos), (Some(ReadingProblem::NotInstalled), None, 2));
    assert_eq!(bench.found(&bench.search("red"))[0], "red.png");
    assert!(bench.search("has:text").photos.is_empty());
}

#[test]
fn one_that_can_not_read_at_all_reads_no_photo() {
    let bench = bench("say never");
    let program = bench.elsewhere().join("tesseract");
    let script = std::fs::read_to_string(&program).unwrap();
    let replace = |from: &str, to: &str| std::fs::write(&program, script.replace(from, to)).unwrap();
    // It fails on whatever it is given.
    replace("size=$(wc -c)", "echo 'Error opening data file' >&2; exit 1");
    assert_eq!(read(&bench).read, 0);
    let reading = bench.library.reading().unwrap();
    assert_eq!(reading.problem, Some(ReadingProblem::NotAnswering));
    assert!(reading.detail.unwrap().contains("Error opening data file"));
    for (from, to, problem) in [
        ("tesseract 5.9.9", "tesseract 3.05", ReadingProblem::TooOld),
        ("\\neng", "", ReadingProblem::NoLanguages),
        ("echo tesseract 5.9.9", "echo hello", ReadingProblem::NotAnswering),
    ] {
        replace(from, to);
        // What is known of a program is believed for a while; a library that is opened looks anew.
        let bench = Bench::new().with_tesseract(Some(&program));
        assert_eq!(bench.library.reading().unwrap().problem, Some(problem), "{to}");
    }
    replace("", "");
    let bench = bench.with_tesseract(Some(&program));
    assert_eq!((read(&bench).read, calls(&bench)), (2, 2), "nothing was noted as read before");
}

#[test]
fn a_photo_that_what_reads_crashes_on_is_not_tried_again_and_keeps_no_other_from_being_read() {
    let bench = bench("if [ -e \"$0.once\" ]; then say Hammer; else mkdir \"$0.once\"; kill -9 $$; fi");
    let report = read(&bench);
    assert_eq!((report.read, report.through), (2, true));
    assert!(report.with_text >= 1, "{report:?}");
    assert_eq!((read(&bench).read, calls(&bench)), (0, 2));
}

#[test]
fn what_it_says_is_not_believed_blindly() {
    for script in [
        "printf 'no table'",
        "yes | head -c 3000000",
        "printf \"$head\"; printf '5\\t1\\t\\377\\t\\n'",
        "say $(printf 'a%.0s' 1 2)",
    ] {
        let bench = bench(script);
        let report = read(&bench);
        assert_eq!((report.read, report.with_text), (2, 0), "{script}");
    }
}
