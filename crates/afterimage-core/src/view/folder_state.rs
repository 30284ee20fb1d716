//! How a folder is: followed, or not, and why.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::Away;

/// How changes in a folder become known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum FolderState {
    /// Nobody follows it at the moment; the next run finds them.
    Unwatched,
    /// The system announces them.
    Watched,
    /// It is looked through now and then.
    Polled {
        /// Why the system can't announce them.
        cause: Unannounced,
        /// The same, a sentence for people.
        reason: String,
    },
    /// It can't be reached. Its photos are kept.
    Offline {
        /// Why.
        cause: Away,
        /// The same, a sentence for people.
        reason: String,
    },
}

/// Why the system can't announce changes in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Unannounced {
    /// Another computer changes it.
    #[error("It is on another computer ({share}), which does not announce changes.")]
    Share {
        /// What the system calls the share.
        share: String,
    },
    /// One program may not watch so many.
    #[error("There are more folders than the system lets one program watch (fs.inotify.max_user_watches).")]
    TooManyFolders,
    /// Too many programs watch something.
    #[error("The system lets no more programs watch folders (fs.inotify.max_user_instances).")]
    TooManyPrograms,
    /// The system said something else.
    #[error("The system can't watch it: {detail}.")]
    Other {
        /// What it said.
        detail: String,
    },
}

impl FolderState {
    /// Looked through now and then, because of `cause`.
    pub(crate) fn polled(cause: Unannounced) -> Self {
        Self::Polled { reason: cause.to_string(), cause }
    }

    /// Not to be reached, because of `cause`.
    pub(crate) fn offline(cause: Away) -> Self {
        Self::Offline { reason: cause.to_string(), cause }
    }
}
