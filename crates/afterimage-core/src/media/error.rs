//! Why a photo could not be read, in words for the person whose photo it is.

use std::io::ErrorKind;

use crate::view::FailureKind;

/// What is said of videos where there is no ffmpeg. Files with this reason are tried again when there is one.
pub const NO_FFMPEG: &str = "This is a video. To search videos, Afterimage needs ffmpeg, which was not found.";

/// What Afterimage itself finds wrong with a damaged picture; anything else is what a decoder said.
pub(crate) mod damage {
    pub(crate) const CUT_OFF: &str = "the file ends too early";
    pub(crate) const NO_PIXELS: &str = "it has no pixels";
    pub(crate) const SHORT_ROWS: &str = "its rows are too short";
    pub(crate) const FEW_ROWS: &str = "its rows are too few";
    pub(crate) const OTHER_SIZE: &str = "its size is not its pixels'";
    pub(crate) const CHANGED: &str = "it is not as large as it was";
    pub(crate) const NO_DECODER: &str = "no decoder could be set up";

    /// All of them but that it ends too early, which people can do something about.
    pub(crate) const OURS: [&str; 6] = [NO_PIXELS, SHORT_ROWS, FEW_ROWS, OTHER_SIZE, CHANGED, NO_DECODER];
}

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
    /// A film where a picture was expected.
    #[error("This is a video, not a picture.")]
    Video,
    /// A film, and no program to read it.
    #[error("{NO_FFMPEG}")]
    NoFfmpeg,
    /// Its name is a video's and its content is not.
    #[error("The content is not a video in a format Afterimage knows.")]
    UnknownVideo,
    /// A film that ends early or contradicts itself, or is in a form that this computer's ffmpeg does not know.
    #[error("The video is damaged, or ffmpeg can't read it.")]
    VideoDamaged,
    /// A film without a single frame that could be decoded.
    #[error("No picture in the video could be read: it is damaged, or ffmpeg can't decode it.")]
    NoFrames,
    /// Decoding a film took longer than it should, and was stopped.
    #[error("The video was given up: decoding it took longer than {seconds} seconds.")]
    VideoTooSlow {
        /// The limit.
        seconds: u64,
    },
    /// Somebody wanted it no more.
    #[error("Reading was stopped.")]
    Stopped,
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
    /// What a decoder says of a damaged file: on one line, and without its full stop.
    pub(super) fn damaged(words: impl ToString) -> Self {
        let words = words.to_string();
        Self::Damaged(words.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches([' ', '.']).to_owned())
    }

    /// What kind of reason it is.
    pub fn kind(&self) -> FailureKind {
        match self {
            Self::Unreadable(error) if error.kind() == ErrorKind::PermissionDenied => FailureKind::NoPermission,
            Self::Unreadable(_) | Self::NotAFile => FailureKind::Unreadable,
            Self::Empty => FailureKind::Empty,
            Self::UnknownFormat | Self::Video | Self::UnknownVideo => FailureKind::NoPicture,
            Self::Unsupported { .. } => FailureKind::Unsupported,
            Self::NoFfmpeg => FailureKind::Video,
            Self::NoPreview => FailureKind::NoPreview,
            Self::TooLarge { .. } => FailureKind::TooLarge,
            Self::TooSlow { .. } | Self::VideoTooSlow { .. } => FailureKind::TooSlow,
            Self::Damaged(_)
            | Self::DecoderDied { .. }
            | Self::DecoderPanicked
            | Self::VideoDamaged
            | Self::NoFrames => FailureKind::Damaged,
            Self::NoDecoder(_) | Self::Stopped => FailureKind::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decoders_say_becomes_one_sentence() {
        let error = MediaError::damaged("I/O errors Not enough bytes,\n expected 1 but found 0\n.");
        assert_eq!(error.to_string(), "The picture is damaged: I/O errors Not enough bytes, expected 1 but found 0.");
    }
}
