//! Queries of which is known which of the held-back photos they find: what a calibration is fitted to.
//!
//! People ask with a word as often as with a sentence, and the same score means more where few words were said. So there are
//! three kinds, which weigh the same: names of labels, whole captions, and single words of captions.

use std::collections::{BTreeMap, BTreeSet};

use crate::dataset::Pair;
use crate::labels::LabelFile;

/// In how many held-back photos' captions a word has to be.
const PHOTOS_OF_WORD: usize = 2;
/// In how many photos' captions to train on a word has to be that none of the held-back ones has.
const PHOTOS_OF_ABSENT_WORD: usize = 10;
/// Letters of a word, at least.
const LETTERS: usize = 3;
/// The share of a word's uses that show that it names a thing: behind an article, or, in German, with a capital.
const AS_NAME: f64 = 0.35;

/// Words behind which things are named.
const ARTICLES: [(&str, &[&str]); 3] = [
    ("en", &["a", "an", "the", "some", "two", "three", "his", "her", "their", "its"]),
    ("fr", &["un", "une", "le", "la", "les", "des", "du", "deux", "son", "sa", "ses", "l", "d"]),
    ("pt", &["um", "uma", "o", "a", "os", "as", "dois", "duas", "seu", "sua", "uns", "umas", "do", "da", "no", "na"]),
];

/// What a query is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The name of a label, in any language.
    Label,
    /// A caption, for the photo it is of.
    Caption,
    /// A word of captions.
    Word,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Label, Self::Caption, Self::Word];
}

/// A query and what it finds. Photos are told by their place among all held-back ones.
#[derive(Debug)]
pub struct JudgedQuery {
    /// What is asked.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// The photos that it is known to be right for.
    pub right: BTreeSet<usize>,
    /// The photos of which is known whether it is.
    pub judged: BTreeSet<usize>,
}

/// All queries for `library`, the held-back photos. `train` are the photos to train on.
pub fn queries(library: &[&Pair], train: &[Pair], names: Option<&LabelFile>) -> Vec<JudgedQuery> {
    let mut queries = labels(library, names);
    queries.extend(captions(library));
    queries.extend(words(library, train));
    queries
}

/// Every label, by all its names. A photo with captions of its own may show the thing too, if it is named in one of them.
fn labels(library: &[&Pair], names: Option<&LabelFile>) -> Vec<JudgedQuery> {
    let mut texts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for pair in library {
        let Some(label) = pair.label.as_deref() else { continue };
        let texts = texts.entry(label).or_default();
        texts.extend(pair.captions.values().flatten().map(String::as_str));
        texts.extend(names.and_then(|names| names.named(label)).into_iter().flatten().map(String::as_str));
    }
    let mut queries = Vec::new();
    for (label, texts) in texts {
        let right: BTreeSet<usize> = places(library, |pair| pair.label.as_deref() == Some(label));
        let beginnings: Vec<String> = spelled(label)
            .filter(|word| word.chars().count() >= LETTERS)
            .map(|word| word.to_lowercase().chars().take(5).collect())
            .collect();
        let named = |pair: &Pair| {
            let captions = pair.captions.get("en").into_iter().flatten();
            pair.label.is_none()
                && captions
                    .flat_map(|caption| spelled(caption))
                    .any(|word| beginnings.iter().any(|beginning| word.to_lowercase().starts_with(beginning)))
        };
        let judged = places(library, |pair| !named(pair));
        let query = |text: &str| JudgedQuery {
            text: text.to_owned(),
            kind: Kind::Label,
            right: right.clone(),
            judged: judged.clone(),
        };
        queries.extend(texts.into_iter().map(query));
    }
    queries
}

/// The first caption in each language of every photo that has some of its own.
fn captions(library: &[&Pair]) -> Vec<JudgedQuery> {
    let all: BTreeSet<usize> = (0..library.len()).collect();
    let described = library.iter().enumerate().filter(|(_, pair)| pair.label.is_none());
    let captions =
        described.flat_map(|(photo, pair)| pair.captions.values().filter_map(move |of| Some((photo, of.first()?))));
    captions
        .map(|(photo, caption)| JudgedQuery {
            text: caption.clone(),
            kind: Kind::Caption,
            right: BTreeSet::from([photo]),
            judged: all.clone(),
        })
        .collect()
}

/// Names of things in captions, in each language whose names of things can be told; and those that only photos to train on have.
fn words(library: &[&Pair], train: &[Pair]) -> Vec<JudgedQuery> {
    let train: Vec<&Pair> = train.iter().collect();
    let mut queries = Vec::new();
    for language in ["de"].into_iter().chain(ARTICLES.map(|(language, _)| language)) {
        let judged = places(library, |pair| pair.label.is_none() && pair.captions.contains_key(language));
        let here = named_in(library, language);
        let elsewhere = named_in(&train, language);
        let all_here: BTreeSet<String> = spoken(library, language);
        let absent = elsewhere
            .into_iter()
            .filter(|(word, photos)| photos.len() >= PHOTOS_OF_ABSENT_WORD && !all_here.contains(word))
            .map(|(word, _)| (word, BTreeSet::new()));
        let present = here.into_iter().filter(|(_, photos)| photos.len() >= PHOTOS_OF_WORD);
        queries.extend(present.chain(absent).map(|(text, right)| JudgedQuery {
            text,
            kind: Kind::Word,
            right,
            judged: judged.clone(),
        }));
    }
    queries
}

/// Names of things in the captions of one language that photos have of their own, with those photos.
fn named_in(photos: &[&Pair], language: &str) -> BTreeMap<String, BTreeSet<usize>> {
    let articles = ARTICLES.iter().find(|(of, _)| *of == language).map(|(_, articles)| *articles);
    let mut used: BTreeMap<String, (BTreeSet<usize>, usize, usize)> = BTreeMap::new();
    for (photo, caption) in captions_in(photos, language) {
        let mut before: Option<String> = None;
        for word in spelled(caption) {
            let small = word.to_lowercase();
            let is_name = match (&before, articles) {
                (None, _) => false,
                (Some(before), Some(articles)) => articles.contains(&before.as_str()),
                (Some(_), None) => word.starts_with(char::is_uppercase),
            };
            let (photos, as_name, all) = used.entry(small.clone()).or_default();
            photos.insert(photo);
            *as_name += usize::from(is_name);
            *all += 1;
            before = Some(small);
        }
    }
    used.into_iter()
        .filter(|(word, (_, as_name, all))| word.chars().count() >= LETTERS && *as_name as f64 >= AS_NAME * *all as f64)
        .map(|(word, (photos, _, _))| (word, photos))
        .collect()
}

/// All words of the captions of one language.
fn spoken(photos: &[&Pair], language: &str) -> BTreeSet<String> {
    captions_in(photos, language).flat_map(|(_, caption)| spelled(caption)).map(str::to_lowercase).collect()
}

fn captions_in<'a>(photos: &'a [&Pair], language: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    let described = photos.iter().enumerate().filter(|(_, pair)| pair.label.is_none());
    described.flat_map(move |(photo, pair)| {
        pair.captions.get(language).into_iter().flatten().map(move |caption| (photo, caption.as_str()))
    })
}

/// The words of a text.
fn spelled(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty())
}

fn places(library: &[&Pair], which: impl Fn(&Pair) -> bool) -> BTreeSet<usize> {
    library.iter().enumerate().filter(|(_, pair)| which(pair)).map(|(photo, _)| photo).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(label: Option<&str>, captions: &[(&str, &str)]) -> Pair {
        let captions =
            captions.iter().map(|(language, text)| ((*language).to_owned(), vec![(*text).to_owned()])).collect();
        Pair { image: "photo.jpg".into(), described: label.is_none(), captions, label: label.map(str::to_owned) }
    }

    #[test]
    fn words_are_right_for_the_photos_whose_captions_have_them() {
        let photos = [
            pair(None, &[("en", "A dog runs on the beach"), ("de", "Ein Hund rennt")]),
            pair(None, &[("en", "The dog sleeps"), ("de", "Der Hund schläft")]),
            pair(Some("dog"), &[("en", "a photo of a dog")]),
        ];
        let library: Vec<&Pair> = photos.iter().collect();
        let train: Vec<Pair> = (0..10).map(|_| pair(None, &[("en", "He throws a frisbee to a dog")])).collect();
        let words = words(&library, &train);
        let of = |text: &str| words.iter().find(|query| query.text == text);
        let both = BTreeSet::from([0, 1]);
        assert_eq!(of("dog").map(|query| (&query.right, &query.judged)), Some((&both, &both)), "not the third photo's");
        assert_eq!(of("hund").map(|query| &query.right), Some(&both));
        assert!(of("frisbee").is_some_and(|query| query.right.is_empty() && query.judged == both));
        for none in ["beach", "runs", "rennt", "throws"] {
            assert!(of(none).is_none(), "{none}");
        }
    }

    #[test]
    fn a_label_says_nothing_of_photos_whose_captions_name_it() {
        let photos = [
            pair(Some("hotdog"), &[("en", "a hotdog")]),
            pair(None, &[("en", "Two hotdogs on a plate")]),
            pair(None, &[("en", "A cat")]),
        ];
        let library: Vec<&Pair> = photos.iter().collect();
        let queries = queries(&library, &[], None);
        let of = |kind| queries.iter().filter(move |query| query.kind == kind).collect::<Vec<_>>();
        let [label] = of(Kind::Label)[..] else { panic!("{queries:?}") };
        assert_eq!((&label.right, &label.judged), (&BTreeSet::from([0]), &BTreeSet::from([0, 2])));
        assert_eq!(
            of(Kind::Caption).iter().map(|query| &query.right).collect::<Vec<_>>(),
            [&BTreeSet::from([1]), &BTreeSet::from([2])]
        );
    }
}
