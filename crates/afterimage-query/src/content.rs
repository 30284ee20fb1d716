//! The words of a text that say something by themselves.

use crate::fold::{Folded, is_unspaced, is_word};
use crate::languages::{LEXICON, Word};

/// The words of a text, folded, without those that only join others: "the", "mit", "à". Runs of scripts without spaces are
/// one word; numbers and letters that touch are two.
pub fn content_words(text: &str) -> Vec<String> {
    let text = Folded::new(text);
    let joins = |start, end| LEXICON.at(&text, start).iter().any(|found| found.end == end && is_joining(found.word));
    let words = words_within(&text).filter(|&(start, end)| !joins(start, end));
    words.map(|(start, end)| text.chars(start, end).iter().collect()).collect()
}

/// All words of a text, folded, as [`content_words`] tells them apart.
pub fn all_words(text: &str) -> Vec<String> {
    let text = Folded::new(text);
    words_within(&text).map(|(start, end)| text.chars(start, end).iter().collect()).collect()
}

/// Where the words of a text begin and end.
fn words_within(text: &Folded) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            let (start, end) = (at, word_end(text, at));
            at = end.max(start + 1);
            if end > start {
                return Some((start, end));
            }
        }
        None
    })
}

/// Whether a folded text has a word, as a whole: no letter follows a letter, no digit a digit.
pub fn has_word(text: &str, word: &str) -> bool {
    let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { return false };
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        // In scripts without spaces a word may begin and end anywhere.
        let starts = is_unspaced(first) || before.is_none_or(|before| !belong_together(before, first));
        starts && (is_unspaced(last) || after.is_none_or(|after| !belong_together(last, after)))
    })
}

fn word_end(text: &Folded, start: usize) -> usize {
    let is_part = |at: usize| text.get(at).is_some_and(|char| is_word(char) && char != '_');
    let mut at = start;
    while is_part(at)
        && (at == start || text.before(at).zip(text.get(at)).is_some_and(|(one, next)| belong_together(one, next)))
    {
        at += 1;
    }
    at
}

/// Whether two characters that touch are of one word.
fn belong_together(one: char, next: char) -> bool {
    let is_part = |char: char| is_word(char) && char != '_';
    is_part(one) && is_part(next) && one.is_numeric() == next.is_numeric() && is_unspaced(one) == is_unspaced(next)
}

fn is_joining(word: Word) -> bool {
    matches!(
        word,
        Word::Article
            | Word::Of
            | Word::And
            | Word::To
            | Word::From
            | Word::DatePreposition
            | Word::PlacePreposition
            | Word::PlaceTail
            | Word::DateTail
            | Word::ScopeEnd
            | Word::ScopeMark
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_join_others_are_left_out() {
        for (text, words) in [
            ("the lake at night", &["lake", "night"][..]),
            ("Hochzeit von Anna und Jörg", &["hochzeit", "anna", "jorg"]),
            ("IMG_2041.jpg", &["img", "2041", "jpg"]),
            ("summer2019", &["summer", "2019"]),
            ("海边的日落", &["海边的日落"]),
            ("", &[]),
        ] {
            assert_eq!(content_words(text), words, "{text}");
        }
        assert_eq!(all_words("The lake, at NIGHT_2"), ["the", "lake", "at", "night", "2"]);
    }

    #[test]
    fn a_word_is_found_as_a_whole() {
        for (text, word) in
            [("the cat sat", "cat"), ("cat", "cat"), ("img_2041", "2041"), ("cat2", "cat"), ("在海边的日落", "日落")]
        {
            assert!(has_word(text, word), "{text}");
        }
        for (text, word) in [("location", "cat"), ("cats", "cat"), ("120411", "2041"), ("", "cat"), ("cat", "")] {
            assert!(!has_word(text, word), "{text}");
        }
    }
}
