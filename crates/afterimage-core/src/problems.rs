//! Which problem every error is to people. There is no error without one: the compiler asks for it.

use std::fmt::Display;
use std::io;
use std::path::Path;

use afterimage_encoder::EncoderError;
use afterimage_models::{AddError, FetchError, Flaw, State, StoreError};

use crate::catalog::CatalogError;
use crate::library::LibraryError;
use crate::models::AddModelError;
use crate::vectors::VectorError;
use crate::view::{Problem, ProblemKind as Kind};

impl Problem {
    /// A problem that `message` tells in English.
    pub fn new(kind: Kind, message: &dyn Display) -> Self {
        Self { kind, about: None, detail: None, unread: None, message: message.to_string() }
    }

    fn about(self, what: impl Display) -> Self {
        Self { about: Some(what.to_string()), ..self }
    }

    /// The same with what somebody else said of it, without the backtrace that may follow.
    fn said(self, detail: impl Display) -> Self {
        let detail = detail.to_string();
        Self { detail: detail.lines().next().map(str::to_owned), ..self }
    }

    /// The system refuses a file or folder.
    fn of_file(error: &dyn Display, path: &Path, source: &io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::new(Kind::DiskFull, error),
            _ => Self::new(Kind::UnusableFile, error).about(path.display()).said(source),
        }
    }

    /// A model that is to answer next failed with so many photos.
    pub(crate) fn refused(model: &str, photos: u64) -> Self {
        let message = format!("the model {model} could not embed {photos} photos");
        Self::new(Kind::ModelRefused, &message).about(photos)
    }

    /// What is wrong with a model in the store, if something is.
    pub(crate) fn of_state(state: &State) -> Option<Self> {
        let State::Damaged { file, flaw } = state else { return None };
        let message = format!("{file} {flaw}");
        let problem = match flaw {
            Flaw::Missing => Self::new(Kind::ModelFileMissing, &message),
            Flaw::Unreadable(said) => Self::new(Kind::UnusableFile, &message).said(said),
            Flaw::NoFile | Flaw::Length { .. } | Flaw::Senseless(_) => Self::new(Kind::ModelFileDamaged, &message),
        };
        Some(problem.about(file))
    }
}

/// The end of a path: what people call a file by.
fn name(path: &Path) -> impl Display {
    path.file_name().unwrap_or(path.as_os_str()).display()
}

impl From<&LibraryError> for Problem {
    fn from(error: &LibraryError) -> Self {
        match error {
            LibraryError::Io { path, source } => Self::of_file(error, path, source),
            LibraryError::NotAFolder { source, .. } => Self::new(Kind::Folder, error).said(source),
            LibraryError::NoDataDirectory => Self::new(Kind::NoHome, error),
            LibraryError::IndexingElsewhere { .. } => Self::new(Kind::Busy, error),
            LibraryError::InUseElsewhere { .. } => Self::new(Kind::InUse, error),
            LibraryError::IndexerPanicked => Self::new(Kind::Crashed, error),
            LibraryError::NoThreads { source } => Self::new(Kind::Crashed, error).said(source),
            LibraryError::ModelInUse { .. } => Self::new(Kind::ModelInUse, error),
            LibraryError::Picture { source, .. } => {
                let told = source.told();
                Self { unread: Some(told.why), detail: told.detail, ..Self::new(Kind::Picture, error) }
            }
            LibraryError::PhotoOffline { .. } => Self::new(Kind::Offline, error),
            LibraryError::BadPattern { source, .. } => Self::new(Kind::Pattern, error).said(source),
            LibraryError::AlbumName { .. } => Self::new(Kind::AlbumName, error),
            LibraryError::SavedSearch { .. } => Self::new(Kind::SavedSearch, error),
            LibraryError::Catalog(error) => error.into(),
            LibraryError::Vectors(error) => error.into(),
            LibraryError::Encoder(error) => error.into(),
        }
    }
}

impl From<&CatalogError> for Problem {
    fn from(error: &CatalogError) -> Self {
        match error {
            CatalogError::Open { path, source } => {
                Self::new(Kind::UnusableFile, error).about(path.display()).said(source)
            }
            CatalogError::Damaged { source, .. } => Self::new(Kind::CatalogDamaged, error).said(source),
            CatalogError::Newer { .. } => Self::new(Kind::Newer, error),
            CatalogError::Migrate { source, .. } => Self::new(Kind::NotMigrated, error).said(source),
            CatalogError::NeedsWriting { .. } => Self::new(Kind::NeedsWriting, error),
            CatalogError::ReadOnly { .. } => Self::new(Kind::ReadOnly, error),
            CatalogError::DiskFull { .. } => Self::new(Kind::DiskFull, error),
            CatalogError::Io { path, source } => Self::of_file(error, path, source),
            CatalogError::NotFound { what: "photo", .. } => Self::new(Kind::NotFound, error),
            CatalogError::NotFound { .. } => Self::new(Kind::Gone, error),
            CatalogError::DamagedEmbedding { .. } => Self::new(Kind::CatalogDamaged, error),
            CatalogError::Sqlite(source) if error.is_damage() => Self::new(Kind::CatalogDamaged, error).said(source),
            CatalogError::Sqlite(source) => Self::new(Kind::Library, error).said(source),
        }
    }
}

impl From<&VectorError> for Problem {
    fn from(error: &VectorError) -> Self {
        match error {
            VectorError::Index(said) => Self::new(Kind::Index, error).said(said),
            VectorError::Io { path, source } => Self::of_file(error, path, source),
            VectorError::Unproven { .. } | VectorError::PathNotUnicode { .. } => Self::new(Kind::Index, error),
        }
    }
}

impl From<&EncoderError> for Problem {
    fn from(error: &EncoderError) -> Self {
        if error.is_out_of_memory() {
            return Self::new(Kind::OutOfMemory, error);
        }
        match error {
            EncoderError::MissingFile { path } => Self::new(Kind::ModelFileMissing, error).about(name(path)),
            EncoderError::Io { path, source } => Self::of_file(error, path, source),
            EncoderError::Damaged { path, .. } => Self::new(Kind::ModelFileDamaged, error).about(name(path)),
            EncoderError::NotInstalled { name } => Self::new(Kind::ModelAbsent, error).about(name),
            EncoderError::OnePrecision { .. } => Self::new(Kind::OnePrecision, error),
            EncoderError::UnknownFamily { path, .. } => Self::new(Kind::NoModel, error).about(path.display()),
            EncoderError::Package { .. } | EncoderError::NotSetUp { .. } => Self::new(Kind::NoStarter, error),
            EncoderError::NoDataDirectory => Self::new(Kind::NoHome, error),
            EncoderError::Tokenizer(said) | EncoderError::Panicked { message: said, .. } => {
                Self::new(Kind::ModelFailed, error).said(said)
            }
            EncoderError::Network(source) => Self::new(Kind::ModelFailed, error).said(source),
            EncoderError::Degenerate { .. } | EncoderError::CpuOnly { .. } => Self::new(Kind::ModelFailed, error),
        }
    }
}

impl From<&AddModelError> for Problem {
    fn from(error: &AddModelError) -> Self {
        match error {
            AddModelError::Add(error) => error.into(),
            AddModelError::Unloadable(error) => error.into(),
            AddModelError::Store(error) => error.into(),
        }
    }
}

impl From<&AddError> for Problem {
    fn from(error: &AddError) -> Self {
        match error {
            AddError::NoFolder { .. } => Self::new(Kind::Folder, error),
            AddError::Unknown { path, .. } => Self::new(Kind::NoModel, error).about(path.display()),
            AddError::Lacks { file, .. } => Self::new(Kind::ModelLacks, error).about(file),
            AddError::Sharded { .. } => Self::new(Kind::ModelSharded, error),
            AddError::Damaged { path, .. } => Self::new(Kind::ModelFileDamaged, error).about(name(path)),
            AddError::Taken { name } => Self::new(Kind::ModelTaken, error).about(name),
            AddError::NoName { .. } => Self::new(Kind::ModelName, error),
            AddError::Cancelled => Self::new(Kind::Stopped, error),
            AddError::Store(error) => error.into(),
        }
    }
}

impl From<&StoreError> for Problem {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::Unknown { name } => Self::new(Kind::ModelAbsent, error).about(name),
            StoreError::Name { .. } => Self::new(Kind::ModelName, error),
            StoreError::Manifest(_) => Self::new(Kind::ModelFileDamaged, error).about(afterimage_models::MANIFEST_FILE),
            StoreError::Damaged { path, .. } => Self::new(Kind::ModelFileDamaged, error).about(name(path)),
            StoreError::Busy { .. } => Self::new(Kind::ModelBusy, error),
            StoreError::Io { path, source } => Self::of_file(error, path, source),
        }
    }
}

impl From<&FetchError> for Problem {
    fn from(error: &FetchError) -> Self {
        let at = |kind, url: &str| Self::new(kind, error).about(host(url));
        match error {
            FetchError::Offline { host, comment } => Self::new(Kind::HostOffline, error).about(host).said(comment),
            FetchError::Unsafe { host, comment } => Self::new(Kind::HostUnsafe, error).about(host).said(comment),
            FetchError::Status { url, code } => match code {
                401 | 403 => at(Kind::HostLocked, url),
                404 | 410 => at(Kind::HostLacks, url),
                407 => Self::new(Kind::Proxy, error),
                _ => at(Kind::HostFails, url).said(format_args!("HTTP {code}")),
            },
            FetchError::Nonsense { url, .. } | FetchError::Redirects { url, .. } => at(Kind::HostFails, url),
            FetchError::Stalled { .. } | FetchError::CutOff { .. } => Self::new(Kind::Interrupted, error),
            FetchError::WrongLength { url, .. } | FetchError::WrongHash { url, .. } | FetchError::Unvouched { url } => {
                at(Kind::WrongFile, url)
            }
            FetchError::Proxy { .. } => Self::new(Kind::Proxy, error),
            FetchError::Cancelled => Self::new(Kind::Stopped, error),
            FetchError::Nowhere { .. } => Self::new(Kind::ModelAdded, error),
            FetchError::Disk { path, source } => Self::of_file(error, path, source),
            FetchError::Store(error) => error.into(),
        }
    }
}

/// The host of an address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::MediaError;
    use crate::view::UnreadReason;

    #[test]
    fn a_problem_is_what_the_innermost_error_is() {
        let missing = EncoderError::MissingFile { path: "/models/small/model.safetensors".into() };
        let problem = Problem::from(&LibraryError::Encoder(missing));
        assert_eq!((problem.kind, problem.about.as_deref()), (Kind::ModelFileMissing, Some("model.safetensors")));
        let refused = MediaError::TooLarge { what: "512 MB".to_owned() };
        let problem = Problem::from(&LibraryError::Picture { name: "pasted".to_owned(), source: refused });
        assert_eq!(
            (problem.kind, problem.unread),
            (Kind::Picture, Some(UnreadReason::TooManyBytes { bytes: 512 << 20 }))
        );
        let problem = Problem::from(&CatalogError::NotFound { what: "album", id: 7 });
        assert_eq!((problem.kind, problem.message.as_str()), (Kind::Gone, "there is no album 7 in the library"));
    }

    #[test]
    fn a_full_disk_is_one_whatever_was_to_be_written() {
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        let path = || std::path::PathBuf::from("/a");
        for problem in [
            Problem::from(&LibraryError::Io { path: path(), source: full() }),
            Problem::from(&FetchError::Disk { path: path(), source: full() }),
            Problem::from(&StoreError::Io { path: path(), source: full() }),
        ] {
            assert_eq!((problem.kind, problem.detail), (Kind::DiskFull, None));
        }
        let refused = io::Error::from(io::ErrorKind::PermissionDenied);
        let problem = Problem::from(&LibraryError::Io { path: path(), source: refused });
        assert_eq!((problem.kind, problem.about.as_deref()), (Kind::UnusableFile, Some("/a")));
        assert!(problem.detail.is_some());
    }

    #[test]
    fn addresses_are_told_by_their_hosts() {
        let url = "https://example.org:8443/a/b?c".to_owned();
        let problem = Problem::from(&FetchError::Status { url, code: 503 });
        assert_eq!((problem.kind, problem.about.as_deref()), (Kind::HostFails, Some("example.org:8443")));
        assert_eq!(problem.detail.as_deref(), Some("HTTP 503"));
    }

    #[test]
    fn too_little_memory_is_told_as_that() {
        let said = "DriverError(CUDA_ERROR_OUT_OF_MEMORY)".to_owned();
        let panicked = EncoderError::Panicked { tower: "image", message: said };
        assert_eq!(Problem::from(&panicked).kind, Kind::OutOfMemory);
    }
}
