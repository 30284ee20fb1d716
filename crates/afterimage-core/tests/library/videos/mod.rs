//! Videos: frames of them are found at their times, and whatever is wrong with a film or with ffmpeg is a reason.
//!
//! The films are made by ffmpeg itself. Where there is none, as it may be on a contributor's computer, nothing is tested here.

mod keeping;
mod pictures;
mod refused;
mod scenes;

use std::path::{Path, PathBuf};
use std::process::Command;

use afterimage_core::media::Ffmpeg;
use afterimage_core::view::VideoHit;

use crate::colours::{BLUE, Bench, GREEN, RED};

/// A film of plain colours, each for so many seconds.
struct Film<'a> {
    scenes: &'a [([u8; 3], u32)],
    size: (u32, u32),
    /// Frames a second of each scene, in turn.
    rates: &'a [u32],
    /// Filters for all of it, and arguments for the file.
    filters: &'a str,
    more: &'a [&'a str],
}

impl Default for Film<'_> {
    fn default() -> Self {
        Self { scenes: &[(RED, 3), (GREEN, 4), (BLUE, 3)], size: (320, 180), rates: &[25], filters: "null", more: &[] }
    }
}

impl Film<'_> {
    /// Makes it, in the container of the file's name.
    fn make(&self, path: &Path) {
        let mut command = Command::new(Ffmpeg::find(None).unwrap().program());
        command.args(["-nostdin", "-loglevel", "error", "-y"]);
        for (i, ([red, green, blue], seconds)) in self.scenes.iter().enumerate() {
            let ((width, height), rate) = (self.size, self.rates[i % self.rates.len()]);
            let source = format!(
                "color=c=0x{red:02x}{green:02x}{blue:02x}:s={width}x{height}:r={rate}:d={seconds},format=rgb24"
            );
            command.args(["-f", "lavfi", "-i", &source]);
        }
        let join = format!("concat=n={},{}[film]", self.scenes.len(), self.filters);
        command.args(["-filter_complex", &join, "-map", "[film]", "-pix_fmt", "yuv420p"]);
        let codec: &[&str] = match path.extension().and_then(|extension| extension.to_str()) {
            Some("webm") => &["-c:v", "libvpx", "-b:v", "1M", "-deadline", "realtime"],
            Some("avi") => &["-c:v", "mpeg4", "-q:v", "2"],
            _ => &["-c:v", "libx264", "-preset", "veryfast", "-qp", "10"],
        };
        assert!(command.args(codec).args(self.more).arg(path).status().unwrap().success());
    }
}

/// Whether films can be made and read here.
fn can_be_tested() -> bool {
    let found = Ffmpeg::find(None).is_some();
    if !found {
        eprintln!("skipped: there is no ffmpeg");
    }
    found
}

fn film(bench: &Bench, name: &str) -> PathBuf {
    let path = bench.photos.join(name);
    Film::default().make(&path);
    path
}

/// The first hit, as a video.
fn first(bench: &Bench, text: &str) -> VideoHit {
    let results = bench.search(text);
    *results.videos.iter().find(|video| video.photo == results.photos[0]).unwrap()
}

/// Where in its film the best frame is.
fn time_of(bench: &Bench, text: &str) -> u32 {
    first(bench, text).at_ms.unwrap()
}

fn assert_near(colour: [u8; 3], expected: [u8; 3], what: &str) {
    let near = colour.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 8);
    assert!(near, "{what}: {colour:?} instead of {expected:?}");
}

fn middle_of(jpeg: &[u8]) -> [u8; 3] {
    let picture = image::load_from_memory(jpeg).unwrap().into_rgb8();
    picture.get_pixel(picture.width() / 2, picture.height() / 2).0
}
