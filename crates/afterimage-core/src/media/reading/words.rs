//! From the words that Tesseract believes to see, to text.
//!
//! In leaves, fences and fur it sees letters, and says itself that it is not sure. Of 50 photos without text, all but one have no word
//! of four letters with a confidence of 80; of 10 receipts, all have many.

use afterimage_query::is_unspaced;
use unicode_normalization::UnicodeNormalization;

/// Words with less confidence, of 100, are mostly wrong.
const LEAST_CONFIDENCE: f32 = 60.0;

/// With so much they are mostly right, …
const SURE: f32 = 80.0;

/// … if they have so many letters, …
const SURE_LETTERS: usize = 3;

/// … and a photo with so many letters in such words has text.
const LEAST_LETTERS: usize = 4;

/// Text is kept up to so many characters: several pages.
const MOST_CHARACTERS: usize = 20_000;

/// A word and how sure Tesseract is.
struct Word<'a> {
    confidence: f32,
    text: &'a str,
}

impl Word<'_> {
    fn letters(&self) -> usize {
        self.text.chars().filter(|char| char.is_alphanumeric()).count()
    }

    /// Letters that prove that there is text.
    fn sure_letters(&self) -> usize {
        let letters = self.letters();
        // Of scripts without spaces, every character is a word to it.
        let is_word = letters >= SURE_LETTERS || self.text.chars().any(is_unspaced);
        if self.confidence >= SURE && is_word { letters } else { 0 }
    }
}

/// The text in a table as Tesseract writes it, in Unicode's composed form, a line a line; empty where there is none to believe.
/// `None` for what is no such table.
pub(super) fn text_of(table: &str) -> Option<String> {
    let mut rows = table.lines();
    if !rows.next()?.starts_with("level\tpage_num\t") {
        return None;
    }
    let mut lines: Vec<(Vec<&str>, Vec<Word<'_>>)> = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        // Level 5 is a word; it is in a block, a paragraph and a line.
        let ["5", _, block, paragraph, line, _, _, _, _, _, confidence, text] = cells[..] else { continue };
        let Ok(confidence) = confidence.parse() else { continue };
        let place = vec![block, paragraph, line];
        let word = Word { confidence, text: text.trim() };
        match lines.last_mut() {
            Some((last, words)) if *last == place => words.push(word),
            _ => lines.push((place, vec![word])),
        }
    }
    let sure: usize = lines.iter().flat_map(|(_, words)| words).map(Word::sure_letters).sum();
    if sure < LEAST_LETTERS {
        return Some(String::new());
    }
    let lines = lines.iter().map(|(_, words)| joined(words)).filter(|line| !line.is_empty());
    Some(lines.collect::<Vec<_>>().join("\n").nfc().take(MOST_CHARACTERS).collect())
}

/// The believable words of a line, with spaces where their script has them.
fn joined(words: &[Word<'_>]) -> String {
    let mut line = String::new();
    for word in words {
        if word.confidence < LEAST_CONFIDENCE || word.letters() == 0 {
            continue;
        }
        let touches =
            line.chars().next_back().is_some_and(is_unspaced) && word.text.chars().next().is_some_and(is_unspaced);
        if !line.is_empty() && !touches {
            line.push(' ');
        }
        line.push_str(word.text);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table with words as `(line, confidence, text)`.
    fn table(words: &[(u32, f32, &str)]) -> String {
        let mut table =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
                .to_owned();
        table.push_str("1\t1\t0\t0\t0\t0\t0\t0\t640\t480\t-1\t\n");
        for (line, confidence, text) in words {
            table.push_str(&format!("5\t1\t1\t1\t{line}\t1\t10\t20\t30\t40\t{confidence}\t{text}\n"));
        }
        table
    }

    #[test]
    fn words_become_lines_and_what_is_doubtful_is_left_out() {
        let read = text_of(&table(&[
            (1, 96.0, "Hardware"),
            (1, 91.5, "store"),
            (2, 30.0, "ee"),
            (3, 72.0, "2"),
            (3, 95.0, "Hammer,"),
            (3, 94.0, "—"),
        ]));
        assert_eq!(read.unwrap(), "Hardware store\n2 Hammer,");
    }

    #[test]
    fn scripts_without_spaces_get_none_and_accents_are_composed() {
        let words = [(1, 90.0, "密"), (1, 88.0, "码"), (1, 95.0, "Wi-Fi"), (1, 80.0, "厨房"), (2, 90.0, "Cafe\u{301}")];
        assert_eq!(text_of(&table(&words)).unwrap(), "密码 Wi-Fi 厨房\nCafé");
    }

    #[test]
    fn what_is_seen_in_leaves_is_no_text() {
        for words in
            [&[(1, 70.0, "wee"), (2, 62.0, "tog")][..], &[(1, 84.0, "fay")], &[(1, 95.0, "="), (1, 93.0, "a")], &[]]
        {
            assert_eq!(text_of(&table(words)).unwrap(), "");
        }
    }

    #[test]
    fn what_is_no_table_is_no_answer() {
        assert_eq!((text_of(""), text_of("Error opening data file\n5\t1")), (None, None));
        let odd = table(&[]) + "5\t1\t1\n5\t1\t1\t1\t1\t1\t1\t1\t1\t1\tmuch\tword\n\u{0}\t\n";
        assert_eq!(text_of(&odd).unwrap(), "");
    }
}
