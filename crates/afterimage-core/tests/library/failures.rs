//! Files that could not be read: what kinds there are, and trying them again.

use std::fs;
use std::time::Duration;

use afterimage_core::Scope;
use afterimage_core::view::{Failure, FailureFilter, FailureKind, Retry};

use crate::colours::{Bench, GREEN, RED, paint};

fn failures(bench: &Bench) -> Vec<Failure> {
    bench.library.failures(&FailureFilter::default(), 0, 100).unwrap()
}

fn look(bench: &Bench, scope: Scope) -> afterimage_core::IndexReport {
    bench.look(scope, Duration::from_secs(3600), Duration::ZERO).0
}

#[test]
fn they_are_told_apart_by_kind() {
    let bench = Bench::new();
    let whole = fs::read(bench.paint("whole.png", RED)).unwrap();
    for (name, content) in [
        ("empty.jpg", &b""[..]),
        ("words.jpg", b"these are words"),
        ("more words.jpg", b"these are other words"),
        ("cut.png", &whole[..whole.len() / 2]),
        ("film.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0"),
    ] {
        fs::write(bench.photos.join(name), content).unwrap();
    }
    bench.index();
    let groups = bench.library.failure_groups("").unwrap();
    let mut told: Vec<_> = groups.iter().map(|group| (group.kind, group.files)).collect();
    assert_eq!(told[0], (FailureKind::NoPicture, 2), "the most first");
    told.sort_by_key(|(kind, _)| format!("{kind:?}"));
    let one = |kind| (kind, 1);
    let (damaged, empty, video) = (one(FailureKind::Damaged), one(FailureKind::Empty), one(FailureKind::Video));
    assert_eq!(told, [damaged, empty, (FailureKind::NoPicture, 2), video]);
    let words = FailureFilter { kind: Some(FailureKind::NoPicture), path_contains: "MORE".to_owned() };
    let found = bench.library.failures(&words, 0, 10).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(bench.library.failure_path(found[0].file).unwrap(), bench.photos.join("more words.jpg"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_not_called_damaged() {
    use std::os::unix::fs::PermissionsExt;

    let bench = Bench::new();
    let path = bench.paint("secret.png", RED);
    fs::set_permissions(&path, fs::Permissions::from_mode(0)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("skipped: root may read everything");
        return;
    }
    bench.index();
    assert_eq!(failures(&bench)[0].kind, FailureKind::NoPermission);
}

#[test]
fn only_what_is_to_be_tried_again_is_read_again() {
    let bench = Bench::new();
    fs::create_dir(bench.photos.join("deep")).unwrap();
    for name in ["a.png", "deep/b.png", "deep/c.png"] {
        fs::write(bench.photos.join(name), "broken").unwrap();
    }
    fs::write(bench.photos.join("film.mp4"), "film").unwrap();
    look(&bench, Scope::everything(afterimage_core::Depth::Files));
    let b = failures(&bench).into_iter().find(|failure| failure.path.ends_with("b.png")).unwrap();

    let retried = bench.library.retry(&Retry::File { file: b.file }).unwrap();
    assert_eq!(retried.files, 1);
    assert!(failures(&bench).iter().all(|failure| failure.waiting == (failure.file == b.file)));
    assert_eq!(look(&bench, retried.scope).failed, 1);
    assert!(failures(&bench).iter().all(|failure| !failure.waiting));

    let filter = FailureFilter { kind: Some(FailureKind::NoPicture), path_contains: "deep".to_owned() };
    let retried = bench.library.retry(&Retry::Files { filter }).unwrap();
    assert_eq!(look(&bench, retried.scope).failed, 2);
    let retried = bench.library.retry(&Retry::all()).unwrap();
    assert_eq!((retried.files, look(&bench, retried.scope).failed), (4, 4));
}

#[test]
fn what_is_there_again_as_it_should_be_is_read_when_it_is_tried() {
    let bench = Bench::new();
    let (path, whole) = (bench.photos.join("a.png"), bench.photos.join("b.png"));
    paint(&whole, GREEN);
    // As long as the other and of the same time, so that only trying it again shows the difference.
    let content = fs::read(&whole).unwrap();
    fs::write(&path, vec![7; content.len()]).unwrap();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(look(&bench, Scope::everything(afterimage_core::Depth::Files)).failed, 1);
    fs::write(&path, &content).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert!(look(&bench, Scope::everything(afterimage_core::Depth::Files)).is_nothing());
    let retried = bench.library.retry(&Retry::all()).unwrap();
    assert_eq!(look(&bench, retried.scope).read, 1);
    assert!(failures(&bench).is_empty());
}

#[test]
fn a_folder_knows_when_it_was_looked_through() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    let looked_at = || bench.library.folders().unwrap()[0].looked_at;
    assert_eq!(looked_at(), None);
    look(&bench, Scope::directories([bench.photos.clone()]));
    assert_eq!(looked_at(), None, "a part is not all of it");
    bench.index();
    let first = looked_at().unwrap();
    look(&bench, Scope::everything(afterimage_core::Depth::Files));
    assert!(looked_at().unwrap() > first + 3_000_000);
    fs::rename(&bench.photos, bench.elsewhere()).unwrap();
    let last = looked_at();
    bench.index();
    assert_eq!(looked_at(), last, "nobody can look through what is away");
}
