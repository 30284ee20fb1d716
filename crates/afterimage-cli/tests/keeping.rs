//! What people do with photos, from the command line: favourites, ratings, albums, copies. With the real starter model.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use afterimage_encoder::starter;
use image::{Rgb, RgbImage};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A library of three pictures; `None`, said aloud, where the starter model is not set up.
struct Bench(TempDir);

impl Bench {
    fn new() -> Option<Self> {
        if !starter::default_model_dir().unwrap().join("text.gguf").exists() {
            eprintln!("skipped: the starter model is not set up (./dev setup)");
            return None;
        }
        let bench = Self(tempfile::tempdir().unwrap());
        fs::create_dir(bench.path("photos")).unwrap();
        for (name, colour) in [("red.png", [220, 30, 30]), ("green.png", [30, 200, 40]), ("blue.png", [30, 40, 210])] {
            RgbImage::from_pixel(40, 30, Rgb(colour)).save(bench.path("photos").join(name)).unwrap();
        }
        assert!(bench.run(&["index", "photos"]).status.success());
        Some(bench)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().canonicalize().unwrap().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterimage"));
        // What reads text is tested by itself: here it would only take time.
        command.env("AFTERIMAGE_TESSERACT", "no-tesseract");
        command.args(["--library", "library"]).args(arguments).current_dir(self.path(""));
        command.env("AFTERIMAGE_PLACES", "no-places").env("XDG_DATA_HOME", self.path("data"));
        // Moving the data of programs moves the models, too.
        let models = starter::default_model_dir().unwrap();
        command.env("AFTERIMAGE_MODELS", models.parent().unwrap()).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["--json"], arguments].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr));
        })
    }

    /// What the command says, and its exit code.
    fn says(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let Output { status, stdout, stderr } = self.run(arguments);
        (String::from_utf8([stdout, stderr].concat()).unwrap(), status.code())
    }

    /// The names of the files of an album, in its order.
    fn members(&self, album: &str) -> Vec<String> {
        let shown = self.json(&["albums", "show", album]);
        let name = |member: &Value| PathBuf::from(member["path"].as_str().unwrap()).file_name().unwrap().to_owned();
        shown["members"].as_array().unwrap().iter().map(|member| name(member).into_string().unwrap()).collect()
    }
}

#[test]
fn photos_are_favourites_and_rated_by_file_or_id() {
    let Some(bench) = Bench::new() else { return };
    let marked = bench.json(&["favourite", "photos/red.png", "photos/blue.png"]);
    assert_eq!(marked.as_array().unwrap().len(), 2);
    let red = marked[0]["photo"].as_i64().unwrap().to_string();
    assert_eq!(bench.json(&["rate", "4", &red])[0]["rating"], 4);
    let (shown, _) = bench.says(&["show", "photos/red.png"]);
    assert!(shown.contains("Favourite") && shown.contains("★★★★"), "{shown}");
    bench.json(&["favourite", "--remove", &red]);
    bench.json(&["rate", "none", &red]);
    let details = bench.json(&["show", &red]);
    assert_eq!(
        (&details["favourite"], &details["rating"], &details["own_rating"]),
        (&json!(false), &Value::Null, &Value::Null)
    );
    assert_eq!(bench.says(&["rate", "6", &red]).1, Some(2));
    assert_eq!(bench.says(&["favourite", "99"]).1, Some(1));
}

#[test]
fn albums_are_made_changed_deleted_and_had_back() {
    let Some(bench) = Bench::new() else { return };
    let album = bench.json(&["albums", "new", "Walks", "photos/red.png", "photos/blue.png"]);
    assert_eq!((&album["name"], &album["photos"]), (&json!("Walks"), &json!(2)));
    bench.json(&["album", "add", "walks", "photos/green.png"]);
    bench.json(&["albums", "arrange", "Walks", "photos/green.png"]);
    assert_eq!(bench.members("Walks"), ["green.png", "red.png", "blue.png"]);
    bench.json(&["albums", "remove", "Walks", "photos/red.png"]);
    bench.json(&["albums", "rename", "Walks", "Long walks"]);
    assert_eq!(bench.members(&album["album"].to_string()), ["green.png", "blue.png"]);
    let (refused, code) = bench.says(&["albums", "new", "LONG WALKS"]);
    assert_eq!(code, Some(1));
    assert!(refused.contains("no other album has"), "{refused}");
    assert!(bench.says(&["show", "photos/blue.png"]).0.contains("Long walks"));

    bench.json(&["albums", "save", "Reds", "something", "red"]);
    let listed = bench.json(&["albums", "list"]);
    assert_eq!((&listed[0]["name"], &listed[1]["query"]), (&json!("Long walks"), &json!("something red")));
    assert_eq!(bench.members("Reds").len(), 3);
    assert!(bench.says(&["albums", "add", "Reds", "photos/red.png"]).0.contains("saved search"));

    let (deleted, _) = bench.says(&["albums", "delete", "Long walks"]);
    let restore: Vec<&str> = deleted.split('`').nth(1).unwrap().split(' ').skip(1).collect();
    assert_eq!(bench.json(&["albums", "list"]).as_array().unwrap().len(), 1);
    assert_eq!(bench.json(&restore)["photos"], 2);
}

#[test]
fn copies_go_to_a_folder_and_overwrite_nothing() {
    let Some(bench) = Bench::new() else { return };
    bench.json(&["albums", "new", "Two", "photos/red.png", "photos/blue.png"]);
    let copied = bench.json(&["export", "--album", "Two", "photos/red.png", "--to", "out", "--without-metadata"]);
    assert_eq!((copied["copied"].as_array().unwrap().len(), copied["failed"].as_array().unwrap().len()), (3, 0));
    let mut names: Vec<_> = fs::read_dir(bench.path("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["blue.png", "red (2).png", "red.png"]);
    fs::remove_file(bench.path("photos/red.png")).unwrap();
    let (said, code) = bench.says(&["export", "--album", "Two", "--to", "out"]);
    assert_eq!(code, Some(4));
    assert!(said.contains("blue (2).png") && said.contains("can't be reached"), "{said}");
    assert_eq!(bench.says(&["export", "--to", "out"]).1, Some(2));
}

#[test]
fn what_was_said_of_gone_photos_is_forgotten_only_when_asked() {
    let Some(bench) = Bench::new() else { return };
    bench.json(&["favourite", "photos/red.png"]);
    let red = fs::read(bench.path("photos/red.png")).unwrap();
    let gone_and_back = |collect: &[&str]| {
        fs::remove_file(bench.path("photos/red.png")).unwrap();
        bench.json(&["index"]);
        let collected = bench.json(collect);
        fs::write(bench.path("photos/red.png"), &red).unwrap();
        bench.json(&["index"]);
        (collected["photos"].clone(), bench.json(&["show", "photos/red.png"])["favourite"].clone())
    };
    assert_eq!(gone_and_back(&["gc"]), (json!(1), json!(true)));
    assert_eq!(gone_and_back(&["gc", "--forget-marks"]), (json!(1), json!(false)));
}

#[test]
#[cfg(target_os = "linux")]
fn photos_go_to_the_trash_only_when_agreed_and_come_back() {
    let Some(bench) = Bench::new() else { return };
    let there = || {
        let mut names: Vec<_> =
            fs::read_dir(bench.path("photos")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let all = there();
    let (listed, code) = bench.says(&["trash", "photos/red.png"]);
    assert!(code == Some(1) && listed.contains("red.png") && listed.contains("--yes"), "{listed}");
    assert_eq!(there(), all);
    let (said, code) = bench.says(&["trash", "--yes", "photos/red.png", "--query", "name:blue"]);
    assert!(code == Some(0) && said.contains("2 photos, 2 files"), "{said}");
    assert_eq!(there(), ["green.png"]);
    assert_eq!(fs::read_dir(bench.path("data/Trash/files")).unwrap().count(), 2);
    let removals = bench.json(&["trash", "--list"]);
    assert_eq!((removals.as_array().unwrap().len(), &removals[0]["files"]), (1, &json!(2)));
    assert_eq!(bench.json(&["trash", "--undo"])["photos"], 2);
    assert_eq!(there(), all);
    assert_eq!(bench.json(&["status"])["photos"], 3);
    assert_eq!(bench.says(&["trash", "--undo"]).1, Some(1));
    assert_eq!(bench.says(&["trash", "--yes", "--query", "name:yellow"]).1, Some(3));
    assert_eq!(bench.says(&["trash"]).1, Some(2));
}
