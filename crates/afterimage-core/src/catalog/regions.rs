//! Embeddings of regions: which photos lack them, and what is left of them where they are not wanted.

use rusqlite::{Connection, params};

use super::{CatalogError, ModelRow, PhotoRow, Setting, StoredEmbedding};
use crate::region::Region;

/// A shown photo, no video, of which a file can be reached, whose short side has at least `?2` pixels, and of which the whole
/// but not every region is embedded by model `?1`.
const WITHOUT: &str = "duration_ms IS NULL AND min(width, height) >= ?2
    AND EXISTS (SELECT 1 FROM files JOIN folders ON folders.id = files.folder
        WHERE files.photo = photos.id AND folders.away IS NULL)
    AND EXISTS (SELECT 1 FROM embeddings WHERE model = ?1 AND embeddings.photo = photos.id AND part = 0)
    AND (SELECT count(*) FROM embeddings WHERE model = ?1 AND embeddings.photo = photos.id AND part >= ?3) < ?4";

impl PhotoRow {
    /// Ids of photos after `after` of which regions are to be embedded by `model`, ascending, at most `limit`: large ones, with a
    /// short side of at least `least_side` pixels, that can be reached and lack regions.
    pub fn without_regions(
        connection: &Connection,
        model: &ModelRow,
        least_side: u32,
        after: i64,
        limit: usize,
    ) -> Result<Vec<i64>, CatalogError> {
        let mut statement = connection
            .prepare_cached(&format!("SELECT id FROM photos WHERE id > ?5 AND {WITHOUT} ORDER BY id LIMIT ?6"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let all = Region::A_PHOTO as i64;
        let rows = statement
            .query_map(params![model.id, least_side, Region::FIRST_PART, all, after, limit], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many photos those are.
    pub fn count_without_regions(
        connection: &Connection,
        model: &ModelRow,
        least_side: u32,
    ) -> Result<u64, CatalogError> {
        let count = format!("SELECT count(*) FROM photos WHERE {WITHOUT}");
        let all = Region::A_PHOTO as i64;
        Ok(connection.query_row(&count, params![model.id, least_side, Region::FIRST_PART, all], |row| row.get(0))?)
    }
}

impl StoredEmbedding {
    /// Whether regions are searched and embedded.
    pub fn regions_wanted(connection: &Connection) -> Result<bool, CatalogError> {
        Ok(Setting::Regions.get(connection)?.as_deref() == Some("1"))
    }

    /// Parts from this number on are not wanted.
    pub(super) fn first_unwanted(connection: &Connection) -> Result<u32, CatalogError> {
        Ok(if Self::regions_wanted(connection)? { u32::MAX } else { Region::FIRST_PART })
    }

    /// The embeddings of regions that nobody wants: how many, and their bytes.
    pub fn unwanted_regions(connection: &Connection) -> Result<(u64, u64), CatalogError> {
        if Self::regions_wanted(connection)? {
            return Ok((0, 0));
        }
        let unwanted = "SELECT count(*), ifnull(sum(length(vector)), 0) FROM embeddings WHERE part >= ?1";
        Ok(connection.query_row(unwanted, [Region::FIRST_PART], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Deletes embeddings of regions that nobody wants, at most `limit`; how many those were.
    pub fn remove_unwanted_regions(connection: &Connection, limit: usize) -> Result<usize, CatalogError> {
        if Self::regions_wanted(connection)? {
            return Ok(0);
        }
        Ok(connection.execute(
            "DELETE FROM embeddings WHERE id IN (SELECT id FROM embeddings WHERE part >= ?1 LIMIT ?2)",
            params![Region::FIRST_PART, i64::try_from(limit).unwrap_or(i64::MAX)],
        )?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::part::PhotoPart;

    fn add(connection: &Connection, model: &ModelRow, part: PhotoPart) -> Result<(), CatalogError> {
        StoredEmbedding::add(connection, model, part, &StoredEmbedding::round(&[1.0]), None)
    }

    #[test]
    fn large_photos_that_can_be_reached_lack_regions_until_all_are_there() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        let lacking = |model: &ModelRow| {
            let (ids, count) = catalog
                .read(|connection| {
                    let ids = PhotoRow::without_regions(connection, model, 100, 0, 9)?;
                    Ok((ids, PhotoRow::count_without_regions(connection, model, 100)?))
                })
                .unwrap();
            assert_eq!(count, ids.len() as u64);
            ids
        };
        let model = catalog
            .write(|connection| {
                // Large; small; a film; away; gone; not embedded; large.
                connection.execute_batch(
                    "INSERT INTO folders (id, path, added_at, away) VALUES (1, '/here', 0, NULL), (2, '/away', 0, 'missing');
                     INSERT INTO photos (id, content_hash, format, width, height, duration_ms, taken_at, taken_at_source)
                         SELECT key + 1, randomblob(32), 'JPEG', value, 100, iif(key = 2, 5, NULL), 0, 'exif'
                         FROM json_each('[300, 99, 300, 300, 300, 300, 100]');
                     INSERT INTO files (folder, path, size, modified_ns, photo)
                         SELECT iif(id = 4, 2, 1), id || '.jpg', 1, 1, id FROM photos WHERE id <> 5",
                )?;
                let model = ModelRow::add(connection, "m@1", 1)?;
                (1..=7).filter(|id| *id != 6).try_for_each(|id: i64| add(connection, &model, id.into()))?;
                Ok(model)
            })
            .unwrap();
        assert_eq!(lacking(&model), [1, 7]);
        let some = |from: usize| {
            catalog
                .write(|connection| {
                    Region::all()
                        .skip(from)
                        .take(5)
                        .try_for_each(|region| add(connection, &model, PhotoPart::new(1, region.part())))
                })
                .unwrap();
        };
        some(0);
        assert_eq!(lacking(&model), [1, 7]);
        some(4);
        assert_eq!(lacking(&model), [7]);
    }

    #[test]
    fn regions_nobody_wants_are_told_and_go() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        let done = catalog.write(|connection| {
            connection.execute_batch(
                "INSERT INTO photos (id, content_hash, format, width, height, taken_at, taken_at_source)
                     VALUES (1, zeroblob(32), 'JPEG', 3, 2, 0, 'exif')",
            )?;
            let model = ModelRow::add(connection, "m@1", 1)?;
            add(connection, &model, 1.into())?;
            for part in Region::all().map(Region::part).chain([3]) {
                add(connection, &model, PhotoPart::new(1, part))?;
            }
            Setting::Regions.set(connection, "1")?;
            assert_eq!(StoredEmbedding::unwanted_regions(connection)?, (0, 0));
            assert_eq!(StoredEmbedding::remove_unwanted_regions(connection, 9)?, 0);
            Setting::Regions.clear(connection)?;
            assert_eq!(StoredEmbedding::unwanted_regions(connection)?, (9, 18));
            assert_eq!(StoredEmbedding::remove_unwanted_regions(connection, 8)?, 8);
            assert_eq!(StoredEmbedding::remove_unwanted_regions(connection, 8)?, 1);
            // The whole, and frames, stay.
            assert_eq!(ModelRow::held(connection)?[0].1, 2);
            Ok(())
        });
        done.unwrap();
    }
}
