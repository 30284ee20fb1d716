//! When to scan what. Told the time, it never looks at a clock.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{DirtyPlaces, Reach};
use crate::indexer::{Depth, Scope};

/// Polls of a folder after which every file is looked at once.
const POLLS_A_ROUND: u32 = 10;

/// Polling takes at most this part of the time.
const POLLED_SHARE: u32 = 20;

/// How quick following the folders is, and how much it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// A scan waits until nothing happens for this long…
    pub calm: Duration,
    /// … but no longer than this.
    pub at_most: Duration,
    /// A file is read when it has not changed for this long: somebody may still be writing it.
    pub quiet: Duration,
    /// Folders that can't be watched are looked through this often, or less often where that takes long.
    pub poll: Duration,
    /// How often it is looked whether folders and drives are there.
    pub check: Duration,
    /// When a run is tried again that could not take place.
    pub retry: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            calm: Duration::from_millis(300),
            at_most: Duration::from_secs(3),
            quiet: Duration::from_secs(2),
            poll: Duration::from_secs(60),
            check: Duration::from_secs(10),
            retry: Duration::from_secs(5),
        }
    }
}

/// What to do now.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Scan this.
    Run(Scope),
    /// Wait until then, for an event, or for a request.
    Wait(Option<Instant>),
}

/// A folder that is polled.
#[derive(Debug)]
struct Polled {
    due: Instant,
    polls: u32,
}

/// Knows what has to be scanned, and when.
#[derive(Debug)]
pub(crate) struct Planner {
    pace: Pace,
    asked: VecDeque<Scope>,
    dirty: DirtyPlaces,
    /// When the first and the last event of `dirty` came.
    since: Option<(Instant, Instant)>,
    /// What is looked at once more, and when.
    later: BTreeMap<PathBuf, (Instant, Reach)>,
    polled: BTreeMap<i64, Polled>,
    not_before: Option<Instant>,
}

impl Planner {
    pub fn new(pace: Pace) -> Self {
        Self {
            pace,
            asked: VecDeque::new(),
            dirty: DirtyPlaces::default(),
            since: None,
            later: BTreeMap::new(),
            polled: BTreeMap::new(),
            not_before: None,
        }
    }

    /// Somebody wants this to be scanned.
    pub fn ask(&mut self, scope: Scope) {
        if !self.asked.contains(&scope) {
            self.asked.push_back(scope);
        }
    }

    /// Everything may have changed while nobody looked: first what is quick to see, then the rest.
    pub fn ask_for_all(&mut self) {
        self.ask(Scope::everything(Depth::Directories));
        self.ask(Scope::everything(Depth::Files));
    }

    /// Events came.
    pub fn note(&mut self, dirty: DirtyPlaces, now: Instant) {
        if dirty.is_empty() {
            return;
        }
        let first = self.since.map_or(now, |(first, _)| first);
        self.since = Some((first, now));
        self.dirty.everything |= dirty.everything;
        dirty.places.into_iter().for_each(|(path, reach)| self.dirty.add(path, reach));
    }

    /// Exactly these folders are polled from now on.
    pub fn poll(&mut self, folders: &BTreeSet<i64>, now: Instant) {
        self.polled.retain(|folder, _| folders.contains(folder));
        for &folder in folders {
            self.polled.entry(folder).or_insert(Polled { due: now + self.pace.poll, polls: 0 });
        }
    }

    /// What to do.
    pub fn next(&mut self, now: Instant) -> Next {
        if let Some(then) = self.not_before.filter(|then| *then > now) {
            return Next::Wait(Some(then));
        }
        self.not_before = None;
        if let Some(scope) = self.asked.pop_front() {
            if scope == Scope::everything(Depth::Files) {
                self.forget_dirty();
            }
            return Next::Run(scope);
        }
        let mut places = DirtyPlaces::default();
        if self.dirty_due().is_some_and(|due| due <= now) {
            places = std::mem::take(&mut self.dirty);
            self.since = None;
            // In a new directory files may have come before the system began to watch it: a second look finds them.
            for (path, _) in places.places.iter().filter(|(_, reach)| **reach == Reach::Subtree) {
                self.later.insert(path.clone(), (now + self.pace.quiet, Reach::Subtree));
            }
        }
        let due: Vec<PathBuf> =
            self.later.iter().filter(|(_, (then, _))| *then <= now).map(|(path, _)| path.clone()).collect();
        for path in due {
            if let Some((_, reach)) = self.later.remove(&path) {
                places.add(path, reach);
            }
        }
        if places.everything {
            self.later.clear();
        }
        if !places.is_empty() {
            return Next::Run(Scope::dirty(places));
        }
        if let Some((&folder, polled)) = self.polled.iter().find(|(_, polled)| polled.due <= now) {
            let thorough = polled.polls % POLLS_A_ROUND == POLLS_A_ROUND - 1;
            return Next::Run(Scope::folders([folder], if thorough { Depth::Files } else { Depth::Directories }));
        }
        let later = self.later.values().map(|(then, _)| *then);
        let polls = self.polled.values().map(|polled| polled.due);
        Next::Wait(later.chain(polls).chain(self.dirty_due()).min())
    }

    /// A scan that began at `began` is through; in `busy` somebody is still writing.
    pub fn finished(&mut self, scope: &Scope, busy: Vec<PathBuf>, began: Instant, now: Instant) {
        for path in busy {
            let (_, reach) = self.later.get(&path).copied().unwrap_or((now, Reach::Directory));
            self.later.insert(path, (now + self.pace.quiet, reach));
        }
        for (folder, polled) in &mut self.polled {
            if scope.is_folder(*folder) {
                polled.polls += 1;
                polled.due = now + self.pace.poll.max((now - began) * POLLED_SHARE);
            }
        }
    }

    /// A scan could not take place: somebody else is at it. It is tried again.
    pub fn put_off(&mut self, scope: Scope, now: Instant) {
        self.asked.retain(|asked| *asked != scope);
        self.asked.push_front(scope);
        self.not_before = Some(now + self.pace.retry);
    }

    /// Whether something that was asked for has not been done yet.
    pub fn is_asked(&self) -> bool {
        !self.asked.is_empty()
    }

    /// Whether more events have to be waited for anyway, so that none has to wake anybody.
    pub fn is_gathering(&self) -> bool {
        self.since.is_some()
    }

    fn dirty_due(&self) -> Option<Instant> {
        self.since.map(|(first, last)| (last + self.pace.calm).min(first + self.pace.at_most))
    }

    fn forget_dirty(&mut self) {
        self.dirty = DirtyPlaces::default();
        self.since = None;
        self.later.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);
    const SECOND: Duration = Duration::from_secs(1);

    fn dirty(places: &[(&str, Reach)]) -> DirtyPlaces {
        DirtyPlaces {
            places: places.iter().map(|(path, reach)| (PathBuf::from(path), *reach)).collect(),
            everything: false,
        }
    }

    fn directories(paths: &[&str]) -> Next {
        Next::Run(Scope::directories(paths.iter().map(PathBuf::from)))
    }

    #[test]
    fn a_scan_waits_for_calm_but_not_for_ever() {
        let (mut planner, start) = (Planner::new(Pace::default()), Instant::now());
        assert_eq!(planner.next(start), Next::Wait(None));
        planner.note(dirty(&[("/p/a", Reach::Directory)]), start);
        assert_eq!(planner.next(start), Next::Wait(Some(start + 300 * MS)));
        planner.note(dirty(&[("/p/b", Reach::Directory)]), start + 200 * MS);
        assert_eq!(planner.next(start + 300 * MS), Next::Wait(Some(start + 500 * MS)));
        assert_eq!(planner.next(start + 500 * MS), directories(&["/p/a", "/p/b"]));
        assert_eq!(planner.next(start + 500 * MS), Next::Wait(None));

        // A storm: something happens all the time.
        let start = start + SECOND;
        (0..300).for_each(|i| planner.note(dirty(&[("/p/a", Reach::Directory)]), start + i * 10 * MS));
        assert_eq!(planner.next(start + 2990 * MS), Next::Wait(Some(start + 3 * SECOND)));
        assert_eq!(planner.next(start + 3 * SECOND), directories(&["/p/a"]));
    }

    #[test]
    fn a_file_that_is_being_written_is_looked_at_again_until_it_is_quiet() {
        let (mut planner, start) = (Planner::new(Pace::default()), Instant::now());
        let scope = Scope::directories(["/p".into()]);
        for round in 0..3 {
            let now = start + round * 2 * SECOND;
            planner.finished(&scope, vec!["/p".into()], now, now);
            assert_eq!(planner.next(now + SECOND), Next::Wait(Some(now + 2 * SECOND)));
            assert_eq!(planner.next(now + 2 * SECOND), directories(&["/p"]));
        }
        assert_eq!(planner.next(start + 60 * SECOND), Next::Wait(None));
    }

    #[test]
    fn a_new_directory_is_looked_at_twice_and_no_more() {
        let (mut planner, start) = (Planner::new(Pace::default()), Instant::now());
        planner.note(dirty(&[("/p", Reach::Directory), ("/p/new", Reach::Subtree)]), start);
        let expected = Scope::dirty(dirty(&[("/p", Reach::Directory), ("/p/new", Reach::Subtree)]));
        assert_eq!(planner.next(start + SECOND), Next::Run(expected));
        assert_eq!(planner.next(start + SECOND), Next::Wait(Some(start + 3 * SECOND)));
        let again = Scope::dirty(dirty(&[("/p/new", Reach::Subtree)]));
        assert_eq!(planner.next(start + 3 * SECOND), Next::Run(again));
        assert_eq!(planner.next(start + 9 * SECOND), Next::Wait(None));
    }

    #[test]
    fn a_look_at_everything_makes_smaller_ones_needless() {
        let (mut planner, start) = (Planner::new(Pace::default()), Instant::now());
        planner.note(dirty(&[("/p", Reach::Directory)]), start);
        planner.ask_for_all();
        planner.ask_for_all();
        assert_eq!(planner.next(start), Next::Run(Scope::everything(Depth::Directories)));
        assert_eq!(planner.next(start), Next::Run(Scope::everything(Depth::Files)));
        assert_eq!(planner.next(start + SECOND), Next::Wait(None));
        planner.note(DirtyPlaces { everything: true, ..DirtyPlaces::default() }, start);
        assert_eq!(planner.next(start + SECOND), Next::Run(Scope::everything(Depth::Files)));
    }

    #[test]
    fn polling_takes_a_small_part_of_the_time_and_looks_at_files_now_and_then() {
        let (mut planner, mut now) = (Planner::new(Pace::default()), Instant::now());
        planner.poll(&[7].into(), now);
        assert_eq!(planner.next(now), Next::Wait(Some(now + 60 * SECOND)));
        let mut depths = Vec::new();
        for _ in 0..POLLS_A_ROUND {
            now += 60 * SECOND;
            let Next::Run(scope) = planner.next(now) else { panic!("a poll is due") };
            assert!(scope.is_folder(7));
            depths.push(scope == Scope::folders([7], Depth::Files));
            planner.finished(&scope, vec![], now, now);
        }
        assert_eq!(depths.iter().position(|files| *files), Some(POLLS_A_ROUND as usize - 1));
        let scope = Scope::folders([7], Depth::Directories);
        planner.finished(&scope, vec![], now, now + 10 * SECOND);
        assert_eq!(planner.next(now + 10 * SECOND), Next::Wait(Some(now + 210 * SECOND)));
        planner.poll(&BTreeSet::new(), now);
        assert_eq!(planner.next(now + 999 * SECOND), Next::Wait(None));
    }

    #[test]
    fn what_could_not_take_place_is_tried_again() {
        let (mut planner, start) = (Planner::new(Pace::default()), Instant::now());
        let scope = Scope::directories(["/p".into()]);
        planner.put_off(scope.clone(), start);
        assert_eq!(planner.next(start + SECOND), Next::Wait(Some(start + 5 * SECOND)));
        assert_eq!(planner.next(start + 5 * SECOND), Next::Run(scope));
    }
}
