//! The other names of a town: in other languages, and what it was called once. GeoNames lists them without saying which
//! language they are in, among codes of airports and romanisations of scripts.

use std::collections::HashSet;

use afterimage_query::folded;

/// Raised whenever others would be kept.
pub(super) const KEPT: u8 = 1;

/// The least letters of a name that is worth keeping, …
const LEAST: usize = 3;

/// … and in a script that has no capitals, most of which say more in a letter.
const LEAST_UNCASED: usize = 2;

/// What Chinese and Japanese, and Korean, may put behind a name to say that it is a town's.
const TOWN: [&str; 2] = ["市", " 시"];

/// Those of a town's other names that people would ask for it by. What only differs in case and accents is kept once.
pub(super) fn kept(name: &str, others: &[String]) -> Vec<Box<str>> {
    let mut known = HashSet::from([folded(name)]);
    let mut kept = Vec::new();
    for other in others.iter().flat_map(|other| [Some(other.trim()), without_town(other.trim())]).flatten() {
        if is_a_name(other) && known.insert(folded(other)) {
            kept.push(other.into());
        }
    }
    kept
}

fn without_town(name: &str) -> Option<&str> {
    TOWN.iter().find_map(|town| name.strip_suffix(town))
}

fn is_a_name(name: &str) -> bool {
    let has_capital = name.chars().any(char::is_uppercase);
    let has_small = name.chars().any(char::is_lowercase);
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    let is_spelled = name.chars().all(|char| !char.is_ascii() || char.is_ascii_alphabetic() || " -'.`".contains(char));
    match (has_capital, has_small) {
        // "mu ni hei", and "MUC".
        (false, true) | (true, false) => false,
        (true, true) => is_spelled && letters >= LEAST,
        (false, false) => is_spelled && letters >= LEAST_UNCASED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept_of(name: &str, others: &[&str]) -> Vec<String> {
        let others: Vec<String> = others.iter().map(|&other| other.to_owned()).collect();
        kept(name, &others).into_iter().map(String::from).collect()
    }

    #[test]
    fn names_are_kept_and_codes_and_romanisations_are_not() {
        let others = ["MUC", "Munchen", "München", "MÜNICH", "mi wnik", "Мюнхен", "慕尼黑", "뮌헨", "म्यूनिख", ""];
        assert_eq!(kept_of("Munich", &others), ["Munchen", "Мюнхен", "慕尼黑", "뮌헨", "म्यूनिख"]);
        assert_eq!(kept_of("Rome", &["Rom", "Ro", "罗马市", "羅", "Rome (Italy)"]), ["Rom", "罗马市", "罗马"]);
        assert_eq!(kept_of("Lhasa", &["라싸 시", " Lāsa "]), ["라싸 시", "라싸", "Lāsa"]);
        assert_eq!(kept_of("The Hague", &["'s-Gravenhage", "La Haye", "Den Haag"]).len(), 3);
    }
}
