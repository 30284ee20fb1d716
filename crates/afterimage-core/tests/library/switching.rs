//! Changing the model: no search is worse for it, and nothing is embedded twice.

use afterimage_core::view::IndexPhase;
use afterimage_core::{Choice, IndexControl, LibraryError};

use crate::colours::{BLUE, Bench, GREEN, RED};

/// An indexed library with photos in three colours.
fn indexed() -> Bench {
    let bench = Bench::new();
    // More than all the channels hold.
    for i in 0..120 {
        bench.paint(&format!("red {i}.png"), [220, 30, i]);
    }
    bench.paint("green.png", GREEN);
    bench.paint("blue.png", BLUE);
    bench.index();
    bench
}

fn model(bench: &Bench) -> String {
    bench.library.status().unwrap().model
}

#[test]
fn the_old_model_answers_until_the_new_one_has_seen_every_photo() {
    let bench = indexed();
    assert_eq!(bench.library.use_model("shades").unwrap(), Choice::Switching);
    let mut phases = Vec::new();
    let report = bench.index_watching(&IndexControl::default(), |progress| {
        phases.push(progress.phase);
        if progress.phase == IndexPhase::Switching {
            assert_eq!(model(&bench), "colours@1");
            let results = bench.search("green");
            assert_eq!((bench.found(&results)[0].as_str(), results.searched), ("green.png", 122));
        }
    });
    assert!(phases.contains(&IndexPhase::Switching), "{phases:?}");
    assert!(report.switched);
    assert_eq!((report.left_behind, bench.shaded()), (0, 122));
    let status = bench.library.status().unwrap();
    assert_eq!((status.model.as_str(), status.next_model, status.embedded), ("shades@1", None, 122));
    let results = bench.search("green");
    assert_eq!((bench.found(&results)[0].as_str(), results.searched), ("green.png", 122));
    // It is so for good, and nothing of the switch is left.
    let bench = bench.reopen(|library| assert!(!library.join("vectors-next.usearch").exists()));
    assert_eq!(model(&bench), "shades@1");
    assert_eq!(bench.found(&bench.search("blue"))[0], "blue.png");
    assert!(!bench.index().switched);
    assert_eq!(bench.shaded(), 122);
}

#[test]
fn a_switch_that_was_stopped_goes_on_where_it_was() {
    let bench = indexed();
    bench.library.use_model("shades").unwrap();
    let report = bench.index_until_first_shade();
    assert!(report.cancelled && !report.switched);
    let seen = bench.shaded();
    assert!((1..122).contains(&seen), "{seen}");
    assert_eq!(model(&bench), "colours@1");
    let bench = bench.reopen(|_| {});
    assert_eq!(bench.library.status().unwrap().next_model.as_deref(), Some("shades"));
    assert!(bench.index().switched);
    assert_eq!(bench.shaded(), 122);
    assert_eq!(bench.search("red").searched, 122);
}

#[test]
fn photos_that_come_during_a_switch_are_found_by_both() {
    let bench = indexed();
    bench.library.use_model("shades").unwrap();
    bench.index_until_first_shade();
    bench.paint("new.png", BLUE);
    bench.index();
    assert_eq!(model(&bench), "shades@1");
    assert_eq!(bench.search("blue").searched, 123);
}

#[test]
fn photos_that_are_out_of_reach_are_embedded_from_their_thumbnails() {
    let bench = indexed();
    std::fs::rename(&bench.photos, bench.elsewhere()).unwrap();
    bench.library.use_model("shades").unwrap();
    let report = bench.index();
    assert!(report.switched);
    assert_eq!((report.offline_folders, report.left_behind), (1, 0));
    assert_eq!(bench.found(&bench.search("green"))[0], "green.png");
}

#[test]
fn a_change_of_mind_costs_nothing() {
    let bench = indexed();
    bench.library.use_model("shades").unwrap();
    bench.index_until_first_shade();
    assert_eq!(bench.library.use_model("colours").unwrap(), Choice::InUse);
    let seen = bench.shaded();
    assert!(!bench.index().switched);
    assert_eq!((model(&bench).as_str(), bench.shaded()), ("colours@1", seen));
}

#[test]
fn a_switch_that_is_given_up_stops_at_once() {
    let bench = indexed();
    bench.library.use_model("shades").unwrap();
    let report = bench.index_watching(&IndexControl::default(), |progress| {
        if progress.phase == IndexPhase::Switching && progress.done > 0 {
            bench.library.use_model("colours").unwrap();
        }
    });
    assert!(!report.switched && !report.cancelled);
    assert!((1..122).contains(&bench.shaded()), "{}", bench.shaded());
    assert_eq!(model(&bench), "colours@1");
}

#[test]
fn going_back_embeds_nothing_until_the_old_embeddings_are_freed() {
    let bench = indexed();
    let embedded = bench.embedded();
    bench.library.use_model("shades").unwrap();
    bench.index();
    bench.library.use_model("colours").unwrap();
    assert!(bench.index().switched);
    assert_eq!(bench.embedded(), embedded);
    let error = bench.library.free_model("colours@1").unwrap_err();
    assert!(matches!(error, LibraryError::ModelInUse { .. }), "{error}");
    assert_eq!(bench.library.free_model("shades@1").unwrap(), 122);
    let held = bench.library.status().unwrap().models;
    assert_eq!(
        held.iter().map(|held| (held.model.as_str(), held.embeddings)).collect::<Vec<_>>(),
        [("colours@1", 122)]
    );
    bench.library.use_model("shades").unwrap();
    assert!(bench.index().switched);
    assert_eq!(bench.shaded(), 244);
}

#[test]
fn a_model_that_is_not_there_is_refused_and_one_that_went_away_is_told() {
    let bench = indexed();
    let error = bench.library.use_model("nonsense").unwrap_err().to_string();
    assert!(error.contains("nonsense"), "{error}");
    assert_eq!(bench.library.status().unwrap().next_model, None);
    let bench = bench.reopen(|library| {
        let catalog = rusqlite::Connection::open(library.join("catalog.sqlite")).unwrap();
        catalog.execute("INSERT INTO settings VALUES ('model', 'gone')", []).unwrap();
    });
    let status = bench.library.status().unwrap();
    assert_eq!((status.model.as_str(), status.embedded), ("colours@1", 122));
    assert!(status.model_problem.unwrap().message.contains("gone"));
    assert_eq!(bench.found(&bench.search("green"))[0], "green.png");
    // Whoever is content with the one that answers is not told again.
    assert_eq!(bench.library.use_model("colours").unwrap(), Choice::InUse);
    assert_eq!(bench.library.status().unwrap().model_problem, None);
}

#[test]
fn a_photo_that_can_not_be_read_any_more_is_left_behind_and_counted() {
    let bench = indexed();
    let path = bench.paint("lost.png", RED);
    bench.index();
    let bench = bench.reopen(|library| std::fs::remove_file(library.join("thumbnails.sqlite")).unwrap());
    // Its folder goes offline with it.
    std::fs::rename(&bench.photos, bench.elsewhere()).unwrap();
    assert!(!path.exists());
    bench.library.use_model("shades").unwrap();
    let report = bench.index();
    assert_eq!((report.switched, report.left_behind), (true, 123));
    // It comes back with its folder.
    std::fs::rename(bench.elsewhere(), &bench.photos).unwrap();
    assert_eq!(bench.index().embedded, 123);
}

#[test]
fn a_model_that_fails_does_not_take_the_place_of_one_that_works() {
    let bench = indexed();
    bench.library.use_model("broken").unwrap();
    let report = bench.index();
    assert!(!report.switched);
    let status = bench.library.status().unwrap();
    assert_eq!((status.model.as_str(), status.embedded), ("colours@1", 122));
    assert!(status.model_problem.unwrap().message.contains("could not embed 122 photos"));
    assert_eq!(bench.found(&bench.search("green"))[0], "green.png");
}
