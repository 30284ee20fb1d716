//! Favourites, ratings and albums on real files: whatever happens to those, what a person said of a photo stays with it.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use afterimage_core::catalog::CatalogError;
use afterimage_core::upkeep::repair;
use afterimage_core::view::Stars;
use afterimage_core::{Library, LibraryError, Query};
use rusqlite::Connection;

use crate::colours::{BLUE, Bench, GREEN, RED, paint};

fn stars(count: u8) -> Option<Stars> {
    Stars::new(count)
}

fn id(bench: &Bench, name: &str) -> i64 {
    bench.library.photo_at(&bench.photos.join(name)).unwrap().unwrap()
}

fn in_album(library: &Library, album: i64) -> Vec<i64> {
    library.search(&Query::Album { album }, 100).unwrap().photos
}

/// Whether the photo in a file is a favourite, its rating, and in how many albums it is.
fn said(bench: &Bench, name: &str) -> (bool, Option<i8>, usize) {
    let photo = id(bench, name);
    let details = bench.library.photo(photo).unwrap();
    (details.favourite, details.rating, bench.library.albums_of(photo).unwrap().len())
}

/// Paints over a file, an hour later: its number and its name stay.
fn edit(bench: &Bench, name: &str, colour: [u8; 3]) {
    let (path, other) = (bench.photos.join(name), bench.elsewhere());
    let picture = other.with_extension(path.extension().unwrap());
    paint(&picture, colour);
    fs::write(&path, fs::read(&picture).unwrap()).unwrap();
    fs::remove_file(picture).unwrap();
}

/// Makes all files older than what counts as new: their numbers are known from then on.
fn age(bench: &Bench) {
    for entry in fs::read_dir(&bench.photos).unwrap() {
        let file = File::options().write(true).open(entry.unwrap().path()).unwrap();
        let modified = file.metadata().unwrap().modified().unwrap();
        file.set_modified(modified - Duration::from_secs(3600)).unwrap();
    }
}

/// A favourite with four stars in an album of its own.
fn cherish(bench: &Bench, name: &str) -> i64 {
    let photo = id(bench, name);
    bench.library.set_favourite(&[photo], true).unwrap();
    bench.library.rate(&[photo], stars(4)).unwrap();
    bench.library.make_album(name, &[photo]).unwrap().album
}

#[test]
fn marks_stay_through_renames_copies_absence_garbage_and_another_model() {
    let mut bench = Bench::new();
    let red = bench.paint("red.png", RED);
    bench.paint("blue.png", BLUE);
    age(&bench);
    bench.index();
    let album = cherish(&bench, "red.png");
    let cherished = (true, Some(4), 1);

    fs::rename(&red, bench.photos.join("renamed.png")).unwrap();
    bench.index();
    assert_eq!(said(&bench, "renamed.png"), cherished);

    fs::copy(bench.photos.join("renamed.png"), bench.photos.join("copy.png")).unwrap();
    fs::remove_file(bench.photos.join("renamed.png")).unwrap();
    bench.index();
    assert_eq!(said(&bench, "copy.png"), cherished);

    // Its last file goes, and even the photo is let go of.
    let away = bench.elsewhere();
    fs::rename(bench.photos.join("copy.png"), &away).unwrap();
    bench.index();
    assert_eq!(bench.library.marks().unwrap().favourites, Vec::<i64>::new());
    assert_eq!((in_album(&bench.library, album), bench.library.album(album).unwrap().photos), (vec![], 0));
    assert_eq!(bench.library.collect_garbage().unwrap().photos, 1);
    bench = bench.reopen(|_| {});
    fs::rename(&away, bench.photos.join("back.png")).unwrap();
    bench.index();
    assert_eq!(said(&bench, "back.png"), cherished);
    let photo = id(&bench, "back.png");
    assert_eq!(
        (in_album(&bench.library, album), bench.library.album(album).unwrap().cover),
        (vec![photo], Some(photo))
    );

    bench.library.use_model("shades").unwrap();
    bench.index();
    assert_eq!(said(&bench, "back.png"), cherished);
    let marks = bench.library.marks().unwrap();
    assert_eq!((marks.favourites, marks.rated, marks.stars), (vec![photo], vec![photo], vec![4]));
    assert_eq!(said(&bench, "blue.png"), (false, None, 0));
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}

#[test]
fn a_persons_rating_counts_more_than_the_photos_and_files_stay_as_they_are() {
    let bench = Bench::new();
    let path = bench.photos.join("all.jpg");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/metadata/all.jpg");
    fs::copy(&fixture, &path).unwrap();
    bench.index();
    let photo = id(&bench, "all.jpg");
    let rating = || {
        let details = bench.library.photo(photo).unwrap();
        (details.rating, details.own_rating)
    };
    let (of_file, own) = rating();
    assert!(of_file.is_some_and(|stars| stars > 0) && own.is_none(), "{of_file:?}");
    bench.library.rate(&[photo], stars(1)).unwrap();
    assert_eq!(rating(), (Some(1), stars(1)));
    bench.library.rate(&[photo], stars(0)).unwrap();
    assert_eq!(rating(), (None, stars(0)));
    assert_eq!(bench.library.marks().unwrap().rated, Vec::<i64>::new());
    bench.library.rate(&[photo], None).unwrap();
    assert_eq!(rating(), (of_file, None));
    assert_eq!(fs::read(path).unwrap(), fs::read(fixture).unwrap());
}

#[test]
fn a_picture_that_was_edited_is_still_the_favourite_it_was() {
    let bench = Bench::new();
    for (name, colour) in [("1.png", GREEN), ("2.png", RED), ("3.png", [90, 90, 90])] {
        bench.paint(name, colour);
    }
    bench.index();
    let before = ["1.png", "2.png", "3.png"].map(|name| id(&bench, name));
    let album = bench.library.make_album("All", &before).unwrap().album;
    bench.library.set_favourite(&[before[1]], true).unwrap();
    bench.library.rate(&[before[1]], stars(5)).unwrap();

    let path = bench.photos.join("2.png");
    let original = fs::read(&path).unwrap();
    edit(&bench, "2.png", BLUE);
    bench.index();
    assert_ne!(id(&bench, "2.png"), before[1]);
    assert_eq!(said(&bench, "2.png"), (true, Some(5), 1));
    // In its old place.
    assert_eq!(in_album(&bench.library, album), [before[0], id(&bench, "2.png"), before[2]]);

    // What is said of it now is said of it, and the former picture has its own when it comes back.
    bench.library.rate(&[id(&bench, "2.png")], stars(3)).unwrap();
    age(&bench);
    bench.index();
    fs::write(&path, original).unwrap();
    bench.index();
    assert_eq!((id(&bench, "2.png"), said(&bench, "2.png")), (before[1], (true, Some(5), 1)));
    assert_eq!(in_album(&bench.library, album), before);
}

#[test]
fn a_save_that_replaces_the_file_is_an_edit_too() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    bench.index();
    cherish(&bench, "a.png");
    let (other, path) = (bench.elsewhere().with_extension("png"), bench.photos.join("a.png"));
    paint(&other, GREEN);
    fs::rename(&other, &path).unwrap();
    bench.index();
    assert_eq!(said(&bench, "a.png"), (true, Some(4), 1));
}

#[test]
fn an_edit_of_one_of_two_copies_is_marked_like_the_other() {
    let bench = Bench::new();
    let path = bench.paint("a.png", RED);
    fs::copy(&path, bench.photos.join("b.png")).unwrap();
    bench.index();
    cherish(&bench, "a.png");
    edit(&bench, "b.png", BLUE);
    bench.index();
    assert_eq!((said(&bench, "a.png"), said(&bench, "b.png")), ((true, Some(4), 1), (true, Some(4), 1)));
}

#[test]
fn another_photo_that_takes_a_files_name_takes_nothing_else() {
    let bench = Bench::new();
    let (a, b) = (bench.paint("a.png", RED), bench.paint("b.png", BLUE));
    bench.paint("c.png", GREEN);
    age(&bench);
    bench.index();
    cherish(&bench, "a.png");
    // Two names are exchanged, and a third photo is copied over one.
    let between = bench.elsewhere();
    fs::rename(&a, &between).unwrap();
    fs::rename(&b, &a).unwrap();
    fs::rename(&between, &b).unwrap();
    bench.index();
    assert_eq!((said(&bench, "a.png"), said(&bench, "b.png")), ((false, None, 0), (true, Some(4), 1)));
    fs::write(&b, fs::read(bench.photos.join("c.png")).unwrap()).unwrap();
    bench.index();
    assert_eq!((said(&bench, "b.png"), said(&bench, "c.png")), ((false, None, 0), (false, None, 0)));
}

#[test]
fn a_still_that_comes_beside_a_raw_file_has_its_marks() {
    let bench = Bench::new();
    let preview = bench.elsewhere().with_extension("jpg");
    paint(&preview, RED);
    let header = b"II*\0\x08\0\0\0\x01\0\x12\xC6\x01\0\x04\0\0\0\x01\x04\0\0\0\0\0\0";
    fs::write(bench.photos.join("IMG_1.dng"), [header.as_slice(), &fs::read(&preview).unwrap()].concat()).unwrap();
    bench.index();
    cherish(&bench, "IMG_1.dng");
    bench.paint("IMG_1.jpg", BLUE);
    // The RAW file is looked at again, as after a change.
    let raw = File::options().write(true).open(bench.photos.join("IMG_1.dng")).unwrap();
    raw.set_modified(SystemTime::now() - Duration::from_secs(60)).unwrap();
    bench.index();
    assert_eq!(id(&bench, "IMG_1.dng"), id(&bench, "IMG_1.jpg"));
    assert_eq!(said(&bench, "IMG_1.jpg"), (true, Some(4), 1));
}

#[test]
fn albums_have_names_of_their_own_and_an_order() {
    let bench = Bench::new();
    for (name, colour) in [("1.png", GREEN), ("2.png", RED), ("3.png", BLUE)] {
        bench.paint(name, colour);
    }
    bench.index();
    let [one, two, three] = ["1.png", "2.png", "3.png"].map(|name| id(&bench, name));
    let library = &bench.library;
    let album = library.make_album("  Best of 2019 ", &[two]).unwrap();
    assert_eq!((album.name.as_str(), album.photos, album.cover), ("Best of 2019", 1, Some(two)));
    for name in ["", "  ", "BEST OF 2019"] {
        let refused = library.make_album(name, &[]);
        assert!(matches!(refused, Err(LibraryError::AlbumName { .. })), "{name}");
    }
    let album = album.album;
    assert_eq!(library.add_to_album(album, &[three, two, one]).unwrap(), 2);
    assert_eq!(in_album(library, album), [two, three, one]);
    library.arrange_album(album, &[one]).unwrap();
    assert_eq!(in_album(library, album), [one, two, three]);
    library.arrange_album(album, &[three, two, one]).unwrap();
    assert_eq!(in_album(library, album), [three, two, one]);
    assert_eq!(library.take_from_album(album, &[two, two]).unwrap(), 1);
    assert_eq!(library.add_to_album(album, &[two]).unwrap(), 1);
    assert_eq!(in_album(library, album), [three, one, two]);

    let other = library.make_album("another", &[]).unwrap().album;
    assert!(matches!(library.rename_album(other, "best of 2019"), Err(LibraryError::AlbumName { .. })));
    // Its own name in other letters is free.
    assert_eq!(library.rename_album(album, "BEST OF 2019").unwrap().name, "BEST OF 2019");
    let names: Vec<_> = library.albums().unwrap().into_iter().map(|album| album.name).collect();
    assert_eq!(names, ["another", "BEST OF 2019"]);
}

#[test]
fn a_deleted_album_comes_back_as_it_was_until_garbage_is_collected() {
    let bench = Bench::new();
    bench.paint("1.png", GREEN);
    bench.index();
    let (library, photo) = (&bench.library, id(&bench, "1.png"));
    let album = library.make_album("Trip", &[photo]).unwrap().album;
    library.delete_album(album).unwrap();
    let gone = |error| matches!(error, Err(LibraryError::Catalog(CatalogError::NotFound { what: "album", .. })));
    assert!(
        gone(library.album(album)) && gone(library.rename_album(album, "x")) && library.delete_album(album).is_err()
    );
    assert_eq!((library.albums().unwrap(), library.albums_of(photo).unwrap()), (vec![], vec![]));
    // Its name is free meanwhile.
    let other = library.make_album("trip", &[]).unwrap().album;
    assert!(matches!(library.restore_album(album), Err(LibraryError::AlbumName { .. })));
    library.delete_album(other).unwrap();
    assert_eq!(library.restore_album(album).unwrap().photos, 1);
    assert_eq!(in_album(library, album), [photo]);
    library.collect_garbage().unwrap();
    assert!(gone(library.restore_album(other)));
    assert_eq!(in_album(library, album), [photo]);
}

#[test]
fn a_saved_search_always_holds_what_it_finds() {
    let bench = Bench::new();
    bench.paint("1.png", GREEN);
    bench.index();
    let library = &bench.library;
    let album = library.save_search("Reds", "red").unwrap();
    assert_eq!(album.query.as_deref(), Some("red"));
    bench.paint("2.png", RED);
    bench.index();
    let found = library.search(&Query::Album { album: album.album }, 10).unwrap();
    assert_eq!(bench.found(&found)[0], "2.png");
    assert!(found.scores.is_some());
    let refused = library.add_to_album(album.album, &[id(&bench, "1.png")]);
    assert!(matches!(refused, Err(LibraryError::SavedSearch { .. })));
    assert!(matches!(library.take_from_album(album.album, &[]), Err(LibraryError::SavedSearch { .. })));
}

#[test]
fn what_was_said_of_gone_photos_is_forgotten_only_when_asked() {
    let bench = Bench::new();
    let red = bench.paint("red.png", RED);
    bench.paint("blue.png", BLUE);
    bench.index();
    let album = cherish(&bench, "red.png");
    cherish(&bench, "blue.png");
    let away = bench.elsewhere();
    fs::rename(&red, &away).unwrap();
    bench.index();
    assert_eq!(bench.library.forget_marks_of_gone().unwrap(), 1);
    assert_eq!(bench.library.forget_marks_of_gone().unwrap(), 0);
    fs::rename(&away, &red).unwrap();
    bench.index();
    assert_eq!(said(&bench, "red.png"), (false, None, 0));
    assert_eq!(said(&bench, "blue.png"), (true, Some(4), 1));
    assert_eq!(in_album(&bench.library, album), Vec::<i64>::new());
}

#[test]
fn a_repair_keeps_marks_and_albums_also_of_photos_whose_rows_are_lost() {
    let mut bench = Bench::new();
    for i in 0..200 {
        bench.paint(&format!("{i}.png"), [i, 255 - i, 77]);
    }
    bench.index();
    let all: Vec<i64> = (0..200).map(|i| id(&bench, &format!("{i}.png"))).collect();
    bench.library.set_favourite(&all, true).unwrap();
    let album = bench.library.make_album("All", &all).unwrap().album;
    bench = bench.reopen(|library| {
        let path = library.join("catalog.sqlite");
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "journal_mode", "delete").unwrap();
        let pages = |table: &str| -> Vec<usize> {
            let mut statement = connection.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?1").unwrap();
            let root: usize = statement.query_row([table], |row| row.get(0)).unwrap();
            vec![root]
        };
        // All photos and all names of albums.
        let damaged = [pages("photos"), pages("albums")].concat();
        drop(connection);
        let mut bytes = fs::read(&path).unwrap();
        for page in damaged {
            bytes[(page - 1) * 4096..page * 4096].fill(0xA5);
        }
        fs::write(&path, bytes).unwrap();
        repair(library).unwrap().salvaged.unwrap();
    });
    bench.index();
    assert_eq!(bench.library.marks().unwrap().favourites.len(), 200);
    let albums = bench.library.albums().unwrap();
    assert_eq!((albums.len(), albums[0].album, albums[0].name.as_str()), (1, album, "Album 1"));
    let names: Vec<i64> = (0..200).map(|i| id(&bench, &format!("{i}.png"))).collect();
    assert_eq!(in_album(&bench.library, album), names[..100]);
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}
