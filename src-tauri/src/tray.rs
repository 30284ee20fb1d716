//! The tray: how far reading photos is, a pause, and a way back to the window.
//!
//! Its words are those of the window, which knows the person's language and says them anew whenever they change.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use afterimage_core::BackgroundIndexer;
use serde::{Deserialize, Serialize};
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, TrayIcon, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Manager, Wry};
use ts_rs::TS;

use crate::error::{CommandError, DeskProblem};
use crate::shell::{self, Shell};

/// What is written in the tray's menu.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TrayWords {
    /// What is being done.
    pub status: String,
    /// Shows the window.
    pub show: String,
    /// Pauses reading photos, or goes on with it.
    pub pause: String,
    /// Whether there is something to pause or to go on with.
    pub can_pause: bool,
    /// Whether reading is paused, so that `pause` goes on.
    pub paused: bool,
    /// Ends the program.
    pub quit: String,
}

/// The icon, whether it is there, and what it says.
#[derive(Default)]
pub struct Tray {
    /// Made when it is first shown, and kept: on Linux an icon has its place on the bus as long as the program runs, and a second one
    /// finds it taken.
    made: Mutex<Option<Made>>,
    shown: AtomicBool,
    words: Mutex<TrayWords>,
}

#[derive(Clone)]
struct Made {
    icon: TrayIcon<Wry>,
    status: MenuItem<Wry>,
    show: MenuItem<Wry>,
    pause: MenuItem<Wry>,
    quit: MenuItem<Wry>,
}

const ID: &str = "tray";

impl Tray {
    /// Whether the icon is there.
    pub fn is_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// Shows the icon.
    ///
    /// # Errors
    /// If this desktop has no tray.
    pub fn show(&self, app: &AppHandle) -> Result<(), CommandError> {
        if self.is_shown() {
            return Ok(());
        }
        if !desk::has_tray() {
            return Err(CommandError::desk(DeskProblem::NoTray, &"this desktop has no tray"));
        }
        let made = self.lock().clone();
        match made {
            Some(made) => made.icon.set_visible(true).map_err(|error| CommandError::system(&error))?,
            None => self.make(app)?,
        }
        self.shown.store(true, Ordering::Relaxed);
        let words = self.words.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.say(words);
        Ok(())
    }

    fn make(&self, app: &AppHandle) -> Result<(), CommandError> {
        let (to, made) = std::sync::mpsc::channel();
        let on = app.clone();
        // The library that draws it is looked for when it is first needed, and panics where there is none.
        app.run_on_main_thread(move || {
            let made = catch_unwind(AssertUnwindSafe(|| build(&on).map_err(|error| error.to_string())));
            let _ = to.send(made.unwrap_or_else(|_| Err("the library for trays is missing".to_owned())));
        })
        .map_err(|error| CommandError::system(&error))?;
        let made = made.recv().map_err(|error| CommandError::system(&error))?;
        let made = made.map_err(|message| CommandError::desk(DeskProblem::NoTray, &message))?;
        *self.lock() = Some(made);
        Ok(())
    }

    /// Takes the icon away.
    pub fn hide(&self) {
        self.shown.store(false, Ordering::Relaxed);
        let made = self.lock().clone();
        if let Some(Err(error)) = made.map(|made| made.icon.set_visible(false)) {
            tracing::debug!(%error, "the icon stays in the tray");
        }
    }

    /// Says something else.
    pub fn say(&self, words: TrayWords) {
        *self.words.lock().unwrap_or_else(PoisonError::into_inner) = words.clone();
        // Nothing is locked meanwhile: each of these waits for the main thread, which asks whether the icon is there.
        let made = self.lock().clone();
        let Some(Made { icon, status, show, pause, quit }) = made else { return };
        let done = status
            .set_text(&words.status)
            .and_then(|()| show.set_text(&words.show))
            .and_then(|()| pause.set_text(&words.pause))
            .and_then(|()| pause.set_enabled(words.can_pause))
            .and_then(|()| quit.set_text(&words.quit))
            .and_then(|()| icon.set_tooltip(Some(&words.status)));
        if let Err(error) = done {
            tracing::debug!(%error, "the tray says what it said before");
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Made>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn build(app: &AppHandle) -> tauri::Result<Made> {
    let item = |id: &str, enabled: bool| MenuItem::with_id(app, id, id, enabled, None::<&str>);
    let (status, show, pause, quit) =
        (item("status", false)?, item("show", true)?, item("pause", false)?, item("quit", true)?);
    let line = || PredefinedMenuItem::separator(app);
    let menu = Menu::with_items(app, &[&status, &pause, &line()?, &show, &quit])?;
    let mut icon = TrayIconBuilder::with_id(ID)
        .menu(&menu)
        .show_menu_on_left_click(false)
        .on_menu_event(chosen)
        .on_tray_icon_event(|icon, event| {
            if let TrayIconEvent::Click { button: MouseButton::Left, .. } = event {
                shell::show_window(icon.app_handle());
            }
        });
    if let Some(picture) = app.default_window_icon() {
        icon = icon.icon(picture.clone());
    }
    Ok(Made { icon: icon.build(app)?, status, show, pause, quit })
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "show" => shell::show_window(app),
        "quit" => app.exit(0),
        "pause" => {
            let app = app.clone();
            tauri::async_runtime::spawn_blocking(move || pause(&app));
        }
        _ => {}
    }
}

/// Pauses reading photos, or goes on.
fn pause(app: &AppHandle) {
    let paused = app.state::<Arc<Tray>>().words.lock().unwrap_or_else(PoisonError::into_inner).paused;
    if let Ok(opened) = app.state::<Arc<Shell>>().opened() {
        opened.indexer(if paused { BackgroundIndexer::resume } else { BackgroundIndexer::pause });
    }
}

#[cfg(target_os = "linux")]
mod desk {
    use gtk::gio::{BusType, Cancellable, DBusCallFlags, bus_get_sync};
    use gtk::glib::variant::ToVariant;
    use x11rb::protocol::xproto::ConnectionExt;

    /// How long the session's bus may take to answer, in milliseconds.
    const PATIENCE: i32 = 1000;

    /// Whether somebody shows what is put into the tray.
    pub fn has_tray() -> bool {
        has_watcher().unwrap_or(false) || has_owner().unwrap_or(false)
    }

    /// Trays of today are asked over the session's bus.
    fn has_watcher() -> Option<bool> {
        let bus = bus_get_sync(BusType::Session, None::<&Cancellable>).ok()?;
        let name = ("org.kde.StatusNotifierWatcher",).to_variant();
        let (to, path) = ("org.freedesktop.DBus", "/org/freedesktop/DBus");
        let answer = bus
            .call_sync(
                Some(to),
                path,
                to,
                "NameHasOwner",
                Some(&name),
                None,
                DBusCallFlags::NONE,
                PATIENCE,
                None::<&Cancellable>,
            )
            .ok()?;
        answer.child_value(0).get()
    }

    /// Older ones own a selection of the screen.
    fn has_owner() -> Option<bool> {
        let (display, screen) = x11rb::connect(None).ok()?;
        let name = format!("_NET_SYSTEM_TRAY_S{screen}");
        let selection = display.intern_atom(false, name.as_bytes()).ok()?.reply().ok()?.atom;
        let owner = display.get_selection_owner(selection).ok()?.reply().ok()?.owner;
        Some(owner != x11rb::NONE)
    }
}

#[cfg(not(target_os = "linux"))]
mod desk {
    /// These systems always have one.
    pub fn has_tray() -> bool {
        true
    }
}
