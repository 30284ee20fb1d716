//! Frames of videos: which ones are embedded, whatever the model.

use rusqlite::{Connection, OptionalExtension, params};

use super::CatalogError;
use super::photos::{ContentHash, SHOWN};
use crate::part::PhotoPart;

/// A frame of a video.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrameRow {
    /// Which part of the video it is; part 0 is what the video is shown by.
    pub part: u32,
    /// Milliseconds from the beginning.
    pub at_ms: u32,
}

impl FrameRow {
    /// The frames of a video in the order of their parts; none of a picture.
    pub fn of_photo(connection: &Connection, photo: i64) -> Result<Vec<Self>, CatalogError> {
        let mut statement =
            connection.prepare_cached("SELECT part, at_ms FROM frames WHERE photo = ?1 ORDER BY part")?;
        let rows = statement.query_map([photo], |row| Ok(Self { part: row.get(0)?, at_ms: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Where in its video a part is; `None` for a picture.
    pub fn time(connection: &Connection, part: PhotoPart) -> Result<Option<u32>, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT at_ms FROM frames WHERE photo = ?1 AND part = ?2")?;
        Ok(statement.query_row(params![part.photo(), part.part()], |row| row.get(0)).optional()?)
    }

    /// Notes the frames of a video. Where others were noted before, what was embedded of those goes.
    pub fn set(connection: &Connection, photo: i64, times_ms: &[u32]) -> Result<(), CatalogError> {
        let noted = Self::of_photo(connection, photo)?;
        if noted.iter().map(|frame| frame.at_ms).eq(times_ms.iter().copied()) {
            return Ok(());
        }
        connection.prepare_cached("DELETE FROM embeddings WHERE photo = ?1")?.execute([photo])?;
        connection.prepare_cached("DELETE FROM frames WHERE photo = ?1")?.execute([photo])?;
        let mut add = connection.prepare_cached("INSERT INTO frames (photo, part, at_ms) VALUES (?1, ?2, ?3)")?;
        times_ms
            .iter()
            .enumerate()
            .try_for_each(|(part, at_ms)| add.execute(params![photo, part as i64, at_ms]).map(drop))?;
        Ok(())
    }

    /// Whose thumbnails those of the frames of all videos are, or of the shown ones alone. Part 0 has its video's.
    pub fn hashes(connection: &Connection, shown: bool) -> Result<Vec<ContentHash>, CatalogError> {
        let which = if shown { SHOWN } else { "TRUE" };
        let mut statement = connection.prepare_cached(&format!(
            "SELECT content_hash, part, at_ms FROM frames JOIN photos ON photos.id = photo WHERE part > 0 AND {which}"
        ))?;
        let rows = statement.query_map([], |row| Ok(ContentHash(row.get(0)?).of_part(row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl ContentHash {
    /// What stands for a part of a video with this content, the frame at `at_ms`: for part 0 the content's own hash.
    pub fn of_part(self, part: u32, at_ms: u32) -> Self {
        if part == 0 { self } else { Self::of(&[self.0.as_slice(), &at_ms.to_le_bytes()].concat()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, ModelRow, StoredEmbedding};

    #[test]
    fn other_frames_take_what_was_embedded_of_the_old_ones_with_them() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        let held =
            |connection: &Connection| ModelRow::held(connection).map(|held| held.iter().map(|(_, held)| *held).sum());
        let (kept, left): (u64, u64) = catalog
            .write(|connection| {
                connection.execute_batch(
                    "INSERT INTO photos (id, content_hash, format, width, height, taken_at, taken_at_source)
                     VALUES (1, zeroblob(32), 'MP4', 3, 2, 0, 'exif')",
                )?;
                let model = ModelRow::add(connection, "m@1", 1)?;
                FrameRow::set(connection, 1, &[500, 0])?;
                for part in 0..2 {
                    let vector = StoredEmbedding::round(&[1.0]);
                    StoredEmbedding::add(connection, &model, PhotoPart::new(1, part), &vector, None)?;
                }
                FrameRow::set(connection, 1, &[500, 0])?;
                let kept = held(connection)?;
                assert_eq!(FrameRow::time(connection, PhotoPart::new(1, 1))?, Some(0));
                FrameRow::set(connection, 1, &[500, 700, 900])?;
                assert_eq!(FrameRow::of_photo(connection, 1)?.len(), 3);
                Ok((kept, held(connection)?))
            })
            .unwrap();
        assert_eq!((kept, left), (2, 0));
    }
}
