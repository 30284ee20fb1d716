//! Who is believed when a photo's sources disagree.
//!
//! The order follows the Metadata Working Group's *Guidelines for Handling Image Metadata* (2.0, chapter 5), which asks
//! readers to prefer EXIF, then XMP and IPTC-IIM. It says nothing of files beside a photo: those are where people and
//! programs write who must not change the photo, so they have the last word.
//!
//! | what | first that says something |
//! |---|---|
//! | date | sidecar, EXIF original, XMP, IPTC, EXIF digitized, XMP created, EXIF changed, file name, file modified |
//! | place | sidecar, EXIF, XMP |
//! | rating | sidecar, XMP, EXIF |
//! | description | sidecar, EXIF, XMP, IPTC |
//! | keywords | sidecar, XMP, IPTC; never mixed, so that a keyword taken away stays away |
//!
//! The name of the file is asked last but one, by [`Facts::dated_by_name`]. Camera, lens and exposure are EXIF's alone. The guidelines tell a stale XMP from a stale IIM by a checksum; whoever
//! writes IIM today writes XMP along with it, so XMP is believed.

use super::exif::ExifFacts;
use super::iptc::IptcFacts;
use super::moment::Moment;
use super::xmp::XmpFacts;
use super::{Facts, Taken};
use crate::view::DateSource;

/// A description longer than this is no caption.
const MOST_DESCRIPTION: usize = 10_000;
/// The most keywords, and characters of one.
const MOST_KEYWORDS: usize = 500;
const MOST_KEYWORD: usize = 200;

/// All that is said of one photo.
pub(super) struct Sources<'a> {
    pub exif: &'a ExifFacts,
    pub xmp: &'a XmpFacts,
    pub iptc: &'a IptcFacts,
    /// What the file beside it says; nothing where there is none.
    pub sidecar: &'a XmpFacts,
    /// When its file was last changed, Unix seconds.
    pub modified_seconds: i64,
}

/// What is believed.
pub(super) fn merge(sources: &Sources<'_>) -> Facts {
    let Sources { exif, xmp, iptc, sidecar, .. } = sources;
    let description = [&sidecar.description, &exif.description, &xmp.description, &iptc.description];
    let keywords = [&sidecar.keywords, &xmp.keywords, &iptc.keywords];
    Facts {
        taken: taken(sources),
        camera: exif.camera.clone(),
        lens: exif.lens.clone(),
        exposure: exif.exposure,
        position: sidecar.position.or(exif.position).or(xmp.position),
        rating: sidecar.rating.or(xmp.rating).or(exif.rating),
        description: description
            .into_iter()
            .flatten()
            .map(|text| plain(text, MOST_DESCRIPTION))
            .find(|text| !text.is_empty()),
        keywords: keywords.into_iter().map(|words| distinct(words)).find(|words| !words.is_empty()).unwrap_or_default(),
    }
}

fn taken(sources: &Sources<'_>) -> Taken {
    let Sources { exif, xmp, iptc, sidecar, modified_seconds } = sources;
    let said = [
        (sidecar.taken, DateSource::Xmp),
        (exif.taken, DateSource::Exif),
        (xmp.taken, DateSource::Xmp),
        (iptc.taken, DateSource::Iptc),
        (exif.digitized, DateSource::Exif),
        (xmp.digitized.or(sidecar.digitized), DateSource::Xmp),
        (exif.changed, DateSource::Exif),
    ];
    let believed = said.into_iter().find_map(|(moment, source)| Some(Taken { moment: moment?, source }));
    let taken = believed
        .unwrap_or_else(|| Taken { moment: Moment::of_file(*modified_seconds), source: DateSource::FileModified });
    // A program that writes the camera's clock again into XMP often leaves the zone out.
    let offset = exif.taken.filter(|camera| camera.clock_seconds() == taken.moment.clock_seconds());
    let offset = offset.and_then(|camera| camera.offset_minutes);
    Taken {
        moment: if taken.moment.offset_minutes.is_none() { taken.moment.at_offset(offset) } else { taken.moment },
        ..taken
    }
}

/// A text of one line or more without what can't be shown.
fn plain(text: &str, most: usize) -> String {
    let text: String = text.trim().chars().take(most).collect();
    text.replace("\r\n", "\n").replace(|c: char| c.is_control() && c != '\n', " ")
}

fn distinct(words: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in words {
        let word = plain(word, MOST_KEYWORD).replace('\n', " ");
        if !word.is_empty() && !kept.contains(&word) && kept.len() < MOST_KEYWORDS {
            kept.push(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::moment;
    use super::*;

    fn on(day: &str) -> Option<Moment> {
        moment::iso(day)
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn merged(exif: &ExifFacts, xmp: &XmpFacts, iptc: &IptcFacts, sidecar: &XmpFacts, name: &str) -> Facts {
        merge(&Sources { exif, xmp, iptc, sidecar, modified_seconds: 1_000_000_000 }).dated_by_name(Path::new(name))
    }

    #[test]
    fn the_date_comes_from_the_first_that_has_one() {
        let mut exif = ExifFacts {
            taken: on("2001-01-02"),
            digitized: on("2001-01-05"),
            changed: on("2001-01-07"),
            ..ExifFacts::default()
        };
        let mut xmp = XmpFacts { taken: on("2001-01-03"), digitized: on("2001-01-06"), ..XmpFacts::default() };
        let mut iptc = IptcFacts { taken: on("2001-01-04"), ..IptcFacts::default() };
        let mut sidecar = XmpFacts { taken: on("2001-01-01"), ..XmpFacts::default() };
        let mut name = "2001-01-08.jpg";
        let mut days = Vec::new();
        for step in 0..9 {
            let taken = merged(&exif, &xmp, &iptc, &sidecar, name).taken;
            days.push((taken.moment.clock.date().to_string(), taken.source));
            match step {
                0 => sidecar.taken = None,
                1 => exif.taken = None,
                2 => xmp.taken = None,
                3 => iptc.taken = None,
                4 => exif.digitized = None,
                5 => xmp.digitized = None,
                6 => exif.changed = None,
                _ => name = "DSC_0001.jpg",
            }
        }
        let sources: Vec<DateSource> = days.iter().map(|(_, source)| *source).collect();
        use DateSource::{Exif, FileModified, FileName, Iptc, Xmp};
        assert_eq!(sources, [Xmp, Exif, Xmp, Iptc, Exif, Xmp, Exif, FileName, FileModified]);
        for (index, (day, _)) in days.iter().take(8).enumerate() {
            assert_eq!(*day, format!("2001-01-0{}", index + 1));
        }
        assert!(days[8].0.starts_with("2001-09-"), "{days:?}");
    }

    #[test]
    fn the_zone_of_the_camera_holds_for_the_same_clock() {
        let exif = ExifFacts { taken: on("2001-01-02T10:00:00+02:00"), ..ExifFacts::default() };
        let offset = |sidecar: &str| {
            let sidecar = XmpFacts { taken: on(sidecar), ..XmpFacts::default() };
            merged(&exif, &XmpFacts::default(), &IptcFacts::default(), &sidecar, "a.jpg").taken.moment.offset_minutes
        };
        assert_eq!(offset("2001-01-02T10:00:00"), Some(120));
        assert_eq!(offset("2001-01-02T11:00:00"), None, "somebody set the clock right");
        assert_eq!(offset("2001-01-02T10:00:00+03:00"), Some(180));
    }

    #[test]
    fn the_sidecar_has_the_last_word_on_what_it_says() {
        let exif = ExifFacts { description: Some("camera".into()), rating: Some(1), ..ExifFacts::default() };
        let xmp = XmpFacts {
            keywords: words(&["a", "a", " ", "b"]),
            description: Some("xmp".into()),
            rating: Some(2),
            ..XmpFacts::default()
        };
        let iptc = IptcFacts { keywords: words(&["c"]), description: Some("iptc".into()), ..IptcFacts::default() };
        let inside = merged(&exif, &xmp, &iptc, &XmpFacts::default(), "a.jpg");
        assert_eq!(inside.keywords, ["a", "b"]);
        assert_eq!((inside.description.as_deref(), inside.rating), (Some("camera"), Some(2)));
        let sidecar = XmpFacts { keywords: words(&["d"]), rating: Some(5), ..XmpFacts::default() };
        let beside = merged(&exif, &xmp, &iptc, &sidecar, "a.jpg");
        assert_eq!((beside.keywords, beside.rating), (words(&["d"]), Some(5)));
        assert_eq!(beside.description.as_deref(), Some("camera"));
    }

    #[test]
    fn what_cannot_be_shown_is_taken_out() {
        let xmp = XmpFacts {
            description: Some("one\r\ntwo\u{7}three".into()),
            keywords: words(&["x\ny", &"z".repeat(1000)]),
            ..XmpFacts::default()
        };
        let facts = merged(&ExifFacts::default(), &xmp, &IptcFacts::default(), &XmpFacts::default(), "a.jpg");
        assert_eq!(facts.description.as_deref(), Some("one\ntwo three"));
        assert_eq!(facts.keywords, ["x y".to_owned(), "z".repeat(MOST_KEYWORD)]);
    }
}
