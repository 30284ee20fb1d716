//! Killed at random moments while it indexes, watches, changes the model, collects garbage and migrates.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rusqlite::Connection;

use crate::bench::{Bench, Random, number};
use crate::ledger::Ledger;

/// What the command is at when it is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Index,
    Watch,
    Switch,
    Compact,
    Migrate,
}

/// Every kind comes up in the short form as well.
const ROUNDS: [Kind; 6] = [Kind::Index, Kind::Watch, Kind::Switch, Kind::Index, Kind::Compact, Kind::Migrate];

/// Photos in the library that is migrated: so many that it takes a while.
const MANY: u32 = 30_000;

#[test]
fn a_library_survives_being_killed_at_any_moment() {
    let Some(mut bench) = Bench::new() else { return };
    let seed = number("AFTERIMAGE_SEED", u64::from(std::process::id()));
    eprintln!("AFTERIMAGE_SEED={seed}");
    let mut random = Random(seed);
    let switches = bench.add_second_model();
    let folder = bench.photos().display().to_string();
    bench.paint(12);
    bench.json(&["index", &folder]);
    let old = OldLibrary::make(bench.directory.path());
    let mut before = bench.sound("before the first kill");
    let mut tally = std::collections::BTreeMap::<Kind, (u32, u32)>::new();
    for round in 0..number("AFTERIMAGE_KILLS", 30) {
        let kind = match ROUNDS[round as usize % ROUNDS.len()] {
            Kind::Switch if !switches => Kind::Index,
            kind => kind,
        };
        let when = format!("after kill {round} ({kind:?}, seed {seed})");
        if kind == Kind::Compact {
            // A run that is let through finds what nobody holds any more.
            remove_some(&bench, &mut random);
            bench.json(&["index"]);
            let now = bench.sound(&when);
            now.assert_follows(&before, false, &when);
            before = now;
        }
        let killed = match kind {
            Kind::Migrate => old.killed_while_migrating(&bench, &mut random, &when),
            _ => killed_at(kind, &mut bench, &mut random, &folder),
        };
        let count = tally.entry(kind).or_default();
        *count = (count.0 + 1, count.1 + u32::from(killed));
        let after = bench.sound(&when);
        after.assert_follows(&before, kind == Kind::Compact, &when);
        before = after;
        if (round + 1) % 100 == 0 {
            eprintln!("{} rounds: {tally:?}", round + 1);
        }
    }
    eprintln!("rounds, and of them killed before they were through: {tally:?}");

    // Left alone it gets through, and does only what was not done.
    let report = bench.json(&["index", &folder]);
    let after = bench.sound("at the end");
    after.assert_follows(&before, false, "at the end");
    let done = report["embedded"].as_i64().unwrap() + report["reembedded"].as_i64().unwrap();
    assert_eq!(after.given - before.given, done, "{report}");
    let photos = distinct(&bench.photos());
    let verified = bench.json(&["verify"]);
    assert_eq!((&verified["embeddings"], &verified["waiting"]), (&photos.into(), &0.into()), "{verified}");
    let idle = bench.json(&["index"]);
    assert_eq!((&idle["read"], &idle["embedded"], &idle["reembedded"]), (&0.into(), &0.into(), &0.into()), "{idle}");
}

/// Whether the command was killed before it was through.
fn killed_at(kind: Kind, bench: &mut Bench, random: &mut Random, folder: &str) -> bool {
    // A switch needs photos that the other model has not seen.
    if matches!(kind, Kind::Index | Kind::Switch) {
        bench.paint(8 + random.below(16) as u32);
    }
    let model = if random.below(2) == 0 { "tiny" } else { "starter" };
    let (arguments, longest): (&[&str], u64) = match kind {
        Kind::Index => (&["index", folder], 800),
        Kind::Switch => (&["models", "use", model], 800),
        Kind::Compact => (&["gc"], 80),
        Kind::Watch => return killed_while_watching(bench, random, folder),
        Kind::Migrate => unreachable!("it has a library of its own"),
    };
    let child = quiet(bench.command(arguments));
    kill_soon(child, &bench.library(), random, longest)
}

/// Kills a command: one time in four at any moment from its start on, else at any moment from its first write on.
fn kill_soon(mut child: Child, library: &Path, random: &mut Random, longest: u64) -> bool {
    let id = child.id();
    let (through_to, through) = channel();
    let waiting = std::thread::spawn(move || {
        child.wait().unwrap();
        let _ = through_to.send(());
    });
    let mut ended = false;
    let mut longest = longest;
    if random.below(4) == 0 {
        longest = longest.max(1200);
    } else {
        let log = library.join("catalog.sqlite-wal");
        let size = || fs::metadata(&log).map_or(0, |log| log.len());
        let before = size();
        while size() == before && !ended {
            ended = is_through(&through, Duration::from_millis(1));
        }
    }
    ended = ended || is_through(&through, Duration::from_micros(random.below(longest * 1000)));
    if !ended {
        kill(id);
    }
    waiting.join().unwrap();
    !ended
}

fn is_through(through: &Receiver<()>, within: Duration) -> bool {
    through.recv_timeout(within).is_ok()
}

/// While photos come, go, are renamed and copied.
fn killed_while_watching(bench: &mut Bench, random: &mut Random, folder: &str) -> bool {
    let mut watch = bench.command(&["watch", folder]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let first = lines.next();
    assert!(first.is_some_and(|line| line.unwrap().contains("folders")), "it says what it watches");
    let (through_to, through) = channel::<()>();
    let reading = std::thread::spawn(move || {
        lines.for_each(drop);
        drop(through_to);
    });
    for _ in 0..=random.below(4) {
        match random.below(4) {
            0 => remove_some(bench, random),
            1 => move_one(bench, random, |from, to| fs::rename(from, to).unwrap()),
            2 => move_one(bench, random, |from, to| {
                fs::copy(from, to).unwrap();
            }),
            _ => drop(bench.paint(1 + random.below(8) as u32)),
        }
        let _ = through.recv_timeout(Duration::from_micros(random.below(900_000)));
    }
    kill(watch.id());
    watch.wait().unwrap();
    reading.join().unwrap();
    true
}

fn photo_files(photos: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(photos).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn remove_some(bench: &Bench, random: &mut Random) {
    let files = photo_files(&bench.photos());
    for _ in 0..3 {
        let _ = fs::remove_file(&files[random.below(files.len() as u64) as usize]);
    }
}

fn move_one(bench: &Bench, random: &mut Random, act: impl FnOnce(&Path, &Path)) {
    let files = photo_files(&bench.photos());
    let from = &files[random.below(files.len() as u64) as usize];
    act(from, &bench.photos().join(format!("moved {}.png", random.below(1 << 40))));
}

fn distinct(photos: &Path) -> u64 {
    let contents = photo_files(photos).into_iter().map(|path| fs::read(path).unwrap());
    contents.collect::<std::collections::BTreeSet<_>>().len() as u64
}

/// A library of the first version with many photos, to be copied and migrated again and again.
struct OldLibrary {
    made: PathBuf,
    copy: PathBuf,
    ledger: Ledger,
}

impl OldLibrary {
    fn make(directory: &Path) -> Self {
        let (made, copy) = (directory.join("old"), directory.join("migrated"));
        fs::create_dir(&made).unwrap();
        let kept =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../afterimage-core/tests/old_libraries/1/catalog.sqlite");
        fs::copy(kept, made.join("catalog.sqlite")).unwrap();
        let catalog = Connection::open(made.join("catalog.sqlite")).unwrap();
        let fill = format!(
            "BEGIN;
             INSERT INTO photos (content_hash, format, width, height, taken_at, taken_at_source, camera)
                 WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})
                 SELECT randomblob(32), 'JPEG', 3, 2, i, iif(i % 2, 'exif', 'file_modified'), 'Paintbox' FROM n;
             INSERT INTO files (folder, path, size, modified_ns, photo)
                 SELECT 1, 'many/' || (id % 100) || '/' || id || '.jpg', 7, 7, id FROM photos WHERE width = 3;
             COMMIT; PRAGMA wal_checkpoint(TRUNCATE);"
        );
        catalog.execute_batch(&fill).unwrap();
        drop(catalog);
        let ledger = Ledger::read(&made);
        Self { made, copy, ledger }
    }

    fn killed_while_migrating(&self, bench: &Bench, random: &mut Random, when: &str) -> bool {
        let _ = fs::remove_dir_all(&self.copy);
        fs::create_dir(&self.copy).unwrap();
        fs::copy(self.made.join("catalog.sqlite"), self.copy.join("catalog.sqlite")).unwrap();
        let child = quiet(bench.command_at(&self.copy, &["status"]));
        let killed = kill_soon(child, &self.copy, random, 400);
        let output = bench.command_at(&self.copy, &["verify"]).output().unwrap();
        let report = crate::bench::json(&output, &["verify"]);
        assert_eq!(report["findings"], serde_json::Value::Array(Vec::new()), "{when}: {report}");
        let migrated = Ledger::read(&self.copy);
        migrated.assert_follows(&self.ledger, false, when);
        assert_eq!(migrated.rows, self.ledger.rows, "{when}");
        killed
    }
}

fn quiet(mut command: Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// SIGKILL, which no process can answer.
pub fn kill(id: u32) {
    let killed = if cfg!(windows) {
        Command::new("taskkill").args(["/F", "/PID", &id.to_string()]).stdout(Stdio::null()).status()
    } else {
        Command::new("kill").args(["-9", &id.to_string()]).stderr(Stdio::null()).status()
    };
    killed.unwrap();
}
