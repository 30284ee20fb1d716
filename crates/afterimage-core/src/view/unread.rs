//! Why a file can't be read, as the shells tell it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a file can't be read, as far as Afterimage itself knows: the window has a sentence for each in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum UnreadReason {
    /// The system does not let this person read it.
    NoPermission,
    /// The system could not read it.
    Unreadable,
    /// It is a pipe, a device or a socket.
    NotAFile,
    /// It is empty.
    Empty,
    /// Its content is no picture in a known format.
    UnknownFormat,
    /// A known format that this version does not decode.
    Unsupported {
        /// The format's name.
        format: String,
    },
    /// A film where a picture was expected.
    Video,
    /// A film, and no program to read it.
    NoFfmpeg,
    /// Its name is a video's and its content is not.
    UnknownVideo,
    /// A film that is damaged, or that ffmpeg does not know.
    VideoDamaged,
    /// A film without a frame that could be decoded.
    NoFrames,
    /// A RAW file without a picture that can be shown.
    NoPreview,
    /// It would take more memory than a photo should.
    TooLarge,
    /// The same, as it is so wide and high.
    TooManyPixels {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// The same, as the file is so large.
    TooManyBytes {
        /// Its size.
        #[ts(type = "number")]
        bytes: u64,
    },
    /// It was given up.
    TooSlow {
        /// After so long.
        #[ts(type = "number")]
        seconds: u64,
    },
    /// It ends early.
    CutOff,
    /// It contradicts itself.
    Damaged,
    /// Its decoder crashed, or took more memory than it may.
    DecoderDied,
    /// There was no decoder to read it with.
    NoDecoder,
    /// The model could not look at it.
    Refused,
    /// Something else, which is not its fault.
    Other,
}
