//! `afterimage models` and `afterimage embed`, with a model of a few numbers that has the form of a published one.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use afterimage_encoder::starter;
use image::{Rgb, RgbImage};
use serde_json::Value;
use tempfile::TempDir;

/// A library, photos and a folder of models with the starter in it; `None`, said aloud, where that is not set up.
struct Bench(TempDir);

impl Bench {
    #[cfg(unix)]
    fn new() -> Option<Self> {
        let starter = starter::default_model_dir().unwrap();
        if !starter.join("text.gguf").exists() {
            eprintln!("skipped: the starter model is not set up (./dev setup)");
            return None;
        }
        let bench = Self(tempfile::tempdir().unwrap());
        let at = |name: &str| bench.0.path().join(name);
        fs::create_dir(at("models")).unwrap();
        std::os::unix::fs::symlink(starter, at("models/starter")).unwrap();
        fs::create_dir(at("photos")).unwrap();
        for (name, colour) in [("red.png", [190, 10, 10]), ("green.png", [10, 160, 20]), ("blue.png", [10, 30, 190])] {
            RgbImage::from_pixel(90, 70, Rgb(colour)).save(at("photos").join(name)).unwrap();
        }
        Some(bench)
    }

    #[cfg(not(unix))]
    fn new() -> Option<Self> {
        eprintln!("skipped: it needs a link to the starter model");
        None
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let at = |name: &str| self.0.path().join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterimage"));
        // What reads text is tested by itself: here it would only take time.
        command.env("AFTERIMAGE_TESSERACT", "no-tesseract");
        command.env("AFTERIMAGE_MODELS", at("models")).env("HF_HOME", at("no-cache"));
        command.arg("--library").arg(at("library")).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["--json"], arguments].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr));
        })
    }

    /// What a command that has to fail says.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../afterimage-encoder/fixtures").join(name).display().to_string()
}

#[test]
fn a_model_is_added_used_left_and_removed() {
    let Some(bench) = Bench::new() else { return };
    let photos = bench.0.path().join("photos").display().to_string();
    assert_eq!(bench.json(&["index", &photos])["embedded"], 3);
    let starter = bench.json(&["status"])["model"].as_str().unwrap().to_owned();
    assert!(starter.starts_with("starter@"));

    assert_eq!(bench.json(&["models", "add", &fixture("siglip"), "--name", "tiny"])["model"], "tiny");
    let card = bench.json(&["models", "show", "tiny"]);
    assert_eq!((&card["state"], &card["dim"]), (&"installed".into(), &32.into()));
    assert_eq!(bench.json(&["models", "verify", "tiny"])["whole"], true);

    let report = bench.json(&["models", "use", "tiny"]);
    assert_eq!((&report["reembedded"], &report["switched"]), (&3.into(), &true.into()));
    let status = bench.json(&["status"]);
    assert!(status["model"].as_str().unwrap().starts_with("tiny@"), "{status}");
    assert_eq!(status["embedded"], 3);
    assert_eq!(bench.json(&["search", "red"])["searched"], 3);
    assert!(bench.refused(&["models", "remove", "tiny"]).contains("in use"));

    // Back to the starter: its embeddings are still there.
    let report = bench.json(&["models", "use", "starter"]);
    assert_eq!((&report["reembedded"], &report["switched"]), (&0.into(), &true.into()));
    let held = status["model"].as_str().unwrap();
    assert_eq!(bench.json(&["models", "free", held])["embeddings"], 3);
    assert!(bench.refused(&["models", "free", &starter]).contains("in use"));
    assert_eq!(bench.json(&["models", "remove", "tiny"])["removed"], true);
    assert!(bench.refused(&["models", "use", "tiny"]).contains("tiny"));
}

/// Two precisions of one model are two models to a library: their vectors never meet.
#[test]
fn a_model_in_8_bits_embeds_for_itself() {
    let Some(bench) = Bench::new() else { return };
    let photos = bench.0.path().join("photos").display().to_string();
    bench.json(&["index", &photos]);
    bench.json(&["models", "add", &fixture("siglip"), "--name", "tiny"]);
    assert_eq!(bench.json(&["models", "use", "tiny"])["reembedded"], 3);
    let full = bench.json(&["status"])["model"].as_str().unwrap().to_owned();

    let report = bench.json(&["models", "use", "tiny", "--eight-bit"]);
    assert_eq!((&report["reembedded"], &report["switched"]), (&3.into(), &true.into()));
    let status = bench.json(&["status"]);
    let eight_bit = status["model"].as_str().unwrap();
    assert_eq!(eight_bit, full.replace("tiny@", "tiny+8bit@"));
    assert_eq!(bench.json(&["search", "red"])["searched"], 3);
    let listed = String::from_utf8(bench.run(&["models", "list"]).stdout).unwrap();
    assert!(listed.lines().any(|line| line.contains("tiny") && line.contains("in use, 8-bit")), "{listed}");

    // Its files are needed as those of a model in use are.
    assert!(bench.refused(&["models", "remove", "tiny"]).contains("in use"));
    assert!(bench.refused(&["models", "free", eight_bit]).contains("in use"));
    assert_eq!(bench.json(&["models", "free", &full])["embeddings"], 3);
    assert!(bench.refused(&["models", "use", "starter", "--eight-bit"]).contains("one form only"));

    let vector = |model: &str| {
        let report = bench.json(&["embed", "--model", model, "--text", "red"]);
        serde_json::from_value::<Vec<f32>>(report["embeddings"][0]["vector"].clone()).unwrap()
    };
    let (full, eight_bit) = (vector("tiny"), vector("tiny+8bit"));
    let cosine: f32 = full.iter().zip(&eight_bit).map(|(a, b)| a * b).sum();
    assert!(full != eight_bit && cosine > 0.99, "{cosine}");
    assert_eq!(bench.json(&["models", "try", "tiny", "--eight-bit", "--seconds", "0"])["model"], status["model"]);
}

#[test]
fn a_killed_switch_loses_nothing_and_repeats_nothing() {
    let Some(bench) = Bench::new() else { return };
    const PHOTOS: u64 = 120;
    let folder = bench.0.path().join("photos");
    for seed in 3..PHOTOS as u8 {
        let picture = RgbImage::from_fn(64, 64, |x, y| Rgb([seed, (x * 3) as u8, (y * 3) as u8]));
        picture.save(folder.join(format!("{seed}.png"))).unwrap();
    }
    bench.json(&["index", &folder.display().to_string()]);
    bench.json(&["models", "add", &fixture("siglip"), "--name", "tiny"]);
    let embedded = |status: &Value| {
        let held = status["models"].as_array().unwrap();
        held.iter()
            .find(|held| held["model"].as_str().unwrap().starts_with("tiny@"))
            .map_or(0, |held| held["embeddings"].as_u64().unwrap())
    };
    let wal = bench.0.path().join("library/catalog.sqlite-wal");
    let before = fs::metadata(&wal).map_or(0, |file| file.len());
    let mut switch = bench.command(&["models", "use", "tiny"]).stdout(Stdio::null()).spawn().unwrap();
    // Killed once it has written something; however far that is, the sum must be right.
    while switch.try_wait().unwrap().is_none() && fs::metadata(&wal).map_or(0, |file| file.len()) < before + 30_000 {
        std::thread::yield_now();
    }
    let _ = switch.kill();
    switch.wait().unwrap();

    let status = bench.json(&["status"]);
    let kept = embedded(&status);
    if status["next_model"] == "tiny" {
        assert!(status["model"].as_str().unwrap().starts_with("starter@"), "the old one answers until the end");
        assert_eq!(bench.json(&["index"])["reembedded"], PHOTOS - kept);
    }
    let status = bench.json(&["status"]);
    assert_eq!((embedded(&status), &status["next_model"], &status["embedded"]), (PHOTOS, &Value::Null, &PHOTOS.into()));
}

#[test]
fn what_is_no_model_is_refused_with_a_reason_and_leaves_nothing() {
    let Some(bench) = Bench::new() else { return };
    let folder = bench.0.path().join("a-folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("config.json"), r#"{"model_type": "llama"}"#).unwrap();
    let said = bench.refused(&["models", "add", &folder.display().to_string()]);
    assert!(said.contains("llama") || said.contains("a-folder"), "{said}");
    assert!(bench.refused(&["models", "add", &fixture("clip"), "--name", "starter"]).contains("starter"));
    // Its weights are cut off.
    for file in ["config.json", "model.safetensors", "tokenizer.json", "preprocessor_config.json"] {
        fs::copy(Path::new(&fixture("clip")).join(file), folder.join(file)).unwrap();
    }
    let weights = fs::read(folder.join("model.safetensors")).unwrap();
    fs::write(folder.join("model.safetensors"), &weights[..weights.len() / 2]).unwrap();
    let said = bench.refused(&["models", "add", &folder.display().to_string()]);
    assert!(said.contains("model.safetensors"), "{said}");
    let names = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let left: Vec<_> = fs::read_dir(bench.0.path().join("models")).unwrap().map(names).collect();
    assert!(!left.iter().any(|name| name.contains("a-folder")), "{left:?}");
}

#[test]
fn vectors_are_printed_for_comparing() {
    let Some(bench) = Bench::new() else { return };
    bench.json(&["models", "add", &fixture("clip"), "--name", "tiny"]);
    let picture = Path::new(&fixture("pictures")).join("small.png").display().to_string();
    let answer = bench.json(&["embed", "--model", "tiny", "--text", "a dog jumping in the snow", "--image", &picture]);
    assert_eq!(answer["dim"], 16);
    let expected: Value =
        serde_json::from_slice(&fs::read(Path::new(&fixture("clip")).join("expected.json")).unwrap()).unwrap();
    let vector =
        |value: &Value| -> Vec<f64> { value.as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect() };
    let close = |a: Vec<f64>, b: Vec<f64>| a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    let text = &expected["texts"][0];
    assert_eq!(text["text"], answer["embeddings"][0]["text"]);
    assert!(close(vector(&text["vector"]), vector(&answer["embeddings"][0]["vector"])) < 1e-4);
    let small = expected["pictures"].as_array().unwrap().iter().find(|picture| picture["file"] == "small.png").unwrap();
    assert!(close(vector(&small["vector"]), vector(&answer["embeddings"][1]["vector"])) < 0.02);
    assert!(bench.refused(&["embed", "--model", "nothing", "--text", "x"]).contains("nothing"));
}

/// No test machine has to have a GPU; where there is one, or the program knows of none, it is told all the same.
#[test]
fn what_computes_is_told_and_chosen_for_a_run() {
    let Some(bench) = Bench::new() else { return };
    bench.json(&["models", "add", &fixture("clip"), "--name", "tiny"]);
    let checks = bench.json(&["--device", "cpu", "doctor", "--model", "tiny"]);
    let found = |name: &str| {
        let check = checks.as_array().unwrap().iter().find(|check| check["name"] == name).unwrap();
        assert_eq!(check["ok"], true, "{check}");
        check["found"].as_str().unwrap().to_owned()
    };
    assert_eq!(found("device"), "the processor (f32)");
    assert!(found("agreement").starts_with("tiny computes on the processor"), "{}", found("agreement"));

    // A GPU that can't be there is no failure: the processor takes over, and the word says why.
    let checks = bench.json(&["--device", "cuda:99", "doctor", "--model", "tiny"]);
    let device = checks.as_array().unwrap().iter().find(|check| check["name"] == "device").unwrap();
    let word = device["found"].as_str().unwrap();
    assert!(device["ok"] == true && word.starts_with("the processor (f32): "), "{device}");
    assert!(word.contains("NVIDIA"), "{word}");

    let trial = bench.json(&["--device", "cpu", "models", "try", "tiny", "--seconds", "0"]);
    assert_eq!((&trial["device"], &trial["disagrees"]), (&"the processor (f32)".into(), &false.into()));
    assert!(trial["photos_per_second"].as_f64().unwrap() > 0.0 && trial["batch"].as_u64().unwrap() >= 1, "{trial}");
    assert_eq!(bench.json(&["models", "show", "tiny"])["tried_on"], "the processor (f32)");
    let status = bench.json(&["status"]);
    assert_eq!((&status["pictures_on"]["gpu"], &status["texts_on"]["precision"]), (&false.into(), &"f32".into()));
    let refused = bench.run(&["--device", "gpu", "status"]);
    assert_eq!(refused.status.code(), Some(2));
}
