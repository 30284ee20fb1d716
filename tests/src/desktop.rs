//! The desktop around the window, as far as a keyboard and a mouse reach.

use std::process::Command;

use anyhow::Context;

/// Runs `xdotool` with these arguments; what it prints, where it succeeds.
pub fn xdotool(arguments: &[&str]) -> anyhow::Result<Option<String>> {
    let output = Command::new("xdotool").args(arguments).output().context("xdotool can't be started")?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned()))
}

/// The windows of the app that can be seen, the palette among them.
pub fn windows() -> Vec<String> {
    let found = xdotool(&["search", "--onlyvisible", "--name", "^Afterimage$"]).ok().flatten();
    found.unwrap_or_default().lines().map(str::to_owned).collect()
}
