//! What a catalog holds, read past the program: what it must never lose and never do twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;

/// The BLAKE3 of a photo.
type Hash = Vec<u8>;

#[derive(Debug)]
pub struct Ledger {
    /// The row of each embedding, by the photo's content and the model.
    pub embeddings: BTreeMap<(Hash, String), i64>,
    /// How many rows for embeddings were ever given: their numbers are never given again.
    pub given: i64,
    /// Photos that a file holds.
    held: BTreeSet<Hash>,
    /// How many photos and files there are.
    pub rows: (i64, i64),
}

impl Ledger {
    pub fn read(library: &Path) -> Self {
        let catalog = Connection::open(library.join("catalog.sqlite")).unwrap();
        let sound: String = catalog.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        let one = |query: &str| catalog.query_row(query, [], |row| row.get(0)).unwrap();
        let mut embeddings = catalog
            .prepare(
                "SELECT content_hash, name, embeddings.id FROM embeddings
                 JOIN photos ON photos.id = photo JOIN models ON models.id = model",
            )
            .unwrap();
        let mut held =
            catalog.prepare("SELECT content_hash FROM photos JOIN files ON files.photo = photos.id").unwrap();
        let row = |row: &rusqlite::Row<'_>| Ok(((row.get(0)?, row.get(1)?), row.get(2)?));
        Self {
            embeddings: embeddings.query_map([], row).unwrap().map(Result::unwrap).collect(),
            given: one("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'embeddings'"),
            held: held.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect(),
            rows: (one("SELECT count(*) FROM photos"), one("SELECT count(*) FROM files")),
        }
    }

    /// Asserts that this came out of `before` by nothing but new embeddings of what had none. Where garbage may have been
    /// collected, photos that no file held may be gone.
    pub fn assert_follows(&self, before: &Self, collected: bool, when: &str) {
        for (key, row) in &before.embeddings {
            match self.embeddings.get(key) {
                Some(now) => assert_eq!(now, row, "{when}: a photo was embedded twice by {}", key.1),
                None => assert!(collected && !before.held.contains(&key.0), "{when}: a vector of {} is lost", key.1),
            }
        }
        let new = self.embeddings.keys().filter(|key| !before.embeddings.contains_key(key)).count();
        assert_eq!(self.given - before.given, new as i64, "{when}: every row that was given is a new embedding");
    }
}
