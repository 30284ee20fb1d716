//! Where Tesseract is on this computer, and how it is called.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::media::guarded::{self, Bounds};
use crate::media::programs;

/// Names the program for all that does not name it otherwise.
const VARIABLE: &str = "AFTERIMAGE_TESSERACT";

/// Where its installer for Windows puts it, which is not on `PATH`.
const MORE_PLACES: [&str; 1] = [r"C:\Program Files\Tesseract-OCR"];

/// Data that is no language: which way is up, formulas.
const NO_LANGUAGES: [&str; 3] = ["osd", "equ", "snum"];

/// It says at once what it is.
const ANSWER_TIME: Duration = Duration::from_secs(20);
const MOST_SAID: u64 = 1 << 16;

/// The Tesseract of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tesseract {
    program: PathBuf,
}

impl Tesseract {
    /// Looks for it: at `program` if it is given, else where `AFTERIMAGE_TESSERACT` says, else on `PATH` and in the usual places.
    pub fn find(program: Option<&Path>) -> Option<Self> {
        let places = programs::places_of("tesseract", program, VARIABLE, &MORE_PLACES);
        places.into_iter().find(|place| place.is_file()).map(|program| Self { program })
    }

    /// Where it is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// What it says of itself: `tesseract 5.3.0`.
    ///
    /// # Errors
    /// If it can't be started, or says nothing.
    pub fn version(&self) -> std::io::Result<String> {
        let said = self.ask("--version")?;
        let first = said.lines().find(|line| line.starts_with("tesseract "));
        first.map(|line| line.trim().to_owned()).ok_or_else(|| ErrorKind::InvalidData.into())
    }

    /// The languages it has data for, as it calls them: `chi_sim`, `eng`. Those for vertical text and for scripts as a whole are left
    /// out.
    ///
    /// # Errors
    /// If it can't be started.
    pub fn languages(&self) -> std::io::Result<Vec<String>> {
        Ok(languages_in(&self.ask("--list-langs")?))
    }

    /// What it says, be it as its answer or, as earlier versions do, beside it.
    fn ask(&self, what: &str) -> std::io::Result<String> {
        let mut command = self.plain();
        command.arg(what);
        let mut beside = None;
        let bounds = Bounds { time: ANSWER_TIME, memory: super::MEMORY };
        let (out, err) = (|out| guarded::read_all(out, MOST_SAID), |err| beside = guarded::read_all(err, MOST_SAID));
        let answer = guarded::run(command, bounds, &|| false, &[], out, err);
        let answer = answer.map_err(|error| Error::other(format!("{}: {error}", self.program.display())))?;
        let said = [answer, beside].into_iter().flatten();
        Ok(said.map(|said| String::from_utf8_lossy(&said).into_owned()).collect::<Vec<_>>().join("\n"))
    }

    /// A call that reads a picture from its input and writes the words it finds as a table, wherever they are.
    pub(super) fn reading_command(&self, languages: &[String]) -> Command {
        let mut command = self.plain();
        command.args(["stdin", "stdout", "-l", &languages.join("+"), "--psm", "11"]);
        // Not its configuration `tsv`, which is a file that some installations lack.
        command.args(["-c", "tessedit_create_tsv=1"]);
        command
    }

    fn plain(&self) -> Command {
        let mut command = Command::new(&self.program);
        // The other cores have photos of their own.
        command.env("OMP_THREAD_LIMIT", "1");
        command
    }
}

/// The number of its generation.
pub(super) fn major(version: &str) -> Option<u32> {
    // Development versions are called `v5.0.0-alpha`.
    let number = version.strip_prefix("tesseract ")?.trim_start_matches('v');
    number.split('.').next()?.parse().ok()
}

fn languages_in(list: &str) -> Vec<String> {
    let names = list.lines().map(str::trim).filter(|name| {
        let is_name = name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
        is_name && !name.is_empty() && !NO_LANGUAGES.contains(name) && !name.ends_with("_vert")
    });
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_from_all_else_in_the_list() {
        let list = "List of available languages in \"/usr/share/tessdata/\" (6):\nara\nchi_sim\nchi_sim_vert\nosd\neng\n\
                    script/Latin\r\n";
        assert_eq!(languages_in(list), ["ara", "chi_sim", "eng"]);
    }

    #[test]
    fn generations_are_numbers() {
        let majors =
            ["tesseract 5.3.0", "tesseract v5.0.0-alpha.20201127", "tesseract 3.05.02", "tessa", "tesseract x"];
        assert_eq!(majors.map(major), [Some(5), Some(5), Some(3), None, None]);
    }
}
