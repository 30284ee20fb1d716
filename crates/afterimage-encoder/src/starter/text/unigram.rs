//! The unigram model (Kudo 2018): cuts a text into the pieces of the highest total score.
//!
//! It stands in for the model of the same name in the `tokenizers` crate and reads the same part of `tokenizer.json`,
//! for two reasons. That one keeps a hash map for each of a million trie nodes, a quarter of a gigabyte for this
//! vocabulary; here the pieces are one string, sorted. And it joins neighbouring unknown characters and adds scores up in
//! `f64`, where the engine the weights come from keeps them apart and adds in `f32`, which decides ties.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tokenizers::models::unigram::UnigramTrainer;
use tokenizers::{Model, Token};

/// How much less likely than the least likely piece an unknown character is, as in SentencePiece.
const UNKNOWN_PENALTY: f32 = 10.0;

/// A vocabulary with scores.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Definition")]
pub(in crate::starter) struct Unigram {
    /// All pieces behind one another, in the order of their ids.
    text: String,
    /// Where each piece starts, and the end of the last.
    starts: Vec<u32>,
    scores: Vec<f32>,
    /// The ids in the order of their pieces' bytes.
    sorted: Vec<u32>,
    unknown: u32,
    unknown_score: f32,
}

/// The model's part of `tokenizer.json`.
#[derive(Deserialize)]
struct Definition {
    unk_id: usize,
    vocab: Vec<(String, f64)>,
}

impl TryFrom<Definition> for Unigram {
    type Error = &'static str;

    fn try_from(definition: Definition) -> Result<Self, Self::Error> {
        if definition.unk_id >= definition.vocab.len() {
            return Err("the unknown piece is not in the vocabulary");
        }
        let mut text = String::new();
        let mut starts = vec![0];
        for (piece, _) in &definition.vocab {
            text.push_str(piece);
            starts.push(u32::try_from(text.len()).map_err(|_| "the vocabulary is too large")?);
        }
        let scores: Vec<f32> = definition.vocab.iter().map(|&(_, score)| score as f32).collect();
        let unknown_score = scores.iter().copied().fold(f32::INFINITY, f32::min) - UNKNOWN_PENALTY;
        let mut sorted: Vec<u32> = (0..scores.len() as u32).collect();
        sorted.sort_unstable_by_key(|&id| definition.vocab[id as usize].0.as_str());
        Ok(Self { text, starts, scores, sorted, unknown: definition.unk_id as u32, unknown_score })
    }
}

/// The best way to cut the text up to some place.
#[derive(Clone, Copy)]
struct Best {
    score: f32,
    /// Where the last piece of it starts, in bytes, and the piece.
    start: usize,
    id: u32,
}

impl Unigram {
    fn piece(&self, id: u32) -> &str {
        let id = id as usize;
        &self.text[self.starts[id] as usize..self.starts[id + 1] as usize]
    }

    /// Ids of the pieces that `text` starts with, shortest first.
    fn prefixes<'a>(&'a self, text: &'a str) -> impl Iterator<Item = u32> + 'a {
        let mut candidates = self.sorted.as_slice();
        let mut ends = text.char_indices().map(|(start, c)| (start, start + c.len_utf8()));
        std::iter::from_fn(move || {
            loop {
                // All candidates agree with the text up to `start`; keep those that do up to `end`.
                let (start, end) = ends.next()?;
                let next = &text.as_bytes()[start..end];
                let rest = |id: u32| &self.piece(id).as_bytes()[start..];
                let first = candidates.partition_point(|&id| rest(id) < next);
                let count = candidates[first..].partition_point(|&id| rest(id).starts_with(next));
                candidates = &candidates[first..first + count];
                // The shortest sorts first.
                let &id = candidates.first()?;
                if self.piece(id).len() == end {
                    return Some(id);
                }
            }
        })
    }

    /// The pieces of the best cut, each with its end in bytes.
    fn cut(&self, text: &str) -> Vec<(u32, usize)> {
        let nowhere = Best { score: f32::NEG_INFINITY, start: 0, id: self.unknown };
        let mut best = vec![nowhere; text.len() + 1];
        best[0].score = 0.0;
        for (start, c) in text.char_indices() {
            let score = best[start].score;
            let mut offer = |end: usize, candidate: Best| {
                if candidate.score.total_cmp(&best[end].score) == Ordering::Greater {
                    best[end] = candidate;
                }
            };
            for id in self.prefixes(&text[start..]).filter(|&id| id != self.unknown) {
                let score = score + self.scores[id as usize];
                offer(start + self.piece(id).len(), Best { score, start, id });
            }
            offer(start + c.len_utf8(), Best { score: score + self.unknown_score, start, id: self.unknown });
        }
        let mut pieces = Vec::new();
        let mut end = text.len();
        while end > 0 {
            pieces.push((best[end].id, end));
            end = best[end].start;
        }
        pieces.reverse();
        pieces
    }
}

impl Model for Unigram {
    type Trainer = UnigramTrainer;

    fn tokenize(&self, text: &str) -> tokenizers::Result<Vec<Token>> {
        let mut start = 0;
        let token = |(id, end)| {
            let offsets = (start, end);
            start = end;
            Token::new(id, text[offsets.0..end].to_owned(), offsets)
        };
        Ok(self.cut(text).into_iter().map(token).collect())
    }

    fn token_to_id(&self, token: &str) -> Option<u32> {
        let place = self.sorted.binary_search_by_key(&token, |&id| self.piece(id)).ok()?;
        Some(self.sorted[place])
    }

    fn id_to_token(&self, id: u32) -> Option<String> {
        (id < self.scores.len() as u32).then(|| self.piece(id).to_owned())
    }

    fn get_vocab(&self) -> HashMap<String, u32> {
        self.sorted.iter().map(|&id| (self.piece(id).to_owned(), id)).collect()
    }

    fn get_vocab_size(&self) -> usize {
        self.scores.len()
    }

    fn save(&self, _: &Path, _: Option<&str>) -> tokenizers::Result<Vec<PathBuf>> {
        Err("this model is only read, as a part of tokenizer.json".into())
    }

    fn get_trainer(&self) -> UnigramTrainer {
        UnigramTrainer::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(pieces: &[(&str, f64)]) -> Unigram {
        let vocab = pieces.iter().map(|&(piece, score)| (piece.to_owned(), score)).collect();
        Definition { unk_id: 0, vocab }.try_into().unwrap()
    }

    fn cut(model: &Unigram, text: &str) -> Vec<String> {
        model.tokenize(text).unwrap().into_iter().map(|token| token.value).collect()
    }

    #[test]
    fn the_cut_with_the_best_total_wins() {
        let pieces = [("<unk>", 0.0), ("a", -3.0), ("b", -3.0), ("c", -3.0), ("ab", -4.0), ("bc", -3.5), ("abc", -9.0)];
        assert_eq!(cut(&model(&pieces), "abc"), ["a", "bc"]);
        assert_eq!(cut(&model(&pieces), "abab"), ["ab", "ab"]);
    }

    #[test]
    fn unknown_characters_stay_apart() {
        let model = model(&[("<unk>", 0.0), ("a", -1.0)]);
        assert_eq!(cut(&model, "é☃a"), ["é", "☃", "a"]);
        assert_eq!(model.tokenize("☃").unwrap()[0].id, 0);
    }

    #[test]
    fn the_unknown_piece_is_never_found_in_a_text() {
        let model = model(&[("<unk>", 0.0), ("<", -1.0), (">", -1.0), ("unk", -1.0)]);
        assert_eq!(cut(&model, "<unk>"), ["<", "unk", ">"]);
    }

    #[test]
    fn prefixes_are_all_found() {
        let model = model(&[("<unk>", 0.0), ("é", -1.0), ("éa", -1.0), ("éaß", -1.0), ("e", -1.0), ("éb", -1.0)]);
        assert_eq!(model.prefixes("éaß!").collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(model.prefixes("éb").collect::<Vec<_>>(), [1, 5]);
        assert_eq!(model.prefixes("x").count(), 0);
    }

    #[test]
    fn ids_and_pieces_lead_to_each_other() {
        let model = model(&[("<unk>", 0.0), ("b", -1.0), ("a", -1.0)]);
        assert_eq!(model.token_to_id("a"), Some(2));
        assert_eq!(model.token_to_id("c"), None);
        assert_eq!(model.id_to_token(1).as_deref(), Some("b"));
        assert_eq!(model.id_to_token(3), None);
        assert_eq!(model.get_vocab().len(), model.get_vocab_size());
    }

    #[test]
    fn an_empty_text_has_no_pieces() {
        assert!(cut(&model(&[("<unk>", 0.0)]), "").is_empty());
    }
}
