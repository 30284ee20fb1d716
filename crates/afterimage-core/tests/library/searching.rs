//! The query path.

use afterimage_core::view::{WhyOf, WhyPart};
use afterimage_core::{Method, Query, Wanted};

use crate::colours::{BLUE, Bench, GREEN, RED};

fn three_colours() -> Bench {
    let bench = Bench::new();
    bench.paint("red.png", RED);
    bench.paint("green.png", GREEN);
    bench.paint("blue.png", BLUE);
    bench.index();
    bench
}

#[test]
fn words_of_any_language_find_the_photo() {
    let bench = three_colours();
    for (word, file) in [("red", "red.png"), ("vert", "green.png"), ("赤", "red.png"), (" green ", "green.png")] {
        let results = bench.search(word);
        assert_eq!(bench.found(&results)[0], file, "{word}");
        let scores = results.scores.unwrap();
        assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]));
        assert_eq!(results.searched, 3);
    }
}

#[test]
fn hits_are_told_by_how_well_they_fit() {
    let bench = three_colours();
    bench.paint("orange.png", [200, 150, 10]);
    bench.index();
    let results = bench.search("red");
    assert_eq!(bench.found(&results)[..2], ["red.png", "orange.png"]);
    let relevance = results.relevance.unwrap();
    assert_eq!((relevance.matches, relevance.possible), (1, 1));
    assert_eq!(relevance.likelihoods.len(), 4);
    assert!(relevance.likelihoods.is_sorted_by(|a, b| a >= b), "{:?}", relevance.likelihoods);
    assert_eq!(bench.library.search(&Query::Everything, 10).unwrap().relevance, None);
    assert_eq!(
        bench
            .library
            .search(&Query::Similar { photo: results.photos[0], frame: None, text: String::new() }, 10)
            .unwrap()
            .relevance,
        None
    );
}

#[test]
fn a_library_without_a_thing_says_so() {
    let bench = Bench::new();
    bench.paint("green.png", GREEN);
    bench.paint("blue.png", BLUE);
    bench.index();
    let relevance = bench.search("red").relevance.unwrap();
    assert_eq!((relevance.matches, relevance.possible), (0, 0));
    assert_eq!(bench.search("green").relevance.unwrap().matches, 1);
}

#[test]
fn hubness_that_is_not_known_is_worked_out_by_the_next_run() {
    let bench = three_colours();
    let before = bench.search("red");
    let catalog = bench.library.directory().join("catalog.sqlite");
    let connection = rusqlite::Connection::open(catalog).unwrap();
    let missing = || -> i64 {
        let count = "SELECT count(*) FROM embeddings WHERE hubness IS NULL";
        connection.query_row(count, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(missing(), 0);
    connection.execute("UPDATE embeddings SET hubness = NULL", []).unwrap();
    assert_eq!(bench.search("red").photos[0], before.photos[0]);
    bench.index();
    assert_eq!(missing(), 0);
    let after = bench.search("red");
    assert_eq!((after.photos, after.scores), (before.photos, before.scores));
    assert_eq!(bench.embedded(), 3);
}

#[test]
fn no_words_show_everything_newest_first() {
    let bench = three_colours();
    let everything = bench.library.search(&Query::Everything, 10).unwrap();
    assert_eq!(everything.photos.len(), 3);
    assert_eq!(everything.scores, None);
    assert_eq!(bench.search("  ").photos, everything.photos);
    assert_eq!(bench.library.search(&Query::Everything, 2).unwrap().photos, everything.photos[..2]);
}

#[test]
fn a_photo_finds_its_like_but_not_itself() {
    let bench = three_colours();
    bench.paint("dark red.png", [150, 10, 10]);
    bench.index();
    let red = bench.search("red").photos[0];
    let similar = bench.library.search(&Query::Similar { photo: red, frame: None, text: String::new() }, 10).unwrap();
    assert_eq!(similar.photos.len(), 3);
    assert!(!similar.photos.contains(&red));
    let names = bench.found(&similar);
    assert!(names[0].contains("red"), "{names:?}");
}

#[test]
fn a_picture_from_anywhere_finds_its_like() {
    let bench = three_colours();
    let outside = bench.elsewhere().with_extension("png");
    crate::colours::paint(&outside, [10, 150, 20]);
    let path = outside.display().to_string();
    let by_path = bench.library.search(&Query::Picture { path, text: String::new() }, 10).unwrap();
    assert_eq!(bench.found(&by_path)[0], "green.png");
    let by_bytes = bench.library.search_picture(&std::fs::read(&outside).unwrap(), "", &Wanted::best(10)).unwrap();
    assert_eq!(by_bytes.photos, by_path.photos);
    assert!(bench.library.search_picture(b"no picture", "", &Wanted::best(10)).is_err());
}

#[test]
fn the_graph_and_the_exact_scan_give_the_same_order() {
    let bench = Bench::new();
    for i in 0..200_u8 {
        bench.paint(&format!("{i}.png"), [i, 255 - i, (i % 16) * 16]);
    }
    bench.index();
    for text in ["red", "green", "blue"] {
        let query = Query::Text { text: text.to_owned() };
        let exact = bench.library.search_by(&query, 40, Method::Exact).unwrap();
        let graph = bench.library.search_by(&query, 40, Method::Graph).unwrap();
        assert_eq!((exact.photos, exact.scores), (graph.photos, graph.scores), "{text}");
    }
}

#[test]
fn details_tell_what_the_file_says() {
    let bench = three_colours();
    let details = bench.library.photo(bench.search("red").photos[0]).unwrap();
    assert_eq!((details.format.as_str(), details.height), ("PNG", 32));
    assert_eq!(details.files.len(), 1);
    assert!(details.files[0].path.ends_with("red.png"));
    assert_eq!(details.taken_at.len(), "2019-03-07T14:05:09".len());
    assert!(bench.library.photo(999).is_err());
}

#[test]
fn a_picture_and_words_are_asked_together() {
    let bench = Bench::new();
    for (name, colour) in [("red.png", RED), ("purple.png", [150, 10, 150]), ("blue.png", BLUE), ("green.png", GREEN)] {
        bench.paint(name, colour);
    }
    bench.index();
    let outside = bench.elsewhere().with_extension("png");
    crate::colours::paint(&outside, RED);
    let path = outside.display().to_string();
    let ask = |text: &str| {
        let results = bench.library.search(&Query::Picture { path: path.clone(), text: text.to_owned() }, 10).unwrap();
        (bench.found(&results), results)
    };
    assert_eq!(ask("").0[0], "red.png");
    assert_eq!(ask("blue").0[0], "purple.png", "half red, half blue");
    assert_eq!(ask("+ blue").0[0], "purple.png");
    assert_eq!(ask("blue -image:1").0[0], "blue.png");
    assert_eq!(*ask("-green").0.last().unwrap(), "green.png");
    assert_eq!(*ask("-blue").0.last().unwrap(), "blue.png");
    let red = bench.search("red").photos[0];
    let like = Query::Similar { photo: red, frame: None, text: "blue".to_owned() };
    assert_eq!(bench.found(&bench.library.search(&like, 10).unwrap())[0], "purple.png");
    let bytes = std::fs::read(&outside).unwrap();
    let pasted = bench.library.search_picture(&bytes, "blue", &Wanted::best(10)).unwrap();
    assert_eq!(pasted.photos, ask("blue").1.photos);

    // Parts are told as they are in the words alone.
    let (names, results) = ask("blue name:purple");
    assert_eq!(names, ["purple.png"]);
    let condition = results.parts.iter().find(|part| part.without == "blue").unwrap();
    assert_eq!((condition.start, condition.end), (5, 16));
    assert!(results.parts.iter().all(|part| part.is_known && !part.literally.contains("image:")));
    assert!(!ask("dog image:2").1.parts.iter().all(|part| part.is_known), "one picture came");
}

#[test]
fn a_hit_says_which_part_of_the_query_it_is_and_which_of_its_names_count() {
    let bench = three_colours();
    let red = bench.search("red").photos[0];
    let text = |text: &str| Query::Text { text: text.to_owned() };
    let parts = |query: &Query| bench.library.why(red, query).unwrap().parts;
    // As `colours` calibrates its model, a match has a likelihood of 0.02 or more.
    let likely = |part: &WhyPart| part.likelihood.unwrap() > 0.02;

    let found = parts(&text("red -blue"));
    let of = |text: &str| WhyOf::Words { text: text.to_owned() };
    assert_eq!((&found[0].of, found[0].removed, likely(&found[0])), (&of("red"), false, true));
    assert_eq!((&found[1].of, found[1].removed, likely(&found[1])), (&of("blue"), true, false));

    let found = parts(&text(&format!("photo:{red} + green")));
    let photo = found.iter().find(|part| part.of == WhyOf::Photo { photo: red }).unwrap();
    assert!(photo.alike > 0.99 && photo.likelihood.is_none());
    assert_eq!(parts(&Query::Everything), []);

    // A picture that is nowhere on disk says the same as one that is.
    let outside = bench.elsewhere().with_extension("png");
    crate::colours::paint(&outside, RED);
    let bytes = std::fs::read(&outside).unwrap();
    let path = outside.display().to_string();
    for text in ["", "-blue"] {
        let pasted = bench.library.why_picture(red, &bytes, text).unwrap();
        let dropped = bench.library.why(red, &Query::Picture { path: path.clone(), text: text.to_owned() }).unwrap();
        assert_eq!(pasted, dropped);
        assert!(pasted.parts[0].of == WhyOf::Picture && pasted.parts[0].alike > 0.99, "{pasted:?}");
        assert_eq!(pasted.parts.len(), if text.is_empty() { 1 } else { 2 });
    }

    let names = |query: &Query| bench.library.why(red, query).unwrap().names;
    assert_eq!(names(&text("red")).iter().map(|name| name.text.as_str()).collect::<Vec<_>>(), ["red.png"]);
    assert_eq!(names(&text("green")), []);
}
