//! Answers to what a person typed: understood, embedded, filtered, searched, ranked.

use std::sync::Arc;
use std::time::Instant;

use afterimage_encoder::{Calibration, Fit};
use afterimage_query::{Context, Meaning, Query};
use roaring::RoaringTreemap;

use super::called::{CERTAIN, Called};
use super::compose::{Composed, Sought, compose};
use super::filters::Conditions;
use super::known::Names;
use super::pictured::Beside;
use super::written::{Written, snippets};
use super::{CANDIDATES, everything, listed, nothing, ranked, regions, sorted};
use crate::catalog::PhotoRow;
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::vectors::{Method, Neighbour};
use crate::view::{Order, Relevance, Results, UnderstoodPart, Wanted};

/// What a point of log-odds is worth as a cosine for a model that does not say: contrastive models learn to tell photos apart
/// with cosines multiplied by about 100.
const COSINE_A_LOG_ODD: f32 = 0.01;

/// What was typed, understood.
pub(super) struct Asked {
    pub query: Query,
    /// The photos that meet its conditions, if it has any.
    pub photos: Option<RoaringTreemap>,
}

impl Asked {
    /// Understands a text and looks up its conditions.
    pub fn understand(library: &Library, text: &str) -> Result<(Self, Arc<Names>), LibraryError> {
        let names = library.known_names().of(library)?;
        let context = Context { gazetteer: &*names.places, ..Context::on(jiff::Zoned::now().date()) };
        let query = Query::parse(text, &context);
        let photos = match query.filters().next() {
            None => None,
            Some(_) => library.catalog().read(|connection| {
                let (places, texts) = (library.places(), library.shows_texts());
                Conditions { connection, names: &names, places, texts }.all_of(&query)
            })?,
        };
        Ok((Self { query, photos }, names))
    }
}

/// Answers a text, which a picture may have come with.
pub(super) fn answer(
    library: &Library,
    model: &Model,
    text: &str,
    beside: Option<&Beside>,
    wanted: &Wanted,
    method: Method,
    start: Instant,
) -> Result<Results, LibraryError> {
    let (asked, names) = Asked::understand(library, text)?;
    let results = match compose(library, model, &asked.query, beside)? {
        Sought::Nothing => match &asked.photos {
            Some(photos) => listed(library, photos, wanted, start)?,
            None => everything(library, wanted, start)?,
        },
        Sought::Unknown => nothing(start),
        Sought::This(composed) => {
            let search = Search { library, model, asked: &asked, names: &names, composed: &composed, method };
            let results = search.run(wanted.ranked, start)?;
            match wanted.order {
                Order::Best => results,
                order => sorted(library, results, order, start)?,
            }
        }
    };
    let texts = match library.shows_texts() {
        true => library.catalog().read(|connection| snippets(connection, &asked.query, &results.photos))?,
        false => Vec::new(),
    };
    Ok(Results { parts: understood(library, &asked.query, beside.is_some())?, texts, ..results })
}

/// A search for what was composed.
struct Search<'a> {
    library: &'a Library,
    model: &'a Model,
    asked: &'a Asked,
    names: &'a Names,
    composed: &'a Composed,
    method: Method,
}

impl Search<'_> {
    fn run(&self, limit: usize, start: Instant) -> Result<Results, LibraryError> {
        let (composed, among) = (self.composed, self.asked.photos.as_ref());
        let calibration = self.model.encoder.calibration().filter(|_| composed.is_words);
        let called = match composed.is_words {
            true => self
                .library
                .catalog()
                .read(|connection| Called::by(connection, self.names, &self.asked.query, self.model.index.photos()))?,
            false => Called::default(),
        };
        let written = match composed.is_words && self.library.shows_texts() {
            true => self
                .library
                .catalog()
                .read(|connection| Written::by(connection, &self.asked.query, self.model.index.photos()))?,
            false => Written::default(),
        };
        let wanted = if calibration.is_some() { limit.max(CANDIDATES) } else { limit };
        let mut hits = self.nearest(wanted.saturating_add(composed.named.len()), among)?;
        if !called.is_empty() || !written.is_empty() {
            // One after the other: photos of a common name must not crowd out those in which the words are written.
            for photos in [called.photos(), written.photos()] {
                let photos = among.map_or_else(|| photos.clone(), |among| among & &photos);
                if !photos.is_empty() {
                    hits.extend(self.nearest(CANDIDATES, Some(&photos))?);
                }
            }
            hits.sort_unstable_by_key(|hit| hit.part);
            hits.dedup_by_key(|hit| hit.part);
            hits.sort_unstable_by(Neighbour::rank);
        }
        hits.retain(|hit| !composed.named.contains(&hit.part.photo()));
        regions::discount(self.model, &composed.vector, calibration.is_some(), &mut hits)?;
        if let Some(calibration) = calibration {
            self.correct(calibration, &mut hits)?;
        }
        if !called.is_empty() || !written.is_empty() {
            let a_log_odd = calibration.map_or(COSINE_A_LOG_ODD, Calibration::score_a_log_odd);
            let evidence = |photo| (called.evidence(photo) + written.evidence(photo)).min(CERTAIN);
            hits.iter_mut().for_each(|hit| hit.score += a_log_odd * evidence(hit.part.photo()));
        }
        let mut results = ranked(self.library, self.model, hits, limit, start)?;
        if let Some(among) = among {
            results.searched = self.model.index.photos_among(among);
        }
        if let Some(calibration) = calibration.filter(|_| composed.is_plain) {
            results.relevance = Some(self.relevance(calibration, &results)?);
        }
        results.took_ms = start.elapsed().as_secs_f32() * 1000.0;
        Ok(results)
    }

    fn nearest(&self, count: usize, among: Option<&RoaringTreemap>) -> Result<Vec<Neighbour>, LibraryError> {
        Ok(match among {
            None => self.model.index.search(&self.composed.vector, count, self.method)?,
            Some(photos) => self.model.index.search_among(&self.composed.vector, count, self.method, photos)?,
        })
    }

    /// Hubs step back.
    fn correct(&self, calibration: &Calibration, hits: &mut [Neighbour]) -> Result<(), LibraryError> {
        let hubness = self.model.hubness_of(self.library.catalog(), hits.iter().map(|hit| hit.part))?;
        // A part whose hubness is not worked out yet counts as a usual one.
        let known = hubness.iter().flatten();
        let usual = known.clone().sum::<f32>() / known.count().max(1) as f32;
        for (hit, hubness) in hits.iter_mut().zip(&hubness) {
            hit.score = calibration.score(hit.score, hubness.unwrap_or(usual));
        }
        Ok(())
    }

    /// How well hits fit.
    fn relevance(&self, calibration: &Calibration, results: &Results) -> Result<Relevance, LibraryError> {
        let level = calibration.level(&self.composed.vector, self.composed.tokens)?;
        let scores = results.scores.iter().flatten();
        let likelihoods: Vec<f32> = scores.map(|&score| calibration.likelihood(score, level)).collect();
        let from = |fit| likelihoods.partition_point(|&likelihood| calibration.fit(likelihood) >= fit);
        let (matches, possible) = (from(Fit::Match), from(Fit::Possible));
        Ok(Relevance { likelihoods, matches, possible: possible - matches })
    }
}

/// How each part of a query was understood, for people to see. `pictured` is whether a picture came with it.
fn understood(library: &Library, query: &Query, pictured: bool) -> Result<Vec<UnderstoodPart>, LibraryError> {
    let spans = query.utf16_spans();
    let parts = query.parts().iter().zip(spans).enumerate().map(|(at, (part, span))| {
        let is_known = match &part.meaning {
            Meaning::Photo { photo, .. } => {
                let known = library.catalog().read(|connection| PhotoRow::shown(connection, &[*photo]))?;
                !known.is_empty()
            }
            Meaning::Filter { filter: afterimage_query::Filter::Place { ids, .. }, .. } => !ids.is_empty(),
            Meaning::Picture { number, .. } => pictured && *number == 1,
            _ => true,
        };
        Ok(UnderstoodPart {
            start: span.start,
            end: span.end,
            meaning: part.meaning.clone(),
            written: part.written,
            is_known,
            literally: query.taken_literally(at),
            without: query.without(at),
        })
    });
    parts.collect()
}
