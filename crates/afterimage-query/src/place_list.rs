//! A gazetteer of the names that it is given.

use std::collections::HashMap;

use crate::context::{FoundPlace, Gazetteer};
use crate::fold::{Folded, folded};

/// Names of places, found without case and accents.
#[derive(Debug, Clone, Default)]
pub struct PlaceList {
    /// What is found under each name, folded.
    places: HashMap<Vec<char>, Named>,
    /// The lengths that names have, the longest first.
    lengths: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Named {
    ids: Vec<u32>,
    shown: String,
    well_known: bool,
}

impl PlaceList {
    /// Adds a name of a place: the place's id, what it is called on a map, and whether its name in small letters is more likely
    /// it than anything else. Where several places have one name, all of them are meant, and the first says how it is shown.
    pub fn add(&mut self, name: &str, id: u32, shown: &str, well_known: bool) {
        let name = folded(name.trim());
        if name.is_empty() {
            return;
        }
        if let Err(at) = self.lengths.binary_search_by(|length| name.len().cmp(length)) {
            self.lengths.insert(at, name.len());
        }
        let named =
            self.places.entry(name).or_insert_with(|| Named { ids: Vec::new(), shown: shown.to_owned(), well_known });
        if !named.ids.contains(&id) {
            named.ids.push(id);
        }
        named.well_known |= well_known;
    }
}

impl Gazetteer for PlaceList {
    fn find(&self, text: &str) -> Option<FoundPlace> {
        let longest = *self.lengths.first()?;
        // One character may be written as several, and what follows the name decides whether it ends there.
        let end = text.char_indices().nth(longest * 3 + 2).map_or(text.len(), |(at, _)| at);
        let text = Folded::new(&text[..end]);
        let (named, length) = self.lengths.iter().find_map(|&length| {
            let named = self.places.get(text.chars(0, length)).filter(|_| length <= text.len())?;
            text.ends_word(length).then_some((named, length))
        })?;
        let Named { ids, shown, well_known } = named.clone();
        Some(FoundPlace { bytes: text.byte(length), ids, name: shown, well_known })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> PlaceList {
        let mut list = PlaceList::default();
        for (name, id, shown, well_known) in [
            ("Paris", 1, "Paris", true),
            ("York", 2, "York", false),
            ("New York", 3, "New York City", true),
            ("Springfield", 4, "Springfield", false),
            ("springfield", 5, "Springfield", false),
            ("Zürich", 6, "Zürich", false),
            ("日本", 7, "Japan", true),
        ] {
            list.add(name, id, shown, well_known);
        }
        list
    }

    #[test]
    fn the_longest_name_that_ends_with_a_word_is_found() {
        let found = |text: &str| list().find(text).map(|found| (found.bytes, found.ids));
        assert_eq!(found("new york at night"), Some((8, vec![3])));
        assert_eq!(found("York, at night"), Some((4, vec![2])));
        assert_eq!(found("SPRINGFIELD"), Some((11, vec![4, 5])));
        assert_eq!(found("Zurich"), Some((6, vec![6])));
        assert_eq!(found("Zu\u{308}rich 2019"), Some((8, vec![6])));
        assert_eq!(found("日本の海"), Some((6, vec![7])));
        for text in ["Parisian", "Yorkshire", "in Paris", "new", "", "日"] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(PlaceList::default().find("Paris"), None);
    }
}
