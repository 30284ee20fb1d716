//! What the window keeps between starts, in a file of the library: whoever deletes the library forgets it too.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use afterimage_core::{Order, Query};
use serde::{Deserialize, Serialize};
use tauri::{PhysicalPosition, PhysicalSize};
use ts_rs::TS;

/// The file, in the library's directory.
const FILE: &str = "window.json";

/// Queries remembered at most.
const MOST_QUERIES: usize = 30;

/// Where the person was in the photos.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Visit {
    /// What was asked.
    pub query: Query,
    /// In which order the answer was shown.
    #[serde(default)]
    pub order: Order,
    /// The photo by which the place in the results is known.
    #[ts(type = "number | null")]
    pub photo: Option<i64>,
    /// How far below the upper edge of the view that is, in CSS pixels.
    pub below: f64,
    /// Whether that photo was shown large.
    pub open: bool,
}

impl Visit {
    /// The words that were asked for.
    fn words(&self) -> Option<&str> {
        match &self.query {
            Query::Text { text } => Some(text.trim()),
            _ => None,
        }
    }
}

/// The queries a person made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QueryHistory {
    /// Whether they are remembered.
    pub on: bool,
    /// Their words, the latest first.
    pub queries: Vec<String>,
}

impl Default for QueryHistory {
    fn default() -> Self {
        Self { on: true, queries: Vec::new() }
    }
}

impl QueryHistory {
    fn remember(&mut self, query: &str) {
        let query = query.trim();
        if !self.on || query.is_empty() {
            return;
        }
        self.queries.retain(|other| other != query);
        self.queries.insert(0, query.to_owned());
        self.queries.truncate(MOST_QUERIES);
    }
}

/// Where the window stood on the screen, in its pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// The upper left corner, where the system tells it.
    pub position: Option<PhysicalPosition<i32>>,
    /// What is inside its frame, while it did not fill the screen.
    pub size: PhysicalSize<u32>,
    /// Whether it filled the screen.
    pub maximized: bool,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Everything {
    window: Option<WindowPlace>,
    visit: Option<Visit>,
    history: QueryHistory,
    /// Whether the program goes on in the tray when its window is closed.
    stays_in_tray: bool,
    /// The keys that open the palette, if any do.
    palette_keys: Option<String>,
}

/// The file with what is in it.
#[derive(Debug)]
pub struct Kept {
    /// None where there is no library to keep it in.
    path: Option<PathBuf>,
    now: Mutex<Everything>,
}

impl Kept {
    /// Reads what is kept for the library in `directory`. What can't be read, or was written by another version, counts as nothing.
    pub fn open(directory: Option<&Path>) -> Self {
        let path = directory.map(|directory| directory.join(FILE));
        let json = path.as_ref().and_then(|path| fs::read(path).ok());
        let now = json.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
        Self { path, now: Mutex::new(now) }
    }

    /// Where the person was last.
    pub fn visit(&self) -> Option<Visit> {
        self.lock().visit.clone()
    }

    /// Notes where the person is, unless that tells of a query that is not to be remembered.
    pub fn keep_visit(&self, visit: Visit) {
        self.change(|now| now.visit = (now.history.on || visit.words().is_none()).then_some(visit));
    }

    /// Where the window stood last.
    pub fn window(&self) -> Option<WindowPlace> {
        self.lock().window
    }

    /// Notes where the window stands; to the file it comes with the next [`save`](Self::save).
    pub fn note_window(&self, note: impl FnOnce(&mut WindowPlace)) {
        note(self.lock().window.get_or_insert_default());
    }

    /// Whether the program goes on in the tray when its window is closed.
    pub fn stays_in_tray(&self) -> bool {
        self.lock().stays_in_tray
    }

    /// Goes on in the tray, or no longer.
    pub fn stay_in_tray(&self, on: bool) {
        self.change(|now| now.stays_in_tray = on);
    }

    /// The keys that open the palette, if any do.
    pub fn palette_keys(&self) -> Option<String> {
        self.lock().palette_keys.clone()
    }

    /// Opens the palette by other keys, or by none.
    pub fn set_palette_keys(&self, keys: Option<String>) {
        self.change(|now| now.palette_keys = keys);
    }

    /// The queries that are remembered.
    pub fn history(&self) -> QueryHistory {
        self.lock().history.clone()
    }

    /// Remembers a query, if that is wanted.
    pub fn remember_query(&self, query: &str) -> QueryHistory {
        self.change(|now| now.history.remember(query));
        self.history()
    }

    /// Forgets one query, or all.
    pub fn forget_queries(&self, one: Option<&str>) -> QueryHistory {
        let goes = |query: &str| one.is_none_or(|one| one == query);
        self.change(|now| {
            now.history.queries.retain(|query| !goes(query));
            now.visit.take_if(|visit| visit.words().is_some_and(goes));
        });
        self.history()
    }

    /// Begins to remember queries, or stops and forgets them.
    pub fn set_history(&self, on: bool) -> QueryHistory {
        self.change(|now| now.history.on = on);
        if on { self.history() } else { self.forget_queries(None) }
    }

    fn change(&self, change: impl FnOnce(&mut Everything)) {
        change(&mut self.lock());
        self.save();
    }

    /// Writes the file. A library that can only be read is looked at all the same.
    pub fn save(&self) {
        let Some(path) = &self.path else { return };
        let now = self.lock();
        if let Err(error) = write(path, &now) {
            tracing::debug!(path = %path.display(), %error, "where the window was is not kept");
        }
    }

    fn lock(&self) -> MutexGuard<'_, Everything> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whole or not at all: under another name first.
fn write(path: &Path, everything: &Everything) -> io::Result<()> {
    let unfinished = path.with_extension("json.part");
    fs::write(&unfinished, serde_json::to_vec(everything)?)?;
    fs::rename(unfinished, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(text: &str) -> Visit {
        let (query, order) = (Query::Text { text: text.into() }, Order::default());
        Visit { query, order, photo: None, below: 0.0, open: false }
    }

    #[test]
    fn what_was_kept_is_there_at_the_next_start() {
        let directory = tempfile::tempdir().unwrap();
        let kept = Kept::open(Some(directory.path()));
        assert_eq!((kept.visit(), kept.window()), (None, None));
        let visit = Visit {
            query: Query::Text { text: "dog".into() },
            order: Order::Newest,
            photo: Some(7),
            below: -3.5,
            open: true,
        };
        kept.note_window(|window| window.size = PhysicalSize::new(900, 700));
        kept.keep_visit(visit.clone());
        kept.remember_query("a dog ");
        kept.stay_in_tray(true);
        kept.set_palette_keys(Some("Ctrl+Alt+Space".into()));
        let again = Kept::open(Some(directory.path()));
        assert_eq!(again.visit(), Some(visit));
        assert_eq!(again.window().unwrap().size, PhysicalSize::new(900, 700));
        assert_eq!(again.history().queries, ["a dog"]);
        assert_eq!((again.stays_in_tray(), again.palette_keys().as_deref()), (true, Some("Ctrl+Alt+Space")));
    }

    #[test]
    fn queries_are_remembered_once_the_latest_first_and_not_for_ever() {
        let directory = tempfile::tempdir().unwrap();
        let kept = Kept::open(Some(directory.path()));
        for query in ["one", "two", "  ", "one"] {
            kept.remember_query(query);
        }
        assert_eq!(kept.history().queries, ["one", "two"]);
        kept.keep_visit(visit("one"));
        assert_eq!(kept.forget_queries(Some("two")).queries, ["one"]);
        assert!(kept.visit().is_some());
        assert!(kept.forget_queries(Some("one")).queries.is_empty());
        assert_eq!(kept.visit(), None);
        for number in 0..100 {
            kept.remember_query(&number.to_string());
        }
        assert_eq!(kept.history().queries.len(), MOST_QUERIES);
        assert_eq!(kept.history().queries[0], "99");
        assert!(kept.forget_queries(None).queries.is_empty());
    }

    #[test]
    fn nothing_is_remembered_by_who_does_not_want_it() {
        let directory = tempfile::tempdir().unwrap();
        let kept = Kept::open(Some(directory.path()));
        kept.remember_query("dog");
        kept.keep_visit(visit("dog"));
        assert_eq!(kept.set_history(false), QueryHistory { on: false, queries: Vec::new() });
        assert!(kept.remember_query("cat").queries.is_empty());
        kept.keep_visit(visit("cat"));
        let written = fs::read_to_string(directory.path().join(FILE)).unwrap();
        assert!(!written.contains("dog") && !written.contains("cat"), "{written}");
        assert!(Kept::open(Some(directory.path())).set_history(true).on);
    }

    #[test]
    fn nonsense_and_what_cant_be_written_do_no_harm() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join(FILE), "{\"visit\": 3}").unwrap();
        assert_eq!(Kept::open(Some(directory.path())).visit(), None);
        let nowhere = Kept::open(Some(&directory.path().join("gone")));
        nowhere.remember_query("dog");
        assert_eq!(nowhere.history().queries, ["dog"]);
    }
}
