//! One directory, as it is on disk.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::ignoring::{Rules, forbids_media, holds_rules};
use crate::media::is_photo_path;

/// The directory itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DirectoryFacts {
    /// The device it is on, where the system numbers them.
    pub device: Option<i64>,
    /// Its own time of change, in nanoseconds from 1970.
    pub modified_ns: i64,
}

/// A photo file in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListedFile {
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds from 1970, UTC.
    pub modified_ns: i64,
    /// When anything about it changed last, its name included, where the system tells.
    pub touched_ns: i64,
    /// Its number on the device, where the system numbers files.
    pub inode: Option<i64>,
}

/// Everything in a directory that may matter: nothing that is left out, no links.
#[derive(Debug)]
pub(super) struct Listing {
    pub files: Vec<ListedFile>,
    /// Paths relative to the folder.
    pub directories: Vec<PathBuf>,
    /// Whether there is nothing at all in it.
    pub is_empty: bool,
    /// The rules in force in it.
    pub rules: Rules,
    /// Whether it has rules of its own.
    pub has_rules: bool,
}

impl DirectoryFacts {
    /// Looks at a directory; an error where it is something else or not there.
    pub fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::symlink_metadata(path)?;
        if !metadata.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self { device: device(&metadata), modified_ns: modified_ns(&metadata) })
    }
}

impl Listing {
    /// Lists the directory `inner` of the folder at `folder`. `above` are the rules in the directory above it.
    pub fn of(folder: &Path, inner: &Path, above: &Rules) -> io::Result<Self> {
        let directory = folder.join(inner);
        let entries = fs::read_dir(&directory)?.collect::<io::Result<Vec<_>>>()?;
        let has_rules = entries.iter().any(|entry| holds_rules(&entry.file_name()));
        let rules = if has_rules { above.inside(&directory)? } else { above.clone() };
        let (is_empty, files, directories) = (entries.is_empty(), Vec::new(), Vec::new());
        let mut listing = Self { files, directories, is_empty, rules, has_rules };
        // It stays known, so that it is seen when that file goes.
        if entries.iter().any(|entry| forbids_media(&entry.file_name())) {
            return Ok(listing);
        }
        for entry in entries {
            let kind = entry.file_type()?;
            let path = inner.join(entry.file_name());
            if !(kind.is_dir() || kind.is_file() && is_photo_path(&path))
                || listing.rules.leave_out(&folder.join(&path), kind.is_dir(), has_hidden_mark(&entry))
            {
                continue;
            }
            if kind.is_dir() {
                listing.directories.push(path);
                continue;
            }
            match entry.metadata() {
                Ok(metadata) if listing.rules.is_too_small(metadata.len()) => {}
                Ok(metadata) => listing.files.push(ListedFile::of(path, &metadata)),
                // It went while the directory was listed.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(listing)
    }
}

impl ListedFile {
    fn of(path: PathBuf, metadata: &Metadata) -> Self {
        let modified_ns = modified_ns(metadata);
        Self {
            path,
            size: metadata.len(),
            modified_ns,
            touched_ns: touched_ns(metadata).map_or(modified_ns, |touched| touched.max(modified_ns)),
            inode: inode(metadata),
        }
    }
}

fn modified_ns(metadata: &Metadata) -> i64 {
    let Ok(modified) = metadata.modified() else { return 0 };
    match modified.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    }
}

#[cfg(unix)]
fn touched_ns(metadata: &Metadata) -> Option<i64> {
    use std::os::unix::fs::MetadataExt;
    metadata.ctime().checked_mul(1_000_000_000)?.checked_add(metadata.ctime_nsec())
}

#[cfg(unix)]
fn device(metadata: &Metadata) -> Option<i64> {
    Some(std::os::unix::fs::MetadataExt::dev(metadata).cast_signed())
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> Option<i64> {
    Some(std::os::unix::fs::MetadataExt::ino(metadata).cast_signed())
}

#[cfg(not(unix))]
fn touched_ns(_metadata: &Metadata) -> Option<i64> {
    None
}

#[cfg(not(unix))]
fn device(_metadata: &Metadata) -> Option<i64> {
    None
}

#[cfg(not(unix))]
fn inode(_metadata: &Metadata) -> Option<i64> {
    None
}

/// Whether the system hides it, whatever its name.
#[cfg(not(windows))]
fn has_hidden_mark(_entry: &DirEntry) -> bool {
    false
}

/// Whether the system hides it, whatever its name.
#[cfg(windows)]
fn has_hidden_mark(entry: &DirEntry) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    entry.metadata().is_ok_and(|metadata| metadata.file_attributes() & HIDDEN != 0)
}
