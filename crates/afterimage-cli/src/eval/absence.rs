//! Whether the model knows when a library has nothing for a query.

use std::collections::BTreeMap;

use afterimage_encoder::{Encoder, Fit};
use serde::Serialize;

use super::gallery::Answer;

/// Likelihoods of the best hit with and without the right photos, by language.
#[derive(Debug, Default)]
pub struct Absence {
    languages: BTreeMap<String, (Vec<f32>, Vec<f32>)>,
    /// The same of every query, whatever its language and its photo.
    best: Vec<Answer>,
}

/// How best hits fit, in percent of the queries.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Fits {
    /// As matches.
    pub matches: f64,
    /// As possible ones.
    pub possible: f64,
    /// As nothing.
    pub none: f64,
}

impl Absence {
    /// Counts a query in both libraries.
    pub fn count(&mut self, language: &str, answer: &Answer) {
        for language in [language, "all"] {
            let (present, absent) = self.languages.entry(language.to_owned()).or_default();
            present.push(answer.present);
            absent.push(answer.absent);
        }
    }

    /// Counts a query's best hits.
    pub fn count_best(&mut self, answer: &Answer) {
        self.best.push(*answer);
    }

    /// What people are told of the best hits, `with` the right photos in the library and `without` them.
    pub fn best_hit(&self, encoder: &Encoder) -> Option<BTreeMap<&'static str, Fits>> {
        let calibration = encoder.calibration()?;
        let share = |likelihood: fn(&Answer) -> f32, fit| {
            let told = self.best.iter().filter(|answer| calibration.fit(likelihood(answer)) == fit).count();
            100.0 * told as f64 / self.best.len().max(1) as f64
        };
        let fits = |likelihood| Fits {
            matches: share(likelihood, Fit::Match),
            possible: share(likelihood, Fit::Possible),
            none: share(likelihood, Fit::None),
        };
        Some([("with", fits(|answer| answer.present)), ("without", fits(|answer| answer.absent))].into())
    }

    /// The area under the ROC curve by language, and of `all` queries together.
    pub fn auc(&self) -> BTreeMap<String, f64> {
        self.languages.iter().map(|(language, (present, absent))| (language.clone(), auc(present, absent))).collect()
    }
}

/// The chance that a random one of `higher` is above a random one of `lower`; ties count half (Mann and Whitney 1947).
fn auc(higher: &[f32], lower: &[f32]) -> f64 {
    let mut sorted = lower.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let below: f64 = higher
        .iter()
        .map(|value| {
            let less = sorted.partition_point(|other| other < value);
            let not_more = sorted.partition_point(|other| other <= value);
            (less + not_more) as f64 / 2.0
        })
        .sum();
    below / (higher.len() * lower.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_one_where_all_are_above_and_a_half_where_nothing_tells() {
        assert_eq!(auc(&[0.8, 0.9], &[0.1, 0.7]), 1.0);
        assert_eq!(auc(&[0.5, 0.5], &[0.5, 0.5]), 0.5);
        assert_eq!(auc(&[0.2, 0.9], &[0.5]), 0.5);
    }
}
