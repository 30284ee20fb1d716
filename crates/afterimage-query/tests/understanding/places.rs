//! Places of a gazetteer.

use afterimage_query::{Context, FoundPlace, Gazetteer, Query, Renown};

use crate::context;

/// A few towns: name as it is looked for, id, name, how well it is known.
struct Towns;

const TOWNS: [(&str, u32, &str, Renown); 12] = [
    ("paris", 1, "Paris", Renown::Great),
    ("new york", 2, "New York City", Renown::Great),
    ("york", 3, "York", Renown::Some),
    ("bath", 4, "Bath", Renown::Some),
    ("münchen", 5, "Munich", Renown::Great),
    ("nice", 6, "Nice", Renown::Some),
    ("nico", 6, "Nice", Renown::Little),
    ("巴黎", 1, "Paris", Renown::Some),
    ("车站", 7, "Chezhan", Renown::Little),
    ("パリ", 1, "Paris", Renown::Some),
    ("ラン", 8, "Laon", Renown::Some),
    ("파리", 1, "Paris", Renown::Some),
];

impl Gazetteer for Towns {
    fn find(&self, text: &str) -> Option<FoundPlace> {
        let fits = |name: &str| {
            let start: String = text.chars().take(name.chars().count()).collect();
            (start.to_lowercase() == name).then_some(start.len())
        };
        let ends = |bytes: usize| !text[bytes..].starts_with(|char: char| char.is_ascii_alphanumeric());
        let found = TOWNS.iter().filter_map(|town| Some((town, fits(town.0).filter(|bytes| ends(*bytes))?)));
        let ((_, id, name, renown), bytes) = found.max_by_key(|(_, bytes)| *bytes)?;
        Some(FoundPlace { bytes, ids: vec![*id], name: (*name).into(), renown: *renown })
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
        ("mit Nico in Nice", "mit Nico place:Nice"),
        ("ein Bild von Nico", "ein Bild von Nico"),
        ("nice dog", "nice dog"),
        ("place:Nico", "place:Nico"),
        ("在车站", "在车站"),
        ("place:车站", "place:车站"),
        ("ランで夜", "place:ラン 夜"),
        ("レストランで夜", "レストランで夜"),
        ("パリピで夜", "パリピで夜"),
        ("place:paris", "place:paris"),
        ("-place:paris", "-place:paris"),
    ] {
        assert_eq!(understood(text), expected, "{text}");
    }
}
