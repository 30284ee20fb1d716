//! A disk that is full, and one that can only be read. Both are small file systems in memory, in a world of mounts of their
//! own: the test starts itself again inside.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::bench::{Bench, json};
use crate::kills::kill;
use crate::ledger::Ledger;

const INSIDE: &str = "AFTERIMAGE_TEST_MAY_MOUNT";

/// Whether this process may mount. If not, one that may runs the test of this name, and this one takes its word.
fn may_mount(test: &str) -> bool {
    if std::env::var_os(INSIDE).is_some() {
        return true;
    }
    let here = tempfile::tempdir().unwrap();
    let tried = Command::new("unshare")
        .args(["-rm", "mount", "-t", "tmpfs", "-o", "size=1m", "none"])
        .arg(here.path())
        .stderr(Stdio::null())
        .status();
    if !tried.is_ok_and(|status| status.success()) {
        eprintln!("skipped: this system lets no ordinary process mount a file system of its own (unshare -rm)");
        return false;
    }
    let status = Command::new("unshare")
        .arg("-rm")
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .status()
        .unwrap();
    assert!(status.success(), "{test} failed where it may mount");
    false
}

fn mount(at: &Path, options: &str) {
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(at).status().unwrap();
    assert!(mounted.success());
}

fn remount(at: &Path, options: &str) {
    let options = format!("remount,{options}");
    assert!(Command::new("mount").args(["-o", &options]).arg(at).status().unwrap().success());
}

fn unmount(at: &Path) {
    assert!(Command::new("umount").arg(at).status().unwrap().success());
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_full_disk_is_named_and_costs_nothing_that_was_done() {
    if !may_mount("disk::a_full_disk_is_named_and_costs_nothing_that_was_done") {
        return;
    }
    let Some(mut bench) = Bench::new() else { return };
    const PHOTOS: u32 = 40;
    bench.paint(PHOTOS);
    let (library, folder) = (bench.library(), bench.photos().display().to_string());
    fs::create_dir(&library).unwrap();
    let (mut stopped, mut kept_some) = (BTreeMap::<String, u32>::new(), 0);
    // Whatever is being written when the room ends: the catalog, the thumbnails, their logs, or the index.
    for kilobytes in [64, 160, 280, 400, 520, 640, 800, 1000, 1300] {
        let what = format!("{kilobytes} KB");
        mount(&library, &format!("size={kilobytes}k"));
        let output = bench.run(&["index", &folder]);
        if !output.status.success() {
            let word = said(&output);
            assert_eq!(output.status.code(), Some(1), "{what}: {word}");
            let named = word.split_once("the disk is full: there is no room to write ").map(|(_, file)| file);
            let file = named.and_then(|file| file.strip_prefix(library.to_str().unwrap())).unwrap_or_else(|| {
                panic!("{what}: {word}");
            });
            let file = file.split_once(". ").map_or(file, |(file, _)| file);
            *stopped.entry(file.to_owned()).or_default() += 1;
        }
        // Still no room: whatever is asked, nothing worse than that word is the answer.
        for arguments in [&["search", "red"][..], &["status"], &["index"], &["gc"]] {
            let output = bench.run(arguments);
            let fine = matches!(output.status.code(), Some(0 | 3)) || said(&output).contains("the disk is full");
            assert!(fine, "{what}: {arguments:?}: {}", said(&output));
        }

        remount(&library, "size=64m");
        let before = bench.sound(&what);
        kept_some += u32::from((1..i64::from(PHOTOS)).contains(&before.given));
        let report = bench.json(&["index", &folder]);
        let after = bench.sound(&what);
        after.assert_follows(&before, false, &what);
        assert_eq!((after.given, after.embeddings.len()), (PHOTOS.into(), PHOTOS as usize), "{what}: {report}");
        assert_eq!(report["embedded"].as_i64().unwrap(), after.given - before.given, "{what}");
        assert!(!library.join("vectors.fresh").exists(), "{what}");
        unmount(&library);
    }
    eprintln!("runs that were stopped, by the file that found no room: {stopped:?}; {kept_some} had kept something");
    assert!(stopped.len() >= 2 && kept_some >= 1, "{stopped:?}, {kept_some} had kept something");
}

#[test]
fn a_library_that_can_only_be_read_is_searched_and_says_so() {
    if !may_mount("disk::a_library_that_can_only_be_read_is_searched_and_says_so") {
        return;
    }
    let Some(mut bench) = Bench::new() else { return };
    let names = bench.paint(6);
    let (library, folder) = (bench.library(), bench.photos().display().to_string());
    fs::create_dir(&library).unwrap();
    mount(&library, "size=64m");
    bench.json(&["index", &folder]);
    let before = bench.json(&["search", "red"]);
    remount(&library, "ro");

    let first = bench.photos().join(&names[0]).display().to_string();
    let reading: [&[&str]; 5] = [&["search", "red"], &["similar", &first], &["status"], &["show", &first], &["verify"]];
    for arguments in reading {
        let output = bench.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("can only be read"), "{arguments:?}: {}", said(&output));
    }
    let output = bench.run(&["search", "red"]);
    assert_eq!(json(&output, &["search"])["hits"], before["hits"]);
    assert!(before["hits"].as_array().is_some_and(|hits| hits.len() == 6), "{before}");

    bench.paint(1);
    let writing: [&[&str]; 5] = [&["index"], &["index", &folder], &["watch"], &["gc"], &["verify", "--repair"]];
    for arguments in writing {
        let output = bench.run(arguments);
        // A sound one needs no repair.
        let fine = if arguments[0] == "verify" { Some(0) } else { Some(1) };
        assert_eq!(output.status.code(), fine, "{arguments:?}: {}", said(&output));
        let word = said(&output);
        assert!(word.contains("can only be read") && word.contains(library.to_str().unwrap()), "{word}");
    }
    remount(&library, "rw");
    assert_eq!(bench.json(&["index"])["embedded"], 1);
    assert_eq!(bench.sound("after that").given, 7);
}

#[test]
fn what_a_killed_run_left_on_a_disk_that_can_only_be_read_is_searched_or_named() {
    if !may_mount("disk::what_a_killed_run_left_on_a_disk_that_can_only_be_read_is_searched_or_named") {
        return;
    }
    let Some(mut bench) = Bench::new() else { return };
    let (library, folder) = (bench.library(), bench.photos().display().to_string());
    fs::create_dir(&library).unwrap();
    mount(&library, "size=64m");
    bench.paint(4);
    bench.json(&["index", &folder]);
    bench.paint(30);
    let mut run = bench.command(&["index"]).stdout(Stdio::null()).spawn().unwrap();
    // Killed once photos of this run are in the log.
    let log = library.join("catalog.sqlite-wal");
    while run.try_wait().unwrap().is_none() && fs::metadata(&log).map_or(0, |log| log.len()) < 60_000 {
        std::thread::yield_now();
    }
    kill(run.id());
    run.wait().unwrap();
    assert!(fs::metadata(&log).unwrap().len() > 0);
    remount(&library, "ro");
    let output = bench.run(&["search", "red"]);
    assert!(output.status.success(), "{}", said(&output));
    let found = json(&output, &["search"])["searched"].as_u64().unwrap();
    // Copied without the file that counts readers, as a copy made of a library often is.
    remount(&library, "rw");
    let given = {
        fs::remove_file(library.join("catalog.sqlite-shm")).unwrap();
        remount(&library, "ro");
        let output = bench.run(&["search", "red"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("can't be opened where nothing can be written"), "{}", said(&output));
        remount(&library, "rw");
        bench.sound("after that").given
    };
    assert_eq!(given as u64, found);

    // One of an earlier version can't be brought up to date there.
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("../afterimage-core/tests/old_libraries/3/catalog.sqlite");
    fs::remove_dir_all(library.join("old")).ok();
    fs::create_dir(library.join("old")).unwrap();
    fs::copy(old, library.join("old/catalog.sqlite")).unwrap();
    let before = fs::read(library.join("old/catalog.sqlite")).unwrap();
    remount(&library, "ro");
    let output = bench.command_at(&library.join("old"), &["search", "red"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("brought up to date"), "{}", said(&output));
    assert_eq!(fs::read(library.join("old/catalog.sqlite")).unwrap(), before);
    remount(&library, "rw");
    assert_eq!(bench.command_at(&library.join("old"), &["status"]).status().unwrap().code(), Some(0));
    assert_eq!(Ledger::read(&library.join("old")).embeddings.len(), 6);
}
