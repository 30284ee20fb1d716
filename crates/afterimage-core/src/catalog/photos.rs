//! Photos: content, whatever files it lives in.

use rusqlite::{Connection, OptionalExtension, params};

use super::{CatalogError, FrameRow, ModelRow};
use crate::media::Metadata;

/// The BLAKE3 hash of a photo's bytes: its identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentHash(pub [u8; 32]);

impl ContentHash {
    /// The hash of a file's bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }
}

/// A photo of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoRow {
    /// Its id.
    pub id: i64,
    /// Its identity.
    pub content_hash: ContentHash,
    /// What is known of it.
    pub metadata: Metadata,
    /// The town it was taken at: an id of GeoNames.
    pub place: Option<u32>,
}

/// What the grid needs of a photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShownPhoto {
    /// Its id.
    pub id: i64,
    /// Width divided by height.
    pub aspect: f32,
    /// How long it is in milliseconds, if it is a video.
    pub duration_ms: Option<u32>,
}

/// A photo is shown while at least one file holds it.
pub(super) const SHOWN: &str = "EXISTS (SELECT 1 FROM files WHERE files.photo = photos.id)";

/// So many photos are looked up one by one; for more, all that there are in the library are looked at at once.
const ONE_BY_ONE: usize = 2_000;

/// A shown photo that model `?1` has not embedded as a whole.
const WITHOUT: &str = "EXISTS (SELECT 1 FROM files WHERE files.photo = photos.id)
    AND NOT EXISTS (SELECT 1 FROM embeddings WHERE model = ?1 AND embeddings.photo = photos.id AND part = 0)";

impl PhotoRow {
    /// The id of the photo with this content, added if it is new.
    pub fn add(connection: &Connection, hash: ContentHash, metadata: &Metadata) -> Result<i64, CatalogError> {
        if let Some(id) = Self::find(connection, hash)? {
            return Ok(id);
        }
        let facts = &metadata.facts;
        connection
            .prepare_cached(
                "INSERT INTO photos (content_hash, format, width, height, duration_ms, taken_at, taken_at_source)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                hash.0,
                metadata.format,
                metadata.width,
                metadata.height,
                metadata.duration_ms,
                facts.taken.moment.clock_seconds(),
                facts.taken.source.name(),
            ])?;
        let id = connection.last_insert_rowid();
        Self::set_facts(connection, id, facts)?;
        Ok(id)
    }

    /// The photo with this content, if it is known.
    pub fn find(connection: &Connection, hash: ContentHash) -> Result<Option<i64>, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT id FROM photos WHERE content_hash = ?1")?;
        Ok(statement.query_row([hash.0], |row| row.get(0)).optional()?)
    }

    /// One photo.
    pub fn get(connection: &Connection, id: i64) -> Result<Self, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT content_hash, format, width, height, duration_ms, place FROM photos WHERE id = ?1",
        )?;
        let row = statement.query_row([id], |row| {
            let place: Option<u32> = row.get(5)?;
            Ok((ContentHash(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, place))
        });
        let (content_hash, format, width, height, duration_ms, place) =
            row.optional()?.ok_or(CatalogError::NotFound { what: "photo", id })?;
        let facts = Self::facts(connection, id)?;
        let metadata = Metadata { format, width, height, duration_ms, facts };
        Ok(Self { id, content_hash, metadata, place: place.filter(|place| *place > 0) })
    }

    /// Every shown photo, newest first, at most `limit`.
    pub fn newest(connection: &Connection, limit: usize) -> Result<Vec<ShownPhoto>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id, width, height, duration_ms FROM photos WHERE {SHOWN} ORDER BY taken_at DESC, taken_millis DESC, id DESC LIMIT ?1"
        ))?;
        let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], shown)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those of `photos` that a file still holds, as the grid needs them, each with its place in `photos`, ascending.
    pub fn shown(connection: &Connection, photos: &[i64]) -> Result<Vec<(u32, ShownPhoto)>, CatalogError> {
        // One statement for all of them: one for each takes most of a search's time.
        let list: Vec<String> = photos.iter().map(i64::to_string).collect();
        let mut statement = connection.prepare_cached(&format!(
            "SELECT photos.id, width, height, duration_ms, key FROM json_each(?1) CROSS JOIN photos
             WHERE photos.id = value AND {SHOWN} ORDER BY key"
        ))?;
        let rows = statement.query_map([format!("[{}]", list.join(","))], |row| Ok((row.get(4)?, shown(row)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Ids of shown photos after `after` that `model` has not embedded, ascending, at most `limit`.
    pub fn without(
        connection: &Connection,
        model: &ModelRow,
        after: i64,
        limit: usize,
    ) -> Result<Vec<i64>, CatalogError> {
        let mut statement = connection
            .prepare_cached(&format!("SELECT id FROM photos WHERE id > ?2 AND {WITHOUT} ORDER BY id LIMIT ?3"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map([model.id, after, limit], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many shown photos `model` has not embedded.
    pub fn count_without(connection: &Connection, model: &ModelRow) -> Result<u64, CatalogError> {
        Ok(connection
            .query_row(&format!("SELECT count(*) FROM photos WHERE {WITHOUT}"), [model.id], |row| row.get(0))?)
    }

    /// Those of `photos` of which every file lies in a folder that is away.
    pub fn offline(connection: &Connection, photos: &[ShownPhoto]) -> Result<Vec<i64>, CatalogError> {
        if !connection.prepare_cached("SELECT 1 FROM folders WHERE away IS NOT NULL")?.exists([])? {
            return Ok(Vec::new());
        }
        if photos.len() > ONE_BY_ONE {
            let all = Self::all_offline(connection)?;
            return Ok(photos.iter().map(|photo| photo.id).filter(|id| all.contains(id.cast_unsigned())).collect());
        }
        let mut here = connection.prepare_cached(
            "SELECT 1 FROM files JOIN folders ON folders.id = files.folder WHERE photo = ?1 AND away IS NULL",
        )?;
        let mut offline = Vec::new();
        for photo in photos {
            if !here.exists([photo.id])? {
                offline.push(photo.id);
            }
        }
        Ok(offline)
    }

    /// Whose thumbnails those of every photo are, its frames included.
    pub fn hashes(connection: &Connection) -> Result<Vec<ContentHash>, CatalogError> {
        Self::select_hashes(connection, false)
    }

    /// The same of every shown photo.
    pub fn shown_hashes(connection: &Connection) -> Result<Vec<ContentHash>, CatalogError> {
        Self::select_hashes(connection, true)
    }

    fn select_hashes(connection: &Connection, shown: bool) -> Result<Vec<ContentHash>, CatalogError> {
        let which = if shown { SHOWN } else { "TRUE" };
        let mut statement = connection.prepare_cached(&format!("SELECT content_hash FROM photos WHERE {which}"))?;
        let mut hashes: Vec<_> =
            statement.query_map([], |row| Ok(ContentHash(row.get(0)?)))?.collect::<Result<_, _>>()?;
        hashes.extend(FrameRow::hashes(connection, shown)?);
        Ok(hashes)
    }

    /// How many photos no file holds any more.
    pub fn count_gone(connection: &Connection) -> Result<u64, CatalogError> {
        Ok(connection.query_row(&format!("SELECT count(*) FROM photos WHERE NOT {SHOWN}"), [], |row| row.get(0))?)
    }

    /// Forgets photos that no file holds any more, at most `limit`, with all their embeddings; how many those were.
    pub fn remove_gone(connection: &Connection, limit: usize) -> Result<usize, CatalogError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let gone = format!("DELETE FROM photos WHERE id IN (SELECT id FROM photos WHERE NOT {SHOWN} LIMIT ?1)");
        Ok(connection.execute(&gone, [limit])?)
    }

    /// How many photos are shown.
    pub fn count_shown(connection: &Connection) -> Result<u64, CatalogError> {
        Ok(connection.query_row("SELECT count(DISTINCT photo) FROM files", [], |row| row.get(0))?)
    }
}

pub(super) fn shown(row: &rusqlite::Row<'_>) -> rusqlite::Result<ShownPhoto> {
    let (width, height): (u32, u32) = (row.get(1)?, row.get(2)?);
    Ok(ShownPhoto { id: row.get(0)?, aspect: width as f32 / height as f32, duration_ms: row.get(3)? })
}
