//! The language of queries on real files: conditions, sums, names, and what answers can be narrowed down by.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use afterimage_core::view::{PhotoDetails, Results};
use afterimage_core::{Method, Order, Query, Wanted};
use proptest::prelude::*;

use crate::colours::{BLUE, Bench, GREEN, RED};

/// Photos of five years in three folders, of all shades of three colours.
fn years() -> Bench {
    let bench = Bench::new();
    for folder in ["summer", "summer/italy", "winter"] {
        fs::create_dir_all(bench.photos.join(folder)).unwrap();
    }
    for number in 0..60_u32 {
        let (year, month, day) = (2017 + number % 5, 1 + number % 12, 1 + number % 28);
        let folder = ["", "summer/", "summer/italy/", "winter/"][number as usize % 4];
        let extension = ["png", "jpg", "bmp"][number as usize % 3];
        let shade = 40 + (number * 13 % 180) as u8;
        let colour = [[250, shade, shade / 2], [shade, 250, shade / 3], [shade / 4, shade, 250]][number as usize % 3];
        bench.paint(&format!("{folder}IMG_{year}{month:02}{day:02}_10{number:02}00.{extension}"), colour);
    }
    bench.index();
    bench
}

fn ask(bench: &Bench, text: &str) -> Results {
    bench.library.search(&Query::Text { text: text.to_owned() }, 1000).unwrap()
}

fn details(bench: &Bench, photo: i64) -> PhotoDetails {
    bench.library.photo(photo).unwrap()
}

/// A condition, and how to tell from a photo whether it meets it.
type Condition = (&'static str, fn(&PhotoDetails) -> bool);

const CONDITIONS: [Condition; 11] = [
    ("date:2019", |photo| photo.taken_at.starts_with("2019")),
    ("-date:2019", |photo| !photo.taken_at.starts_with("2019")),
    ("date:*-03", |photo| photo.taken_at[5..7] == *"03"),
    ("date:*-12..*-02", |photo| ["12", "01", "02"].contains(&&photo.taken_at[5..7])),
    ("before:2018-06", |photo| photo.taken_at.as_str() < "2018-06"),
    ("folder:summer", |photo| photo.files[0].path.contains("/summer/")),
    ("folder:photos/summer/italy", |photo| photo.files[0].path.contains("/summer/italy/")),
    ("type:jpeg", |photo| photo.format == "JPEG"),
    ("type:photo", |photo| photo.duration_ms.is_none()),
    ("name:_1012", |photo| photo.files[0].path.contains("_1012")),
    ("rating:0", |photo| photo.rating.is_none()),
];

#[test]
fn plain_words_are_answered_as_they_are() {
    let bench = years();
    let vector = bench.library.encoder().embed_text("red").unwrap();
    let results = ask(&bench, " red ");
    let connection = rusqlite::Connection::open(bench.library.directory().join("catalog.sqlite")).unwrap();
    let mut expected: Vec<(i64, f32)> = connection
        .prepare("SELECT photo, vector, hubness FROM embeddings")
        .unwrap()
        .query_map([], |row| {
            let bytes: Vec<u8> = row.get(1)?;
            let stored = bytes.as_chunks::<2>().0.iter().map(|bytes| half::f16::from_le_bytes(*bytes).to_f32());
            let cosine: f32 = stored.zip(vector.iter()).map(|(a, b)| a * b).sum();
            // As `colours` calibrates its model.
            Ok((row.get(0)?, cosine - 0.1 * row.get::<_, f32>(2)?))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    expected.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    assert_eq!(results.photos, expected.iter().map(|hit| hit.0).collect::<Vec<_>>());
    assert_eq!(results.scores.unwrap(), expected.iter().map(|hit| hit.1).collect::<Vec<_>>());
    assert_eq!(results.parts.len(), 1);
    assert_eq!(ask(&bench, "\"red\"").photos, results.photos, "in quotes it is the same word");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_filtered_is_the_ranking_of_all_without_the_rest(
        chosen in prop::sample::subsequence((0..CONDITIONS.len()).collect::<Vec<_>>(), 1..4),
        words in prop::sample::select(vec!["red", "green", "blue"]),
        graph in any::<bool>(),
    ) {
        thread_local!(static BENCH: Bench = years());
        BENCH.with(|bench| {
            let conditions: Vec<Condition> = chosen.iter().map(|at| CONDITIONS[*at]).collect();
            let text = conditions.iter().fold(words.to_owned(), |text, (condition, _)| format!("{text} {condition}"));
            let all = ask(bench, words);
            let method = if graph { Method::Graph } else { Method::Exact };
            let found = bench.library.search_by(&Query::Text { text: text.clone() }, 1000, method).unwrap();
            let meets = |photo: i64| conditions.iter().all(|(_, meets)| meets(&details(bench, photo)));
            let scores = all.scores.unwrap();
            let kept: Vec<(i64, f32)> =
                all.photos.iter().copied().zip(scores).filter(|(photo, _)| meets(*photo)).collect();
            prop_assert_eq!(&found.photos, &kept.iter().map(|hit| hit.0).collect::<Vec<_>>(), "{}", text);
            prop_assert_eq!(found.scores.unwrap(), kept.iter().map(|hit| hit.1).collect::<Vec<_>>());
            prop_assert_eq!(found.searched, kept.len() as u64);
            Ok(())
        })?;
    }
}

#[test]
fn conditions_alone_list_the_photos_newest_first() {
    let bench = years();
    for (text, starts) in [("date:2019", "2019"), ("im März 2018", "2018-03"), ("2020", "2020")] {
        let found = ask(&bench, text);
        let taken: Vec<_> = found.photos.iter().map(|photo| details(&bench, *photo).taken_at).collect();
        assert!(!taken.is_empty() && taken.iter().all(|taken| taken.starts_with(starts)), "{text}: {taken:?}");
        assert!(taken.is_sorted_by(|one, next| one >= next), "{text}: {taken:?}");
        assert_eq!((found.scores, found.relevance), (None, None));
        let days = found.days.unwrap();
        assert_eq!(days.iter().map(|day| day.photos).sum::<usize>(), found.photos.len());
        assert!(days.iter().all(|day| day.day.starts_with(starts)), "{days:?}");
    }
    assert_eq!(ask(&bench, "date:1999").photos, [] as [i64; 0]);
    let wanted = Wanted { ranked: 1, listed: 5, ..Wanted::best(0) };
    assert_eq!(bench.library.answer(&Query::Text { text: "date:2019".into() }, &wanted).unwrap().photos.len(), 5);
}

#[test]
fn what_fits_can_be_had_in_the_order_of_time() {
    let bench = years();
    let best = ask(&bench, "red");
    let fit = best.relevance.as_ref().map(|relevance| relevance.matches + relevance.possible).unwrap();
    let wanted = Wanted { order: Order::Newest, ..Wanted::best(1000) };
    let newest = bench.library.answer(&Query::Text { text: "red".into() }, &wanted).unwrap();
    let ids = |photos: &[i64]| photos.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(ids(&newest.photos), ids(&best.photos[..fit]));
    let taken: Vec<_> = newest.photos.iter().map(|photo| details(&bench, *photo).taken_at).collect();
    assert!(taken.is_sorted_by(|one, next| one >= next), "{taken:?}");
    assert_eq!(newest.days.unwrap().iter().map(|day| day.photos).sum::<usize>(), fit);
}

#[test]
fn a_photo_and_words_are_asked_together() {
    let bench = Bench::new();
    for (name, colour) in [
        ("red.png", RED),
        ("purple.png", [150, 10, 150]),
        ("blue.png", BLUE),
        ("green.png", GREEN),
        ("yellow.png", [160, 160, 10]),
    ] {
        bench.paint(name, colour);
    }
    bench.index();
    let red = ask(&bench, "red").photos[0];
    let first = |text: String| bench.found(&ask(&bench, &text))[0].clone();
    assert_eq!(first(format!("photo:{red} + blue")), "purple.png");
    assert_eq!(first(format!("photo:{red} + green")), "yellow.png");
    assert!(!ask(&bench, &format!("photo:{red} + green")).photos.contains(&red), "what was named is no answer");
    let similar = bench.library.search(&Query::Similar { photo: red, frame: None, text: String::new() }, 1000).unwrap();
    assert_eq!(ask(&bench, &format!("photo:{red}")).photos, similar.photos);
    let rank = |text: &str, name: &str| bench.found(&ask(&bench, text)).iter().position(|found| found == name).unwrap();
    assert!(rank("red -blue", "purple.png") > rank("red -blue", "yellow.png"));
    assert!(rank("red -green", "yellow.png") > rank("red -green", "purple.png"));
    assert!(ask(&bench, "red -blue").relevance.is_none(), "the model can't tell how well that fits");
    let unknown = ask(&bench, "photo:999");
    assert_eq!((unknown.photos.len(), unknown.parts[0].is_known), (0, false));
}

#[test]
fn names_of_files_folders_and_keywords_are_found() {
    let bench = years();
    fs::create_dir(bench.photos.join("Hochzeit Anna")).unwrap();
    bench.paint("Hochzeit Anna/DSC_7001.png", BLUE);
    bench.paint("海边的日落.png", BLUE);
    bench.paint("P1010203.png", BLUE);
    let keywords = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject><rdf:Bag><rdf:li>Zürichsee</rdf:li><rdf:li>lake</rdf:li>
        </rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"#;
    fs::write(bench.photos.join("P1010203.xmp"), keywords).unwrap();
    bench.paint("surely not blue.png", RED);
    bench.index();
    let first = |text: &str| bench.found(&ask(&bench, text))[0].clone();
    for (text, name) in [
        ("DSC_7001", "DSC_7001.png"),
        ("7001", "DSC_7001.png"),
        ("Anna Hochzeit", "DSC_7001.png"),
        ("die Hochzeit von Anna", "DSC_7001.png"),
        ("海边的日落", "海边的日落.png"),
        ("日落", "海边的日落.png"),
        ("the lake", "P1010203.png"),
        ("zurichsee", "P1010203.png"),
        ("P1010203", "P1010203.png"),
        ("blue.png", "surely not blue.png"),
    ] {
        assert_eq!(first(text), name, "{text}");
        assert!(ask(&bench, text).relevance.unwrap().matches > 0, "{text}");
    }
    let plain = ask(&bench, "red");
    assert_eq!(ask(&bench, "red").scores, plain.scores);
    fs::rename(bench.photos.join("海边的日落.png"), bench.photos.join("harbour.png")).unwrap();
    bench.index();
    assert_eq!(first("harbour"), "harbour.png");
    let unnamed = ask(&bench, "something of another name");
    assert_eq!(ask(&bench, "海边的日落").scores, unnamed.scores, "its former name is forgotten");
    // With a condition, only what meets it.
    assert!(!bench.found(&ask(&bench, "DSC_7001 folder:summer")).contains(&"DSC_7001.png".to_owned()));
}

/// A file of places with the town that the fixture was taken in, as `places set-up` writes it: by this name, with so many
/// people and these other names.
fn town(path: &Path, name: &str, population: u32, others: &[&str]) {
    let text = |text: &str| [&[text.len() as u8], text.as_bytes()].concat();
    let others: Vec<u8> = others.iter().flat_map(|other| text(other)).collect();
    let mut bytes = b"AIPLACE2\x011\x01\x01\0\0\0".to_vec();
    bytes.extend([2_657_896_u32.to_le_bytes(), 4_736_667_i32.to_le_bytes(), 855_000_i32.to_le_bytes()].concat());
    bytes.extend([&population.to_le_bytes(), &b"CH"[..], &(others.len() as u16).to_le_bytes(), &text(name)].concat());
    fs::write(path, [bytes, others].concat()).unwrap();
}

fn described(bench: &Bench) {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/metadata/all.jpg");
    fs::copy(fixture, bench.photos.join("described.jpg")).unwrap();
    bench.index();
}

#[test]
fn towns_are_understood_in_any_language() {
    let bench = years();
    let places = bench.elsewhere();
    let others = [
        "München",
        "Monaco di Baviera",
        "Múnich",
        "Минхен",
        "Мюнхен",
        "慕尼黑",
        "ミュンヘン",
        "뮌헨",
        "म्यूनिख",
        "ميونخ",
        "Mina",
    ];
    town(&places, "Munich", 1_505_005, &others);
    let bench = bench.with_places(&places);
    described(&bench);
    for text in [
        "in München",
        "in münchen",
        "a Monaco di Baviera",
        "en múnich",
        "в Мюнхене",
        "из мюнхена",
        "在慕尼黑",
        "ミュンヘンで",
        "뮌헨에서",
        "म्यूनिख में",
        "في ميونخ",
        "place:Munchen",
        "in Munich",
    ] {
        let found = ask(&bench, text);
        assert_eq!(bench.found(&found), ["described.jpg"], "{text}");
        let filters = found.parts.iter().filter_map(|part| serde_json::to_value(&part.meaning).ok());
        let names: Vec<_> = filters.map(|meaning| meaning["filter"]["name"].clone()).collect();
        assert!(names.contains(&"Munich".into()), "{text}: {names:?}");
    }
    for text in ["München", "mit münchen", "ein Bild von mina", "ミュンヘン"] {
        assert!(ask(&bench, text).scores.is_some(), "{text} stays a word");
    }
    let facets = bench.library.facets(&Query::Everything).unwrap();
    assert_eq!((facets.places[0].value.as_str(), facets.places[0].filter.as_str()), ("Munich", "place:Munich"));
}

#[test]
fn another_name_of_a_small_town_is_a_name_with_a_capital_alone() {
    let bench = years();
    let places = bench.elsewhere();
    town(&places, "Nice", 342_669, &["Nizza", "Nico", "ニース", "Niš"]);
    let bench = bench.with_places(&places);
    described(&bench);
    for text in ["in Nizza", "mit Nico in Nice", "ニースで", "place:niš", "place:nico"] {
        assert_eq!(bench.found(&ask(&bench, text)), ["described.jpg"], "{text}");
    }
    for text in ["red in nizza", "mit Nico", "in nice red", "アニースで"] {
        assert!(ask(&bench, text).photos.len() > 1, "{text} stays words");
    }
}

#[test]
fn places_that_photos_are_from_are_understood() {
    let bench = years();
    let places = bench.elsewhere();
    town(&places, "Zürich", 341_730, &[]);
    let bench = bench.with_places(&places);
    described(&bench);
    for text in ["in Zürich", "place:zurich", "in der Schweiz", "en Suisse", "in Switzerland", "スイスで", "is:located"]
    {
        let found = ask(&bench, text);
        assert_eq!(bench.found(&found), ["described.jpg"], "{text}");
        assert!(found.parts[0].is_known, "{text}");
    }
    assert_eq!(ask(&bench, "place:Switzerland rating>=4 camera:canon lens:50mm").photos.len(), 1);
    assert_eq!(ask(&bench, "-place:Switzerland").photos.len(), 60);
    let described = ask(&bench, "is:located").photos;
    assert_eq!(ask(&bench, "is:favourite").photos, [] as [i64; 0]);
    bench.library.set_favourite(&described, true).unwrap();
    bench.library.rate(&described, afterimage_core::view::Stars::new(2)).unwrap();
    assert_eq!(ask(&bench, "is:favourite rating:2").photos, described, "what the person says counts");
    assert_eq!(ask(&bench, "rating:4").photos, [] as [i64; 0], "and what the file says no longer");
    let unknown = ask(&bench, "place:Paris");
    assert_eq!((unknown.photos.len(), unknown.parts[0].is_known), (0, false));
    assert!(ask(&bench, "in Paris").scores.is_some(), "no photo is from there: it is for the model to find");
    let facets = bench.library.facets(&Query::Everything).unwrap();
    assert_eq!((facets.places[0].value.as_str(), facets.places[0].filter.as_str()), ("Zürich", "place:Zürich"));
}

#[test]
fn an_answer_is_narrowed_down_to_as_many_photos_as_was_said() {
    let bench = years();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/metadata/all.jpg");
    fs::copy(fixture, bench.photos.join("winter/described.jpg")).unwrap();
    bench.index();
    for text in ["", "folder:summer", "date:2018..2019", "-type:png"] {
        let facets = bench.library.facets(&Query::Text { text: text.to_owned() }).unwrap();
        assert_eq!(facets.photos, ask(&bench, text).photos.len() as u64, "{text}");
        let lists = [&facets.years, &facets.places, &facets.cameras, &facets.folders, &facets.types];
        let all: Vec<_> = lists.into_iter().flatten().collect();
        assert!(all.len() > 4, "{facets:?}");
        for facet in all {
            let found = ask(&bench, &format!("{text} {}", facet.filter));
            assert_eq!(found.photos.len() as u64, facet.count, "{text} {}", facet.filter);
        }
    }
    let red = bench.library.facets(&Query::Text { text: "red".into() }).unwrap();
    let relevance = ask(&bench, "red").relevance.unwrap();
    assert_eq!(red.photos, (relevance.matches + relevance.possible) as u64, "of words, what fits is counted");
    assert_eq!(red.years.iter().map(|year| year.count).sum::<u64>(), red.photos);
}

#[test]
fn every_part_says_how_it_was_understood() {
    let bench = years();
    let text = "🌅 red im März 2018 without blue";
    let parts = ask(&bench, text).parts;
    let units: Vec<u16> = text.encode_utf16().collect();
    let written: Vec<_> = parts.iter().map(|part| String::from_utf16_lossy(&units[part.start..part.end])).collect();
    assert_eq!(written, ["🌅 red", "im März 2018", "without blue"]);
    assert_eq!(parts[1].literally, "🌅 red \"im März 2018\" without blue");
    assert_eq!(parts[2].without, "🌅 red im März 2018");
    let literally = ask(&bench, &parts[1].literally);
    assert!(literally.photos.len() > ask(&bench, text).photos.len(), "taken as words it is no condition");
}
