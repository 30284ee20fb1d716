-- How near a photo is to a bank of generic queries of the model, a cosine; NULL until it is worked out, and for models
-- without such a bank. It follows from the vector and the model alone.
ALTER TABLE embeddings ADD COLUMN hubness REAL;
CREATE INDEX embeddings_without_hubness ON embeddings (model, id) WHERE hubness IS NULL;
