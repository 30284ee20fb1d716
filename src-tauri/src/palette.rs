//! The palette: a small window over all others to search from anywhere, opened by keys that hold everywhere.

use std::sync::{Arc, Mutex, PoisonError};

use afterimage_core::Query;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};
use tauri_plugin_global_shortcut::{GlobalShortcutExt, Shortcut, ShortcutState};
use ts_rs::TS;

use crate::commands::Answer;
use crate::error::{CommandError, DeskProblem};
use crate::shell;

/// The window's label, by which the page knows what it is.
pub const LABEL: &str = "palette";

/// Keys for those who have not chosen any.
pub const USUAL_KEYS: &str = "Ctrl+Alt+Space";

/// Its size in CSS pixels.
const SIZE: (f64, f64) = (760.0, 420.0);

/// A photo that was chosen in the palette, and by which question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Chosen {
    /// The photo.
    #[ts(type = "number")]
    pub photo: i64,
    /// What was asked.
    pub query: Query,
}

/// The keys that the system has given us.
#[derive(Default)]
pub struct PaletteKeys(Mutex<Option<Shortcut>>);

impl PaletteKeys {
    /// Listens for these keys wherever the person is, and for no others; with `None`, for none.
    ///
    /// # Errors
    /// If they are no keys, belong to another program, or can't be listened for.
    pub fn listen(&self, app: &AppHandle, keys: Option<&str>) -> Answer<()> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = keys.map(parse).transpose()?;
        if *held == wanted {
            return Ok(());
        }
        if wanted.is_some() && refuses_keys() {
            return Err(CommandError::desk(DeskProblem::NoKeys, &"on Wayland, no program hears keys everywhere"));
        }
        // Only who wants keys has the part of the program that listens for them.
        if wanted.is_some() && app.try_state::<tauri_plugin_global_shortcut::GlobalShortcut<tauri::Wry>>().is_none() {
            app.plugin(tauri_plugin_global_shortcut::Builder::new().build())
                .map_err(|error| CommandError::system(&error))?;
        }
        if let Some(wanted) = wanted {
            let pressed = |app: &AppHandle, _: &Shortcut, event: tauri_plugin_global_shortcut::ShortcutEvent| {
                if event.state == ShortcutState::Pressed {
                    toggle(app);
                }
            };
            app.global_shortcut()
                .on_shortcut(wanted, pressed)
                .map_err(|error| CommandError::desk(DeskProblem::KeysTaken, &error))?;
        }
        if let Some(old) = held.take()
            && let Err(error) = app.global_shortcut().unregister(old)
        {
            tracing::warn!(%error, "the keys of before are still ours");
        }
        *held = wanted;
        Ok(())
    }
}

fn parse(keys: &str) -> Answer<Shortcut> {
    let refused = |why: &str| CommandError::desk(DeskProblem::KeysTaken, &format_args!("{keys} {why}"));
    let shortcut: Shortcut = keys.parse().map_err(|_| refused("are no keys"))?;
    // A letter alone would be taken away from whatever the person writes.
    if shortcut.mods.is_empty() {
        return Err(refused("would be missing everywhere else"));
    }
    Ok(shortcut)
}

/// Whether this session lets no program hear keys that are meant for another.
fn refuses_keys() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty())
}

/// What opens the palette of the program that runs, for the keyboard settings of the system.
pub fn command() -> String {
    let program = std::env::current_exe().unwrap_or_else(|_| "afterimage-app".into());
    format!("{} --palette", program.display())
}

/// Shows the palette, or hides it if it is there. On the main thread or any other.
pub fn toggle(app: &AppHandle) {
    let shown = app.get_webview_window(LABEL).filter(|window| window.is_visible().unwrap_or(false));
    let done = match shown {
        Some(window) => window.hide(),
        None => show(app),
    };
    if let Err(error) = done {
        tracing::warn!(%error, "the palette can't be shown");
    }
}

/// Shows the palette in front of everything.
pub fn show(app: &AppHandle) -> tauri::Result<()> {
    let window = match app.get_webview_window(LABEL) {
        Some(window) => window,
        None => WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
            .title("Afterimage")
            .inner_size(SIZE.0, SIZE.1)
            .decorations(false)
            .resizable(false)
            .always_on_top(true)
            .skip_taskbar(true)
            .center()
            .visible(false)
            .build()?,
    };
    window.show()?;
    // Before it is shown, the system may not know how large it is.
    window.center()?;
    window.set_focus()?;
    app.emit_to(LABEL, "palette-shown", ())
}

/// Hides it when the person turns to something else, and instead of closing it: it is there at once the next time.
pub fn follow(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::Focused(false) => drop(window.hide()),
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            let _ = window.hide();
        }
        _ => {}
    }
}

/// Shows a photo that was chosen in the palette in the window.
#[tauri::command]
pub async fn show_chosen(app: AppHandle, chosen: Chosen) -> Answer<()> {
    hide(&app);
    shell::show_window(&app);
    app.emit_to("main", "photo-chosen", chosen).map_err(|error| CommandError::system(&error))
}

/// Hides the palette.
#[tauri::command]
pub async fn hide_palette(app: AppHandle) {
    hide(&app);
}

fn hide(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.hide();
    }
}

/// Begins to listen for the keys that were chosen, if any were.
pub fn begin(app: &AppHandle, keys: Option<String>) {
    let Some(keys) = keys else { return };
    let app = app.clone();
    std::thread::spawn(move || {
        if let Err(error) = app.state::<Arc<PaletteKeys>>().listen(&app, Some(&keys)) {
            tracing::warn!(message = error.message, keys, "the palette has no keys");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_to_be_held_with_another() {
        assert!(parse(USUAL_KEYS).is_ok());
        assert!(parse("Shift+Super+KeyP").is_ok());
        for refused in ["KeyP", "F9", "Ctrl", "", "Ctrl+Nonsense"] {
            assert!(parse(refused).is_err(), "{refused}");
        }
    }
}
