//! A query: its text and what the parts of it mean.

use std::fmt;

use crate::context::Context;
use crate::filter::Filter;
use crate::parse::parse;
use crate::part::{Meaning, Part, Role, Span, Written};
use crate::print;
use crate::quotes::quote;

/// What a person typed, understood. Every text is a query.
///
/// Queries are equal if they mean the same. [`Display`](fmt::Display) writes a query in one way, which is read as an equal one:
/// what was found in a sentence is written out (`date:2025-06..2025-08` for "last summer"), so that its meaning does not
/// change with the days.
#[derive(Debug, Clone)]
pub struct Query {
    text: String,
    parts: Vec<Part>,
    canonical: String,
}

/// Something that the photos found are to look like, or not to look like.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What it is.
    pub of: TermOf,
    /// How much it counts; less than 0 for what is not wanted, never 0.
    pub weight: f32,
}

/// What a term of a query is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermOf {
    /// Words, to be embedded as they are.
    Words(String),
    /// A photo of the library.
    Photo(i64),
    /// A picture that came with the query, counted from 1.
    Picture(u32),
}

impl Query {
    /// Understands a text. There is no text that is not a query.
    pub fn parse(text: &str, context: &Context<'_>) -> Self {
        let parts = parse(text, context);
        let meanings: Vec<Meaning> = parts.iter().map(|part| part.meaning.clone()).collect();
        // Words are left as they are, unless they would be taken for something else where they now stand.
        let plain = print::write(&meanings, |number| parts[number].written == Written::Plain);
        let is_same =
            plain == text || parse(&plain, context).into_iter().map(|part| part.meaning).eq(meanings.iter().cloned());
        let canonical = if is_same { plain } else { print::write(&meanings, |_| false) };
        Self { text: text.to_owned(), parts, canonical }
    }

    /// The text it was understood from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its parts in the order they are written.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What its parts mean.
    pub fn meanings(&self) -> impl Iterator<Item = &Meaning> {
        self.parts.iter().map(|part| &part.meaning)
    }

    /// The conditions that every hit meets, and which of them are negated.
    pub fn filters(&self) -> impl Iterator<Item = (bool, &Filter)> {
        self.meanings().filter_map(|meaning| match meaning {
            Meaning::Filter { negated, filter } => Some((*negated, filter)),
            _ => None,
        })
    }

    /// What the photos found are to look like. The words of the sentence come first, joined to one text.
    pub fn terms(&self) -> Vec<Term> {
        let sign = |removed: bool, weight: f32| if removed { -weight } else { weight };
        let mut sentence: Vec<&str> = Vec::new();
        let mut terms = Vec::new();
        for meaning in self.meanings() {
            let (of, weight) = match meaning {
                Meaning::Words { text, role: Role::Sentence, .. } => {
                    sentence.push(text);
                    continue;
                }
                Meaning::Words { text, role, weight, .. } => {
                    (TermOf::Words(text.clone()), sign(*role == Role::Removed, *weight))
                }
                Meaning::Photo { photo, removed, weight } => (TermOf::Photo(*photo), sign(*removed, *weight)),
                Meaning::Picture { number, removed, weight } => (TermOf::Picture(*number), sign(*removed, *weight)),
                Meaning::Filter { .. } => continue,
            };
            terms.push(Term { of, weight });
        }
        if !sentence.is_empty() {
            terms.insert(0, Term { of: TermOf::Words(sentence.join(" ")), weight: 1.0 });
        }
        terms
    }

    /// The words that look like names of files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.meanings()
            .flat_map(|meaning| match meaning {
                Meaning::Words { names, role: Role::Sentence | Role::Added, .. } => names.as_slice(),
                _ => &[],
            })
            .map(String::as_str)
    }

    /// The text with one part put in quotes, so that it is plain words again; the text as it is if there is no such part.
    pub fn taken_literally(&self, part: usize) -> String {
        let Some(Span { start, end }) = self.parts.get(part).map(|part| part.span) else { return self.text.clone() };
        let (before, after) = (&self.text[..start], &self.text[end..]);
        let space = |needed: bool| if needed { " " } else { "" };
        [
            before,
            space(!before.is_empty() && !before.ends_with(char::is_whitespace)),
            &quote(&self.text[start..end]),
            space(!after.is_empty() && !after.starts_with(char::is_whitespace)),
            after,
        ]
        .concat()
    }

    /// The text without one part, and with one space where it was; the text as it is if there is no such part.
    pub fn without(&self, part: usize) -> String {
        let Some(Span { start, end }) = self.parts.get(part).map(|part| part.span) else { return self.text.clone() };
        let (before, after) = (self.text[..start].trim_end(), self.text[end..].trim_start());
        [before, if before.is_empty() || after.is_empty() { "" } else { " " }, after].concat()
    }

    /// Where each part is in the text as JavaScript counts it, in units of UTF-16.
    pub fn utf16_spans(&self) -> Vec<Span> {
        let (mut at, mut units) = (0, 0);
        let mut up_to = |byte: usize| {
            units += self.text.get(at..byte).map_or(0, |text| text.encode_utf16().count());
            at = at.max(byte);
            units
        };
        self.parts.iter().map(|part| Span { start: up_to(part.span.start), end: up_to(part.span.end) }).collect()
    }
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.meanings().eq(other.meanings())
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

/// The text of a query whose parts mean what they are told to. [`Query::parse`] reads it as that, if words are not blank,
/// have no white space at their ends and are of the sentence only without a weight.
pub fn write_query(meanings: &[Meaning]) -> String {
    print::write(meanings, |_| false)
}
