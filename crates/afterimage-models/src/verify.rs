//! Reads a model through, to see whether it still is what it was.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::digest::Fingerprints;
use crate::{Lock, Store, StoreError};

/// What a reading through a model has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every file has the content it was installed with.
    Whole,
    /// A file has not.
    Damaged {
        /// The file, relative to the model's folder.
        file: String,
        /// What is wrong with it, as the end of a sentence about it.
        comment: String,
    },
    /// It was cancelled before the end.
    Cancelled,
}

impl Store {
    /// Reads every file of the installed model `name` and compares its SHA-256 with the lock. `progress` gets the bytes read
    /// so far and those of the whole model.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where the model is not installed, or what is wrong with its lock.
    pub fn verify(
        &self,
        name: &str,
        cancel: &AtomicBool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Verdict, StoreError> {
        let folder = self.places(name)?.current();
        let lock = Lock::read(&folder)?.ok_or_else(|| StoreError::Unknown { name: name.to_owned() })?;
        let (total, mut before) = (lock.size(), 0);
        for file in &lock.files {
            let path = folder.join(&file.path);
            let found = Fingerprints::of_file(&path, &mut |done| {
                progress(before + done, total);
                cancel.load(Ordering::Relaxed)
            });
            let damaged = |comment: String| Ok(Verdict::Damaged { file: file.path.clone(), comment });
            match found {
                Ok(None) => return Ok(Verdict::Cancelled),
                Ok(Some(found)) if found.size != file.size => {
                    return damaged(format!("has {} bytes instead of {}", found.size, file.size));
                }
                Ok(Some(found)) if found.sha256 != file.sha256 => {
                    return damaged(format!("has the SHA-256 {} instead of {}", found.sha256, file.sha256));
                }
                Ok(Some(_)) => before += file.size,
                Err(error) => return damaged(format!("can't be read: {error}")),
            }
        }
        Ok(Verdict::Whole)
    }
}
