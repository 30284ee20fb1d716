//! Numbers as dates have them.

use crate::fold::Folded;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: i16,
    /// The character behind it.
    pub(super) end: usize,
    /// How many digits it has; 0 where it is written with Chinese numerals.
    pub(super) digits: usize,
}

/// The number of at most four digits at a character.
pub(super) fn at(text: &Folded, start: usize) -> Option<Number> {
    let digit = |at: usize| text.get(at)?.to_digit(10).and_then(|digit| i16::try_from(digit).ok());
    if digit(start).is_none() {
        return chinese(text, start);
    }
    let (mut value, mut at) = (0_i16, start);
    while let Some(next) = digit(at) {
        if at - start == 4 {
            return None;
        }
        (value, at) = (value * 10 + next, at + 1);
    }
    Some(Number { value, end: at, digits: at - start })
}

/// 二〇一九, 十二, 三: digit by digit, or with tens.
fn chinese(text: &Folded, start: usize) -> Option<Number> {
    let digit = |char| "〇一二三四五六七八九".chars().position(|known| known == char);
    let (mut digits, mut tens, mut at) = (Vec::new(), None, start);
    while at - start < 4
        && let Some(char) = text.get(at)
    {
        match char {
            '零' => digits.push(0),
            '十' if tens.is_none() && digits.len() <= 1 => tens = Some(digits.pop().unwrap_or(1)),
            _ => match digit(char) {
                Some(digit) => digits.push(digit),
                None => break,
            },
        }
        at += 1;
    }
    let value = match (tens, digits.as_slice()) {
        (Some(tens), []) => tens * 10,
        (Some(tens), [one]) => tens * 10 + one,
        (None, [one]) => *one,
        (None, [a, b, c, d]) => a * 1000 + b * 100 + c * 10 + d,
        _ => return None,
    };
    Some(Number { value: i16::try_from(value).ok()?, end: at, digits: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_of_every_script() {
        let value = |text: &str| at(&Folded::new(text), 0).map(|number| (number.value, number.end));
        assert_eq!(value("2019x"), Some((2019, 4)));
        assert_eq!(value("٢٠٢٢"), Some((2022, 4)));
        assert_eq!(value("२०१९"), Some((2019, 4)));
        assert_eq!(value("１２月"), Some((12, 2)));
        assert_eq!(value("二〇一九年"), Some((2019, 4)));
        assert_eq!(value("二零零八年"), Some((2008, 4)));
        assert_eq!(value("十二月"), Some((12, 2)));
        assert_eq!(value("三十一日"), Some((31, 3)));
        assert_eq!(value("五月"), Some((5, 1)));
        assert_eq!(value("20190"), None);
        assert_eq!(value("年"), None);
    }
}
