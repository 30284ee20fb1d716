//! Dates, in the words of a sentence and as values of `date:`.
//!
//! What is recognised in a sentence is a list of [`patterns`]: sequences of words by what they mean, which [`walk`] follows
//! through the text. All tables of words apply at once, and the longest match wins.
//!
//! What is left alone, since the picture tells it as well or better: a month or a season without anything that makes it a
//! date ("snow in winter", "may"), a holiday without a year ("christmas tree"), times of the day.

mod calendar;
mod elements;
mod numbers;
mod patterns;
mod values;
mod walk;

use crate::context::Context;
use crate::days::Days;
use crate::fold::Folded;

pub(crate) use patterns::{after_days, before_days, since_days, until_days};
pub(crate) use values::days_of_value;

/// A date found in a sentence.
#[derive(Debug)]
pub(crate) struct FoundDate {
    /// The character behind it and the words that belong to it.
    pub(crate) end: usize,
    pub(crate) days: Vec<Days>,
}

/// The longest date that begins at a character.
pub(crate) fn find(text: &Folded, start: usize, context: &Context<'_>) -> Option<FoundDate> {
    walk::Walk::new(text, context).longest(start)
}
