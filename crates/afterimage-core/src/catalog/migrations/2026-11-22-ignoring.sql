-- Which rules about what is left out were in force when a directory was listed: others make it be listed again.
ALTER TABLE directories ADD COLUMN rules INTEGER;                          -- their fingerprint, u64 stored as i64
ALTER TABLE directories ADD COLUMN has_rules INTEGER NOT NULL DEFAULT 0;   -- whether it has an .afterimageignore of its own
