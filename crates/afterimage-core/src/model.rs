//! A model at work in a library: what embeds, what it has embedded, and where neighbours are found.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use afterimage_encoder::{Embedding, Encoder, EncoderError};
use half::f16;
use roaring::RoaringTreemap;

use crate::catalog::{Access, Catalog, CatalogError, ModelRow, StoredEmbedding};
use crate::hubness::HubnessCache;
use crate::library::LibraryError;
use crate::media::THUMBNAIL_SIDE;
use crate::part::PhotoPart;
use crate::region::Region;
use crate::search::QueryCache;
use crate::vectors::VectorIndex;

/// Vectors read from the catalog at once when the index catches up.
const CATCH_UP: usize = 1000;

/// So many of the newest vectors, and of all, are compared with the catalog's when an index is loaded.
const COMPARED: usize = 32;

/// Where encoders come from. The shells know where models lie; a library knows their names.
pub trait Encoders: Send + Sync {
    /// The name of the model of a library for which none was chosen.
    fn default_name(&self) -> &str;

    /// Loads a model. Its id begins with its name.
    fn load(&self, name: &str) -> Result<Encoder, EncoderError>;

    /// Notes what was learned about a model while it worked, for the next time it is loaded.
    fn note_batch(&self, _encoder: &Encoder) {}
}

/// An encoder alone is where that encoder comes from.
impl Encoders for Encoder {
    fn default_name(&self) -> &str {
        self.id().name()
    }

    fn load(&self, name: &str) -> Result<Encoder, EncoderError> {
        match name == self.id().name() {
            true => Ok(self.clone()),
            false => Err(EncoderError::NotInstalled { name: name.to_owned() }),
        }
    }
}

/// A model with its embeddings in one library.
pub(crate) struct Model {
    pub encoder: Encoder,
    pub row: ModelRow,
    pub index: VectorIndex,
    queries: QueryCache,
    hubness: HubnessCache,
    file: PathBuf,
    /// One thread at a time brings the index in line with the catalog.
    syncing: Mutex<()>,
}

impl Model {
    /// Takes up work with `encoder`. Its index is kept in `file`; what is there already is used.
    pub fn open(encoder: Encoder, catalog: &Catalog, file: &Path) -> Result<Self, LibraryError> {
        let id = encoder.id().as_str();
        let row = row_of(catalog, id, encoder.dim())?;
        let index = match VectorIndex::load(file, id, encoder.dim()) {
            Ok(index) if agrees(&index, catalog, &row)? => index,
            loaded => {
                let error = loaded.err().map(|error| error.to_string());
                tracing::info!(
                    error = error.as_deref().unwrap_or("it is another library's"),
                    "making the vector index anew"
                );
                VectorIndex::new(id, encoder.dim())?
            }
        };
        let (queries, file, syncing) = (QueryCache::new(), file.to_owned(), Mutex::new(()));
        let hubness = HubnessCache::open(catalog, &row)?;
        let model = Self { encoder, row, index, queries, hubness, file, syncing };
        model.sync_index(catalog)?;
        Ok(model)
    }

    /// The same model with its index kept in another file from now on.
    pub fn moved(self, file: &Path) -> Self {
        Self { file: file.to_owned(), ..self }
    }

    /// The same model with an index that was made anew from the catalog: one without the gaps that removed photos leave.
    pub fn compacted(&self, catalog: &Catalog) -> Result<Self, LibraryError> {
        VectorIndex::delete(&self.file);
        Self::open(self.encoder.clone(), catalog, &self.file)
    }

    /// The model's name, without its revision.
    pub fn name(&self) -> &str {
        self.encoder.id().name()
    }

    /// The least that the short side of a decoded photo has to have, for the tower and for the thumbnail.
    pub fn least_side(&self) -> u32 {
        self.encoder.side().max(THUMBNAIL_SIDE)
    }

    /// Embeds a query, or remembers it.
    pub fn embed_query(&self, text: &str) -> Result<Embedding, EncoderError> {
        self.queries.get_or_embed(text.trim(), |text| self.encoder.embed_text(text))
    }

    /// How near photos are to whatever is asked, in their order; nothing for a model that can't tell.
    pub fn hubness<'a>(&self, vectors: impl Iterator<Item = &'a [f16]>) -> Result<Vec<f32>, EncoderError> {
        let Some(calibration) = self.encoder.calibration() else { return Ok(Vec::new()) };
        let vectors: Vec<Vec<f32>> = vectors.map(|vector| vector.iter().map(|x| x.to_f32()).collect()).collect();
        calibration.hubness(&vectors.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    /// How near the best of a photo and its regions is to whatever is asked; nothing for a model that can't tell.
    pub fn hubness_with_regions<'a>(
        &self,
        whole: &[f16],
        regions: impl Iterator<Item = &'a [f16]>,
    ) -> Result<Option<f32>, EncoderError> {
        let Some(calibration) = self.encoder.calibration() else { return Ok(None) };
        let single = |vector: &[f16]| -> Vec<f32> { vector.iter().map(|x| x.to_f32()).collect() };
        let regions: Vec<Vec<f32>> = regions.map(single).collect();
        let regions: Vec<&[f32]> = regions.iter().map(Vec::as_slice).collect();
        calibration.hubness_with_regions(&single(whole), &regions, Region::DISCOUNT).map(Some)
    }

    /// The hubness of embedded parts of photos, in their order; `None` where it is not worked out yet. Parts of a photo whose
    /// regions are searched all have that of the photo, which each of its regions has.
    pub fn hubness_of(
        &self,
        catalog: &Catalog,
        parts: impl Iterator<Item = PhotoPart> + Clone,
    ) -> Result<Vec<Option<f32>>, CatalogError> {
        let first = Region::all().next().map_or(0, Region::part);
        let regions: Vec<PhotoPart> = parts.clone().map(|part| PhotoPart::new(part.photo(), first)).collect();
        let held = self.index.holds(&regions);
        let of = parts.zip(regions).zip(held).map(|((part, region), held)| if held { region } else { part });
        self.hubness.of(catalog, &self.row, of.collect::<Vec<_>>().into_iter())
    }

    /// Works out the hubness of photos that were embedded before it was kept.
    pub fn fill_in_hubness(&self, catalog: &Catalog) -> Result<(), LibraryError> {
        if self.encoder.calibration().is_none() {
            return Ok(());
        }
        loop {
            let stored =
                catalog.read(|connection| StoredEmbedding::without_hubness(connection, &self.row, CATCH_UP))?;
            if stored.is_empty() {
                return Ok(());
            }
            let hubness = self.hubness(stored.iter().map(|stored| stored.vector.as_slice()))?;
            catalog.write(|connection| {
                stored.iter().zip(&hubness).try_for_each(|(stored, &hubness)| {
                    StoredEmbedding::set_hubness(connection, &self.row, stored.part, hubness)
                })
            })?;
        }
    }

    /// Makes the index hold exactly the photos that the catalog shows, and saves it if anything changed.
    pub fn sync_index(&self, catalog: &Catalog) -> Result<(), LibraryError> {
        self.follow_catalog(catalog)?;
        if !self.index.is_saved() && catalog.access() == Access::Write {
            self.save_index();
        }
        Ok(())
    }

    /// Makes the index hold exactly the photos that the catalog shows, in memory.
    pub fn follow_catalog(&self, catalog: &Catalog) -> Result<(), LibraryError> {
        let _one_at_a_time = self.syncing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut wanted = RoaringTreemap::new();
        catalog.read(|connection| {
            StoredEmbedding::searchable(connection, &self.row, |part| {
                wanted.insert(part.key());
            })
        })?;
        let held = self.index.held();
        let missing: Vec<PhotoPart> = (&wanted - &held).iter().map(PhotoPart::from_key).collect();
        self.index.remove(&(&held - &wanted))?;
        for parts in missing.chunks(CATCH_UP) {
            let vectors = catalog.read(|connection| {
                let mut vectors = Vec::with_capacity(parts.len());
                for &part in parts {
                    if let Some(stored) = StoredEmbedding::get(connection, &self.row, part)? {
                        vectors.push((part, stored.vector));
                    }
                }
                Ok(vectors)
            })?;
            self.index.add(&vectors)?;
        }
        Ok(())
    }

    /// Saves the index. That it can't be saved costs time at the next start, nothing else.
    pub fn save_index(&self) {
        match self.index.save(&self.file) {
            Ok(true) => {}
            Ok(false) => tracing::debug!("another process is saving the vector index"),
            Err(error) => {
                tracing::warn!(%error, "the vector index is not saved; it will be made anew at the next start")
            }
        }
    }
}

/// The model's row, added where there is none. Where nothing can be written there may be none: then nothing is embedded by it.
fn row_of(catalog: &Catalog, name: &str, dim: usize) -> Result<ModelRow, CatalogError> {
    match catalog.read(|connection| ModelRow::find(connection, name))? {
        Some(row) => Ok(row),
        None if catalog.access() == Access::Write => catalog.write(|connection| ModelRow::add(connection, name, dim)),
        None => Ok(ModelRow { id: 0, name: name.to_owned(), dim }),
    }
}

/// Whether some vectors of an index are those of the catalog: the newest photos', which differ where the catalog was put back
/// from a copy, and some of all, which differ in another library's.
fn agrees(index: &VectorIndex, catalog: &Catalog, row: &ModelRow) -> Result<bool, LibraryError> {
    let held = index.held();
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    // Other parts come after all whole photos.
    let photos = count(index.photos());
    let newest = held.iter().take(photos).skip(photos.saturating_sub(COMPARED));
    let some = held.iter().step_by((count(held.len()) / COMPARED).max(1));
    for part in newest.chain(some).map(PhotoPart::from_key) {
        // One that the catalog does not know is removed; a damaged one is for a repair.
        let Ok(Some(stored)) = catalog.read(|connection| StoredEmbedding::get(connection, row, part)) else {
            continue;
        };
        if index.vector(part)?.is_some_and(|vector| vector != stored.vector) {
            return Ok(false);
        }
    }
    Ok(true)
}
