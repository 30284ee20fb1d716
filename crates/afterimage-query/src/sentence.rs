//! What the words of a sentence mean besides what is to be seen: dates, what must not be seen, places.

use crate::context::{Context, Renown};
use crate::dates;
use crate::filter::Filter;
use crate::fold::{Folded, is_unspaced};
use crate::languages::{LEXICON, Languages, Match, Word};
use crate::part::{Meaning, Role};
use crate::quotes;

/// What was found at a character.
pub(crate) struct FoundPart {
    /// The character at which the part begins and what it means; nothing if the words are to be left alone.
    pub(crate) part: Option<(usize, Meaning)>,
    /// The character behind the part.
    pub(crate) end: usize,
    /// The character to go on from, which may be behind a particle.
    pub(crate) next: usize,
}

impl FoundPart {
    fn new(start: usize, end: usize, meaning: Meaning) -> Self {
        Self { part: Some((start, meaning)), end, next: end }
    }
}

/// Looks at a sentence at a character at which a word may begin. `open` is where the plain words in
/// front of it are; nothing at all is in front of the first.
pub(crate) fn find(
    source: &str,
    text: &Folded,
    at: usize,
    open: Option<(usize, usize)>,
    is_first: bool,
    role: Role,
    context: &Context<'_>,
) -> Option<FoundPart> {
    let sentence = Sentence { source, text, context };
    let words = sentence.words(at);
    let date = dates::find(text, at, context);
    let plain = words.iter().filter(|found| found.word == Word::Plain).map(|found| found.end).max();
    if let Some(end) = plain
        && date.as_ref().is_none_or(|date| date.end <= end)
    {
        return Some(FoundPart { part: None, end, next: end });
    }
    if let Some(date) = date {
        let negated = role == Role::Removed;
        return Some(FoundPart::new(
            at,
            date.end,
            Meaning::Filter { negated, filter: Filter::Date { days: date.days } },
        ));
    }
    // In a sum, words are taken as they are.
    if role != Role::Sentence {
        return sentence.place(at, &words, role);
    }
    let behind = open.and_then(|open| sentence.without_behind(at, open, &words));
    behind.or_else(|| sentence.without(at, !is_first, &words)).or_else(|| sentence.place(at, &words, role))
}

struct Sentence<'a> {
    source: &'a str,
    text: &'a Folded,
    context: &'a Context<'a>,
}

impl Sentence<'_> {
    /// The words of all tables at a character.
    fn words(&self, at: usize) -> Vec<Match> {
        let mut words = LEXICON.at(self.text, at);
        words.retain(|found| self.text.ends_word(found.end));
        words
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        self.source.get(self.text.byte(from)..self.text.byte(to)).unwrap_or_default().trim()
    }

    /// "without people": up to a preposition, a sign or anything else that is no plain word.
    fn without(&self, at: usize, has_words: bool, words: &[Match]) -> Option<FoundPart> {
        let is_without = |found: &&Match| match found.word {
            Word::Without => !is_inside_han_word(self.text, at, found.end),
            Word::DoubtfulWithout => has_words,
            _ => false,
        };
        let without = words.iter().filter(is_without).max_by_key(|found| found.end)?;
        let mut start = self.text.skip_space(without.end);
        if let Some(article) =
            self.of(start, without.languages).filter(|found| found.word == Word::Article).map(|f| f.end).max()
        {
            start = self.text.skip_space(article);
        }
        let (end, next) = self.scope(start, without.languages);
        let what = self.slice(start, end);
        if !what.chars().any(char::is_alphanumeric) {
            return None;
        }
        let meaning = Meaning::words(what, Role::Removed);
        Some(FoundPart { part: Some((at, meaning)), end, next })
    }

    /// Where what must not be seen ends, and where to go on.
    fn scope(&self, start: usize, languages: Languages) -> (usize, usize) {
        let mut at = start;
        while let Some(char) = self.text.get(at) {
            if ",;.!?()[]{}،؛。、；\n".contains(char) && (char != '.' || self.text.ends_word(at)) {
                return (at, at + usize::from(!"()[]{}".contains(char)));
            }
            let starts_token = self.text.before(at).is_none_or(char::is_whitespace);
            if quotes::opens(self.text, at, starts_token) || starts_token && self.is_sign(at) {
                return (at, at);
            }
            if at > start && self.text.starts_word(at) {
                let found: Vec<Match> = self.of(at, languages).collect();
                if let Some(mark) = found.iter().find(|found| found.word == Word::ScopeMark) {
                    return (at, mark.end);
                }
                let ends = |found: &Match| matches!(found.word, Word::ScopeEnd | Word::Without);
                if found.iter().any(ends) || dates::find(self.text, at, self.context).is_some() {
                    return (at, at);
                }
            }
            at += 1;
        }
        (at, at)
    }

    /// Whether something begins that is written with signs: `+ `, `-word`, `key:value`.
    fn is_sign(&self, at: usize) -> bool {
        let letters =
            (at..at + 10).take_while(|at| self.text.get(*at).is_some_and(|char| char.is_ascii_lowercase())).count();
        let behind = self.text.get(at + letters);
        matches!(self.text.get(at), Some('+' | '-' | '−'))
            || letters > 0 && behind.is_some_and(|char| ":<>=≤≥".contains(char))
    }

    fn of(&self, at: usize, languages: Languages) -> impl Iterator<Item = Match> {
        self.words(at).into_iter().filter(move |found| found.languages.both(languages).is_some())
    }

    /// 人なし, 사람 없는: the word in front of it.
    fn without_behind(&self, at: usize, open: (usize, usize), words: &[Match]) -> Option<FoundPart> {
        let found = words.iter().filter(|found| found.word == Word::WithoutBehind).max_by_key(|found| found.end)?;
        let before = self.text.before(at)?;
        let mut start = (open.0..at).rev().find(|at| !self.text.is_space(*at))? + 1;
        let noun_end = start;
        if is_unspaced(before) {
            // はなし is another word.
            if is_hiragana(before) && self.text.get(at) == Some('な') {
                return None;
            }
            let is_noun = |char: char| char.is_alphanumeric() && !"でにのをはとがへ".contains(char);
            while start > open.0 && self.text.before(start).is_some_and(is_noun) {
                start -= 1;
            }
        } else {
            while start > open.0 && !self.text.is_space(start - 1) {
                start -= 1;
            }
        }
        let what = self.slice(start, noun_end);
        if !what.chars().any(char::is_alphanumeric) {
            return None;
        }
        Some(FoundPart::new(start, found.end, Meaning::words(what, Role::Removed)))
    }

    /// "in Paris", パリで.
    fn place(&self, at: usize, words: &[Match], role: Role) -> Option<FoundPart> {
        let prepositions = words.iter().filter(|found| found.word == Word::PlacePreposition);
        let behind = prepositions.filter_map(|found| {
            let start = self.text.skip_space(found.end);
            let articles = self.of(start, found.languages).filter(|found| found.word == Word::Article);
            self.place_at(start).or_else(|| self.place_at(self.text.skip_space(articles.map(|found| found.end).max()?)))
        });
        let (end, filter) = behind.max_by_key(|(end, _)| *end).or_else(|| {
            let has_no_capitals = self.text.get(at).is_some_and(|char| char.is_alphabetic() && !char.is_lowercase());
            let (end, filter) = has_no_capitals.then(|| self.place_at(at)).flatten()?;
            let next = self.text.skip_space(end);
            let tails = self.words(next).into_iter().filter(|found| found.word == Word::PlaceTail);
            Some((tails.map(|tail| tail.end).max()?, filter))
        })?;
        Some(FoundPart::new(at, end, Meaning::Filter { negated: role == Role::Removed, filter }))
    }

    /// Whether the characters on both sides of a boundary are of one word in katakana.
    fn is_within_katakana(&self, at: usize) -> bool {
        self.text.before(at).is_some_and(is_katakana) && self.text.get(at).is_some_and(is_katakana)
    }

    /// A name of the gazetteer that is written as a name, or known to everybody.
    fn place_at(&self, at: usize) -> Option<(usize, Filter)> {
        let start = self.text.byte(at);
        let rest = self.source.get(start..)?;
        let found = self.context.gazetteer.find(rest)?;
        let text = rest.get(..found.bytes)?;
        let end = self.text.at_byte(start + found.bytes);
        let is_meant = match found.renown {
            Renown::Little => false,
            Renown::Some => text.chars().next().is_some_and(|first| !first.is_lowercase()),
            Renown::Great => true,
        };
        let is_whole = self.text.byte(end) == start + found.bytes
            && self.text.ends_word(end)
            && !self.is_within_katakana(at)
            && !self.is_within_katakana(end)
            && !text.trim().is_empty();
        let filter = Filter::Place { text: text.trim().to_owned(), ids: found.ids, name: Some(found.name) };
        (is_whole && is_meant).then_some((end, filter))
    }
}

/// Katakana has no spaces, but is written for words from elsewhere alone: レストラン is not from ラン.
fn is_katakana(char: char) -> bool {
    matches!(char, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}')
}

/// 没 and 无 by themselves are often the end of another word: they count where a word begins for sure.
fn is_inside_han_word(text: &Folded, start: usize, end: usize) -> bool {
    end - start == 1
        && text.get(start).is_some_and(|char| "无無".contains(char))
        && text.before(start).is_some_and(is_unspaced)
}

fn is_hiragana(char: char) -> bool {
    matches!(char, '\u{3041}'..='\u{309f}')
}
