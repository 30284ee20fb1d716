//! Recall at k: the share of queries whose photo is among the first k.

use std::collections::BTreeMap;

use afterimage_encoder::Embedding;
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

/// How many photos rank before the right one. A photo of the same score counts as before: no luck in ties.
pub fn rank(query: &Embedding, photos: &[Embedding], right: usize) -> usize {
    let score = query.cosine(&photos[right]);
    photos.iter().enumerate().filter(|(photo, other)| *photo != right && query.cosine(other) >= score).count()
}

/// English recall@10 minus the mean of the others', in points.
pub fn language_gap(languages: &BTreeMap<String, Recall>) -> Option<f64> {
    let english = languages.get("en")?.percent()[2];
    let others: Vec<f64> =
        languages.iter().filter(|(language, _)| *language != "en").map(|(_, recall)| recall.percent()[2]).collect();
    (!others.is_empty()).then(|| english - others.iter().sum::<f64>() / others.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(x: f32, y: f32) -> Embedding {
        Embedding::normalized(vec![x, y]).unwrap()
    }

    #[test]
    fn a_rank_counts_the_photos_before_and_ties_do_not_help() {
        let photos = [unit(1.0, 0.0), unit(0.9, 0.1), unit(0.0, 1.0), unit(0.0, 1.0)];
        assert_eq!(rank(&unit(1.0, 0.0), &photos, 0), 0);
        assert_eq!(rank(&unit(1.0, 0.0), &photos, 1), 1);
        assert_eq!(rank(&unit(0.0, 1.0), &photos, 2), 1);
    }

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
    fn the_gap_is_english_minus_the_mean_of_the_others() {
        let mut english = Recall::default();
        english.count(0);
        let mut other = Recall::default();
        other.count(50);
        let languages = [("en".to_owned(), english), ("de".to_owned(), other)].into();
        assert_eq!(language_gap(&languages), Some(100.0));
    }
}
