//! How likely the name of a town is meant as that town.

use std::collections::HashSet;
use std::sync::LazyLock;

use afterimage_query::{Renown, folded};

/// So many people live in towns whose names are theirs in small letters, too.
const KNOWN_TO_ALL: u32 = 1_000_000;

/// Another name of such a town is it in small letters from so many letters on.
const LEAST_SMALL: usize = 4;

/// What a name says, from how large a town on it is enough: a short name is another word, or part of one, somewhere. A letter
/// of an alphabet counts 2, one of kana 3, a syllable of Korean and a character of Chinese 4.
const ENOUGH: [(usize, u32); 5] = [(12, 0), (10, 15_000), (8, 100_000), (6, 300_000), (4, KNOWN_TO_ALL)];

/// Other names of the largest towns that are everyday words, other people's names or other places when they are in small
/// letters: chosen among those that wordfreq 3.1 counts at least once in two million words of English, French, German, Italian,
/// Portuguese, Spanish or Russian.
const OTHER_WORDS: &str = "\
    adem agro aman amano anda arrecife bahia baia benin berline bethlehem brousse brum cancun cano cansa canton caza cham cheng \
    colonia dabei damas deli dual guadalupe hang islamabad judah kanton kita kitas lamy landen leon lime limo logos luta madura \
    manos medina mila minga monterey morelos mosel olbia ottava para paraguay paras pari pert perto peste pesta pesto petropolis \
    pueblo puni puno rabot riad riade riant romo salisbury sama samar sana sano seul siano sophia soul tana tane tuba vele vena \
    victoria vien vine wean zaragoza \
    аман боку верный горький дамам казан кали кальян кота осла сана софи софия тане хохот";

static IS_OTHER_WORD: LazyLock<HashSet<Vec<char>>> =
    LazyLock::new(|| OTHER_WORDS.split_whitespace().map(folded).collect());

/// Of the name that a town of so many people has on maps.
pub(super) fn of_name(population: u32) -> Renown {
    if population >= KNOWN_TO_ALL { Renown::Great } else { Renown::Some }
}

/// Of another name of a town of so many people.
pub(super) fn of_other_name(name: &str, population: u32) -> Renown {
    let said: usize = name.chars().filter(|char| char.is_alphanumeric()).map(weight).sum();
    if !ENOUGH.iter().any(|&(least, people)| said >= least && population >= people) {
        return Renown::Little;
    }
    let is_known = population >= KNOWN_TO_ALL && said >= LEAST_SMALL * weight('a');
    if is_known && !IS_OTHER_WORD.contains(&folded(name)) { Renown::Great } else { Renown::Some }
}

fn weight(char: char) -> usize {
    match char {
        '\u{3041}'..='\u{30ff}' => 3,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '\u{ac00}'..='\u{d7a3}' => 4,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_and_those_of_large_towns_are_meant() {
        for (name, population, renown) in [
            ("Londres", 8_961_989, Renown::Great),
            ("Roma", 2_318_895, Renown::Great),
            ("Rom", 2_318_895, Renown::Some),
            ("Pueblo", 1_692_181, Renown::Some),
            ("Colônia", 1_024_621, Renown::Some),
            ("Верный", 1_977_011, Renown::Some),
            ("Florenz", 367_150, Renown::Some),
            ("Genf", 201_741, Renown::Some),
            ("Nico", 90_000, Renown::Little),
            ("Sitten", 28_633, Renown::Some),
            ("パリ", 2_138_551, Renown::Some),
            ("ラン", 28_688, Renown::Little),
            ("ツェルマット", 5_800, Renown::Some),
            ("北京", 18_960_744, Renown::Great),
            ("车站", 0, Renown::Little),
            ("威尼斯", 51_298, Renown::Some),
            ("니스", 342_669, Renown::Some),
            ("공주", 72_435, Renown::Little),
            ("صور", 135_204, Renown::Little),
            ("دبي", 3_790_000, Renown::Some),
        ] {
            assert_eq!(of_other_name(name, population), renown, "{name}");
        }
        assert_eq!((of_name(1_000_000), of_name(0)), (Renown::Great, Renown::Some));
    }
}
