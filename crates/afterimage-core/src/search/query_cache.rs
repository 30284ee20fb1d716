//! Embeddings of recent queries: going back to one, or refreshing it while photos come in, costs no network.

use std::num::NonZero;
use std::sync::{Mutex, PoisonError};

use afterimage_encoder::Embedding;
use lru::LruCache;

/// About a megabyte.
const KEPT: NonZero<usize> = NonZero::new(512).unwrap();

/// The most recent queries with their embeddings. Shared between threads.
pub(crate) struct QueryCache(Mutex<LruCache<String, Embedding>>);

impl QueryCache {
    pub fn new() -> Self {
        Self(Mutex::new(LruCache::new(KEPT)))
    }

    /// The embedding of `text`, from the cache or from `embed`. The cache is not locked while embedding.
    pub fn get_or_embed<E>(
        &self,
        text: &str,
        embed: impl FnOnce(&str) -> Result<Embedding, E>,
    ) -> Result<Embedding, E> {
        if let Some(embedding) = self.lock().get(text) {
            return Ok(embedding.clone());
        }
        let embedding = embed(text)?;
        self.lock().put(text.to_owned(), embedding.clone());
        Ok(embedding)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, LruCache<String, Embedding>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
