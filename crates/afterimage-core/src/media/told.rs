//! Why a file can't be read, as people are told it: what Afterimage knows, apart from what others said.
//!
//! The catalog keeps a sentence in English of each file. It is read back here, those of earlier versions too, so that it can be told
//! in any language.

use std::io::ErrorKind;

use super::MediaError;
use super::error::damage;
use crate::view::{FailureKind, UnreadReason};

/// Why a file can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The reason.
    pub why: UnreadReason,
    /// What the system or a decoder said, in whatever language it speaks.
    pub detail: Option<String>,
}

impl From<UnreadReason> for Told {
    fn from(why: UnreadReason) -> Self {
        Self { why, detail: None }
    }
}

impl Told {
    fn said(why: UnreadReason, detail: &str) -> Self {
        Self { why, detail: Some(detail.to_owned()) }
    }

    /// Reads back the sentence that was kept of a file that can't be read, as [`MediaError`] says it. Of one that nobody says any
    /// more the kind is told.
    pub fn again(kind: FailureKind, sentence: &str) -> Self {
        let told = of_sentence(sentence).unwrap_or_else(|| of_kind(kind).into());
        match kind {
            // What the system said of it is this.
            FailureKind::NoPermission => UnreadReason::NoPermission.into(),
            _ => told,
        }
    }
}

impl MediaError {
    /// What it is to people.
    pub fn told(&self) -> Told {
        match self {
            Self::Unreadable(error) if error.kind() == ErrorKind::PermissionDenied => UnreadReason::NoPermission.into(),
            Self::Unreadable(error) => Told::said(UnreadReason::Unreadable, &error.to_string()),
            Self::NotAFile => UnreadReason::NotAFile.into(),
            Self::Empty => UnreadReason::Empty.into(),
            Self::UnknownFormat => UnreadReason::UnknownFormat.into(),
            Self::Unsupported { format } => UnreadReason::Unsupported { format: (*format).to_owned() }.into(),
            Self::Video => UnreadReason::Video.into(),
            Self::NoFfmpeg => UnreadReason::NoFfmpeg.into(),
            Self::UnknownVideo => UnreadReason::UnknownVideo.into(),
            Self::VideoDamaged => UnreadReason::VideoDamaged.into(),
            Self::NoFrames => UnreadReason::NoFrames.into(),
            Self::NoPreview => UnreadReason::NoPreview.into(),
            Self::TooLarge { what } => too_large(what).into(),
            Self::Damaged(said) => damaged(said),
            Self::VideoTooSlow { seconds } | Self::TooSlow { seconds } => {
                UnreadReason::TooSlow { seconds: *seconds }.into()
            }
            Self::DecoderDied { .. } => UnreadReason::DecoderDied.into(),
            Self::NoDecoder(error) => Told::said(UnreadReason::NoDecoder, &error.to_string()),
            Self::DecoderPanicked => UnreadReason::Damaged.into(),
            Self::Stopped => UnreadReason::Other.into(),
        }
    }
}

/// What stands in an example where a sentence has something of its own: a text, and a number.
const TEXT: &str = "\u{1F}";
const NUMBER: u64 = 987_654_321;

fn of_sentence(sentence: &str) -> Option<Told> {
    let fixed = [
        MediaError::NotAFile,
        MediaError::Empty,
        MediaError::UnknownFormat,
        MediaError::Video,
        MediaError::NoFfmpeg,
        MediaError::UnknownVideo,
        MediaError::VideoDamaged,
        MediaError::NoFrames,
        MediaError::NoPreview,
        MediaError::DecoderPanicked,
        MediaError::Stopped,
    ];
    if let Some(error) = fixed.iter().find(|error| error.to_string() == sentence) {
        return Some(error.told());
    }
    // What stands in the sentence where the example has its text or number.
    let given = |example: MediaError, gap: &str| {
        let example = example.to_string();
        let (before, after) = example.split_once(gap)?;
        sentence.strip_prefix(before)?.strip_suffix(after)
    };
    let text = |example: MediaError| given(example, TEXT);
    let number = |example: MediaError| given(example, &NUMBER.to_string())?.parse::<u64>().ok();
    let io = || std::io::Error::other(TEXT);
    if let Some(format) = text(MediaError::Unsupported { format: TEXT }) {
        return Some(UnreadReason::Unsupported { format: format.to_owned() }.into());
    }
    if let Some(said) = text(MediaError::Damaged(TEXT.to_owned())) {
        return Some(damaged(said));
    }
    if let Some(what) = text(MediaError::TooLarge { what: TEXT.to_owned() }) {
        return Some(too_large(what).into());
    }
    if let Some(said) = text(MediaError::Unreadable(io())) {
        return Some(Told::said(UnreadReason::Unreadable, said));
    }
    if let Some(said) = text(MediaError::NoDecoder(io())) {
        return Some(Told::said(UnreadReason::NoDecoder, said));
    }
    if number(MediaError::DecoderDied { megabytes: NUMBER }).is_some() {
        return Some(UnreadReason::DecoderDied.into());
    }
    let slow = [MediaError::TooSlow { seconds: NUMBER }, MediaError::VideoTooSlow { seconds: NUMBER }];
    let seconds = slow.into_iter().find_map(number)?;
    Some(UnreadReason::TooSlow { seconds }.into())
}

/// What a decoder said of damage is told as it said it. What the worker refused arrives this way too.
fn damaged(said: &str) -> Told {
    if said == damage::CUT_OFF {
        return UnreadReason::CutOff.into();
    }
    if damage::OURS.contains(&said) {
        return UnreadReason::Damaged.into();
    }
    of_sentence(&format!("{said}.")).unwrap_or_else(|| Told::said(UnreadReason::Damaged, said))
}

/// What is too large, as it is written: pixels, megabytes, or something else.
fn too_large(what: &str) -> UnreadReason {
    let pixels = || {
        let (width, height) = what.strip_suffix(" pixels")?.split_once(" × ")?;
        Some(UnreadReason::TooManyPixels { width: width.parse().ok()?, height: height.parse().ok()? })
    };
    let bytes = || {
        let megabytes: u64 = what.strip_suffix(" MB")?.parse().ok()?;
        Some(UnreadReason::TooManyBytes { bytes: megabytes.checked_mul(1 << 20)? })
    };
    pixels().or_else(bytes).unwrap_or(UnreadReason::TooLarge)
}

/// What can be told by a kind alone.
fn of_kind(kind: FailureKind) -> UnreadReason {
    match kind {
        FailureKind::Video => UnreadReason::NoFfmpeg,
        FailureKind::NoPermission => UnreadReason::NoPermission,
        FailureKind::Unreadable => UnreadReason::Unreadable,
        FailureKind::Empty => UnreadReason::Empty,
        FailureKind::NoPicture | FailureKind::Unsupported => UnreadReason::UnknownFormat,
        FailureKind::NoPreview => UnreadReason::NoPreview,
        FailureKind::TooLarge => UnreadReason::TooLarge,
        FailureKind::TooSlow => UnreadReason::NoDecoder,
        FailureKind::Damaged => UnreadReason::Damaged,
        FailureKind::Other => UnreadReason::Other,
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    fn every_error() -> Vec<MediaError> {
        let mut all = vec![
            MediaError::Unreadable(io::Error::other("the network went away: retry")),
            MediaError::Unreadable(io::ErrorKind::PermissionDenied.into()),
            MediaError::NotAFile,
            MediaError::Empty,
            MediaError::UnknownFormat,
            MediaError::Unsupported { format: "JPEG 2000" },
            MediaError::Video,
            MediaError::NoFfmpeg,
            MediaError::UnknownVideo,
            MediaError::VideoDamaged,
            MediaError::NoFrames,
            MediaError::VideoTooSlow { seconds: 1800 },
            MediaError::Stopped,
            MediaError::NoPreview,
            MediaError::TooLarge { what: "70000 × 65000 pixels".to_owned() },
            MediaError::TooLarge { what: "512 MB".to_owned() },
            MediaError::TooLarge { what: "more memory than a photo should need".to_owned() },
            MediaError::damaged("Premature end of JPEG file."),
            MediaError::Damaged(damage::CUT_OFF.to_owned()),
            MediaError::TooSlow { seconds: 30 },
            MediaError::DecoderDied { megabytes: 512 },
            MediaError::NoDecoder(io::Error::other("Too many open files (os error 24)")),
            MediaError::DecoderPanicked,
        ];
        all.extend(damage::OURS.map(|ours| MediaError::Damaged(ours.to_owned())));
        all
    }

    #[test]
    fn what_was_kept_of_an_error_tells_what_the_error_does() {
        for error in every_error() {
            assert_eq!(Told::again(error.kind(), &error.to_string()), error.told(), "{error}");
        }
    }

    #[test]
    fn only_what_others_said_is_told_as_it_is() {
        let told = |error: MediaError| error.told();
        let said = told(MediaError::damaged("bad Huffman code"));
        assert_eq!(said, Told::said(UnreadReason::Damaged, "bad Huffman code"));
        assert_eq!(told(MediaError::Damaged(damage::NO_PIXELS.to_owned())), UnreadReason::Damaged.into());
        let pixels = UnreadReason::TooManyPixels { width: 7, height: 9 };
        assert_eq!(told(MediaError::TooLarge { what: "7 × 9 pixels".to_owned() }), pixels.into());
        // The worker can say little else than that it refused.
        let refused = MediaError::Unsupported { format: "CMYK JPEG XL" };
        let passed_on = MediaError::Damaged(refused.to_string().trim_end_matches('.').to_owned());
        assert_eq!(passed_on.told(), refused.told());
    }

    #[test]
    fn sentences_of_other_versions_are_told_by_their_kind() {
        let told = |kind| Told::again(kind, "Nobody says this.").why;
        assert_eq!(told(FailureKind::Damaged), UnreadReason::Damaged);
        assert_eq!(told(FailureKind::Video), UnreadReason::NoFfmpeg);
        assert_eq!(told(FailureKind::Other), UnreadReason::Other);
    }
}
