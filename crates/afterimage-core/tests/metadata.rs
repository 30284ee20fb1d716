//! Metadata as other programs write them: `fixtures/metadata/make.sh` made these files with ExifTool.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::path::{Path, PathBuf};

use afterimage_core::media::{Facts, read_facts};
use afterimage_core::view::{DateSource, Exposure};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/metadata").join(name)
}

fn facts(name: &str, sidecar: Option<&str>) -> Facts {
    read_facts(&fixture(name), 1_000_000_000, sidecar.map(fixture).as_deref()).unwrap()
}

/// What the clock showed, and who says so.
fn taken(facts: &Facts) -> (String, Option<i16>, DateSource) {
    let taken = facts.taken;
    (taken.moment.clock.to_string(), taken.moment.offset_minutes, taken.source)
}

#[test]
fn every_format_tells_all_that_was_written_into_it() {
    for name in ["all.jpg", "all.png", "all.tiff", "all.webp", "all.heic"] {
        let facts = facts(name, None);
        assert_eq!(taken(&facts), ("2019-03-07T14:05:09.25".to_owned(), Some(60), DateSource::Exif), "{name}");
        assert_eq!(facts.camera.as_deref(), Some("Canon EOS 80D"), "{name}");
        assert_eq!(facts.lens.as_deref(), Some("EF50mm f/1.8 STM"), "{name}");
        let exposure = Exposure {
            seconds: Some(0.004),
            aperture: Some(2.8),
            iso: Some(400),
            focal_length: Some(50.0),
            focal_length_35mm: Some(80.0),
        };
        assert_eq!(facts.exposure, exposure, "{name}");
        let position = facts.position.unwrap();
        assert!((position.latitude - 47.36667).abs() < 1e-5 && (position.longitude - 8.55).abs() < 1e-5, "{name}");
        assert_eq!(facts.description.as_deref(), Some("Am Zürichsee"), "{name}");
        assert_eq!(facts.keywords, ["lake", "Müll", "Animals", "Dogs"], "{name}");
        assert_eq!(facts.rating, Some(4), "{name}");
    }
}

#[test]
fn iptc_counts_where_it_is_alone() {
    let facts = facts("iptc.jpg", None);
    assert_eq!(taken(&facts), ("2018-01-02T03:04:05".to_owned(), Some(0), DateSource::Iptc));
    assert_eq!((facts.keywords, facts.description.as_deref()), (vec!["boat".to_owned()], Some("By the lake")));
}

#[test]
fn the_file_beside_a_photo_has_the_last_word() {
    let beside = facts("all.jpg", Some("all.xmp"));
    assert_eq!(taken(&beside), ("2017-01-02T03:04:05".to_owned(), None, DateSource::Xmp));
    assert_eq!((beside.keywords, beside.rating), (vec!["beside".to_owned()], Some(2)));
    assert_eq!(beside.description.as_deref(), Some("From the file beside it"));
    assert!((beside.position.unwrap().latitude + 33.86785).abs() < 1e-4);
    assert_eq!(beside.camera.as_deref(), Some("Canon EOS 80D"));
}

#[test]
fn a_photo_that_says_nothing_is_of_when_its_file_was_changed() {
    let nothing = facts("none.jpg", None);
    assert_eq!((nothing.taken.source, nothing.taken.moment.clock.year()), (DateSource::FileModified, 2001));
    let Facts { taken: _, camera, lens, exposure, position, rating, description, keywords } = nothing;
    assert_eq!((camera, lens, exposure, position), (None, None, Exposure::default(), None));
    assert_eq!((rating, description, keywords), (None, None, Vec::new()));
}

#[test]
fn what_is_no_file_has_no_facts() {
    assert!(read_facts(&fixture("."), 0, None).is_err());
    assert!(read_facts(&fixture("missing.jpg"), 0, None).is_err());
}
