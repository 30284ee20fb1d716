//! What is known of the files of an unfinished fetch, kept beside them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{FileHash, LEDGER_FILE, StoreError};

/// One entry for each file that has begun to arrive. Losing it costs time, never correctness: it says where to go on, and
/// every file is checked at the end.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    path: PathBuf,
    entries: Entries,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Entries {
    #[serde(default)]
    files: BTreeMap<String, Entry>,
}

/// What is known of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Where it comes from; another address makes another file.
    pub(super) url: String,
    /// The version that its host is sending: a strong `ETag` or a date, to be sent back in `If-Range`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) validator: Option<String>,
    /// The `ETag` by which the hub announced its hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) announced: Option<String>,
    /// The commit that the hub was serving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) commit: Option<String>,
    /// Its size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) total: Option<u64>,
    /// Its SHA-256, when it was whole and checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) checked: Option<FileHash>,
}

impl Ledger {
    /// Reads the ledger in `folder`. One that can't be read is begun anew.
    pub(super) fn read(folder: &Path) -> Self {
        let path = folder.join(LEDGER_FILE);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        Self { path, entries: toml::from_str(&text).unwrap_or_default() }
    }

    /// What is known of `file`, if it comes from `url`.
    pub(super) fn get(&self, file: &str, url: &str) -> Option<&Entry> {
        self.entries.files.get(file).filter(|entry| entry.url == url)
    }

    /// Notes what is known of `file`, on the disk too.
    pub(super) fn set(&mut self, file: &str, entry: Option<Entry>) -> Result<(), StoreError> {
        if self.entries.files.get(file) == entry.as_ref() {
            return Ok(());
        }
        match entry {
            Some(entry) => self.entries.files.insert(file.to_owned(), entry),
            None => self.entries.files.remove(file),
        };
        let text = toml::to_string(&self.entries).map_err(|error| StoreError::damaged(&self.path, &error))?;
        crate::staging::write_synced(&self.path, &text)
    }
}
