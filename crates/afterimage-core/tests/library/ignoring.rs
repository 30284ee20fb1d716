//! What the person does not want to see: it goes out of sight when a rule says so, and comes back when none does, without being
//! embedded again.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use afterimage_core::view::{FailureFilter, IgnoreRules};
use afterimage_core::{Depth, Library, LibraryError, Manners, Scope};
use proptest::prelude::*;

use crate::colours::{BLUE, Bench, GREEN, RED, files, paint, quick};

const HOUR: Duration = Duration::from_secs(3600);

fn quick_look(bench: &Bench) {
    bench.look(Scope::everything(Depth::Directories), HOUR, Duration::ZERO);
}

fn ignore(library: &Library, patterns: &[&str]) {
    let patterns = patterns.iter().map(|&pattern| pattern.to_owned()).collect();
    choose(library, IgnoreRules { patterns, ..IgnoreRules::default() });
}

fn choose(library: &Library, ignore: IgnoreRules) {
    library.set_manners(&Manners { ignore, ..Manners::default() }).unwrap();
}

/// Two photos at the top, two in `a`, one in `a/deep`.
fn bench() -> Bench {
    let bench = Bench::new();
    fs::create_dir_all(bench.photos.join("a/deep")).unwrap();
    for (name, colour) in
        [("1.png", RED), ("2.jpg", GREEN), ("a/3.png", BLUE), ("a/4.jpg", RED), ("a/deep/5.png", GREEN)]
    {
        bench.paint(name, colour);
    }
    bench.index();
    assert_eq!(files(&bench.library), ["1.png", "2.jpg", "3.png", "4.jpg", "5.png"]);
    bench
}

#[test]
fn patterns_hide_and_show_and_nothing_is_embedded_twice() {
    let bench = bench();
    ignore(&bench.library, &["*.PNG", "!5.png"]);
    quick_look(&bench);
    assert_eq!(files(&bench.library), ["2.jpg", "4.jpg", "5.png"]);
    assert_eq!(bench.search("red").searched, 3);
    ignore(&bench.library, &["/a/"]);
    quick_look(&bench);
    assert_eq!(files(&bench.library), ["1.png", "2.jpg"]);
    ignore(&bench.library, &["deep"]);
    quick_look(&bench);
    assert_eq!(files(&bench.library), ["1.png", "2.jpg", "3.png", "4.jpg"]);
    ignore(&bench.library, &[]);
    quick_look(&bench);
    assert_eq!(files(&bench.library), ["1.png", "2.jpg", "3.png", "4.jpg", "5.png"]);
    assert_eq!(bench.embedded(), 5);
    // Rules that did not change cost no look.
    assert_eq!(bench.look(Scope::everything(Depth::Directories), HOUR, Duration::ZERO).0.read, 0);
}

#[test]
fn files_beside_the_photos_hold_rules_too_and_quick_looks_see_them() {
    let bench = bench();
    let rules = bench.photos.join("a/.afterimageignore");
    let expect = |names: &[&str]| {
        quick_look(&bench);
        assert_eq!(files(&bench.library), names);
    };
    fs::write(&rules, "*.png\n").unwrap();
    expect(&["1.png", "2.jpg", "4.jpg"]);
    // Written to where it is: the directory has the time of change it had.
    quick_look(&bench);
    let time = fs::metadata(bench.photos.join("a")).unwrap().modified().unwrap();
    fs::write(&rules, "*.jpg\n").unwrap();
    assert_eq!(fs::metadata(bench.photos.join("a")).unwrap().modified().unwrap(), time);
    expect(&["1.png", "2.jpg", "3.png", "5.png"]);
    // The nearer one has the last word.
    fs::write(bench.photos.join(".afterimageignore"), "*.png\n").unwrap();
    fs::write(&rules, "!3.png\n").unwrap();
    expect(&["2.jpg", "3.png", "4.jpg"]);
    fs::remove_file(bench.photos.join(".afterimageignore")).unwrap();
    fs::remove_file(&rules).unwrap();
    expect(&["1.png", "2.jpg", "3.png", "4.jpg", "5.png"]);
    assert_eq!(bench.embedded(), 5);
}

#[test]
fn a_directory_without_media_is_left_out_with_all_below() {
    let bench = bench();
    let mark = bench.photos.join("a/.nomedia");
    fs::write(&mark, "").unwrap();
    quick_look(&bench);
    assert_eq!(files(&bench.library), ["1.png", "2.jpg"]);
    bench.paint("a/deep/6.png", BLUE);
    bench.look(Scope::directories([bench.photos.join("a/deep")]), HOUR, Duration::ZERO);
    bench.index();
    assert_eq!(files(&bench.library), ["1.png", "2.jpg"]);
    fs::remove_file(mark).unwrap();
    quick_look(&bench);
    assert_eq!(files(&bench.library), ["1.png", "2.jpg", "3.png", "4.jpg", "5.png", "6.png"]);
    assert_eq!(bench.embedded(), 6);
}

#[test]
fn hidden_apple_and_small_files_are_no_failures() {
    let bench = Bench::new();
    fs::create_dir(bench.photos.join(".secret")).unwrap();
    bench.paint("1.png", RED);
    bench.paint(".2.png", GREEN);
    bench.paint(".secret/3.png", BLUE);
    fs::write(bench.photos.join("._1.png"), "what a Mac leaves behind").unwrap();
    fs::write(bench.photos.join("icon.png"), "small, and broken").unwrap();
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (1, 1));
    let usual = IgnoreRules::default();
    choose(&bench.library, IgnoreRules { least_bytes: 20, hidden: false, ..usual });
    quick_look(&bench);
    assert_eq!(files(&bench.library), [".2.png", "1.png", "3.png"]);
    assert!(
        bench.library.failures(&FailureFilter::default(), 0, 9).unwrap().is_empty(),
        "{:?}",
        bench.library.failures(&FailureFilter::default(), 0, 9)
    );
    let largest = [".2.png", "1.png"].map(|name| fs::metadata(bench.photos.join(name)).unwrap().len());
    choose(&bench.library, IgnoreRules { least_bytes: largest[0].max(largest[1]) + 1, ..IgnoreRules::default() });
    bench.index();
    assert!(files(&bench.library).is_empty());
}

#[test]
fn a_new_rule_is_followed_when_only_a_part_is_looked_at() {
    let bench = bench();
    ignore(&bench.library, &["/a/"]);
    // Somebody says that something happened in a directory that is left out now.
    bench.look(Scope::directories([bench.photos.join("a/deep")]), HOUR, Duration::ZERO);
    assert_eq!(files(&bench.library), ["1.png", "2.jpg"]);
    ignore(&bench.library, &[]);
    bench.look(Scope::directories([bench.photos.clone()]), HOUR, Duration::ZERO);
    assert_eq!(files(&bench.library), ["1.png", "2.jpg", "3.png", "4.jpg", "5.png"]);
    assert_eq!(bench.embedded(), 5);
}

#[test]
fn choices_survive_and_nonsense_changes_nothing() {
    let bench = bench();
    ignore(&bench.library, &["*.png"]);
    let refused = bench.library.set_manners(&Manners {
        ignore: IgnoreRules { patterns: vec!["a[".into()], ..IgnoreRules::default() },
        ..Manners::default()
    });
    assert!(matches!(refused, Err(LibraryError::BadPattern { .. })));
    let bench = bench.reopen(|_| {});
    assert_eq!(bench.library.manners().ignore.patterns, ["*.png"]);
    bench.index();
    assert_eq!(files(&bench.library), ["2.jpg", "4.jpg"]);
}

#[test]
fn rules_are_followed_live() {
    let library = bench().follow(quick(), true);
    library.wait_for_files(&["1.png", "2.jpg", "3.png", "4.jpg", "5.png"]);
    let rules = library.photos.join("a/.afterimageignore");
    fs::write(&rules, "*.png\n").unwrap();
    library.wait_for_files(&["1.png", "2.jpg", "4.jpg"]);
    fs::write(library.photos.join("a/deep/.nomedia"), "").unwrap();
    fs::remove_file(&rules).unwrap();
    library.wait_for_files(&["1.png", "2.jpg", "3.png", "4.jpg"]);
    // And what is chosen takes effect without anybody asking for a look.
    ignore(&library.library, &["*.jpg"]);
    library.wait_for_files(&["1.png", "3.png"]);
    choose(&library.library, IgnoreRules { hidden: false, ..IgnoreRules::default() });
    library.wait_for_files(&["1.png", "2.jpg", "3.png", "4.jpg"]);
    fs::create_dir(library.photos.join(".hidden")).unwrap();
    paint(&library.photos.join(".hidden/7.png"), BLUE);
    library.wait_for_files(&["1.png", "2.jpg", "3.png", "4.jpg", "7.png"]);
    assert_eq!(library.embedded(), 6);
}

/// Something that happens to the rules; the numbers choose among what is there.
type Change = (usize, usize, usize);

const DIRECTORIES: [&str; 4] = ["", "a", "a/deep", "b"];
const RULES: [&str; 6] = ["*.png", "/a/", "deep/", "!3.png\n*.png", "!a/\n!deep/\n!*.png", "3.*"];

/// Makes a change, and gives the directory another time where that changes what is in it.
fn change(bench: &Bench, (what, place, rule): Change, clock: &mut u64) {
    let directory = bench.photos.join(DIRECTORIES[place % DIRECTORIES.len()]);
    let (rules, no_media) = (directory.join(".afterimageignore"), directory.join(".nomedia"));
    let came_or_went = match what % 5 {
        0 | 1 => {
            let was_there = rules.exists();
            fs::write(&rules, RULES[rule % RULES.len()]).unwrap();
            !was_there
        }
        2 => fs::remove_file(&rules).is_ok(),
        3 if no_media.exists() => fs::remove_file(&no_media).is_ok(),
        3 => fs::write(&no_media, "").is_ok(),
        _ => {
            ignore(&bench.library, &RULES[rule % RULES.len()].lines().take(place).collect::<Vec<_>>());
            false
        }
    };
    if came_or_went {
        *clock += 1;
        set_time(&directory, *clock);
    }
}

fn set_time(directory: &Path, clock: u64) {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000 + clock);
    File::open(directory).unwrap().set_modified(time).unwrap();
}

fn shown(library: &Library) -> BTreeSet<PathBuf> {
    let everything = library.search(&afterimage_core::Query::Everything, 1000).unwrap();
    let details = everything.photos.iter().map(|&photo| library.photo(photo).unwrap());
    details.flat_map(|details| details.files).map(|file| PathBuf::from(file.path)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn quick_looks_see_what_a_fresh_library_sees(
        changes in prop::collection::vec((0_usize..5, 0_usize..4, 0_usize..6), 1..12),
    ) {
        let bench = Bench::new();
        fs::create_dir_all(bench.photos.join("a/deep")).unwrap();
        fs::create_dir(bench.photos.join("b")).unwrap();
        for (directory, colour) in DIRECTORIES.iter().zip([RED, GREEN, BLUE, RED]) {
            for name in ["3.png", "4.jpg"] {
                paint(&bench.photos.join(directory).join(name), colour);
            }
        }
        let mut clock = 0;
        DIRECTORIES.iter().for_each(|directory| set_time(&bench.photos.join(directory), 0));
        bench.index();
        let embedded = bench.embedded();
        for one in changes {
            change(&bench, one, &mut clock);
            quick_look(&bench);
            let fresh = bench.elsewhere().join(clock.to_string());
            let fresh = Library::open(&fresh.with_extension(format!("{one:?}")), bench.library.encoder()).unwrap();
            fresh.set_manners(&bench.library.manners()).unwrap();
            fresh.add_folder(&bench.photos).unwrap();
            let before = bench.embedded();
            fresh.index_folders(&Default::default(), &mut |_| {}).unwrap();
            prop_assert_eq!(before, embedded, "something was embedded again");
            prop_assert_eq!(shown(&bench.library), shown(&fresh));
            bench.forget_embedded_by_others(embedded);
        }
    }
}
