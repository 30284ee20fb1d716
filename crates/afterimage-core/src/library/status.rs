//! What a library holds.

use std::path::Path;
use std::sync::PoisonError;

use super::{Library, LibraryError};
use crate::catalog::{FailedFile, ModelRow, PhotoRow, Setting, StoredEmbedding};
use crate::view::{HeldModel, LibraryStatus};

impl Library {
    /// What the library holds.
    pub fn status(&self) -> Result<LibraryStatus, LibraryError> {
        let folders = self.folders()?;
        let model = self.model();
        let (next_model, held, photos, embedded, failures) = self.catalog.read(|connection| {
            Ok((
                Setting::NextModel.get(connection)?,
                ModelRow::held(connection)?,
                PhotoRow::count_shown(connection)?,
                StoredEmbedding::count_searchable(connection, &model.row)?,
                FailedFile::count(connection)?,
            ))
        })?;
        Ok(LibraryStatus {
            directory: self.directory.display().to_string(),
            model: model.row.name.clone(),
            model_problem: self.model_problem.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            pictures_on: (&model.encoder.images_on()).into(),
            texts_on: (&model.encoder.texts_on()).into(),
            next_model,
            models: held.into_iter().map(|(row, embeddings)| held_model(&row, embeddings)).collect(),
            folders,
            photos,
            embedded,
            failures,
            bytes_on_disk: bytes_in(&self.directory),
        })
    }
}

fn held_model(row: &ModelRow, embeddings: u64) -> HeldModel {
    // Two bytes a component; the rest of a row is little beside it.
    HeldModel { model: row.name.clone(), embeddings, bytes: embeddings * 2 * row.dim as u64 }
}

/// Bytes of the files directly in a directory.
pub(crate) fn bytes_in(directory: &Path) -> u64 {
    let Ok(entries) = directory.read_dir() else { return 0 };
    entries.filter_map(|entry| entry.ok()?.metadata().ok()).map(|metadata| metadata.len()).sum()
}
