//! Frames of a video as they come out of ffmpeg: pictures on its output, their times among its words.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{ChildStderr, ChildStdout, Command};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use image::RgbImage;

use super::bounds;
use super::container::Container;
use super::ffmpeg::{self, Ffmpeg};
use super::probe::Probed;
use super::{MOST_FRAMES, choose};
use crate::media::decode::MAX_DECODED_BYTES;
use crate::media::{MediaError, guarded};

/// Frames looked at for each that is kept.
const CANDIDATES: u32 = 8;

/// What has changed by so much between two frames is a new scene (ffmpeg's score, 0 to 1).
const SCENE: f32 = 0.2;

/// Scenes shorter than this, in seconds, are flicker.
const SHORTEST_SCENE: f32 = 0.5;

/// Decoding a film may take so long, and as long again as the film.
const LEAST_TIME: Duration = Duration::from_secs(120);
const MOST_TIME: Duration = Duration::from_secs(30 * 60);

/// A line in which a filter tells a frame's time is far shorter.
const LONGEST_LINE: u64 = 16 << 10;

/// Decoded at more often than this a second, a film would come out as the same frames twice.
const RATE: &str = "25";

/// A video that is being read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub path: &'a Path,
    pub container: Container,
    pub probed: &'a Probed,
    /// The least short side of a picture in pixels, unless the film's is less.
    pub least_side: u32,
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

/// Takes a frame: milliseconds from the beginning, and the picture upright.
pub(super) type Take<'a> = &'a mut dyn FnMut(u32, RgbImage);

impl Reading<'_> {
    /// Frames at scene changes and now and then, of those that can be decoded alone.
    pub fn key_frames(&self, ffmpeg: &Ffmpeg, take: Take<'_>) -> Result<(), MediaError> {
        let mut command = ffmpeg.decode_command();
        command.args(["-skip_frame", "nokey"]);
        self.run(command, Some(self.changes()), CANDIDATES * MOST_FRAMES as u32, take)
    }

    /// Frames at scene changes and now and then, of all.
    pub fn all_frames(&self, ffmpeg: &Ffmpeg, take: Take<'_>) -> Result<(), MediaError> {
        self.run(ffmpeg.decode_command(), Some(self.changes()), CANDIDATES * MOST_FRAMES as u32, take)
    }

    /// The frame at a time, or the first after it.
    pub fn at(&self, ffmpeg: &Ffmpeg, at_ms: u32, take: Take<'_>) -> Result<(), MediaError> {
        let mut command = ffmpeg.decode_command();
        command.arg("-ss").arg(format!("{}.{:03}", at_ms / 1000, at_ms % 1000));
        self.run(command, None, 1, take)
    }

    /// Width and height of the pictures: those of the film as it is shown, made smaller.
    fn size(&self) -> (u32, u32) {
        let (width, height) = (self.probed.width, self.probed.height);
        let smaller = (f64::from(self.least_side) / f64::from(width.min(height))).min(1.0);
        let side = |length: u32| ((f64::from(length) * smaller).round() as u32).max(1);
        (side(width), side(height))
    }

    /// Which frames to look at: never more than there is room for, however long the film is and however it flickers.
    fn changes(&self) -> String {
        let seconds = self.probed.duration_ms.unwrap_or(0) as f32 / 1000.0;
        let room = (CANDIDATES as usize * MOST_FRAMES) as f32;
        let apart = (2.0 * seconds / room).max(choose::LEAST_APART_MS as f32 / 1000.0);
        let scene = (2.0 * seconds / room).max(SHORTEST_SCENE);
        format!(
            "select='isnan(prev_selected_t)+gte(t-prev_selected_t,{apart})+gt(scene,{SCENE})*gte(t-prev_selected_t,{scene})',"
        )
    }

    fn run(&self, mut command: Command, select: Option<String>, most: u32, take: Take<'_>) -> Result<(), MediaError> {
        ffmpeg::add_input(&mut command, self.path, self.container);
        let matrix = self.probed.matrix.map(|matrix| format!("in_color_matrix={matrix}:")).unwrap_or_default();
        // Square pixels, and no more of them than are needed. What is selected is numbered in the end, or else a container
        // without times would be filled up with copies.
        let (width, height) = self.size();
        let filters = format!(
            "{}scale={matrix}flags=area:w={width}:h={height},format=rgb24,\
             showinfo,settb=1/{RATE},setpts=N",
            select.unwrap_or_default()
        );
        command.args(["-map", &format!("0:{}", self.probed.stream), "-an", "-sn", "-dn"]);
        command.args(["-vf", &filters, "-r", RATE, "-frames:v", &most.to_string()]);
        command.args(["-c:v", "ppm", "-f", "image2pipe", "pipe:1"]);
        let length = Duration::from_millis(self.probed.duration_ms.unwrap_or(0).into());
        let time = (LEAST_TIME + length).min(MOST_TIME);
        let (tell, times) = mpsc::channel();
        guarded::run(
            command,
            bounds(time),
            self.stop,
            &[],
            |out| take_frames(out, &times, most, take),
            move |words| tell_times(words, &tell),
        )
        .map_err(MediaError::from)
    }
}

/// Takes frame by frame with its time, until one of both ends.
fn take_frames(out: ChildStdout, times: &Receiver<u32>, most: u32, take: Take<'_>) {
    let mut out = BufReader::with_capacity(1 << 16, out);
    for _ in 0..most {
        let Some(picture) = read_ppm(&mut out) else { return };
        // Told before the picture was written.
        let Ok(at_ms) = times.recv() else { return };
        take(at_ms, picture);
    }
}

/// A picture as PPM has it, `P6 width height 255` and its pixels; `None` at the end, or for anything else.
fn read_ppm(from: &mut impl BufRead) -> Option<RgbImage> {
    let mut head = Vec::new();
    // Three lines, or one with spaces.
    let mut words = Vec::new();
    while words.len() < 4 {
        let mut line = Vec::new();
        from.take(64).read_until(b'\n', &mut line).ok()?;
        if line.last() != Some(&b'\n') {
            return None;
        }
        head.extend_from_slice(&line);
        words = std::str::from_utf8(&head).ok()?.split_ascii_whitespace().map(str::to_owned).collect();
    }
    let [magic, width, height, highest] = words.as_slice() else { return None };
    let (width, height): (u32, u32) = (width.parse().ok()?, height.parse().ok()?);
    let bytes = u64::from(width) * u64::from(height) * 3;
    if magic != "P6" || highest != "255" || bytes > MAX_DECODED_BYTES {
        return None;
    }
    let mut pixels = vec![0; usize::try_from(bytes).ok()?];
    from.read_exact(&mut pixels).ok()?;
    RgbImage::from_raw(width, height, pixels)
}

/// Passes on the times that the filter tells, and reads whatever else is said.
fn tell_times(words: ChildStderr, tell: &Sender<u32>) {
    let mut words = BufReader::new(words);
    let (mut line, mut last) = (Vec::new(), 0);
    loop {
        line.clear();
        match words.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        if let Some(told) = frame_time(&String::from_utf8_lossy(&line)) {
            last = told.unwrap_or(last);
            // Nobody needs more frames; what is said all the same has to be read, or it would wait.
            let _ = tell.send(last);
        }
    }
}

/// The time in a line of the filter, in milliseconds, rounded down so that looking for it finds this frame; nothing in it for
/// a frame without time, `None` for another line.
fn frame_time(line: &str) -> Option<Option<u32>> {
    let rest = line.strip_prefix("[Parsed_showinfo_")?;
    let (_, rest) = rest.split_once(" n:")?;
    let (_, rest) = rest.split_once("pts_time:")?;
    let seconds = rest.split_ascii_whitespace().next().and_then(|word| word.parse::<f64>().ok());
    // What is written with six digits is 2.999999 for what was three seconds.
    Some(seconds.map(|seconds| (seconds * 1000.0 + 0.002).max(0.0) as u32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_are_read_from_the_filters_lines_alone() {
        let line = "[Parsed_showinfo_2 @ 0x55d] n:   1 pts:  46592 pts_time:3.03333 duration: 512 pos: 48 fmt:rgb24";
        assert_eq!(frame_time(line), Some(Some(3033)));
        assert_eq!(frame_time("[Parsed_showinfo_2 @ 0x5] n: 0 pts: 9 pts_time:2.999999"), Some(Some(3000)));
        assert_eq!(frame_time("[Parsed_showinfo_2 @ 0x5] n: 0 pts: NOPTS pts_time:NOPTS fmt"), Some(None));
        assert_eq!(frame_time("[Parsed_showinfo_2 @ 0x5] n: 0 pts: -9 pts_time:-0.5"), Some(Some(0)));
        for other in
            ["    title : [Parsed_showinfo_2 n:0 pts_time:5", "[Parsed_showinfo_2 @ 0x5] config in time_base: 1/9", ""]
        {
            assert_eq!(frame_time(other), None, "{other}");
        }
    }

    #[test]
    fn pictures_are_read_one_after_the_other() {
        let mut wire = b"P6\n2 1\n255\nabcdefP6\n1 1\n255\n\n\n\n".as_slice();
        assert_eq!(read_ppm(&mut wire).unwrap().into_raw(), b"abcdef");
        assert_eq!(read_ppm(&mut wire).unwrap().into_raw(), b"\n\n\n");
        assert_eq!(read_ppm(&mut wire), None);
        for wrong in [b"P6\n2 1\n255\nabc".as_slice(), b"P6\n99999 99999\n255\n", b"P5\n1 1\n255\nabc", &[b'x'; 500]] {
            assert_eq!(read_ppm(&mut &*wrong), None);
        }
    }

    proptest! {
        #[test]
        fn any_words_have_an_answer(line in "\\PC{0,80}", bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = (frame_time(&line), read_ppm(&mut bytes.as_slice()));
            let _ = read_ppm(&mut [b"P6\n".as_slice(), &bytes].concat().as_slice());
        }
    }
}
