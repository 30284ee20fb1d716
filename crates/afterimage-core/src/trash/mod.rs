//! The system's trash. Files are moved there and back; nothing here deletes one, writes to one, or takes the place of one.
//!
//! On Linux this is the freedesktop.org trash, version 1.0, which file managers share ([`freedesktop`]); elsewhere the system's own,
//! by the crate `trash`.

#[cfg(target_os = "linux")]
mod bin;
#[cfg(target_os = "linux")]
mod freedesktop;
#[cfg(target_os = "linux")]
mod moving;
#[cfg(target_os = "linux")]
mod note;
#[cfg(not(target_os = "linux"))]
mod system;

use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
pub use freedesktop::TrashCan;
#[cfg(not(target_os = "linux"))]
pub use system::TrashCan;

use crate::view::TrashProblem;

/// Why a file was not moved.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", path.display(), problem.in_words(detail.as_deref()))]
pub struct TrashError {
    /// The file.
    pub path: PathBuf,
    /// What kind of reason it is.
    pub problem: TrashProblem,
    /// What the system said.
    pub detail: Option<String>,
}

impl TrashError {
    fn new(path: &Path, problem: TrashProblem) -> Self {
        Self { path: path.to_owned(), problem, detail: None }
    }

    fn system(path: &Path, error: &dyn std::fmt::Display) -> Self {
        Self { path: path.to_owned(), problem: TrashProblem::System, detail: Some(error.to_string()) }
    }
}

/// Whether a directory is a trash, or holds the trashes of a volume, so that nothing in it is anybody's photo any more.
pub(crate) fn is_trash(directory: &Path) -> bool {
    let name = directory.file_name().unwrap_or_default();
    let of_user = name.to_str().and_then(|name| name.strip_prefix(".Trash-"));
    name == ".Trash"
        || name == ".Trashes"
        || name.eq_ignore_ascii_case("$RECYCLE.BIN")
        || of_user.is_some_and(|user| !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_digit()))
        || directory.ends_with(".local/share/Trash")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trashes_are_known_by_their_names() {
        for path in
            ["/disk/.Trash", "/disk/.Trash-1000", "/disk/.Trashes", "/home/ada/.local/share/Trash", "d/$Recycle.bin"]
        {
            assert!(is_trash(Path::new(path)), "{path}");
        }
        for path in ["/disk/Trash", "/disk/.Trash-", "/disk/.Trash-old", "/photos/Trashes", ""] {
            assert!(!is_trash(Path::new(path)), "{path}");
        }
    }
}
