//! Whether the catalog's file is sound, and whether its rows fit together.

use half::f16;
use rusqlite::{Connection, params};

use super::{CatalogError, StoredEmbedding};

/// Lines of SQLite's report that are looked at; one is bad enough.
const REPORTED: u32 = 20;

/// How far from 1 the length of a stored vector may be: f16 rounds each component.
const LENGTH_TOLERANCE: f32 = 0.01;

/// What SQLite finds wrong with the file, line by line; nothing for a sound one. Reads all of it.
pub fn integrity(connection: &Connection) -> Vec<String> {
    // FTS5 (SQLite 3.51) sees what others have written only when a table of its is read, and would compare old with new.
    for table in ["names", "read_words"] {
        let _ = connection.query_row(&format!("SELECT rowid FROM {table} LIMIT 1"), [], |_| Ok(()));
    }
    let report = || -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare(&format!("PRAGMA integrity_check({REPORTED})"))?;
        let lines = statement.query_map([], |row| row.get(0))?;
        lines.collect()
    };
    match report() {
        Ok(lines) => lines.into_iter().filter(|line| line != "ok").collect(),
        // Where even the check fails, its failure is the finding.
        Err(error) => vec![error.to_string()],
    }
}

/// How many rows point to rows that are not there.
pub fn count_dangling(connection: &Connection) -> Result<u64, CatalogError> {
    Ok(connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?)
}

/// Deletes rows that point to rows that are not there: what they belonged to is lost, and what they say is found anew by the
/// next scan. How many there were.
pub fn remove_dangling(connection: &Connection) -> Result<u64, CatalogError> {
    let mut statement = connection.prepare("SELECT \"table\", rowid FROM pragma_foreign_key_check")?;
    let dangling: Vec<(String, Option<i64>)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut removed = 0;
    for (table, rowid) in dangling {
        removed += connection.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"), [rowid])? as u64;
    }
    Ok(removed)
}

/// Ids of stored embeddings that can't be what a model gave: of a wrong size, not finite, not of unit length.
pub fn damaged_embeddings(connection: &Connection) -> Result<Vec<i64>, CatalogError> {
    let mut statement = connection
        .prepare("SELECT embeddings.id, vector, dim FROM embeddings JOIN models ON models.id = embeddings.model")?;
    let mut rows = statement.query([])?;
    let mut damaged = Vec::new();
    while let Some(row) = rows.next()? {
        let vector = row.get_ref(1)?.as_blob().unwrap_or_default();
        if !is_embedding(vector, row.get(2)?) {
            damaged.push(row.get(0)?);
        }
    }
    Ok(damaged)
}

/// Deletes embeddings; the next run makes them anew.
pub fn remove_embeddings(connection: &Connection, ids: &[i64]) -> Result<(), CatalogError> {
    let mut statement = connection.prepare_cached("DELETE FROM embeddings WHERE id = ?1")?;
    for id in ids {
        statement.execute(params![id])?;
    }
    Ok(())
}

/// Embeddings of videos that a model has not embedded frame by frame: a frame that is lost would never be found again.
const INCOMPLETE: &str = "SELECT photo, model FROM embeddings JOIN photos ON photos.id = photo
    WHERE duration_ms IS NOT NULL GROUP BY photo, model
    HAVING count(*) <> (SELECT count(*) FROM frames WHERE frames.photo = embeddings.photo)
        OR count(*) <> (SELECT count(*) FROM frames
            WHERE frames.photo = embeddings.photo AND EXISTS (SELECT 1 FROM embeddings AS of_frame
                WHERE of_frame.model = embeddings.model AND of_frame.photo = frames.photo AND of_frame.part = frames.part))";

/// How many videos are embedded in part, counted once for each model.
pub fn count_incomplete(connection: &Connection) -> Result<u64, CatalogError> {
    Ok(connection.query_row(&format!("SELECT count(*) FROM ({INCOMPLETE})"), [], |row| row.get(0))?)
}

/// Deletes the embeddings of videos that are embedded in part; the next run makes them anew. How many videos those were.
pub fn remove_incomplete(connection: &Connection) -> Result<u64, CatalogError> {
    let mut statement = connection.prepare(INCOMPLETE)?;
    let incomplete: Vec<(i64, i64)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut remove = connection.prepare("DELETE FROM embeddings WHERE photo = ?1 AND model = ?2")?;
    incomplete.iter().try_for_each(|(photo, model)| remove.execute([photo, model]).map(drop))?;
    Ok(incomplete.len() as u64)
}

fn is_embedding(bytes: &[u8], dim: usize) -> bool {
    let vector = StoredEmbedding::components(bytes);
    let length = vector.clone().map(f16::to_f32).map(|x| x * x).sum::<f32>().sqrt();
    bytes.len() == dim * 2 && (length - 1.0).abs() <= LENGTH_TOLERANCE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_that_no_model_gives_are_told() {
        let bytes = |vector: &[f32]| -> Vec<u8> {
            StoredEmbedding::round(vector).iter().flat_map(|x| x.to_le_bytes()).collect()
        };
        assert!(is_embedding(&bytes(&[0.6, 0.8]), 2));
        for (wrong, dim) in
            [(vec![0.6, 0.8], 3), (vec![0.0, 0.0], 2), (vec![0.6, 0.9], 2), (vec![f32::NAN, 1.0], 2), (vec![], 1)]
        {
            assert!(!is_embedding(&bytes(&wrong), dim), "{wrong:?}");
        }
    }
}
