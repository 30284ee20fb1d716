//! What a command answers when it can't.

use afterimage_core::LibraryError;
use afterimage_core::catalog::CatalogError;
use serde::Serialize;
use ts_rs::TS;

/// An error as the window gets it.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CommandError {
    /// What kind of error it is, for code: `offline`, `not_found`, `picture`, `folder`, `pattern`, `busy`, `in_use`,
    /// `read_only`, `newer`, `model_in_use`, `no_tray`,
    /// `no_keys`, `keys_taken`, `model`, `system` or `library`.
    pub kind: &'static str,
    /// What happened, for the person.
    pub message: String,
}

impl CommandError {
    /// The system refused something: opening a viewer, the clipboard.
    pub fn system(error: &dyn std::fmt::Display) -> Self {
        Self { kind: "system", message: error.to_string() }
    }

    /// Something about a model: it can't be fetched, added, loaded or deleted.
    pub fn model(error: &dyn std::fmt::Display) -> Self {
        Self { kind: "model", message: error.to_string() }
    }

    /// The library could not be opened at all.
    pub fn library(error: &dyn std::fmt::Display) -> Self {
        Self { kind: "library", message: error.to_string() }
    }
}

impl From<LibraryError> for CommandError {
    fn from(error: LibraryError) -> Self {
        let kind = match &error {
            LibraryError::PhotoOffline { .. } => "offline",
            LibraryError::Catalog(CatalogError::NotFound { .. }) => "not_found",
            LibraryError::Picture { .. } => "picture",
            LibraryError::NotAFolder { .. } => "folder",
            LibraryError::BadPattern { .. } => "pattern",
            LibraryError::IndexingElsewhere { .. } => "busy",
            LibraryError::InUseElsewhere { .. } => "in_use",
            LibraryError::Catalog(CatalogError::ReadOnly { .. }) => "read_only",
            LibraryError::Catalog(CatalogError::Newer { .. }) => "newer",
            LibraryError::ModelInUse { .. } => "model_in_use",
            LibraryError::AlbumName { .. } => "album_name",
            _ => "library",
        };
        Self { kind, message: error.to_string() }
    }
}
