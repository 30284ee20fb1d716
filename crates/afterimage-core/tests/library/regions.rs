//! Regions: a small thing in a large photo is found, where in it is told, and nothing is embedded twice.

use std::path::PathBuf;

use afterimage_core::view::{IndexPhase, RegionHit};
use afterimage_core::{IndexControl, Manners, Method, PhotoPart, Query, Region};
use image::{Rgb, RgbImage};

use crate::colours::{BLUE, Bench, RED, quick};

const GREY: [u8; 3] = [150, 150, 150];
/// Not near to every query, as grey is.
const WALL: [u8; 3] = [200, 60, 60];
const LEAF: [u8; 3] = [10, 220, 10];

/// A large picture of a wall with something small in the middle of its `at`th region.
fn paint_scene(bench: &Bench, name: &str, at: usize, colour: [u8; 3]) -> PathBuf {
    let mut picture = RgbImage::from_pixel(600, 450, Rgb(WALL));
    let [left, top, width, height] = Region::all().nth(at).unwrap().pixels(600, 450);
    let (across, down) = (width / 2, height * 2 / 3);
    let (x, y) = (left + (width - across) / 2, top + (height - down) / 2);
    image::imageops::replace(
        &mut picture,
        &RgbImage::from_pixel(across, down, Rgb(colour)),
        i64::from(x),
        i64::from(y),
    );
    assert!(across * down * 20 < 600 * 450, "less than a twentieth of it");
    let path = bench.photos.join(name);
    picture.save(&path).unwrap();
    path
}

fn choose(bench: &Bench, regions: bool) {
    bench.library.set_manners(&Manners { regions, ..bench.library.manners() }).unwrap();
}

/// A library with a scene that has something green in it, a large plain picture, and a small one with something blue in it.
fn scenes() -> Bench {
    let bench = Bench::new();
    paint_scene(&bench, "scene.png", 5, LEAF);
    RgbImage::from_pixel(600, 450, Rgb(RED)).save(bench.photos.join("plain.png")).unwrap();
    let mut small = RgbImage::from_pixel(60, 20, Rgb(GREY));
    image::imageops::replace(&mut small, &RgbImage::from_pixel(12, 7, Rgb(BLUE)), 0, 0);
    small.save(bench.photos.join("small.png")).unwrap();
    bench
}

fn region_of(bench: &Bench, text: &str) -> Option<RegionHit> {
    let results = bench.search(text);
    results.regions.iter().find(|region| region.photo == results.photos[0]).copied()
}

#[test]
fn a_small_thing_in_a_large_photo_is_found_with_regions_alone_and_where_it_is_is_told() {
    let bench = scenes();
    assert_eq!(bench.index().regions, 0);
    let without = bench.search("green");
    assert_eq!((without.relevance.unwrap().matches, without.regions.len(), bench.embedded()), (0, 0, 3));

    choose(&bench, true);
    let mut phases = Vec::new();
    let report =
        bench.index_watching(&IndexControl::default(), |progress| phases.push((progress.phase, progress.total)));
    assert_eq!((report.embedded, report.regions, report.unfinished), (0, 2, false));
    assert!(phases.contains(&(IndexPhase::Regions, 2)), "{phases:?}");
    // Of the large ones alone, and no whole once more.
    assert_eq!(bench.embedded(), 3 + 2 * Region::A_PHOTO);

    let results = bench.search("green");
    assert_eq!((bench.found(&results)[0].as_str(), results.searched), ("scene.png", 3));
    assert_eq!(results.photos.len(), 3, "each photo once");
    assert_eq!(results.relevance.unwrap().matches, 1);
    let [left, top, width, height] = Region::all().nth(5).unwrap().shares();
    assert_eq!(region_of(&bench, "green"), Some(RegionHit { photo: results.photos[0], left, top, width, height }));
    // What is in no photo is in no region.
    assert_eq!(bench.search("blue").relevance.unwrap().matches, 0);
    // Where the whole fits as well, no region is named.
    let red = bench.search("red");
    assert_eq!((bench.found(&red)[0].as_str(), region_of(&bench, "red")), ("plain.png", None));
}

#[test]
fn a_region_changes_neither_what_resembles_a_photo_nor_the_photo() {
    let bench = scenes();
    choose(&bench, true);
    bench.index();
    let photo = bench.search("green").photos[0];
    let part = PhotoPart::new(photo, Region::all().next().unwrap().part());
    assert!(bench.library.thumbnail(part).is_err() && bench.library.pixels(part).is_err(), "regions have no pictures");
    let similar = bench.library.search(&Query::Similar { photo, frame: None, text: String::new() }, 10).unwrap();
    assert!(!similar.photos.contains(&photo) && similar.photos.len() == 2);
    assert_eq!(bench.library.photo(photo).unwrap().frames, []);
}

#[test]
fn turned_off_they_are_not_searched_and_kept_until_garbage_is_collected() {
    let bench = scenes();
    choose(&bench, true);
    bench.index();
    let embedded = bench.embedded();
    choose(&bench, false);
    bench.index();
    assert_eq!(bench.search("green").relevance.unwrap().matches, 0);
    assert_eq!(bench.library.garbage().unwrap().regions, 18);
    // Turned on again nothing is embedded.
    choose(&bench, true);
    assert_eq!(bench.library.garbage().unwrap().regions, 0);
    bench.index();
    assert_eq!((bench.embedded(), bench.search("green").relevance.unwrap().matches), (embedded, 1));

    choose(&bench, false);
    let garbage = bench.library.collect_garbage().unwrap();
    assert_eq!((garbage.photos, garbage.regions), (0, 18));
    let verification = bench.library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.embeddings, verification.findings), (3, vec![]));
    assert_eq!(bench.library.garbage().unwrap().regions, 0);
    choose(&bench, true);
    assert_eq!(bench.index().regions, 2);
}

#[test]
fn a_library_is_opened_with_or_without_them_as_was_chosen() {
    let bench = scenes();
    choose(&bench, true);
    bench.index();
    let bench = bench.reopen(|_| {});
    assert!(region_of(&bench, "green").is_some());
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
    choose(&bench, false);
    let bench = bench.reopen(|_| {});
    assert_eq!(bench.search("green").relevance.unwrap().matches, 0);
    assert_eq!(bench.library.verify(&mut |_| {}).unwrap().findings, []);
}

#[test]
fn a_run_that_is_stopped_goes_on_and_a_region_that_is_lost_comes_back() {
    let bench = Bench::new();
    for i in 0..40 {
        paint_scene(&bench, &format!("{i}.png"), i % 9, [30, 200, i as u8]);
    }
    bench.index();
    choose(&bench, true);
    let report = bench.index_until_first_embedding();
    assert!(report.cancelled && report.regions < 40, "{report:?}");
    let report = bench.index();
    assert_eq!((report.cancelled, bench.embedded()), (false, 40 * (1 + Region::A_PHOTO)));
    let bench = bench.reopen(|library| {
        let catalog = rusqlite::Connection::open(library.join("catalog.sqlite")).unwrap();
        let lost =
            "DELETE FROM embeddings WHERE id IN (SELECT id FROM embeddings WHERE part > 64 AND photo = 7 LIMIT 4)";
        assert_eq!(catalog.execute(lost, []).unwrap(), 4);
        // Its whole is embedded anew though its regions are there.
        assert_eq!(catalog.execute("DELETE FROM embeddings WHERE part = 0 AND photo = 9", []).unwrap(), 1);
    });
    // A photo without its whole can't be searched, and is read again by the next close look.
    let report = bench.index();
    assert_eq!((report.embedded, report.regions), (1, 1));
    let verification = bench.library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.embeddings, verification.findings), (400, vec![]));
}

#[test]
fn what_can_not_be_reached_waits_and_is_no_failure() {
    let bench = scenes();
    bench.index();
    std::fs::rename(&bench.photos, bench.elsewhere()).unwrap();
    choose(&bench, true);
    let report = bench.index();
    assert_eq!((report.offline_folders, report.regions, report.failed), (1, 0, 0));
    std::fs::rename(bench.elsewhere(), &bench.photos).unwrap();
    assert_eq!(bench.index().regions, 2);
}

#[test]
fn another_model_has_embedded_its_regions_before_it_answers() {
    let bench = scenes();
    choose(&bench, true);
    bench.index();
    bench.library.use_model("shades").unwrap();
    let report = bench.index_watching(&IndexControl::default(), |progress| {
        if progress.phase == IndexPhase::Regions {
            assert_eq!(bench.library.status().unwrap().model, "colours@1");
            assert!(region_of(&bench, "green").is_some());
        }
    });
    assert!(report.switched);
    assert_eq!((report.reembedded, report.regions, bench.shaded()), (3, 2, 3 + 2 * Region::A_PHOTO));
    // A model without a calibration ranks by the best cosine.
    assert!(region_of(&bench, "green").is_some());
    assert_eq!(bench.index().regions, 0);
}

#[test]
fn conditions_and_both_ways_of_searching_answer_with_regions() {
    let bench = scenes();
    choose(&bench, true);
    bench.index();
    let asked =
        |text: &str, method| bench.library.search_by(&Query::Text { text: text.to_owned() }, 10, method).unwrap();
    for method in [Method::Exact, Method::Graph] {
        let all = asked("green", method);
        let some = asked("green type:png", method);
        assert_eq!((all.photos, all.regions, all.scores), (some.photos, some.regions, some.scores));
        assert!(asked("green type:jpeg", method).photos.is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_library_that_is_open_embeds_them_as_soon_as_they_are_chosen() {
    let bench = scenes();
    bench.index();
    let followed = bench.follow(quick(), true);
    let manners = followed.library.manners();
    followed.library.set_manners(&Manners { regions: true, ..manners.clone() }).unwrap();
    let regions =
        |text: &str| followed.library.search(&Query::Text { text: text.to_owned() }, 9).unwrap().regions.len();
    followed.wait_until("regions are embedded", |_| regions("green") == 1);
    followed.library.set_manners(&manners).unwrap();
    followed.wait_until("regions are not searched", |_| regions("green") == 0);
}
