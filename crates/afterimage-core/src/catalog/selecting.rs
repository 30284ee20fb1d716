//! Which photos meet a condition: sets of ids, read from indexes alone. They may hold photos that no file holds any more.

use std::path::PathBuf;

use roaring::RoaringTreemap;
use rusqlite::{Connection, Params, params_from_iter};

use super::photos::{SHOWN, shown};
use super::{CatalogError, PhotoRow, ShownPhoto, StoredPath};

/// A column of photos that holds the name of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// What took it.
    Camera,
    /// Through which lens.
    Lens,
    /// What kind of file it is.
    Format,
}

impl Named {
    fn column(self) -> &'static str {
        match self {
            Self::Camera => "camera",
            Self::Lens => "lens",
            Self::Format => "format",
        }
    }
}

/// A directory that holds photos.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoDirectory {
    /// Its id.
    pub id: i64,
    /// The folder of the library that it is in.
    pub folder: PathBuf,
    /// Path relative to that folder.
    pub path: PathBuf,
}

impl PhotoDirectory {
    /// All of them.
    pub fn all(connection: &Connection) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT directories.id, folders.path, directories.path FROM directories
             JOIN folders ON folders.id = directories.folder
             WHERE EXISTS (SELECT 1 FROM files WHERE files.directory = directories.id AND photo IS NOT NULL)",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Self { id: row.get(0)?, folder: row.get::<_, StoredPath>(1)?.0, path: row.get::<_, StoredPath>(2)?.0 })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl PhotoRow {
    /// Every photo that a file holds.
    pub fn all_shown(connection: &Connection) -> Result<RoaringTreemap, CatalogError> {
        ids(connection, "SELECT DISTINCT photo FROM files WHERE photo IS NOT NULL ORDER BY photo", [])
    }

    /// Photos that were taken within a stretch of time, both ends included, in seconds from 1970 on the camera's clock.
    pub fn taken_between(connection: &Connection, from: i64, until: i64) -> Result<RoaringTreemap, CatalogError> {
        ids(connection, "SELECT id FROM photos WHERE taken_at BETWEEN ?1 AND ?2", [from, until])
    }

    /// When the first and the last photo were taken, in seconds from 1970 on the camera's clock.
    pub fn first_and_last(connection: &Connection) -> Result<Option<(i64, i64)>, CatalogError> {
        let sql = "SELECT (SELECT min(taken_at) FROM photos), (SELECT max(taken_at) FROM photos)";
        let (first, last): (Option<i64>, Option<i64>) =
            connection.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(first.zip(last))
    }

    /// The different names that a column holds.
    pub fn names(connection: &Connection, of: Named) -> Result<Vec<String>, CatalogError> {
        let column = of.column();
        let mut statement = connection.prepare_cached(&format!(
            "WITH RECURSIVE name (text) AS (
                 SELECT min({column}) FROM photos WHERE {column} IS NOT NULL
                 UNION ALL
                 SELECT (SELECT min({column}) FROM photos WHERE {column} > text) FROM name WHERE text IS NOT NULL
             ) SELECT text FROM name WHERE text IS NOT NULL"
        ))?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// Photos with any of these names in a column.
    pub fn named(connection: &Connection, of: Named, names: &[String]) -> Result<RoaringTreemap, CatalogError> {
        let sql = format!("SELECT id FROM photos WHERE {} = ?1", of.column());
        union(connection, &sql, names)
    }

    /// The towns where photos were taken: ids of GeoNames.
    pub fn towns(connection: &Connection) -> Result<Vec<u32>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "WITH RECURSIVE town (geoname) AS (
                 SELECT min(place) FROM photos WHERE place > 0
                 UNION ALL
                 SELECT (SELECT min(place) FROM photos WHERE place > geoname AND place > 0) FROM town
                     WHERE geoname IS NOT NULL
             ) SELECT geoname FROM town WHERE geoname IS NOT NULL",
        )?;
        let towns = statement.query_map([], |row| row.get(0))?;
        Ok(towns.collect::<Result<_, _>>()?)
    }

    /// Photos that were taken at any of these towns.
    pub fn taken_at_towns(connection: &Connection, towns: &[u32]) -> Result<RoaringTreemap, CatalogError> {
        union(connection, "SELECT id FROM photos WHERE place = ?1 AND place > 0", towns)
    }

    /// Photos of which it is known where they were taken.
    pub fn with_position(connection: &Connection) -> Result<RoaringTreemap, CatalogError> {
        ids(connection, "SELECT id FROM photos WHERE latitude IS NOT NULL", [])
    }

    /// Photos in any of these directories.
    pub fn in_directories(connection: &Connection, directories: &[i64]) -> Result<RoaringTreemap, CatalogError> {
        union(connection, "SELECT photo FROM files WHERE directory = ?1 AND photo IS NOT NULL", directories)
    }

    /// All videos.
    pub fn videos(connection: &Connection) -> Result<RoaringTreemap, CatalogError> {
        ids(connection, "SELECT id FROM photos WHERE duration_ms IS NOT NULL", [])
    }

    /// Photos that were given stars, from `least` to `most`: by the person, else by what their file says; -1 is what rejected
    /// ones have.
    pub fn rated(connection: &Connection, least: i8, most: i8) -> Result<RoaringTreemap, CatalogError> {
        let marked = "SELECT photos.id FROM marks CROSS JOIN photos USING (content_hash) WHERE marks.rating";
        let by_file = ids(connection, "SELECT id FROM photos WHERE rating BETWEEN ?1 AND ?2", [least, most])?;
        let by_person = ids(connection, &format!("{marked} BETWEEN ?1 AND ?2"), [least, most])?;
        Ok((by_file - ids(connection, &format!("{marked} IS NOT NULL"), [])?) | by_person)
    }

    /// Photos that the person marked as favourites.
    pub fn favourites(connection: &Connection) -> Result<RoaringTreemap, CatalogError> {
        ids(connection, "SELECT photos.id FROM marks CROSS JOIN photos USING (content_hash) WHERE favourite", [])
    }

    /// Photos of which every file lies in a folder that is away.
    pub fn all_offline(connection: &Connection) -> Result<RoaringTreemap, CatalogError> {
        let of_folders = |away: &str| {
            let sql = format!(
                "SELECT photo FROM files JOIN folders ON folders.id = files.folder
                 WHERE photo IS NOT NULL AND away IS {away} NULL"
            );
            ids(connection, &sql, [])
        };
        let away = of_folders("NOT")?;
        if away.is_empty() { Ok(away) } else { Ok(away - of_folders("")?) }
    }

    /// Those of `photos` that a file still holds, newest first, at most `limit`.
    pub fn newest_of(
        connection: &Connection,
        photos: &RoaringTreemap,
        limit: usize,
    ) -> Result<Vec<DatedPhoto>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT photos.id, width, height, duration_ms, taken_at, place FROM json_each(?1) CROSS JOIN photos
             WHERE photos.id = value AND {SHOWN} ORDER BY taken_at DESC, taken_millis DESC, photos.id DESC LIMIT ?2"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map((as_json(photos), limit), |row| {
            let town: Option<u32> = row.get(5)?;
            Ok(DatedPhoto { photo: shown(row)?, taken_at: row.get(4)?, town: town.filter(|town| *town > 0) })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Calls `each` with the time, the camera and the town of each of `photos`.
    pub fn each_of(
        connection: &Connection,
        photos: &RoaringTreemap,
        mut each: impl FnMut(i64, Option<&str>, Option<u32>),
    ) -> Result<(), CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT taken_at, camera, place FROM json_each(?1) CROSS JOIN photos WHERE photos.id = value",
        )?;
        let mut rows = statement.query([as_json(photos)])?;
        while let Some(row) = rows.next()? {
            let (camera, town): (_, Option<u32>) = (row.get_ref(1)?.as_str_or_null().ok().flatten(), row.get(2)?);
            each(row.get(0)?, camera, town.filter(|town| *town > 0));
        }
        Ok(())
    }

    /// Calls `each` with each of `photos` and a directory it is in.
    pub fn each_directory_of(
        connection: &Connection,
        photos: &RoaringTreemap,
        mut each: impl FnMut(i64, i64),
    ) -> Result<(), CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT photo, directory FROM json_each(?1) CROSS JOIN files
             WHERE files.photo = value AND directory IS NOT NULL",
        )?;
        let mut rows = statement.query([as_json(photos)])?;
        while let Some(row) = rows.next()? {
            each(row.get(0)?, row.get(1)?);
        }
        Ok(())
    }
}

/// A photo with what it is grouped by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DatedPhoto {
    /// The photo.
    pub photo: ShownPhoto,
    /// When it was taken, in seconds from 1970 on the camera's clock.
    pub taken_at: i64,
    /// The town it was taken at: an id of GeoNames.
    pub town: Option<u32>,
}

fn as_json(photos: &RoaringTreemap) -> String {
    let list: Vec<String> = photos.iter().map(|photo| photo.to_string()).collect();
    format!("[{}]", list.join(","))
}

/// The photos whose ids a query gives.
pub(super) fn ids(connection: &Connection, sql: &str, parameters: impl Params) -> Result<RoaringTreemap, CatalogError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, |row| row.get::<_, i64>(0))?;
    Ok(rows.map(|photo| photo.map(i64::cast_unsigned)).collect::<Result<_, _>>()?)
}

/// What a query with one parameter gives for all of these.
fn union<T: rusqlite::ToSql>(connection: &Connection, sql: &str, each: &[T]) -> Result<RoaringTreemap, CatalogError> {
    let mut all = RoaringTreemap::new();
    for one in each {
        all |= ids(connection, sql, params_from_iter([one]))?;
    }
    Ok(all)
}
