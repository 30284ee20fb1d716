//! A library, a folder of painted photos, and the command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use afterimage_encoder::starter;
use image::{Rgb, RgbImage};
use serde_json::Value;
use tempfile::TempDir;

use crate::ledger::Ledger;

/// SplitMix64 (Steele, Lea and Flood 2014).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}

pub struct Bench {
    pub directory: TempDir,
    models: Option<PathBuf>,
    painted: u32,
}

impl Bench {
    /// `None`, said aloud, where the starter model is not set up.
    pub fn new() -> Option<Self> {
        if !starter::default_model_dir().unwrap().join("text.gguf").exists() {
            eprintln!("skipped: the starter model is not set up (./dev setup)");
            return None;
        }
        let bench = Self { directory: tempfile::tempdir().unwrap(), models: None, painted: 0 };
        fs::create_dir(bench.photos()).unwrap();
        Some(bench)
    }

    /// Adds a second model, `tiny`; `false`, said aloud, where the starter can't be linked to.
    pub fn add_second_model(&mut self) -> bool {
        let models = self.directory.path().join("models");
        fs::create_dir(&models).unwrap();
        if !link(&starter::default_model_dir().unwrap(), &models.join("starter")) {
            eprintln!("models are not switched: it needs a link to the starter model");
            return false;
        }
        self.models = Some(models);
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../afterimage-encoder/fixtures/siglip");
        self.json(&["models", "add", tiny.to_str().unwrap(), "--name", "tiny"]);
        true
    }

    pub fn photos(&self) -> PathBuf {
        self.directory.path().join("photos")
    }

    pub fn library(&self) -> PathBuf {
        self.directory.path().join("library")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_at(&self.library(), arguments)
    }

    pub fn command_at(&self, library: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterimage"));
        // What reads text is tested by itself: here it would only take time.
        command.env("AFTERIMAGE_TESSERACT", "no-tesseract");
        if let Some(models) = &self.models {
            command.env("AFTERIMAGE_MODELS", models);
        }
        command.arg("--library").arg(library).arg("--json").args(arguments).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        json(&self.run(arguments), arguments)
    }

    /// Adds photos, no two alike; their names.
    pub fn paint(&mut self, count: u32) -> Vec<String> {
        let paint = |seed: u32| {
            let picture = RgbImage::from_fn(280, 270, |x, y| {
                let noise = (x * 31 + y * 17) % 23;
                Rgb([(seed % 251) as u8, (seed / 251) as u8, (noise * 9) as u8])
            });
            let name = format!("{seed}.png");
            picture.save(self.photos().join(&name)).unwrap();
            name
        };
        let names = (self.painted..self.painted + count).map(paint).collect();
        self.painted += count;
        names
    }

    /// What the catalog holds once the program has found its library sound.
    pub fn sound(&self, when: &str) -> Ledger {
        let report = self.json(&["verify"]);
        assert_eq!(report["findings"], Value::Array(Vec::new()), "{when}: {report}");
        Ledger::read(&self.library())
    }
}

pub fn json(output: &Output, arguments: &[&str]) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr));
    })
}

pub fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |text| text.parse().unwrap())
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) -> bool {
    std::os::unix::fs::symlink(to, at).is_ok()
}

#[cfg(not(unix))]
fn link(_to: &Path, _at: &Path) -> bool {
    false
}
