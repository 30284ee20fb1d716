//! SentencePiece's compiled character map, built from a table.
//!
//! The `Precompiled` normalizer of the `tokenizers` crate reads it: a `u32` byte length, a double-array trie over UTF-8
//! (Darts-clone's layout) whose values are offsets, then the replacements, each ended by a NUL.

use std::collections::{BTreeMap, HashSet};

/// Compiles a map from single characters to replacements (empty ones remove the character). U+0000 can't be a key.
pub(super) fn compile(table: &[(char, String)]) -> Vec<u8> {
    let mut replacements = String::new();
    let mut offsets = BTreeMap::new();
    let mut trie = vec![Node::default()];
    for (from, to) in table {
        let value = *offsets.entry(to).or_insert_with(|| {
            let offset = replacements.len() as u32;
            replacements.push_str(to);
            replacements.push('\0');
            offset
        });
        let mut node = 0;
        for &byte in from.encode_utf8(&mut [0; 4]).as_bytes() {
            node = match trie[node].children.get(&byte) {
                Some(&child) => child,
                None => {
                    trie.push(Node::default());
                    let child = trie.len() - 1;
                    trie[node].children.insert(byte, child);
                    child
                }
            };
        }
        trie[node].value = Some(value);
    }
    let units = double_array(&trie);
    let mut compiled = Vec::with_capacity(4 + units.len() * 4 + replacements.len());
    compiled.extend((units.len() as u32 * 4).to_le_bytes());
    compiled.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    compiled.extend(replacements.as_bytes());
    compiled
}

#[derive(Default)]
struct Node {
    children: BTreeMap<u8, usize>,
    value: Option<u32>,
}

/// Lays the trie out: the child for byte `b` of the node at `n` is at `n ^ offset(n) ^ b`, its value at `n ^ offset(n)`.
fn double_array(trie: &[Node]) -> Vec<u32> {
    const LEAF: u32 = 1 << 8;
    const VALUE: u32 = 1 << 31;
    let mut array = Slots { units: vec![0; 256], used: vec![false; 256], bases: HashSet::new(), first_free: 1 };
    array.used[0] = true;
    let mut queue = vec![(0, 0)];
    while let Some((node, at)) = queue.pop() {
        let node = &trie[node];
        let labels: Vec<u8> = node.value.map(|_| 0).into_iter().chain(node.children.keys().copied()).collect();
        let base = array.claim(&labels);
        // Offsets are 21 bits wide; a table of characters gives an array far smaller than that.
        array.units[at] |= ((at ^ base) as u32) << 10;
        if let Some(value) = node.value {
            array.units[at] |= LEAF;
            array.units[base] = VALUE | value;
        }
        for (&byte, &child) in &node.children {
            array.units[base ^ usize::from(byte)] = u32::from(byte);
            queue.push((child, base ^ usize::from(byte)));
        }
    }
    array.units
}

struct Slots {
    units: Vec<u32>,
    used: Vec<bool>,
    bases: HashSet<usize>,
    first_free: usize,
}

impl Slots {
    /// Finds a base that no other node has and whose slots for all `labels` are free, and takes these.
    fn claim(&mut self, labels: &[u8]) -> usize {
        while self.used.get(self.first_free) == Some(&true) {
            self.first_free += 1;
        }
        let first = labels.first().copied().map_or(0, usize::from);
        let mut slot = self.first_free;
        let base = loop {
            // Whole pages of 256, because a lookup may follow any byte from any base.
            if slot >= self.units.len() {
                self.units.resize(self.units.len() + 256, 0);
                self.used.resize(self.units.len(), false);
            }
            let base = slot ^ first;
            if !self.bases.contains(&base) && labels.iter().all(|&label| !self.used[base ^ usize::from(label)]) {
                break base;
            }
            slot += 1;
        };
        self.bases.insert(base);
        labels.iter().for_each(|&label| self.used[base ^ usize::from(label)] = true);
        base
    }
}

#[cfg(test)]
mod tests {
    use tokenizers::normalizers::Precompiled;

    use super::*;

    #[test]
    fn every_character_gets_its_replacement_and_no_other_is_touched() {
        let mut table: Vec<(char, String)> = (0..0x600u32)
            .filter_map(|i| Some((char::from_u32(0x21 + i * 37)?, char::from_u32(0x4e00 + i)?.to_string())))
            .collect();
        table.push(('\u{1f600}', "smile".into()));
        table.push(('\u{7f}', String::new()));
        let map = Precompiled::from(&compile(&table)).unwrap();
        for c in (1..0x11000).filter_map(char::from_u32).chain(['\u{1f600}', '\u{1f601}', '\u{10ffff}']) {
            let expected = table.iter().find(|(from, _)| *from == c).map(|(_, to)| to.as_str());
            assert_eq!(map.transform(c.encode_utf8(&mut [0; 4])), expected, "{c:?}");
        }
    }

    #[test]
    fn an_empty_table_changes_nothing() {
        let map = Precompiled::from(&compile(&[])).unwrap();
        assert_eq!(map.transform("a"), None);
    }
}
