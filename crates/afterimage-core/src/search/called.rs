//! Photos that are called what was asked for: by their files, their folders, their keywords and descriptions.
//!
//! That a photo is called so is evidence that it is meant, as much as it is rare: if one in so many photos has that name, and
//! of the photos that are meant one in three has, the odds that a photo of that name is meant are so many thirds of what they
//! were; for words that somebody gave the photo itself, more. The logarithm of that is added where the model's likelihood is a
//! logistic function of the score, so words and names are weighed against each other with one measure.

use std::collections::BTreeSet;

use afterimage_query::{Meaning, Query, Role, content_words, has_word};
use roaring::RoaringTreemap;
use rusqlite::Connection;

use super::known::{Names, fold};
use crate::catalog::{CatalogError, NamedPhoto, PhotoRow};

/// Of the photos that are meant, about so many are called so.
const CALLED_SO: f32 = 0.3;

/// What looks like the name of a file is meant as one, whatever the photo shows. In log-odds, as the next.
pub(super) const CERTAIN: f32 = 100.0;

/// Words that somebody gave the photo itself are there by chance once in a thousand times, …
const GIVEN: f32 = 6.9;

/// … unless one in so many photos has them.
const GIVEN_TO_MANY: u64 = 10;

/// A name that more photos have says little, and to find all of them takes long.
const COMMON: usize = 2000;

/// Names have few words; longer sentences describe what is to be seen.
const MOST_WORDS: usize = 6;

/// Shorter words are found by reading every name. A single letter is in most.
const LEAST_LETTERS: usize = 3;
const LEAST_LETTERS_READ: usize = 2;

/// Up to so many photos that takes no longer than anybody notices: 5 ms.
const READ_UP_TO: u64 = 20_000;

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
        if let Some(Having { themselves, within }) = having_all(connection, names, &words_of(query, all))? {
            let rarity = |photos: &RoaringTreemap| (CALLED_SO * all as f32 / photos.len().max(1) as f32).ln().max(0.0);
            let is_rare = themselves.len() <= (all / GIVEN_TO_MANY).max(1);
            let given = rarity(&themselves).max(if is_rare { GIVEN } else { 0.0 });
            sets.extend([(rarity(&within), within), (given, themselves)].map(|(evidence, photos)| (photos, evidence)));
        }
        sets.retain(|(photos, evidence): &(RoaringTreemap, f32)| !photos.is_empty() && *evidence > 0.0);
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
fn words_of(query: &Query, all: u64) -> BTreeSet<String> {
    let least = if all <= READ_UP_TO { LEAST_LETTERS_READ } else { LEAST_LETTERS };
    let sentence = query.meanings().filter_map(|meaning| match meaning {
        Meaning::Words { text, role: Role::Sentence, .. } => Some(text.as_str()),
        _ => None,
    });
    let words: BTreeSet<String> = content_words(&sentence.collect::<Vec<_>>().join(" ")).into_iter().collect();
    let few = words.len() <= MOST_WORDS && words.iter().all(|word| word.chars().count() >= least);
    if few { words } else { BTreeSet::new() }
}

/// Photos that have all words of a query …
struct Having {
    /// … in the names of their files, their keywords and descriptions alone, …
    themselves: RoaringTreemap,
    /// … or in those and the names of folders.
    within: RoaringTreemap,
}

/// The photos that have all words among their names; `None` if all words are too common to tell anything.
fn having_all(
    connection: &Connection,
    names: &Names,
    words: &BTreeSet<String>,
) -> Result<Option<Having>, CatalogError> {
    let mut having: Option<Having> = None;
    for word in words {
        let candidates = NamedPhoto::containing(connection, word, COMMON + 1)?;
        if candidates.len() > COMMON {
            continue;
        }
        let named = candidates.iter().filter(|photo| has_word(&fold(&photo.text), word));
        let themselves: RoaringTreemap = named.map(|photo| photo.photo.cast_unsigned()).collect();
        let of_word = names.directories.iter().filter(|directory| has_word(&directory.folded, word));
        let of_word: Vec<i64> = of_word.map(|directory| directory.id).collect();
        let within = &themselves | PhotoRow::in_directories(connection, &of_word)?;
        let all = match having {
            Some(having) => Having { themselves: having.themselves & themselves, within: having.within & within },
            None => Having { themselves, within },
        };
        if all.within.is_empty() {
            return Ok(None);
        }
        having = Some(all);
    }
    Ok(having)
}
