//! A program of the desktop that opens pictures: it writes down what it was given.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// The variable that tells programs where people keep what they have chosen.
const CHOICES: &str = "XDG_CONFIG_HOME";

/// An installed program.
pub struct Viewer {
    log: PathBuf,
}

impl Viewer {
    /// Installs one under a name that people see, in the directory `data` of a person's data. It is called `id.desktop` there.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn install(data: &Path, id: &str, name: &str) -> anyhow::Result<Self> {
        let programs = data.join("applications");
        fs::create_dir_all(&programs)?;
        let (program, log) = (programs.join(format!("{id}.sh")), programs.join(format!("{id}.log")));
        // A line for each file, and one at the end of a call.
        fs::write(&program, format!("#!/bin/sh\nprintf '%s\\n' \"$@\" . >> '{}'\n", log.display()))?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        let entry = format!("[Desktop Entry]\nType=Application\nName={name}\nExec=\"{}\" %F\n", program.display());
        fs::write(programs.join(format!("{id}.desktop")), entry)?;
        Ok(Self { log })
    }

    /// The files of each call that is over.
    pub fn calls(&self) -> Vec<Vec<PathBuf>> {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let ended = log.rsplit_once(".\n").map_or("", |(ended, _)| ended);
        ended
            .split(".\n")
            .map(|call| call.lines().map(PathBuf::from).collect())
            .filter(|call: &Vec<_>| !call.is_empty())
            .collect()
    }
}

/// Notes in `choices` which programs a person has chosen for kinds of files, by their ids, the usual one first. What tells a program
/// of it.
///
/// # Errors
/// If it can't be written.
pub fn choose_viewers<'a>(choices: &'a Path, chosen: &[(&str, &[&str])]) -> anyhow::Result<(&'static str, &'a OsStr)> {
    let (mut usual, mut all) = ("[Default Applications]\n".to_owned(), "[Added Associations]\n".to_owned());
    for (kind, ids) in chosen {
        let ids: Vec<_> = ids.iter().map(|id| format!("{id}.desktop;")).collect();
        usual += &format!("{kind}={}\n", ids.first().map_or("", String::as_str));
        all += &format!("{kind}={}\n", ids.concat());
    }
    fs::create_dir_all(choices)?;
    fs::write(choices.join("mimeapps.list"), usual + &all)?;
    Ok((CHOICES, choices.as_os_str()))
}
