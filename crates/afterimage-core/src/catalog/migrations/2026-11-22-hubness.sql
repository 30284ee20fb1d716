-- How near a photo is to a bank of generic queries of the model, a cosine; NULL until it is worked out, and for models
-- without such a bank. It follows from the vector and the model alone.
ALTER TABLE embeddings ADD COLUMN hubness REAL;
-- Every query asks for hundreds: without it each would fetch a vector too.
CREATE INDEX embeddings_by_hubness ON embeddings (model, photo, hubness);
