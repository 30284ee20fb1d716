//! Embedding what is missing of photos that the catalog knows: the whole of them by another model, or their regions.
//!
//! What has been embedded is in the catalog at once, so that this survives a kill and goes on in the next run.

use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::Instant;

use afterimage_encoder::PreparedImage;
use crossbeam_channel::{Receiver, Sender, bounded};
use half::f16;
use rusqlite::Connection;

use super::IndexControl;
use super::crew::Crew;
use super::pipeline::join;
use super::progress::Meter;
use super::video_places::{Place, Places};
use crate::catalog::{CatalogError, StoredEmbedding};
use crate::library::{Library, LibraryError};
use crate::media::Ffmpeg;
use crate::model::Model;
use crate::part::PhotoPart;
use crate::view::IndexProgress;

/// Photos fetched from the catalog at once.
const PAGE: usize = 256;

/// Something that is missing of photos.
pub(super) trait Missing: Sync {
    /// Parts that are missing of a photo, usually.
    const PARTS: usize;

    /// Ids of photos after `after` of which it is missing, ascending, at most `limit`.
    fn photos(&self, connection: &Connection, after: i64, limit: usize) -> Result<Vec<i64>, CatalogError>;

    /// Whether it is still to be embedded: the person may change their mind meanwhile.
    fn is_wanted(&self, connection: &Connection) -> Result<bool, CatalogError>;

    /// How near what was embedded of some photos is to whatever is asked, a number a part; nothing for a model that can't tell.
    fn hubness(&self, source: &Source<'_>, photos: &[Vec<Vector>]) -> Result<Vec<f32>, LibraryError>;

    /// Reads what is missing of a photo.
    fn read(&self, source: &Source<'_>, photo: i64) -> Result<Item, LibraryError>;
}

/// What was embedded of a part.
pub(super) type Vector = (PhotoPart, Vec<f16>);

/// A photo, ready for the image tower.
pub(super) struct Item {
    /// What is missing of it; nothing where it can't be read at all.
    pub parts: Vec<(PhotoPart, PreparedImage)>,
    /// Its place among those videos that may be under way.
    pub _place: Option<Place>,
}

/// What photos are read from, and for whom.
pub(super) struct Source<'a> {
    pub library: &'a Library,
    pub model: &'a Model,
    pub crew: &'a Crew,
    pub control: &'a IndexControl,
    pub ffmpeg: Option<Ffmpeg>,
    pub videos: Places,
}

/// What became of the photos.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Done {
    /// Embedded.
    pub photos: u64,
    /// Neither: they can't be read, or were refused.
    pub failed: u64,
    /// Refused by the model.
    pub refused: u64,
    /// Whether the time was over before the last of them.
    pub unfinished: bool,
}

/// Why no more photos come.
enum End {
    /// There are none.
    Through,
    /// Others are to go on, as the plan is another one now.
    OtherPlan,
    OutOfTime,
}

/// Embeds what `missing` says with `model`, and begins nothing after `until`.
pub(super) fn embed<M: Missing>(
    library: &Library,
    model: &Model,
    missing: &M,
    until: Option<Instant>,
    control: &IndexControl,
    meter: &Meter,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<Done, LibraryError> {
    // Who works with other hands from now on begins again where the catalog says.
    let (mut done, after) = (Done::default(), AtomicI64::new(0));
    loop {
        let crew = &Crew::gather(library.plan())?;
        let (photos_to, photos) = bounded::<i64>(PAGE);
        let waiting = crew.plan.waiting_for(model.encoder.most_pictures()).div_ceil(M::PARTS);
        let (items_to, items) = bounded::<Item>(waiting);
        let source = Source { library, model, crew, control, ffmpeg: library.ffmpeg(), videos: Places::new() };
        let (source, after) = (&source, &after);
        let end = thread::scope(|scope| -> Result<End, LibraryError> {
            let feeder = scope.spawn(move || feed(source, missing, until, after, &photos_to));
            let readers: Vec<_> = (0..crew.plan.readers)
                .map(|_| {
                    let (photos, items_to) = (photos.clone(), items_to.clone());
                    scope.spawn(move || crew.read(|| read_all(source, missing, &photos, &items_to)))
                })
                .collect();
            drop((photos, items_to));
            let stored = embed_all(source, missing, &items, meter, &mut done, on_progress);
            // The readers end when nobody takes what they send.
            drop(items);
            for reader in readers {
                join(reader)??;
            }
            let end = join(feeder)?;
            stored?;
            Ok(end)
        })?;
        match end {
            End::OtherPlan => {}
            End::Through => return Ok(done),
            End::OutOfTime => return Ok(Done { unfinished: true, ..done }),
        }
    }
}

/// Sends the photos page by page. `after` is how far it got.
fn feed(
    source: &Source<'_>,
    missing: &impl Missing,
    until: Option<Instant>,
    after: &AtomicI64,
    to: &Sender<i64>,
) -> Result<End, CatalogError> {
    let Source { library, crew, control, .. } = source;
    loop {
        let from = after.load(Ordering::Relaxed);
        let page = library.catalog().read(|connection| missing.photos(connection, from, PAGE))?;
        if page.is_empty() {
            return Ok(End::Through);
        }
        for photo in page {
            if !control.may_go_on() {
                return Ok(End::Through);
            }
            if until.is_some_and(|until| until <= Instant::now()) {
                return Ok(End::OutOfTime);
            }
            if library.plan() != crew.plan {
                return Ok(End::OtherPlan);
            }
            if to.send(photo).is_err() {
                return Ok(End::Through);
            }
            after.store(photo, Ordering::Relaxed);
        }
    }
}

fn read_all(
    source: &Source<'_>,
    missing: &impl Missing,
    photos: &Receiver<i64>,
    to: &Sender<Item>,
) -> Result<(), LibraryError> {
    for photo in photos {
        if !source.control.may_go_on() {
            return Ok(());
        }
        let item = missing.read(source, photo)?;
        // What was stopped is no photo that can't be read.
        if source.control.is_cancelled() || to.send(item).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// Embeds and stores what comes, batch by batch, as long as it is wanted. A photo is stored with all its parts or with none.
fn embed_all(
    source: &Source<'_>,
    missing: &impl Missing,
    items: &Receiver<Item>,
    meter: &Meter,
    done: &mut Done,
    on_progress: &mut dyn FnMut(IndexProgress),
) -> Result<(), LibraryError> {
    let Source { library, model, crew, .. } = source;
    while let Ok(first) = items.recv() {
        if !library.catalog().read(|connection| missing.is_wanted(connection))? {
            return Ok(());
        }
        let size = crew.plan.batch(model.encoder.image_batch());
        let (mut batch, mut pictures) = (Vec::new(), Vec::new());
        for mut item in std::iter::once(first).chain(items.iter()) {
            let (parts, prepared): (Vec<_>, Vec<_>) = item.parts.drain(..).unzip();
            pictures.extend(prepared);
            batch.push((item, parts));
            if pictures.len() >= size {
                break;
            }
        }
        let mut embedded = pictures.chunks(size).flat_map(|some| super::embed::vectors(&model.encoder, crew, some));
        let mut photos: Vec<Vec<Vector>> = Vec::new();
        for (_, parts) in &batch {
            let of_photo: Vec<_> = embedded.by_ref().take(parts.len()).collect();
            match of_photo.into_iter().collect::<Result<Vec<_>, _>>() {
                Ok(of_photo) if !of_photo.is_empty() => photos.push(parts.iter().copied().zip(of_photo).collect()),
                Ok(_) => {}
                Err(_) => done.refused += 1,
            }
        }
        let hubness = missing.hubness(source, &photos)?;
        let (embedded, vectors) = (photos.len() as u64, photos.concat());
        library.catalog().write(|connection| {
            let mut hubness = hubness.into_iter();
            vectors.iter().try_for_each(|(part, vector)| {
                StoredEmbedding::add(connection, &model.row, *part, vector, hubness.next())
            })
        })?;
        model.index.add(&vectors)?;
        let failed = batch.len() as u64 - embedded;
        meter.finished(batch.len() as u64, failed);
        done.photos += embedded;
        done.failed += failed;
        on_progress(meter.snapshot());
    }
    Ok(())
}
