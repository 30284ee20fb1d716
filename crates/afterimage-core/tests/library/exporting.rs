//! Copies of photos: as they are, and without what they tell beside their pixels.

use std::fs;
use std::path::{Path, PathBuf};

use afterimage_core::ExportFailure;
use afterimage_core::view::DateSource;

use crate::colours::{BLUE, Bench, RED};

/// A library of the same photo with the same metadata in several formats.
fn described() -> Bench {
    let bench = Bench::new();
    for name in ["all.jpg", "all.png", "all.webp", "all.tiff", "all.heic"] {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/metadata").join(name);
        fs::copy(fixture, bench.photos.join(name)).unwrap();
    }
    assert_eq!(bench.index().failed, 0);
    bench
}

fn id(bench: &Bench, name: &str) -> i64 {
    bench.library.photo_at(&bench.photos.join(name)).unwrap().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn copies_are_the_originals_byte_for_byte_and_overwrite_nothing() {
    let bench = Bench::new();
    let (red, blue) = (bench.paint("a.png", RED), bench.paint("b.png", BLUE));
    bench.index();
    let to = bench.elsewhere().join("new/folder");
    fs::create_dir_all(&to).unwrap();
    fs::write(to.join("a.png"), "something else").unwrap();
    let photos = [id(&bench, "a.png"), id(&bench, "b.png"), id(&bench, "a.png")];
    let export = bench.library.export(&photos, &to, false).unwrap();
    assert_eq!((export.copied.len(), export.failed), (3, vec![]));
    assert_eq!(names(&to), ["a (2).png", "a (3).png", "a.png", "b.png"]);
    assert_eq!(fs::read(to.join("a (2).png")).unwrap(), fs::read(&red).unwrap());
    assert_eq!(fs::read(to.join("b.png")).unwrap(), fs::read(&blue).unwrap());
    assert_eq!(fs::read(to.join("a.png")).unwrap(), b"something else");
    let modified = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    assert_eq!(modified(&to.join("b.png")), modified(&blue));
}

#[test]
fn copies_without_metadata_tell_nothing_and_look_the_same() {
    let bench = described();
    let all: Vec<i64> =
        ["all.jpg", "all.png", "all.webp", "all.tiff", "all.heic"].map(|name| id(&bench, name)).to_vec();
    for &photo in &all {
        let details = bench.library.photo(photo).unwrap();
        assert!(details.camera.is_some() && details.latitude.is_some(), "{details:?}");
    }
    let others = Bench::new();
    let export = bench.library.export(&all, &others.photos, true).unwrap();
    assert_eq!(export.failed, []);
    let redrawn: Vec<_> = export.copied.iter().map(|copied| copied.redrawn).collect();
    assert_eq!(redrawn, [false, false, false, true, true]);
    assert_eq!(others.index().failed, 0);
    for (copied, &photo) in export.copied.iter().zip(&all) {
        let path = PathBuf::from(&copied.path);
        let copy = others.library.photo_at(&path).unwrap().unwrap();
        let details = others.library.photo(copy).unwrap();
        let told = (&details.camera, &details.lens, details.latitude, details.rating, &details.description);
        assert_eq!(told, (&None, &None, None, None, &None), "{path:?}");
        assert_eq!((details.keywords.len(), details.taken_at_source), (0, DateSource::FileModified), "{path:?}");
        // Upright like the original, and the very same pixels where they were not drawn anew.
        let (before, after) = (bench.library.pixels(photo).unwrap(), others.library.pixels(copy).unwrap());
        assert_eq!(before.dimensions(), after.dimensions(), "{path:?}");
        if !copied.redrawn {
            assert!(before == after, "{path:?}");
        }
    }
}

#[test]
fn which_way_is_up_and_the_colours_stay() {
    let bench = Bench::new();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let turned: Vec<PathBuf> = walk(&corpus)
        .into_iter()
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().to_lowercase();
            name.ends_with(".jpg")
                && (name.contains("orient") || name.contains("turn") || name.contains("p3") || name.contains("adobe"))
        })
        .collect();
    assert!(turned.len() > 1, "{corpus:?}");
    for path in &turned {
        fs::copy(path, bench.photos.join(path.file_name().unwrap())).unwrap();
    }
    bench.index();
    let all: Vec<i64> = turned.iter().map(|path| id(&bench, path.file_name().unwrap().to_str().unwrap())).collect();
    let others = Bench::new();
    let export = bench.library.export(&all, &others.photos, true).unwrap();
    others.index();
    for (copied, &photo) in export.copied.iter().zip(&all) {
        let copy = others.library.photo_at(Path::new(&copied.path)).unwrap().unwrap();
        let (before, after) = (bench.library.pixels(photo).unwrap(), others.library.pixels(copy).unwrap());
        assert!(!copied.redrawn && before == after, "{}", copied.path);
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn what_cant_be_copied_is_told_and_the_rest_is() {
    let bench = Bench::new();
    let red = bench.paint("a.png", RED);
    bench.paint("b.png", BLUE);
    bench.index();
    let photos = [id(&bench, "a.png"), id(&bench, "b.png"), 999];
    fs::remove_file(red).unwrap();
    let to = bench.elsewhere();
    let export = bench.library.export(&photos, &to, false).unwrap();
    assert_eq!(names(&to), ["b.png"]);
    let failed: Vec<_> = export.failed.iter().map(|failed| (failed.photo, failed.kind)).collect();
    // A photo that nobody knows has no file either.
    assert_eq!(failed, [(photos[0], ExportFailure::Offline), (999, ExportFailure::Offline)]);
    assert!(export.failed[0].reason.contains("can't be reached"), "{export:?}");
}
