//! The real window, driven from outside: `WebKitWebDriver` starts the app, and a test does what a person would.
//!
//! `./dev test window` gives what is needed: a screen of its own and these variables.
//!
//! | variable                 | what                                                        |
//! |--------------------------|-------------------------------------------------------------|
//! | `AFTERIMAGE_APP`         | the app's program; without it the tests are skipped         |
//! | `AFTERIMAGE_DEMO_PHOTOS` | the folder of photos that `./dev demo` shows                |
//! | `AFTERIMAGE_ARTEFACTS`   | where screenshots go                                        |

mod dialog;
mod drawn_photos;
mod driver;
mod inspection;
mod large_library;
mod model_folder;
mod painted;
mod window;

use std::path::PathBuf;

pub use dialog::{choose_folder, choose_folder_in};
pub use drawn_photos::draw_photos;
pub use large_library::multiply;
pub use model_folder::ModelFolder;
pub use painted::paint;
pub use window::Window;

/// What the tests are given; `None`, said aloud, where they can't run.
#[derive(Debug, Clone)]
pub struct Given {
    /// The app's program.
    pub app: PathBuf,
    /// Photos to choose.
    pub photos: PathBuf,
    /// Where screenshots go.
    pub artefacts: PathBuf,
}

impl Given {
    /// Reads the environment.
    pub fn from_environment() -> Option<Self> {
        let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let given = (|| {
            Some(Self {
                app: variable("AFTERIMAGE_APP")?,
                photos: variable("AFTERIMAGE_DEMO_PHOTOS")?,
                artefacts: variable("AFTERIMAGE_ARTEFACTS")?,
            })
        })();
        if given.is_none() {
            eprintln!("skipped: the window is tested by ./dev test window");
        }
        given
    }
}
