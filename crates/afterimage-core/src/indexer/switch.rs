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
use super::read::hash_of;
use super::video_places::{Place, Places};
use super::{IndexControl, IndexReport};
use crate::catalog::{CatalogError, ContentHash, FrameRow, PhotoRow, Setting, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media::{self, Ffmpeg};
use crate::model::Model;
use crate::part::PhotoPart;
use crate::vectors::VectorIndex;
use crate::view::IndexProgress;

/// Photos fetched from the catalog at once.
const PAGE: usize = 256;

/// Where the index of a model is kept that does not answer yet.
const NEXT_INDEX_FILE: &str = "vectors-next.usearch";

/// A photo, ready for the image tower.
struct Item {
    photo: i64,
    /// All its parts; none where it can't be read at all.
    parts: Vec<PreparedImage>,
    /// Its place among those videos that may be under way.
    _place: Option<Place>,
}

/// What photos are read from.
struct Source<'a> {
    library: &'a Library,
    model: &'a Model,
    crew: &'a Crew,
    control: &'a IndexControl,
    ffmpeg: Option<Ffmpeg>,
    videos: Places,
}

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
    if refused > model.index.photos() {
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
        let source = Source { library, model, crew, control, ffmpeg: library.ffmpeg(), videos: Places::new() };
        let through = thread::scope(|scope| -> Result<bool, LibraryError> {
            let feeder = scope.spawn(move || feed(library, model, crew, control, after, &photos_to));
            let readers: Vec<_> = (0..crew.plan.readers)
                .map(|_| {
                    let (source, photos, items_to) = (&source, photos.clone(), items_to.clone());
                    scope.spawn(move || crew.read(|| prepare_all(source, &photos, &items_to)))
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

fn prepare_all(source: &Source<'_>, photos: &Receiver<i64>, to: &Sender<Item>) -> Result<(), LibraryError> {
    for photo in photos {
        if !source.control.may_go_on() {
            return Ok(());
        }
        let is_video = source.library.catalog().read(|connection| FrameRow::time(connection, photo.into()))?.is_some();
        let place = is_video.then(|| source.videos.take(&|| source.control.is_cancelled()));
        let pictures = source.crew.taking_turns(|| pixels(source, photo))?;
        // What was stopped is no photo that can't be read.
        if source.control.is_cancelled() {
            return Ok(());
        }
        let prepare = |pictures: Vec<RgbImage>| {
            pictures.iter().map(|pixels| source.model.encoder.prepare(pixels)).collect::<Result<Vec<_>, _>>().ok()
        };
        let parts = pictures.and_then(prepare).unwrap_or_default();
        if to.send(Item { photo, parts, _place: place.flatten() }).is_err() {
            return Ok(());
        }
    }
    Ok(())
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

/// Embeds and stores what comes, batch by batch, as long as it is wanted. How many photos the model refused: those that can't
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
        let (mut batch, mut pictures) = (Vec::new(), Vec::new());
        for item in std::iter::once(first).chain(items.iter()) {
            pictures.extend_from_slice(&item.parts);
            batch.push(item);
            if pictures.len() >= size {
                break;
            }
        }
        let mut embedded = pictures.chunks(size).flat_map(|some| super::embed::vectors(&model.encoder, crew, some));
        let (mut vectors, mut photos) = (Vec::new(), 0);
        for item in &batch {
            let of_photo: Vec<_> = embedded.by_ref().take(item.parts.len()).collect();
            match of_photo.into_iter().collect::<Result<Vec<_>, _>>() {
                Ok(of_photo) if !of_photo.is_empty() => {
                    photos += 1;
                    vectors.extend((0..).map(|part| PhotoPart::new(item.photo, part)).zip(of_photo));
                }
                Ok(_) => {}
                Err(_) => refused += 1,
            }
        }
        let hubness = model.hubness(vectors.iter().map(|(_, vector)| vector.as_slice()))?;
        library.catalog().write(|connection| {
            let mut hubness = hubness.into_iter();
            vectors.iter().try_for_each(|(part, vector)| {
                StoredEmbedding::add(connection, &model.row, *part, vector, hubness.next())
            })
        })?;
        model.index.add(&vectors)?;
        let failed = batch.len() as u64 - photos;
        meter.finished(batch.len() as u64, failed);
        report.reembedded += photos;
        report.left_behind += failed;
        on_progress(meter.snapshot());
    }
    Ok(refused)
}
