//! What the background indexer's thread does.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use crossbeam_channel::{Receiver, at, never, select};

use super::background::{IndexEvent, idle};
use super::following::Following;
use super::progress::Meter;
use super::teller::Teller;
use super::{Depth, IndexControl, IndexReport, Look, READING_BEGINS, Scope};
use crate::catalog::ReadingPlace;
use crate::library::{Library, LibraryError};
use crate::view::{IgnoreRules, IndexPhase, Manners};
use crate::watch::{Inbox, Next, Pace, Planner};

/// Where the clock on the wall went on this much further than the one that stops with the computer, it slept.
const SLEPT: Duration = Duration::from_secs(30);

/// So long regions are embedded before it is looked for new photos again.
const REGIONS_FOR: Duration = Duration::from_secs(30);

/// While there is nothing to index, memory that was not used for so long is given back.
const REST_AFTER: Duration = Duration::from_secs(60);

/// What a shell asks for.
#[derive(Debug, Clone)]
pub(super) enum Request {
    /// Follow the folders from now on.
    Follow { live: bool },
    /// Look at this.
    Look(Scope),
}

/// The thread's state.
pub(super) struct Worker {
    library: Arc<Library>,
    pace: Pace,
    control: Arc<IndexControl>,
    teller: Arc<Teller>,
    inbox: Arc<Inbox>,
    woken: Receiver<()>,
    /// Hears that something else was chosen.
    chosen: Receiver<()>,
    /// What is left out, as far as the folders were looked through for it.
    ignore: IgnoreRules,
    /// Whether regions are searched, as far as a run was asked for that follows it.
    regions: bool,
    planner: Planner,
    /// `None` until following was asked for.
    following: Option<Following>,
    /// When the folders were looked for last.
    checked: (Instant, SystemTime),
    catching_up: bool,
    /// Whether the last run left regions for the next one.
    unfinished: bool,
    /// When the library may give memory back.
    rest: Instant,
    /// How far reading the text in photos is; nothing where there is none to be read.
    unread: Option<ReadingPlace>,
}

impl Worker {
    pub fn new(library: Arc<Library>, pace: Pace, control: Arc<IndexControl>, teller: Arc<Teller>) -> Self {
        let (inbox, woken) = Inbox::new();
        let chosen = library.current_manners().listen();
        let Manners { ignore, regions, .. } = library.manners();
        inbox.show_hidden(!ignore.hidden);
        Self {
            library,
            pace,
            control,
            teller,
            inbox,
            woken,
            chosen,
            ignore,
            regions,
            planner: Planner::new(pace),
            following: None,
            checked: (Instant::now(), SystemTime::now()),
            catching_up: false,
            unfinished: false,
            rest: Instant::now() + REST_AFTER,
            unread: Some(READING_BEGINS),
        }
    }

    /// Works until nobody can ask for anything any more.
    pub fn work(mut self, requests: &Receiver<Request>) {
        while !self.control.is_cancelled() {
            self.gather();
            let now = Instant::now();
            if self.check_due().is_some_and(|due| due <= now) {
                self.check(now);
            }
            match self.planner.next(now) {
                Next::Run(scope) => self.run(scope),
                Next::Wait(until) => {
                    if !self.planner.is_asked() && std::mem::take(&mut self.catching_up) {
                        self.teller.event(IndexEvent::CaughtUp);
                    }
                    let asked = !requests.is_empty() || !self.chosen.is_empty() || self.planner.is_gathering();
                    if self.unfinished && !asked {
                        self.run(Scope::nothing());
                        continue;
                    }
                    if self.rest <= now {
                        self.library.rest();
                        self.rest = now + REST_AFTER;
                    }
                    let until = until.into_iter().chain(self.check_due()).chain([self.rest]).min();
                    if self.unread.is_some() && self.following.is_some() && !self.calls(until, requests).any() {
                        self.read_texts(until, requests);
                        if !self.calls(until, requests).any() {
                            continue;
                        }
                    }
                    let timeout = until.map_or_else(never, at);
                    let idle = never();
                    let woken = if self.planner.is_gathering() { &idle } else { &self.woken };
                    select! {
                        recv(requests) -> request => match request {
                            Ok(request) => self.obey(request),
                            Err(_) => break,
                        },
                        recv(woken) -> _ => {}
                        recv(self.chosen) -> _ => self.follow_rules(),
                        recv(timeout) -> _ => {}
                    }
                }
            }
        }
        self.library.note_following(std::collections::HashMap::new());
        let model = self.library.model();
        if !model.index.is_saved() {
            model.save_index();
        }
    }

    fn obey(&mut self, request: Request) {
        match request {
            Request::Follow { live } => {
                self.following = Some(Following::new(&self.inbox, live));
                self.catching_up = true;
                self.refresh_folders();
                self.planner.ask_for_all();
            }
            Request::Look(scope) => {
                self.refresh_folders();
                self.planner.ask(scope);
            }
        }
    }

    /// Takes the events that came.
    fn gather(&mut self) {
        let Some(following) = &mut self.following else { return };
        let (dirty, troubles) = following.take();
        let now = Instant::now();
        self.planner.note(dirty, now);
        if following.note_troubles(&self.library, troubles) {
            let polled = following.polled();
            self.planner.poll(&polled, now);
            // Something may have happened where the system stopped looking.
            self.planner.ask(Scope::folders(polled, Depth::Files));
            self.teller.event(IndexEvent::Folders);
        }
    }

    fn check_due(&self) -> Option<Instant> {
        self.following.as_ref().map(|_| self.checked.0 + self.pace.check)
    }

    /// Looks for drives that came and went, for a night's sleep, and for what other processes did.
    fn check(&mut self, now: Instant) {
        let wall = SystemTime::now();
        if has_slept(now - self.checked.0, wall.duration_since(self.checked.1).unwrap_or_default()) {
            self.planner.ask_for_all();
        }
        self.checked = (now, wall);
        self.refresh_folders();
        self.follow_others();
    }

    /// Other rules about what is left out hide some files and show others; regions come into the index, or leave it.
    fn follow_rules(&mut self) {
        let Manners { ignore, regions, .. } = self.library.manners();
        // Other languages, perhaps.
        self.unread = Some(READING_BEGINS);
        if regions != self.regions {
            self.regions = regions;
            // Closely: with that, the index is brought in line with the catalog.
            self.planner.ask(Scope::everything(Depth::Files));
        }
        if ignore != self.ignore {
            self.inbox.show_hidden(!ignore.hidden);
            self.ignore = ignore;
            // Where other rules are in force, it looks at files anyway.
            self.planner.ask(Scope::everything(Depth::Directories));
        }
    }

    fn follow_others(&mut self) {
        let followed = self.library.catalog().changed_elsewhere().map_err(LibraryError::from).and_then(|changed| {
            if changed {
                self.library.follow_manners()?;
                self.library.model().follow_catalog(self.library.catalog())?;
            }
            Ok(changed)
        });
        match followed {
            Ok(true) => {
                self.unread = Some(READING_BEGINS);
                self.teller.event(IndexEvent::Elsewhere);
            }
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "what another process did is not seen"),
        }
    }

    fn refresh_folders(&mut self) {
        let Some(following) = &mut self.following else { return };
        match following.refresh(&self.library) {
            Ok(changes) => {
                self.planner.poll(&following.polled(), Instant::now());
                // A catch-up under way sees them anyway.
                if !changes.to_scan.is_empty() && !self.catching_up {
                    self.planner.ask(Scope::folders(changes.to_scan.iter().copied(), Depth::Directories));
                    self.planner.ask(Scope::folders(changes.to_scan, Depth::Files));
                }
                if changes.any {
                    self.teller.event(IndexEvent::Folders);
                }
            }
            Err(error) => tracing::warn!(%error, "the folders can't be looked for"),
        }
    }

    /// What goes before reading text.
    fn calls<'a>(&'a self, until: Option<Instant>, requests: &'a Receiver<Request>) -> Calls<'a> {
        let woken = (!self.planner.is_gathering()).then_some(&self.woken);
        Calls { control: &self.control, requests, woken, chosen: &self.chosen, until }
    }

    /// Reads the text in photos while nothing else is to be done: until `until`, or until somebody wants something.
    fn read_texts(&mut self, until: Option<Instant>, requests: &Receiver<Request>) {
        let Some(mut place) = self.unread else { return };
        let tell = &mut |progress| self.teller.progress(progress);
        let calls = self.calls(until, requests);
        let result = super::read_texts(&self.library, &self.control, &|| calls.any(), &mut place, tell);
        let through = result.as_ref().map_or(true, |report| report.through);
        self.unread = (!through).then_some(place);
        match result {
            Ok(report) if report.with_text > 0 => {
                let report = IndexReport { texts: report.with_text, ..IndexReport::default() };
                self.teller.event(IndexEvent::Finished(Ok(report)));
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the text in photos is not read"),
        }
        if through && self.teller.latest().phase != IndexPhase::Idle {
            self.teller.progress(idle());
        }
    }

    fn run(&mut self, scope: Scope) {
        if self.control.is_held() {
            // Before it takes the lock: somebody in a terminal may want it done now.
            self.teller.progress(Meter::new().snapshot());
            if !self.control.may_go_on() {
                return;
            }
        }
        let began = Instant::now();
        let quiet = if self.following.is_some() { self.pace.quiet } else { Duration::ZERO };
        let look = Look { scope: scope.clone(), now: SystemTime::now(), quiet, regions_for: Some(REGIONS_FOR) };
        let tell = &mut |progress| self.teller.progress(progress);
        let result = super::run(&self.library, &look, &self.control, tell);
        let result = match result {
            Ok((report, busy)) => {
                self.planner.finished(&scope, busy, began, Instant::now());
                Ok(report)
            }
            // Nothing that is to be followed may be forgotten.
            Err(error) if self.following.is_some() => {
                self.planner.put_off(scope, Instant::now());
                Err(error)
            }
            Err(error) => Err(error),
        };
        if result.as_ref().is_ok_and(|report| !report.is_nothing()) {
            self.unread = Some(READING_BEGINS);
        }
        if let Err(error) = &result {
            tracing::error!(%error, "indexing stopped");
        }
        self.unfinished = result.as_ref().is_ok_and(|report| report.unfinished);
        let told = self.teller.latest().phase != IndexPhase::Idle && !self.unfinished;
        self.teller.event(IndexEvent::Finished(result));
        if told {
            self.teller.progress(idle());
        }
        self.refresh_folders();
        self.rest = Instant::now() + REST_AFTER;
    }
}

/// What the thread listens to while it has nothing better to do than to read text.
struct Calls<'a> {
    control: &'a IndexControl,
    requests: &'a Receiver<Request>,
    /// Nothing where events are waited for anyway.
    woken: Option<&'a Receiver<()>>,
    chosen: &'a Receiver<()>,
    until: Option<Instant>,
}

impl Calls<'_> {
    /// Whether something is to be done, or nothing may be done.
    fn any(&self) -> bool {
        let is_woken = self.woken.is_some_and(|woken| !woken.is_empty());
        let is_due = self.until.is_some_and(|until| until <= Instant::now());
        self.control.is_held() || is_due || is_woken || !self.requests.is_empty() || !self.chosen.is_empty()
    }
}

/// Whether the computer slept, by the clock that stops meanwhile and by the one that goes on.
fn has_slept(awake: Duration, passed: Duration) -> bool {
    passed.saturating_sub(awake) > SLEPT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nights_sleep_is_noticed_and_a_late_check_is_not() {
        let seconds = Duration::from_secs;
        assert!(has_slept(seconds(10), seconds(8 * 3600)));
        assert!(!has_slept(seconds(600), seconds(601)));
        assert!(!has_slept(seconds(10), seconds(0)));
    }
}
