//! The parts of dates that have a number in them: years, months, days, decades.

use super::numbers;
use super::patterns::Step;
use super::walk::{Found, FoundMonth, FoundYear, Walk};
use crate::languages::{Unit, Word};

/// The first photograph that is left.
const FIRST_PHOTO: i16 = 1826;

/// Before this year, a number by itself is not taken for one.
pub(super) const FIRST_BARE_YEAR: i16 = 1900;

/// What makes a number in front of it something else than a year.
const MEASURES: [&str; 12] = ["m", "km", "cm", "mm", "ft", "px", "kg", "g", "mah", "mb", "k", "iso"];

/// What a number behind it tells from others of its kind.
const MODELS: [&str; 16] = [
    "iphone", "ipad", "imac", "macbook", "pixel", "galaxy", "nokia", "canon", "nikon", "sony", "leica", "windows",
    "office", "boeing", "room", "no.",
];

/// The digits of a year that no word says it is.
const YEAR_DIGITS: usize = 4;

impl Walk<'_> {
    /// Numbers and words that are years.
    pub(super) fn years(&self, found: &Found) -> Vec<Found> {
        let mut years = Vec::new();
        let mut from: Vec<(Found, bool)> = self.word(found, Word::Year).map(|found| (found, true)).collect();
        from.push((*found, false));
        for (found, is_sure) in from {
            years.extend(self.short_year(&found));
            let Some(number) = numbers::at(self.text, self.space(found.at)) else { continue };
            if !matches!(number.digits, 0 | 4) || number.value < 1000 {
                continue;
            }
            let year = |is_sure| FoundYear { year: number.value, is_sure, is_short: false };
            let with = |found: Found, is_sure| Found { year: Some(year(is_sure)), ..found };
            let found = Found { at: number.end, ..found };
            years.extend(self.word(&found, Word::Year).map(|found| with(found, true)));
            if number.digits == 4 {
                years.push(with(found, is_sure));
            }
        }
        let today = self.context.today.year();
        let back = |count: i16| Some(FoundYear { year: today.checked_sub(count)?, is_sure: true, is_short: false });
        use Step::{Count, Maybe, Relative, Unit as AUnit, Word as AWord};
        let relative: [(&[Step], Option<i16>); 8] = [
            (&[Maybe(Word::Article), AWord(Word::Last), AUnit], Some(1)),
            (&[Maybe(Word::Article), AUnit, AWord(Word::Last)], Some(1)),
            (&[AWord(Word::This), AUnit], Some(0)),
            (&[Maybe(Word::Article), AUnit, AWord(Word::This)], Some(0)),
            (&[Count, AUnit, AWord(Word::Ago)], None),
            (&[AWord(Word::AgoBefore), Count, AUnit], None),
            (&[Relative], None),
            (&[Maybe(Word::Article), Relative], None),
        ];
        for (steps, fixed) in relative {
            self.follow(steps, Found { unit: None, ..*found }, &mut |there| {
                if there.unit == Some(Unit::Year) {
                    let count = fixed.unwrap_or(there.count.saturating_abs());
                    years.push(Found { year: back(count), unit: found.unit, count: found.count, ..there });
                }
            });
        }
        years
    }

    /// `'19`: the last year that ends so. Two digits without an apostrophe may be anything: summer 19, 19 degrees.
    fn short_year(&self, found: &Found) -> Option<Found> {
        let at = self.space(found.at);
        let number = numbers::at(self.text, at + 1).filter(|number| number.digits == 2)?;
        if self.text.get(at) != Some('\'') || !self.text.ends_word(number.end) {
            return None;
        }
        let today = self.context.today.year();
        let year = today - (today - number.value).rem_euclid(100);
        let year = Some(FoundYear { year, is_sure: false, is_short: true });
        Some(Found { at: number.end, year, ..*found })
    }

    /// Whether a number is a year, after what is around it.
    pub(super) fn is_year(&self, found: &Found, year: FoundYear) -> bool {
        let today = self.context.today.year();
        if year.is_sure || found.is_point {
            return (FIRST_PHOTO..=today + 1).contains(&year.year);
        }
        if found.cue || found.month.is_some() || found.season.is_some() || found.holiday.is_some() {
            return (FIRST_PHOTO..=today).contains(&year.year);
        }
        if year.is_short {
            return false;
        }
        let next = self.space(found.at);
        let is_measure = MEASURES.iter().any(|measure| {
            let end = next + measure.len();
            self.text.chars(next, end).iter().copied().eq(measure.chars()) && self.text.ends_word(end)
        });
        (FIRST_BARE_YEAR..=today).contains(&year.year) && !is_measure && !self.is_behind_model(found.at - YEAR_DIGITS)
    }

    /// Whether the word in front of a character is a thing whose models have numbers.
    fn is_behind_model(&self, at: usize) -> bool {
        let end = (0..at).rev().find(|at| !self.text.is_space(*at)).map_or(0, |last| last + 1);
        MODELS.iter().any(|model| {
            let start = end.checked_sub(model.chars().count());
            start.is_some_and(|start| {
                self.text.chars(start, end).iter().copied().eq(model.chars()) && self.text.starts_word(start)
            })
        })
    }

    pub(super) fn months(&self, found: &Found) -> Vec<Found> {
        let mut months = Vec::new();
        self.each(found, |word, found| {
            let (month, is_doubtful) = match word {
                Word::Month(month) => (month, false),
                Word::DoubtfulMonth(month) => (month, true),
                _ => return,
            };
            months.push(Found { month: Some(FoundMonth { month, is_doubtful, is_marked: false }), ..found });
        });
        if let Some(number) = numbers::at(self.text, self.space(found.at))
            && let Ok(month @ 1..=12) = i8::try_from(number.value)
        {
            let month = Some(FoundMonth { month, is_doubtful: false, is_marked: true });
            let found = Found { at: number.end, ..*found };
            months.extend(self.mark(&found, Word::MonthMark).into_iter().map(|found| Found { month, ..found }));
        }
        months
    }

    pub(super) fn days(&self, found: &Found) -> Vec<Found> {
        let Some(number) = numbers::at(self.text, self.space(found.at)) else { return Vec::new() };
        let Ok(day @ 1..=31) = i8::try_from(number.value) else { return Vec::new() };
        let found = Found { at: number.end, day, ..*found };
        let mut days = self.mark(&found, Word::DayMark);
        if matches!(number.digits, 1 | 2) && self.text.ends_word(found.at) {
            days.push(found);
        }
        days
    }

    pub(super) fn decades(&self, found: &Found) -> Vec<Found> {
        let mut decades = Vec::new();
        self.each(found, |word, found| {
            if let Word::Decade(decade) = word {
                decades.push(Found { decade: Some(decade), ..found });
            }
        });
        let mut from: Vec<(Found, bool)> = self.word(found, Word::DecadeBefore).map(|found| (found, true)).collect();
        from.push((*found, false));
        for (found, is_before) in from {
            let at = self.space(found.at);
            let at = if self.text.get(at) == Some('\'') { at + 1 } else { at };
            let Some(number) = numbers::at(self.text, at).filter(|number| number.value % 10 == 0) else { continue };
            let decade = match (number.value, number.digits) {
                (0..=20, 2) => 2000 + number.value,
                (30..=90, 2 | 0) => 1900 + number.value,
                (1820..=9990, 4 | 0) => number.value,
                _ => continue,
            };
            let found = Found { at: number.end, decade: Some(decade), ..found };
            let is_sure = number.digits != 2 || is_before;
            let marked = self.mark(&found, Word::DecadeMark).into_iter();
            decades.extend(marked.map(|marked| {
                // Marks of scripts without capitals stand for nothing else: 年代, के दशक.
                let is_sure = is_sure || !self.text.get(found.at).is_some_and(|char| char.is_ascii() && char != ' ');
                Found { is_sure_decade: is_sure, ..marked }
            }));
            if is_before {
                decades.push(Found { is_sure_decade: is_sure, ..found });
            }
        }
        decades
    }

    /// A mark behind a number: without a space if it is of our alphabet.
    fn mark(&self, found: &Found, mark: Word) -> Vec<Found> {
        let is_near = |end: &Found| {
            let at = self.space(found.at);
            at == found.at || self.text.get(at).is_some_and(|char| !char.is_ascii()) && end.at > at
        };
        self.word(found, mark).filter(is_near).collect()
    }
}
