//! A gazetteer of the names that it is given.

use std::collections::HashMap;

use crate::context::{FoundPlace, Gazetteer, Renown};
use crate::fold::{Folded, folded};
use crate::languages::declined;

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
    renown: Renown,
}

impl PlaceList {
    /// Adds a name of a place, and what it becomes in the cases of Russian: the place's id, what it is called on a map, and how
    /// likely the name is meant as it. Where several places have one name, all of them are meant, and the first says how it is
    /// shown.
    pub fn add(&mut self, name: &str, id: u32, shown: &str, renown: Renown) {
        let name = name.trim();
        self.add_folded(folded(name), id, shown, renown);
        for form in declined(name) {
            self.add_folded(folded(&form), id, shown, renown);
        }
    }

    fn add_folded(&mut self, name: Vec<char>, id: u32, shown: &str, renown: Renown) {
        if name.is_empty() {
            return;
        }
        if let Err(at) = self.lengths.binary_search_by(|length| name.len().cmp(length)) {
            self.lengths.insert(at, name.len());
        }
        let named =
            self.places.entry(name).or_insert_with(|| Named { ids: Vec::new(), shown: shown.to_owned(), renown });
        if !named.ids.contains(&id) {
            named.ids.push(id);
        }
        named.renown = named.renown.max(renown);
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
        let Named { ids, shown, renown } = named.clone();
        Some(FoundPlace { bytes: text.byte(length), ids, name: shown, renown })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> PlaceList {
        let mut list = PlaceList::default();
        for (name, id, shown) in [
            ("Paris", 1, "Paris"),
            ("York", 2, "York"),
            ("New York", 3, "New York City"),
            ("Springfield", 4, "Springfield"),
            ("springfield", 5, "Springfield"),
            ("Zürich", 6, "Zürich"),
            ("日本", 7, "Japan"),
            ("Москва", 8, "Moscow"),
        ] {
            list.add(name, id, shown, Renown::Some);
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
        assert_eq!(found("Москве"), Some((12, vec![8])));
        for text in ["Parisian", "Yorkshire", "in Paris", "new", "", "日"] {
            assert_eq!(found(text), None, "{text}");
        }
        assert_eq!(PlaceList::default().find("Paris"), None);
    }

    #[test]
    fn of_several_places_the_best_known_counts_and_the_first_is_shown() {
        let mut list = list();
        list.add("Paris", 9, "Paris, Texas", Renown::Little);
        list.add("York", 10, "York, Pennsylvania", Renown::Great);
        let found = |name: &str| list.find(name).map(|found| (found.ids, found.name, found.renown)).unwrap();
        assert_eq!(found("Paris"), (vec![1, 9], "Paris".to_owned(), Renown::Some));
        assert_eq!(found("York"), (vec![2, 10], "York".to_owned(), Renown::Great));
    }
}
