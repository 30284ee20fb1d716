//! Following patterns through a text.

use std::cell::RefCell;
use std::rc::Rc;

use super::FoundDate;
use super::numbers;
use super::patterns::{PATTERNS, POINTS, Step};
use super::values;
use crate::context::Context;
use crate::days::Days;
use crate::fold::Folded;
use crate::languages::{Holiday, LEXICON, Languages, Match, Season, Unit, Word};

/// So much white space there is at most between two words of a date.
const MOST_SPACE: usize = 8;

/// More units than this are not counted back.
const MOST_COUNT: i16 = 199;

/// A text with all that following patterns through it needs.
pub(super) struct Walk<'a> {
    pub(super) text: &'a Folded,
    pub(super) context: &'a Context<'a>,
    seen: RefCell<Vec<(usize, Rc<[Match]>)>>,
    seen_points: RefCell<Vec<(usize, Rc<[FoundPoint]>)>>,
}

/// A date that "before", "since" and the like can be said of.
#[derive(Debug, Clone, Copy)]
struct FoundPoint {
    /// The character behind it.
    end: usize,
    languages: Languages,
    days: Days,
}

/// How far a pattern was followed, and what was found on the way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// The character behind what was found.
    pub(super) at: usize,
    pub(super) languages: Languages,
    /// Whether a preposition or a particle says that it is a date.
    pub(super) cue: bool,
    /// Whether an article is in front of it.
    pub(super) article: bool,
    /// Whether it is only looked for together with a word like "before" or "since".
    pub(super) is_point: bool,
    pub(super) year: Option<FoundYear>,
    pub(super) month: Option<FoundMonth>,
    /// The first of two months.
    pub(super) first_month: i8,
    pub(super) day: i8,
    pub(super) season: Option<Season>,
    pub(super) holiday: Option<Holiday>,
    pub(super) unit: Option<Unit>,
    pub(super) count: i16,
    /// From Monday as 1.
    pub(super) weekday: Option<i8>,
    pub(super) decade: Option<i16>,
    pub(super) is_sure_decade: bool,
    pub(super) numeric: Option<Days>,
    /// The dates of a pattern of dates.
    pub(super) points: [Option<Days>; 3],
}

#[derive(Debug, Clone, Copy)]
pub(super) struct FoundYear {
    pub(super) year: i16,
    /// Whether a word says that it is a year.
    pub(super) is_sure: bool,
    /// Whether it is written with an apostrophe and two digits.
    pub(super) is_short: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct FoundMonth {
    pub(super) month: i8,
    /// Whether its name is another word too.
    pub(super) is_doubtful: bool,
    /// Whether it is a number with a mark, and can be nothing else.
    pub(super) is_marked: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a Folded, context: &'a Context<'a>) -> Self {
        Self { text, context, seen: RefCell::default(), seen_points: RefCell::default() }
    }

    /// The longest date that begins at a character, with the words that belong to it.
    pub(super) fn longest(&self, start: usize) -> Option<FoundDate> {
        let mut best: Option<FoundDate> = None;
        for from in self.beginnings(start) {
            for (steps, days) in PATTERNS {
                self.follow(steps, from, &mut |found| {
                    for found in self.with_tails(found) {
                        let is_longer = best.as_ref().is_none_or(|best| best.end < found.at);
                        if is_longer
                            && self.text.ends_word(found.at)
                            && let Some(days) = days(self, &found)
                            && !days.is_empty()
                        {
                            best = Some(FoundDate { end: found.at, days });
                        }
                    }
                });
            }
        }
        best
    }

    /// The place itself, and behind prepositions and articles.
    fn beginnings(&self, start: usize) -> Vec<Found> {
        let mut beginnings = vec![Found::nothing(start)];
        beginnings.extend(self.word(&beginnings[0], Word::DatePreposition).map(|found| Found { cue: true, ..found }));
        let articles: Vec<Found> = beginnings.iter().flat_map(|found| self.word(found, Word::Article)).collect();
        beginnings.extend(articles.into_iter().map(|found| Found { article: true, ..found }));
        // In a sentence hardly any word begins a date, so nearly all end here.
        beginnings.retain(|found| {
            let at = self.space(found.at);
            !self.words(at).is_empty() || numbers::at(self.text, at).is_some() || self.text.get(at) == Some('\'')
        });
        beginnings
    }

    /// A date with the particles behind it, and without.
    fn with_tails(&self, found: Found) -> Vec<Found> {
        let mut all: Vec<Found> = self.word(&found, Word::DateTail).map(|found| Found { cue: true, ..found }).collect();
        let more: Vec<Found> = all.iter().flat_map(|found| self.word(found, Word::DateTail)).collect();
        all.extend(more);
        all.push(found);
        all
    }

    /// Follows steps as far as they go, and tells every way that goes to their end.
    pub(super) fn follow(&self, steps: &[Step], found: Found, done: &mut dyn FnMut(Found)) {
        let Some((step, rest)) = steps.split_first() else { return done(found) };
        match *step {
            Step::Word(word) => self.word(&found, word).for_each(|found| self.follow(rest, found, done)),
            Step::Maybe(word) => {
                self.word(&found, word).for_each(|found| self.follow(rest, found, done));
                self.follow(rest, found, done);
            }
            Step::Comma => {
                self.follow(&[Step::ListComma], found, &mut |found| self.follow(rest, found, done));
                self.follow(rest, found, done);
            }
            Step::ListComma => {
                if matches!(self.text.get(found.at), Some(',' | '،' | '、')) {
                    self.follow(rest, Found { at: found.at + 1, ..found }, done);
                }
            }
            Step::Dash => {
                let at = self.space(found.at);
                if matches!(self.text.get(at), Some('-' | '–' | '—' | '~' | '〜' | '～')) {
                    self.follow(rest, Found { at: at + 1, ..found }, done);
                }
            }
            Step::Year => self.years(&found).into_iter().for_each(|found| self.follow(rest, found, done)),
            Step::SecondYear => {
                // The year a season over the turn of the year ends in: `/20`, `-2020`.
                let first = found.year.map_or(0, |year| year.year);
                if matches!(self.text.get(found.at), Some('/' | '-' | '–'))
                    && let Some(number) = numbers::at(self.text, found.at + 1)
                    && (number.value == first + 1 || number.digits == 2 && number.value == (first + 1) % 100)
                {
                    self.follow(rest, Found { at: number.end, ..found }, done);
                }
            }
            Step::Month => self.months(&found).into_iter().for_each(|found| self.follow(rest, found, done)),
            Step::FirstMonth => {
                for found in self.months(&found) {
                    let first_month = found.month.map_or(0, |month| month.month);
                    self.follow(rest, Found { month: None, first_month, ..found }, done);
                }
            }
            Step::Day => self.days(&found).into_iter().for_each(|found| self.follow(rest, found, done)),
            Step::Decade => self.decades(&found).into_iter().for_each(|found| self.follow(rest, found, done)),
            Step::Count => {
                let at = self.space(found.at);
                let number = numbers::at(self.text, at).filter(|number| (1..=MOST_COUNT).contains(&number.value));
                if let Some(number) = number {
                    self.follow(rest, Found { at: number.end, count: number.value, ..found }, done);
                }
                self.each(&found, |word, found| {
                    if let Word::Number(count) = word {
                        self.follow(rest, Found { count, ..found }, done);
                    }
                });
            }
            Step::Season => self.each(&found, |word, found| {
                if let Word::Season(season) = word {
                    self.follow(rest, Found { season: Some(season), ..found }, done);
                }
            }),
            Step::Holiday => self.each(&found, |word, found| {
                if let Word::Holiday(holiday) = word {
                    self.follow(rest, Found { holiday: Some(holiday), ..found }, done);
                }
            }),
            Step::Unit => self.each(&found, |word, found| {
                if let Word::Unit(unit) = word {
                    self.follow(rest, Found { unit: Some(unit), ..found }, done);
                }
            }),
            Step::Relative => self.each(&found, |word, found| {
                if let Word::Relative(unit, count) = word {
                    self.follow(rest, Found { unit: Some(unit), count, ..found }, done);
                }
            }),
            Step::Weekday => self.each(&found, |word, found| {
                if let Word::Weekday(weekday) = word {
                    self.follow(rest, Found { weekday: Some(weekday), ..found }, done);
                }
            }),
            Step::Numeric => {
                let at = self.space(found.at);
                if let Some((end, days)) = values::in_numbers(self.text, at, self.context) {
                    self.follow(rest, Found { at: end, numeric: Some(days), ..found }, done);
                }
            }
            Step::Point => {
                for point in self.points(self.space(found.at)).iter() {
                    let Some(languages) = found.languages.both(point.languages) else { continue };
                    let points = match found.points {
                        [None, ..] => [Some(point.days), None, None],
                        [first, None, _] => [first, Some(point.days), None],
                        [first, second, _] => [first, second, Some(point.days)],
                    };
                    self.follow(rest, Found { at: point.end, languages, points, ..found }, done);
                }
            }
        }
    }

    /// All of [`POINTS`] that are found at a character.
    fn points(&self, at: usize) -> Rc<[FoundPoint]> {
        let known = self.seen_points.borrow().iter().find(|(seen, _)| *seen == at).map(|(_, points)| points.clone());
        known.unwrap_or_else(|| {
            let mut points = Vec::new();
            for (steps, days) in POINTS {
                let from = Found { is_point: true, cue: true, ..Found::nothing(at) };
                self.follow(steps, from, &mut |found| {
                    if let Some([days]) = days(self, &found).as_deref() {
                        points.push(FoundPoint { end: found.at, languages: found.languages, days: *days });
                    }
                });
            }
            let points: Rc<[FoundPoint]> = points.into();
            self.seen_points.borrow_mut().push((at, points.clone()));
            points
        })
    }

    pub(super) fn word(&self, found: &Found, word: Word) -> impl Iterator<Item = Found> + use<'_> {
        let found = *found;
        let all = self.words(self.space(found.at));
        let next = move |at: usize| {
            let there: &Match = all.get(at)?;
            let languages = found.languages.both(there.languages).filter(|_| there.word == word);
            Some(languages.map(|languages| Found { at: there.end, languages, ..found }))
        };
        (0..).map_while(next).flatten()
    }

    pub(super) fn each(&self, found: &Found, mut done: impl FnMut(Word, Found)) {
        for there in self.words(self.space(found.at)).iter() {
            if let Some(languages) = found.languages.both(there.languages) {
                done(there.word, Found { at: there.end, languages, ..*found });
            }
        }
    }

    /// The words of all tables at a character.
    pub(super) fn words(&self, at: usize) -> Rc<[Match]> {
        let known = self.seen.borrow().iter().find(|(seen, _)| *seen == at).map(|(_, words)| words.clone());
        known.unwrap_or_else(|| {
            let mut words = LEXICON.at(self.text, at);
            words.retain(|there| self.text.ends_word(there.end) || there.word == Word::DayMark);
            let words: Rc<[Match]> = words.into();
            self.seen.borrow_mut().push((at, words.clone()));
            words
        })
    }

    /// The next character that is no white space, or the same one if there is too much of it.
    pub(super) fn space(&self, at: usize) -> usize {
        (at..at + MOST_SPACE).find(|at| !self.text.is_space(*at)).unwrap_or(at)
    }
}

impl Found {
    fn nothing(at: usize) -> Self {
        Self {
            at,
            languages: Languages::ALL,
            cue: false,
            article: false,
            is_point: false,
            year: None,
            month: None,
            day: 0,
            season: None,
            holiday: None,
            unit: None,
            count: 0,
            weekday: None,
            decade: None,
            is_sure_decade: false,
            numeric: None,
            points: [None; 3],
            first_month: 0,
        }
    }
}
