//! Quotes of many languages. What stands in them is never interpreted.

use crate::fold::{Folded, is_unspaced};

/// Text in quotes.
#[derive(Debug)]
pub(crate) struct Quoted {
    /// What is in the quotes, without white space around it; never empty.
    pub(crate) content: String,
    /// The character behind it.
    pub(crate) end: usize,
}

/// Reads quotes, and remembers which of them are never closed.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    unclosed: Vec<char>,
}

impl Quotes {
    /// The text in the quotes that open at a character.
    ///
    /// Quotes that are not closed yet hold all that follows, as somebody is still typing; not so if a space follows the opening
    /// one. A straight quote is written twice inside straight quotes.
    pub(crate) fn read(&mut self, source: &str, text: &Folded, at: usize) -> Option<Quoted> {
        let opening = text.get(at)?;
        let closing = closing(opening)?;
        let mut content = String::new();
        // An accent may follow the quote, and belongs to the content.
        let opening_bytes = source[text.byte(at)..].chars().next().map_or(0, char::len_utf8);
        let mut from = text.byte(at) + opening_bytes;
        // Only French puts spaces into quotes.
        let is_spaced = source[from..].starts_with(char::is_whitespace);
        if is_spaced && (opening != '«' || self.unclosed.contains(&opening)) {
            return None;
        }
        let mut next = at + 1;
        while let Some(char) = text.get(next) {
            if closing.contains(char) {
                if opening == '"' && text.get(next + 1) == Some('"') {
                    // The second of the two is left out, but not an accent behind it.
                    let second = text.byte(next + 1);
                    content.push_str(&source[from..second]);
                    from = second + source[second..].chars().next().map_or(0, char::len_utf8);
                    next += 2;
                    continue;
                }
                content.push_str(&source[from..text.byte(next)]);
                return Self::quoted(&content, next + 1);
            }
            next += 1;
        }
        self.unclosed.push(opening);
        content.push_str(&source[from..]);
        (!is_spaced).then(|| Self::quoted(&content, text.len())).flatten()
    }

    fn quoted(content: &str, end: usize) -> Option<Quoted> {
        let content = content.trim();
        (!content.is_empty()).then(|| Quoted { content: content.to_owned(), end })
    }
}

/// Whether a character opens quotes where it stands. A straight quote within a word is an inch or an abbreviation.
pub(crate) fn opens(text: &Folded, at: usize, starts_token: bool) -> bool {
    match text.get(at) {
        Some('"' | '”' | '»') => {
            starts_token || text.before(at).is_some_and(|before| "([{".contains(before) || is_unspaced(before))
        }
        Some(char) => closing(char).is_some(),
        None => false,
    }
}

/// What closes the quotes that a character opens.
fn closing(opening: char) -> Option<&'static str> {
    Some(match opening {
        '"' => "\"",
        '“' => "”“\"",
        '„' | '‟' => "“”\"",
        '”' => "”",
        '«' => "»",
        '»' => "«»",
        '「' => "」",
        '『' => "』",
        '｢' => "｣",
        _ => return None,
    })
}

/// Puts a text in quotes, so that it is read as it is.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for char in text.chars() {
        quoted.push(char);
        if matches!(char, '"' | '＂') {
            quoted.push('"');
        }
    }
    quoted.push('"');
    quoted
}
