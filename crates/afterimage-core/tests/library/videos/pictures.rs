//! Frames look as the film shows them: upright, with square pixels, in its colours.

use std::fs;

use afterimage_core::Query;

use super::{Film, assert_near, can_be_tested, middle_of};
use crate::colours::{BLUE, Bench, RED};

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
