//! Moving photos' files to the system's trash, and having them back: the one thing that moves an original, and only when a person
//! asks for it.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::{Library, LibraryError};
use crate::catalog::{FileRow, KeptFile, TrashedFile};
use crate::media::{SidecarFinder, is_sidecar_path};
use crate::trash::{TrashCan, TrashError};
use crate::view::{NotMoved, PutBack, Removal, TrashProblem, Trashed};

/// Photos whose files are moved before that is noted, so that a search hardly waits, and little is unknown after a crash.
const NOTED_AT_ONCE: usize = 16;

/// Files that were moved: where each was, where it lies, and what it was known as.
type Moved = Vec<(PathBuf, Option<PathBuf>, Option<KeptFile>)>;

impl Library {
    /// Moves every file of these photos to the system's trash: copies, and what belongs to a photo as its RAW file or an XMP file
    /// does, so that it is gone from the library. A file that can't be moved is told of and stays, and its photo with it.
    ///
    /// What is known of the photos is kept: [`put_back`](Self::put_back) has them back as they were, without looking at them again.
    ///
    /// # Errors
    /// If the library can only be read; then nothing is moved.
    pub fn move_to_trash(&self, photos: &[i64]) -> Result<Trashed, LibraryError> {
        if let Some(why) = self.catalog.access().refusal(&self.directory) {
            return Err(why.into());
        }
        let moved_at = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed());
        let removal = self.catalog.read(TrashedFile::next_removal)?;
        let mut trashed =
            Trashed { removal: None, photos: 0, files: 0, failed: Vec::new(), can_undo: TrashCan::CAN_PUT_BACK };
        let mut seen = HashSet::new();
        let photos: Vec<i64> = photos.iter().copied().filter(|&photo| seen.insert(photo)).collect();
        for photos in photos.chunks(NOTED_AT_ONCE) {
            let mut moved = Moved::new();
            for &photo in photos {
                let files = self.catalog.read(|connection| KeptFile::of_photo(connection, photo))?;
                self.take_files(files, &mut moved, &mut trashed.failed);
            }
            trashed.files += moved.iter().filter(|(_, _, known)| known.is_some()).count() as u64;
            if !moved.is_empty() {
                trashed.removal = Some(removal);
            }
            trashed.photos += self.catalog.write(|connection| {
                for (path, item, known) in moved {
                    TrashedFile::note(connection, (removal, moved_at), path, item, known.as_ref())?;
                }
                let mut gone = 0;
                for &photo in photos {
                    gone += u64::from(FileRow::of_photo(connection, photo)?.is_empty());
                }
                Ok(gone)
            })?;
        }
        self.model().follow_catalog(&self.catalog)?;
        Ok(trashed)
    }

    /// Has what was moved to the trash together back in the places it had. A place that something else has taken stays as it is,
    /// and the file stays in the trash.
    pub fn put_back(&self, removal: i64) -> Result<PutBack, LibraryError> {
        if let Some(why) = self.catalog.access().refusal(&self.directory) {
            return Err(why.into());
        }
        let files = self.catalog.read(|connection| TrashedFile::of_removal(connection, removal))?;
        let (mut back, mut emptied, mut failed) = (Vec::new(), Vec::new(), Vec::new());
        for file in files {
            match self.trash.put_back(&file.path, file.item.as_deref()) {
                Ok(()) => back.push(file),
                Err(error) => {
                    if error.problem == TrashProblem::Emptied {
                        emptied.push(file);
                    }
                    failed.push(NotMoved::from(error));
                }
            }
        }
        self.catalog.write(|connection| {
            back.iter().try_for_each(|file| file.put_back(connection))?;
            emptied.iter().try_for_each(|file| file.forget(connection))
        })?;
        self.model().follow_catalog(&self.catalog)?;
        let photos: HashSet<i64> = back.iter().filter_map(|file| file.photo).collect();
        let files = back.iter().filter(|file| file.photo.is_some()).count() as u64;
        Ok(PutBack { photos: photos.len() as u64, files, failed })
    }

    /// What was moved to the trash from here and still is there, what was moved last first.
    pub fn removals(&self) -> Result<Vec<Removal>, LibraryError> {
        let mut removals: Vec<Removal> = Vec::new();
        for file in self.catalog.read(TrashedFile::all)? {
            let Some(photo) = file.photo.filter(|_| self.trash.holds(&file.path, file.item.as_deref())) else {
                continue;
            };
            if removals.last().is_none_or(|last| last.removal != file.removal) {
                let (removal, moved_at) = (file.removal, file.moved_at);
                removals.push(Removal { removal, moved_at, photos: Vec::new(), files: 0 });
            }
            if let Some(last) = removals.last_mut() {
                last.files += 1;
                if !last.photos.contains(&photo) {
                    last.photos.push(photo);
                }
            }
        }
        Ok(removals)
    }

    /// Forgets files that were in the trash and are there no more.
    pub(crate) fn forget_emptied(&self) -> Result<(), LibraryError> {
        let mut gone = self.catalog.read(TrashedFile::all)?;
        gone.retain(|file| !self.trash.holds(&file.path, file.item.as_deref()));
        Ok(self.catalog.write(|connection| gone.iter().try_for_each(|file| file.forget(connection)))?)
    }

    /// Moves files of one photo, and what says more of them alone.
    fn take_files(&self, files: Vec<KeptFile>, moved: &mut Moved, failed: &mut Vec<NotMoved>) {
        for file in files {
            match self.trash.take(&file.path) {
                Ok(item) => {
                    let path = file.path.clone();
                    moved.push((path.clone(), item, Some(file)));
                    if let Some(sidecar) = sidecar_left_by(&path) {
                        match self.trash.take(&sidecar) {
                            Ok(item) => moved.push((sidecar, item, None)),
                            Err(error) => failed.push(error.into()),
                        }
                    }
                }
                Err(error) => failed.push(error.into()),
            }
        }
    }
}

/// The XMP file that nothing needs any more, now that the file it is beside is gone.
fn sidecar_left_by(path: &Path) -> Option<PathBuf> {
    let sidecar = SidecarFinder::default().find(path).ok()??.path;
    let of_name = sidecar.file_stem().is_some_and(|stem| Some(stem) == path.file_name());
    // One that is named after the stem may be for others, too.
    let has_others = || {
        let stem = path.file_stem().unwrap_or_default();
        let same = |name: &OsStr| Path::new(name).file_stem().is_some_and(|other| other.eq_ignore_ascii_case(stem));
        let Ok(entries) = fs::read_dir(path.parent()?) else { return Some(true) };
        Some(entries.flatten().any(|entry| !is_sidecar_path(&entry.path()) && same(&entry.file_name())))
    };
    (of_name || !has_others().unwrap_or(true)).then_some(sidecar)
}

impl From<TrashError> for NotMoved {
    fn from(TrashError { path, problem, detail }: TrashError) -> Self {
        Self { path: path.display().to_string(), problem, detail }
    }
}
