//! Albums: photos picked by hand, in their order, and searches that were saved.

use rusqlite::{Connection, OptionalExtension, params};

use super::CatalogError;
use super::marks::hash_of;
use super::photos::{ContentHash, SHOWN, ShownPhoto, shown};

/// An album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlbumRow {
    /// Its id.
    pub id: i64,
    /// What the person calls it.
    pub name: String,
    /// What a saved search looks for; `None`: its photos were picked by hand.
    pub query: Option<String>,
    /// How many of its photos a file holds; 0 for a saved search.
    pub photos: u64,
    /// The first of them: what it is shown by.
    pub cover: Option<i64>,
}

/// The photos of album `albums.id` that a file holds, in SQL.
const MEMBERS: &str = "FROM album_photos CROSS JOIN photos USING (content_hash) WHERE album = albums.id";

impl AlbumRow {
    /// Makes an album; its id.
    pub fn add(connection: &Connection, name: &str, query: Option<&str>) -> Result<i64, CatalogError> {
        connection.prepare_cached("INSERT INTO albums (name, query) VALUES (?1, ?2)")?.execute(params![name, query])?;
        Ok(connection.last_insert_rowid())
    }

    /// Every album by name, without deleted ones.
    pub fn all(connection: &Connection) -> Result<Vec<Self>, CatalogError> {
        Self::select(connection, "WHERE NOT deleted ORDER BY name COLLATE NOCASE, id", [])
    }

    /// One album, which is not deleted.
    pub fn get(connection: &Connection, id: i64) -> Result<Self, CatalogError> {
        let found = Self::select(connection, "WHERE id = ?1 AND NOT deleted", [id])?;
        found.into_iter().next().ok_or(CatalogError::NotFound { what: "album", id })
    }

    fn select(
        connection: &Connection,
        condition: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT id, name, query, (SELECT count(*) {MEMBERS} AND {SHOWN}),
                 (SELECT photos.id {MEMBERS} AND {SHOWN} ORDER BY position, album_photos.id LIMIT 1)
             FROM albums {condition}"
        ))?;
        let rows = statement.query_map(parameters, |row| {
            Ok(Self { id: row.get(0)?, name: row.get(1)?, query: row.get(2)?, photos: row.get(3)?, cover: row.get(4)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Gives an album another name.
    pub fn rename(connection: &Connection, id: i64, name: &str) -> Result<(), CatalogError> {
        changed(connection.execute("UPDATE albums SET name = ?2 WHERE id = ?1", params![id, name])?, id)
    }

    /// Lets a saved search look for something else.
    pub fn set_query(connection: &Connection, id: i64, query: &str) -> Result<(), CatalogError> {
        changed(connection.execute("UPDATE albums SET query = ?2 WHERE id = ?1", params![id, query])?, id)
    }

    /// Deletes an album, or has it back. It is kept until [`forget_deleted`](Self::forget_deleted).
    pub fn set_deleted(connection: &Connection, id: i64, deleted: bool) -> Result<(), CatalogError> {
        changed(connection.execute("UPDATE albums SET deleted = ?2 WHERE id = ?1", params![id, deleted])?, id)
    }

    /// Forgets albums that were deleted, for good.
    pub fn forget_deleted(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("DELETE FROM albums WHERE deleted", [])?;
        Ok(())
    }

    /// What a deleted album was called.
    pub fn deleted_name(connection: &Connection, id: i64) -> Result<String, CatalogError> {
        let name = connection.query_row("SELECT name FROM albums WHERE id = ?1 AND deleted", [id], |row| row.get(0));
        name.optional()?.ok_or(CatalogError::NotFound { what: "album", id })
    }

    /// Adds photos at the end of an album; how many were not in it before.
    pub fn insert(connection: &Connection, id: i64, photos: &[i64]) -> Result<u64, CatalogError> {
        let mut statement = connection.prepare_cached(
            "INSERT INTO album_photos (album, content_hash, position)
             SELECT ?1, ?2, coalesce(max(position) + 1, 0) FROM album_photos WHERE album = ?1
             ON CONFLICT DO NOTHING",
        )?;
        let mut added = 0;
        for &photo in photos {
            added += statement.execute(params![id, hash_of(connection, photo)?.0])? as u64;
        }
        Ok(added)
    }

    /// Takes photos out of an album; how many were in it.
    pub fn take_out(connection: &Connection, id: i64, photos: &[i64]) -> Result<u64, CatalogError> {
        let mut statement =
            connection.prepare_cached("DELETE FROM album_photos WHERE album = ?1 AND content_hash = ?2")?;
        let mut taken = 0;
        for &photo in photos {
            taken += statement.execute(params![id, hash_of(connection, photo)?.0])? as u64;
        }
        Ok(taken)
    }

    /// Puts photos of an album in this order, before those that are not named.
    pub fn arrange(connection: &Connection, id: i64, photos: &[i64]) -> Result<(), CatalogError> {
        let count = i64::try_from(photos.len()).unwrap_or(i64::MAX);
        let shift = "UPDATE album_photos SET position = position - (SELECT min(position) FROM album_photos WHERE album = ?1) + ?2
            WHERE album = ?1";
        connection.prepare_cached(shift)?.execute([id, count])?;
        let mut place = connection
            .prepare_cached("UPDATE album_photos SET position = ?3 WHERE album = ?1 AND content_hash = ?2")?;
        for (position, &photo) in (0_i64..).zip(photos) {
            place.execute(params![id, hash_of(connection, photo)?.0, position])?;
        }
        Ok(())
    }

    /// The photos of an album that a file holds, in their order, at most `limit`.
    pub fn members(connection: &Connection, id: i64, limit: usize) -> Result<Vec<ShownPhoto>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT photos.id, width, height, duration_ms FROM album_photos CROSS JOIN photos USING (content_hash)
             WHERE album = ?1 AND {SHOWN} ORDER BY position, album_photos.id LIMIT ?2"
        ))?;
        let rows = statement.query_map([id, i64::try_from(limit).unwrap_or(i64::MAX)], shown)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The albums in which a photo is, by name.
    pub fn of_photo(connection: &Connection, photo: i64) -> Result<Vec<i64>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT album FROM album_photos JOIN albums ON albums.id = album JOIN photos USING (content_hash)
             WHERE photos.id = ?1 AND NOT deleted ORDER BY name COLLATE NOCASE, album",
        )?;
        let rows = statement.query_map([photo], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Puts content beside other content, in every album that this is in.
    pub(super) fn follow(connection: &Connection, former: ContentHash, now: ContentHash) -> Result<(), CatalogError> {
        // At the same position, with a later id: right after it.
        connection
            .prepare_cached(
                "INSERT INTO album_photos (album, content_hash, position)
                 SELECT album, ?2, position FROM album_photos WHERE content_hash = ?1 ON CONFLICT DO NOTHING",
            )?
            .execute([former.0, now.0])?;
        Ok(())
    }

    /// Makes albums anew whose rows are lost and whose photos are known; their names are lost with them.
    pub(super) fn recover(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute(
            "INSERT INTO albums (id, name) SELECT DISTINCT album, 'Album ' || album FROM album_photos
             WHERE album NOT IN (SELECT id FROM albums)",
            [],
        )?;
        Ok(())
    }
}

fn changed(rows: usize, album: i64) -> Result<(), CatalogError> {
    match rows {
        0 => Err(CatalogError::NotFound { what: "album", id: album }),
        _ => Ok(()),
    }
}
