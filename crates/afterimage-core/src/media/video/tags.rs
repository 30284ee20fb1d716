//! What is written into a video: when, where and with what it was taken.
//!
//! Phones write it as Apple's QuickTime metadata does (*QuickTime File Format*, "Metadata keys"): `com.apple.quicktime.…`, with
//! the zone in the date. The header of every MP4 has a time besides, which is UTC, and no zone.

use std::collections::HashMap;

use crate::media::metadata::moment;
use crate::media::{Facts, Moment, Position, Taken};
use crate::view::{DateSource, Exposure};

/// What programs write that do not know the time.
const NO_TIMES: [&str; 2] = ["1904-01-01T00:00:00", "1970-01-01T00:00:00"];

/// Characters of a description.
const MOST_DESCRIPTION: usize = 10_000;

/// What is believed of a video with these `tags`, whose file was last changed at `modified_seconds` (Unix).
pub(super) fn facts(tags: &HashMap<String, String>, modified_seconds: i64) -> Facts {
    let first = |names: &[&str]| {
        let mut found = names.iter().filter_map(|name| tags.get(*name)).map(|text| text.trim());
        found.find(|text| !text.is_empty()).map(str::to_owned)
    };
    let taken = match taken(tags) {
        Some(moment) => Taken { moment, source: DateSource::Exif },
        None => Taken { moment: Moment::of_file(modified_seconds), source: DateSource::FileModified },
    };
    Facts {
        taken,
        camera: camera(
            first(&["com.apple.quicktime.make", "com.android.manufacturer", "make"]),
            first(&["com.apple.quicktime.model", "com.android.model", "model"]),
        ),
        lens: None,
        exposure: Exposure::default(),
        position: first(&["com.apple.quicktime.location.iso6709", "location", "location-eng"])
            .as_deref()
            .and_then(position),
        rating: None,
        description: first(&["com.apple.quicktime.description", "description", "comment"])
            .map(|text| text.chars().take(MOST_DESCRIPTION).filter(|c| !c.is_control() || *c == '\n').collect()),
        keywords: Vec::new(),
    }
}

fn taken(tags: &HashMap<String, String>) -> Option<Moment> {
    let at = |name: &str| {
        let text = tags.get(name)?;
        let is_time = !NO_TIMES.iter().any(|none| text.starts_with(none));
        moment::iso(text).filter(|_| is_time)
    };
    let clock = at("com.apple.quicktime.creationdate");
    clock.or_else(|| at("creation_time").or_else(|| at("date_recorded")).map(of_utc))
}

/// A time in UTC as the clock on this computer's wall showed it: where films were taken, mostly.
fn of_utc(moment: Moment) -> Moment {
    match moment.offset_minutes {
        Some(0) => Moment::of_file(moment.clock_seconds()),
        _ => moment,
    }
}

/// Many makers repeat themselves.
fn camera(make: Option<String>, model: Option<String>) -> Option<String> {
    match (make, model) {
        (Some(make), Some(model)) if !model.to_lowercase().starts_with(&make.to_lowercase()) => {
            Some(format!("{make} {model}"))
        }
        (make, model) => model.or(make),
    }
}

/// A place as ISO 6709 writes it in decimal degrees: `+48.8577+002.2950+035.000/`.
fn position(text: &str) -> Option<Position> {
    let is_sign = |c: char| matches!(c, '+' | '-');
    let numbers: Vec<f64> = text
        .trim_end_matches('/')
        .char_indices()
        .filter(|(_, c)| is_sign(*c))
        .filter_map(|(start, _)| {
            let rest = &text[start + 1..];
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            text[start..start + 1 + end].parse().ok()
        })
        .collect();
    // Degrees and minutes without a point are written with four digits and more.
    let [north, east, ..] = numbers.as_slice() else { return None };
    Position::new(*north, *east)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn facts_of(tags: &[(&str, &str)]) -> Facts {
        let tags = tags.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        facts(&tags, 1_000_000_000)
    }

    #[test]
    fn a_phones_words_are_understood() {
        let facts = facts_of(&[
            ("creation_time", "2021-08-05T16:30:00.000000Z"),
            ("com.apple.quicktime.creationdate", "2021-08-05T18:29:58+0200"),
            ("com.apple.quicktime.make", "Apple"),
            ("com.apple.quicktime.model", "iPhone 12 mini"),
            ("com.apple.quicktime.location.iso6709", "-33.8568+151.2153+004.000/"),
            ("description", "  the\nharbour "),
        ]);
        let (clock, offset) = (facts.taken.moment.clock.to_string(), facts.taken.moment.offset_minutes);
        assert_eq!((clock.as_str(), offset, facts.taken.source), ("2021-08-05T18:29:58", Some(120), DateSource::Exif));
        assert_eq!(facts.camera.as_deref(), Some("Apple iPhone 12 mini"));
        assert_eq!(facts.position, Position::new(-33.8568, 151.2153));
        assert_eq!(facts.description.as_deref(), Some("the\nharbour"));
    }

    #[test]
    fn a_time_in_utc_is_the_same_moment() {
        let taken = facts_of(&[("creation_time", "2021-08-05T16:30:00.000000Z")]).taken;
        let utc = taken.moment.clock_seconds() - 60 * i64::from(taken.moment.offset_minutes.unwrap());
        assert_eq!((utc, taken.source), (1_628_181_000, DateSource::Exif));
    }

    #[test]
    fn clocks_that_were_never_set_say_nothing() {
        for unset in ["1904-01-01T00:00:00.000000Z", "1970-01-01T00:00:00Z", "yesterday", ""] {
            assert_eq!(facts_of(&[("creation_time", unset)]).taken.source, DateSource::FileModified, "{unset}");
        }
    }

    #[test]
    fn places_are_on_earth_or_none() {
        assert_eq!(position("+48.8577+002.2950/"), Position::new(48.8577, 2.295));
        for nowhere in ["", "+48.8577", "+4851-00217/", "north", "++", "+00.0000+000.0000/"] {
            assert_eq!(position(nowhere), None, "{nowhere}");
        }
    }

    proptest! {
        #[test]
        fn any_words_have_an_answer(text in "\\PC{0,40}", place in "[+0-9./-]{0,20}") {
            let _ = facts_of(&[("creation_time", &text), ("location", &place), ("comment", &text)]);
            let _ = position(&text);
        }
    }
}
