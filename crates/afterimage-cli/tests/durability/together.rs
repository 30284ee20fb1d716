//! Several processes at one library: the second joins, or says why not.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::bench::Bench;

#[test]
fn several_that_index_a_new_library_at_once_do_it_once() {
    let Some(mut bench) = Bench::new() else { return };
    const PHOTOS: u32 = 30;
    bench.paint(PHOTOS);
    let folder = bench.photos().display().to_string();
    let spawn = |_| {
        let mut command = bench.command(&["index", &folder]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<Child> = (0..4).map(spawn).collect();
    let outputs: Vec<_> = runs.into_iter().map(|run| run.wait_with_output().unwrap()).collect();
    let (through, refused): (Vec<_>, Vec<_>) = outputs.iter().partition(|output| output.status.success());
    for output in refused {
        let word = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{word}");
        let library = bench.library();
        assert!(word.contains("another Afterimage is indexing") && word.contains(library.to_str().unwrap()), "{word}");
    }
    assert!(!through.is_empty());
    let embedded: u64 = through
        .iter()
        .map(|output| serde_json::from_slice::<Value>(&output.stdout).unwrap()["embedded"].as_u64().unwrap())
        .sum();
    let ledger = bench.sound("after all of them");
    assert_eq!((embedded, ledger.given, ledger.embeddings.len()), (PHOTOS.into(), PHOTOS.into(), PHOTOS as usize));
}

/// A `watch`, and the lines it says.
struct Watch {
    child: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Watch {
    fn start(bench: &Bench, arguments: &[&str]) -> Self {
        let mut child = bench.command(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// Waits for a line that says that there are `photos` photos; those before it.
    fn wait_for_photos(&mut self, photos: u32) -> Vec<Value> {
        let mut before = Vec::new();
        for line in &mut self.lines {
            let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
            if line["photos"] == photos {
                return before;
            }
            before.push(line);
        }
        panic!("it ended before it saw {photos} photos: {before:?}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn two_that_watch_see_every_photo_and_embed_it_once() {
    let Some(mut bench) = Bench::new() else { return };
    bench.paint(3);
    let folder = bench.photos().display().to_string();
    let mut watches = [Watch::start(&bench, &["watch", &folder]), Watch::start(&bench, &["watch", &folder])];
    let mut said = Vec::new();
    for photos in [3, 8, 10] {
        for watch in &mut watches {
            said.extend(watch.wait_for_photos(photos));
        }
        if photos < 10 {
            bench.paint(if photos == 3 { 5 } else { 2 });
        }
    }
    // Who came second when both would index says so, and tries again.
    let library = bench.library().display().to_string();
    for failed in said.iter().filter(|line| line["event"] == "failed") {
        let message = failed["message"].as_str().unwrap();
        assert!(message.contains("another Afterimage is indexing") && message.contains(&library), "{message}");
    }
    drop(watches);
    let ledger = bench.sound("after both");
    assert_eq!((ledger.given, ledger.embeddings.len()), (10, 10));
}

#[test]
fn one_that_watches_sees_what_another_indexed() {
    let Some(mut bench) = Bench::new() else { return };
    bench.paint(5);
    let folder = bench.photos().display().to_string();
    // It knows of no folder yet: what it sees later is the other's doing, or it joined in.
    let mut watch = Watch::start(&bench, &["watch"]);
    watch.wait_for_photos(0);
    let run = bench.run(&["index", &folder]);
    let word = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() || word.contains("another Afterimage is indexing"), "{word}");
    watch.wait_for_photos(5);
    // What is open stays open: nobody may put another catalog in its place meanwhile.
    assert_eq!(bench.json(&["verify", "--repair"])["repair"], Value::Null);
    drop(watch);
    let ledger = bench.sound("after both");
    assert_eq!((ledger.given, ledger.embeddings.len()), (5, 5));
}
