//! What is known of photos beside their pixels, and where it has to be read again.

use std::path::PathBuf;

use rusqlite::{Connection, params};

use super::{CatalogError, PhotoRow, StoredPath};
use crate::media::{Facts, METADATA_VERSION, Moment, Position, Sidecar, Taken};
use crate::view::{DateSource, Exposure};

/// A file of a photo, with what was read of the photo and of the file beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedFile {
    /// The file's id.
    pub file: i64,
    /// The folder it is in.
    pub folder: i64,
    /// The folder's absolute path.
    pub folder_path: PathBuf,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// Nanoseconds from 1970, UTC.
    pub modified_ns: i64,
    /// Its photo.
    pub photo: i64,
    /// Whether the photo's facts were read by this version.
    pub is_current: bool,
    /// The state of the sidecar that was read into the photo for this file.
    pub sidecar: Option<String>,
}

/// What was read anew of the photo in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFacts {
    /// The file.
    pub file: i64,
    /// Its photo.
    pub photo: i64,
    /// What is known of it now.
    pub facts: Facts,
    /// The sidecar that is part of it.
    pub sidecar: Option<Sidecar>,
}

impl DescribedFile {
    /// The absolute path.
    pub fn absolute(&self) -> PathBuf {
        self.folder_path.join(&self.path)
    }

    /// The next `limit` files of photos after `last`, folder by folder and in the order of their paths, so that files of one
    /// directory come together.
    pub fn after(connection: &Connection, last: Option<&Self>, limit: u32) -> Result<Vec<Self>, CatalogError> {
        let folder = last.map_or(i64::MIN, |last| last.folder);
        let path = last.map_or_else(PathBuf::new, |last| last.path.clone());
        let mut statement = connection.prepare_cached(&format!(
            "{DESCRIBED} WHERE (files.folder, files.path) > (?2, ?3) ORDER BY files.folder, files.path LIMIT ?4"
        ))?;
        let rows = statement.query_map(params![METADATA_VERSION, folder, StoredPath(path), limit], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The files of photos directly in a directory.
    pub fn in_directory(connection: &Connection, directory: i64) -> Result<Vec<Self>, CatalogError> {
        let mut statement =
            connection.prepare_cached(&format!("{DESCRIBED} WHERE files.directory = ?2 ORDER BY files.path"))?;
        let rows = statement.query_map(params![METADATA_VERSION, directory], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            file: row.get(0)?,
            folder: row.get(1)?,
            folder_path: row.get::<_, StoredPath>(2)?.0,
            path: row.get::<_, StoredPath>(3)?.0,
            modified_ns: row.get(4)?,
            photo: row.get(5)?,
            is_current: row.get(6)?,
            sidecar: row.get(7)?,
        })
    }
}

const DESCRIBED: &str = "SELECT files.id, files.folder, folders.path, files.path, files.modified_ns, files.photo,
        photos.metadata_version >= ?1,
        (SELECT mark FROM sidecars WHERE sidecars.file = files.id AND sidecars.photo = files.photo)
    FROM files CROSS JOIN folders ON folders.id = files.folder CROSS JOIN photos ON photos.id = files.photo";

impl NewFacts {
    /// Stores them.
    pub fn store(&self, connection: &Connection) -> Result<(), CatalogError> {
        PhotoRow::set_facts(connection, self.photo, &self.facts)?;
        connection.prepare_cached("DELETE FROM sidecars WHERE file = ?1")?.execute([self.file])?;
        if let Some(sidecar) = &self.sidecar {
            // The file may have been removed while it was being read.
            connection
                .prepare_cached("INSERT INTO sidecars (file, photo, mark) SELECT id, ?2, ?3 FROM files WHERE id = ?1")?
                .execute(params![self.file, self.photo, sidecar.mark])?;
        }
        Ok(())
    }
}

impl PhotoRow {
    /// Replaces what is known of a photo beside its pixels. Where it was taken elsewhere, its place is to be found again.
    pub fn set_facts(connection: &Connection, id: i64, facts: &Facts) -> Result<(), CatalogError> {
        let Facts { taken, exposure, position, .. } = facts;
        connection
            .prepare_cached(
                "UPDATE photos SET taken_at = ?2, taken_millis = ?3, utc_offset = ?4, taken_at_source = ?5, camera = ?6,
                     lens = ?7, exposure_seconds = ?8, aperture = ?9, iso = ?10, focal_length = ?11,
                     focal_length_35mm = ?12, latitude = ?13, longitude = ?14, rating = ?15, description = ?16,
                     place = CASE WHEN latitude IS ?13 AND longitude IS ?14 THEN place END, metadata_version = ?17
                 WHERE id = ?1",
            )?
            .execute(params![
                id,
                taken.moment.clock_seconds(),
                taken.moment.clock_millis(),
                taken.moment.offset_minutes,
                taken.source.name(),
                facts.camera,
                facts.lens,
                exposure.seconds,
                exposure.aperture,
                exposure.iso,
                exposure.focal_length,
                exposure.focal_length_35mm,
                position.map(|position| position.latitude),
                position.map(|position| position.longitude),
                facts.rating,
                facts.description,
                METADATA_VERSION,
            ])?;
        connection.prepare_cached("DELETE FROM keywords WHERE photo = ?1")?.execute([id])?;
        let mut add = connection.prepare_cached("INSERT INTO keywords (photo, keyword) VALUES (?1, ?2)")?;
        facts.keywords.iter().try_for_each(|keyword| add.execute(params![id, keyword]).map(drop))?;
        Ok(())
    }

    /// Lets the next run read what is known of every photo again: some of it may be lost.
    pub fn doubt_facts(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("UPDATE photos SET metadata_version = 0", [])?;
        Ok(())
    }

    /// What is known of a photo beside its pixels.
    pub(super) fn facts(connection: &Connection, id: i64) -> Result<Facts, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT keyword FROM keywords WHERE photo = ?1 ORDER BY id")?;
        let keywords = statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut statement = connection.prepare_cached(
            "SELECT taken_at, taken_millis, utc_offset, taken_at_source, camera, lens, exposure_seconds, aperture, iso,
                 focal_length, focal_length_35mm, latitude, longitude, rating, description
             FROM photos WHERE id = ?1",
        )?;
        let facts = statement.query_row([id], |row| {
            let position: (Option<f64>, Option<f64>) = (row.get(11)?, row.get(12)?);
            Ok(Facts {
                taken: Taken {
                    moment: Moment::from_clock_seconds(row.get(0)?, row.get(1)?, row.get(2)?),
                    source: DateSource::named(&row.get::<_, String>(3)?),
                },
                camera: row.get(4)?,
                lens: row.get(5)?,
                exposure: Exposure {
                    seconds: row.get(6)?,
                    aperture: row.get(7)?,
                    iso: row.get(8)?,
                    focal_length: row.get(9)?,
                    focal_length_35mm: row.get(10)?,
                },
                position: position.0.zip(position.1).and_then(|(north, east)| Position::new(north, east)),
                rating: row.get(13)?,
                description: row.get(14)?,
                keywords,
            })
        })?;
        Ok(facts)
    }
}

/// Where photos were taken, as names of towns.
impl PhotoRow {
    /// Photos that were taken somewhere and whose place has not been looked for, at most `limit`.
    pub fn without_place(connection: &Connection, limit: u32) -> Result<Vec<(i64, Position)>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT id, latitude, longitude FROM photos WHERE latitude IS NOT NULL AND place IS NULL LIMIT ?1",
        )?;
        let rows = statement
            .query_map([limit], |row| Ok((row.get(0)?, Position { latitude: row.get(1)?, longitude: row.get(2)? })))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes the town a photo was taken at, or that there is none near.
    pub fn set_place(connection: &Connection, id: i64, place: Option<u32>) -> Result<(), CatalogError> {
        connection
            .prepare_cached("UPDATE photos SET place = ?2 WHERE id = ?1")?
            .execute(params![id, place.unwrap_or(0)])?;
        Ok(())
    }

    /// Forgets the places of all photos, so that they are looked for again.
    pub fn forget_places(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("UPDATE photos SET place = NULL WHERE place IS NOT NULL", [])?;
        Ok(())
    }
}

impl DateSource {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Exif, "exif"),
        (Self::Xmp, "xmp"),
        (Self::Iptc, "iptc"),
        (Self::FileName, "file_name"),
        (Self::FileModified, "file_modified"),
    ];

    /// What the catalog calls it.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(source, _)| *source == self).map_or("file_modified", |(_, name)| name)
    }

    fn named(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::FileModified, |(source, _)| *source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, health};

    #[test]
    fn keywords_of_a_lost_photo_are_cleared_away() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        let removed = catalog.write_unchecked(|connection| {
            connection.execute("INSERT INTO keywords (photo, keyword) VALUES (9, 'lake')", [])?;
            health::remove_dangling(connection)
        });
        assert_eq!(removed.unwrap(), 1);
    }

    #[test]
    fn every_source_of_a_date_is_stored_under_its_name() {
        for (source, name) in DateSource::ALL {
            assert_eq!((source.name(), DateSource::named(name)), (name, source));
        }
    }
}
