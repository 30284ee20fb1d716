//! Countries and their names in the languages of queries.

use afterimage_query::{PlaceList, Renown};

/// Two letters, a tab, and names with bars between them.
const COUNTRIES: &str = include_str!("countries.tsv");

/// Names that are more often other words when they are written in small letters.
const OTHER_WORDS: [&str; 2] = ["TR", "CN"];

/// Above all ids that GeoNames gives.
const BASE: u32 = 1 << 31;

/// The id of a country, by its letters in ISO 3166-1. GeoNames has others, which photos do not know.
pub const fn id(letters: [u8; 2]) -> u32 {
    BASE | (letters[0] as u32) << 8 | letters[1] as u32
}

/// What a country is called in English, by its letters.
pub(crate) fn name(letters: &str) -> Option<&'static str> {
    let names = COUNTRIES.lines().find_map(|line| line.strip_prefix(letters)?.strip_prefix('\t'))?;
    names.split('|').next()
}

/// Adds the names of a country.
pub(super) fn add(list: &mut PlaceList, letters: [u8; 2]) {
    let line =
        COUNTRIES.lines().find(|line| line.as_bytes().starts_with(&letters)).and_then(|line| line.split_once('\t'));
    let Some((letters_of_line, names)) = line else { return };
    let shown = names.split('|').next().unwrap_or(names);
    let renown = if OTHER_WORDS.contains(&letters_of_line) { Renown::Some } else { Renown::Great };
    for name in names.split('|') {
        list.add(name, id(letters), shown, renown);
    }
}

#[cfg(test)]
mod tests {
    use afterimage_query::Gazetteer;

    use super::*;

    #[test]
    fn a_country_is_known_by_its_names_in_many_languages() {
        let mut list = PlaceList::default();
        for letters in [*b"CH", *b"US", *b"TR", *b"JP"] {
            add(&mut list, letters);
        }
        for (name, letters) in
            [("Schweiz", *b"CH"), ("suiza", *b"CH"), ("États-Unis", *b"US"), ("アメリカ", *b"US"), ("日本", *b"JP")]
        {
            let found = list.find(name).unwrap();
            assert_eq!((found.ids, found.renown), (vec![id(letters)], Renown::Great), "{name}");
        }
        assert_eq!(list.find("USA").unwrap().name, "United States");
        assert_eq!(list.find("turkey").unwrap().renown, Renown::Some, "that is eaten, too");
    }

    #[test]
    fn every_line_is_whole() {
        for line in COUNTRIES.lines().filter(|line| !line.starts_with('#')) {
            let (letters, names) = line.split_once('\t').unwrap();
            assert!(letters.len() == 2 && letters.bytes().all(|letter| letter.is_ascii_uppercase()), "{line}");
            assert!(names.split('|').all(|name| !name.trim().is_empty()), "{line}");
        }
    }
}
