//! Photos in which what was asked for is written.
//!
//! That a word of the query was read in a photo is evidence that the photo is meant, the more the fewer photos have it; that another
//! word of the query was not is evidence against that: who looks for "dogs on the beach" does not mean a poster that says "beach".
//! But "receipt from the hardware store" names what is to be seen and what is written there in one sentence, so that not all
//! words have to be found. Added up as logarithms of odds, as with [names](super::called).

use std::collections::HashMap;

use afterimage_query::{Filter, Meaning, Query, Role, Written as HowWritten, content_words, is_unspaced};
use roaring::RoaringTreemap;
use rusqlite::Connection;

use super::called::CERTAIN;
use crate::catalog::{CatalogError, TextRow};
use crate::phrases;
use crate::view::TextHit;

/// Of the photos that are meant by a word, in about so many it is written.
const WRITTEN_SO: f32 = 0.1;

/// In a library of few photos it can't be told how rare a word is. Each counts as if it was looked for in so many more.
const OTHERS: f32 = 2000.0;

/// What a word that is not there takes off, in log-odds.
const MISSING: f32 = 2.5;

/// A word that more photos have says little, and to find all of them takes long.
const COMMON: usize = 2000;

/// Longer sentences describe what is to be seen.
const MOST_WORDS: usize = 8;

/// Photos that are compared for what is written in them, at most: those with most evidence.
const MOST_PHOTOS: usize = 500;

/// Hits whose text is shown.
const MOST_SNIPPETS: usize = 60;

/// Characters of a snippet.
const SNIPPET: usize = 120;

/// Photos in which words of a query were read.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// What that adds to the log-odds that they are meant: more than 0.
    evidence: HashMap<i64, f32>,
}

/// A word that is looked for, and how much it counts.
type Weighted = (String, f32);

impl Written {
    /// Looks for a query's words among what was read. `all` is how many photos there are.
    pub fn by(connection: &Connection, query: &Query, all: u64) -> Result<Self, CatalogError> {
        let (phrases, words) = (quoted(query), words_of(query));
        if (phrases.is_empty() && words.is_empty()) || !TextRow::any(connection)? {
            return Ok(Self::default());
        }
        let mut certain = RoaringTreemap::new();
        for phrase in phrases {
            certain |= TextRow::with_words(connection, phrase, COMMON)?;
        }
        let mut sets = Vec::new();
        for (word, weight) in words {
            let photos = TextRow::with_words(connection, &word, COMMON + 1)?;
            if photos.len() <= COMMON as u64 {
                let by_chance = (photos.len() as f32 + 0.5) / (all as f32 + OTHERS);
                let rarity = (WRITTEN_SO / by_chance).ln().max(0.0);
                sets.push((photos, weight * rarity, weight * MISSING));
            }
        }
        let missing_all: f32 = sets.iter().map(|(_, _, missing)| missing).sum();
        let mut evidence: HashMap<i64, f32> = HashMap::new();
        for (photos, there, missing) in &sets {
            for photo in photos {
                *evidence.entry(photo.cast_signed()).or_insert(-missing_all) += there + missing;
            }
        }
        evidence.extend(certain.iter().map(|photo| (photo.cast_signed(), CERTAIN)));
        evidence.retain(|_, evidence| *evidence > 0.0);
        Ok(Self { evidence })
    }

    /// Whether nothing of it is written anywhere.
    pub fn is_empty(&self) -> bool {
        self.evidence.is_empty()
    }

    /// The photos with most evidence.
    pub fn photos(&self) -> RoaringTreemap {
        let mut photos: Vec<_> = self.evidence.iter().collect();
        if photos.len() > MOST_PHOTOS {
            photos.select_nth_unstable_by(MOST_PHOTOS, |one, other| other.1.total_cmp(one.1).then(one.0.cmp(other.0)));
            photos.truncate(MOST_PHOTOS);
        }
        photos.iter().map(|(photo, _)| photo.cast_unsigned()).collect()
    }

    /// What is written in a photo adds to the log-odds that it is meant.
    pub fn evidence(&self, photo: i64) -> f32 {
        self.evidence.get(&photo).copied().unwrap_or_default()
    }
}

/// The lines of the first of `photos` in which a query's words are.
pub(super) fn snippets(connection: &Connection, query: &Query, photos: &[i64]) -> Result<Vec<TextHit>, CatalogError> {
    let wanted = sought(query);
    let mut hits = Vec::new();
    if wanted.is_empty() || !TextRow::any(connection)? {
        return Ok(hits);
    }
    for &photo in photos.iter().take(MOST_SNIPPETS) {
        if let Some(text) = TextRow::of_photo(connection, photo)?
            && let Some(snippet) = snippet(&text, &wanted)
        {
            hits.push(TextHit { photo, snippet });
        }
    }
    Ok(hits)
}

/// All that a query looks for among what was read, as it is searched for.
fn sought(query: &Query) -> Vec<String> {
    let parts = query.filters().filter_map(|(negated, filter)| match filter {
        Filter::Text { text } if !negated => phrases::part(text),
        _ => None,
    });
    let quoted = quoted(query).into_iter().filter_map(phrases::whole);
    parts.chain(quoted).chain(words_of(query).iter().filter_map(|(word, _)| phrases::whole(word))).collect()
}

/// The words in quotes.
fn quoted(query: &Query) -> Vec<&str> {
    let quoted = query.parts().iter().filter_map(|part| match &part.meaning {
        Meaning::Words { text, role: Role::Sentence, .. } if part.written == HowWritten::Quoted => Some(text.as_str()),
        _ => None,
    });
    quoted.collect()
}

/// The words of the sentence, if they may be written somewhere.
fn words_of(query: &Query) -> Vec<Weighted> {
    let sentence = query.meanings().filter_map(|meaning| match meaning {
        Meaning::Words { text, role: Role::Sentence, .. } => Some(text.as_str()),
        _ => None,
    });
    let mut words: Vec<Weighted> = Vec::new();
    for word in content_words(&sentence.collect::<Vec<_>>().join(" ")) {
        for (word, weight) in within(word) {
            if !words.iter().any(|(known, _)| *known == word) {
                words.push((word, weight));
            }
        }
    }
    let count: f32 = words.iter().map(|(_, weight)| weight).sum();
    if count <= MOST_WORDS as f32 { words } else { Vec::new() }
}

/// What of a word is looked for: where a script has no spaces, each two characters of a run that follow each other.
fn within(word: String) -> Vec<Weighted> {
    let characters: Vec<char> = word.chars().collect();
    if characters.len() <= 2 || !characters.iter().all(|char| is_unspaced(*char)) {
        return vec![(word, 1.0)];
    }
    characters.windows(2).map(|two| (two.iter().collect(), 0.5)).collect()
}

/// The line of a text in which most of what is wanted is, cut to what is around it.
fn snippet(text: &str, wanted: &[String]) -> Option<String> {
    let found = |line: &str| {
        let line = phrases::searchable(line);
        wanted.iter().filter(|wanted| line.contains(wanted.as_str())).count()
    };
    let mut best: Option<(usize, &str)> = None;
    for line in text.lines() {
        let found = found(line);
        if found > best.map_or(0, |(most, _)| most) {
            best = Some((found, line));
        }
    }
    // Words that a hyphen divides are in two lines.
    let line = match best {
        Some((_, line)) => line,
        None if found(text) > 0 => text.lines().next()?,
        None => return None,
    };
    let length = line.chars().count();
    if length <= SNIPPET {
        return Some(line.to_owned());
    }
    let folded: String = afterimage_query::folded(line).into_iter().collect();
    let at = wanted.iter().filter_map(|wanted| folded.find(wanted.trim())).min().unwrap_or_default();
    let start = folded[..at].chars().count().saturating_sub(SNIPPET / 4);
    let shown: String = line.chars().skip(start).take(SNIPPET).collect();
    let (before, after) = (if start > 0 { "…" } else { "" }, if start + SNIPPET < length { "…" } else { "" });
    Some(format!("{before}{}{after}", shown.trim()))
}

#[cfg(test)]
mod tests {
    use afterimage_query::Context;

    use super::*;

    fn query(text: &str) -> Query {
        Query::parse(text, &Context::on(jiff::civil::date(2026, 11, 23)))
    }

    #[test]
    fn what_is_looked_for_are_the_words_that_say_something() {
        let words = |text: &str| words_of(&query(text)).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(words("receipt from the hardware store"), ["receipt", "hardware", "store"]);
        assert_eq!(words("Wi-Fi密码截图"), ["wi", "fi", "密码", "码截", "截图"]);
        assert_eq!(words("one two three four five six seven eight nine"), Vec::<String>::new());
        assert_eq!(words("text:word -dog"), Vec::<String>::new());
    }

    #[test]
    fn snippets_are_the_line_with_most_of_it() {
        let text = "WELCOME\nMiller Hardware Store\nhammer 12.99\nstore hours";
        let of = |text: &str, asked: &str| snippet(text, &sought(&query(asked)));
        assert_eq!(of(text, "receipt hardware store").unwrap(), "Miller Hardware Store");
        assert_eq!(of(text, "text:amme").unwrap(), "hammer 12.99");
        assert_eq!(of(text, "\"hardware store\"").unwrap(), "Miller Hardware Store");
        assert_eq!(of("Schrauben-\nzieher", "schraubenzieher").unwrap(), "Schrauben-");
        assert_eq!(of(text, "dog"), None);
        let long = format!("{} needle {}", "hay ".repeat(60), "straw ".repeat(60));
        let cut = of(&long, "needle").unwrap();
        assert!(cut.starts_with("…hay") && cut.ends_with("…") && cut.contains("needle"), "{cut}");
        assert!(cut.chars().count() <= SNIPPET + 2);
    }
}
