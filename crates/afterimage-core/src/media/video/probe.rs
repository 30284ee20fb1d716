//! What a video says of itself, through ffprobe.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;

use super::bounds;
use super::container::Container;
use super::ffmpeg::{self, Ffmpeg};
use crate::media::colour::Profile;
use crate::media::decode::MAX_SIDE;
use crate::media::{MediaError, guarded};

/// A film's index has to be read, and hardly anything decoded; but the computer may be busy.
const TIME: Duration = Duration::from_secs(120);

/// Bytes of answer: some kilobytes of JSON, unless somebody wrote a book into it.
const MOST_ANSWER: u64 = 4 << 20;

/// A film of a month is a mistake.
const MOST_SECONDS: f64 = 31.0 * 86_400.0;

/// From so many lines on, films are in the colours of HDTV where they do not say.
const HD_LINES: u32 = 720;

/// What is known of a video before it is decoded.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Probed {
    /// The number of the stream that is the film.
    pub stream: u32,
    /// Pixels as shown: turned, and square.
    pub width: u32,
    /// Pixels as shown.
    pub height: u32,
    /// How long it says it is.
    pub duration_ms: Option<u32>,
    /// The matrix of its colours where ffmpeg would take another for it.
    pub matrix: Option<&'static str>,
    /// What its colours mean, if not sRGB.
    pub profile: Option<Profile>,
    /// What is written into it; names in small letters.
    pub tags: HashMap<String, String>,
}

impl Ffmpeg {
    /// Asks ffprobe.
    pub(super) fn probe(
        &self,
        path: &Path,
        container: Container,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Probed, MediaError> {
        let mut command = self.probe_command();
        command.args(["-of", "json", "-show_entries"]).arg(
            "format=duration:format_tags:stream=index,codec_type,width,height,sample_aspect_ratio,duration,color_space,\
             color_transfer,color_primaries:stream_disposition=attached_pic,still_image:stream_tags:stream_side_data",
        );
        ffmpeg::add_input(&mut command, path, container);
        let answer = guarded::run(
            command,
            bounds(TIME),
            stop,
            &[],
            |out| guarded::read_all(out, MOST_ANSWER),
            |err| drop(std::io::copy(&mut { err }, &mut std::io::sink())),
        )?;
        answer.as_deref().and_then(parse).ok_or(MediaError::VideoDamaged)
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    streams: Vec<Stream>,
    #[serde(default)]
    format: Whole,
}

#[derive(Default, Deserialize)]
struct Whole {
    duration: Option<String>,
    #[serde(default)]
    tags: HashMap<String, String>,
}

#[derive(Deserialize)]
struct Stream {
    index: u32,
    codec_type: Option<String>,
    #[serde(default)]
    width: u32,
    #[serde(default)]
    height: u32,
    sample_aspect_ratio: Option<String>,
    duration: Option<String>,
    color_space: Option<String>,
    color_transfer: Option<String>,
    color_primaries: Option<String>,
    #[serde(default)]
    disposition: Disposition,
    #[serde(default)]
    tags: HashMap<String, String>,
    #[serde(default)]
    side_data_list: Vec<SideData>,
}

#[derive(Default, Deserialize)]
struct Disposition {
    #[serde(default)]
    attached_pic: u8,
}

#[derive(Deserialize)]
struct SideData {
    rotation: Option<f64>,
}

fn parse(answer: &[u8]) -> Option<Probed> {
    // Words of a film may be in any encoding.
    let answer: Answer = serde_json::from_str(&String::from_utf8_lossy(answer)).ok()?;
    let is_film = |stream: &&Stream| {
        stream.codec_type.as_deref() == Some("video") && stream.disposition.attached_pic == 0 && stream.width > 0
    };
    // Players show the first; covers of albums come among them, too, and are told apart.
    let film = answer.streams.iter().find(is_film)?;
    let (width, height) = film.shown_size()?;
    let seconds = [answer.format.duration.as_deref(), film.duration.as_deref()];
    let seconds = seconds.into_iter().flatten().find_map(|text| text.parse::<f64>().ok());
    let seconds = seconds.filter(|seconds| (0.0..MOST_SECONDS).contains(seconds));
    let mut tags = HashMap::new();
    for (name, value) in answer.format.tags.iter().chain(&film.tags) {
        tags.entry(name.to_ascii_lowercase()).or_insert_with(|| value.clone());
    }
    Some(Probed {
        stream: film.index,
        width,
        height,
        duration_ms: seconds.map(|seconds| (seconds * 1000.0) as u32),
        matrix: film.matrix(),
        profile: film.profile(),
        tags,
    })
}

impl Stream {
    /// Width and height as they are shown: with square pixels, and upright.
    fn shown_size(&self) -> Option<(u32, u32)> {
        let pixel = self.sample_aspect_ratio.as_deref().and_then(ratio).unwrap_or(1.0);
        let width = (f64::from(self.width) * pixel).round() as u32;
        let (width, height) = if self.is_sideways() { (self.height, width) } else { (width, self.height) };
        let fits = (1..=MAX_SIDE).contains(&width) && (1..=MAX_SIDE).contains(&height);
        fits.then_some((width, height))
    }

    fn is_sideways(&self) -> bool {
        let matrix = self.side_data_list.iter().find_map(|data| data.rotation);
        // Before it was a matrix it was a tag.
        let turned = matrix.or_else(|| self.tags.get("rotate")?.parse().ok()).unwrap_or(0.0);
        (turned.rem_euclid(180.0) - 90.0).abs() < 45.0
    }

    fn matrix(&self) -> Option<&'static str> {
        let says = self.color_space.as_deref().is_some_and(|space| !matches!(space, "unknown" | "reserved"));
        (!says && self.width.min(self.height) >= HD_LINES).then_some("bt709")
    }

    fn profile(&self) -> Option<Profile> {
        let primaries = match self.color_primaries.as_deref() {
            Some("bt2020") => 9,
            Some("smpte431") => 11,
            Some("smpte432") => 12,
            // Those of earlier television are near those of BT.709, and players take them for the same.
            _ => 1,
        };
        let transfer = match self.color_transfer.as_deref() {
            Some("smpte2084") => 16,
            Some("arib-std-b67") => 18,
            _ => 1,
        };
        ((primaries, transfer) != (1, 1)).then_some(Profile::Numbered { primaries, transfer })
    }
}

/// `4:3` as a number.
fn ratio(text: &str) -> Option<f64> {
    let (over, under) = text.split_once(':')?;
    let ratio = over.parse::<f64>().ok()? / under.parse::<f64>().ok()?;
    (ratio.is_finite() && ratio > 0.0).then_some(ratio)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_phones_film_is_read_as_it_is_shown() {
        let answer = r#"{"streams": [
            {"index": 0, "codec_type": "audio"},
            {"index": 1, "codec_type": "video", "width": 600, "height": 600, "disposition": {"attached_pic": 1}},
            {"index": 2, "codec_type": "video", "width": 1440, "height": 1080, "sample_aspect_ratio": "4:3",
             "color_space": "bt2020nc", "color_transfer": "arib-std-b67", "color_primaries": "bt2020",
             "disposition": {"attached_pic": 0}, "tags": {"Creation_Time": "x"},
             "side_data_list": [{"side_data_type": "Display Matrix", "rotation": -90}]}],
            "format": {"duration": "102.500000", "tags": {"location": "y"}}}"#;
        let probed = parse(answer.as_bytes()).unwrap();
        assert_eq!((probed.stream, probed.width, probed.height, probed.duration_ms), (2, 1080, 1920, Some(102_500)));
        assert_eq!((probed.matrix, probed.profile), (None, Some(Profile::Numbered { primaries: 9, transfer: 18 })));
        assert_eq!((probed.tags["creation_time"].as_str(), probed.tags["location"].as_str()), ("x", "y"));
    }

    #[test]
    fn colours_that_are_not_named_are_those_of_the_size() {
        let matrix = |height: u32| {
            let film =
                format!(r#"{{"streams": [{{"index": 0, "codec_type": "video", "width": 1280, "height": {height}}}]}}"#);
            parse(film.as_bytes()).unwrap().matrix
        };
        assert_eq!((matrix(480), matrix(720)), (None, Some("bt709")));
    }

    #[test]
    fn what_is_no_film_is_none() {
        for answer in [
            "",
            "{}",
            r#"{"streams": [{"index": 0, "codec_type": "audio"}]}"#,
            r#"{"streams": [{"index": 0, "codec_type": "video", "width": 0, "height": 0}]}"#,
            r#"{"streams": [{"index": 0, "codec_type": "video", "width": 4000000, "height": 9}]}"#,
        ] {
            assert_eq!(parse(answer.as_bytes()), None, "{answer}");
        }
    }

    proptest! {
        #[test]
        fn whatever_it_says_has_an_answer(duration in "\\PC{0,12}", aspect in "\\PC{0,8}", turn in any::<f64>()) {
            let answer = serde_json::json!({
                "streams": [{"index": 0, "codec_type": "video", "width": 9, "height": 5, "sample_aspect_ratio": aspect,
                    "side_data_list": [{"rotation": turn}]}],
                "format": {"duration": duration},
            });
            let _ = parse(answer.to_string().as_bytes());
        }
    }
}
