//! Videos: frames of them are found at their times, and whatever is wrong with a film or with ffmpeg is a reason.
//!
//! The films are made by ffmpeg itself. Where there is none, as it may be on a contributor's computer, nothing is tested here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use afterimage_core::media::{Ffmpeg, MediaError, NO_FFMPEG};
use afterimage_core::upkeep::{Finding, repair};
use afterimage_core::view::{DateSource, VideoHit};
use afterimage_core::{IndexControl, PhotoPart, Query};
use rusqlite::Connection;

use crate::colours::{BLUE, Bench, GREEN, RED};

/// A film of plain colours, each for so many seconds.
struct Film<'a> {
    scenes: &'a [([u8; 3], u32)],
    size: (u32, u32),
    /// Frames a second of each scene, in turn.
    rates: &'a [u32],
    /// Filters for all of it, and arguments for the file.
    filters: &'a str,
    more: &'a [&'a str],
}

impl Default for Film<'_> {
    fn default() -> Self {
        Self { scenes: &[(RED, 3), (GREEN, 4), (BLUE, 3)], size: (320, 180), rates: &[25], filters: "null", more: &[] }
    }
}

impl Film<'_> {
    /// Makes it, in the container of the file's name.
    fn make(&self, path: &Path) {
        let mut command = Command::new(Ffmpeg::find(None).unwrap().program());
        command.args(["-nostdin", "-loglevel", "error", "-y"]);
        for (i, ([red, green, blue], seconds)) in self.scenes.iter().enumerate() {
            let ((width, height), rate) = (self.size, self.rates[i % self.rates.len()]);
            let source = format!(
                "color=c=0x{red:02x}{green:02x}{blue:02x}:s={width}x{height}:r={rate}:d={seconds},format=rgb24"
            );
            command.args(["-f", "lavfi", "-i", &source]);
        }
        let join = format!("concat=n={},{}[film]", self.scenes.len(), self.filters);
        command.args(["-filter_complex", &join, "-map", "[film]", "-pix_fmt", "yuv420p"]);
        let codec: &[&str] = match path.extension().and_then(|extension| extension.to_str()) {
            Some("webm") => &["-c:v", "libvpx", "-b:v", "1M", "-deadline", "realtime"],
            Some("avi") => &["-c:v", "mpeg4", "-q:v", "2"],
            _ => &["-c:v", "libx264", "-preset", "veryfast", "-qp", "10"],
        };
        assert!(command.args(codec).args(self.more).arg(path).status().unwrap().success());
    }
}

/// Whether films can be made and read here.
fn can_be_tested() -> bool {
    let found = Ffmpeg::find(None).is_some();
    if !found {
        eprintln!("skipped: there is no ffmpeg");
    }
    found
}

fn film(bench: &Bench, name: &str) -> PathBuf {
    let path = bench.photos.join(name);
    Film::default().make(&path);
    path
}

/// The first hit, as a video.
fn first(bench: &Bench, text: &str) -> VideoHit {
    let results = bench.search(text);
    *results.videos.iter().find(|video| video.photo == results.photos[0]).unwrap()
}

/// Where in its film the best frame is.
fn time_of(bench: &Bench, text: &str) -> u32 {
    first(bench, text).at_ms.unwrap()
}

fn assert_near(colour: [u8; 3], expected: [u8; 3], what: &str) {
    let near = colour.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 8);
    assert!(near, "{what}: {colour:?} instead of {expected:?}");
}

fn middle_of(jpeg: &[u8]) -> [u8; 3] {
    let picture = image::load_from_memory(jpeg).unwrap().into_rgb8();
    picture.get_pixel(picture.width() / 2, picture.height() / 2).0
}

#[test]
fn a_film_is_found_by_its_scenes_and_shown_by_the_one_that_fits() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    film(&bench, "film.mp4");
    bench.paint("still.png", RED);
    let report = bench.index();
    assert_eq!((report.read, report.embedded, report.failed), (2, 2, 0));
    assert_eq!(bench.library.status().unwrap().photos, 2);
    for (text, colour, at_ms) in [("red", RED, 0), ("green", GREEN, 3_000), ("blue", BLUE, 7_000)] {
        let results = bench.search(text);
        assert_eq!((results.photos.len(), results.searched), (2, 2), "a photo is one hit, however many frames it has");
        let video = results.videos[0];
        assert_eq!((video.at_ms, video.duration_ms), (Some(at_ms), 10_000), "{text}");
        let part = PhotoPart::new(video.photo, video.frame);
        assert_near(middle_of(&bench.library.thumbnail(part).unwrap()), colour, text);
        let shown = bench.library.picture(part).unwrap();
        assert_near(middle_of(&shown.bytes), colour, text);
        assert_eq!(bench.library.pixels(part).unwrap().dimensions(), (320, 180));
    }
    assert_eq!(bench.found(&bench.search("blue"))[0], "film.mp4");

    // In the library as a whole it is shown by its longest scene, once.
    let everything = bench.library.search(&Query::Everything, 10).unwrap();
    let poster = VideoHit { photo: first(&bench, "blue").photo, duration_ms: 10_000, frame: 0, at_ms: None };
    assert_eq!((everything.photos.len(), everything.videos.as_slice()), (2, [poster].as_slice()));
    assert_near(middle_of(&bench.library.thumbnail(poster.photo).unwrap()), GREEN, "the poster");
    let details = bench.library.photo(poster.photo).unwrap();
    assert_eq!((details.format.as_str(), details.width, details.height), ("MP4", 320, 180));
    assert_eq!(details.frames.iter().map(|frame| frame.at_ms).collect::<Vec<_>>(), [0, 3_000, 7_000]);

    // What is like a frame of it is like that frame.
    let red = details.frames[0].frame;
    let similar = Query::Similar { photo: poster.photo, frame: Some(red) };
    let similar = bench.library.search(&similar, 10).unwrap();
    assert_eq!(bench.found(&similar), ["still.png"]);
    assert!(similar.scores.unwrap()[0] > 0.99);
    let similar = bench.library.search(&Query::Similar { photo: poster.photo, frame: None }, 10).unwrap();
    assert!(similar.scores.unwrap()[0] < 0.9, "its poster is green");

    // A thumbnail that is lost is made again from the film.
    assert_eq!(bench.index().read, 0);
    assert_eq!(bench.embedded(), 4);
    let part = PhotoPart::new(poster.photo, red);
    let bench = bench.reopen(|library| fs::remove_file(library.join("thumbnails.sqlite")).unwrap());
    assert_near(middle_of(&bench.library.thumbnail(part).unwrap()), RED, "made again");
}

#[test]
fn every_container_is_read() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let formats =
        [("a.mp4", "MP4"), ("b.MOV", "MOV"), ("c.m4v", "M4V"), ("d.mkv", "MKV"), ("e.webm", "WebM"), ("f.avi", "AVI")];
    for (name, _) in formats {
        film(&bench, name);
    }
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (6, 0), "{:?}", bench.failures());
    for text in ["red", "green", "blue"] {
        let results = bench.search(text);
        assert!(results.scores.as_ref().unwrap().iter().all(|&score| score > 0.9), "{text}: {results:?}");
    }
    for photo in bench.search("green").photos {
        let details = bench.library.photo(photo).unwrap();
        let expected = formats.iter().find(|(name, _)| details.files[0].path.ends_with(name)).unwrap().1;
        assert_eq!(details.format, expected);
        assert!(details.duration_ms.unwrap().abs_diff(10_000) < 100, "{details:?}");
        // The index of an AVI begins to count at its first frame, not at its time.
        let green = details.frames.iter().find(|frame| frame.at_ms.abs_diff(3_000) <= 40);
        assert!(green.is_some(), "{details:?}");
    }
}

#[test]
fn a_film_is_shown_upright_with_square_pixels() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = bench.photos.join("turned.mp4");
    // Blue on the left, red on the right; each pixel is twice as wide as high.
    let paint = "drawbox=x=0:y=0:w=iw/2:h=ih:color=0x1e28d2:t=fill,setsar=2/1";
    Film { scenes: &[(RED, 2)], filters: paint, ..Film::default() }.make(&path);
    // A track's matrix that turns it clockwise: what was left comes to the top.
    let mut bytes = fs::read(&path).unwrap();
    let track = bytes.windows(4).position(|name| name == b"tkhd").unwrap();
    let one = 1 << 16;
    let matrix: [i32; 9] = [0, one, 0, -one, 0, 0, 0, 0, 1 << 30];
    for (place, value) in bytes[track + 44..].chunks_exact_mut(4).zip(matrix) {
        place.copy_from_slice(&value.to_be_bytes());
    }
    fs::write(&path, bytes).unwrap();
    assert_eq!(bench.index().embedded, 1, "{:?}", bench.failures());
    let results = bench.library.search(&Query::Everything, 10).unwrap();
    let details = bench.library.photo(results.photos[0]).unwrap();
    assert_eq!((details.width, details.height), (180, 640));
    let picture = bench.library.pixels(results.photos[0]).unwrap();
    assert_eq!(picture.dimensions(), (180, 640));
    assert_near(picture.get_pixel(90, 100).0, BLUE, "above");
    assert_near(picture.get_pixel(90, 540).0, RED, "below");
}

#[test]
fn frames_that_come_unevenly_have_their_times() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = bench.photos.join("uneven.mkv");
    Film { scenes: &[(RED, 2), (GREEN, 3), (BLUE, 2)], rates: &[5, 30, 10], ..Film::default() }.make(&path);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 2_000, 5_000]);
}

#[test]
fn key_frames_alone_are_decoded_where_there_are_enough() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = bench.photos.join("camera.mp4");
    // One every 1.6 seconds, wherever the scenes change: so that is when they are seen first.
    let more = ["-g", "40", "-x264-params", "scenecut=0:keyint=40:min-keyint=40"];
    Film { more: &more, ..Film::default() }.make(&path);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 3_200, 8_000]);
}

#[test]
fn scenes_between_key_frames_are_found_in_short_films() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = bench.photos.join("one-key-frame.mp4");
    Film { more: &["-g", "100000", "-x264-params", "scenecut=0"], ..Film::default() }.make(&path);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 3_000, 7_000]);
}

#[test]
fn colours_are_those_of_the_film_however_it_writes_them() {
    if !can_be_tested() {
        return;
    }
    type Case<'a> = (&'a str, (u32, u32), &'a str, &'a [&'a str]);
    let cases: [Case<'_>; 4] = [
        ("small films are of BT.601", (320, 180), "scale=out_color_matrix=bt601", &[]),
        ("large ones of BT.709", (1280, 720), "scale=out_color_matrix=bt709", &[]),
        ("unless they say", (320, 180), "scale=out_color_matrix=bt709", &["-colorspace", "bt709"]),
        (
            "or the other way round",
            (1280, 720),
            "scale=out_color_matrix=bt601",
            &["-colorspace", "smpte170m", "-color_trc", "smpte170m", "-color_primaries", "smpte170m"],
        ),
    ];
    for (what, size, filters, more) in cases {
        let bench = Bench::new();
        let scenes = &[([180, 90, 20], 2)];
        Film { scenes, size, filters, more, ..Film::default() }.make(&bench.photos.join("film.mp4"));
        assert_eq!(bench.index().embedded, 1, "{what}: {:?}", bench.failures());
        let photo = bench.search("red").photos[0];
        assert_near(middle_of(&bench.library.thumbnail(photo).unwrap()), [180, 90, 20], what);
    }
}

#[test]
fn paper_white_of_an_hdr_film_is_white() {
    if !can_be_tested() {
        return;
    }
    // 58 % of the signal in PQ, 75 % in HLG (ITU-R BT.2408).
    for (curve, white) in [("smpte2084", 148), ("arib-std-b67", 191)] {
        let bench = Bench::new();
        let more = ["-colorspace", "bt2020nc", "-color_trc", curve, "-color_primaries", "bt2020"];
        let film = Film {
            scenes: &[([white; 3], 1)],
            filters: "scale=out_color_matrix=bt2020",
            more: &more,
            ..Film::default()
        };
        film.make(&bench.photos.join("film.mp4"));
        bench.index();
        let photo = bench.search("red").photos[0];
        assert_near(middle_of(&bench.library.thumbnail(photo).unwrap()), [253; 3], curve);
        assert_near(middle_of(&bench.library.picture(photo).unwrap().bytes), [253; 3], curve);
    }
}

#[test]
fn what_a_film_says_of_itself_is_known() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let more = [
        "-metadata",
        "creation_time=2021-08-05T16:30:00Z",
        "-metadata",
        "com.apple.quicktime.creationdate=2021-08-05T18:30:00+0200",
        "-metadata",
        "com.apple.quicktime.location.ISO6709=+48.8577+002.2950/",
        "-movflags",
        "use_metadata_tags",
    ];
    Film { more: &more, ..Film::default() }.make(&bench.photos.join("a.mov"));
    Film { scenes: &[(RED, 2)], ..Film::default() }.make(&bench.photos.join("VID_20190307_140509.mp4"));
    bench.index();
    let phone = bench.library.photo(bench.search("blue").photos[0]).unwrap();
    assert_eq!((phone.taken_at.as_str(), phone.utc_offset), ("2021-08-05T18:30:00", Some(120)));
    assert_eq!((phone.taken_at_source, phone.latitude), (DateSource::Exif, Some(48.8577)));
    let named = bench.library.search(&Query::Everything, 10).unwrap().photos[1];
    let named = bench.library.photo(named).unwrap();
    assert_eq!((named.taken_at.as_str(), named.taken_at_source), ("2019-03-07T14:05:09", DateSource::FileName));
}

#[test]
fn videos_are_read_by_themselves_once_there_is_an_ffmpeg() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let place = bench.elsewhere().join("ffmpeg");
    let bench = bench.with_ffmpeg(&place);
    film(&bench, "film.mp4");
    fs::write(bench.photos.join("broken.jpg"), "broken").unwrap();
    bench.paint("still.png", BLUE);
    assert_eq!(bench.index().failed, 2);
    let failures = bench.failures();
    assert_eq!(failures[1].reason, NO_FFMPEG);
    assert!(bench.index().is_nothing(), "nothing is tried again in vain");

    fs::create_dir(bench.elsewhere()).unwrap();
    let there = Ffmpeg::find(None).unwrap();
    for name in ["ffmpeg", "ffprobe"] {
        std::os::unix::fs::symlink(there.program().with_file_name(name), bench.elsewhere().join(name)).unwrap();
    }
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (1, 0), "and nothing else is tried again");
    assert_eq!(time_of(&bench, "green"), 3_000);
    assert_eq!(bench.failures().len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn names_are_nothing_but_names() {
    use std::os::unix::ffi::OsStrExt;

    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let bytes = fs::read(film(&bench, "plain.mp4")).unwrap();
    let names: [&[u8]; 8] = [
        b"-y.mp4",
        b"%d.mp4",
        b"a:b.mp4",
        b"new\nline.mp4",
        b"concat:x|y.mp4",
        b"http:..example.mp4",
        b"with 'quotes' \"and\" \\.mp4",
        b"not \xFF unicode.mp4",
    ];
    for name in names {
        // A box that says nothing makes another film of it.
        let mut other = bytes.clone();
        other.extend_from_slice(&(8 + name.len() as u32).to_be_bytes());
        other.extend_from_slice(b"free");
        other.extend_from_slice(name);
        fs::write(bench.photos.join(std::ffi::OsStr::from_bytes(name)), other).unwrap();
    }
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (9, 0), "{:?}", bench.failures());
}

#[test]
fn what_is_no_film_gets_a_reason_and_opens_nothing() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    // Outside of the library's folders, so that it can only be found through a playlist.
    fs::create_dir(bench.elsewhere()).unwrap();
    let bait = bench.elsewhere().join("bait.mp4");
    Film::default().make(&bait);
    let bait = bait.display().to_string();
    let playlist = format!("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://{bait}\n#EXT-X-ENDLIST\n");
    let concat = format!("ffconcat version 1.0\nfile '{bait}'\n");
    let behind_a_header = [b"\0\0\0\x14ftypisom\0\0\0\0isom".as_slice(), playlist.as_bytes()].concat();
    let reference = [b"\0\0\0\x14ftypqt  \0\0\0\0qt  ".as_slice(), &reference_to(&bait)].concat();
    let unknown = "The content is not a video in a format Afterimage knows.";
    let damaged = "The video is damaged, or ffmpeg can't read it.";
    let files: [(&str, &[u8], &str); 8] = [
        ("a.mp4", playlist.as_bytes(), unknown),
        ("b.mkv", concat.as_bytes(), unknown),
        ("c.webm", b"\x1A\x45\xDF\xA3 not really", damaged),
        ("d.mov", &behind_a_header, damaged),
        ("e.mov", &reference, damaged),
        ("f.avi", b"RIFF\xFF\xFF\xFF\xFFAVI LIST", damaged),
        ("g.mp4", b"", "The file is empty."),
        ("h.mp4", b"\xFF\xD8\xFF\xE0 a photo", unknown),
    ];
    for (name, bytes, _) in files {
        fs::write(bench.photos.join(name), bytes).unwrap();
    }
    let report = bench.index();
    assert_eq!((report.embedded, report.failed), (0, 8));
    let failures = bench.failures();
    for ((name, _, reason), failure) in files.iter().zip(&failures) {
        assert!(failure.path.ends_with(name), "{failures:?}");
        assert_eq!(failure.reason, *reason, "{name}");
    }
}

/// A QuickTime file that is nothing but a reference to another one.
fn reference_to(path: &str) -> Vec<u8> {
    let boxed =
        |name: &[u8; 4], inside: &[u8]| [(8 + inside.len() as u32).to_be_bytes().as_slice(), name, inside].concat();
    let url = format!("file://{path}\0");
    let data = [b"\0\0\0\0url ".as_slice(), &(url.len() as u32).to_be_bytes(), url.as_bytes()].concat();
    boxed(b"moov", &boxed(b"rmra", &boxed(b"rmda", &boxed(b"rdrf", &data))))
}

#[test]
fn a_film_that_was_cut_off_is_found_by_what_is_left_of_it() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let whole = bench.elsewhere().with_extension("mp4");
    let film = Film { size: (160, 90), filters: "noise=alls=20:allf=t", ..Film::default() };
    Film { more: &["-movflags", "faststart"], ..film }.make(&whole);
    let bytes = fs::read(&whole).unwrap();
    fs::write(bench.photos.join("half.mp4"), &bytes[..bytes.len() / 2]).unwrap();
    for tenth in 1..5 {
        fs::write(bench.photos.join(format!("{tenth}.mp4")), &bytes[..bytes.len() * tenth / 400]).unwrap();
    }
    let report = bench.index();
    assert_eq!(report.embedded + report.failed, 5, "each has an answer");
    let found = bench.found(&bench.search("red"));
    assert!(found.contains(&"half.mp4".to_owned()), "{found:?}, {:?}", bench.failures());
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}

#[test]
fn a_run_that_is_stopped_leaves_a_film_whole_or_not_at_all() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    film(&bench, "film.mp4");
    let control = IndexControl::default();
    // Stopped as soon as there is something to read.
    let report = bench.index_watching(&control, |progress| {
        if progress.total > 0 {
            control.cancel();
        }
    });
    assert!(report.cancelled);
    assert_eq!(bench.failures(), []);
    bench.index_until_first_embedding();
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
    bench.index();
    assert_eq!(["red", "green", "blue"].map(|text| time_of(&bench, text)), [0, 3_000, 7_000]);
    assert_eq!(bench.embedded(), 3, "nothing is embedded twice");
}

#[test]
fn half_of_a_film_is_never_taken_for_all_of_it() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = film(&bench, "film.mp4");
    let ffmpeg = Ffmpeg::find(None).unwrap();
    let looks = AtomicUsize::new(0);
    // Not at once: what the film is like may still be asked.
    let stop = || looks.fetch_add(1, Ordering::Relaxed) > 0;
    let decoded = ffmpeg.decode(&path, 0, 16, &stop);
    assert!(matches!(decoded, Err(MediaError::Stopped)), "{:?}", decoded.map(|film| film.frames.len()));
}

#[test]
fn another_model_sees_the_same_frames_with_or_without_the_film() {
    if !can_be_tested() {
        return;
    }
    for without in [false, true] {
        let mut bench = Bench::new();
        film(&bench, "film.mp4");
        bench.paint("still.png", RED);
        bench.index();
        bench.library.use_model("shades").unwrap();
        if without {
            bench = bench.with_ffmpeg(Path::new("/nowhere/ffmpeg"));
        }
        let report = bench.index();
        assert!(report.switched);
        assert_eq!((report.reembedded, report.left_behind, bench.shaded()), (2, 0, 4), "without the film: {without}");
        assert_eq!(["red", "green", "blue"].map(|text| first(&bench, text).at_ms), [0, 3_000, 7_000].map(Some));
        assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
    }
}

#[test]
fn a_film_that_lost_frames_is_read_again() {
    if !can_be_tested() {
        return;
    }
    for loss in ["DELETE FROM embeddings WHERE part = 1", "DELETE FROM frames WHERE part = 2", "DELETE FROM frames"] {
        let mut bench = Bench::new();
        film(&bench, "film.mp4");
        bench.paint("still.png", RED);
        bench.index();
        let mut repaired = None;
        bench = bench.reopen(|library| {
            Connection::open(library.join("catalog.sqlite")).unwrap().execute_batch(loss).unwrap();
        });
        assert!(
            bench.library.verify(&mut |_| {}).unwrap().findings.contains(&Finding::IncompleteVideos { videos: 1 }),
            "{loss}"
        );
        bench = bench.reopen(|library| repaired = Some(repair(library).unwrap().incomplete_videos));
        assert_eq!(repaired, Some(1));
        assert_eq!(bench.index().embedded, 1);
        assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
        assert_eq!(["green", "blue"].map(|text| time_of(&bench, text)), [3_000, 7_000]);
    }
}

#[test]
fn frames_of_a_film_that_is_gone_are_garbage() {
    if !can_be_tested() {
        return;
    }
    let bench = Bench::new();
    let path = film(&bench, "film.mp4");
    bench.paint("still.png", RED);
    bench.index();
    let garbage = bench.library.garbage().unwrap();
    assert_eq!((garbage.photos, garbage.thumbnails), (0, 0));
    let verification = bench.library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.searchable, verification.embeddings, verification.without_thumbnail), (2, 4, 0));
    fs::remove_file(path).unwrap();
    bench.index();
    assert_eq!(bench.search("green").photos.len(), 1);
    let garbage = bench.library.collect_garbage().unwrap();
    assert_eq!((garbage.photos, garbage.thumbnails), (1, 3));
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}
