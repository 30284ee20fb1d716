//! Words that are written in photos find them.

use afterimage_core::view::{ReadingProblem, TextRules};
use afterimage_core::{Manners, Wanted};

use super::{can_be_tested, read, reading_bench, write};
use crate::colours::{Bench, GREEN, RED};

const LATIN: &str = "Noto Sans";
const RECEIPT: [&str; 5] = ["Miller Hardware Store", "Hammer 12.99", "Garden hose 24.50", "TOTAL 37.49", "Thank you"];
const NETWORK: [&str; 3] = ["Guest network", "Wi-Fi password:", "kitchen2024"];

/// A receipt and a note among plain photos.
fn bench() -> Bench {
    let bench = reading_bench();
    // Blue is what the encoder here sees in all words that it does not know.
    for (name, colour) in [("red.png", RED), ("green.png", GREEN)] {
        bench.paint(name, colour);
    }
    write(&bench.photos.join("a.png"), &RECEIPT, LATIN, (900, 1400));
    write(&bench.photos.join("b.png"), &NETWORK, LATIN, (1080, 900));
    bench.index();
    bench
}

fn snippets(bench: &Bench, text: &str) -> Vec<String> {
    bench.search(text).texts.into_iter().map(|hit| hit.snippet).collect()
}

#[test]
fn words_that_are_written_in_photos_find_them_and_are_told() {
    if !can_be_tested(&["eng"]) {
        return;
    }
    let bench = bench();
    assert!(bench.search("garden hose").texts.is_empty(), "nothing was read yet");
    let report = read(&bench);
    assert_eq!((report.read, report.with_text, report.passed_by, report.through), (4, 2, 0, true));
    for (query, name) in [
        ("receipt from the hardware store", "a.png"),
        ("garden hose", "a.png"),
        ("HAMMER", "a.png"),
        ("wifi password screenshot", "b.png"),
        ("guest network", "b.png"),
        ("\"hardware store\"", "a.png"),
        ("\"Wi-Fi password\"", "b.png"),
        ("text:kitchen", "b.png"),
        ("text:ardwar", "a.png"),
    ] {
        assert_eq!(bench.found(&bench.search(query))[0], name, "{query}");
    }
    assert_eq!(snippets(&bench, "receipt from the hardware store"), ["Miller Hardware Store"]);
    assert_eq!(bench.search("text:\"garden hose\"").photos.len(), 1);
    assert_eq!(bench.search("has:text").photos.len(), 2);
    assert_eq!(bench.search("-has:text").photos.len(), 2);
    assert!(bench.search("text:submarine").photos.is_empty());
    let found = bench.search("red");
    assert_eq!(bench.found(&found)[0], "red.png", "what is to be seen is found as before");
    let text = bench.library.photo(bench.search("text:hammer").photos[0]).unwrap().text.unwrap();
    assert!(text.contains("Hammer 12.99") && text.lines().count() >= 4, "{text}");
    assert_eq!(bench.library.photo(found.photos[0]).unwrap().text, None);
}

#[test]
fn a_word_that_is_written_is_more_than_what_is_to_be_seen_alone_and_filters_hold() {
    if !can_be_tested(&["eng"]) {
        return;
    }
    let bench = bench();
    read(&bench);
    let all = bench.library.answer(&afterimage_core::Query::Text { text: "hammer".into() }, &Wanted::best(10)).unwrap();
    let relevance = all.relevance.as_ref().unwrap();
    assert!(relevance.likelihoods[0] > relevance.likelihoods[1], "{relevance:?}");
    assert_eq!(bench.found(&bench.search("hammer name:green")), ["green.png"]);
}

#[test]
fn text_is_read_in_the_scripts_that_were_chosen() {
    if !can_be_tested(&["eng", "deu", "chi_sim", "ara"]) {
        return;
    }
    let bench = reading_bench();
    write(&bench.photos.join("zh.png"), &["厨房网络密码", "五金商店收据"], "Noto Sans CJK SC", (1080, 700));
    write(&bench.photos.join("de.png"), &["Öffnungszeiten", "Straße der Gärten"], LATIN, (1080, 700));
    write(&bench.photos.join("ar.png"), &["إيصال المتجر", "إيصال المتجر"], "Noto Naskh Arabic", (1080, 700));
    bench.index();
    let choose = |languages: &[&str]| {
        let languages = languages.iter().map(|&language| language.to_owned()).collect();
        let texts = TextRules { languages, ..TextRules::default() };
        bench.library.set_manners(&Manners { texts, ..Manners::default() }).unwrap();
    };
    choose(&["deu", "chi_sim", "ara", "xyz"]);
    let reading = bench.library.reading().unwrap();
    assert_eq!((reading.languages.join(" "), reading.problem), ("deu chi_sim ara".to_owned(), None));
    assert_eq!(read(&bench).with_text, 3);
    for (query, name) in [
        ("密码", "zh.png"),
        ("五金商店的收据", "zh.png"),
        ("text:商店", "zh.png"),
        ("öffnungszeiten", "de.png"),
        ("gärten", "de.png"),
        ("المتجر", "ar.png"),
    ] {
        assert_eq!(bench.found(&bench.search(query))[0], name, "{query}");
    }
    choose(&["xyz"]);
    assert_eq!(bench.library.reading().unwrap().problem, Some(ReadingProblem::NoLanguages));
    assert_eq!(read(&bench).read, 0);
    assert_eq!(bench.search("text:商店").photos.len(), 1, "what was read stays");
}
