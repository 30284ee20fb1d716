//! Text as it is looked for: words of which it is known where they begin and end.
//!
//! SQLite finds any three characters that follow each other. So that it finds words too, and short ones, and those of scripts
//! without spaces, texts are written for it as folded words with a space before and behind each, where a character of Han or kana is a word by
//! itself: ` wi fi 密 码 `. Words that a hyphen joins are there once more as one, behind everything else.

use afterimage_query::{all_words, is_unspaced};

/// Between a text and what is there once more.
const AGAIN: &str = "| ";

/// So many characters are the least that are found.
const LEAST: usize = 3;

/// A text as it is written for SQLite; empty where it has no words.
pub(crate) fn searchable(text: &str) -> String {
    let words = spaced(text);
    if words.is_empty() {
        return words;
    }
    let joined: Vec<String> = hyphenated(text).iter().map(|word| spaced(word)).collect();
    let again: Vec<&str> = joined.iter().map(|word| word.trim_start()).collect();
    match again.is_empty() {
        true => words,
        false => [words.as_str(), AGAIN, &again.concat()].concat(),
    }
}

/// What to look for so that a text is found that has these words, whole and one after the other.
pub(crate) fn whole(words: &str) -> Option<String> {
    let words = spaced(words);
    let wanted = bare_where_unspaced(&words);
    (wanted.chars().count() >= LEAST).then(|| wanted.to_owned())
}

/// What to look for so that a text is found that has these letters in it, be it within words.
pub(crate) fn part(letters: &str) -> Option<String> {
    let words = spaced(letters);
    let bare = words.trim();
    // A letter or two are found where a word begins, or is.
    let wanted = match bare.chars().count() {
        LEAST.. => bare,
        2 => words.trim_end(),
        _ => words.as_str(),
    };
    (wanted.chars().count() >= LEAST).then(|| wanted.to_owned())
}

/// Folded words with a space before and behind each.
fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for word in all_words(text) {
        for char in word.chars() {
            if spaced.is_empty() || is_unspaced(char) && !spaced.ends_with(' ') {
                spaced.push(' ');
            }
            spaced.push(char);
            if is_unspaced(char) {
                spaced.push(' ');
            }
        }
        if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}

/// In scripts without spaces a word may begin and end anywhere, so that nothing has to be before or behind it.
fn bare_where_unspaced(words: &str) -> &str {
    let is_long = |text: &str| text.chars().count() >= LEAST;
    match words.trim() {
        bare if is_long(bare) && bare.starts_with(is_unspaced) && bare.ends_with(is_unspaced) => bare,
        _ => words,
    }
}

/// The words that a hyphen joins, also over the end of a line, without it.
fn hyphenated(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_letter = |at: usize| chars.get(at).is_some_and(|char| char.is_alphabetic() && !is_unspaced(*char));
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let mut word = String::new();
        let mut joins = 0;
        while at < chars.len() {
            let behind = if chars.get(at + 1) == Some(&'\n') { at + 2 } else { at + 1 };
            if is_letter(at) {
                word.push(chars[at]);
                at += 1;
            } else if matches!(chars[at], '-' | '‐' | '‑') && !word.is_empty() && is_letter(behind) {
                joins += 1;
                at = behind;
            } else {
                at += 1;
                break;
            }
        }
        if joins > 0 {
            found.push(word);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(text: &str, wanted: Option<String>) -> bool {
        searchable(text).contains(&wanted.unwrap())
    }

    #[test]
    fn texts_are_words_between_spaces() {
        assert_eq!(searchable("Café: 3,50 €\nIMG_2041"), " cafe 3 50 img 2041 ");
        assert_eq!(searchable("Wi-Fi 密码: kitchen"), " wi fi 密 码 kitchen | wifi ");
        assert_eq!(searchable("Schrauben-\nzieher — 2-3"), " schrauben zieher 2 3 | schraubenzieher ");
        assert_eq!((searchable(""), searchable("—")), (String::new(), String::new()));
    }

    #[test]
    fn words_are_found_whole_and_in_order() {
        let text = "HARDWARE STORE\nWi-Fi password: 厨房密码 a1";
        for words in ["hardware", "Hardware Store", "store wi-fi", "wifi", "password", "密码", "厨房密码", "房", "a"]
        {
            assert!(has(text, whole(words)), "{words}");
        }
        for words in ["hard", "ware", "store hardware", "word", "码厨", "fi wifi"] {
            assert!(!has(text, whole(words)), "{words}");
        }
        assert_eq!((whole(""), whole("—")), (None, None));
    }

    #[test]
    fn parts_are_found_within_words() {
        let text = "Kassenquittung über 厨房密码";
        for letters in ["quittung", "KASSEN", "assenquit", "ub", "密码", "房密", "k", "码"] {
            assert_eq!(has(text, part(letters)), letters != "k", "{letters}");
        }
        assert!(!has(text, part("itt ung")));
        assert_eq!(part(" ,"), None);
    }
}
