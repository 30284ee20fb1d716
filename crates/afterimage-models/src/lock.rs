//! The lock file: what exactly lies in a model's folder, and who vouched for it.

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::{FileHash, LOCK_FILE, Manifest, ModelFile, StoreError};

/// What lies in a model's folder. Its presence makes the folder a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Version of this format.
    format: u32,
    /// The model's name.
    pub name: String,
    /// Where the files came from: an address or a path.
    pub from: String,
    /// Every file of the model.
    pub files: Vec<LockedFile>,
}

/// One file as it was when the model was installed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedFile {
    /// Where it lies in the model's folder, with `/`.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its content.
    pub sha256: FileHash,
    /// Who said that this is the right file.
    pub voucher: Voucher,
    /// The commit that the hub said it was serving, if it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
}

/// Who said that a file is the right one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voucher {
    /// The manifest: its SHA-256 was known before it was fetched.
    Pinned,
    /// The host it was fetched from, which announced its hash.
    Announced(String),
    /// Whoever put it on this disk.
    Disk,
}

impl fmt::Display for Voucher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pinned => f.write_str("pinned here"),
            Self::Announced(host) => write!(f, "announced by {host} when fetched"),
            Self::Disk => f.write_str("taken from this computer"),
        }
    }
}

/// The version this crate writes, and the only one it reads.
const FORMAT: u32 = 1;

const HEADER: &str = "# What lies in this folder, written when all of it was there and checked. Without this file there is no \
                      model here.\n";

impl Lock {
    pub(crate) fn new(name: &str, from: String, files: Vec<LockedFile>) -> Self {
        Self { format: FORMAT, name: name.to_owned(), from, files }
    }

    /// A revision that changes whenever a file's content does: 8 hexadecimal digits, the first of the SHA-256 over the
    /// sorted hashes of the files.
    pub fn revision(&self) -> String {
        let mut hashes: Vec<_> = self.files.iter().map(|file| file.sha256.to_string()).collect();
        hashes.sort_unstable();
        let mut revision = FileHash::of_bytes(hashes.join("\n").as_bytes()).to_string();
        revision.truncate(8);
        revision
    }

    /// The size of all files in bytes.
    pub fn size(&self) -> u64 {
        self.files.iter().map(|file| file.size).sum()
    }

    /// Whether `manifest` describes other files than these: another version is published. Files that were added from the
    /// disk may have other names than the published ones, so only their contents count.
    pub fn differs_from(&self, manifest: &Manifest) -> bool {
        let same = |file: &ModelFile| match self.files.iter().find(|locked| locked.path == file.path) {
            Some(locked) => file.sha256.is_none_or(|hash| hash == locked.sha256),
            None => self.files.iter().all(|locked| locked.voucher == Voucher::Disk),
        };
        !manifest.files.iter().all(same)
    }

    /// Writes the lock into `folder`; the last thing that is written there.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(LOCK_FILE);
        let text = toml::to_string(self).map_err(|error| StoreError::damaged(&path, &error))?;
        crate::staging::write_synced(&path, &format!("{HEADER}{text}"))
    }

    /// Reads the lock in `folder`; `None` where there is none.
    pub(crate) fn read(folder: &Path) -> Result<Option<Self>, StoreError> {
        let path = folder.join(LOCK_FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(StoreError::Io { path, source }),
        };
        let lock: Self = toml::from_str(&text).map_err(|error| StoreError::damaged(&path, &error))?;
        if lock.format != FORMAT {
            return Err(StoreError::damaged(&path, &format!("its format {} is not known", lock.format)));
        }
        Ok(Some(lock))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(contents: &[(&str, &str)]) -> Lock {
        let file = |(path, content): &(&str, &str)| LockedFile {
            path: (*path).to_owned(),
            size: content.len() as u64,
            sha256: FileHash::of_bytes(content.as_bytes()),
            voucher: Voucher::Announced("example.org".to_owned()),
            commit: None,
        };
        Lock::new("small", "here".to_owned(), contents.iter().map(file).collect())
    }

    #[test]
    fn the_revision_follows_the_content_and_nothing_else() {
        let one = lock(&[("a", "1"), ("b", "2")]).revision();
        assert_eq!(one.len(), 8);
        assert_eq!(one, lock(&[("b", "2"), ("a", "1")]).revision());
        assert_ne!(one, lock(&[("a", "1"), ("b", "3")]).revision());
    }

    #[test]
    fn a_lock_of_another_format_is_not_guessed_at() {
        let dir = tempfile::tempdir().unwrap();
        let lock = lock(&[("a", "1")]);
        lock.write(dir.path()).unwrap();
        assert_eq!(Lock::read(dir.path()).unwrap(), Some(lock));
        let path = dir.path().join(LOCK_FILE);
        let later = std::fs::read_to_string(&path).unwrap().replace("format = 1", "format = 2");
        std::fs::write(&path, later).unwrap();
        assert!(Lock::read(dir.path()).unwrap_err().to_string().contains("format 2"));
    }
}
