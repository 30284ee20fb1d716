//! Reading the text in photos: behind everything else, photo by photo, each once.
//!
//! A photo takes about a second, so that a library takes hours. What was read is in the catalog at once; a killed run goes on where
//! it was. Whoever has something else to do says so, and is let go first after the photos that are under way.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crossbeam_channel::unbounded;

use super::IndexControl;
use super::crew::Plan;
use super::progress::Meter;
use crate::catalog::{ContentHash, PhotoRow, ReaderId, ReadingPlace, TextRow};
use crate::library::{Library, LibraryError};
use crate::locks::lock_reading;
use crate::media::{self, ReadError, TextReader};
use crate::view::{IndexProgress, TextRules};

/// Photos of each reader that are fetched at once. Between them it is looked at what was chosen.
const PAGE: usize = 16;

/// What a run through the photos did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct TextReport {
    /// Photos that were read.
    pub read: u64,
    /// Those of them with text.
    pub with_text: u64,
    /// Photos that could not be reached or read now.
    pub passed_by: u64,
    /// Whether nothing is left that this process can read now; otherwise it was stopped.
    pub through: bool,
}

/// What all readers share.
struct Pass<'a> {
    library: &'a Library,
    reader: &'a TextReader,
    id: ReaderId,
    rules: &'a TextRules,
    plan: Plan,
    control: &'a IndexControl,
    hurry: &'a (dyn Fn() -> bool + Sync),
    meter: &'a Meter,
}

/// What became of a photo.
enum Outcome {
    Read { with_text: bool },
    PassedBy,
    Stopped,
}

/// Reads photos from `place` on, in which they have not been read, until `hurry` says that something else waits. Without a reader, or
/// where nobody wants it, it does nothing.
pub(crate) fn run(
    library: &Library,
    control: &IndexControl,
    hurry: &(dyn Fn() -> bool + Sync),
    place: &mut ReadingPlace,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<TextReport, LibraryError> {
    let rules = library.manners().texts;
    let mut report = TextReport { through: true, ..TextReport::default() };
    let (true, Ok(reader)) = (rules.read, library.text_reader()) else { return Ok(report) };
    let Some(_lock) = lock_reading(library.directory())? else { return Ok(report) };
    let catalog = library.catalog();
    // Nothing is written where nothing is to be read.
    let known = catalog.read(|connection| TextRow::known_reader(connection, &reader.name()))?;
    let id = match known {
        Some(id) => id,
        None => catalog.write(|connection| TextRow::reader(connection, &reader.name()))?,
    };
    let page = |place, limit| catalog.read(|connection| TextRow::unread(connection, id, place, limit));
    if page(*place, 1)?.0.is_empty() {
        return Ok(report);
    }
    if let Err(why) = reader.try_out() {
        library.note_no_reader(why);
        return Ok(report);
    }
    let meter = Meter::new();
    meter.start_reading_texts(catalog.read(|connection| TextRow::count_unread(connection, id))?);
    on_progress(meter.snapshot());
    loop {
        let plan = library.plan();
        let (photos, next) = page(*place, plan.readers * PAGE)?;
        if photos.is_empty() {
            return Ok(report);
        }
        let pass = Pass { library, reader: &reader, id, rules: &rules, plan, control, hurry, meter: &meter };
        if !pass.read_all(photos, &mut report, on_progress)? {
            report.through = false;
            return Ok(report);
        }
        *place = next;
    }
}

impl Pass<'_> {
    /// Reads some photos side by side; `false` where it ended before that.
    fn read_all(
        &self,
        photos: Vec<i64>,
        report: &mut TextReport,
        on_progress: &mut dyn FnMut(IndexProgress),
    ) -> Result<bool, LibraryError> {
        let left = Mutex::new(VecDeque::from(photos));
        let (done_to, done) = unbounded();
        let ended = thread::scope(|scope| -> Result<bool, LibraryError> {
            let readers: Vec<_> = (0..self.plan.readers)
                .map(|_| {
                    let (left, done_to) = (&left, done_to.clone());
                    scope.spawn(move || -> Result<bool, LibraryError> {
                        self.plan.priority.take();
                        let next = || left.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                        while self.may_go_on() {
                            let Some(photo) = next() else { return Ok(true) };
                            let outcome = self.read(photo)?;
                            let stopped = matches!(outcome, Outcome::Stopped);
                            // Whoever listens does so until all have ended.
                            let _ = done_to.send(outcome);
                            if stopped {
                                break;
                            }
                        }
                        Ok(false)
                    })
                })
                .collect();
            drop(done_to);
            for outcome in done {
                match outcome {
                    Outcome::Read { with_text } => {
                        report.read += 1;
                        report.with_text += u64::from(with_text);
                    }
                    Outcome::PassedBy => report.passed_by += 1,
                    Outcome::Stopped => continue,
                }
                self.meter.finished(1, 0);
                on_progress(self.meter.snapshot());
            }
            readers.into_iter().try_fold(true, |all, reader| Ok(super::pipeline::join(reader)? && all))
        })?;
        Ok(ended)
    }

    /// Waits while the run is held; whether another photo is to be read.
    fn may_go_on(&self) -> bool {
        !(self.hurry)()
            && self.control.may_go_on()
            && self.library.plan() == self.plan
            && self.library.current_manners().now().texts == *self.rules
    }

    /// Reads a photo from the first of its files that can be reached and still holds it, and notes what it says.
    fn read(&self, photo: i64) -> Result<Outcome, LibraryError> {
        let Self { library, plan, control, .. } = self;
        let row = library.catalog().read(|connection| PhotoRow::get(connection, photo));
        // It may have gone since the page was fetched.
        let Ok(hash) = row.map(|row| row.content_hash) else { return Ok(Outcome::PassedBy) };
        for path in library.paths_of(photo)? {
            let Ok(bytes) = media::read_bytes(&path) else { continue };
            if ContentHash::of(&bytes) != hash {
                continue;
            }
            self.meter.at(&path);
            let least_side = TextReader::least_side();
            let read = library
                .decoders()
                .decode_on(plan.decoding(), &bytes, 0, least_side)
                .map_err(ReadError::from)
                .and_then(|decoded| self.reader.read(&decoded.pixels, plan.decoding(), &|| control.is_cancelled()));
            let text = match read {
                Ok(text) => text,
                Err(ReadError::Stopped) => return Ok(Outcome::Stopped),
                Err(error) => {
                    tracing::info!(path = %path.display(), %error, "the text of a photo can't be read");
                    // Is it the photo, or can nothing be read any more?
                    if let Err(why) = self.reader.try_out() {
                        library.note_no_reader(why);
                        return Ok(Outcome::Stopped);
                    }
                    String::new()
                }
            };
            library.catalog().write(|connection| TextRow::store(connection, self.id, photo, &text))?;
            return Ok(Outcome::Read { with_text: !text.is_empty() });
        }
        Ok(Outcome::PassedBy)
    }
}
