//! The text in photos: who reads it here, and what was read.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Library, LibraryError};
use crate::catalog::{CatalogError, TextRow};
use crate::indexer::{self, IndexControl, TextReport};
use crate::media::{NoReader, Tesseract, TextReader};
use crate::view::{IndexProgress, Reading, ReadingProblem, TextRules};

/// Asking the program what it is takes a moment; for so long its answer is believed. Somebody may just be installing it.
const BELIEVED: Duration = Duration::from_secs(10);

/// What was found when somebody looked for a reader.
#[derive(Debug, Clone)]
struct Found {
    at: Instant,
    languages: Vec<String>,
    reader: Result<TextReader, NoReader>,
}

/// What was found last.
#[derive(Debug, Default)]
pub(super) struct KnownReader(Mutex<Option<Found>>);

impl Library {
    /// What reads text on this computer, in the languages that were chosen; looked for anew now and then.
    pub(crate) fn text_reader(&self) -> Result<TextReader, NoReader> {
        let languages = self.manners().texts.languages;
        let mut known = self.reader.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) =
            known.as_ref().filter(|found| found.languages == languages && found.at.elapsed() < BELIEVED)
        {
            return found.reader.clone();
        }
        let tesseract = Tesseract::find(self.tesseract.as_deref()).ok_or(NoReader::NotInstalled);
        let reader = tesseract.and_then(|tesseract| TextReader::new(tesseract, &languages));
        *known = Some(Found { at: Instant::now(), languages, reader: reader.clone() });
        reader
    }

    /// Notes that what reads does not work after all, until it is looked for again.
    pub(crate) fn note_no_reader(&self, why: NoReader) {
        let found = Found { at: Instant::now(), languages: self.manners().texts.languages, reader: Err(why) };
        *self.reader.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
    }

    /// Reads the text in all photos that were not read yet by what reads here, if that was chosen, and tells how far it is. What
    /// was read stays read, whenever it ends. Where nothing can be read [`reading`](Self::reading) says why, and this does nothing.
    pub fn read_texts(
        &self,
        control: &IndexControl,
        on_progress: &mut dyn FnMut(IndexProgress),
    ) -> Result<TextReport, LibraryError> {
        let mut place = indexer::READING_BEGINS;
        indexer::read_texts(self, control, &|| false, &mut place, &mut |progress| on_progress(control.shown(progress)))
    }

    /// What reads the text in photos, or why nothing does, and how far it is.
    pub fn reading(&self) -> Result<Reading, LibraryError> {
        let TextRules { read: on, .. } = self.manners().texts;
        let reader = self.text_reader();
        let (photos, counted) =
            self.catalog.read(|connection| Ok((TextRow::count_pictures(connection)?, TextRow::count(connection)?)))?;
        let (problem, detail) = match &reader {
            Ok(_) => (None, None),
            Err(why) => (Some(kind(why)), Some(why.to_string())),
        };
        let installed = match &reader {
            Ok(reader) => reader.installed().to_vec(),
            Err(_) => Tesseract::find(self.tesseract.as_deref())
                .and_then(|tesseract| tesseract.languages().ok())
                .unwrap_or_default(),
        };
        Ok(Reading {
            on,
            engine: reader.as_ref().ok().map(|reader| reader.version().replacen("tesseract", "Tesseract", 1)),
            problem,
            detail,
            installed,
            languages: reader.map(|reader| reader.languages().to_vec()).unwrap_or_default(),
            photos,
            read: counted.read,
            with_text: counted.with_text,
        })
    }

    /// The text that was read in a photo, if any was and it is to be shown.
    pub(crate) fn text_of(&self, photo: i64) -> Result<Option<String>, CatalogError> {
        if !self.shows_texts() {
            return Ok(None);
        }
        let text = self.catalog.read(|connection| TextRow::of_photo(connection, photo))?;
        Ok(text.filter(|text| !text.is_empty()))
    }

    /// Whether what was read is searched and shown.
    pub(crate) fn shows_texts(&self) -> bool {
        self.current_manners().now().texts.read
    }
}

fn kind(why: &NoReader) -> ReadingProblem {
    match why {
        NoReader::NotInstalled => ReadingProblem::NotInstalled,
        NoReader::NotAnswering(_) => ReadingProblem::NotAnswering,
        NoReader::TooOld { .. } => ReadingProblem::TooOld,
        NoReader::NoLanguages => ReadingProblem::NoLanguages,
    }
}
