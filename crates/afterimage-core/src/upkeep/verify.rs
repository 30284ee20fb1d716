//! Does everything in a library fit together?

use std::fmt;

use crate::catalog::{PhotoRow, StoredEmbedding, health};
use crate::library::{Library, LibraryError};

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Finding {
    /// The catalog's file is damaged.
    CatalogDamaged {
        /// What SQLite says, first line.
        detail: String,
    },
    /// Rows of the catalog point to rows that are not there.
    DanglingRows {
        /// How many.
        rows: u64,
    },
    /// Stored embeddings can't be what a model gave.
    DamagedEmbeddings {
        /// How many.
        embeddings: u64,
    },
    /// Frames of videos are missing.
    IncompleteVideos {
        /// How many videos.
        videos: u64,
    },
    /// The vector index is not what the catalog says.
    IndexDiffers {
        /// Vectors it lacks.
        missing: u64,
        /// Vectors it should not hold.
        extra: u64,
        /// Vectors that are others.
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
            Self::IncompleteVideos { videos } => write!(f, "{videos} videos lack some of their frames"),
            Self::IndexDiffers { missing, extra, different } => write!(
                f,
                "the vector index lacks {missing} vectors, holds {extra} too many and {different} that differ"
            ),
            Self::ThumbnailsDamaged { detail } => write!(f, "the file of the thumbnails is damaged: {detail}"),
        }
    }
}

/// What was looked at and found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Verification {
    /// Photos that are shown.
    pub photos: u64,
    /// Shown photos that the model that answers has embedded.
    pub searchable: u64,
    /// Their embeddings: of a video, one for each frame.
    pub embeddings: u64,
    /// Photos that wait to be embedded by it. That is work to do, no fault.
    pub waiting: u64,
    /// Shown photos and frames without a thumbnail. It is made when it is looked at.
    pub without_thumbnail: u64,
    /// What does not fit; nothing in a sound library.
    pub findings: Vec<Finding>,
}

impl Library {
    /// Reads the whole library and checks that it fits together: the catalog's file and its rows, every embedding, the index
    /// against the catalog, the thumbnails. Changes nothing.
    pub fn verify(&self) -> Result<Verification, LibraryError> {
        let mut findings = Vec::new();
        let model = self.model();
        let (damage, dangling, damaged, videos) = self.catalog().read(|connection| {
            let damage = health::integrity(connection);
            let damaged = health::damaged_embeddings(connection)?.len() as u64;
            Ok((damage, health::count_dangling(connection)?, damaged, health::count_incomplete(connection)?))
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
        if videos > 0 {
            findings.push(Finding::IncompleteVideos { videos });
        }

        let (mut embeddings, mut missing, mut different) = (0, 0, 0);
        let mut parts = Vec::new();
        self.catalog().read(|connection| {
            StoredEmbedding::searchable(connection, &model.row, |part| parts.push(part))?;
            for &part in &parts {
                // A damaged one is a finding of its own.
                let Ok(Some(stored)) = StoredEmbedding::get(connection, &model.row, part) else { continue };
                embeddings += 1;
                match model.index.vector(part) {
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

        if let Some(detail) = self.thumbnails().integrity().into_iter().next() {
            findings.push(Finding::ThumbnailsDamaged { detail });
        }
        let mut last = None;
        let searchable = parts.iter().filter(|part| last.replace(part.photo()) != Some(part.photo())).count() as u64;
        let (shown, waiting, hashes) = self.catalog().read(|connection| {
            let waiting = PhotoRow::count_without(connection, &model.row)?;
            Ok((PhotoRow::count_shown(connection)?, waiting, PhotoRow::shown_hashes(connection)?))
        })?;
        let without_thumbnail = self.thumbnails().count_missing(&hashes)?;
        Ok(Verification { photos: shown, searchable, embeddings, waiting, without_thumbnail, findings })
    }
}
