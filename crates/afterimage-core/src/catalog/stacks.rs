//! What photos look like, and which of them are shown as one. Both follow from the photos and can be deleted at any time.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::photos::{ContentHash, SHOWN};
use super::{CatalogError, Mark};
use crate::stacks::Outline;

/// More photos than this are not looked up one by one: reading all rows takes less.
const LOOKED_UP: usize = 2000;

/// What a photo looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutlineRow;

impl OutlineRow {
    /// Ids of shown photos after `after` of which that is not known, ascending, at most `limit`.
    pub fn missing(connection: &Connection, after: i64, limit: u32) -> Result<Vec<(i64, ContentHash)>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id, content_hash FROM photos
             WHERE id > ?1 AND duration_ms IS NULL AND NOT EXISTS (SELECT 1 FROM outlines WHERE outlines.photo = photos.id)
                 AND {SHOWN} ORDER BY id LIMIT ?2"
        ))?;
        let rows = statement.query_map(params![after, limit], |row| Ok((row.get(0)?, ContentHash(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes what a photo looks like.
    pub fn set(connection: &Connection, photo: i64, outline: Outline) -> Result<(), CatalogError> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO outlines (photo, outline) VALUES (?1, ?2)")?
            .execute(params![photo, outline.to_bytes()])?;
        Ok(())
    }
}

/// What tells whether a photo belongs to others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StackablePhoto {
    /// Its id.
    pub id: i64,
    /// What it looks like, where that is known.
    pub outline: Option<Outline>,
    /// When it was taken by whose clock: the camera's name, and milliseconds from 1970. Nothing where the photo itself does not
    /// say both.
    pub taken: Option<(String, i64)>,
}

impl StackablePhoto {
    /// Every shown photo that is no video, by its id.
    pub fn all(connection: &Connection) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT photos.id, outline, taken_at * 1000 + taken_millis,
                 CASE WHEN taken_at_source IN ('exif', 'xmp', 'iptc') THEN camera END
             FROM photos LEFT JOIN outlines ON outlines.photo = photos.id
             WHERE duration_ms IS NULL AND {SHOWN} ORDER BY photos.id"
        ))?;
        let rows = statement.query_map([], |row| {
            let (at, camera): (i64, Option<String>) = (row.get(2)?, row.get(3)?);
            let outline: Option<[u8; 16]> = row.get(1)?;
            Ok(Self {
                id: row.get(0)?,
                outline: outline.map(Outline::from_bytes),
                taken: camera.map(|camera| (camera, at)),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Which photos are shown as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StackRow;

impl StackRow {
    /// The number of the stack of each photo that is in one.
    pub fn all(connection: &Connection) -> Result<HashMap<i64, i64>, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT photo, stack FROM stacks")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The same for `photos`, and maybe for others.
    pub fn of(connection: &Connection, photos: &[i64]) -> Result<HashMap<i64, i64>, CatalogError> {
        if photos.len() > LOOKED_UP {
            return Self::all(connection);
        }
        let mut statement = connection
            .prepare_cached("SELECT photo, stack FROM json_each(?1) CROSS JOIN stacks WHERE stacks.photo = value")?;
        let rows = statement.query_map([as_json(photos)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Makes `stacks`, photos with the numbers of theirs, all there are; how many rows that changed.
    pub fn replace(connection: &Connection, stacks: &HashMap<i64, i64>) -> Result<usize, CatalogError> {
        let before = Self::all(connection)?;
        let (mut changed, none) = (0, &i64::MIN);
        let mut remove = connection.prepare_cached("DELETE FROM stacks WHERE photo = ?1")?;
        for photo in before.keys().filter(|photo| !stacks.contains_key(photo)) {
            changed += remove.execute([photo])?;
        }
        let mut set = connection.prepare_cached("INSERT OR REPLACE INTO stacks (photo, stack) VALUES (?1, ?2)")?;
        for (photo, stack) in stacks.iter().filter(|(photo, stack)| before.get(photo).unwrap_or(none) != *stack) {
            changed += set.execute([photo, stack])?;
        }
        Ok(changed)
    }

    /// How well each of `photos` stands for the stack it is in, where nothing was asked for: favourites come first, then what has
    /// more stars, more pixels, and a larger file, which of one scene is the sharper one.
    pub fn standing(connection: &Connection, photos: &[i64]) -> Result<HashMap<i64, Standing>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT photos.id, {}, ifnull({}, 0), width * height,
                 (SELECT ifnull(max(size), 0) FROM files WHERE files.photo = photos.id)
             FROM json_each(?1) CROSS JOIN photos WHERE photos.id = value",
            Mark::IS_FAVOURITE,
            Mark::RATING
        ))?;
        let rows = statement.query_map([as_json(photos)], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Whether a photo is a favourite, its stars, its pixels, the bytes of its file. The greatest stands for a stack.
pub type Standing = (bool, i64, i64, i64);

fn as_json(photos: &[i64]) -> String {
    let list: Vec<String> = photos.iter().map(i64::to_string).collect();
    format!("[{}]", list.join(","))
}
