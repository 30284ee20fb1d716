//! Does everything in a library fit together?

use std::fmt;

use ts_rs::TS;

use crate::catalog::{PhotoRow, StoredEmbedding, health};
use crate::library::{Library, LibraryError};
use crate::locks::lock_runs;

/// After so many photos it is told how far a check is.
const TOLD_EVERY: usize = 1000;

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Finding {
    /// The catalog's file is damaged.
    CatalogDamaged {
        /// What SQLite says, first line.
        detail: String,
    },
    /// Rows of the catalog point to rows that are not there.
    DanglingRows {
        /// How many.
        #[ts(type = "number")]
        rows: u64,
    },
    /// Stored embeddings can't be what a model gave.
    DamagedEmbeddings {
        /// How many.
        #[ts(type = "number")]
        embeddings: u64,
    },
    /// The vector index is not what the catalog says.
    IndexDiffers {
        /// Photos it lacks.
        #[ts(type = "number")]
        missing: u64,
        /// Photos it should not hold.
        #[ts(type = "number")]
        extra: u64,
        /// Photos whose vector is another.
        #[ts(type = "number")]
        different: u64,
    },
    /// The file of the thumbnails is damaged.
    ThumbnailsDamaged {
        /// What SQLite says, first line.
        detail: String,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CatalogDamaged { detail } => write!(f, "the catalog's file is damaged: {detail}"),
            Self::DanglingRows { rows } => write!(f, "{rows} rows of the catalog belong to nothing"),
            Self::DamagedEmbeddings { embeddings } => write!(f, "{embeddings} embeddings are damaged"),
            Self::IndexDiffers { missing, extra, different } => write!(
                f,
                "the vector index lacks {missing} photos, holds {extra} too many and {different} with another vector"
            ),
            Self::ThumbnailsDamaged { detail } => write!(f, "the file of the thumbnails is damaged: {detail}"),
        }
    }
}

/// What was looked at and found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, TS)]
#[ts(export)]
pub struct Verification {
    /// Photos that are shown.
    #[ts(type = "number")]
    pub photos: u64,
    /// Embeddings of the model that answers.
    #[ts(type = "number")]
    pub embeddings: u64,
    /// Photos that wait to be embedded by it. That is work to do, no fault.
    #[ts(type = "number")]
    pub waiting: u64,
    /// Shown photos without a thumbnail. It is made when it is looked at.
    #[ts(type = "number")]
    pub without_thumbnail: u64,
    /// What does not fit; nothing in a sound library.
    pub findings: Vec<Finding>,
}

/// What is being looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CheckStep {
    /// The catalog's file, its rows, and every embedding.
    Catalog,
    /// The vector index, beside the catalog.
    Index,
    /// The file of the thumbnails.
    Thumbnails,
}

/// How far a check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, TS)]
#[ts(export)]
pub struct CheckProgress {
    /// What is being looked at.
    pub step: CheckStep,
    /// How many photos of it have been looked at; only the index is looked at photo by photo.
    #[ts(type = "number")]
    pub done: u64,
    /// How many there are; 0 where that is not known.
    #[ts(type = "number")]
    pub total: u64,
}

impl Library {
    /// Reads the whole library and checks that it fits together: the catalog's file and its rows, every embedding, the index
    /// against the catalog, the thumbnails. Changes nothing.
    ///
    /// # Errors
    /// [`LibraryError::IndexingElsewhere`] while a run is under way: what is being written fits together only afterwards.
    pub fn verify(&self, on_progress: &mut dyn FnMut(CheckProgress)) -> Result<Verification, LibraryError> {
        // Where nothing can be written, nobody is indexing and no lock can be taken.
        let _lock = self.read_only().is_none().then(|| lock_runs(self.directory())).transpose()?;
        let mut findings = Vec::new();
        let model = self.model();
        // Another process may have added photos, which this one's index learns of now and then.
        if let Err(error) = model.follow_catalog(self.catalog()) {
            tracing::warn!(%error, "the index can't follow the catalog");
        }
        on_progress(CheckProgress { step: CheckStep::Catalog, done: 0, total: 0 });
        let (damage, dangling, damaged) = self.catalog().read(|connection| {
            let damage = health::integrity(connection);
            Ok((damage, health::count_dangling(connection)?, health::damaged_embeddings(connection)?.len() as u64))
        })?;
        if let Some(detail) = damage.into_iter().next() {
            findings.push(Finding::CatalogDamaged { detail });
        }
        if dangling > 0 {
            findings.push(Finding::DanglingRows { rows: dangling });
        }
        if damaged > 0 {
            findings.push(Finding::DamagedEmbeddings { embeddings: damaged });
        }

        let (mut embeddings, mut missing, mut different) = (0, 0, 0);
        let mut photos = Vec::new();
        self.catalog().read(|connection| {
            StoredEmbedding::searchable(connection, &model.row, |photo| photos.push(photo))?;
            for (done, &photo) in photos.iter().enumerate() {
                if done % TOLD_EVERY == 0 {
                    let (done, total) = (done as u64, photos.len() as u64);
                    on_progress(CheckProgress { step: CheckStep::Index, done, total });
                }
                // A damaged one is a finding of its own.
                let Ok(Some(stored)) = StoredEmbedding::get(connection, &model.row, photo) else { continue };
                embeddings += 1;
                match model.index.vector(photo) {
                    Ok(Some(vector)) => different += u64::from(vector != stored.vector),
                    Ok(None) | Err(_) => missing += 1,
                }
            }
            Ok(())
        })?;
        let extra = model.index.len().saturating_sub(embeddings - missing);
        if (missing, extra, different) != (0, 0, 0) {
            findings.push(Finding::IndexDiffers { missing, extra, different });
        }

        on_progress(CheckProgress { step: CheckStep::Thumbnails, done: 0, total: 0 });
        if let Some(detail) = self.thumbnails().integrity().into_iter().next() {
            findings.push(Finding::ThumbnailsDamaged { detail });
        }
        let (shown, waiting, hashes) = self.catalog().read(|connection| {
            let waiting = PhotoRow::count_without(connection, &model.row)?;
            Ok((PhotoRow::count_shown(connection)?, waiting, PhotoRow::shown_hashes(connection)?))
        })?;
        let without_thumbnail = self.thumbnails().count_missing(&hashes)?;
        Ok(Verification { photos: shown, embeddings, waiting, without_thumbnail, findings })
    }
}
