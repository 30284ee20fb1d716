//! From text to parts, from left to right: signs and keys first, then dates, negatives and places of the sentence. What nothing
//! claims is plain words.

use crate::context::Context;
use crate::explicit;
use crate::fold::{Folded, is_word};
use crate::part::{Meaning, Part, Role, Span, Written};
use crate::quotes::{self, Quotes};
use crate::sentence;

/// Signs at the ends of words that belong to the sentence around them.
const SEPARATORS: [char; 7] = [',', ';', '、', '，', '；', '،', '؛'];

/// Weights are numbers up to this.
const MOST_WEIGHT: f32 = 100.0;

/// The parts of a text.
pub(crate) fn parse(source: &str, context: &Context<'_>) -> Vec<Part> {
    let text = Folded::new(source);
    let mut parser = Parser {
        source,
        text: &text,
        context,
        quotes: Quotes::default(),
        at: 0,
        floor: 0,
        words: None,
        role: Role::Sentence,
        is_sum: false,
        parts: Vec::new(),
    };
    while parser.at < text.len() {
        parser.step();
    }
    parser.end_words(text.len());
    parser.parts
}

struct Parser<'a> {
    source: &'a str,
    text: &'a Folded,
    context: &'a Context<'a>,
    quotes: Quotes,
    /// The character looked at.
    at: usize,
    /// Where the last part ended: a boundary like white space.
    floor: usize,
    /// Where the plain words began that are not a part yet.
    words: Option<usize>,
    /// How the next words count.
    role: Role,
    /// Whether something is added or resembled, so that a single `-` subtracts.
    is_sum: bool,
    parts: Vec<Part>,
}

impl Parser<'_> {
    fn step(&mut self) {
        if self.text.is_space(self.at) {
            self.at += 1;
            return;
        }
        let starts_token = self.at == self.floor || self.text.before(self.at).is_none_or(char::is_whitespace);
        if starts_token && (self.operator() || self.operand()) {
            return;
        }
        if !starts_token && quotes::opens(self.text, self.at, false) && self.quoted(self.at, false) {
            return;
        }
        if self.role == Role::Removed
            && self.words.is_some()
            && self.text.get(self.at).is_some_and(|char| SEPARATORS.contains(&char))
        {
            self.end_words(self.at);
            self.at += 1;
            self.floor = self.at;
            return;
        }
        if (self.at == self.floor || self.text.starts_word(self.at)) && self.sentence() {
            return;
        }
        self.words.get_or_insert(self.at);
        self.at += 1;
    }

    /// `+` and `−` with a space behind them, and `-` in a sum.
    fn operator(&mut self) -> bool {
        let role = match self.text.get(self.at) {
            Some('+') => Role::Added,
            Some('−') => Role::Removed,
            Some('-') if self.is_sum => Role::Removed,
            _ => return false,
        };
        let next = self.text.skip_space(self.at + 1);
        let is_near = next == self.at + 1;
        let is_operand = match self.text.get(next) {
            None => false,
            Some(char) if is_near => {
                role == Role::Added && (char.is_alphabetic() || quotes::opens(self.text, next, true))
            }
            Some(char) => !"+-−".contains(char) && !SEPARATORS.contains(&char),
        };
        if is_operand {
            self.end_words(self.at);
            self.role = role;
            self.is_sum = true;
            self.at = next;
            self.floor = next;
        }
        is_operand
    }

    /// What begins with a sign, a key or a quote.
    fn operand(&mut self) -> bool {
        let negated = matches!(self.text.get(self.at), Some('-' | '−'));
        let start = self.at + usize::from(negated);
        self.quoted(start, negated) || self.keyed(start, negated) || self.signed_word(start, negated)
    }

    /// `"at night"`, `-"at night"^2`.
    fn quoted(&mut self, start: usize, negated: bool) -> bool {
        if !quotes::opens(self.text, start, true) {
            return false;
        }
        let Some(quoted) = self.quotes.read(self.source, self.text, start) else { return false };
        let (weight, end) = self.weight(quoted.end).unwrap_or((1.0, quoted.end));
        self.end_words(self.at);
        let role = if negated { Role::Removed } else { self.role };
        let is_plain = role == Role::Sentence && weight == 1.0;
        let written = if is_plain { Written::Quoted } else { Written::Explicit };
        self.push(self.at, end, Meaning::weighted_words(&quoted.content, role, weight), written);
        true
    }

    /// `date:2019`, `-camera:"Nikon D5"`, `rating>=4`, `photo:12^0.5`.
    fn keyed(&mut self, start: usize, negated: bool) -> bool {
        let letters = (start..self.text.len()).take_while(|at| *at < start + 10);
        let colon =
            letters.take_while(|at| self.text.get(*at).is_some_and(|char| char.is_ascii_lowercase())).count() + start;
        let key: String = self.text.chars(start, colon).iter().collect();
        let Some(sign) = self.text.get(colon).filter(|_| colon > start) else { return false };
        let is_rating = matches!(key.as_str(), "rating" | "stars") && "<>=≥≤".contains(sign);
        if sign != ':' && !is_rating {
            return false;
        }
        let value_start = if is_rating { colon } else { colon + 1 };
        let (value, end) = if quotes::opens(self.text, value_start, true) {
            let Some(quoted) = self.quotes.read(self.source, self.text, value_start) else { return false };
            (quoted.content, quoted.end)
        } else {
            let mut end = self.token_end(value_start);
            while end > value_start && self.text.before(end).is_some_and(|char| SEPARATORS.contains(&char)) {
                end -= 1;
            }
            if matches!(key.as_str(), "photo" | "image") {
                let digits = (value_start..end).take_while(|at| self.text.get(*at).is_some_and(|c| c.is_ascii_digit()));
                end = value_start + digits.count();
            }
            (self.source[self.text.byte(value_start)..self.text.byte(end)].to_owned(), end)
        };
        if value.trim().is_empty() {
            return false;
        }
        let negated = negated || self.role == Role::Removed;
        let Some(mut meaning) = explicit::meaning(&key, &value, negated, self.context) else { return false };
        let mut end = end;
        if let Meaning::Photo { weight, .. } | Meaning::Picture { weight, .. } = &mut meaning {
            if let Some((given, behind)) = self.weight(end) {
                (*weight, end) = (given, behind);
            }
            if self.text.get(end).is_some_and(is_word) {
                return false;
            }
            self.is_sum = true;
        }
        self.end_words(self.at);
        self.push(self.at, end, meaning, Written::Explicit);
        true
    }

    /// `-word`, `word^2`.
    fn signed_word(&mut self, start: usize, negated: bool) -> bool {
        if !self.text.get(start).is_some_and(|char| char.is_alphabetic() || char >= '\u{1f000}') {
            return false;
        }
        let token = self.token_end(start);
        let caret = (start..token).rev().find(|at| self.text.get(*at) == Some('^'));
        let weighted = caret.filter(|caret| *caret > start).and_then(|caret| Some((caret, self.weight(caret)?)));
        let (word_end, weight, end) = match weighted {
            Some((caret, (weight, end))) if end == token || !self.text.get(end).is_some_and(is_word) => {
                (caret, weight, end)
            }
            _ if negated => (token, 1.0, token),
            _ => return false,
        };
        let word = self.source[self.text.byte(start)..self.text.byte(word_end)]
            .trim_end_matches(|char| SEPARATORS.contains(&char) || matches!(char, '.' | '!' | '?' | ')'))
            .trim();
        if word.is_empty() {
            return false;
        }
        self.end_words(self.at);
        let role = if negated { Role::Removed } else { self.role };
        self.push(self.at, end, Meaning::weighted_words(word, role, weight), Written::Explicit);
        true
    }

    /// `^2`, `^0.5`: the weight and the character behind it.
    fn weight(&self, at: usize) -> Option<(f32, usize)> {
        (self.text.get(at)? == '^').then_some(())?;
        let digits = |from: usize| {
            (from..from + 4).take_while(|at| self.text.get(*at).is_some_and(|c| c.is_ascii_digit())).count()
        };
        let mut end = at + 1 + digits(at + 1);
        if self.text.get(end) == Some('.') && digits(end + 1) > 0 {
            end += 1 + digits(end + 1);
        }
        let number: String = self.text.chars(at + 1, end).iter().collect();
        let weight: f32 = number.parse().ok()?;
        (weight > 0.0 && weight <= MOST_WEIGHT).then_some((weight, end))
    }

    /// Dates, negatives and places, in the words of a sentence.
    fn sentence(&mut self) -> bool {
        let open = self.words.map(|start| (start.max(self.floor), self.at));
        let is_first = open.is_none() && self.parts.is_empty();
        let found = sentence::find(self.source, self.text, self.at, open, is_first, self.role, self.context);
        let Some(found) = found else {
            return false;
        };
        let Some((start, meaning)) = found.part else {
            self.words.get_or_insert(self.at);
            self.at = found.end;
            return true;
        };
        self.end_words(start);
        self.push(start, found.end, meaning, Written::Sentence);
        self.at = found.next;
        self.floor = found.next;
        true
    }

    /// Makes a part of the plain words up to a character.
    fn end_words(&mut self, end: usize) {
        let Some(start) = self.words.take() else { return };
        let (from, to) = (self.text.byte(start), self.text.byte(end));
        let is_trimmed = |char: char| char.is_whitespace() || SEPARATORS.contains(&char);
        let words = self.source.get(from..to).unwrap_or_default();
        let trimmed = words.trim_start_matches(is_trimmed);
        let from = from + words.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches(is_trimmed);
        if trimmed.is_empty() {
            return;
        }
        let written = if self.role == Role::Removed { Written::Explicit } else { Written::Plain };
        let meaning = Meaning::words(trimmed, self.role);
        let span = Span { start: from, end: from + trimmed.len() };
        self.parts.push(Part { span, meaning, written });
        self.role = Role::Sentence;
    }

    /// Adds a part, and goes on behind it.
    fn push(&mut self, start: usize, end: usize, meaning: Meaning, written: Written) {
        let span = Span { start: self.text.byte(start), end: self.text.byte(end) };
        let trimmed = self.source[span.start..span.end].trim_end().len();
        let span = Span { start: span.start, end: span.start + trimmed };
        self.parts.push(Part { span, meaning, written });
        self.role = Role::Sentence;
        self.at = end;
        self.floor = end;
    }

    fn token_end(&self, start: usize) -> usize {
        (start..self.text.len()).find(|at| self.text.is_space(*at)).unwrap_or(self.text.len())
    }
}
