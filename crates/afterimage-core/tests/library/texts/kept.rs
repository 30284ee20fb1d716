//! What was read is read once, stays with its photo, and goes when nobody wants it.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use afterimage_core::upkeep::repair;
use afterimage_core::view::{IndexPhase, TextRules};
use afterimage_core::{IndexControl, Manners};

use super::{calls, pretend, read};
use crate::colours::{BLUE, Bench, GREEN, RED, quick};

fn bench(script: &str) -> Bench {
    let bench = Bench::new();
    let program = pretend(&bench, script);
    let bench = bench.with_tesseract(Some(&program));
    for (name, colour) in [("red.png", RED), ("green.png", GREEN), ("blue.png", BLUE)] {
        bench.paint(name, colour);
    }
    bench.index();
    bench
}

fn choose(bench: &Bench, texts: TextRules) {
    bench.library.set_manners(&Manners { texts, ..Manners::default() }).unwrap();
}

#[test]
fn a_photo_is_read_once_whatever_its_files_are_called() {
    let bench = bench("say Hammer");
    assert_eq!((read(&bench).with_text, calls(&bench)), (3, 3));
    fs::rename(bench.photos.join("red.png"), bench.photos.join("other.png")).unwrap();
    fs::copy(bench.photos.join("blue.png"), bench.photos.join("copy.png")).unwrap();
    bench.index();
    assert_eq!((read(&bench).read, calls(&bench)), (0, 3));
    let green = bench.photos.join("green.png");
    let bytes = fs::read(&green).unwrap();
    fs::remove_file(&green).unwrap();
    bench.index();
    assert_eq!(bench.search("text:hammer").photos.len(), 2);
    fs::write(bench.photos.join("green again.png"), bytes).unwrap();
    bench.index();
    assert_eq!((read(&bench).read, bench.search("text:hammer").photos.len()), (0, 3), "it came back with its text");
    let bench = bench.reopen(|_| {});
    assert_eq!(bench.search("text:hammer").photos.len(), 3);
}

#[test]
fn a_run_that_is_stopped_goes_on_where_it_was() {
    let bench = bench("say Hammer");
    let control = IndexControl::default();
    let seen = AtomicUsize::new(0);
    let report = bench
        .library
        .read_texts(&control, &mut |progress| {
            assert_eq!(progress.phase, IndexPhase::Reading);
            if progress.done > 0 && seen.fetch_add(1, Ordering::Relaxed) == 0 {
                control.cancel();
            }
        })
        .unwrap();
    assert!(report.read >= 1 && !report.through, "{report:?}");
    let rest = read(&bench);
    assert_eq!((report.read + rest.read, rest.through), (3, true));
}

#[test]
fn what_is_not_wanted_is_not_searched_and_goes_with_the_garbage() {
    let bench = bench("say Hammer");
    read(&bench);
    choose(&bench, TextRules { read: false, ..TextRules::default() });
    assert!(bench.search("text:hammer").photos.is_empty() && bench.search("has:text").photos.is_empty());
    assert!(bench.search("hammer").texts.is_empty());
    let photo = bench.search("red").photos[0];
    assert_eq!(bench.library.photo(photo).unwrap().text, None);
    assert_eq!(read(&bench).read, 0);
    choose(&bench, TextRules::default());
    assert_eq!(bench.search("text:hammer").photos.len(), 3, "it was only out of sight");
    bench.library.collect_garbage().unwrap();
    assert_eq!(bench.search("text:hammer").photos.len(), 3);
    choose(&bench, TextRules { read: false, ..TextRules::default() });
    bench.library.collect_garbage().unwrap();
    choose(&bench, TextRules::default());
    assert!(bench.search("text:hammer").photos.is_empty());
    assert_eq!(read(&bench).read, 3);
}

#[test]
fn a_repair_saves_what_was_read_and_finds_its_words_again() {
    let bench = bench("say Hammer");
    read(&bench);
    let bench = bench.reopen(|library| {
        let file = library.join("catalog.sqlite");
        let connection = rusqlite::Connection::open(&file).unwrap();
        // Breaks the index of words alone.
        connection.execute("UPDATE read_words_data SET block = zeroblob(9) WHERE id > 10", []).unwrap();
        drop(connection);
        repair(library).unwrap();
    });
    assert_eq!(bench.search("text:hammer").photos.len(), 3);
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
    assert_eq!(read(&bench).read, 0);
}

#[test]
fn photos_that_come_are_searched_before_old_ones_are_read() {
    // Who reads waits until somebody lets it go on.
    let bench = bench("while [ ! -e \"$0.go\" ]; do sleep 0.05; done; say Hammer");
    let go = bench.elsewhere().join("tesseract.go");
    let followed = bench.follow(quick(), true);
    followed.wait_for("reading", |event| match event {
        afterimage_core::IndexEvent::Progress(progress) => (progress.phase == IndexPhase::Reading).then_some(()),
        _ => None,
    });
    fs::write(&go, "").unwrap();
    followed.wait_until("all is read", |library| library.reading().unwrap().with_text == 3);
    fs::remove_file(&go).unwrap();
    crate::colours::paint(&followed.photos.join("new.png"), [200, 200, 0]);
    followed.wait_for_files(&["blue.png", "green.png", "new.png", "red.png"]);
    fs::write(&go, "").unwrap();
    followed.wait_until("the new one is read", |library| library.reading().unwrap().with_text == 4);
}
