-- Programs of one morning gave catalogs of version 2 another index than later ones: now all have the one that searches use.
DROP INDEX IF EXISTS embeddings_without_hubness;
CREATE INDEX IF NOT EXISTS embeddings_by_hubness ON embeddings (model, photo, hubness);
