//! Files that could not be read.

use std::path::PathBuf;

use super::{Library, LibraryError};
use crate::catalog::{FailedFile, Unread};
use crate::indexer::{self, Depth, Scope};
use crate::media::Told;
use crate::view::{Failure, FailureFilter, FailureGroup, Retry, UnreadReason};

/// What is tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retried {
    /// How many files.
    pub files: u64,
    /// A look that tries them.
    pub scope: Scope,
}

impl Library {
    /// How many files could not be read for which kind of reason, the most first; only those with `path_contains` in their
    /// path.
    pub fn failure_groups(&self, path_contains: &str) -> Result<Vec<FailureGroup>, LibraryError> {
        Ok(self.catalog.read(|connection| FailedFile::groups(connection, path_contains))?)
    }

    /// Files that could not be read, folder by folder: at most `limit` of those that `filter` lets through, without the first
    /// `offset`.
    pub fn failures(&self, filter: &FailureFilter, offset: usize, limit: usize) -> Result<Vec<Failure>, LibraryError> {
        let files = self.catalog.read(|connection| FailedFile::page(connection, filter, offset, limit))?;
        Ok(files
            .into_iter()
            .map(|file| {
                let Unread { kind, reason } = file.unread;
                let path = file.folder.join(file.path).display().to_string();
                let Told { why, detail } = match indexer::is_refusal(&reason) {
                    true => UnreadReason::Refused.into(),
                    false => Told::again(kind, &reason),
                };
                Failure { file: file.id, path, kind, why, detail, reason, waiting: file.waiting }
            })
            .collect())
    }

    /// Where a file is that could not be read.
    pub fn failure_path(&self, file: i64) -> Result<PathBuf, LibraryError> {
        Ok(self.catalog.read(|connection| FailedFile::get(connection, file))?.absolute())
    }

    /// Lets the next look at them try files again that could not be read.
    pub fn retry(&self, which: &Retry) -> Result<Retried, LibraryError> {
        let (files, folders) = self.catalog.write(|connection| FailedFile::retry(connection, which))?;
        // The directories they are in have to be listed again, whatever their times of change say.
        Ok(Retried { files, scope: Scope::folders(folders, Depth::Directories) })
    }
}
