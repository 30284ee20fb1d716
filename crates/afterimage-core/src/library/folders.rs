//! The folders of a library.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::{Library, LibraryError};
use crate::catalog::FolderRow;
use crate::view::{Folder, FolderState};

impl Library {
    /// Adds a folder. One that lies in a folder of the library is there already; one that holds folders of the library
    /// takes their place.
    pub fn add_folder(&self, path: &Path) -> Result<Folder, LibraryError> {
        let not_a_folder = |source| LibraryError::NotAFolder { path: path.to_owned(), source };
        let path = dunce::canonicalize(path).map_err(not_a_folder)?;
        path.read_dir().map_err(not_a_folder)?;
        let folder = self.catalog.write(|connection| {
            let folders = FolderRow::all(connection)?;
            if let Some(covering) = folders.iter().find(|folder| path.starts_with(&folder.path)) {
                return Ok(covering.clone());
            }
            let id = FolderRow::add(connection, &path)?;
            for inner in folders.iter().filter(|folder| folder.path.starts_with(&path)) {
                FolderRow::absorb(connection, id, &path, inner)?;
            }
            FolderRow::get(connection, id)
        })?;
        Ok(self.shown_folder(&folder))
    }

    /// Takes a folder out of the library. Nothing on disk changes; its photos' embeddings are kept for its return.
    pub fn remove_folder(&self, folder: i64) -> Result<(), LibraryError> {
        self.catalog.write(|connection| FolderRow::remove(connection, folder))?;
        self.model().sync_index(&self.catalog)
    }

    /// The library's folders.
    pub fn folders(&self) -> Result<Vec<Folder>, LibraryError> {
        Ok(self.catalog.read(FolderRow::all)?.iter().map(|folder| self.shown_folder(folder)).collect())
    }

    /// Where a folder is, to be reached or not.
    pub fn folder_path(&self, folder: i64) -> Result<PathBuf, LibraryError> {
        Ok(self.catalog.read(|connection| FolderRow::get(connection, folder))?.path)
    }

    /// Notes how the folders are followed from now on.
    pub(crate) fn note_following(&self, following: HashMap<i64, FolderState>) {
        *self.following.lock().unwrap_or_else(PoisonError::into_inner) = following;
    }

    fn shown_folder(&self, folder: &FolderRow) -> Folder {
        let followed = self.following.lock().unwrap_or_else(PoisonError::into_inner).get(&folder.id).cloned();
        // Whoever follows a folder knows how it is. Otherwise it is looked at: a drive may have come back since.
        let state = followed.unwrap_or_else(|| match crate::watch::away(&self.catalog, folder) {
            Some(away) => FolderState::offline(away),
            None => FolderState::Unwatched,
        });
        Folder {
            folder: folder.id,
            path: folder.path.display().to_string(),
            online: !matches!(state, FolderState::Offline { .. }),
            files: folder.files,
            failures: folder.failures,
            state,
            looked_at: folder.looked_at,
        }
    }
}
