//! Following the folders with the system's own events. Nothing here sleeps: every step waits for what it leads to.

use std::fs;
use std::time::Duration;

use afterimage_core::view::FolderState;
use afterimage_core::{IndexEvent, Library, Query};

use crate::colours::{BLUE, Bench, Followed, GREEN, RED, paint, quick};

fn followed(bench: Bench) -> Followed {
    let followed = bench.follow(quick(), true);
    followed.wait_for("catching up", |event| matches!(event, IndexEvent::CaughtUp).then_some(()));
    followed
}

fn state(library: &Library) -> FolderState {
    library.folders().unwrap().remove(0).state
}

#[test]
fn what_comes_changes_moves_and_goes_is_followed() {
    let bench = Bench::new();
    bench.paint("before.png", RED);
    let library = followed(bench);
    assert_eq!(state(&library.library), FolderState::Watched);
    library.wait_for_files(&["before.png"]);

    let photos = library.photos.clone();
    paint(&photos.join("new.png"), GREEN);
    library.wait_for_files(&["before.png", "new.png"]);
    fs::rename(photos.join("new.png"), photos.join("renamed.png")).unwrap();
    library.wait_for_files(&["before.png", "renamed.png"]);
    fs::remove_file(photos.join("before.png")).unwrap();
    library.wait_for_files(&["renamed.png"]);

    // A folder moves in, with folders in it, changes its name, and moves out.
    let outside = library.directory.path().join("outside");
    fs::create_dir_all(outside.join("deep/deeper")).unwrap();
    paint(&outside.join("deep/deeper/moved.png"), BLUE);
    fs::rename(&outside, photos.join("inside")).unwrap();
    library.wait_for_files(&["moved.png", "renamed.png"]);
    paint(&photos.join("inside/deep/deeper/later.png"), BLUE);
    library.wait_for_files(&["later.png", "moved.png", "renamed.png"]);
    fs::rename(photos.join("inside/deep"), photos.join("shallow")).unwrap();
    library.wait_until("the new place", |library| {
        library.photo_at(&photos.join("shallow/deeper/moved.png")).unwrap().is_some()
    });
    fs::rename(photos.join("shallow"), &outside).unwrap();
    library.wait_for_files(&["renamed.png"]);
    assert_eq!(library.embedded(), 4);
}

#[test]
fn an_editor_that_writes_beside_and_renames_is_understood() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    let library = followed(bench);
    library.wait_for_files(&["a.png"]);
    let fresh = library.photos.join(".a.png.tmp");
    image::RgbImage::from_pixel(90, 40, image::Rgb(BLUE)).save_with_format(&fresh, image::ImageFormat::Png).unwrap();
    fs::rename(&fresh, library.photos.join("a.png")).unwrap();
    library.wait_until("the new content", |library| {
        let everything = library.search(&Query::Everything, 10).unwrap();
        everything.photos.iter().any(|&photo| library.photo(photo).is_ok_and(|photo| photo.width == 90))
    });
    library.wait_for_files(&["a.png"]);
    assert_eq!(library.embedded(), 2);
}

#[test]
fn what_is_written_beside_a_photo_is_followed() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    let library = followed(bench);
    library.wait_for_files(&["a.png"]);
    let described = |words: &str| {
        format!(
            r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>
            <rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"#
        )
    };
    let description = |library: &Library| {
        let everything = library.search(&Query::Everything, 9).unwrap();
        everything.photos.first().and_then(|&photo| library.photo(photo).unwrap().description)
    };
    fs::write(library.photos.join("a.png.xmp"), described("a red wall")).unwrap();
    library.wait_until("the words", |library| description(library).as_deref() == Some("a red wall"));
    fs::remove_file(library.photos.join("a.png.xmp")).unwrap();
    library.wait_until("no words", |library| description(library).is_none());
    assert_eq!(library.embedded(), 1);
}

#[test]
fn a_storm_of_new_files_loses_none() {
    let library = followed(Bench::new());
    let sample = library.directory.path().join("sample.png");
    paint(&sample, RED);
    let bytes = fs::read(&sample).unwrap();
    for directory in 0..20 {
        let directory = library.photos.join(format!("{directory}/{directory}"));
        fs::create_dir_all(&directory).unwrap();
        (0..50).for_each(|i| fs::write(directory.join(format!("{i}.png")), &bytes).unwrap());
    }
    library.wait_until("1000 files", |library| library.folders().unwrap()[0].files == 1000);
    assert_eq!(library.embedded(), 1);
}

#[test]
fn where_the_system_announces_nothing_folders_are_polled_and_say_so() {
    let bench = Bench::new();
    let library = bench.follow(quick(), false);
    library.wait_for("catching up", |event| matches!(event, IndexEvent::CaughtUp).then_some(()));
    assert!(matches!(state(&library.library), FolderState::Polled { reason, .. } if !reason.is_empty()));
    let path = library.photos.join("a.png");
    paint(&path, GREEN);
    library.wait_for_files(&["a.png"]);
    // Written to where it is: seen when files are looked at.
    image::RgbImage::from_pixel(90, 40, image::Rgb(BLUE)).save(&path).unwrap();
    library.wait_until("the new content", |library| {
        let everything = library.search(&Query::Everything, 10).unwrap();
        everything.photos.iter().any(|&photo| library.photo(photo).is_ok_and(|photo| photo.width == 90))
    });
    fs::remove_file(path).unwrap();
    library.wait_for_files(&[]);
}

#[test]
fn a_folder_that_goes_and_comes_back_loses_nothing() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    let library = followed(bench);
    library.wait_for_files(&["a.png"]);
    let away = library.directory.path().join("away");
    fs::rename(&library.photos, &away).unwrap();
    library.wait_until("going offline", |library| matches!(state(library), FolderState::Offline { .. }));
    library.wait_for_files(&["a.png"]);
    library.wait_until("the badge", |library| library.search(&Query::Everything, 9).unwrap().offline.len() == 1);
    assert!(!library.library.folders().unwrap()[0].online);

    paint(&away.join("b.png"), BLUE);
    fs::rename(&away, &library.photos).unwrap();
    library.wait_for_files(&["a.png", "b.png"]);
    assert_eq!(state(&library.library), FolderState::Watched);
    assert!(library.library.search(&Query::Everything, 9).unwrap().offline.is_empty());
    // It is watched again.
    paint(&library.photos.join("c.png"), GREEN);
    library.wait_for_files(&["a.png", "b.png", "c.png"]);
    assert_eq!(library.embedded(), 3);
}

#[test]
fn folders_that_come_and_go_are_followed_from_then_on() {
    let library = followed(Bench::new());
    let second = library.directory.path().join("second");
    fs::create_dir(&second).unwrap();
    paint(&second.join("a.png"), RED);
    let folder = library.library.add_folder(&second).unwrap().folder;
    // Nobody has to say so.
    library.wait_for_files(&["a.png"]);
    paint(&second.join("b.png"), GREEN);
    library.wait_for_files(&["a.png", "b.png"]);
    library.library.remove_folder(folder).unwrap();
    library.wait_for("the removal", |event| matches!(event, IndexEvent::Folders).then_some(()));
    assert_eq!(library.library.folders().unwrap().len(), 1);
    paint(&library.photos.join("c.png"), BLUE);
    library.wait_for_files(&["c.png"]);
}

#[test]
fn what_another_process_does_is_seen_and_its_lock_is_waited_for() {
    let bench = Bench::new();
    let directory = bench.library.directory().to_owned();
    let library = followed(bench);
    let lock = fs::File::options().append(true).open(directory.join("indexing.lock")).unwrap();
    // The other one is at it for a while.
    loop {
        match lock.try_lock() {
            Ok(()) => break,
            Err(fs::TryLockError::WouldBlock) => std::thread::yield_now(),
            Err(fs::TryLockError::Error(error)) => panic!("{error}"),
        }
    }
    paint(&library.photos.join("a.png"), RED);
    library.wait_for("a run that is put off", |event| matches!(event, IndexEvent::Finished(Err(_))).then_some(()));
    lock.unlock().unwrap();
    library.wait_for_files(&["a.png"]);

    let other = rusqlite::Connection::open(directory.join("catalog.sqlite")).unwrap();
    other.busy_timeout(Duration::from_secs(10)).unwrap();
    other.execute("DELETE FROM files", []).unwrap();
    library.wait_for("news of the other", |event| matches!(event, IndexEvent::Elsewhere).then_some(()));
    let red = library.library.search(&Query::Text { text: "red".into() }, 9).unwrap();
    assert_eq!(red.searched, 0);
}
