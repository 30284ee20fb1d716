//! Videos: frames of them, through the ffmpeg of this computer.
//!
//! ffmpeg is a program of the user's, started as a process of its own within [limits](super::guarded); Afterimage neither links nor
//! fetches it. A file is only handed to it when its first bytes are those of a container named here, and then with that
//! container's reader alone, so that a playlist with a film's name, which would make it open other files, is never read as one.

mod choose;
mod container;
mod ffmpeg;
mod probe;
mod stream;
mod tags;

use std::path::Path;
use std::time::Duration;

use image::RgbImage;

pub use ffmpeg::Ffmpeg;

use super::guarded::{Bounds, Unanswered};
use super::{MediaError, Metadata, colour};
use choose::Chooser;
use container::Container;
use probe::Probed;
use stream::Reading;

/// The most frames of one video: at a photo's cost each, an hour of film takes as long as a holiday's afternoon.
const MOST_FRAMES: usize = 64;

/// A film shorter than this is decoded whole where its key frames alone do not do.
const SHORT_MS: u32 = 600_000;

/// Key frames further apart than this hide scenes, and in longer films those further apart than a part of the film. Cameras write
/// one every second or so; other encoders one at most scene changes, and every 250 frames at least.
const APART_MS: u32 = 4_000;
const APART_PART: u32 = 24;

/// Bytes of memory ffmpeg may take: enough for 4K in ten bits.
const MEMORY: u64 = 1 << 30;

/// What ffmpeg may take if it may work for so long.
fn bounds(time: Duration) -> Bounds {
    Bounds { time, memory: MEMORY }
}

impl From<Unanswered> for MediaError {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::NotStarted(error) => Self::NoDecoder(error),
            Unanswered::TooSlow { seconds } => Self::VideoTooSlow { seconds },
            Unanswered::Stopped => Self::Stopped,
            Unanswered::Unwatched => Self::DecoderPanicked,
        }
    }
}

/// A frame of a video.
#[derive(Debug, Clone, PartialEq)]
pub struct VideoFrame {
    /// Milliseconds from the beginning.
    pub at_ms: u32,
    /// The picture upright, 8-bit sRGB; scaled down, but its short side not below what was asked for.
    pub pixels: RgbImage,
}

/// What a video is searched and shown by.
#[derive(Debug, Clone)]
pub struct DecodedVideo {
    /// Frames of different scenes: first the one that stands longest, then the others in the order of time.
    pub frames: Vec<VideoFrame>,
    /// What the file says.
    pub metadata: Metadata,
}

impl Ffmpeg {
    /// Chooses frames of a video and reads what it says of itself. `modified_seconds` (Unix) dates a video that does not say
    /// when it was taken; `least_side` is the least short side in pixels that the caller needs; reading ends early, with
    /// [`MediaError::Stopped`], when `stop` says so.
    pub fn decode(
        &self,
        path: &Path,
        modified_seconds: i64,
        least_side: u32,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<DecodedVideo, MediaError> {
        let container = Container::of_file(path)?;
        let probed = self.probe(path, container, stop)?;
        let mut frames = self.choose(path, container, &probed, least_side, stop)?;
        if let Some(profile) = &probed.profile {
            frames.iter_mut().for_each(|frame| colour::to_srgb(&mut frame.pixels, profile));
        }
        let last_ms = frames.iter().map(|frame| frame.at_ms).max().unwrap_or(0);
        let metadata = Metadata {
            format: container.format.to_owned(),
            width: probed.width,
            height: probed.height,
            // Films that were cut off while being recorded do not know how long they are.
            duration_ms: Some(probed.duration_ms.unwrap_or(0).max(last_ms)),
            facts: tags::facts(&probed.tags, modified_seconds),
        };
        Ok(DecodedVideo { frames, metadata })
    }

    /// The frame at `at_ms`, or the first after it.
    pub fn frame_at(
        &self,
        path: &Path,
        at_ms: u32,
        least_side: u32,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<RgbImage, MediaError> {
        Ok(self.frames_at(path, &[at_ms], least_side, stop)?.remove(0))
    }

    /// The frames at several times, in their order.
    pub fn frames_at(
        &self,
        path: &Path,
        times_ms: &[u32],
        least_side: u32,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<RgbImage>, MediaError> {
        let container = Container::of_file(path)?;
        let probed = self.probe(path, container, stop)?;
        let mut pictures = Vec::with_capacity(times_ms.len());
        for &at_ms in times_ms {
            let mut found = None;
            let reading = Reading { path, container, probed: &probed, least_side, stop };
            reading.at(self, at_ms, &mut |_, picture| found = Some(picture))?;
            let mut picture = found.ok_or(MediaError::NoFrames)?;
            if let Some(profile) = &probed.profile {
                colour::to_srgb(&mut picture, profile);
            }
            pictures.push(picture);
        }
        Ok(pictures)
    }

    fn choose(
        &self,
        path: &Path,
        container: Container,
        probed: &Probed,
        least_side: u32,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Vec<VideoFrame>, MediaError> {
        let reading = Reading { path, container, probed, least_side, stop };
        let mut chooser = Chooser::new(probed.duration_ms, MOST_FRAMES);
        // Key frames can be decoded alone, which takes a small part of the time.
        let ended = reading.key_frames(self, &mut |at_ms, picture| chooser.offer(at_ms, picture));
        let short = probed.duration_ms.is_none_or(|duration| duration <= SHORT_MS);
        // Half of the frames would pass for all of them.
        if matches!(ended, Err(MediaError::Stopped)) {
            return Err(MediaError::Stopped);
        }
        if chooser.is_enough() || !short {
            ended.or_else(|error| if chooser.has_any() { Ok(()) } else { Err(error) })?;
            return chooser.finish().ok_or(MediaError::NoFrames);
        }
        let mut whole = Chooser::new(probed.duration_ms, MOST_FRAMES);
        let ended = reading.all_frames(self, &mut |at_ms, picture| whole.offer(at_ms, picture));
        match (ended, whole.has_any(), chooser.has_any()) {
            (Err(MediaError::Stopped), _, _) => Err(MediaError::Stopped),
            // A film that is broken, or slow to decode, is found by what could be read of it.
            (Ok(()), true, _) | (Err(_), true, false) => whole.finish().ok_or(MediaError::NoFrames),
            (_, _, true) => chooser.finish().ok_or(MediaError::NoFrames),
            (Err(error), false, false) => Err(error),
            (Ok(()), false, false) => Err(MediaError::NoFrames),
        }
    }
}
