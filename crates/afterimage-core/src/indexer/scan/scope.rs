//! What a run looks at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::catalog::{Catalog, CatalogError, DirectoryRow, FolderRow};
use crate::watch::{DirtyPlaces, Reach};

/// How closely a scan looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Only directories whose own time of change is another one: finds what came, went or was renamed, and costs next to
    /// nothing where nothing did.
    Directories,
    /// Every file: finds what was written to as well.
    Files,
}

/// What a run looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Folders { folders: Option<BTreeSet<i64>>, depth: Depth },
    Places(BTreeMap<PathBuf, Reach>),
}

impl Scope {
    /// All folders.
    pub fn everything(depth: Depth) -> Self {
        Self(Kind::Folders { folders: None, depth })
    }

    /// Nothing: what is known already is worked on.
    pub(in crate::indexer) fn nothing() -> Self {
        Self::places(BTreeMap::new())
    }

    /// Some folders.
    pub fn folders(folders: impl IntoIterator<Item = i64>, depth: Depth) -> Self {
        Self(Kind::Folders { folders: Some(folders.into_iter().collect()), depth })
    }

    /// Some directories, by absolute path, each with what is new in it. What turns out not to be a directory stands for
    /// the one it is in.
    pub fn directories(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        Self::places(paths.into_iter().map(|path| (path, Reach::Directory)).collect())
    }

    /// Some directories, by absolute path, and how far to go from each. What turns out not to be a directory stands for the
    /// one it is in.
    pub fn places(places: BTreeMap<PathBuf, Reach>) -> Self {
        Self(Kind::Places(places))
    }

    /// Where something happened.
    pub(crate) fn dirty(places: DirtyPlaces) -> Self {
        match places.everything {
            true => Self::everything(Depth::Files),
            false => Self::places(places.places),
        }
    }

    /// Whether it looks through a whole folder.
    pub(crate) fn is_folder(&self, folder: i64) -> bool {
        match &self.0 {
            Kind::Folders { folders, .. } => folders.as_ref().is_none_or(|folders| folders.contains(&folder)),
            Kind::Places(_) => false,
        }
    }

    /// The directories it looks at, where it does not look at whole folders: their ids.
    pub(in crate::indexer) fn known_directories(
        &self,
        catalog: &Catalog,
    ) -> Result<Option<BTreeSet<i64>>, CatalogError> {
        let Kind::Places(places) = &self.0 else { return Ok(None) };
        catalog.read(|connection| {
            let folders = FolderRow::all(connection)?;
            let mut ids = BTreeSet::new();
            for (path, &reach) in places {
                for folder in &folders {
                    let Ok(inner) = path.strip_prefix(&folder.path) else { continue };
                    ids.extend(DirectoryRow::ids_at(connection, folder.id, inner, reach == Reach::Subtree)?);
                }
            }
            Ok(Some(ids))
        })
    }

    /// Whether files are looked at one by one.
    pub(in crate::indexer) fn looks_at_files(&self) -> bool {
        !self.trusts_directories()
    }

    /// Whether it is all there is.
    pub(in crate::indexer) fn is_everything(&self) -> bool {
        matches!(self.0, Kind::Folders { folders: None, depth: Depth::Files })
    }

    pub(super) fn touches(&self, folder: &FolderRow) -> bool {
        match &self.0 {
            Kind::Folders { folders, .. } => folders.as_ref().is_none_or(|folders| folders.contains(&folder.id)),
            Kind::Places(places) => places.keys().any(|path| path.starts_with(&folder.path)),
        }
    }

    /// Whether a directory is passed by that has the time of change it had.
    pub(super) fn trusts_directories(&self) -> bool {
        matches!(self.0, Kind::Folders { depth: Depth::Directories, .. })
    }

    /// Where the scan of a folder starts: directories relative to it that are there, and how far it goes from each.
    pub(super) fn starts(
        &self,
        catalog: &Catalog,
        folder: &FolderRow,
    ) -> Result<BTreeMap<PathBuf, Reach>, CatalogError> {
        let Kind::Places(places) = &self.0 else { return Ok([(PathBuf::new(), Reach::Subtree)].into()) };
        let mut starts = BTreeMap::<PathBuf, Reach>::new();
        for (path, &reach) in places {
            let Ok(inner) = path.strip_prefix(&folder.path) else { continue };
            let start = nearest(catalog, folder, inner)?;
            // Above what was meant, the listing shows what became of it.
            let reach = if start == inner { reach } else { Reach::Directory };
            let known = starts.entry(start).or_insert(reach);
            *known = reach.max(*known);
        }
        let whole: Vec<PathBuf> =
            starts.iter().filter(|(_, reach)| **reach == Reach::Subtree).map(|(path, _)| path.clone()).collect();
        starts.retain(|path, _| !whole.iter().any(|above| path != above && path.starts_with(above)));
        Ok(starts)
    }
}

/// The nearest directory to `path`, upwards, that is there and known.
fn nearest(catalog: &Catalog, folder: &FolderRow, path: &Path) -> Result<PathBuf, CatalogError> {
    let mut path = path.to_owned();
    while !path.as_os_str().is_empty() {
        if is_plain(folder, &path)
            && catalog.read(|connection| DirectoryRow::find(connection, folder.id, &path))?.is_some()
        {
            return Ok(path);
        }
        path.pop();
    }
    Ok(path)
}

/// Whether only directories lead to `path`, none of them a link.
fn is_plain(folder: &FolderRow, path: &Path) -> bool {
    let mut at = folder.path.clone();
    path.iter().all(|part| {
        at.push(part);
        at.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
    })
}
