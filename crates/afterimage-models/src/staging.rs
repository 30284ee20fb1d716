//! The places of one model beside each other, and the step that puts a finished one where it belongs.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::{LEDGER_FILE, LOCK_FILE, StoreError};

/// Where a model lies, where the next version of it is built, and where the last one waits while they change places.
/// Names of models have no dots, so the three never meet another model's.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    root: PathBuf,
    name: String,
}

/// The folder of the files by which processes keep each other away; in the folder of models, under a name no model has.
const LOCKS: &str = ".locks";

/// That this process works on a model; given back when dropped.
#[derive(Debug)]
pub(crate) struct Claim {
    file: File,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // The system gives it back with the file anyway.
        let _ = self.file.unlock();
    }
}

impl Places {
    pub(crate) fn new(root: &Path, name: &str) -> Self {
        Self { root: root.into(), name: name.to_owned() }
    }

    fn place(&self, ending: &str) -> PathBuf {
        self.root.join(format!("{}{ending}", self.name))
    }

    /// Where the finished model belongs.
    pub(crate) fn home(&self) -> PathBuf {
        self.place("")
    }

    /// Where a fetch builds it; survives the end of the process.
    pub(crate) fn part(&self) -> PathBuf {
        self.place(".part")
    }

    /// Where an addition builds it; begun anew every time.
    pub(crate) fn adding(&self) -> PathBuf {
        self.place(".adding")
    }

    /// Where the last version waits while the new one takes its place.
    fn old(&self) -> PathBuf {
        self.place(".old")
    }

    /// Where the model is to be read: at home, or where it waited when a change of places was interrupted.
    pub(crate) fn current(&self) -> PathBuf {
        let (home, old) = (self.home(), self.old());
        if !home.exists() && old.join(LOCK_FILE).is_file() { old } else { home }
    }

    /// Whether anything of the model is on the disk.
    pub(crate) fn any_exists(&self) -> bool {
        [self.home(), self.part(), self.adding(), self.old()].iter().any(|place| place.exists())
    }

    /// Keeps other processes away from this model until the claim is dropped.
    pub(crate) fn claim(&self) -> Result<Claim, StoreError> {
        let folder = self.root.join(LOCKS);
        fs::create_dir_all(&folder).map_err(StoreError::at(&folder))?;
        let path = folder.join(&self.name);
        let file =
            File::options().create(true).truncate(false).write(true).open(&path).map_err(StoreError::at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Claim { file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy { name: self.name.clone() }),
            Err(TryLockError::Error(source)) => Err(StoreError::Io { path, source }),
        }
    }

    /// Puts the finished model in `built`, a folder of these places, where it belongs. What was there is deleted after.
    /// Interrupted anywhere, [`Places::current`] still finds one of the two, whole.
    pub(crate) fn move_in(&self, built: &Path) -> Result<(), StoreError> {
        let (home, old) = (self.home(), self.old());
        if home.exists() {
            delete(&old)?;
            fs::rename(&home, &old).map_err(StoreError::at(&home))?;
        }
        if let Err(source) = fs::rename(built, &home) {
            // What worked before works on.
            if old.exists() && !home.exists() {
                let _ = fs::rename(&old, &home);
            }
            return Err(StoreError::Io { path: built.into(), source });
        }
        sync_folder(&self.root);
        if let Err(error) = delete(&old) {
            // Someone still reads it; the next change of places tries again.
            tracing::warn!(%error, "the last version of a model is left behind");
        }
        Ok(())
    }

    /// Deletes everything there is of this model.
    pub(crate) fn delete_all(&self) -> Result<(), StoreError> {
        // The lock first: a model that is half deleted is none.
        let home = self.home();
        for folder in [&home, &self.old()] {
            let lock = folder.join(LOCK_FILE);
            if lock.exists() {
                fs::remove_file(&lock).map_err(StoreError::at(&lock))?;
            }
        }
        for place in [self.part(), self.adding(), self.old(), home] {
            delete(&place)?;
        }
        Ok(())
    }
}

/// Deletes a folder with what is in it, if it is there. A link is deleted itself, not what it leads to.
pub(crate) fn delete(folder: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(folder).map_err(StoreError::at(folder)),
        Ok(_) => fs::remove_file(folder).map_err(StoreError::at(folder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(StoreError::Io { path: folder.into(), source }),
    }
}

/// Writes a small file so that it is there whole after a power cut, or as it was before.
pub(crate) fn write_synced(path: &Path, text: &str) -> Result<(), StoreError> {
    let write = || {
        let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        sync_folder(folder);
        Ok(())
    };
    write().map_err(StoreError::at(path))
}

/// Asks the system to keep renames in `folder`; where it can't, they are kept a little later.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Bytes that a fetch has left in `folder`; `None` where there is no such folder.
pub(crate) fn partial_bytes(folder: &Path) -> Result<Option<u64>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(StoreError::Io { path: folder.into(), source }),
    };
    let mut bytes = 0;
    for entry in entries {
        let path = entry.map_err(StoreError::at(folder))?.path();
        if path.is_dir() {
            bytes += partial_bytes(&path)?.unwrap_or(0);
        } else if path.file_name().is_some_and(|name| name != LEDGER_FILE) {
            // A file may just have been renamed by the fetch that is going on.
            bytes += fs::metadata(&path).map_or(0, |found| found.len());
        }
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(path: &Path, content: &str) {
        fs::create_dir_all(path).unwrap();
        fs::write(path.join("weights"), content).unwrap();
        fs::write(path.join(LOCK_FILE), "").unwrap();
    }

    fn content(places: &Places) -> String {
        fs::read_to_string(places.current().join("weights")).unwrap()
    }

    #[test]
    fn a_change_of_places_that_was_interrupted_leaves_a_whole_model() {
        let root = tempfile::tempdir().unwrap();
        let places = Places::new(root.path(), "small");
        folder_with(&places.home(), "old");
        folder_with(&places.part(), "new");
        // As if the process had been killed between the two renames.
        fs::rename(places.home(), places.old()).unwrap();
        assert_eq!(content(&places), "old");
        places.move_in(&places.part()).unwrap();
        assert_eq!(content(&places), "new");
        assert!(!places.old().exists() && !places.part().exists());
    }

    #[test]
    fn what_was_there_comes_back_when_the_new_one_can_not_be_moved() {
        let root = tempfile::tempdir().unwrap();
        let places = Places::new(root.path(), "small");
        folder_with(&places.home(), "old");
        places.move_in(&places.part()).unwrap_err();
        assert_eq!(content(&places), "old");
        assert!(places.home().exists());
    }

    #[test]
    fn a_model_is_worked_on_by_one_at_a_time() {
        let root = tempfile::tempdir().unwrap();
        let places = Places::new(root.path(), "small");
        let claim = places.claim().unwrap();
        assert!(matches!(places.claim(), Err(StoreError::Busy { .. })));
        assert!(Places::new(root.path(), "other").claim().is_ok());
        drop(claim);
        assert!(places.claim().is_ok());
    }
}
