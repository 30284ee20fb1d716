//! Recall at k: the share of queries whose photo is among the first k.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// The ks that are reported.
const AT: [usize; 3] = [1, 5, 10];

/// Recall of one language's queries.
#[derive(Debug, Clone, Default)]
pub struct Recall {
    /// How many were asked.
    pub queries: usize,
    found: [usize; AT.len()],
}

impl Recall {
    /// Counts a query whose photo came at `rank`, from 0.
    pub fn count(&mut self, rank: usize) {
        self.queries += 1;
        for (found, at) in self.found.iter_mut().zip(AT) {
            *found += usize::from(rank < at);
        }
    }

    /// Recall at 1, 5 and 10, in percent.
    pub fn percent(&self) -> [f64; AT.len()] {
        self.found.map(|found| 100.0 * found as f64 / self.queries.max(1) as f64)
    }
}

impl Serialize for Recall {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("queries", &self.queries)?;
        for (at, percent) in AT.iter().zip(self.percent()) {
            map.serialize_entry(&format!("recall@{at}"), &percent)?;
        }
        map.end()
    }
}

/// English recall@10 minus the mean of the others', in points.
pub fn language_gap(languages: &BTreeMap<String, Recall>) -> Option<f64> {
    let english = languages.get("en")?.percent()[2];
    let others: Vec<f64> =
        languages.iter().filter(|(language, _)| *language != "en").map(|(_, recall)| recall.percent()[2]).collect();
    (!others.is_empty()).then(|| english - others.iter().sum::<f64>() / others.len() as f64)
}

/// The mean recall@10 of the `count` languages with most queries, in percent.
pub fn best_covered(languages: &BTreeMap<String, Recall>, count: usize) -> Option<f64> {
    let mut languages: Vec<&Recall> = languages.values().collect();
    languages.sort_by_key(|recall| std::cmp::Reverse(recall.queries));
    languages.truncate(count);
    let sum: f64 = languages.iter().map(|recall| recall.percent()[2]).sum();
    (!languages.is_empty()).then(|| sum / languages.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recall_is_the_share_found_and_its_json_names_the_ks() {
        let mut recall = Recall::default();
        [0, 3, 7, 20].into_iter().for_each(|rank| recall.count(rank));
        assert_eq!(recall.percent(), [25.0, 50.0, 75.0]);
        let json = serde_json::to_value(&recall).unwrap();
        assert_eq!(json["recall@1"], 25.0);
        assert_eq!(json["recall@10"], 75.0);
    }

    #[test]
    fn the_best_covered_languages_have_most_queries() {
        let recall = |ranks: &[usize]| {
            let mut recall = Recall::default();
            ranks.iter().for_each(|&rank| recall.count(rank));
            recall
        };
        let languages =
            [("en".to_owned(), recall(&[0, 0])), ("de".to_owned(), recall(&[0, 20])), ("sw".to_owned(), recall(&[20]))];
        assert_eq!(best_covered(&languages.into(), 2), Some(75.0));
    }

    #[test]
    fn the_gap_is_english_minus_the_mean_of_the_others() {
        let mut english = Recall::default();
        english.count(0);
        let mut other = Recall::default();
        other.count(50);
        let languages = [("en".to_owned(), english), ("de".to_owned(), other)].into();
        assert_eq!(language_gap(&languages), Some(100.0));
    }
}
