//! Changing the model without a gap: the new one embeds every photo while the old one answers, then takes its place.
//!
//! What has been embedded is in the catalog, so that a switch survives a kill and goes on in the next run. Where regions are
//! wanted, those are embedded before the switch, too: nothing that was found is lost by it. A photo is read from its file, or
//! from its thumbnail where no file can be reached: what lies on a drive in a drawer is found afterwards, too.

use std::sync::Arc;

use image::RgbImage;
use rusqlite::Connection;

use super::missing::{self, Item, Missing, Source, Vector};
use super::progress::Meter;
use super::read::hash_of;
use super::{IndexControl, IndexReport, regions};
use crate::catalog::{CatalogError, ContentHash, FrameRow, PhotoRow, Setting};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::part::PhotoPart;
use crate::vectors::VectorIndex;
use crate::view::{IndexProgress, Problem};

/// Where the index of a model is kept that does not answer yet.
const NEXT_INDEX_FILE: &str = "vectors-next.usearch";

/// Goes on with a switch if one was asked for.
pub(super) fn run(
    library: &Library,
    control: &IndexControl,
    report: &mut IndexReport,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<(), LibraryError> {
    let Some(name) = library.catalog().read(|connection| Setting::NextModel.get(connection))? else { return Ok(()) };
    // The old model only answers from here on: its image tower's memory is for the new one.
    library.model().encoder.release_images();
    let encoder = match library.encoders().load(&name) {
        Ok(encoder) => encoder,
        // The photos are up to date all the same; the switch goes on when the model is back.
        Err(error) => {
            tracing::warn!(%error, "the model to switch to can't be loaded");
            library.note_model_problem(Some(Problem::from(&error)));
            return Ok(());
        }
    };
    let file = library.directory().join(NEXT_INDEX_FILE);
    let model = Model::open(encoder, library.catalog(), &file)?;
    let meter = Meter::new();
    let missing = library.catalog().read(|connection| PhotoRow::count_without(connection, &model.row))?;
    meter.start_switching(missing);
    on_progress(meter.snapshot());
    let done = missing::embed(library, &model, &Whole { model: &model }, None, control, &meter, on_progress)?;
    report.reembedded += done.photos;
    report.left_behind += done.failed;
    // A model that fails on most photos must not take the place of one that finds them.
    let fails = done.refused > model.index.photos();
    if !fails {
        regions::embed(library, &model, Some(&name), None, control, report, on_progress)?;
    }
    library.encoders().note_batch(&model.encoder);
    model.sync_index(library.catalog())?;
    if control.is_cancelled() {
        return Ok(());
    }
    if fails {
        library.note_model_problem(Some(Problem::refused(&name, done.refused)));
        return Ok(());
    }
    let switched = library.catalog().write(|connection| {
        let wanted = is_next(connection, &name)?;
        if wanted {
            Setting::Model.set(connection, &name)?;
            Setting::NextModel.clear(connection)?;
        }
        Ok(wanted)
    })?;
    if switched {
        let model = model.moved(&library.index_file());
        model.save_index();
        VectorIndex::delete(&file);
        library.answer_with(Arc::new(model));
        library.note_model_problem(None);
        report.switched = true;
    }
    Ok(())
}

/// Whether the model `name` is still to answer next: the person may change their mind while it is being prepared.
pub(super) fn is_next(connection: &Connection, name: &str) -> Result<bool, CatalogError> {
    Ok(Setting::NextModel.get(connection)?.as_deref() == Some(name))
}

/// Every shown photo that a model has not seen.
struct Whole<'a> {
    model: &'a Model,
}

impl Missing for Whole<'_> {
    const PARTS: usize = 1;

    fn photos(&self, connection: &Connection, after: i64, limit: usize) -> Result<Vec<i64>, CatalogError> {
        PhotoRow::without(connection, &self.model.row, after, limit)
    }

    fn is_wanted(&self, connection: &Connection) -> Result<bool, CatalogError> {
        is_next(connection, self.model.name())
    }

    fn hubness(&self, source: &Source<'_>, photos: &[Vec<Vector>]) -> Result<Vec<f32>, LibraryError> {
        Ok(source.model.hubness(photos.iter().flatten().map(|(_, vector)| vector.as_slice()))?)
    }

    fn read(&self, source: &Source<'_>, photo: i64) -> Result<Item, LibraryError> {
        let is_video = source.library.catalog().read(|connection| FrameRow::time(connection, photo.into()))?.is_some();
        let place = is_video.then(|| source.videos.take(&|| source.control.is_cancelled()));
        let pictures = source.crew.taking_turns(|| pixels(source, photo))?.unwrap_or_default();
        let prepared =
            pictures.iter().map(|pixels| source.model.encoder.prepare(pixels)).collect::<Result<Vec<_>, _>>();
        let parts = (0..).map(|part| PhotoPart::new(photo, part)).zip(prepared.unwrap_or_default()).collect();
        Ok(Item { parts, _place: place.flatten() })
    }
}

/// A photo's pixels, part by part, from the first file that can be read and still holds it, else from its thumbnails. `None`
/// where that is not all of it.
fn pixels(source: &Source<'_>, photo: i64) -> Result<Option<Vec<RgbImage>>, LibraryError> {
    let Source { library, model, crew, control, ffmpeg, .. } = source;
    let (row, frames) = library
        .catalog()
        .read(|connection| Ok((PhotoRow::get(connection, photo)?, FrameRow::of_photo(connection, photo)?)))?;
    let hash = row.content_hash;
    let decode = |bytes: &[u8]| {
        let decoded = library.decoders().decode_on(crew.plan.decoding(), bytes, 0, model.least_side());
        decoded.ok().map(|decoded| decoded.pixels)
    };
    let kept = |hash| Ok::<_, LibraryError>(library.thumbnails().get(hash)?.and_then(|jpeg| decode(&jpeg)));
    if row.metadata.duration_ms.is_none() {
        for path in library.paths_of(photo)? {
            if let Ok(bytes) = media::read_bytes(&path)
                && ContentHash::of(&bytes) == hash
                && let Some(pixels) = decode(&bytes)
            {
                return Ok(Some(vec![pixels]));
            }
        }
        return Ok(kept(hash)?.map(|pixels| vec![pixels]));
    }
    let stop = || control.is_cancelled();
    let times: Vec<u32> = frames.iter().map(|frame| frame.at_ms).collect();
    for path in library.paths_of(photo)? {
        if let Some(ffmpeg) = ffmpeg
            && !times.is_empty()
            && matches!(hash_of(&path, &stop), Ok(Some(found)) if found == hash)
            && let Ok(pictures) = ffmpeg.frames_at(&path, &times, model.least_side(), &stop)
        {
            return Ok(Some(pictures));
        }
    }
    let kept = frames.iter().map(|frame| kept(hash.of_part(frame.part, frame.at_ms)));
    let kept: Option<Vec<RgbImage>> = kept.collect::<Result<_, _>>()?;
    Ok(kept.filter(|pictures| !pictures.is_empty()))
}
