//! Changing the model without a gap: the new one embeds every photo while the old one answers, then takes its place.
//!
//! What has been embedded is in the catalog, so that a switch survives a kill and goes on in the next run. A photo is read
//! from its file, or from its thumbnail where no file can be reached: what lies on a drive in a drawer is found afterwards,
//! too.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

use afterimage_encoder::PreparedImage;
use crossbeam_channel::{Receiver, Sender, bounded};
use image::RgbImage;
use rusqlite::Connection;

use super::crew::Crew;
use super::progress::Meter;
use super::{IndexControl, IndexReport};
use crate::catalog::{CatalogError, PhotoRow, Setting, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::vectors::VectorIndex;
use crate::view::IndexProgress;

/// Photos fetched from the catalog at once.
const PAGE: usize = 256;

/// Where the index of a model is kept that does not answer yet.
const NEXT_INDEX_FILE: &str = "vectors-next.usearch";

/// A photo, ready for the image tower; nothing where it can't be read at all.
type Item = (i64, Option<PreparedImage>);

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
            library.note_model_problem(Some(error.to_string()));
            return Ok(());
        }
    };
    let file = library.directory().join(NEXT_INDEX_FILE);
    let model = Model::open(encoder, library.catalog(), &file)?;
    let meter = Meter::new();
    let missing = library.catalog().read(|connection| PhotoRow::count_without(connection, &model.row))?;
    meter.start_switching(missing);
    on_progress(meter.snapshot());
    let refused = embed_missing(library, &model, control, &meter, report, on_progress)?;
    library.encoders().note_batch(&model.encoder);
    model.sync_index(library.catalog())?;
    if control.is_cancelled() {
        return Ok(());
    }
    // A model that fails on most photos must not take the place of one that finds them.
    if refused > model.index.len() {
        library.note_model_problem(Some(format!("the model {name} could not embed {refused} photos")));
        return Ok(());
    }
    let switched = library.catalog().write(|connection| {
        let wanted = is_wanted(&model, connection)?;
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

/// Whether `model` is still to answer next: the person may change their mind while it is being prepared.
fn is_wanted(model: &Model, connection: &Connection) -> Result<bool, CatalogError> {
    Ok(Setting::NextModel.get(connection)?.as_deref() == Some(model.name()))
}

/// Embeds every shown photo that `model` has not seen; how many it refused.
fn embed_missing(
    library: &Library,
    model: &Model,
    control: &IndexControl,
    meter: &Meter,
    report: &mut IndexReport,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<u64, LibraryError> {
    // Who works with other hands from now on begins again where the catalog says.
    let (mut refused, after) = (0, AtomicI64::new(0));
    loop {
        let crew = &Crew::gather(library.plan())?;
        let (photos_to, photos) = bounded::<i64>(PAGE);
        let (items_to, items) = bounded::<Item>(crew.plan.waiting_for(model.encoder.most_pictures()));
        let after = &after;
        let through = thread::scope(|scope| -> Result<bool, LibraryError> {
            let feeder = scope.spawn(move || feed(library, model, crew, control, after, &photos_to));
            let readers: Vec<_> = (0..crew.plan.readers)
                .map(|_| {
                    let (photos, items_to) = (photos.clone(), items_to.clone());
                    scope.spawn(move || crew.read(|| prepare_all(library, model, crew, control, &photos, &items_to)))
                })
                .collect();
            drop((photos, items_to));
            let stored = embed_all(library, model, crew, &items, meter, report, on_progress);
            // The readers end when nobody takes what they send.
            drop(items);
            for reader in readers {
                super::pipeline::join(reader)??;
            }
            let through = super::pipeline::join(feeder)?;
            refused += stored?;
            Ok(through)
        })?;
        if through {
            return Ok(refused);
        }
    }
}

/// Sends the photos that are missing, page by page; `false` where it ends early because the plan is another one now. `after` is
/// how far it got.
fn feed(
    library: &Library,
    model: &Model,
    crew: &Crew,
    control: &IndexControl,
    after: &AtomicI64,
    to: &Sender<i64>,
) -> Result<bool, CatalogError> {
    loop {
        let from = after.load(Ordering::Relaxed);
        let page = library.catalog().read(|connection| PhotoRow::without(connection, &model.row, from, PAGE))?;
        if page.is_empty() {
            return Ok(true);
        }
        for photo in page {
            if !control.may_go_on() {
                return Ok(true);
            }
            if library.plan() != crew.plan {
                return Ok(false);
            }
            if to.send(photo).is_err() {
                return Ok(true);
            }
            after.store(photo, Ordering::Relaxed);
        }
    }
}

fn prepare_all(
    library: &Library,
    model: &Model,
    crew: &Crew,
    control: &IndexControl,
    photos: &Receiver<i64>,
    to: &Sender<Item>,
) -> Result<(), LibraryError> {
    for photo in photos {
        if !control.may_go_on() {
            return Ok(());
        }
        let pixels = crew.taking_turns(|| pixels(library, model, crew, photo))?;
        let prepared = pixels.and_then(|pixels| model.encoder.prepare(&pixels).ok());
        if to.send((photo, prepared)).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// A photo's pixels from the first file that can be read and still holds it, else from its thumbnail.
fn pixels(library: &Library, model: &Model, crew: &Crew, photo: i64) -> Result<Option<RgbImage>, LibraryError> {
    let hash = library.catalog().read(|connection| PhotoRow::get(connection, photo))?.content_hash;
    let decode = |bytes: &[u8]| {
        let decoded = library.decoders().decode_on(crew.plan.decoding(), bytes, 0, model.least_side());
        decoded.ok().map(|decoded| decoded.pixels)
    };
    for path in library.paths_of(photo)? {
        if let Ok(bytes) = media::read_bytes(&path)
            && crate::catalog::ContentHash::of(&bytes) == hash
            && let Some(pixels) = decode(&bytes)
        {
            return Ok(Some(pixels));
        }
    }
    Ok(library.thumbnails().get(hash)?.and_then(|jpeg| decode(&jpeg)))
}

/// Embeds and stores what comes, batch by batch, as long as it is wanted. How many pictures the model refused: those that can't
/// be read are not its fault.
fn embed_all(
    library: &Library,
    model: &Model,
    crew: &Crew,
    items: &Receiver<Item>,
    meter: &Meter,
    report: &mut IndexReport,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<u64, LibraryError> {
    let mut refused = 0;
    while let Ok(first) = items.recv() {
        if !library.catalog().read(|connection| is_wanted(model, connection))? {
            return Ok(refused);
        }
        let size = crew.plan.batch(model.encoder.image_batch());
        let batch: Vec<Item> = std::iter::once(first).chain(items.iter().take(size - 1)).collect();
        let (photos, pictures): (Vec<i64>, Vec<PreparedImage>) =
            batch.iter().filter_map(|(photo, picture)| Some((*photo, picture.clone()?))).unzip();
        let vectors: Vec<_> = photos
            .into_iter()
            .zip(super::embed::vectors(&model.encoder, crew, &pictures))
            .filter_map(|(photo, vector)| Some((photo, vector.ok()?)))
            .collect();
        let hubness = model.hubness(vectors.iter().map(|(_, vector)| vector.as_slice()))?;
        library.catalog().write(|connection| {
            let mut hubness = hubness.into_iter();
            vectors.iter().try_for_each(|(photo, vector)| {
                StoredEmbedding::add(connection, &model.row, *photo, vector, hubness.next())
            })
        })?;
        model.index.add(&vectors)?;
        refused += (pictures.len() - vectors.len()) as u64;
        let failed = (batch.len() - vectors.len()) as u64;
        meter.finished(batch.len() as u64, failed);
        report.reembedded += vectors.len() as u64;
        report.left_behind += failed;
        on_progress(meter.snapshot());
    }
    Ok(refused)
}
