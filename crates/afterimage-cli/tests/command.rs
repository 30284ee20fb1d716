//! The `afterimage` command with the real starter model, on pictures made here and on shared photos where present.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use afterimage_encoder::starter;
use image::{Rgb, RgbImage};
use serde_json::Value;
use tempfile::TempDir;

/// A library and a folder of pictures; `None`, said aloud, where the starter model is not set up.
struct Bench {
    directory: TempDir,
}

impl Bench {
    fn new() -> Option<Self> {
        let model = starter::default_model_dir().unwrap();
        if !model.join("text.gguf").exists() {
            eprintln!("skipped: the starter model is not set up (./dev setup)");
            return None;
        }
        let bench = Self { directory: tempfile::tempdir().unwrap() };
        fs::create_dir(bench.photos()).unwrap();
        Some(bench)
    }

    fn photos(&self) -> PathBuf {
        self.directory.path().join("photos")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterimage"));
        // What reads text is tested by itself: here it would only take time.
        command.env("AFTERIMAGE_TESSERACT", "no-tesseract");
        command.arg("--library").arg(self.directory.path().join("library")).args(arguments);
        // What is set up on this computer must not show in what the tests see.
        command.env("AFTERIMAGE_PLACES", self.directory.path().join("no-places"));
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

    fn index(&self) -> Value {
        self.json(&["index", &self.photos().display().to_string()])
    }

    /// A picture that differs from every other of another `seed`.
    fn paint(&self, name: &str, colour: [u8; 3], seed: u32) {
        let picture = RgbImage::from_fn(300, 280, |x, y| {
            let noise = (x * 31 + y * 17 + seed * 101) % 23;
            Rgb(colour.map(|channel| channel.saturating_add(noise as u8)))
        });
        picture.save(self.photos().join(name)).unwrap();
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn index_search_and_status_tell_one_story() {
    let Some(bench) = Bench::new() else { return };
    bench.paint("red.png", [190, 10, 10], 0);
    bench.paint("blue.jpg", [10, 30, 190], 0);
    fs::write(bench.photos().join("broken.jpg"), "broken").unwrap();
    let photos = bench.photos().display().to_string();

    let output = bench.run(&["index", &photos]);
    assert_eq!(code(&output), 4, "some files could not be read");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("2 new photos") && text.contains("broken.jpg"), "{text}");
    assert_eq!(code(&bench.run(&["index"])), 0, "nothing new, nothing failed");

    let answer = bench.json(&["search", "a plain red surface"]);
    assert_eq!(answer["searched"], 2);
    let hits = answer["hits"].as_array().unwrap();
    assert_eq!(hits.len(), 2);
    assert!(hits[0]["path"].as_str().unwrap().ends_with("red.png"), "{answer}");

    let path = bench.photos().join("red.png").display().to_string();
    let similar = bench.json(&["similar", &path]);
    assert_eq!(similar["hits"].as_array().unwrap().len(), 1, "a photo of the library does not find itself");
    let by_id = bench.json(&["similar", &hits[0]["photo"].to_string()]);
    assert_eq!(similar["hits"], by_id["hits"]);

    let status = bench.json(&["status"]);
    assert_eq!((&status["photos"], &status["embedded"], &status["failures"]), (&2.into(), &2.into(), &1.into()));
}

#[test]
fn conditions_and_names_are_understood_and_told() {
    let Some(bench) = Bench::new() else { return };
    bench.paint("IMG_20190307_101112.png", [190, 10, 10], 0);
    bench.paint("IMG_20210307_101112.png", [190, 10, 10], 1);
    bench.paint("IMG_20210508_101112.png", [10, 10, 190], 2);
    bench.index();
    let paths = |answer: &Value| -> Vec<String> {
        let hits = answer["hits"].as_array().unwrap().iter();
        hits.map(|hit| hit["path"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
    };
    let march = bench.json(&["search", "im März"]);
    assert_eq!(paths(&march), ["IMG_20210307_101112.png", "IMG_20190307_101112.png"], "the newest first");
    assert_eq!(march["hits"][0]["score"], Value::Null);
    assert_eq!(march["parts"][0]["meaning"]["filter"]["of"], "date");
    assert_eq!(march["parts"][0]["literally"], "\"im März\"");
    let red = bench.json(&["search", "a plain red surface", "date:2021"]);
    assert_eq!(paths(&red), ["IMG_20210307_101112.png", "IMG_20210508_101112.png"]);
    assert_eq!(paths(&bench.json(&["search", "IMG_20190307_101112"]))[0], "IMG_20190307_101112.png");
    assert_eq!(paths(&bench.json(&["search", "--newest", "date:2021"])), paths(&bench.json(&["search", "date:2021"])));
    assert_eq!(code(&bench.run(&["search", "date:1999"])), 3);

    let output = bench.run(&["search", "a red surface in 2021 place:Atlantis"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("in 2021  →  date:2021\n"), "{told}");
    assert!(told.contains("place:Atlantis (no photo was taken there)"), "{told}");
    let plain = bench.run(&["search", "a red surface"]);
    assert!(!String::from_utf8(plain.stderr).unwrap().contains('→'), "plain words need no explanation");
}

#[test]
fn what_is_known_of_a_photo_is_shown() {
    let Some(bench) = Bench::new() else { return };
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../afterimage-core/fixtures/metadata/all.jpg");
    let path = bench.photos().join("IMG_0001.jpg");
    fs::copy(fixture, &path).unwrap();
    bench.index();
    let path = path.display().to_string();
    let text = String::from_utf8(bench.run(&["show", &path]).stdout).unwrap();
    for line in [
        "Taken       2019-03-07 14:05:09 +01:00",
        "Lens        EF50mm f/1.8 STM",
        "Exposure    1/250 s, f/2.8, ISO 400, 50 (80) mm",
        "Rating      ★★★★",
        "Keywords    lake, Müll, Animals, Dogs",
        "Description Am Zürichsee",
    ] {
        assert!(text.lines().any(|shown| shown == line), "{line} in {text}");
    }
    let known = bench.json(&["show", &path]);
    assert_eq!((&known["taken_at_source"], &known["exposure"]["iso"]), (&"exif".into(), &400.into()));
    assert_eq!(bench.json(&["show", &known["photo"].to_string()]), known);
    assert_eq!(code(&bench.run(&["show", "neither a file nor an id"])), 1);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let Some(bench) = Bench::new() else { return };
    bench.paint("red.png", [190, 10, 10], 0);
    bench.paint("blue.png", [10, 10, 190], 0);
    bench.index();
    let red = bench.photos().join("red.png").display().to_string();
    let mut search = bench.command(&["similar", &red]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(search.stdout.take());
    let output = search.wait_with_output().unwrap();
    assert_eq!((code(&output), String::from_utf8(output.stderr).unwrap().as_str()), (0, ""));
}

#[test]
fn exit_codes_are_what_the_help_says() {
    let Some(bench) = Bench::new() else { return };
    assert_eq!(code(&bench.run(&["search", "anything"])), 3);
    assert_eq!(code(&bench.run(&["search"])), 2);
    assert_eq!(code(&bench.run(&["similar", "neither a file nor an id"])), 1);
    let missing = bench.run(&["index", "/there/is/no/such/folder"]);
    assert_eq!(code(&missing), 1);
    assert!(String::from_utf8(missing.stderr).unwrap().contains("/there/is/no/such/folder"));
    assert_eq!(code(&bench.run(&["doctor"])), 0);
    assert!(String::from_utf8(bench.run(&["--help"]).stdout).unwrap().contains("Examples:"));
}

#[test]
fn a_killed_run_loses_nothing_and_repeats_nothing() {
    let Some(bench) = Bench::new() else { return };
    const PHOTOS: u32 = 60;
    for seed in 0..PHOTOS {
        bench.paint(&format!("{seed}.png"), [(seed * 4) as u8, 90, 140], seed);
    }
    let photos = bench.photos().display().to_string();
    let catalog = bench.directory.path().join("library/catalog.sqlite-wal");
    let mut run = bench.command(&["index", &photos]).stdout(Stdio::null()).spawn().unwrap();
    // Killed once something was written after the schema; however far that is, the sum must be right.
    while run.try_wait().unwrap().is_none() && fs::metadata(&catalog).map_or(0, |file| file.len()) < 200_000 {
        std::thread::yield_now();
    }
    let _ = run.kill();
    run.wait().unwrap();

    let kept = bench.json(&["status"])["embedded"].as_u64().unwrap();
    let report = bench.index();
    assert_eq!(kept + report["embedded"].as_u64().unwrap(), u64::from(PHOTOS));
    assert_eq!(bench.json(&["status"])["embedded"], PHOTOS);
    assert_eq!(bench.index()["read"], 0);
}

#[test]
fn folders_are_added_listed_and_removed() {
    let Some(bench) = Bench::new() else { return };
    bench.paint("red.png", [190, 10, 10], 0);
    let photos = bench.photos().canonicalize().unwrap().display().to_string();
    assert_eq!(bench.json(&["folders", "list"]), Value::Array(vec![]));
    assert_eq!(bench.json(&["folders", "add", &photos])[0]["path"], photos.as_str());
    assert_eq!(code(&bench.run(&["folders", "add", "/there/is/no/such/folder"])), 1);
    let folder = &bench.json(&["folders", "list"])[0];
    assert_eq!((&folder["files"], &folder["state"]["kind"]), (&0.into(), &"unwatched".into()));
    bench.index();
    let text = String::from_utf8(bench.run(&["folders", "list"]).stdout).unwrap();
    assert!(text.contains(&photos) && text.contains("1 files"), "{text}");

    // Away, it can still be removed by the path it had.
    let away = bench.directory.path().join("away");
    fs::rename(bench.photos(), &away).unwrap();
    assert_eq!(bench.json(&["folders", "list"])[0]["state"]["kind"], "offline");
    assert_eq!(bench.json(&["search", "red"])["hits"].as_array().unwrap().len(), 1);
    assert_eq!(code(&bench.run(&["folders", "remove", "/there/is/no/such/folder"])), 1);
    assert_eq!(bench.json(&["folders", "remove", &photos])["files"], 1);
    assert_eq!(bench.json(&["folders", "list"]), Value::Array(vec![]));
    assert!(away.join("red.png").exists());
}

#[test]
fn watch_tells_what_happens_and_ends_with_an_interrupt() {
    let Some(bench) = Bench::new() else { return };
    bench.paint("red.png", [190, 10, 10], 0);
    let photos = bench.photos().display().to_string();
    let mut watch = bench.command(&["--json", "watch", &photos]).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let mut next = |event: &str| -> Value {
        let parsed = lines.by_ref().map(|line| serde_json::from_str::<Value>(&line.unwrap()).unwrap());
        parsed.into_iter().find(|line| line["event"] == event).unwrap_or_else(|| panic!("no line tells of {event}"))
    };
    let folder = next("folders")["folders"][0].clone();
    assert!(["watched", "polled"].contains(&folder["state"]["kind"].as_str().unwrap()), "{folder}");
    let first = next("changed");
    assert_eq!((&first["embedded"], &first["photos"]), (&1.into(), &1.into()));
    bench.paint("blue.png", [10, 30, 190], 0);
    assert_eq!(next("changed")["photos"], 2);
    fs::remove_file(bench.photos().join("red.png")).unwrap();
    assert_eq!(next("changed")["removed"], 1);
    assert_eq!(bench.json(&["status"])["photos"], 1);
    #[cfg(unix)]
    {
        assert!(Command::new("kill").args(["-INT", &watch.id().to_string()]).status().unwrap().success());
        assert_eq!(watch.wait().unwrap().code(), Some(0));
    }
    #[cfg(not(unix))]
    watch.kill().unwrap();
}

#[test]
fn eval_measures_a_folder_of_pairs() {
    let Some(bench) = Bench::new() else { return };
    let images = bench.directory.path().join("images");
    fs::rename(bench.photos(), &images).unwrap();
    fs::create_dir(bench.photos()).unwrap();
    bench.paint("red.png", [190, 10, 10], 0);
    bench.paint("blue.png", [10, 30, 190], 0);
    for name in ["red.png", "blue.png"] {
        fs::rename(bench.photos().join(name), images.join(name)).unwrap();
    }
    let pairs = r#"{"image": "red.png", "split": "test", "captions": {"en": ["red", "a red wall"], "de": ["rot"]}}
{"image": "blue.png", "split": "train", "captions": {"en": ["blue"]}}
"#;
    fs::write(bench.directory.path().join("pairs.jsonl"), pairs).unwrap();
    let directory = bench.directory.path().display().to_string();

    let all = bench.json(&["eval", &directory]);
    assert_eq!((&all["photos"], &all["languages"]["en"]["queries"]), (&2.into(), &3.into()));
    assert_eq!(all["languages"]["en"]["recall@5"], 100.0, "there are but two photos");
    let first = bench.json(&["eval", &directory, "--captions", "1", "--split", "test"]);
    assert_eq!((&first["photos"], &first["languages"]["en"]["queries"]), (&1.into(), &1.into()));
    assert_eq!(first["languages"]["de"]["recall@1"], 100.0);
    assert_eq!(code(&bench.run(&["eval", &directory, "--split", "none"])), 1);
}

/// The folder of shared photos: `$AFTERIMAGE_SHARED`, or `shared` beside the checkout.
fn shared_photos() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("AFTERIMAGE_SHARED").map_or(beside, PathBuf::from).join("photos");
    if !shared.join("pairs.jsonl").exists() {
        eprintln!("skipped: there are no shared photos in {}", shared.display());
        return None;
    }
    Some(shared)
}

#[test]
fn real_photos_are_found_by_what_people_say_of_them() {
    let (Some(bench), Some(shared)) = (Bench::new(), shared_photos()) else { return };
    const PHOTOS: usize = 60;
    let images = bench.directory.path().join("images");
    fs::create_dir(&images).unwrap();
    let mut pairs = String::new();
    let lines = fs::read_to_string(shared.join("pairs.jsonl")).unwrap();
    let train = lines.lines().filter(|line| {
        let pair: Value = serde_json::from_str(line).unwrap();
        pair["split"] == "train" && ["en", "fr", "zh"].iter().all(|language| pair["captions"][language].is_array())
    });
    for line in train.take(PHOTOS) {
        let pair: Value = serde_json::from_str(line).unwrap();
        let name = pair["image"].as_str().unwrap();
        fs::copy(shared.join("images").join(name), images.join(name)).unwrap();
        pairs.push_str(line);
        pairs.push('\n');
    }
    fs::write(bench.directory.path().join("pairs.jsonl"), pairs).unwrap();
    let report = bench.json(&["eval", &bench.directory.path().display().to_string(), "--captions", "1"]);
    assert_eq!(report["photos"], PHOTOS);
    // One of sixty: chance is 17 %.
    for (language, least) in [("en", 80.0), ("fr", 70.0), ("zh", 60.0)] {
        let recall = report["languages"][language]["recall@10"].as_f64().unwrap();
        assert!(recall >= least, "{language}: {recall}");
    }
}

#[test]
fn settings_are_kept_and_followed() {
    let Some(bench) = Bench::new() else { return };
    bench.paint("photo.png", [190, 10, 10], 0);
    bench.paint("drawing.gif", [10, 30, 190], 0);
    assert_eq!(bench.index()["embedded"], 2);
    let settings = bench.json(&["settings", "--pace", "balanced", "--ignore", "*.gif", "--memory", "600"]);
    assert_eq!((&settings["pace"], &settings["ignore"]["patterns"][0]), (&"balanced".into(), &"*.gif".into()));
    assert_eq!(bench.json(&["settings"])["memory_mb"], 600);
    let report = bench.json(&["index", "--pace", "quiet"]);
    assert_eq!((&report["removed"], &report["failed"]), (&1.into(), &0.into()));
    let status = bench.json(&["status"]);
    assert_eq!((&status["photos"], &status["settings"]["pace"]), (&1.into(), &"balanced".into()));
    let words = String::from_utf8(bench.run(&["status"]).stdout).unwrap();
    assert!(words.contains("Pace      balanced") && words.contains("Ignores   *.gif"), "{words}");
    bench.json(&["settings", "--unignore", "*.gif"]);
    let report = bench.json(&["index"]);
    assert_eq!((&report["read"], &report["embedded"]), (&1.into(), &0.into()));
    // What means nothing changes nothing.
    let refused = bench.run(&["settings", "--ignore", "a[z-b]", "--pace", "fast"]);
    assert_eq!(code(&refused), 1, "{refused:?}");
    assert_eq!(code(&bench.run(&["settings", "--pace", "breakneck"])), 2);
    assert_eq!(bench.json(&["settings"])["pace"], "balanced");
}

#[cfg(unix)]
#[test]
fn what_is_written_in_photos_is_found_and_shown() {
    use std::os::unix::fs::PermissionsExt;

    let Some(bench) = Bench::new() else { return };
    bench.paint("red.png", [190, 10, 10], 0);
    bench.index();
    let status = String::from_utf8(bench.run(&["status"]).stdout).unwrap();
    assert!(status.contains("Text      Tesseract, which reads the text in photos, is not installed"), "{status}");

    // It answers as Tesseract does, whatever it is shown.
    let program = bench.directory.path().join("tesseract");
    let head =
        "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n";
    let word = |text: &str| format!("5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t96\\t{text}\\n");
    let script = format!(
        "#!/bin/sh\ncase $1 in --version) echo tesseract 5.9.9 ;; --list-langs) echo eng ;; *) cat >/dev/null; printf \
         '{head}{}{}' ;; esac\n",
        word("Hardware"),
        word("store")
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let run = |arguments: &[&str]| {
        let output = bench.command(arguments).env("AFTERIMAGE_TESSERACT", &program).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(run(&["index"]).contains("1 photos were looked through for text; 1 have some."));
    assert!(run(&["status"]).contains("found in 1 of 1 photos that were read; Tesseract 5.9.9: eng"));
    assert!(run(&["search", "text:hardware"]).contains("red.png  “Hardware store”"));
    let answer: Value = serde_json::from_str(&run(&["--json", "search", "receipt from the hardware store"])).unwrap();
    assert_eq!(answer["hits"][0]["text"], "Hardware store");
    let photo = answer["hits"][0]["photo"].to_string();
    assert!(run(&["show", &photo]).contains("Text        Hardware store"));
    run(&["settings", "--read-text", "no"]);
    assert!(run(&["status"]).contains("Text      in photos is not read"));
    assert_eq!(run(&["search", "text:hardware"]), "");
}
