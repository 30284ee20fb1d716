//! What is known of photos: read with them, and read again when more is to be known.

use std::fs;
use std::path::Path;

use afterimage_core::Query;
use afterimage_core::view::{DateSource, PhotoDetails};

use crate::colours::{BLUE, Bench, RED};

fn xmp(keyword: &str, rating: i8) -> String {
    format!(
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="{rating}">
        <dc:subject><rdf:Bag><rdf:li>{keyword}</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"#
    )
}

/// The one photo of the library.
fn only(bench: &Bench) -> PhotoDetails {
    let everything = bench.library.search(&Query::Everything, 10).unwrap();
    assert_eq!(everything.photos.len(), 1);
    bench.library.photo(everything.photos[0]).unwrap()
}

/// A photo with all kinds of metadata, as ExifTool wrote them.
fn described(bench: &Bench, name: &str) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/metadata/all.jpg");
    fs::copy(fixture, bench.photos.join(name)).unwrap();
}

#[test]
fn everything_a_photo_says_is_told() {
    let bench = Bench::new();
    described(&bench, "a.jpg");
    bench.index();
    let details = only(&bench);
    assert_eq!((details.taken_at.as_str(), details.utc_offset), ("2019-03-07T14:05:09", Some(60)));
    assert_eq!((details.taken_at_source, details.rating), (DateSource::Exif, Some(4)));
    assert_eq!(details.lens.as_deref(), Some("EF50mm f/1.8 STM"));
    assert_eq!((details.exposure.iso, details.exposure.aperture), (Some(400), Some(2.8)));
    assert_eq!(details.description.as_deref(), Some("Am Zürichsee"));
    assert_eq!(details.keywords, ["lake", "Müll", "Animals", "Dogs"]);
    assert_eq!(details.place, None, "this library knows no names of places");
}

#[test]
fn a_photo_without_a_date_takes_that_of_its_name() {
    let bench = Bench::new();
    bench.paint("IMG_20190307_140509.png", RED);
    bench.paint("DSC_0001.png", BLUE);
    bench.index();
    let source = |word: &str| {
        let details = bench.library.photo(bench.search(word).photos[0]).unwrap();
        (details.taken_at, details.taken_at_source)
    };
    assert_eq!(source("red"), ("2019-03-07T14:05:09".to_owned(), DateSource::FileName));
    assert_eq!(source("blue").1, DateSource::FileModified);
}

#[test]
fn bursts_are_in_the_order_they_were_taken() {
    let bench = Bench::new();
    for name in ["PXL_20190307_140509300.png", "PXL_20190307_140509100.png", "PXL_20190307_140509200.png"] {
        bench.paint(name, RED);
    }
    bench.index();
    let newest = bench.library.search(&Query::Everything, 10).unwrap().photos;
    let names: Vec<String> =
        newest.iter().map(|photo| bench.library.photo(*photo).unwrap().files[0].path.clone()).collect();
    assert!(names.is_sorted_by(|one, other| one > other), "{names:?}");
}

#[test]
fn files_beside_photos_are_followed_without_embedding() {
    let bench = Bench::new();
    described(&bench, "a.jpg");
    let beside = bench.photos.join("a.jpg.xmp");
    fs::write(&beside, xmp("first", 2)).unwrap();
    assert_eq!(bench.index().redescribed, 1);
    assert_eq!((only(&bench).keywords, only(&bench).rating), (vec!["first".to_owned()], Some(2)));
    assert_eq!(bench.index().redescribed, 0, "nothing changed");

    fs::write(&beside, xmp("another", 3)).unwrap();
    assert_eq!(bench.index().redescribed, 1);
    assert_eq!((only(&bench).keywords, only(&bench).rating), (vec!["another".to_owned()], Some(3)));

    fs::remove_file(&beside).unwrap();
    assert_eq!(bench.index().redescribed, 1);
    assert_eq!((only(&bench).keywords.len(), only(&bench).rating), (4, Some(4)), "what the photo says itself is back");
    assert_eq!(bench.index().redescribed, 0);
    assert_eq!(bench.embedded(), 1);
}

#[test]
fn a_photo_that_takes_the_place_of_another_takes_its_sidecar() {
    let bench = Bench::new();
    bench.paint("a.png", RED);
    fs::write(bench.photos.join("A.XMP"), xmp("kept", 5)).unwrap();
    bench.index();
    image::RgbImage::from_pixel(120, 90, image::Rgb(BLUE)).save(bench.photos.join("a.png")).unwrap();
    bench.index();
    assert_eq!((only(&bench).width, only(&bench).keywords), (120, vec!["kept".to_owned()]));
}

#[test]
fn a_damaged_sidecar_does_no_harm() {
    let bench = Bench::new();
    described(&bench, "a.jpg");
    fs::write(bench.photos.join("a.xmp"), b"\xff\xfe<\0no xml").unwrap();
    let report = bench.index();
    assert_eq!((report.failed, report.redescribed), (0, 1));
    assert_eq!(only(&bench).rating, Some(4));
    assert_eq!(bench.index().redescribed, 0);
}

#[test]
fn what_an_earlier_version_did_not_read_is_read_by_the_next_run() {
    let bench = Bench::new();
    described(&bench, "a.jpg");
    for copy in 0..3 {
        described(&bench, &format!("copy-{copy}.jpg"));
    }
    bench.index();
    let before = only(&bench);
    let connection = rusqlite::Connection::open(bench.library.directory().join("catalog.sqlite")).unwrap();
    connection
        .execute_batch("UPDATE photos SET metadata_version = 0, lens = NULL, rating = NULL; DELETE FROM keywords")
        .unwrap();
    assert!(only(&bench).keywords.is_empty());
    assert_eq!(bench.index().redescribed, 1, "one of four places is enough");
    assert_eq!(only(&bench), before);
    assert_eq!(bench.index().redescribed, 0);
    assert_eq!(bench.embedded(), 1);
}

#[test]
fn a_folder_that_is_away_keeps_what_is_known() {
    let bench = Bench::new();
    described(&bench, "a.jpg");
    fs::write(bench.photos.join("a.xmp"), xmp("kept", 2)).unwrap();
    bench.index();
    fs::rename(&bench.photos, bench.elsewhere()).unwrap();
    assert_eq!(bench.index().redescribed, 0);
    assert_eq!(only(&bench).keywords, ["kept"]);
}

/// A file of places with one town, as `places set-up` writes it.
fn places(path: &Path, edition: &str, id: u32, name: &str) {
    let mut bytes = b"AIPLACES".to_vec();
    bytes.extend([&[edition.len() as u8], edition.as_bytes()].concat());
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(id.to_le_bytes());
    bytes.extend([4_736_667_i32, 855_000].map(i32::to_le_bytes).concat());
    bytes.extend(341_730_u32.to_le_bytes());
    bytes.extend(b"CH");
    bytes.extend([&[name.len() as u8], name.as_bytes()].concat());
    fs::write(path, bytes).unwrap();
}

#[test]
fn places_get_their_names_and_another_edition_is_followed() {
    let bench = Bench::new();
    described(&bench, "a.jpg");
    bench.paint("nowhere.png", BLUE);
    bench.index();
    let file = bench.elsewhere();
    let place = |bench: &Bench| {
        let photos = bench.library.search(&Query::Everything, 10).unwrap().photos;
        let places: Vec<_> = photos.iter().filter_map(|photo| bench.library.photo(*photo).unwrap().place).collect();
        assert!(places.len() <= 1);
        places.into_iter().next().map(|place| (place.id, place.name, place.country))
    };
    assert_eq!(place(&bench), None);

    places(&file, "1", 2_657_896, "Zürich");
    let bench = bench.with_places(&file);
    assert_eq!(place(&bench), None, "nothing is looked for before the next run");
    bench.index();
    assert_eq!(place(&bench), Some((2_657_896, "Zürich".to_owned(), "CH".to_owned())));

    places(&file, "2", 7, "Turicum");
    let bench = bench.with_places(&file);
    bench.index();
    assert_eq!(place(&bench), Some((7, "Turicum".to_owned(), "CH".to_owned())));

    fs::write(&file, "no places").unwrap();
    let bench = bench.with_places(&file);
    bench.index();
    assert_eq!(place(&bench), None, "a damaged file names nothing and stops nothing");
    assert_eq!(bench.embedded(), 2);
}
