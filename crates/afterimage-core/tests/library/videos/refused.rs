//! What is no film, what is less than a film, and names that look like something else.

use std::fs;

use super::{Film, can_be_tested, film};
use crate::colours::Bench;

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
