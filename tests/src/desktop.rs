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

/// A mouse with one button, the real one of the screen.
pub struct Mouse;

impl Mouse {
    /// Moves the pointer to a point of the screen.
    ///
    /// # Errors
    /// If there is no pointer.
    pub fn move_to(&self, (x, y): (i32, i32)) -> anyhow::Result<()> {
        self.act(&["mousemove", &x.to_string(), &y.to_string()])
    }

    /// Presses the button and holds it.
    ///
    /// # Errors
    /// If there is no pointer.
    pub fn press(&self) -> anyhow::Result<()> {
        self.act(&["mousedown", "1"])
    }

    /// Lets go of the button.
    ///
    /// # Errors
    /// If there is no pointer.
    pub fn let_go(&self) -> anyhow::Result<()> {
        self.act(&["mouseup", "1"])
    }

    /// Does several things at once, faster than anybody looks.
    ///
    /// # Errors
    /// If there is no pointer.
    pub fn act(&self, arguments: &[&str]) -> anyhow::Result<()> {
        xdotool(arguments)?.map(drop).with_context(|| format!("the pointer can't {}", arguments.join(" ")))
    }
}
