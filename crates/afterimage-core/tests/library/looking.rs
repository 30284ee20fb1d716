//! Looks at a part of the folders, and at files that somebody is writing.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use afterimage_core::{Depth, Query, Scope};

use crate::colours::{BLUE, Bench, GREEN, RED, files, paint};

const HOUR: Duration = Duration::from_secs(3600);

/// A look at some directories of the folder, an hour after everything was written.
fn look_at(bench: &Bench, inner: &[&str]) -> afterimage_core::IndexReport {
    let paths: Vec<PathBuf> = inner.iter().map(|inner| bench.photos.join(inner)).collect();
    bench.look(Scope::directories(paths), HOUR, Duration::ZERO).0
}

/// Whether files keep their numbers where tests take place; otherwise moved files are read once more.
fn keeps_inodes() -> bool {
    let bench = Bench::new();
    let path = bench.paint("a.png", RED);
    look_at(&bench, &[""]);
    fs::rename(path, bench.photos.join("b.png")).unwrap();
    let keeps = look_at(&bench, &[""]).moved == 1;
    if !keeps {
        eprintln!("skipped: the file system of the temporary directory does not keep inode numbers");
    }
    keeps
}

#[test]
fn a_look_at_one_directory_touches_no_other() {
    let bench = Bench::new();
    for directory in ["a", "a/deep", "b"] {
        fs::create_dir(bench.photos.join(directory)).unwrap();
        bench.paint(&format!("{directory}/1.png"), RED);
    }
    bench.index();
    fs::remove_file(bench.photos.join("b/1.png")).unwrap();
    fs::remove_file(bench.photos.join("a/deep/1.png")).unwrap();
    bench.paint("a/2.png", GREEN);
    bench.paint("b/3.png", BLUE);
    fs::create_dir_all(bench.photos.join("a/new/newer")).unwrap();
    bench.paint("a/new/newer/4.png", BLUE);
    let report = look_at(&bench, &["a"]);
    assert_eq!((report.embedded, report.removed), (2, 0));
    let report = look_at(&bench, &["a/deep", "b"]);
    assert_eq!((report.embedded, report.removed), (1, 2));
    assert_eq!(files(&bench.library), ["1.png", "2.png", "3.png", "4.png"]);
    assert_eq!(bench.index().read, 0);
}

#[test]
fn what_is_no_directory_stands_for_the_one_it_was_in() {
    let bench = Bench::new();
    fs::create_dir_all(bench.photos.join("a/b")).unwrap();
    bench.paint("a/b/1.png", RED);
    bench.index();
    fs::remove_dir_all(bench.photos.join("a")).unwrap();
    assert_eq!(look_at(&bench, &["a/b"]).removed, 1);
    assert!(files(&bench.library).is_empty());
    // Neither what is hidden nor what a link leads to is looked at, whoever says that something happened there.
    let outside = bench.elsewhere();
    for directory in [bench.photos.join(".hidden"), outside.clone()] {
        fs::create_dir(&directory).unwrap();
        paint(&directory.join("2.png"), RED);
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(&outside, bench.photos.join("link")).unwrap();
    assert_eq!(look_at(&bench, &[".hidden", "link", "link/deeper"]).read, 0);
}

#[test]
fn renamed_files_and_moved_folders_are_not_even_read() {
    if !keeps_inodes() {
        return;
    }
    let bench = Bench::new();
    fs::create_dir_all(bench.photos.join("2019/may")).unwrap();
    for name in ["1.png", "2019/2.png", "2019/may/3.png"] {
        bench.paint(name, RED);
    }
    look_at(&bench, &[""]);
    fs::rename(bench.photos.join("1.png"), bench.photos.join("2019/renamed.png")).unwrap();
    fs::rename(bench.photos.join("2019"), bench.photos.join("2020")).unwrap();
    let report = look_at(&bench, &[""]);
    assert_eq!((report.read, report.moved, report.removed), (0, 3, 0));
    assert_eq!(files(&bench.library), ["2.png", "3.png", "renamed.png"]);

    // Two files that change places, with the same size and time.
    let (a, b) = (bench.paint("x.png", GREEN), bench.photos.join("y.png"));
    fs::write(&b, fs::read(&a).unwrap()).unwrap();
    image::RgbImage::from_pixel(60, 32, image::Rgb(BLUE)).save(&a).unwrap();
    image::RgbImage::from_pixel(60, 32, image::Rgb(GREEN)).save(&b).unwrap();
    assert_eq!(fs::metadata(&a).unwrap().len(), fs::metadata(&b).unwrap().len());
    let time = fs::metadata(&a).unwrap().modified().unwrap();
    fs::File::options().write(true).open(&b).unwrap().set_modified(time).unwrap();
    look_at(&bench, &[""]);
    let blue = |bench: &Bench| bench.library.photo_path(bench.search("blue").photos[0]).unwrap();
    assert_eq!(blue(&bench), a);
    let between = bench.photos.join("z.png");
    for (from, to) in [(&a, &between), (&b, &a), (&between, &b)] {
        fs::rename(from, to).unwrap();
    }
    let report = look_at(&bench, &[""]);
    assert_eq!((report.read, report.moved, blue(&bench)), (0, 2, b));
}

#[test]
fn a_quick_look_finds_what_came_and_went_and_a_close_one_what_was_written_to() {
    let bench = Bench::new();
    fs::create_dir(bench.photos.join("a")).unwrap();
    let edited = bench.paint("a/1.png", RED);
    bench.paint("a/2.png", RED);
    let look = |depth| bench.look(Scope::everything(depth), HOUR, Duration::ZERO).0;
    look(Depth::Files);
    assert!(look(Depth::Directories).is_nothing());
    fs::write(&edited, fs::read(bench.photos.join("a/2.png")).unwrap()).unwrap();
    assert!(look(Depth::Directories).is_nothing());
    fs::remove_file(bench.photos.join("a/2.png")).unwrap();
    bench.paint("3.png", GREEN);
    let report = look(Depth::Directories);
    assert_eq!(report.removed, 1);
    // Its directory was listed, and so it is found that it was written to.
    assert_eq!((report.read, report.embedded), (2, 1));
    fs::write(&edited, "broken").unwrap();
    assert_eq!(look(Depth::Files).failed, 1);
}

#[test]
fn a_directory_is_trusted_only_when_everything_in_it_was_read() {
    let bench = Bench::new();
    for i in 0..250 {
        bench.paint(&format!("{i}.png"), [255 - i, i, 77]);
    }
    let report = bench.index_until_first_embedding();
    assert!(report.cancelled);
    // An hour later its time of change would be worth trusting.
    let report = bench.look(Scope::everything(Depth::Directories), HOUR, Duration::ZERO).0;
    assert_eq!(bench.embedded(), 250);
    assert!(report.embedded > 0);
    assert!(bench.look(Scope::everything(Depth::Directories), HOUR, Duration::ZERO).0.is_nothing());
}

#[test]
fn a_file_is_not_read_while_it_is_being_written() {
    let bench = Bench::new();
    let path = bench.paint("a.png", RED);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let everything = || Scope::everything(Depth::Files);
    let (report, places) = bench.look(everything(), Duration::ZERO, HOUR);
    assert_eq!((report.read, report.failed, report.busy, places), (0, 0, 1, 1));
    fs::write(&path, &whole).unwrap();
    let (report, _) = bench.look(everything(), 2 * HOUR, HOUR);
    assert_eq!((report.read, report.failed, report.busy), (1, 0, 0));

    // What was known stays as it was until the new content is quiet; a quick look comes back to it by itself.
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    bench.paint("b.png", GREEN);
    let quick = || Scope::everything(Depth::Directories);
    assert_eq!(bench.look(quick(), Duration::ZERO, HOUR).0.busy, 2);
    assert_eq!(bench.found(&bench.search("red")), ["a.png"]);
    fs::write(&path, &whole).unwrap();
    assert_eq!(bench.look(quick(), 2 * HOUR, HOUR).0.read, 2);
    assert_eq!(bench.embedded(), 2);
}

#[test]
fn a_renamed_file_is_there_at_once_however_new_its_name() {
    if !keeps_inodes() {
        return;
    }
    let bench = Bench::new();
    let path = bench.paint("a.png", RED);
    let long_ago = SystemTime::now() - HOUR;
    fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
    look_at(&bench, &[""]);
    fs::rename(&path, bench.photos.join("b.png")).unwrap();
    let (report, _) = bench.look(Scope::everything(Depth::Files), Duration::ZERO, HOUR);
    assert_eq!((report.moved, report.busy), (1, 0));
    assert_eq!(files(&bench.library), ["b.png"]);
}

#[cfg(unix)]
#[test]
fn a_directory_that_can_not_be_read_keeps_its_photos() {
    use std::os::unix::fs::PermissionsExt;

    let bench = Bench::new();
    let directory = bench.photos.join("private");
    fs::create_dir(&directory).unwrap();
    bench.paint("private/1.png", RED);
    bench.paint("2.png", GREEN);
    bench.index();
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o0)).unwrap();
    fs::remove_file(bench.photos.join("2.png")).unwrap();
    let report = bench.index();
    fs::set_permissions(&directory, fs::Permissions::from_mode(0o755)).unwrap();
    // To the superuser nothing is closed; the rest holds for everybody.
    assert_eq!(report.removed, 1);
    assert_eq!(files(&bench.library), ["1.png"]);
}

#[test]
fn photos_in_a_folder_that_is_away_are_told_from_the_others() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    let copied = bench.paint("b.png", RED);
    let second = bench.photos.parent().unwrap().join("second");
    fs::create_dir(&second).unwrap();
    fs::copy(&copied, second.join("b.png")).unwrap();
    paint(&second.join("c.png"), RED);
    bench.library.add_folder(&second).unwrap();
    bench.index();
    assert!(bench.search("red").offline.is_empty());
    fs::rename(&bench.photos, bench.elsewhere()).unwrap();
    assert_eq!(bench.index().offline_folders, 1);
    let names = |results: &afterimage_core::view::Results| {
        let paths = results.offline.iter().map(|&photo| bench.library.photo(photo).unwrap().files.remove(0).path);
        paths.map(|path| PathBuf::from(path).file_name().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&bench.search("red")), ["a.png"]);
    let everything = bench.library.search(&Query::Everything, 10).unwrap();
    assert_eq!((everything.photos.len(), names(&everything)), (3, vec!["a.png".into()]));
    fs::rename(bench.elsewhere(), &bench.photos).unwrap();
    assert!(bench.index().is_nothing());
    assert!(bench.search("red").offline.is_empty());
}

#[test]
fn a_folder_from_which_everything_was_deleted_is_empty_not_away() {
    let bench = Bench::new();
    let path = bench.paint("a.png", RED);
    bench.index();
    fs::remove_file(path).unwrap();
    let report = bench.index();
    if cfg!(target_os = "linux") {
        assert_eq!((report.removed, report.offline_folders), (1, 0));
        assert!(bench.library.folders().unwrap()[0].online);
    }
}
