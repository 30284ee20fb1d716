//! Photos that belong to a test alone: it may rename, change and delete them.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use anyhow::ensure;
use tempfile::TempDir;

use crate::{Given, Window};

/// Demo photos of several kinds, enough for what is done with photos.
pub const FEW: [&str; 4] = ["cat.png", "coffee.png", "flower.jpg", "rocket.jpg"];

/// A folder of photos and a library beside it, in a directory that goes with this value.
pub struct OwnPhotos {
    _directory: TempDir,
    /// That directory, as the system calls it.
    pub root: PathBuf,
    /// The folder, on what could be a drive.
    pub folder: PathBuf,
    /// Where the library is, once a window was opened.
    pub library: PathBuf,
}

impl OwnPhotos {
    /// Copies demo photos.
    ///
    /// # Errors
    /// If one can't be copied.
    pub fn copied(given: &Given, names: &[&str]) -> anyhow::Result<Self> {
        let directory = tempfile::tempdir()?;
        let root = directory.path().canonicalize()?;
        let (folder, library) = (root.join("drive/Pictures"), root.join("library"));
        fs::create_dir_all(&folder)?;
        let photos = Self { _directory: directory, root, folder, library };
        names.iter().try_for_each(|name| photos.add(given, name))?;
        Ok(photos)
    }

    /// Copies one more.
    ///
    /// # Errors
    /// If it can't be copied.
    pub fn add(&self, given: &Given, name: &str) -> anyhow::Result<()> {
        self.add_as(given, name, name)
    }

    /// Copies one more under another name.
    ///
    /// # Errors
    /// If it can't be copied.
    pub fn add_as(&self, given: &Given, name: &str, called: &str) -> anyhow::Result<()> {
        fs::copy(given.photos.join(name), self.folder.join(called))?;
        Ok(())
    }

    /// What is in the folder now, in the order of names.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Checks that these photos are what was copied, to the byte.
    ///
    /// # Errors
    /// If one is not, or can't be read.
    pub fn are_untouched(&self, given: &Given, names: &[&str]) -> anyhow::Result<()> {
        for name in names {
            ensure!(fs::read(self.folder.join(name))? == fs::read(given.photos.join(name))?, "{name} has changed");
        }
        Ok(())
    }

    /// Opens a window on the folder and waits until all that is in it is shown.
    ///
    /// # Errors
    /// If it is not.
    pub async fn open(&self, given: &Given) -> anyhow::Result<Window> {
        self.open_in(given, &[]).await
    }

    /// The same in an environment with these variables.
    ///
    /// # Errors
    /// If not all photos are shown.
    pub async fn open_in(&self, given: &Given, environment: &[(&str, &OsStr)]) -> anyhow::Result<Window> {
        let library = ("AFTERIMAGE_LIBRARY", self.library.as_os_str());
        let environment: Vec<_> = environment.iter().copied().chain([library]).collect();
        let window = Window::start(given, &environment, &[&self.folder]).await?;
        window.wait_for_photos(self.names().len()).await?;
        Ok(window)
    }
}
