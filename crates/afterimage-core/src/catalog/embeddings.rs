//! Embeddings: a vector for each part of a photo and each model, as f16.

use std::collections::HashMap;

use half::f16;
use half::slice::HalfFloatSliceExt;
use rusqlite::{Connection, OptionalExtension, params};

use super::CatalogError;
use crate::part::PhotoPart;

/// A model whose embeddings the catalog holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelRow {
    /// Its id.
    pub id: i64,
    /// `name@revision`.
    pub name: String,
    /// Length of its embeddings.
    pub dim: usize,
}

impl ModelRow {
    /// The model of this name, if the catalog knows it.
    pub fn find(connection: &Connection, name: &str) -> Result<Option<Self>, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT id, name, dim FROM models WHERE name = ?1")?;
        let row = |row: &rusqlite::Row<'_>| Ok(Self { id: row.get(0)?, name: row.get(1)?, dim: row.get(2)? });
        Ok(statement.query_row([name], row).optional()?)
    }

    /// Finds or adds a model.
    pub fn add(connection: &Connection, name: &str, dim: usize) -> Result<Self, CatalogError> {
        connection.execute(
            "INSERT INTO models (name, dim) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![name, i64::try_from(dim).unwrap_or(i64::MAX)],
        )?;
        let id = connection.query_row("SELECT id FROM models WHERE name = ?1", [name], |row| row.get(0))?;
        Ok(Self { id, name: name.to_owned(), dim })
    }

    /// The models with embeddings, each with how many there are.
    pub fn held(connection: &Connection) -> Result<Vec<(Self, u64)>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT id, name, dim, held FROM models
             JOIN (SELECT model, count(*) AS held FROM embeddings GROUP BY model) ON model = id ORDER BY id",
        )?;
        let rows = statement
            .query_map([], |row| Ok((Self { id: row.get(0)?, name: row.get(1)?, dim: row.get(2)? }, row.get(3)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Deletes at most `limit` embeddings of the model; how many that were.
    pub fn free(&self, connection: &Connection, limit: usize) -> Result<usize, CatalogError> {
        Ok(connection.execute(
            "DELETE FROM embeddings WHERE id IN (SELECT id FROM embeddings WHERE model = ?1 LIMIT ?2)",
            params![self.id, i64::try_from(limit).unwrap_or(i64::MAX)],
        )?)
    }
}

/// The vector of a part of a photo as it is stored: f16, `[dim]`, unit length.
///
/// A photo has those of all its parts or none: they are stored in one transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredEmbedding {
    /// What it is of.
    pub part: PhotoPart,
    /// The vector.
    pub vector: Vec<f16>,
}

impl StoredEmbedding {
    /// Rounds an embedding to what is stored.
    pub fn round(embedding: &[f32]) -> Vec<f16> {
        let mut vector = vec![f16::ZERO; embedding.len()];
        vector.convert_from_f32_slice(embedding);
        vector
    }

    /// Stores an embedding and, where the model has one, its hubness. One that is there already stays: it came from the same
    /// content and model.
    pub fn add(
        connection: &Connection,
        model: &ModelRow,
        part: PhotoPart,
        vector: &[f16],
        hubness: Option<f32>,
    ) -> Result<(), CatalogError> {
        let bytes: Vec<u8> = vector.iter().flat_map(|x| x.to_le_bytes()).collect();
        connection
            .prepare_cached(
                "INSERT INTO embeddings (photo, model, part, vector, hubness) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
            )?
            .execute(params![part.photo(), model.id, part.part(), bytes, hubness])?;
        Ok(())
    }

    /// Some embeddings of the model, at most `limit`, whose hubness is not known.
    pub fn without_hubness(connection: &Connection, model: &ModelRow, limit: usize) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT photo, part, vector FROM embeddings WHERE model = ?1 AND hubness IS NULL ORDER BY photo, part LIMIT ?2",
        )?;
        let mut rows = statement.query(params![model.id, i64::try_from(limit).unwrap_or(i64::MAX)])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Self::decode(model, part(row)?, &row.get::<_, Vec<u8>>(2)?)?);
        }
        Ok(found)
    }

    /// Notes the hubness of a part of a photo.
    pub fn set_hubness(
        connection: &Connection,
        model: &ModelRow,
        part: PhotoPart,
        hubness: f32,
    ) -> Result<(), CatalogError> {
        connection
            .prepare_cached("UPDATE embeddings SET hubness = ?4 WHERE model = ?1 AND photo = ?2 AND part = ?3")?
            .execute(params![model.id, part.photo(), part.part(), hubness])?;
        Ok(())
    }

    /// The hubness of all parts of `photos` for which it is known.
    pub fn hubness(
        connection: &Connection,
        model: &ModelRow,
        photos: impl IntoIterator<Item = i64>,
    ) -> Result<HashMap<PhotoPart, f32>, CatalogError> {
        // One statement for all: a statement for each costs milliseconds where there are hundreds. A cross join keeps SQLite
        // from walking all embeddings instead of those few.
        let photos: Vec<String> = photos.into_iter().map(|photo| photo.to_string()).collect();
        let mut statement = connection.prepare_cached(
            "SELECT photo, part, hubness FROM json_each(?2) CROSS JOIN embeddings
             WHERE model = ?1 AND photo = value AND hubness IS NOT NULL",
        )?;
        let rows = statement
            .query_map(params![model.id, format!("[{}]", photos.join(","))], |row| Ok((part(row)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The hubness of every part for which it is known.
    pub fn known_hubness(connection: &Connection, model: &ModelRow) -> Result<HashMap<PhotoPart, f32>, CatalogError> {
        let mut statement = connection
            .prepare_cached("SELECT photo, part, hubness FROM embeddings WHERE model = ?1 AND hubness IS NOT NULL")?;
        let rows = statement.query_map([model.id], |row| Ok((part(row)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The embedding of a part, if it has one.
    pub fn get(connection: &Connection, model: &ModelRow, part: PhotoPart) -> Result<Option<Self>, CatalogError> {
        let mut statement =
            connection.prepare_cached("SELECT vector FROM embeddings WHERE model = ?1 AND photo = ?2 AND part = ?3")?;
        let bytes: Option<Vec<u8>> =
            statement.query_row(params![model.id, part.photo(), part.part()], |row| row.get(0)).optional()?;
        bytes.map(|bytes| Self::decode(model, part, &bytes)).transpose()
    }

    /// The embeddings of all parts of a photo, of regions only where they are wanted; none if it has not been embedded.
    pub fn of_photo(connection: &Connection, model: &ModelRow, photo: i64) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT photo, part, vector FROM embeddings WHERE model = ?1 AND photo = ?2 AND part < ?3 ORDER BY part",
        )?;
        let mut rows = statement.query(params![model.id, photo, Self::first_unwanted(connection)?])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Self::decode(model, part(row)?, &row.get::<_, Vec<u8>>(2)?)?);
        }
        Ok(found)
    }

    /// Whether a photo has been embedded as a whole.
    pub fn exists(connection: &Connection, model: &ModelRow, photo: i64) -> Result<bool, CatalogError> {
        let mut statement =
            connection.prepare_cached("SELECT 1 FROM embeddings WHERE model = ?1 AND photo = ?2 AND part = 0")?;
        Ok(statement.exists(params![model.id, photo])?)
    }

    /// What the model has embedded of shown photos, photo by photo in the order of their ids; regions only where they are wanted.
    pub fn searchable(
        connection: &Connection,
        model: &ModelRow,
        mut each: impl FnMut(PhotoPart),
    ) -> Result<(), CatalogError> {
        let mut statement = connection.prepare_cached(
            "SELECT photo, part FROM embeddings WHERE model = ?1 AND part < ?2
                 AND EXISTS (SELECT 1 FROM files WHERE files.photo = embeddings.photo) ORDER BY photo, part",
        )?;
        let mut rows = statement.query(params![model.id, Self::first_unwanted(connection)?])?;
        while let Some(row) = rows.next()? {
            each(part(row)?);
        }
        Ok(())
    }

    /// How many shown photos the model has embedded.
    pub fn count_searchable(connection: &Connection, model: &ModelRow) -> Result<u64, CatalogError> {
        let (mut count, mut last) = (0, None);
        Self::searchable(connection, model, |part| {
            count += u64::from(last.replace(part.photo()) != Some(part.photo()));
        })?;
        Ok(count)
    }

    /// Bytes of the embeddings of photos that no file holds any more; without regions where nobody wants those anyway.
    pub fn bytes_of_gone(connection: &Connection) -> Result<u64, CatalogError> {
        let bytes = "SELECT ifnull(sum(length(vector)), 0) FROM embeddings
             WHERE part < ?1 AND NOT EXISTS (SELECT 1 FROM files WHERE files.photo = embeddings.photo)";
        Ok(connection.query_row(bytes, [Self::first_unwanted(connection)?], |row| row.get(0))?)
    }

    /// The components of a stored vector.
    pub(super) fn components(bytes: &[u8]) -> impl Iterator<Item = f16> + Clone {
        bytes.chunks_exact(2).map(|pair| f16::from_le_bytes([pair[0], pair[1]]))
    }

    fn decode(model: &ModelRow, part: PhotoPart, bytes: &[u8]) -> Result<Self, CatalogError> {
        let expected = model.dim * 2;
        if bytes.len() != expected {
            return Err(CatalogError::DamagedEmbedding { photo: part.photo(), bytes: bytes.len(), expected });
        }
        Ok(Self { part, vector: Self::components(bytes).collect() })
    }
}

/// The part in the first two columns.
fn part(row: &rusqlite::Row<'_>) -> rusqlite::Result<PhotoPart> {
    Ok(PhotoPart::new(row.get(0)?, row.get(1)?))
}
