//! The encoder's step: one thread, in batches as large as the device takes them best.

use std::time::Duration;

use afterimage_encoder::{Encoder, PreparedImage};
use crossbeam_channel::{Receiver, Sender};
use half::f16;

use super::crew::Crew;
use super::pipeline::{Embedded, Item, Stored};
use super::read::{NewPhoto, Outcome};
use crate::catalog::{PendingFile, StoredEmbedding, Unread};
use crate::model::Model;
use crate::view::FailureKind;

/// So long the encoder waits for one more picture, where readers work while it waits.
const GATHERING: Duration = Duration::from_millis(250);

/// Embeds what comes and passes everything on, until either end closes.
pub(super) fn embed_all(model: &Model, crew: &Crew, from: &Receiver<Item>, to: &Sender<Stored>) {
    let mut batch: Vec<(PendingFile, Box<NewPhoto>)> = Vec::new();
    // An ended channel still yields what is in it.
    while let Ok(first) = from.recv() {
        let (mut passed, mut pictures) = (Vec::new(), 0);
        let size = crew.plan.batch(model.encoder.image_batch());
        // Who takes turns with the readers lets them fill a batch first.
        let next = || match crew.plan.turns {
            true => from.recv_timeout(GATHERING).ok(),
            false => from.try_recv().ok(),
        };
        for (file, outcome) in std::iter::once(first).chain(std::iter::from_fn(next)) {
            match outcome {
                Outcome::New(photo) => {
                    pictures += photo.parts.len();
                    batch.push((file, photo));
                }
                Outcome::Known { photo } => passed.push(Stored { file, result: Embedded::Known { photo } }),
                Outcome::Failed(why) => passed.push(Stored { file, result: Embedded::Failed(why) }),
                Outcome::Gone | Outcome::Twin => passed.push(Stored { file, result: Embedded::Nothing }),
            }
            if pictures >= size || passed.len() >= size {
                break;
            }
        }
        passed.extend(embed(model, crew, &mut batch, size));
        for stored in passed {
            if to.send(stored).is_err() {
                return;
            }
        }
    }
}

/// How it begins what is kept of a photo that the model could not look at.
const REFUSED: &str = "The picture can't be embedded: ";

/// What is kept of a photo that the model could not look at.
pub(super) fn refusal(why: impl std::fmt::Display) -> String {
    format!("{REFUSED}{why}.")
}

/// Whether what was kept of a file says that the model could not look at it.
pub(crate) fn is_refusal(reason: &str) -> bool {
    reason.starts_with(REFUSED)
}

/// Embeds every part of some photos, `size` at once. A photo of which a part is refused is refused.
fn embed(model: &Model, crew: &Crew, batch: &mut Vec<(PendingFile, Box<NewPhoto>)>, size: usize) -> Vec<Stored> {
    let parts = batch.iter().flat_map(|(_, photo)| &photo.parts);
    let pictures: Vec<_> = parts.map(|part| part.prepared.clone()).collect();
    let mut embedded = pictures.chunks(size.max(1)).flat_map(|some| vectors(&model.encoder, crew, some));
    batch
        .drain(..)
        .map(|(file, photo)| {
            // All of them are taken, also after one that is refused.
            let vectors: Vec<_> = embedded.by_ref().take(photo.parts.len()).collect();
            let result = match vectors.into_iter().collect() {
                Ok(vectors) => Embedded::New { photo, vectors },
                Err(reason) => Embedded::Refused { hash: photo.hash, why: Unread { kind: FailureKind::Other, reason } },
            };
            Stored { file, result }
        })
        .collect()
}

/// Embeds a batch. One that fails is tried picture by picture, so that only the one at fault is refused.
pub(super) fn vectors(encoder: &Encoder, crew: &Crew, pictures: &[PreparedImage]) -> Vec<Result<Vec<f16>, String>> {
    if pictures.is_empty() {
        return Vec::new();
    }
    crew.embed(|| match encoder.embed_images(pictures) {
        Ok(embeddings) if embeddings.len() == pictures.len() => {
            embeddings.iter().map(|embedding| Ok(StoredEmbedding::round(embedding))).collect()
        }
        _ => pictures
            .iter()
            .map(|picture| match encoder.embed_images(std::slice::from_ref(picture)) {
                Ok(embeddings) => embeddings
                    .first()
                    .map(|embedding| StoredEmbedding::round(embedding))
                    .ok_or_else(|| refusal("the encoder gave no vector")),
                Err(error) => Err(refusal(error)),
            })
            .collect(),
    })
}
