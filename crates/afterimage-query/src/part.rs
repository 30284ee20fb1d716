//! The parts of a query, and what they mean. The window gets these as JSON; its TypeScript types are generated from here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::filter::Filter;

/// A stretch of a query's text and what it was understood as.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, rename = "QueryPart")]
pub struct Part {
    /// Where it is written.
    pub span: Span,
    /// What it means.
    pub meaning: Meaning,
    /// How it was told from plain words.
    pub written: Written,
}

/// A stretch of text, in bytes, between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where what follows it begins.
    pub end: usize,
}

/// How a part of a query was told from plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Written {
    /// It is plain words.
    Plain,
    /// It is in quotes, and so not looked into.
    Quoted,
    /// With the signs of the query language: `date:2019`, `-dog`.
    Explicit,
    /// In the words of a sentence: "last summer", "without people".
    Sentence,
}

/// What a part of a query means.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Meaning {
    /// Something to be seen, or not to be seen.
    Words {
        /// The words, as they were written.
        text: String,
        /// How they count.
        role: Role,
        /// How much they count; 1 unless something else was said, never 0 or less.
        weight: f32,
        /// Those of the words that look like names of files: `IMG_2041`. They are looked for among names as well.
        names: Vec<String>,
    },
    /// A photo of the library, to be resembled or not.
    Photo {
        /// Its id.
        #[ts(type = "number")]
        photo: i64,
        /// Whether likeness counts against a hit.
        removed: bool,
        /// How much it counts; 1 unless something else was said, never 0 or less.
        weight: f32,
    },
    /// A picture that came with the query, dropped or pasted, to be resembled or not.
    Picture {
        /// Which of them, counted from 1.
        number: u32,
        /// Whether likeness counts against a hit.
        removed: bool,
        /// How much it counts; 1 unless something else was said, never 0 or less.
        weight: f32,
    },
    /// A condition that every hit meets.
    Filter {
        /// Whether it is what must not be so.
        negated: bool,
        /// The condition.
        filter: Filter,
    },
}

/// How words count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Role {
    /// With all other words of this role they are one sentence, embedded as a whole.
    Sentence,
    /// Embedded by themselves and added: what stands behind a `+`, and words with a weight.
    Added,
    /// Embedded by themselves and subtracted.
    Removed,
}

impl Meaning {
    /// Words that count once.
    pub(crate) fn words(text: &str, role: Role) -> Self {
        Self::weighted_words(text, role, 1.0)
    }

    /// Words with a weight. A weight of their own takes words out of the sentence.
    pub(crate) fn weighted_words(text: &str, role: Role, weight: f32) -> Self {
        let role = if role == Role::Sentence && weight != 1.0 { Role::Added } else { role };
        let names = crate::names::in_words(text).map(str::to_owned).collect();
        Self::Words { text: text.to_owned(), role, weight, names }
    }
}
