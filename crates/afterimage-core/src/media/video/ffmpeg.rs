//! Where ffmpeg is on this computer, and how it is called.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::container::Container;
use crate::media::programs::{self, executable};

/// Names the program for all that does not name it otherwise.
const VARIABLE: &str = "AFTERIMAGE_FFMPEG";

/// The ffmpeg of this computer, with the ffprobe beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ffmpeg {
    program: PathBuf,
    probe: PathBuf,
}

impl Ffmpeg {
    /// Looks for ffmpeg: at `program` if it is given, else where `AFTERIMAGE_FFMPEG` says, else on `PATH` and in the usual
    /// places. `None` where it is not, or has no ffprobe beside it.
    pub fn find(program: Option<&Path>) -> Option<Self> {
        programs::places_of("ffmpeg", program, VARIABLE, &[]).into_iter().find_map(Self::at)
    }

    fn at(program: PathBuf) -> Option<Self> {
        let probe = program.with_file_name(executable("ffprobe"));
        (program.is_file() && probe.is_file()).then_some(Self { program, probe })
    }

    /// Where it is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// What it says of itself: `ffmpeg version 5.1.9`.
    ///
    /// # Errors
    /// If it can't be started, or says nothing.
    pub fn version(&self) -> std::io::Result<String> {
        let output = Command::new(&self.program).args(["-nostdin", "-version"]).output()?;
        let words = String::from_utf8_lossy(&output.stdout);
        let first = words.lines().next().unwrap_or_default();
        let name = first.split(" Copyright").next().unwrap_or_default().trim();
        if name.is_empty() { Err(std::io::ErrorKind::InvalidData.into()) } else { Ok(name.to_owned()) }
    }

    /// The beginning of a call of ffprobe.
    pub(super) fn probe_command(&self) -> Command {
        let mut command = plain(&self.probe);
        command.args(["-hide_banner", "-loglevel", "error"]);
        command
    }

    /// The beginning of a call of ffmpeg. `info` is the level at which filters tell the times of frames.
    pub(super) fn decode_command(&self) -> Command {
        let mut command = plain(&self.program);
        command.args(["-nostdin", "-hide_banner", "-nostats", "-loglevel", "info"]);
        // The other cores have films of their own.
        command.args(["-filter_threads", "1", "-threads", "1"]);
        command
    }
}

/// Adds the file to read, in a way in which its name is nothing but a name and it is read as nothing but `container`.
pub(super) fn add_input(command: &mut Command, path: &Path, container: Container) {
    let mut input = OsString::from("file:");
    input.push(path);
    command.args(["-protocol_whitelist", "file", "-f", container.reader, "-i"]).arg(input);
}

/// A program of ffmpeg's without what the environment may ask of it, such as a log file.
fn plain(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_remove("FFREPORT").env_remove("AV_LOG_FORCE_COLOR").env("AV_LOG_FORCE_NOCOLOR", "1");
    command
}
