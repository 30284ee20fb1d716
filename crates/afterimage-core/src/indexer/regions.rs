//! Regions: once photos are found as a whole, the tiles of large ones are embedded, too, where the person wants that.
//!
//! Apart from the first reading of a photo, so that new photos are found as soon as before, and that turning this on embeds
//! nothing again. A photo is read from its file alone: a thumbnail has no more to show than the whole did.

use std::time::Instant;

use rusqlite::Connection;

use super::missing::{self, Item, Missing, Source, Vector};
use super::progress::Meter;
use super::{IndexControl, IndexReport, switch};
use crate::catalog::{CatalogError, ContentHash, ModelRow, PhotoRow, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::part::PhotoPart;
use crate::region::Region;
use crate::view::IndexProgress;

/// Embeds the regions that `model` lacks, if they are wanted, and begins none after `until`; `next` is its name where it does not
/// answer yet.
pub(super) fn embed(
    library: &Library,
    model: &Model,
    next: Option<&str>,
    until: Option<Instant>,
    control: &IndexControl,
    report: &mut IndexReport,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<(), LibraryError> {
    let regions = Regions { model: &model.row, least_side: Region::least_photo(model.encoder.side()), next };
    let missing = library.catalog().read(|connection| match regions.is_wanted(connection)? {
        true => PhotoRow::count_without_regions(connection, regions.model, regions.least_side),
        false => Ok(0),
    })?;
    if missing == 0 || control.is_cancelled() {
        return Ok(());
    }
    let meter = Meter::new();
    meter.start_regions(missing);
    on_progress(meter.snapshot());
    let done = missing::embed(library, model, &regions, until, control, &meter, on_progress)?;
    report.regions += done.photos;
    report.unfinished = done.unfinished;
    library.encoders().note_batch(&model.encoder);
    if next.is_none() {
        model.sync_index(library.catalog())?;
    }
    Ok(())
}

/// The regions of every large photo that a model has not seen them of.
struct Regions<'a> {
    model: &'a ModelRow,
    /// See [`Region::least_photo`].
    least_side: u32,
    next: Option<&'a str>,
}

impl Missing for Regions<'_> {
    const PARTS: usize = Region::A_PHOTO;

    fn photos(&self, connection: &Connection, after: i64, limit: usize) -> Result<Vec<i64>, CatalogError> {
        PhotoRow::without_regions(connection, self.model, self.least_side, after, limit)
    }

    fn is_wanted(&self, connection: &Connection) -> Result<bool, CatalogError> {
        let is_for_now = match self.next {
            Some(name) => switch::is_next(connection, name)?,
            None => true,
        };
        Ok(is_for_now && StoredEmbedding::regions_wanted(connection)?)
    }

    /// That of the photo, whose best part is to speak for it: for each of its regions the same.
    fn hubness(&self, source: &Source<'_>, photos: &[Vec<Vector>]) -> Result<Vec<f32>, LibraryError> {
        let Source { library, model, .. } = source;
        let mut hubness = Vec::new();
        for regions in photos {
            let Some((first, vector)) = regions.first() else { continue };
            let of_photo = |connection: &_| StoredEmbedding::get(connection, self.model, first.photo().into());
            // A damaged one is for a repair, which takes it away, and then all of the photo is embedded anew.
            let whole = library.catalog().read(of_photo).ok().flatten().map(|whole| whole.vector);
            let whole = whole.as_ref().unwrap_or(vector);
            let of_photo = model.hubness_with_regions(whole, regions.iter().map(|(_, vector)| vector.as_slice()))?;
            hubness.extend(of_photo.into_iter().flat_map(|hubness| std::iter::repeat_n(hubness, regions.len())));
        }
        Ok(hubness)
    }

    fn read(&self, source: &Source<'_>, photo: i64) -> Result<Item, LibraryError> {
        let Source { library, model, crew, .. } = source;
        let hash = library.catalog().read(|connection| PhotoRow::get(connection, photo))?.content_hash;
        let paths = library.paths_of(photo)?;
        let pixels = crew.taking_turns(|| {
            paths.iter().find_map(|path| {
                let bytes = media::read_bytes(path).ok().filter(|bytes| ContentHash::of(bytes) == hash)?;
                let decoded = library.decoders().decode_on(crew.plan.decoding(), &bytes, 0, self.least_side);
                decoded.ok().map(|decoded| decoded.pixels)
            })
        });
        let prepare = |pixels: &image::RgbImage| {
            let regions = Region::all().map(|region| {
                let prepared = model.encoder.prepare(&region.cut(pixels))?;
                Ok((PhotoPart::new(photo, region.part()), prepared))
            });
            regions.collect::<Result<Vec<_>, afterimage_encoder::EncoderError>>().ok()
        };
        let parts = pixels.as_ref().and_then(prepare).unwrap_or_default();
        Ok(Item { parts, _place: None })
    }
}
