//! Finding the towns where photos were taken.

use super::IndexControl;
use crate::catalog::{PhotoRow, Setting};
use crate::library::{Library, LibraryError};

/// Places looked for, and written, at once.
const PAGE: u32 = 1000;

/// Finds the place of every photo that has none yet; of every photo, where the places were another edition's.
pub(super) fn run(library: &Library, control: &IndexControl) -> Result<(), LibraryError> {
    let Some(places) = library.places() else { return Ok(()) };
    library.catalog().write(|connection| {
        if Setting::Places.get(connection)?.as_deref() != Some(places.edition()) {
            PhotoRow::forget_places(connection)?;
            Setting::Places.set(connection, places.edition())?;
        }
        Ok(())
    })?;
    while control.may_go_on() {
        let page = library.catalog().read(|connection| PhotoRow::without_place(connection, PAGE))?;
        if page.is_empty() {
            return Ok(());
        }
        let found: Vec<_> = page.into_iter().map(|(photo, position)| (photo, places.nearest(position))).collect();
        library.catalog().write(|connection| {
            found.iter().try_for_each(|(photo, place)| PhotoRow::set_place(connection, *photo, *place))
        })?;
    }
    Ok(())
}
