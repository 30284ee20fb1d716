//! What nobody needs any more, and the room it takes.

use std::collections::HashSet;
use std::sync::Arc;

use ts_rs::TS;

use crate::catalog::{AlbumRow, PhotoRow, StoredEmbedding, TextRow};
use crate::library::{Library, LibraryError, bytes_in};
use crate::locks::lock_runs;

/// Photos deleted in one transaction, so that nobody waits long for the catalog.
const DELETED_AT_ONCE: usize = 2000;

/// What is kept though no file needs it, or was until it was collected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, TS)]
#[ts(export)]
pub struct Garbage {
    /// Photos of which no file is left, offline ones not counted. They are kept in case they come back.
    #[ts(type = "number")]
    pub photos: u64,
    /// Thumbnails of photos that the catalog does not know.
    #[ts(type = "number")]
    pub thumbnails: u64,
    /// Embeddings of regions, where those are not searched. They are kept in case regions are turned on again.
    #[ts(type = "number")]
    pub regions: u64,
    /// Their bytes.
    #[ts(type = "number")]
    pub region_bytes: u64,
    /// Bytes of the embeddings and thumbnails of all these.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Bytes the library took before.
    #[ts(type = "number")]
    pub bytes_before: u64,
    /// Bytes it takes now.
    #[ts(type = "number")]
    pub bytes_after: u64,
}

impl Library {
    /// What [`collect_garbage`](Self::collect_garbage) would delete. Changes nothing.
    pub fn garbage(&self) -> Result<Garbage, LibraryError> {
        let (photos, embeddings, regions, known, shown) = self.catalog().read(|connection| {
            let (photos, embeddings) = (PhotoRow::count_gone(connection)?, StoredEmbedding::bytes_of_gone(connection)?);
            let regions = StoredEmbedding::unwanted_regions(connection)?;
            Ok((photos, embeddings, regions, PhotoRow::hashes(connection)?, PhotoRow::shown_hashes(connection)?))
        })?;
        let thumbnails = self.thumbnails().count_others(&known.into_iter().collect())?;
        let (regions, region_bytes) = regions;
        let bytes = embeddings + region_bytes + self.thumbnails().bytes_of_others(&shown.into_iter().collect())?;
        let bytes_now = bytes_in(self.directory());
        Ok(Garbage {
            photos,
            thumbnails,
            regions,
            region_bytes,
            bytes,
            bytes_before: bytes_now,
            bytes_after: bytes_now,
        })
    }

    /// Forgets photos of which no file is left, with their embeddings and thumbnails, embeddings of regions where those are not
    /// searched, text that was read where it is not wanted any more, and albums that were deleted, and gives the room back. Photos in
    /// folders that can't be reached are kept, and originals are not touched. What a person said of
    /// photos is kept too, and is theirs again if they come back; [`forget_marks_of_gone`](Self::forget_marks_of_gone) lets go
    /// of it.
    ///
    /// # Errors
    /// [`LibraryError::IndexingElsewhere`] while a run is under way.
    pub fn collect_garbage(&self) -> Result<Garbage, LibraryError> {
        let _lock = lock_runs(self.directory())?;
        let mut garbage = self.garbage()?;
        garbage.photos = 0;
        loop {
            match self.catalog().write(|connection| PhotoRow::remove_gone(connection, DELETED_AT_ONCE))? {
                0 => break,
                some => garbage.photos += some as u64,
            }
        }
        let unwanted = |connection: &_| StoredEmbedding::remove_unwanted_regions(connection, DELETED_AT_ONCE);
        while self.catalog().write(unwanted)? > 0 {}
        self.catalog().write(AlbumRow::forget_deleted)?;
        self.forget_emptied()?;
        // What is not to be read is not to be kept either.
        while !self.shows_texts()
            && self.catalog().write(|connection| TextRow::forget(connection, DELETED_AT_ONCE))? > 0
        {}
        let known: HashSet<_> = self.catalog().read(PhotoRow::hashes)?.into_iter().collect();
        garbage.thumbnails = self.thumbnails().remove_others(&known)?;
        self.catalog().compact()?;
        self.thumbnails().compact()?;
        self.answer_with(Arc::new(self.model().compacted(self.catalog())?));
        garbage.bytes_after = bytes_in(self.directory());
        Ok(garbage)
    }
}
