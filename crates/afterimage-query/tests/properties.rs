//! Any text is a query, and writing a query down changes nothing.

use afterimage_query::{
    Context, Days, FileType, Filter, FoundPlace, Gazetteer, Meaning, MonthDay, Query, Renown, Role, State, write_query,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Takes every word that begins with a capital for a place.
struct Capitals;

impl Gazetteer for Capitals {
    fn find(&self, text: &str) -> Option<FoundPlace> {
        let word = text.split(|char: char| !char.is_alphanumeric()).next()?;
        let bytes = word.len();
        let is_name = word.starts_with(|char: char| char.is_alphabetic() && !char.is_lowercase());
        is_name.then(|| FoundPlace {
            bytes,
            ids: vec![bytes as u32],
            name: word.to_uppercase(),
            renown: [Renown::Little, Renown::Some, Renown::Great][bytes % 3],
        })
    }
}

fn context() -> Context<'static> {
    Context { gazetteer: &Capitals, ..Context::on(date(2026, 11, 22)) }
}

/// Texts of the pieces that rules are made for.
fn query_like() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "dog",
        "Paris",
        "in",
        "at",
        "the",
        "last",
        "summer",
        "2019",
        "may",
        "March",
        "7",
        "ago",
        "years",
        "two",
        "without",
        "sans",
        "no",
        "people",
        "-",
        "--",
        "−",
        "+",
        "\"",
        "\"\"",
        "“",
        "”",
        "«",
        "»",
        "「",
        "」",
        "„",
        ",",
        ".",
        ";",
        ":",
        "date:",
        "date:2019",
        "..",
        "2019..2021",
        "rating>=4",
        "rating",
        "photo:",
        "photo:12",
        "image:1",
        "^2",
        "^0.5",
        "^1",
        "^",
        "-cat",
        "-date:2019",
        "camera:",
        "text:",
        "has:text",
        "is:favourite",
        "去年",
        "夏天",
        "的",
        "没有",
        "人",
        "なし",
        "の",
        "で",
        "パリ",
        "年",
        "3月",
        "작년",
        "여름",
        "없는",
        "에",
        "بدون",
        "الصيف",
        "الماضي",
        "في",
        "के बिना",
        "में",
        "पिछले",
        "साल",
        "ohne",
        "im",
        "März",
        "l'",
        "d’",
        "été",
        "dernier",
        "90s",
        "90",
        "年代",
        "er",
        "1.",
        "/",
        "\u{301}",
        "\u{a0}",
        "IMG_2041",
        "before",
        "between",
        "and",
        "to",
        "until",
        "Christmas",
        "eid",
        "春节",
        "🏖️",
        "(",
        ")",
        "'",
        "x",
    ]);
    prop::collection::vec((pieces, prop::sample::select(vec!["", " ", " ", " ", "  "])), 0..14)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, space)| [piece, space]).collect())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let query = Query::parse(text, &context());
    let mut end = 0;
    for part in query.parts() {
        prop_assert!(end <= part.span.start && part.span.start < part.span.end, "{:?}", query.parts());
        prop_assert!(text.is_char_boundary(part.span.start) && text.is_char_boundary(part.span.end));
        end = part.span.end;
    }
    prop_assert!(end <= text.len());
    let written = query.to_string();
    let again = Query::parse(&written, &context());
    prop_assert_eq!(&query, &again, "{} as {}", text, &written);
    prop_assert_eq!(again.to_string(), written);
    Ok(())
}

fn day() -> impl Strategy<Value = Date> {
    (0..80_000_i32).prop_map(|days| date(1850, 1, 1) + days.days())
}

fn days() -> impl Strategy<Value = Days> {
    let month_day = (1..=12_i8, 1..=28_i8).prop_map(|(month, day)| MonthDay { month, day });
    prop_oneof![
        (day(), day()).prop_map(|(a, b)| Days::Between { from: Some(a.min(b)), until: Some(a.max(b)) }),
        day().prop_map(|from| Days::Between { from: Some(from), until: None }),
        day().prop_map(|until| Days::Between { from: None, until: Some(until) }),
        (month_day.clone(), month_day).prop_map(|(from, until)| Days::Yearly { from, until }),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), query_like()]
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("blank", |text| !text.is_empty())
}

fn filter() -> impl Strategy<Value = Filter> {
    prop_oneof![
        prop::collection::vec(days(), 1..4).prop_map(|days| Filter::Date { days }),
        words().prop_map(|text| Filter::Camera { text }),
        words().prop_map(|text| Filter::Lens { text }),
        words().prop_map(|text| Filter::Folder { text }),
        words().prop_map(|text| Filter::Name { text }),
        words().prop_map(|text| Filter::Text { text }),
        prop::sample::select(FileType::ALL.to_vec()).prop_map(|of_file| Filter::Type { of_file }),
        prop::sample::select(State::ALL.to_vec()).prop_map(|state| Filter::Is { state }),
        (0..=5_u8, 0..=5_u8).prop_map(|(a, b)| Filter::Rating { least: a.min(b), most: a.max(b) }),
    ]
}

fn meaning() -> impl Strategy<Value = Meaning> {
    let weight = || prop_oneof![Just(1.0_f32), (1..=9999_u16).prop_map(|hundredths| f32::from(hundredths) / 100.0)];
    let role = prop::sample::select(vec![Role::Sentence, Role::Added, Role::Removed]);
    prop_oneof![
        (words(), role, weight()).prop_map(|(text, role, weight)| {
            let weight = if role == Role::Sentence { 1.0 } else { weight };
            Meaning::Words { text, role, weight, names: Vec::new() }
        }),
        (1..i64::MAX, any::<bool>(), weight()).prop_map(|(photo, removed, weight)| Meaning::Photo {
            photo,
            removed,
            weight
        }),
        (1..u32::MAX, any::<bool>(), weight()).prop_map(|(number, removed, weight)| Meaning::Picture {
            number,
            removed,
            weight
        }),
        (any::<bool>(), filter()).prop_map(|(negated, filter)| Meaning::Filter { negated, filter }),
    ]
}

/// Names of files are found in words anew.
fn without_names(meaning: Meaning) -> Meaning {
    match meaning {
        Meaning::Words { text, role, weight, .. } => Meaning::Words { text, role, weight, names: Vec::new() },
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_mixture_of_words_and_signs_is_a_query(text in query_like()) {
        check(&text)?;
    }

    #[test]
    fn what_is_written_is_read(meanings in prop::collection::vec(meaning(), 0..6)) {
        let query = Query::parse(&write_query(&meanings), &context());
        let read: Vec<Meaning> = query.meanings().cloned().map(without_names).collect();
        prop_assert_eq!(read, meanings);
    }

    #[test]
    fn a_part_taken_literally_is_words(text in query_like(), part in 0..8_usize) {
        let query = Query::parse(&text, &context());
        if let Some(span) = query.parts().get(part).map(|part| part.span) {
            let literal = Query::parse(&query.taken_literally(part), &context());
            let wanted = text[span.start..span.end].trim();
            let is_words = |meaning: &Meaning| matches!(meaning, Meaning::Words { text, .. } if text == wanted);
            prop_assert!(literal.meanings().any(is_words), "{:?} in {:?}", wanted, literal);
        }
    }
}

#[test]
fn long_texts_are_read_in_time() {
    // Each of them would take minutes if time grew with a power of the length.
    for piece in [
        "dog ",
        "in ",
        "\"",
        "„a ",
        "« ",
        "(",
        "1 ",
        "2019 ",
        "-",
        "-a ",
        "+ ",
        "date:",
        "date:2019,",
        "a^",
        "没有",
        "人なし",
        "去年",
        "without ",
        "ohne Hund ",
        "last ",
        "के बिना ",
        "x없는 ",
        "between 2015 and ",
        "\u{301}",
        "photo:1^2 ",
        "「",
        "camera:\"",
        " ",
        "七",
    ] {
        let text = piece.repeat(10_000 / piece.len());
        let query = Query::parse(&text, &context());
        assert_eq!(Query::parse(&query.to_string(), &context()), query, "{piece}");
    }
    let text = "dogs on the beach, ".repeat(100_000 / 19);
    assert_eq!(Query::parse(&text, &context()).terms().len(), 1);
}

/// What the properties found once.
#[test]
fn regressions() {
    let accent = Meaning::Words { text: "\u{301} dog".into(), role: Role::Sentence, weight: 1.0, names: Vec::new() };
    let query = Query::parse(&write_query(std::slice::from_ref(&accent)), &context());
    assert_eq!(query.meanings().cloned().collect::<Vec<_>>(), [accent]);
}
