//! What queries are understood as: the specification, by examples. A case is what is typed and how Afterimage writes it.

mod dates;
mod filters;
mod languages;
mod parts;
mod places;
mod plain_words;
mod sums;

use afterimage_query::{Context, Query};
use jiff::civil::date;

/// A Sunday in November 2026.
fn context() -> Context<'static> {
    Context::on(date(2026, 11, 22))
}

/// Compares what is typed with what it is written as, and says all that differ at once.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let understood: Vec<(&str, String)> =
        cases.iter().map(|(text, _)| (*text, Query::parse(text, &context()).to_string())).collect();
    let differ: Vec<String> = understood
        .iter()
        .zip(cases)
        .filter(|((_, found), (_, expected))| found != expected)
        .map(|((text, found), (_, expected))| format!("{text:?}\n  is {found:?}\n not {expected:?}"))
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
}
