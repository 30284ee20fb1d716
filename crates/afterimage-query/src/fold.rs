//! Text as the rules see it: without case, accents, widths and the many ways to write a quote or a digit.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical};

/// A text, character by character, each with where it is in the original.
#[derive(Debug)]
pub(crate) struct Folded {
    chars: Vec<char>,
    /// Where each character begins in the original, and where the last one ends.
    starts: Vec<usize>,
}

impl Folded {
    pub(crate) fn new(text: &str) -> Self {
        let mut composed: Vec<(char, usize)> = Vec::with_capacity(text.len());
        for (at, char) in text.char_indices() {
            // Some systems write `é` as two characters and a syllable of Hangul as three.
            match composed.last_mut().and_then(|last| Some((compose(last.0, char)?, last))) {
                Some((whole, last)) => last.0 = whole,
                None if at > 0 && is_dropped(char) => {}
                None => composed.push((char, at)),
            }
        }
        let mut starts: Vec<usize> = composed.iter().map(|(_, at)| *at).collect();
        starts.push(text.len());
        Self { chars: composed.into_iter().map(|(char, _)| fold(char)).collect(), starts }
    }

    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    pub(crate) fn before(&self, at: usize) -> Option<char> {
        self.get(at.checked_sub(1)?)
    }

    pub(crate) fn chars(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to).unwrap_or_default()
    }

    /// Where a character is in the original.
    pub(crate) fn byte(&self, at: usize) -> usize {
        self.starts.get(at).or(self.starts.last()).copied().unwrap_or_default()
    }

    /// The character that begins at a byte of the original or holds it.
    pub(crate) fn at_byte(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start < byte).min(self.chars.len())
    }

    /// The first character from `at` on that is no white space.
    pub(crate) fn skip_space(&self, at: usize) -> usize {
        (at..self.len()).find(|at| !self.is_space(*at)).unwrap_or(self.len())
    }

    pub(crate) fn is_space(&self, at: usize) -> bool {
        self.get(at).is_some_and(char::is_whitespace)
    }

    /// Whether a word may begin at a character: after a space, an opening bracket or a sign between sentences, or within a
    /// script that has no spaces.
    pub(crate) fn starts_word(&self, at: usize) -> bool {
        let (Some(before), Some(char)) = (self.before(at), self.get(at)) else { return true };
        if before.is_whitespace() || is_unspaced(before) || is_unspaced(char) && !before.is_ascii_punctuation() {
            return true;
        }
        let inside_number = char.is_ascii_digit() && at >= 2 && self.before(at - 1).is_some_and(|c| c.is_ascii_digit());
        "([{¿¡,;!?،؛。、・…\u{200f}\u{200e}".contains(before) && !inside_number
    }

    /// Whether a word may end before a character.
    pub(crate) fn ends_word(&self, at: usize) -> bool {
        let (Some(last), Some(next)) = (self.before(at), self.get(at)) else { return true };
        if next.is_whitespace() || is_unspaced(next) || is_unspaced(last) || last == '\'' {
            return true;
        }
        if is_hangul(last) {
            // Particles are written onto nouns.
            return is_hangul(next) || !is_word(next);
        }
        if "-/.:'_+&@".contains(next) {
            return next != '_' && !self.get(at + 1).is_some_and(is_word);
        }
        !is_word(next) && !"^%°$€£#".contains(next)
    }
}

/// What an accent in front of nothing becomes, and what is never part of a word's identity.
pub(crate) fn is_dropped(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{93c}' | '\u{ad}' | '\u{fe0f}')
}

fn fold(char: char) -> char {
    let char = match char {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(char as u32 - 0xfee0).unwrap_or(char),
        '’' | '‘' | 'ʼ' | '´' => '\'',
        '‐' | '‑' => '-',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        'ё' | 'Ё' => 'е',
        _ => char,
    };
    if let Some(digit) = digit(char) {
        return digit;
    }
    let mut lower = char.to_lowercase();
    let char = match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => char,
    };
    let is_alphabet = matches!(char, '\u{c0}'..='\u{52f}' | '\u{958}'..='\u{95f}' | '\u{1e00}'..='\u{1fff}');
    let mut base = char;
    if is_alphabet {
        decompose_canonical(char, |part| {
            if !is_dropped(part) && base == char {
                base = part;
            }
        });
    }
    base
}

/// The digit of any script that people here write numbers in.
fn digit(char: char) -> Option<char> {
    let zero = match char {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        _ => return None,
    };
    char::from_digit(char as u32 - zero as u32, 10)
}

/// A text without case, accents, widths and the many ways to write a quote or a digit.
pub fn folded(text: &str) -> Vec<char> {
    let composed: String = text.nfc().collect();
    Folded::new(&composed).chars
}

/// Whether a character is part of a word.
pub fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || matches!(char, '\u{900}'..='\u{963}' | '\u{200c}' | '\u{200d}')
}

/// Whether a character belongs to a script without spaces between words: Han and kana.
pub fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Whether a character is a syllable of Korean.
pub(crate) fn is_hangul(char: char) -> bool {
    matches!(char, '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        folded(text).into_iter().collect()
    }

    #[test]
    fn case_accents_and_widths_make_no_difference() {
        assert_eq!(fold("MÄRZ Été ＤＡＴＥ：２０１９"), "marz ete date:2019");
        assert_eq!(fold("Й ё"), fold("й е"));
        assert_eq!(fold("٢٠٢٢ २०१९ ۱۲"), "2022 2019 12");
        assert_eq!(fold("الأَضْحَى"), "الاضحي");
        // The dot below is left out as often as it is written, and written in two ways.
        assert_eq!([fold("ज\u{93c}्यूरिख़"), Folded::new("\u{95b}").chars.iter().collect()], ["ज्यूरिख", "ज"]);
    }

    #[test]
    fn decomposed_text_is_the_same_and_positions_are_the_original_s() {
        let decomposed = "e\u{301}te\u{301} 봄 \u{1107}\u{1169}\u{11b7}";
        let text = Folded::new(decomposed);
        assert_eq!(text.chars(0, text.len()), folded("été 봄 봄"));
        let (start, end) = (text.byte(6), text.byte(7));
        assert_eq!(&decomposed[start..end], "\u{1107}\u{1169}\u{11b7}");
        assert_eq!(text.at_byte(start), 6);
        assert_eq!(text.byte(text.len()), decomposed.len());
    }
}
