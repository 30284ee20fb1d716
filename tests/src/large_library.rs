//! A library of many photos, made of a few: for measuring what the window makes of it.

use std::path::Path;

use anyhow::ensure;
use rusqlite::{Connection, params};

/// Where its photos are said to be. Nothing is there, so that they count as away and nobody reads them.
const NOWHERE: &str = "/nowhere/photos";

/// Multiplies the photos of the library in `directory`, which nobody may have open, to `count`: each with its thumbnail and its
/// embedding, one for every two hours. Works with any version of the catalog whose tables have the columns named here.
pub fn multiply(directory: &Path, count: u32) -> anyhow::Result<()> {
    let catalog = Connection::open(directory.join("catalog.sqlite"))?;
    catalog.execute("ATTACH ?1 AS small", [directory.join("thumbnails.sqlite").to_string_lossy()])?;
    let known: u32 = catalog.query_row("SELECT count(*) FROM photos", [], |row| row.get(0))?;
    ensure!(known > 0, "there is no photo to multiply");
    let columns = |table: &str, but: &[&str]| -> rusqlite::Result<String> {
        let mut statement = catalog.prepare("SELECT name FROM pragma_table_info(?1)")?;
        let names = statement.query_map([table], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(names
            .into_iter()
            .filter(|name| !but.contains(&name.as_str()))
            .fold(String::new(), |all, name| all + ", " + &name))
    };
    let photos = columns("photos", &["id", "content_hash", "taken_at"])?;
    let files = columns("files", &["id", "path", "photo", "inode"])?;
    let embeddings = columns("embeddings", &["id", "photo"])?;
    let copy_photo = format!(
        "INSERT INTO photos (id, content_hash, taken_at{photos})
         SELECT ?2, randomblob(32), ?3{photos} FROM photos WHERE id = ?1"
    );
    let copy_files = format!(
        "INSERT INTO files (photo, path{files}) SELECT ?2, ?2 || '.jpg'{files} FROM files WHERE photo = ?1 LIMIT 1"
    );
    let copy_embeddings =
        format!("INSERT INTO embeddings (photo{embeddings}) SELECT ?2{embeddings} FROM embeddings WHERE photo = ?1");
    catalog.execute_batch("PRAGMA foreign_keys = OFF; BEGIN")?;
    // With its volume known, the folder would be found where it was.
    catalog.execute("UPDATE folders SET path = ?1, volume = NULL, volume_path = NULL, inode = NULL", [NOWHERE])?;
    let (base, now): (i64, i64) =
        catalog.query_row("SELECT max(id), max(taken_at) FROM photos", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for number in 0..i64::from(count.saturating_sub(known)) {
        let (original, copy) = (1 + number % base, base + 1 + number);
        // Where an id was never given, its place stays empty.
        let made = catalog.prepare_cached(&copy_photo)?.execute(params![original, copy, now - number * 7200])?;
        if made == 0 {
            continue;
        }
        for insert in [&copy_files, &copy_embeddings] {
            catalog.prepare_cached(insert)?.execute([original, copy])?;
        }
        catalog
            .prepare_cached(
                "INSERT INTO small.thumbnails (content_hash, jpeg)
                 SELECT (SELECT content_hash FROM photos WHERE id = ?2), jpeg FROM small.thumbnails
                 WHERE content_hash = (SELECT content_hash FROM photos WHERE id = ?1)",
            )?
            .execute([original, copy])?;
    }
    Ok(catalog.execute_batch("COMMIT")?)
}
