//! Finding out what photos look like, and which of them belong in one stack.

use std::collections::HashMap;
use std::thread;

use super::IndexControl;
use crate::catalog::{OutlineRow, StackRow, StackablePhoto};
use crate::library::{Library, LibraryError};
use crate::media;
use crate::model::Model;
use crate::part::PhotoPart;
use crate::stacks::{self, Alike, Outline};

/// Photos whose outlines are found, and written, at once.
const PAGE: u32 = 500;

/// Brings stacks up to date with the photos; how many photos are in another one now, in one at last, or in none any more.
///
/// All is worked out anew, from memory but for the outlines of photos that have none yet: so it does not hang on the order in
/// which photos came, and what was deleted of it comes back. It takes a processor three seconds for 100,000 photos.
pub(super) fn run(library: &Library, control: &IndexControl) -> Result<u64, LibraryError> {
    let plan = library.plan();
    // This thread goes on to what searches wait for, and its priority can't be raised again.
    let finding = || -> Result<Option<HashMap<i64, i64>>, LibraryError> {
        plan.priority.take();
        find_outlines(library, control)?;
        if control.is_cancelled() {
            return Ok(None);
        }
        let photos = library.catalog().read(StackablePhoto::all)?;
        let model = library.model();
        let embedded = Embedded { usual: model.index.usual_cosine()?, model: &model };
        Ok(Some(stacks::find(&photos, &embedded)))
    };
    let found = thread::scope(|scope| scope.spawn(finding).join());
    match found.unwrap_or_else(|panic| std::panic::resume_unwind(panic))? {
        None => Ok(0),
        Some(stacks) if library.catalog().read(StackRow::all)? == stacks => Ok(0),
        Some(stacks) => Ok(library.catalog().write(|connection| StackRow::replace(connection, &stacks))? as u64),
    }
}

/// Finds the outline of every photo that has none yet. One whose picture can't be had now is asked for again by the next run.
fn find_outlines(library: &Library, control: &IndexControl) -> Result<(), LibraryError> {
    let mut after = 0;
    while control.may_go_on() {
        let page = library.catalog().read(|connection| OutlineRow::missing(connection, after, PAGE))?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        let outline = |photo: i64| -> Result<Outline, LibraryError> {
            let grey = media::thumbnail_in_grey(&library.thumbnail(photo)?)
                .map_err(|source| LibraryError::Picture { name: format!("the thumbnail of photo {photo}"), source })?;
            Ok(Outline::of(&grey))
        };
        let mut found = Vec::with_capacity(page.len());
        for (photo, _) in page {
            match outline(photo) {
                Ok(outline) => found.push((photo, outline)),
                Err(error) => tracing::debug!(photo, %error, "what a photo looks like is not known"),
            }
        }
        library.catalog().write(|connection| {
            found.iter().try_for_each(|(photo, outline)| OutlineRow::set(connection, *photo, *outline))
        })?;
    }
    Ok(())
}

/// How alike photos are for the model that answers.
struct Embedded<'a> {
    model: &'a Model,
    /// The cosine of two photos that have nothing to do with each other: another one for each model.
    usual: f32,
}

impl Alike for Embedded<'_> {
    fn alike(&self, one: i64, other: i64) -> Option<f32> {
        let vector = |photo| self.model.index.vector(PhotoPart::from(photo)).ok().flatten();
        let cosine: f32 = vector(one)?.iter().zip(vector(other)?).map(|(a, b)| a.to_f32() * b.to_f32()).sum();
        Some((cosine - self.usual) / (1.0 - self.usual))
    }
}
