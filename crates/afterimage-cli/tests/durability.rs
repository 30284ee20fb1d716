//! The command, killed at random moments: nothing is lost, nothing is done twice, and the library stays sound.
//!
//! `AFTERIMAGE_KILLS` says how often (30 unless told); `AFTERIMAGE_SEED` repeats a run.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use afterimage_encoder::starter;
use image::{Rgb, RgbImage};
use serde_json::Value;
use tempfile::TempDir;

/// Photos that every round adds.
const ADDED: u64 = 12;

struct Bench {
    directory: TempDir,
    random: Random,
    painted: u64,
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).map_or(otherwise, |text| text.parse().unwrap())
}

impl Bench {
    fn new() -> Option<Self> {
        if !starter::default_model_dir().unwrap().join("text.gguf").exists() {
            eprintln!("skipped: the starter model is not set up (./dev setup)");
            return None;
        }
        let seed = number("AFTERIMAGE_SEED", u64::from(std::process::id()));
        eprintln!("AFTERIMAGE_SEED={seed}");
        let bench = Self { directory: tempfile::tempdir().unwrap(), random: Random(seed), painted: 0 };
        fs::create_dir(bench.photos()).unwrap();
        Some(bench)
    }

    fn photos(&self) -> PathBuf {
        self.directory.path().join("photos")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_afterimage"));
        command.arg("--library").arg(self.directory.path().join("library")).arg("--json").args(arguments);
        command
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.command(arguments).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            panic!("{arguments:?}: {error}\n{}", String::from_utf8_lossy(&output.stderr));
        })
    }

    fn paint_some(&mut self) {
        for _ in 0..ADDED {
            let seed = self.painted as u32;
            let picture = RgbImage::from_fn(280, 270, |x, y| {
                let noise = (x * 31 + y * 17) % 23;
                Rgb([(seed % 251) as u8, (seed / 251) as u8, (noise * 9) as u8])
            });
            picture.save(self.photos().join(format!("{seed}.png"))).unwrap();
            self.painted += 1;
        }
    }

    /// Kills a command after a random while, unless it is through before.
    fn kill_soon(&mut self, mut child: Child, within: Duration) {
        let (through_to, through) = channel();
        let wait = within.mul_f64(self.random.below(1000) as f64 / 1000.0);
        let id = child.id();
        let watcher = std::thread::spawn(move || {
            if through.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                kill(id);
            }
        });
        child.wait().unwrap();
        let _ = through_to.send(());
        watcher.join().unwrap();
    }

    fn assert_sound(&self, when: &str) -> u64 {
        let report = self.json(&["verify"]);
        assert_eq!(report["findings"], Value::Array(Vec::new()), "{when}: {report}");
        report["embeddings"].as_u64().unwrap()
    }
}

/// SIGKILL, which no process can answer.
fn kill(id: u32) {
    let killed = if cfg!(windows) {
        Command::new("taskkill").args(["/F", "/PID", &id.to_string()]).stdout(Stdio::null()).status()
    } else {
        Command::new("kill").args(["-9", &id.to_string()]).stderr(Stdio::null()).status()
    };
    killed.unwrap();
}

#[test]
fn a_library_survives_being_killed_at_any_moment() {
    let Some(mut bench) = Bench::new() else { return };
    let kills = number("AFTERIMAGE_KILLS", 30);
    let folder = bench.photos().display().to_string();
    let mut kept = 0;
    for round in 0..kills {
        if round % 3 == 0 {
            bench.paint_some();
        }
        let arguments: &[&str] = match round % 5 {
            4 => &["gc"],
            _ => &["index", &folder],
        };
        let child = bench.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        bench.kill_soon(child, Duration::from_millis(1500));
        let embedded = bench.assert_sound(&format!("after kill {round} of {arguments:?}"));
        assert!(embedded >= kept, "round {round}: {kept} photos were searchable, {embedded} are now");
        kept = embedded;
    }
    let last = bench.json(&["index", &folder]);
    assert_eq!(kept + last["embedded"].as_u64().unwrap(), bench.painted, "what was kept is not embedded again");
    assert_eq!(bench.assert_sound("at the end"), bench.painted);
    assert_eq!(bench.json(&["index"])["read"], 0, "nothing is left to do");
}
