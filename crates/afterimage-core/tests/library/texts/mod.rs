//! The text in photos is read, found and told; whatever is wrong with what reads it is a reason.
//!
//! The pictures are drawn by ffmpeg with fonts of this computer, and read by its Tesseract. Where one of them is not there, as it
//! may be on a contributor's computer, only what needs neither is tested.

mod found;
mod kept;
mod refused;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use afterimage_core::media::{Ffmpeg, Tesseract};
use afterimage_core::{IndexControl, TextReport};

use crate::colours::Bench;

/// Draws lines of text, dark on light.
fn write(path: &Path, lines: &[&str], font: &str, (width, height): (u32, u32)) {
    let size = (height as usize / (2 * lines.len() + 1)).min(40);
    let mut filters = vec!["null".to_owned()];
    for (i, line) in lines.iter().enumerate() {
        let text = line.replace('\\', "\\\\").replace('\'', "’").replace(':', "\\:").replace('%', "\\%");
        let y = size * (2 * i + 1);
        filters.push(format!("drawtext=font='{font}':fontsize={size}:fontcolor=0x222222:x={size}:y={y}:text='{text}'"));
    }
    let mut command = Command::new(Ffmpeg::find(None).unwrap().program());
    command.args(["-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i"]);
    command.arg(format!("color=c=0xf4f2ee:s={width}x{height}:d=1"));
    command.args(["-frames:v", "1", "-vf", &filters.join(",")]).arg(path);
    assert!(command.status().unwrap().success());
}

/// Whether text can be drawn, and read in these languages, here.
fn can_be_tested(languages: &[&str]) -> bool {
    let installed = Tesseract::find(None).and_then(|tesseract| tesseract.languages().ok()).unwrap_or_default();
    let has_all = languages.iter().all(|language| installed.iter().any(|known| known == language));
    let can = Ffmpeg::find(None).is_some() && has_all;
    if !can {
        eprintln!("skipped: there is no ffmpeg, or no Tesseract with {}", languages.join(", "));
    }
    can
}

/// A library whose photos are read by the Tesseract of this computer.
fn reading_bench() -> Bench {
    Bench::new().with_tesseract(None)
}

fn read(bench: &Bench) -> TextReport {
    bench.library.read_texts(&IndexControl::default(), &mut |_| {}).unwrap()
}

/// A program that says of itself what Tesseract would, counts how often it reads, and reads by a script of its own.
fn pretend(bench: &Bench, script: &str) -> PathBuf {
    let directory = bench.elsewhere();
    fs::create_dir_all(directory.join("calls")).unwrap();
    let program = directory.join("tesseract");
    let calls = directory.join("calls");
    let calls = calls.display();
    let text = format!(
        "#!/bin/sh\n\
         case $1 in\n\
         --version) echo tesseract 5.9.9; exit ;;\n\
         --list-langs) printf 'List of available languages (2):\\neng\\nosd\\n'; exit ;;\n\
         esac\n\
         # Files can't be written by whoever reads.\n\
         size=$(wc -c)\n\
         head='level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'\n\
         say() {{ printf \"$head\"; printf '5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t9\\t9\\t96\\t%s\\n' \"$1\"; }}\n\
         # The empty picture that it is tried out on.\n\
         if [ \"$size\" -eq 55310 ]; then printf \"$head\"; exit; fi\n\
         mkdir {calls}/$$\n\
         {script}\n"
    );
    fs::write(&program, text).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    program
}

/// How many photos were read by what [`pretend`] made.
fn calls(bench: &Bench) -> usize {
    fs::read_dir(bench.elsewhere().join("calls")).unwrap().count()
}
