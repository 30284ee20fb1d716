//! Verifying, repairing and collecting garbage: what is damaged is told, and what can be saved is saved.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use afterimage_core::LibraryError;
use afterimage_core::catalog::Catalog;
use afterimage_core::upkeep::{CheckStep, Finding, repair};
use rusqlite::Connection;

use crate::colours::{BLUE, Bench, GREEN, RED};

fn paint_many(bench: &Bench, count: u8) {
    for i in 0..count {
        bench.paint(&format!("{i}.png"), [255 - i, i, 77]);
    }
}

fn catalog(library: &Path) -> std::path::PathBuf {
    library.join("catalog.sqlite")
}

/// Overwrites some pages of a file, the first not among them.
fn damage_pages(path: &Path, pages: impl Iterator<Item = u64>) {
    let mut file = fs::File::options().write(true).open(path).unwrap();
    for page in pages {
        file.seek(SeekFrom::Start(page * 4096)).unwrap();
        file.write_all(&[0xA5; 4096]).unwrap();
    }
}

#[test]
fn a_sound_library_is_found_sound() {
    let bench = Bench::new();
    paint_many(&bench, 12);
    bench.index();
    bench.paint("waiting.png", RED);
    let verification = bench.library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.photos, verification.embeddings, verification.without_thumbnail), (12, 12, 0));
    assert_eq!(verification.findings, []);
}

#[test]
fn whatever_page_is_damaged_a_repair_saves_the_rest_and_a_run_brings_back_what_is_lost() {
    const PHOTOS: u8 = 250;
    let mut bench = Bench::new();
    paint_many(&bench, PHOTOS);
    bench.index();
    let mut pages = 0;
    bench = bench.reopen(|library| {
        pages = fs::metadata(catalog(library)).unwrap().len() / 4096;
    });
    assert!(pages > 20, "{pages} pages");
    // Every eighth page, each time others, so that every page but the first is hit once.
    for first in 1..=8 {
        let mut salvaged = None;
        bench = bench.reopen(|library| {
            damage_pages(&catalog(library), (first..pages).step_by(8));
            salvaged = repair(library).unwrap().salvaged;
            let again = repair(library).unwrap();
            assert_eq!(again.salvaged, None, "it is sound now");
        });
        if let Some(salvaged) = &salvaged {
            assert!(salvaged.backup.exists());
        }
        if bench.library.folders().unwrap().is_empty() {
            // The page that named the folder was hit: that is the one thing a person has to say again.
            bench.library.add_folder(&bench.photos).unwrap();
        }
        bench.index();
        let verification = bench.library.verify(&mut |_| {}).unwrap();
        assert_eq!((verification.photos, verification.embeddings), (u64::from(PHOTOS), u64::from(PHOTOS)));
        assert_eq!(verification.findings, [], "{salvaged:?}");
        assert_eq!(bench.search("red").photos.len(), 100);
        bench = bench.reopen(|library| pages = fs::metadata(catalog(library)).unwrap().len() / 4096);
    }
}

#[test]
fn one_damaged_page_costs_no_more_than_what_was_on_it() {
    const PHOTOS: u8 = 200;
    let mut bench = Bench::new();
    paint_many(&bench, PHOTOS);
    bench.index();
    let before = bench.embedded();
    bench = bench.reopen(|library| {
        // The last leaf of the embeddings.
        let page: u64 = {
            let connection = Connection::open(catalog(library)).unwrap();
            connection.pragma_update(None, "journal_mode", "delete").unwrap();
            let root: u64 = connection
                .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'embeddings'", [], |row| row.get(0))
                .unwrap();
            let mut file = fs::read(catalog(library)).unwrap();
            let at = usize::try_from((root - 1) * 4096).unwrap();
            let root = &mut file[at..at + 4096];
            assert_eq!(root[0], 5, "the table has more than one page");
            u64::from(u32::from_be_bytes(root[8..12].try_into().unwrap()))
        };
        damage_pages(&catalog(library), std::iter::once(page - 1));
        let salvaged = repair(library).unwrap().salvaged.unwrap();
        assert!(salvaged.rows > 400, "{salvaged:?}");
    });
    bench.index();
    let again = bench.embedded() - before;
    assert!((1..80).contains(&again), "{again} were embedded again");
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().embeddings, u64::from(PHOTOS));
}

#[test]
fn a_damaged_catalog_is_called_so_and_left_alone() {
    let bench = Bench::new();
    paint_many(&bench, 3);
    bench.index();
    bench.reopen(|library| {
        let sound = fs::read(catalog(library)).unwrap();
        let mut broken = sound.clone();
        broken[..100].fill(0xA5);
        fs::write(catalog(library), &broken).unwrap();
        let error = Catalog::open(&catalog(library)).unwrap_err();
        assert!(error.is_damage(), "{error}");
        assert!(error.to_string().contains("afterimage verify --repair"), "{error}");
        assert_eq!(fs::read(catalog(library)).unwrap(), broken);
        fs::write(catalog(library), &sound).unwrap();
    });
}

#[test]
fn rows_and_vectors_that_do_not_fit_are_told_and_put_right() {
    let mut bench = Bench::new();
    paint_many(&bench, 9);
    bench.index();
    bench = bench.reopen(|library| {
        let connection = Connection::open(catalog(library)).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        let zero = "UPDATE embeddings SET vector = zeroblob(6) WHERE photo = 4";
        assert_eq!(connection.execute(zero, []).unwrap(), 1);
        assert_eq!(connection.execute("DELETE FROM photos WHERE id = 7", []).unwrap(), 1);
    });
    let findings = bench.library.verify(&mut |_| {}).unwrap().findings;
    // Its file, its embedding and what it looks like.
    assert!(findings.contains(&Finding::DanglingRows { rows: 3 }), "{findings:?}");
    assert!(findings.contains(&Finding::DamagedEmbeddings { embeddings: 1 }), "{findings:?}");

    bench = bench.reopen(|library| {
        let repair = repair(library).unwrap();
        assert_eq!((repair.dangling_rows, repair.damaged_embeddings), (3, 1));
        assert!(repair.backup.unwrap().exists());
    });
    assert_eq!(bench.index().embedded, 2);
    let verification = bench.library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.embeddings, verification.findings), (9, vec![]));
}

#[test]
fn an_index_with_another_vector_is_told() {
    const PHOTOS: u8 = 150;
    let mut bench = Bench::new();
    paint_many(&bench, PHOTOS);
    bench.index();
    bench = bench.reopen(|library| {
        let connection = Connection::open(catalog(library)).unwrap();
        // One of many, none of the newest: it is not among those that are compared whenever a library is opened.
        let swap = "UPDATE embeddings SET vector = (SELECT vector FROM embeddings WHERE photo = 90) WHERE photo = 2";
        connection.execute(swap, []).unwrap();
    });
    let differs = Finding::IndexDiffers { missing: 0, extra: 0, different: 1 };
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, [differs]);
    bench = bench.reopen(|library| {
        repair(library).unwrap();
    });
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}

#[test]
fn garbage_is_what_no_file_holds_and_nothing_else() {
    let bench = Bench::new();
    let red = bench.paint("red.png", RED);
    bench.paint("green.png", GREEN);
    bench.paint("blue.png", BLUE);
    bench.index();
    let away = bench.elsewhere();
    fs::create_dir(&away).unwrap();
    fs::rename(&red, away.join("red.png")).unwrap();
    bench.index();

    let garbage = bench.library.garbage().unwrap();
    assert_eq!((garbage.photos, garbage.thumbnails), (1, 0));
    // An embedding of three numbers, and a thumbnail.
    assert!(garbage.bytes > 6 && garbage.bytes < garbage.bytes_before, "{garbage:?}");
    let garbage = bench.library.collect_garbage().unwrap();
    assert_eq!((garbage.photos, garbage.thumbnails), (1, 1));
    let left = bench.library.garbage().unwrap();
    assert_eq!((left.photos, left.bytes), (0, 0));
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
    assert_eq!(bench.found(&bench.search("green")).first().map(String::as_str), Some("green.png"));

    // It comes back like any other photo.
    fs::rename(away.join("red.png"), &red).unwrap();
    assert_eq!(bench.index().embedded, 1);
    assert_eq!(bench.found(&bench.search("red")).first().map(String::as_str), Some("red.png"));
}

#[test]
fn a_folder_that_is_away_is_no_garbage() {
    let bench = Bench::new();
    paint_many(&bench, 5);
    bench.index();
    let away = bench.elsewhere();
    fs::rename(&bench.photos, &away).unwrap();
    bench.index();
    assert_eq!(bench.library.collect_garbage().unwrap().photos, 0);
    assert_eq!(bench.search("red").photos.len(), 5);
}

#[test]
fn nothing_is_collected_or_checked_while_a_run_is_under_way() {
    let bench = Bench::new();
    paint_many(&bench, 3);
    let mut refused = None;
    bench.index_watching(&afterimage_core::IndexControl::default(), |_| {
        refused.get_or_insert_with(|| (bench.library.collect_garbage(), bench.library.verify(&mut |_| {})));
    });
    let (collected, checked) = refused.unwrap();
    assert!(matches!(collected, Err(LibraryError::IndexingElsewhere { .. })));
    assert!(matches!(checked, Err(LibraryError::IndexingElsewhere { .. })));
}

#[test]
fn a_check_tells_how_far_it_is() {
    let bench = Bench::new();
    paint_many(&bench, 3);
    bench.index();
    let mut told = Vec::new();
    bench.library.verify(&mut |progress| told.push((progress.step, progress.done, progress.total))).unwrap();
    assert_eq!(told, [(CheckStep::Catalog, 0, 0), (CheckStep::Index, 0, 3), (CheckStep::Thumbnails, 0, 0)]);
}
