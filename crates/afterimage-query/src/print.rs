//! Writing queries.

use std::fmt::Write as _;

use crate::filter::{Filter, State};
use crate::fold::is_dropped;
use crate::part::{Meaning, Role};
use crate::quotes::quote;

/// A query's text for what its parts mean. `bare` says which words are left without quotes.
pub(crate) fn write(meanings: &[Meaning], bare: impl Fn(usize) -> bool) -> String {
    let mut text = String::new();
    for (number, meaning) in meanings.iter().enumerate() {
        if number > 0 {
            text.push(' ');
        }
        write_part(&mut text, meaning, bare(number));
    }
    text
}

fn write_part(text: &mut String, meaning: &Meaning, bare: bool) {
    match meaning {
        Meaning::Words { text: words, role, weight, .. } => {
            text.push_str(match role {
                Role::Sentence => "",
                // A weight says it already.
                Role::Added if *weight != 1.0 => "",
                Role::Added => "+ ",
                Role::Removed => "-",
            });
            let is_bare = if *role == Role::Removed || *weight != 1.0 { is_one_word(words) } else { bare };
            if is_bare {
                text.push_str(words)
            } else {
                text.push_str(&quote(words))
            }
            write_weight(text, *weight);
        }
        Meaning::Photo { photo, removed, weight } => {
            let _ = write!(text, "{}photo:{photo}", minus(*removed));
            write_weight(text, *weight);
        }
        Meaning::Picture { number, removed, weight } => {
            let _ = write!(text, "{}image:{number}", minus(*removed));
            write_weight(text, *weight);
        }
        Meaning::Filter { negated, filter } => {
            text.push_str(minus(*negated));
            write_filter(text, filter);
        }
    }
}

fn write_filter(text: &mut String, filter: &Filter) {
    let (key, value) = match filter {
        Filter::Date { days } => {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            ("date", days.join(","))
        }
        Filter::Camera { text } => ("camera", value(text)),
        Filter::Lens { text } => ("lens", value(text)),
        Filter::Folder { text } => ("folder", value(text)),
        Filter::Name { text } => ("name", value(text)),
        Filter::Text { text } => ("text", value(text)),
        Filter::Place { text, .. } => ("place", value(text)),
        Filter::Type { of_file } => ("type", of_file.name().to_owned()),
        Filter::Is { state: State::Lettered } => ("has", "text".to_owned()),
        Filter::Is { state } => ("is", state.name().to_owned()),
        Filter::Rating { least, most: 5 } => {
            return {
                let _ = write!(text, "rating>={least}");
            };
        }
        Filter::Rating { least: 0, most } => {
            return {
                let _ = write!(text, "rating<={most}");
            };
        }
        Filter::Rating { least, most } => ("rating", format!("{least}..{most}")),
    };
    let _ = write!(text, "{key}:{value}");
}

fn minus(negated: bool) -> &'static str {
    if negated { "-" } else { "" }
}

fn write_weight(text: &mut String, weight: f32) {
    if weight != 1.0 {
        let _ = write!(text, "^{weight}");
    }
}

fn value(value: &str) -> String {
    if is_one_word(value) { value.to_owned() } else { quote(value) }
}

/// Whether a text is read as one word wherever it stands behind a sign.
fn is_one_word(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() && !is_dropped(first))
        && text.chars().all(|char| char.is_alphanumeric() || char == '_')
}
