//! Photos go to the trash with all their files and come back as they were, and nothing else is touched. On real files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use afterimage_core::view::TrashProblem;
use afterimage_core::{Library, Query, TrashCan};

use crate::colours::{BLUE, Bench, GREEN, RED};

/// A library whose photos go to a trash beside it.
fn bench() -> Bench {
    with_trash(Bench::new())
}

fn with_trash(bench: Bench) -> Bench {
    let trash = TrashCan::at(bench.elsewhere().join("Trash"));
    bench.with_trash(trash)
}

fn id(bench: &Bench, name: &str) -> i64 {
    bench.library.photo_at(&bench.photos.join(name)).unwrap().unwrap()
}

fn shown(library: &Library) -> Vec<i64> {
    let mut photos = library.search(&Query::Everything, 100).unwrap().photos;
    photos.sort_unstable();
    photos
}

/// Every file below a directory with its bytes.
fn tree(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(tree(&path)),
            false => drop(files.insert(path.display().to_string(), fs::read(&path).unwrap())),
        }
    }
    files
}

#[test]
fn photos_go_with_all_their_files_and_come_back_as_they_were() {
    let bench = bench();
    let red = bench.paint("red.png", RED);
    fs::create_dir(bench.photos.join("copies")).unwrap();
    fs::copy(&red, bench.photos.join("copies/also red.png")).unwrap();
    fs::write(bench.photos.join("red.png.xmp"), "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>").unwrap();
    bench.paint("blue.png", BLUE);
    bench.paint("green.png", GREEN);
    fs::write(bench.photos.join("green.txt"), "not a photo").unwrap();
    bench.index();
    let before = tree(&bench.photos);
    let (red, blue, green) = (id(&bench, "red.png"), id(&bench, "blue.png"), id(&bench, "green.png"));
    bench.library.set_favourite(&[red], true).unwrap();
    let album = bench.library.make_album("Walks", &[blue, red]).unwrap().album;
    let embedded = bench.embedded();

    let trashed = bench.library.move_to_trash(&[red, blue, red]).unwrap();
    assert_eq!((trashed.photos, trashed.files, trashed.failed.len(), trashed.can_undo), (2, 3, 0, true));
    assert_eq!(tree(&bench.photos).len(), 2);
    assert_eq!(shown(&bench.library), [green]);
    assert_eq!(bench.found(&bench.search("red")), ["green.png"]);
    // That they are gone is nothing new to a scan, nor to the next start.
    assert!(bench.index().is_nothing());
    let bench = with_trash(bench.reopen(|_| {}));
    let removals = bench.library.removals().unwrap();
    assert_eq!((removals.len(), &removals[0].photos, removals[0].files), (1, &vec![red, blue], 3));

    let back = bench.library.put_back(removals[0].removal).unwrap();
    assert_eq!((back.photos, back.files, back.failed.len()), (2, 3, 0));
    assert_eq!(tree(&bench.photos), before);
    assert_eq!(shown(&bench.library), {
        let mut all = [red, blue, green];
        all.sort_unstable();
        all
    });
    assert_eq!(bench.found(&bench.search("red"))[0], "red.png");
    assert!(bench.library.photo(red).unwrap().favourite);
    assert_eq!(bench.library.search(&Query::Album { album }, 9).unwrap().photos, [blue, red]);
    assert!(bench.library.removals().unwrap().is_empty());
    bench.index();
    assert_eq!((bench.embedded(), shown(&bench.library).len()), (embedded, 3));
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}

#[test]
fn a_sidecar_that_others_need_stays() {
    let bench = bench();
    bench.paint("a.png", RED);
    bench.paint("a.jpg", BLUE);
    fs::write(bench.photos.join("a.xmp"), "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>").unwrap();
    bench.index();
    bench.library.move_to_trash(&[id(&bench, "a.png")]).unwrap();
    assert!(bench.photos.join("a.xmp").exists());
    let last = bench.library.move_to_trash(&[id(&bench, "a.jpg")]).unwrap();
    assert!(!bench.photos.join("a.xmp").exists());
    bench.library.put_back(last.removal.unwrap()).unwrap();
    assert!(bench.photos.join("a.xmp").exists() && !bench.photos.join("a.png").exists());
}

#[test]
fn a_place_that_was_taken_stays_whose_it_is_and_can_be_had_back_later() {
    let bench = bench();
    let red = bench.paint("red.png", RED);
    bench.paint("blue.png", BLUE);
    bench.index();
    let ids = [id(&bench, "red.png"), id(&bench, "blue.png")];
    let removal = bench.library.move_to_trash(&ids).unwrap().removal.unwrap();
    bench.paint("red.png", GREEN);
    let other = fs::read(&red).unwrap();
    let back = bench.library.put_back(removal).unwrap();
    assert_eq!((back.photos, back.failed.len(), back.failed[0].problem), (1, 1, TrashProblem::Taken));
    assert_eq!(fs::read(&red).unwrap(), other);
    fs::rename(&red, bench.photos.join("green.png")).unwrap();
    assert_eq!(bench.library.put_back(removal).unwrap().photos, 1);
    bench.index();
    assert_eq!(shown(&bench.library).len(), 3);
}

#[test]
fn what_was_emptied_or_let_go_of_is_told_or_found_again() {
    let bench = bench();
    bench.paint("red.png", RED);
    bench.paint("blue.png", BLUE);
    bench.index();
    let red = bench.library.move_to_trash(&[id(&bench, "red.png")]).unwrap().removal.unwrap();
    fs::remove_dir_all(bench.elsewhere().join("Trash")).unwrap();
    assert!(bench.library.removals().unwrap().is_empty());
    let back = bench.library.put_back(red).unwrap();
    assert_eq!((back.photos, back.failed[0].problem), (0, TrashProblem::Emptied));
    assert!(bench.library.put_back(red).unwrap().failed.is_empty());

    let blue = bench.library.move_to_trash(&[id(&bench, "blue.png")]).unwrap().removal.unwrap();
    assert_eq!(bench.library.collect_garbage().unwrap().photos, 2);
    assert_eq!(bench.library.put_back(blue).unwrap().files, 1);
    bench.index();
    assert_eq!(bench.found(&bench.search("blue")), ["blue.png"]);
}

#[test]
fn what_cant_be_moved_is_named_and_nothing_is_lost() {
    let bench = bench();
    let red = bench.paint("red.png", RED);
    bench.paint("blue.png", BLUE);
    bench.index();
    let ids = [id(&bench, "red.png"), id(&bench, "blue.png")];
    let away = bench.photos.with_extension("away");
    fs::rename(&red, &away).unwrap();
    let trashed = bench.library.move_to_trash(&ids).unwrap();
    assert_eq!((trashed.photos, trashed.files, trashed.failed.len()), (1, 1, 1));
    assert_eq!(
        (trashed.failed[0].problem, Path::new(&trashed.failed[0].path)),
        (TrashProblem::Unreachable, red.as_path())
    );
    // Only a scan says that it is gone.
    assert_eq!(shown(&bench.library), [ids[0]]);
    // A trash that can't be made: nothing moves.
    fs::rename(&away, &red).unwrap();
    fs::write(bench.elsewhere().with_extension("file"), "in the way").unwrap();
    let trash = TrashCan::at(bench.elsewhere().with_extension("file").join("Trash"));
    let bench = bench.with_trash(trash);
    let trashed = bench.library.move_to_trash(&ids[..1]).unwrap();
    assert_eq!((trashed.removal, trashed.failed[0].problem), (None, TrashProblem::NoTrash));
    assert!(red.exists());
}

#[test]
fn a_trash_inside_a_folder_is_none_of_its_photos() {
    let bench = bench();
    bench.paint("red.png", RED);
    for trash in [".Trash-1000/files", ".Trash/0/files", "$RECYCLE.BIN"] {
        fs::create_dir_all(bench.photos.join(trash)).unwrap();
        fs::copy(bench.photos.join("red.png"), bench.photos.join(trash).join("other.png")).unwrap();
    }
    assert_eq!(bench.index().read, 1);
    assert_eq!(bench.library.photo(id(&bench, "red.png")).unwrap().files.len(), 1);
}
