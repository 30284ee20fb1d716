//! Photos that are called what was asked for: by their files, their folders, their keywords and descriptions.
//!
//! That a photo is called so is evidence that it is meant, as much as it is rare: if one in so many photos has that name, and
//! of the photos that are meant one in three has, the odds that a photo of that name is meant are so many thirds of what they
//! were. The logarithm of that is added where the model's likelihood is a logistic function of the score, so words and names
//! are weighed against each other with one measure.

use std::collections::BTreeSet;

use afterimage_query::{Meaning, Query, Role, content_words, has_word};
use roaring::RoaringTreemap;
use rusqlite::Connection;

use super::known::{Names, fold};
use crate::catalog::{CatalogError, NamedPhoto, PhotoRow};

/// Of the photos that are meant, about so many are called so.
const CALLED_SO: f32 = 0.3;

/// A name of a file that looks like one is hardly meant otherwise: a million to one, in log-odds.
const CERTAIN: f32 = 13.8;

/// A name that more photos have says little, and to find all of them takes long.
const COMMON: usize = 2000;

/// Names have few words; longer sentences describe what is to be seen.
const MOST_WORDS: usize = 6;

/// A single letter is in every name.
const LEAST_LETTERS: usize = 2;

/// Photos that are called what was asked for.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// Which, and what that adds to the log-odds that they are meant.
    sets: Vec<(RoaringTreemap, f32)>,
}

impl Called {
    /// Looks for a query's words among names. `all` is how many photos there are.
    pub fn by(connection: &Connection, names: &Names, query: &Query, all: u64) -> Result<Self, CatalogError> {
        let mut sets = Vec::new();
        for name in query.names() {
            let photos = NamedPhoto::containing(connection, name, COMMON)?;
            sets.push((photos.iter().map(|photo| photo.photo.cast_unsigned()).collect(), CERTAIN));
        }
        if let Some(photos) = having_all(connection, names, &words_of(query))? {
            let evidence = (CALLED_SO * all as f32 / photos.len().max(1) as f32).ln();
            if evidence > 0.0 {
                sets.push((photos, evidence));
            }
        }
        sets.retain(|(photos, _): &(RoaringTreemap, f32)| !photos.is_empty());
        Ok(Self { sets })
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// All that are.
    pub fn photos(&self) -> RoaringTreemap {
        self.sets.iter().fold(RoaringTreemap::new(), |all, (photos, _)| all | photos)
    }

    /// What its names add to the log-odds that a photo is meant.
    pub fn evidence(&self, photo: i64) -> f32 {
        let has = |(photos, _): &&(RoaringTreemap, f32)| photos.contains(photo.cast_unsigned());
        self.sets.iter().filter(has).map(|(_, evidence)| *evidence).fold(0.0, f32::max)
    }
}

/// The words of the sentence, if they may be a name.
fn words_of(query: &Query) -> BTreeSet<String> {
    let sentence = query.meanings().filter_map(|meaning| match meaning {
        Meaning::Words { text, role: Role::Sentence, .. } => Some(text.as_str()),
        _ => None,
    });
    let words: BTreeSet<String> = content_words(&sentence.collect::<Vec<_>>().join(" ")).into_iter().collect();
    let few = words.len() <= MOST_WORDS && words.iter().all(|word| word.chars().count() >= LEAST_LETTERS);
    if few { words } else { BTreeSet::new() }
}

/// The photos that have all words among their names; `None` if all words are too common to tell anything.
fn having_all(
    connection: &Connection,
    names: &Names,
    words: &BTreeSet<String>,
) -> Result<Option<RoaringTreemap>, CatalogError> {
    let mut having: Option<RoaringTreemap> = None;
    for word in words {
        let candidates = NamedPhoto::containing(connection, word, COMMON + 1)?;
        if candidates.len() > COMMON {
            continue;
        }
        let named = candidates.iter().filter(|photo| has_word(&fold(&photo.text), word));
        let mut photos: RoaringTreemap = named.map(|photo| photo.photo.cast_unsigned()).collect();
        let within = names.directories.iter().filter(|directory| has_word(&directory.folded, word));
        photos |= PhotoRow::in_directories(connection, &within.map(|directory| directory.id).collect::<Vec<_>>())?;
        let photos = match having {
            Some(having) => having & photos,
            None => photos,
        };
        if photos.is_empty() {
            return Ok(None);
        }
        having = Some(photos);
    }
    Ok(having)
}
