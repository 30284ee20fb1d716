//! Why a photo could not be read, in words for the person whose photo it is.

use std::io::ErrorKind;

use crate::view::FailureKind;

/// A file that could not be read as a photo.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MediaError {
    /// The system refused to read it.
    #[error("The file can't be read: {0}.")]
    Unreadable(std::io::Error),
    /// It is a pipe, a device or a socket.
    #[error("This is not a regular file.")]
    NotAFile,
    /// It is empty.
    #[error("The file is empty.")]
    Empty,
    /// Its content is no picture in a known format.
    #[error("The content is not a picture in a format Afterimage knows.")]
    UnknownFormat,
    /// A known format that this version does not decode.
    #[error("{format} pictures can't be read by this build of Afterimage.")]
    Unsupported {
        /// The format's name.
        format: &'static str,
    },
    /// A film.
    #[error("This is a video; only photos are searched.")]
    Video,
    /// A RAW file whose maker put no picture into it that can be shown.
    #[error("The RAW file holds no JPEG preview, and sensor data itself can't be read.")]
    NoPreview,
    /// Reading it would take more memory than a photo should.
    #[error("The picture is too large ({what}).")]
    TooLarge {
        /// Its size.
        what: String,
    },
    /// The content ends early or contradicts itself.
    #[error("The picture is damaged: {0}.")]
    Damaged(String),
    /// Decoding took longer than a photo should, and was stopped.
    #[error("The picture was given up: decoding it took longer than {seconds} seconds.")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// The process that decoded it died of it.
    #[error("The picture is damaged, or needs more than {megabytes} MB: its decoder crashed.")]
    DecoderDied {
        /// The memory a decoder may take.
        megabytes: u64,
    },
    /// No process to decode it could be started.
    #[error("No decoder could be started: {0}.")]
    NoDecoder(std::io::Error),
    /// The decoder crashed on it.
    #[error("The picture is damaged: its decoder gave up.")]
    DecoderPanicked,
}

impl MediaError {
    /// What kind of reason it is.
    pub fn kind(&self) -> FailureKind {
        match self {
            Self::Unreadable(error) if error.kind() == ErrorKind::PermissionDenied => FailureKind::NoPermission,
            Self::Unreadable(_) | Self::NotAFile => FailureKind::Unreadable,
            Self::Empty => FailureKind::Empty,
            Self::UnknownFormat => FailureKind::NoPicture,
            Self::Unsupported { .. } => FailureKind::Unsupported,
            Self::Video => FailureKind::Video,
            Self::NoPreview => FailureKind::NoPreview,
            Self::TooLarge { .. } => FailureKind::TooLarge,
            Self::TooSlow { .. } => FailureKind::TooSlow,
            Self::Damaged(_) | Self::DecoderDied { .. } | Self::DecoderPanicked => FailureKind::Damaged,
            Self::NoDecoder(_) => FailureKind::Other,
        }
    }
}
