//! All tables in one tree of characters.

use std::sync::LazyLock;

use super::{TABLES, Word};
use crate::fold::{Folded, folded};

/// A set of languages, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Languages(u16);

impl Languages {
    /// What is of no language in particular, as numbers are.
    pub(crate) const ALL: Self = Self(u16::MAX);

    /// Those in both sets, if there is one.
    pub(crate) fn both(self, other: Self) -> Option<Self> {
        let both = self.0 & other.0;
        (both != 0).then_some(Self(both))
    }
}

/// A form found in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    /// The character behind it.
    pub(crate) end: usize,
    pub(crate) word: Word,
    pub(crate) languages: Languages,
}

/// The forms of all languages.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// See [`LEXICON`].
pub(crate) struct Lexicon {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    children: Vec<(char, usize)>,
    words: Vec<(Word, Languages)>,
}

impl Lexicon {
    fn new() -> Self {
        let mut lexicon = Self { nodes: vec![Node::default()] };
        for (language, table) in TABLES.iter().enumerate() {
            for (word, forms) in *table {
                for form in forms.split('|') {
                    lexicon.insert(form, *word, Languages(1 << language));
                }
            }
        }
        lexicon
    }

    fn insert(&mut self, form: &str, word: Word, languages: Languages) {
        let mut node = 0;
        for char in folded(form) {
            let child = self.nodes[node].children.iter().find(|(known, _)| *known == char).map(|(_, child)| *child);
            node = child.unwrap_or_else(|| {
                self.nodes.push(Node::default());
                let child = self.nodes.len() - 1;
                self.nodes[node].children.push((char, child));
                child
            });
        }
        match self.nodes[node].words.iter_mut().find(|(known, _)| *known == word) {
            Some((_, known)) => known.0 |= languages.0,
            None => self.nodes[node].words.push((word, languages)),
        }
    }

    /// Every form that a text has at a character, whether or not a word ends there.
    pub(crate) fn at(&self, text: &Folded, start: usize) -> Vec<Match> {
        let mut matches = Vec::new();
        let (mut node, mut at) = (0, start);
        while let Some(char) = text.get(at) {
            let wanted = if char.is_whitespace() { ' ' } else { char };
            let Some((_, child)) = self.nodes[node].children.iter().find(|(known, _)| *known == wanted) else { break };
            node = *child;
            at = if wanted == ' ' { text.skip_space(at) } else { at + 1 };
            matches.extend(self.nodes[node].words.iter().map(|&(word, languages)| Match { end: at, word, languages }));
        }
        matches
    }
}
