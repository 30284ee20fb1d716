//! Places of a gazetteer.

use afterimage_query::{Context, FoundPlace, Gazetteer, Query};

use crate::context;

/// A few towns: name as it is looked for, id, name, whether it is well known.
struct Towns;

const TOWNS: [(&str, u32, &str, bool); 8] = [
    ("paris", 1, "Paris", true),
    ("new york", 2, "New York City", true),
    ("york", 3, "York", false),
    ("bath", 4, "Bath", false),
    ("münchen", 5, "Munich", true),
    ("巴黎", 1, "Paris", true),
    ("パリ", 1, "Paris", true),
    ("파리", 1, "Paris", true),
];

impl Gazetteer for Towns {
    fn find(&self, text: &str) -> Option<FoundPlace> {
        let fits = |name: &str| {
            let start: String = text.chars().take(name.chars().count()).collect();
            (start.to_lowercase() == name).then_some(start.len())
        };
        let ends = |bytes: usize| !text[bytes..].starts_with(|char: char| char.is_ascii_alphanumeric());
        let found = TOWNS.iter().filter_map(|town| Some((town, fits(town.0).filter(|bytes| ends(*bytes))?)));
        let ((_, id, name, well_known), bytes) = found.max_by_key(|(_, bytes)| *bytes)?;
        Some(FoundPlace { bytes, ids: vec![*id], name: (*name).into(), well_known: *well_known })
    }
}

fn understood(text: &str) -> String {
    let context = Context { gazetteer: &Towns, ..context() };
    let query = Query::parse(text, &context);
    assert_eq!(Query::parse(&query.to_string(), &context), query, "{text}");
    query.to_string()
}

#[test]
fn places_in_sentences() {
    for (text, expected) in [
        ("dogs in Paris", "dogs place:Paris"),
        ("dogs in paris at night", "dogs place:paris at night"),
        ("in New York last summer", "place:\"New York\" date:2026-06..2026-08"),
        ("in York", "place:York"),
        ("in york", "in york"),
        ("dog in bath", "dog in bath"),
        ("Paris", "Paris"),
        ("à Paris en mars 2019", "place:Paris date:2019-03"),
        ("in München", "place:München"),
        ("去年在巴黎", "date:2025 place:巴黎"),
        ("パリで夜", "place:パリ 夜"),
        ("파리에서 밤", "place:파리 밤"),
        ("in Parisian style", "in Parisian style"),
        ("place:paris", "place:paris"),
        ("-place:paris", "-place:paris"),
    ] {
        assert_eq!(understood(text), expected, "{text}");
    }
}
