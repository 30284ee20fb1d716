//! The real window, driven from outside: `WebKitWebDriver` starts the app, and a test does what a person would.
//!
//! `./dev test window` gives what is needed: a screen of its own and these variables.
//!
//! | variable                 | what                                                        |
//! |--------------------------|-------------------------------------------------------------|
//! | `AFTERIMAGE_APP`         | the app's program; without it the tests are skipped         |
//! | `AFTERIMAGE_DEMO_PHOTOS` | the folder of photos that `./dev demo` shows                |
//! | `AFTERIMAGE_ARTEFACTS`   | where screenshots go                                        |

mod desktop;
mod dialog;
mod drawn_photos;
mod driver;
#[cfg(target_os = "linux")]
mod drop_target;
#[cfg(target_os = "linux")]
mod file_manager;
mod grid;
mod inspection;
mod large_library;
mod model_folder;
mod own_photos;
mod painted;
mod programs;
#[cfg(target_os = "linux")]
mod screen;
#[cfg(target_os = "linux")]
mod tray_host;
#[cfg(target_os = "linux")]
mod viewer;
mod waiting;
mod window;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use tempfile::TempDir;

pub use desktop::{Mouse, windows, xdotool};
pub use dialog::{choose_folder, choose_folder_in};
pub use drawn_photos::draw_photos;
#[cfg(target_os = "linux")]
pub use drop_target::{DropTarget, Seen};
#[cfg(target_os = "linux")]
pub use file_manager::FileManager;
pub use large_library::multiply;
pub use model_folder::ModelFolder;
pub use own_photos::{FEW, OwnPhotos};
pub use painted::paint;
pub use programs::{tesseract, write_sheet};
#[cfg(target_os = "linux")]
pub use screen::{close_window, origin_of};
#[cfg(target_os = "linux")]
pub use tray_host::TrayHost;
#[cfg(target_os = "linux")]
pub use viewer::{Viewer, choose_viewers};
pub use waiting::wait_until;
pub use window::Window;

/// What a test is given; `None`, said aloud, where it can't run.
#[derive(Debug, Clone)]
pub struct Given {
    /// The app's program.
    pub app: PathBuf,
    /// Photos to choose.
    pub photos: PathBuf,
    /// Where screenshots go.
    pub artefacts: PathBuf,
    /// What the windows of this test remember, and those of no other.
    data: Arc<TempDir>,
}

impl Given {
    /// Reads the environment.
    ///
    /// # Errors
    /// If there is no place for what the windows remember.
    pub fn from_environment() -> anyhow::Result<Option<Self>> {
        let named = ["AFTERIMAGE_APP", "AFTERIMAGE_DEMO_PHOTOS", "AFTERIMAGE_ARTEFACTS"].map(variable);
        let [Some(app), Some(photos), Some(artefacts)] = named else {
            eprintln!("skipped: the window is tested by ./dev test window");
            return Ok(None);
        };
        Ok(Some(Self { app, photos, artefacts, data: Arc::new(data_home()?) }))
    }

    /// The directory of data of the person whom the windows of this test take themselves to be used by.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// What tells an app to keep what it remembers apart from all others.
    pub(crate) fn environment(&self) -> (&'static str, &OsStr) {
        ("XDG_DATA_HOME", self.data.path().as_os_str())
    }
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from)
}

/// A data directory in which nothing was remembered yet, with the models and the names of places that are set up on this computer.
fn data_home() -> anyhow::Result<TempDir> {
    let usual = variable("XDG_DATA_HOME")
        .or_else(|| Some(variable("HOME")?.join(".local/share")))
        .context("there is no home directory")?;
    let home = tempfile::tempdir()?;
    link(&usual.join("afterimage"), &home.path().join("afterimage"))?;
    Ok(home)
}

#[cfg(unix)]
fn link(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(windows)]
fn link(original: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(original, link)
}
