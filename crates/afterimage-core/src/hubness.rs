//! The hubness of photos and their parts, in memory: a query corrects hundreds of scores, and asking SQLite for each costs more
//! than finding the photos.

use std::collections::{BTreeSet, HashMap};
use std::sync::{PoisonError, RwLock};

use crate::catalog::{Catalog, CatalogError, ModelRow, StoredEmbedding};
use crate::part::PhotoPart;

/// What the catalog knows of hubness. It never changes once known, since it follows from a photo's content and the model, and
/// ids of photos are not used twice; so nothing in here is ever out of date.
#[derive(Debug)]
pub(crate) struct HubnessCache(RwLock<HashMap<PhotoPart, f32>>);

impl HubnessCache {
    /// Takes all that is known now: about 20 bytes a part.
    pub fn open(catalog: &Catalog, model: &ModelRow) -> Result<Self, CatalogError> {
        Ok(Self(RwLock::new(catalog.read(|connection| StoredEmbedding::known_hubness(connection, model))?)))
    }

    /// The hubness of each of `parts`, in their order; `None` where it is not worked out yet.
    pub fn of(
        &self,
        catalog: &Catalog,
        model: &ModelRow,
        parts: impl Iterator<Item = PhotoPart> + Clone,
    ) -> Result<Vec<Option<f32>>, CatalogError> {
        let mut known = self.look_up(parts.clone());
        let unknown = parts.clone().zip(&known).filter_map(|(part, hubness)| hubness.is_none().then_some(part.photo()));
        let unknown: BTreeSet<i64> = unknown.collect();
        if !unknown.is_empty() {
            // Embedded since; or not worked out yet, which the next look shows again.
            let found = catalog.read(|connection| StoredEmbedding::hubness(connection, model, unknown))?;
            if !found.is_empty() {
                self.0.write().unwrap_or_else(PoisonError::into_inner).extend(found);
                known = self.look_up(parts);
            }
        }
        Ok(known)
    }

    fn look_up(&self, parts: impl Iterator<Item = PhotoPart>) -> Vec<Option<f32>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        parts.map(|part| known.get(&part).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worked_out_later_is_found_and_kept() {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        let model = catalog
            .write(|connection| {
                connection.execute_batch(
                    "INSERT INTO photos (id, content_hash, format, width, height, taken_at, taken_at_source)
                     SELECT value, randomblob(32), 'JPEG', 3, 2, 0, 'exif' FROM json_each('[1, 2, 3]')",
                )?;
                let model = ModelRow::add(connection, "m@1", 1)?;
                StoredEmbedding::add(connection, &model, 1.into(), &StoredEmbedding::round(&[1.0]), Some(0.5))?;
                StoredEmbedding::add(connection, &model, 2.into(), &StoredEmbedding::round(&[1.0]), None)?;
                Ok(model)
            })
            .unwrap();
        let cache = HubnessCache::open(&catalog, &model).unwrap();
        let look = || cache.of(&catalog, &model, [3, 1, 2].into_iter().map(PhotoPart::from)).unwrap();
        assert_eq!(look(), [None, Some(0.5), None]);

        catalog.write(|connection| StoredEmbedding::set_hubness(connection, &model, 2.into(), 0.25)).unwrap();
        assert_eq!(look(), [None, Some(0.5), Some(0.25)]);

        // From memory now.
        catalog.write(|connection| Ok(connection.execute("DELETE FROM embeddings", [])?)).unwrap();
        assert_eq!(look(), [None, Some(0.5), Some(0.25)]);
    }
}
