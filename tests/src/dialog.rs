//! The system's folder dialog, which no driver reaches: it is used by keyboard, as a person would.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, bail};

const TITLE: &str = "Choose folders";

/// The dialog drops keys while its path field opens, so a person looks and types again.
const ATTEMPTS: usize = 6;

/// How long the dialog may take to go once it was answered.
const LOOKS: usize = 40;

/// Waits for the dialog that adds folders and chooses one in it.
pub fn choose_folder(folder: &Path) -> anyhow::Result<()> {
    choose_folder_in(TITLE, folder)
}

/// Waits for the dialog with this title and chooses a folder in it.
pub fn choose_folder_in(title: &str, folder: &Path) -> anyhow::Result<()> {
    let folder = folder.display().to_string();
    if !keys(&["search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"])? {
        bail!("the folder dialog does not appear");
    }
    for _ in 0..ATTEMPTS {
        // The first leaves the list of recent files, which has no path field; the second opens the field.
        keys(&["key", "--delay", "300", "alt+Home", "ctrl+l"])?;
        keys(&["key", "ctrl+a"])?;
        keys(&["type", "--delay", "30", &folder])?;
        keys(&["key", "Return"])?;
        for _ in 0..LOOKS {
            if !keys(&["search", "--onlyvisible", "--name", title])? {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        // Closes the dialog's complaint about a path that arrived in part.
        keys(&["key", "Return"])?;
    }
    bail!("the folder dialog does not take {folder}")
}

/// Runs `xdotool`; whether it succeeded.
fn keys(arguments: &[&str]) -> anyhow::Result<bool> {
    let status = Command::new("xdotool").args(arguments).stdout(Stdio::null()).status();
    Ok(status.context("xdotool can't be started")?.success())
}
