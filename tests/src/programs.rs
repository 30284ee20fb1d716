//! Programs of this computer that a test needs and a contributor may not have.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

/// Where a program is, if it is on `PATH`.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|place| place.join(name)).find(|program| program.is_file())
}

/// The Tesseract of this computer, if it can read English and there is an ffmpeg to write something for it to read.
pub fn tesseract() -> Option<PathBuf> {
    let tesseract = program("tesseract").filter(|_| program("ffmpeg").is_some())?;
    let languages = Command::new(&tesseract).arg("--list-langs").output().ok()?.stdout;
    String::from_utf8_lossy(&languages).lines().any(|language| language == "eng").then_some(tesseract)
}

/// Draws a sheet with lines of Latin letters and digits on it, as a PNG.
///
/// # Errors
/// If ffmpeg can't.
pub fn write_sheet(path: &Path, lines: &[&str]) -> anyhow::Result<()> {
    let ffmpeg = program("ffmpeg").context("there is no ffmpeg")?;
    let line = |(place, text): (usize, &&str)| {
        let below = 60 + 90 * place;
        format!("drawtext=font='Noto Sans':fontsize=40:fontcolor=0x222222:x=60:y={below}:text='{text}'")
    };
    let drawn: Vec<_> = lines.iter().enumerate().map(line).collect();
    let mut command = Command::new(ffmpeg);
    command.args(["-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i", "color=c=0xf4f2ee:s=900x700:d=1"]);
    command.args(["-frames:v", "1", "-vf", &drawn.join(",")]).arg(path);
    ensure!(command.status()?.success(), "{} can't be drawn", path.display());
    Ok(())
}
