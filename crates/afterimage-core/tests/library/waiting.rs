//! Waiting for mains power, for an idle computer, and for the person.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use afterimage_core::view::{IndexPace, IndexPhase, WaitsFor};
use afterimage_core::{IndexEvent, Manners, Query, Senses};

use crate::colours::{BLUE, Bench, GREEN, RED, paint, quick};

/// A computer that the test plugs in and leaves alone.
#[derive(Clone, Default)]
struct Computer {
    on_mains: Arc<AtomicBool>,
    left_alone: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
}

impl Computer {
    /// Waits until whoever asks has seen what it says now, and has drawn the consequences.
    fn is_understood(&self) {
        let before = self.asked.load(Ordering::SeqCst);
        while self.asked.load(Ordering::SeqCst) < before + 2 {
            std::thread::yield_now();
        }
    }
}

impl Senses for Computer {
    fn on_mains(&self) -> Option<bool> {
        Some(self.on_mains.load(Ordering::SeqCst))
    }

    fn idle(&self) -> Option<Duration> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Some(Duration::from_secs(if self.left_alone.load(Ordering::SeqCst) { 3600 } else { 1 }))
    }
}

/// A computer that says nothing of itself.
struct Silent;

impl Senses for Silent {
    fn on_mains(&self) -> Option<bool> {
        None
    }

    fn idle(&self) -> Option<Duration> {
        None
    }
}

/// What it waits for, when it says so.
fn waits_for(event: &IndexEvent) -> Option<WaitsFor> {
    match event {
        IndexEvent::Progress(progress) if progress.phase == IndexPhase::Waiting => progress.waits_for,
        _ => None,
    }
}

#[test]
fn it_waits_says_so_and_goes_on_by_itself() {
    let bench = Bench::new();
    bench.paint("1.png", RED);
    bench.library.set_manners(&Manners { only_on_mains: true, only_when_idle: true, ..Manners::default() }).unwrap();
    let computer = Computer::default();
    let library = bench.follow_with(quick(), Box::new(computer.clone()));
    assert_eq!(library.wait_for("waiting", waits_for), WaitsFor::Mains);
    computer.on_mains.store(true, Ordering::SeqCst);
    library.wait_for("waiting for something else", |event| (waits_for(event) == Some(WaitsFor::Idle)).then_some(()));
    assert_eq!(library.embedded(), 0);
    assert_eq!(library.indexer.progress().phase, IndexPhase::Waiting);
    computer.left_alone.store(true, Ordering::SeqCst);
    library.wait_for_files(&["1.png"]);

    // Somebody is back: what is new waits, what is there is found.
    computer.left_alone.store(false, Ordering::SeqCst);
    computer.is_understood();
    paint(&library.photos.join("2.png"), GREEN);
    library.wait_for("waiting again", |event| (waits_for(event) == Some(WaitsFor::Idle)).then_some(()));
    assert_eq!(library.library.search(&Query::Text { text: "red".into() }, 9).unwrap().photos.len(), 1);
    // What is chosen takes effect at once.
    library.library.set_manners(&Manners::default()).unwrap();
    library.wait_for_files(&["1.png", "2.png"]);
}

#[test]
fn what_the_computer_does_not_say_is_not_waited_for() {
    let bench = Bench::new();
    bench.paint("1.png", RED);
    bench.library.set_manners(&Manners { only_on_mains: true, only_when_idle: true, ..Manners::default() }).unwrap();
    bench.follow_with(quick(), Box::new(Silent)).wait_for_files(&["1.png"]);
}

#[test]
fn nothing_to_do_is_nothing_to_wait_for() {
    let bench = Bench::new();
    let library = bench.follow_with(quick(), Box::new(Computer::default()));
    library.wait_for("catching up", |event| matches!(event, IndexEvent::CaughtUp).then_some(()));
    library.library.set_manners(&Manners { only_on_mains: true, ..Manners::default() }).unwrap();
    assert_eq!(library.indexer.progress().phase, IndexPhase::Idle);
}

#[test]
fn a_pause_holds_what_comes_until_it_goes_on() {
    let library = Bench::new().follow_with(quick(), Box::new(Silent));
    library.wait_for("catching up", |event| matches!(event, IndexEvent::CaughtUp).then_some(()));
    library.indexer.pause();
    paint(&library.photos.join("1.png"), BLUE);
    library.wait_for("pausing", |event| match event {
        IndexEvent::Progress(progress) => (progress.phase == IndexPhase::Paused).then_some(()),
        _ => None,
    });
    assert_eq!(library.embedded(), 0);
    library.indexer.resume();
    library.wait_for_files(&["1.png"]);
}

#[test]
fn every_pace_and_cap_ends_with_the_same_library() {
    for pace in [IndexPace::Quiet, IndexPace::Balanced, IndexPace::Fast] {
        for (threads, memory_mb) in [(None, None), (Some(1), Some(512))] {
            let bench = Bench::new();
            for number in 0..40 {
                bench.paint(&format!("{number}.png"), [number * 6, 90, 90]);
            }
            bench.library.set_manners(&Manners { pace, threads, memory_mb, ..Manners::default() }).unwrap();
            let report = bench.index();
            assert_eq!((report.embedded, report.failed), (40, 0), "{pace:?} {threads:?} {memory_mb:?}");
        }
    }
}

#[test]
fn another_pace_is_taken_up_in_the_middle_of_a_run_and_nothing_is_lost() {
    let bench = Bench::new();
    for number in 0..200 {
        bench.paint(&format!("{number}.png"), [number, 90, 90]);
    }
    let mut paces = [IndexPace::Fast, IndexPace::Balanced, IndexPace::Quiet].into_iter().cycle();
    let report = bench.index_watching(&Default::default(), |_| {
        bench.library.set_manners(&Manners { pace: paces.next().unwrap(), ..Manners::default() }).unwrap();
    });
    assert_eq!((report.embedded, bench.embedded()), (200, 200));
}

#[test]
fn a_search_is_answered_while_photos_come_in() {
    let bench = Bench::new();
    for number in 0..60 {
        bench.paint(&format!("{number}.png"), [200, number, 30]);
    }
    let mut found = Vec::new();
    bench.index_watching(&Default::default(), |_| found.push(bench.search("red").photos.len()));
    assert!(found.is_sorted(), "{found:?}");
    assert_eq!(found.last(), Some(&60));
}
