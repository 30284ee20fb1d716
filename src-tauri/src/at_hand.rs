//! How Afterimage stays at hand: in the tray when its window is closed, and by keys that open the palette from anywhere.

use std::sync::Arc;

use serde::Serialize;
use tauri::{AppHandle, Manager, State, Window, WindowEvent};
use ts_rs::TS;

use crate::commands::Answer;
use crate::error::CommandError;
use crate::kept::Kept;
use crate::palette::{self, PaletteKeys};
use crate::tray::{Tray, TrayWords};
use crate::window_place;

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AtHand {
    /// Whether Afterimage goes on in the tray when its window is closed.
    pub tray: bool,
    /// The keys that open the palette, such as `Ctrl+Alt+Space`; `null`: none do.
    pub keys: Option<String>,
    /// The keys for those who have not chosen any.
    pub usual_keys: String,
    /// The command that opens the palette, for where the system hands out keys itself.
    pub palette_command: String,
}

/// What was chosen about staying at hand.
#[tauri::command]
pub fn at_hand(kept: State<'_, Arc<Kept>>) -> AtHand {
    AtHand {
        tray: kept.stays_in_tray(),
        keys: kept.palette_keys(),
        usual_keys: palette::USUAL_KEYS.to_owned(),
        palette_command: palette::command(),
    }
}

/// Goes on in the tray when the window is closed, or no longer.
#[tauri::command]
pub async fn stay_in_tray(app: AppHandle, on: bool) -> Answer<AtHand> {
    choose(app, move |app| {
        let tray = app.state::<Arc<Tray>>();
        if on {
            tray.show(app)?
        } else {
            tray.hide()
        }
        app.state::<Arc<Kept>>().stay_in_tray(on);
        Ok(())
    })
    .await
}

/// Opens the palette by other keys, or by none.
#[tauri::command]
pub async fn set_palette_keys(app: AppHandle, keys: Option<String>) -> Answer<AtHand> {
    choose(app, move |app| {
        app.state::<Arc<PaletteKeys>>().listen(app, keys.as_deref())?;
        app.state::<Arc<Kept>>().set_palette_keys(keys);
        Ok(())
    })
    .await
}

async fn choose(app: AppHandle, change: impl FnOnce(&AppHandle) -> Answer<()> + Send + 'static) -> Answer<AtHand> {
    let change = move || {
        change(&app)?;
        Ok(at_hand(app.state()))
    };
    tauri::async_runtime::spawn_blocking(change).await.map_err(|error| CommandError::system(&error))?
}

/// Says in the tray what is being done.
#[tauri::command]
pub async fn say_in_tray(tray: State<'_, Arc<Tray>>, words: TrayWords) -> Answer<()> {
    let tray = Arc::clone(&tray);
    tauri::async_runtime::spawn_blocking(move || tray.say(words)).await.map_err(|error| CommandError::system(&error))
}

/// Does what was chosen, from the start. Where there is no tray, closing the window ends the program.
pub fn begin(app: &AppHandle) {
    let kept = app.state::<Arc<Kept>>();
    if kept.stays_in_tray() {
        let app = app.clone();
        std::thread::spawn(move || {
            if let Err(error) = app.state::<Arc<Tray>>().show(&app) {
                tracing::warn!(message = error.message, "there is no tray to stay in");
            }
        });
    }
    palette::begin(app, kept.palette_keys());
}

/// What happens to the windows.
pub fn follow(window: &Window, event: &WindowEvent) {
    if window.label() == palette::LABEL {
        return palette::follow(window, event);
    }
    window_place::follow(window, event);
    match event {
        WindowEvent::CloseRequested { api, .. } if is_left_in_tray(window) => api.prevent_close(),
        // The palette alone would be a program that nobody sees.
        WindowEvent::Destroyed => window.app_handle().exit(0),
        _ => {}
    }
}

/// Hides a window that is closed where the tray leads back to it; whether it is hidden.
fn is_left_in_tray(window: &Window) -> bool {
    window.state::<Arc<Tray>>().is_shown() && window.hide().is_ok()
}
