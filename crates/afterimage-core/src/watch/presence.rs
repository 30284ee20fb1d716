//! Whether a folder is there: one that is away is not empty, and keeps its photos.

use std::fs;
use std::path::Path;

use super::Mounts;
use crate::catalog::{Away, Catalog, CatalogError, FolderRow, KnownFile};

/// Known files looked for where it is not certain that a folder is still itself.
const SAMPLE: usize = 24;

/// Looks for a folder, under its path or wherever its volume is mounted now, and notes in the catalog what it found. The
/// folder as it is now.
pub(crate) fn look_for(catalog: &Catalog, folder: &FolderRow, mounts: &Mounts) -> Result<FolderRow, CatalogError> {
    let away = match away_at(catalog, folder, &folder.path, mounts)? {
        None => return note_here(catalog, folder, &folder.path, mounts),
        Some(away) => away,
    };
    let elsewhere = folder.place.as_ref().map(|place| mounts.paths_of(place)).unwrap_or_default();
    for path in elsewhere.iter().filter(|path| **path != folder.path) {
        if away_at(catalog, folder, path, mounts)?.is_none()
            && (is_itself(folder, path, mounts) || holds_some(catalog, folder, path)?)
            && catalog.write(|connection| FolderRow::relocate(connection, folder.id, path))?
        {
            tracing::info!(from = %folder.path.display(), to = %path.display(), "a folder is back under another path");
            return note_here(catalog, folder, path, mounts);
        }
    }
    if folder.away != Some(away) {
        catalog.write(|connection| FolderRow::note_away(connection, folder.id, away))?;
    }
    Ok(FolderRow { away: Some(away), ..folder.clone() })
}

/// Why a folder is not there now, without noting it anywhere.
pub(crate) fn away(catalog: &Catalog, folder: &FolderRow) -> Option<Away> {
    // Where the catalog fails, what was noted last is as good as anything.
    away_at(catalog, folder, &folder.path, &Mounts::now()).unwrap_or(folder.away)
}

/// Why what lies at `path` is not the folder; `None` if it is.
fn away_at(catalog: &Catalog, folder: &FolderRow, path: &Path, mounts: &Mounts) -> Result<Option<Away>, CatalogError> {
    let Ok(mut entries) = fs::read_dir(path) else { return Ok(Some(Away::Missing)) };
    if folder.files == 0 || is_itself(folder, path, mounts) {
        return Ok(None);
    }
    if entries.next().is_none() {
        return Ok(Some(Away::Emptied));
    }
    let another = match (&folder.place, mounts.place(path)) {
        (Some(known), Some(found)) => known.volume != found.volume,
        _ => false,
    };
    Ok((another && !holds_some(catalog, folder, path)?).then_some(Away::OtherDisk))
}

/// Whether it is the very directory that was scanned.
fn is_itself(folder: &FolderRow, path: &Path, mounts: &Mounts) -> bool {
    let volume = folder.place.as_ref().map(|place| place.volume.clone());
    folder.inode.is_some() && folder.inode == inode(path) && volume == mounts.place(path).map(|place| place.volume)
}

/// Whether any of some known files lies at `path` too: then it is the same folder, copied to another disk.
fn holds_some(catalog: &Catalog, folder: &FolderRow, path: &Path) -> Result<bool, CatalogError> {
    let sample = catalog.read(|connection| KnownFile::sample(connection, folder.id, SAMPLE))?;
    Ok(sample
        .iter()
        .any(|file| fs::symlink_metadata(path.join(&file.path)).is_ok_and(|found| found.len() == file.size)))
}

fn note_here(catalog: &Catalog, folder: &FolderRow, path: &Path, mounts: &Mounts) -> Result<FolderRow, CatalogError> {
    let (place, inode) = (mounts.place(path), inode(path));
    if (&folder.place, folder.inode, folder.away) != (&place, inode, None) {
        catalog.write(|connection| FolderRow::note_here(connection, folder.id, place.as_ref(), inode))?;
    }
    Ok(FolderRow { path: path.to_owned(), place, inode, away: None, ..folder.clone() })
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<i64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|metadata| metadata.ino().cast_signed())
}

#[cfg(not(unix))]
fn inode(_path: &Path) -> Option<i64> {
    None
}
