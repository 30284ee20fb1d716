//! The window's state: the library, opened beside the window so that it never waits for it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;

use afterimage_core::{BackgroundIndexer, InstalledModels, Library, Pace, Places, STARTER};
use clap::Parser;
use tauri::{AppHandle, Manager};

use crate::arguments::Arguments;
use crate::error::CommandError;
use crate::events;
use crate::palette;

/// The library with its indexer.
pub struct Opened {
    /// The models on this computer.
    pub models: InstalledModels,
    /// The library.
    pub library: Arc<Library>,
    /// Works on it in the background; `None` once the window is closing.
    indexer: Mutex<Option<BackgroundIndexer>>,
}

impl Opened {
    /// Does something with the indexer, unless the window is closing.
    pub fn indexer<T>(&self, run: impl FnOnce(&BackgroundIndexer) -> T) -> Option<T> {
        self.indexer.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(run)
    }
}

/// What all commands share.
#[derive(Default)]
pub struct Shell {
    opened: OnceLock<Result<Opened, CommandError>>,
}

impl Shell {
    /// The library; waits while it is being opened.
    pub fn opened(&self) -> Result<&Opened, CommandError> {
        self.opened.wait().as_ref().map_err(Clone::clone)
    }

    /// Stops the indexer.
    pub fn close(&self) {
        if let Some(Ok(opened)) = self.opened.get() {
            let indexer = opened.indexer.lock().unwrap_or_else(PoisonError::into_inner).take();
            drop(indexer);
        }
    }
}

/// Opens the library on a thread of its own, catches up with its folders and follows them from then on.
pub fn open_in_background(app: &AppHandle, arguments: Arguments) {
    let app = app.clone();
    thread::spawn(move || {
        let opened = open(&app, &arguments);
        if let Err(error) = &opened {
            tracing::error!(message = error.message, "the library can't be opened");
        }
        let shell = app.state::<Arc<Shell>>();
        // Nobody else sets it.
        let _ = shell.opened.set(opened);
        if let Ok(opened) = shell.opened() {
            if let Some(folder) = &arguments.folder {
                add_folder(opened, folder);
            }
            opened.indexer(|indexer| indexer.follow(true));
        }
        events::library_changed(&app);
    });
}

/// Brings the window to the person, wherever it was.
pub fn show_window(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Somebody started Afterimage while it runs: show the palette if they asked for it, else the window, and add the folder they named.
pub fn started_again(app: &AppHandle, arguments: &[String], directory: &Path) {
    let parsed = Arguments::try_parse_from(arguments);
    if parsed.as_ref().is_ok_and(|arguments| arguments.palette) {
        return palette::toggle(app);
    }
    show_window(app);
    let Ok(arguments) = parsed else { return };
    let shell = app.state::<Arc<Shell>>();
    let Ok(opened) = shell.opened() else { return };
    // A folder that was meant for another library is not added to this one.
    let other_library = arguments.library.is_some_and(|library| directory.join(library) != opened.library.directory());
    if let (Some(folder), false) = (arguments.folder, other_library) {
        add_folder(opened, &directory.join(folder));
        opened.indexer(BackgroundIndexer::rescan);
        events::library_changed(app);
    }
}

fn open(app: &AppHandle, arguments: &Arguments) -> Result<Opened, CommandError> {
    let models = installed_models(app)?.on(arguments.device);
    let directory = arguments.library_directory()?;
    let library = Arc::new(Library::open(&directory, models.clone())?.with_places(places_file(app)));
    let on_event = events::index_events(app.clone());
    let indexer = BackgroundIndexer::start(Arc::clone(&library), Pace::default(), on_event)
        .map_err(|error| CommandError::system(&error))?;
    Ok(Opened { models, library, indexer: Mutex::new(Some(indexer)) })
}

/// The models of this user; the starter is the one that came with the installed app, or that was set up.
fn installed_models(app: &AppHandle) -> Result<InstalledModels, CommandError> {
    let models = InstalledModels::of_this_user()?;
    let bundled = app.path().resource_dir().map(|resources| resources.join("models").join(STARTER));
    Ok(match bundled {
        Ok(bundled) if bundled.is_dir() => InstalledModels::new(bundled, models.store().clone()),
        _ => models,
    })
}

/// The names of places that came with the installed app, or that were set up.
fn places_file(app: &AppHandle) -> Option<PathBuf> {
    let bundled = app.path().resource_dir().ok().map(|resources| resources.join("places.bin"));
    bundled.filter(|file| file.is_file()).or_else(Places::default_file)
}

fn add_folder(opened: &Opened, folder: &Path) {
    if let Err(error) = opened.library.add_folder(folder) {
        tracing::error!(%error, "the folder is not added");
    }
}
