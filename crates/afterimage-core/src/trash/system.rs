//! The trash of macOS and Windows.

use std::path::{Path, PathBuf};

use super::TrashError;
use crate::view::TrashProblem;

/// The trash of a person.
#[derive(Debug, Clone)]
pub struct TrashCan;

impl TrashCan {
    /// Whether files can be had back by programs: on macOS the Finder alone does it.
    pub const CAN_PUT_BACK: bool = cfg!(windows);

    /// The trash of who runs this program.
    pub fn of_this_user() -> Self {
        Self
    }

    /// Moves a file to the trash; where it lies there, if the system told.
    ///
    /// # Errors
    /// Why it stays where it is.
    pub fn take(&self, path: &Path) -> Result<Option<PathBuf>, TrashError> {
        if !path.is_file() {
            return Err(TrashError::new(path, TrashProblem::Unreachable));
        }
        trash::delete(path).map_err(|error| TrashError::system(path, &error))?;
        Ok(None)
    }

    /// Moves a file back from the trash to where it was: of several that were there, the one that was moved last.
    ///
    /// # Errors
    /// Why it stays in the trash, or that it is there no more.
    #[cfg(windows)]
    pub fn put_back(&self, path: &Path, _item: Option<&Path>) -> Result<(), TrashError> {
        let item = newest(path).ok_or_else(|| TrashError::new(path, TrashProblem::Emptied))?;
        trash::os_limited::restore_all([item]).map_err(|error| match error {
            trash::Error::RestoreCollision { .. } => TrashError::new(path, TrashProblem::Taken),
            error => TrashError::system(path, &error),
        })
    }

    /// Says that only the Finder does it.
    ///
    /// # Errors
    /// Always.
    #[cfg(not(windows))]
    pub fn put_back(&self, path: &Path, _item: Option<&Path>) -> Result<(), TrashError> {
        Err(TrashError::new(path, TrashProblem::ByHand))
    }

    /// Whether what was moved from `path` can be had back.
    pub fn holds(&self, path: &Path, _item: Option<&Path>) -> bool {
        #[cfg(windows)]
        return newest(path).is_some();
        #[cfg(not(windows))]
        return path.as_os_str().is_empty();
    }
}

#[cfg(windows)]
fn newest(path: &Path) -> Option<trash::TrashItem> {
    let items = trash::os_limited::list().ok()?;
    items.into_iter().filter(|item| item.original_path() == path).max_by_key(|item| item.time_deleted)
}
