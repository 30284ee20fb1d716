//! What news desks and old programs write: IPTC-IIM, revision 4.2 of the Information Interchange Model.

use super::moment::{Moment, Parts, offset};

/// What IIM says of a photo.
#[derive(Debug, Default, PartialEq)]
pub(super) struct IptcFacts {
    /// When it was taken.
    pub taken: Option<Moment>,
    /// Words for what is on it.
    pub keywords: Vec<String>,
    /// A caption.
    pub description: Option<String>,
}

/// Begins every dataset.
const TAG_MARKER: u8 = 0x1C;

/// Records and numbers of the datasets that are read.
const CHARACTER_SET: (u8, u8) = (1, 90);
const KEYWORD: (u8, u8) = (2, 25);
const DATE_CREATED: (u8, u8) = (2, 55);
const TIME_CREATED: (u8, u8) = (2, 60);
const CAPTION: (u8, u8) = (2, 120);

/// The escape sequence of ISO 2022 that announces UTF-8.
const UTF_8: &[u8] = b"\x1b%G";

/// Reads the datasets of an IIM block, as far as they are whole.
pub(super) fn read(block: &[u8]) -> IptcFacts {
    let datasets: Vec<_> = Datasets { rest: block }.collect();
    let utf_8 = datasets.iter().any(|(id, value)| *id == CHARACTER_SET && *value == UTF_8);
    let texts = |wanted| {
        let values = datasets.iter().filter(move |(id, _)| *id == wanted);
        values.map(move |(_, value)| text(value, utf_8)).filter(|text| !text.is_empty())
    };
    let first = |wanted| texts(wanted).next();
    IptcFacts {
        taken: first(DATE_CREATED).and_then(|date| taken(&date, first(TIME_CREATED).as_deref())),
        keywords: texts(KEYWORD).collect(),
        description: first(CAPTION),
    }
}

/// Programs that do not say what they write in write UTF-8 or Latin-1.
fn text(value: &[u8], utf_8: bool) -> String {
    let text = match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) if utf_8 => String::from_utf8_lossy(value).into_owned(),
        Err(_) => value.iter().map(|byte| char::from(*byte)).collect(),
    };
    text.trim_matches(['\0', ' ', '\n', '\r', '\t']).to_owned()
}

/// `20190307` and `140509+0100`.
fn taken(date: &str, time: Option<&str>) -> Option<Moment> {
    let time = time.unwrap_or_default();
    let (year, month, day) = (date.get(..4)?, date.get(4..6)?, date.get(6..8)?);
    let part = |range| time.get(range).unwrap_or("00");
    let parts = Parts { year, month, day, hour: part(0..2), minute: part(2..4), second: part(4..6) };
    Some(parts.moment()?.at_offset(time.get(6..).and_then(offset)))
}

struct Datasets<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Datasets<'a> {
    type Item = ((u8, u8), &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let [TAG_MARKER, record, number, high, low, rest @ ..] = self.rest else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (length, rest) = match length {
            0..0x8000 => (length, rest),
            // An extended dataset: so many bytes hold its length.
            _ => {
                let bytes = rest.get(..length & 0x7FFF).filter(|bytes| bytes.len() <= 4)?;
                let length = bytes.iter().fold(0, |length: usize, byte| length << 8 | usize::from(*byte));
                (length, &rest[bytes.len()..])
            }
        };
        let value = rest.get(..length)?;
        self.rest = &rest[length..];
        Some(((*record, *number), value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dataset(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
        let length = u16::try_from(value.len()).unwrap().to_be_bytes();
        [&[TAG_MARKER, record, number, length[0], length[1]], value].concat()
    }

    #[test]
    fn keywords_caption_and_date_are_read() {
        let block = [
            dataset(1, 90, UTF_8),
            dataset(2, 25, "Zürich".as_bytes()),
            dataset(2, 25, b"lake"),
            dataset(2, 120, b"By the lake\0"),
            dataset(2, 55, b"20190307"),
            dataset(2, 60, b"140509+0100"),
        ]
        .concat();
        let facts = read(&block);
        assert_eq!(facts.keywords, ["Zürich", "lake"]);
        assert_eq!(facts.description.as_deref(), Some("By the lake"));
        let taken = facts.taken.unwrap();
        assert_eq!((taken.clock.to_string().as_str(), taken.offset_minutes), ("2019-03-07T14:05:09", Some(60)));
    }

    #[test]
    fn latin_1_is_read_where_nothing_is_announced() {
        assert_eq!(read(&dataset(2, 25, b"Z\xFCrich")).keywords, ["Zürich"]);
        assert_eq!(read(&dataset(2, 25, "Zürich".as_bytes())).keywords, ["Zürich"]);
    }

    #[test]
    fn long_datasets_are_read_and_cut_ones_end_it() {
        let mut long = vec![TAG_MARKER, 2, 120, 0x80, 4, 0, 1, 0, 0];
        long.extend(vec![b'a'; 65_536]);
        long.extend(dataset(2, 25, b"after"));
        let facts = read(&long);
        assert_eq!((facts.description.unwrap().len(), facts.keywords), (65_536, vec!["after".to_owned()]));
        assert_eq!(read(&dataset(2, 25, b"cut")[..6]), IptcFacts::default());
    }

    #[test]
    fn a_day_that_is_not_known_is_no_date() {
        assert_eq!(read(&dataset(2, 55, b"20190000")).taken, None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_answer(block in prop::collection::vec(any::<u8>(), 0..200)) {
            read(&block);
        }

        #[test]
        fn any_datasets_have_an_answer(
            datasets in prop::collection::vec((1_u8..3, any::<u8>(), prop::collection::vec(any::<u8>(), 0..40)), 0..8)
        ) {
            let block: Vec<u8> = datasets.iter().flat_map(|(record, number, value)| dataset(*record, *number, value)).collect();
            prop_assert_eq!(Datasets { rest: &block }.count(), datasets.len());
            read(&block);
        }
    }
}
