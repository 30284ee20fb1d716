//! Near-duplicates and bursts are shown as one photo, everything is still there, and all of it comes back by itself.

use std::fs;
use std::path::Path;

use afterimage_core::view::Results;
use afterimage_core::{Order, Query, Wanted};
use image::{RgbImage, imageops};

use crate::colours::{Bench, GREEN, RED};

/// A picture of one colour with shapes that follow from `seed`.
fn shapes(seed: u32, colour: [u8; 3]) -> RgbImage {
    RgbImage::from_fn(300, 200, |x, y| {
        let (x, y, seed) = (x as f32 / 300.0, y as f32 / 200.0, seed as f32);
        let wave = |k: f32| ((x * k + y * (11.0 - k)) * (1.0 + seed * 0.37)).sin();
        let light = 0.65 + 0.2 * wave(3.0) + 0.15 * wave(8.0);
        image::Rgb(colour.map(|part| (f32::from(part) * light) as u8))
    })
}

/// A red picture, a smaller and a darker copy of it, another red picture, and a green one with the shapes of the first.
fn copies() -> Bench {
    let bench = Bench::new();
    let save = |picture: &RgbImage, name: &str| picture.save(bench.photos.join(name)).unwrap();
    let first = shapes(1, RED);
    save(&imageops::resize(&first, 150, 100, imageops::FilterType::Triangle), "a-small.jpg");
    save(&first, "b-first.png");
    save(&imageops::brighten(&first, -20), "c-dark.jpg");
    save(&shapes(4, RED), "d-other.png");
    save(&shapes(1, GREEN), "e-green.png");
    assert!(bench.index().stacked > 0);
    bench
}

fn stacked(bench: &Bench, query: &Query) -> Results {
    bench.library.answer(query, &Wanted { stacks: true, ..Wanted::best(100) }).unwrap()
}

fn text(text: &str) -> Query {
    Query::Text { text: text.to_owned() }
}

/// The names of the photos of an answer, those that a photo stands for behind it.
fn names(bench: &Bench, results: &Results) -> Vec<Vec<String>> {
    let name = |photo: i64| {
        let path = bench.library.photo(photo).unwrap().files[0].path.clone();
        Path::new(&path).file_stem().unwrap().display().to_string()
    };
    let stack = |photo: &i64| {
        let others = results.stacks.iter().find(|stack| stack.photo == *photo).map(|stack| stack.others.clone());
        let mut others: Vec<_> = others.unwrap_or_default().into_iter().map(name).collect();
        others.sort();
        [vec![name(*photo)], others].concat()
    };
    results.photos.iter().map(stack).collect()
}

fn sorted(bench: &Bench, results: &Results) -> Vec<Vec<String>> {
    let mut names = names(bench, results);
    names.sort();
    names
}

#[test]
fn copies_are_shown_as_the_largest_of_them_and_all_are_still_there() {
    let bench = copies();
    let all = bench.library.search(&Query::Everything, 100).unwrap();
    assert_eq!((all.photos.len(), all.stacks.len()), (5, 0));
    let shown = stacked(&bench, &Query::Everything);
    assert_eq!(
        sorted(&bench, &shown),
        [vec!["b-first", "a-small", "c-dark"], vec!["d-other"], vec!["e-green"]],
        "a photo of another colour is no copy, whatever its shapes"
    );
    assert_eq!(shown.aspects.len(), 3);
    let stack = &shown.stacks[0];
    let opened = bench.library.search(&Query::Photos { photos: stack.others.clone() }, 100).unwrap();
    assert_eq!(opened.photos, stack.others, "in the order in which they were named");
    assert_eq!(stacked(&bench, &Query::Everything).stacks, shown.stacks);
}

#[test]
fn what_a_person_likes_stands_for_the_others() {
    let bench = copies();
    let small = stacked(&bench, &Query::Everything).stacks[0].others.clone();
    bench.library.set_favourite(&small[..1], true).unwrap();
    let shown = stacked(&bench, &Query::Everything);
    assert_eq!(shown.stacks[0].photo, small[0]);
}

#[test]
fn where_photos_are_ranked_the_best_hit_stands_for_the_others_and_every_column_fits() {
    let bench = copies();
    let all = bench.search("red");
    let shown = stacked(&bench, &text("red"));
    assert_eq!(shown.photos[0], all.photos[0]);
    assert_eq!(shown.photos.len() + shown.stacks[0].others.len(), all.photos.len());
    let (relevance, of_all) = (shown.relevance.unwrap(), all.relevance.unwrap());
    assert_eq!((of_all.matches + of_all.possible, relevance.matches + relevance.possible), (4, 2));
    assert_eq!((shown.scores.unwrap().len(), relevance.likelihoods.len()), (3, 3));
    // What is stacked leaves room for others.
    let few = bench.library.answer(&text("red"), &Wanted { stacks: true, ..Wanted::best(2) }).unwrap();
    assert_eq!((few.photos.len(), few.stacks.len()), (2, 1));
}

#[test]
fn only_what_an_answer_holds_is_in_its_stacks() {
    let bench = copies();
    let shown = stacked(&bench, &text("type:jpeg"));
    assert_eq!(sorted(&bench, &shown), [["c-dark", "a-small"]]);
    assert_eq!(shown.days.unwrap().iter().map(|day| day.photos).sum::<usize>(), 1);
    assert_eq!(stacked(&bench, &text("name:b-first")).stacks, []);
}

#[test]
fn a_burst_is_one_photo_and_the_months_count_what_is_shown() {
    let bench = Bench::new();
    // One picture as three files: they have no outlines, but a camera and a time.
    let fixture = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/metadata/all.jpg")).unwrap();
    for number in 0..3_u8 {
        fs::write(bench.photos.join(format!("{number}.jpg")), [fixture.as_slice(), &[number]].concat()).unwrap();
    }
    bench.paint("IMG_20190308_120000.png", RED);
    bench.index();
    let shown = stacked(&bench, &Query::Everything);
    assert_eq!((shown.photos.len(), shown.stacks[0].others.len()), (2, 2));
    let months = |stacks| bench.library.months(stacks).unwrap().iter().map(|month| month.photos).collect::<Vec<_>>();
    assert_eq!((months(false), months(true)), (vec![4], vec![2]));
}

#[test]
fn stacks_follow_the_photos_and_come_back_when_they_are_lost() {
    let bench = copies();
    let before = stacked(&bench, &Query::Everything).stacks;
    let bench = bench.reopen(|library| {
        let catalog = rusqlite::Connection::open(library.join("catalog.sqlite")).unwrap();
        catalog.execute_batch("DELETE FROM outlines; DELETE FROM stacks").unwrap();
        fs::remove_file(library.join("thumbnails.sqlite")).unwrap();
    });
    assert_eq!(stacked(&bench, &Query::Everything).stacks, []);
    assert!(!bench.index().is_nothing());
    assert_eq!(stacked(&bench, &Query::Everything).stacks, before);
    assert!(bench.index().is_nothing());

    fs::remove_file(bench.photos.join("a-small.jpg")).unwrap();
    fs::remove_file(bench.photos.join("c-dark.jpg")).unwrap();
    bench.index();
    assert_eq!(stacked(&bench, &Query::Everything).stacks, []);
}

#[test]
fn photos_without_a_place_come_last_and_none_is_lost() {
    let bench = copies();
    let wanted = Wanted { order: Order::Places, ..Wanted::best(100) };
    let by_place = bench.library.answer(&Query::Everything, &wanted).unwrap();
    let places = by_place.places.unwrap();
    assert_eq!((by_place.photos.len(), places.len(), places[0].place.clone()), (5, 1, None));
}
