//! Why a photo could not be read, in words for the person whose photo it is.

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
    #[error("{format} pictures can't be read yet.")]
    Unsupported {
        /// The format's name.
        format: &'static str,
    },
    /// Reading it would take more memory than a photo should.
    #[error("The picture is too large ({what}).")]
    TooLarge {
        /// Its size.
        what: String,
    },
    /// The content ends early or contradicts itself.
    #[error("The picture is damaged: {0}.")]
    Damaged(String),
    /// The decoder crashed on it.
    #[error("The picture is damaged: its decoder gave up.")]
    DecoderPanicked,
}
