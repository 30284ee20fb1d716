//! Putting right what does not fit, with a copy of what was there kept first.

use std::path::{Path, PathBuf};

use crate::catalog::{Access, Catalog, Salvaged, health, salvage};
use crate::library::{CATALOG_FILE, INDEX_FILE, LibraryError, THUMBNAILS_FILE};
use crate::locks::{lock_opening, lock_out_others, lock_runs};
use crate::thumbnails::Thumbnails;
use crate::vectors::VectorIndex;

/// What was put right.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Repair {
    /// The damaged catalog was replaced by what could be read of it.
    pub salvaged: Option<Salvaged>,
    /// A copy of the catalog as it was before rows were deleted.
    pub backup: Option<PathBuf>,
    /// Rows that belonged to nothing, deleted.
    pub dangling_rows: u64,
    /// Damaged embeddings, deleted; the next run makes them anew.
    pub damaged_embeddings: u64,
    /// The damaged thumbnails were thrown away; they are made anew when they are looked at.
    pub thumbnails_made_anew: bool,
}

/// Puts the library in `directory` right. Nobody may have it open: what they wrote would go to a file that is replaced. Its index is made anew when it is opened next.
///
/// # Errors
/// [`LibraryError::IndexingElsewhere`] while a run is under way, [`LibraryError::InUseElsewhere`] while somebody has it open;
/// otherwise if something can't be written.
pub fn repair(directory: &Path) -> Result<Repair, LibraryError> {
    let _nobody_indexes = lock_runs(directory)?;
    let _nobody_opens = lock_opening(directory);
    let _nobody_has_it_open = lock_out_others(directory)?;
    let mut repair = Repair::default();
    let path = directory.join(CATALOG_FILE);
    if is_damaged(&path) {
        repair.salvaged = Some(salvage::salvage(&path)?);
    }
    let catalog = Catalog::open(&path)?;
    let (dangling, damaged) = catalog
        .read(|connection| Ok((health::count_dangling(connection)?, health::damaged_embeddings(connection)?)))?;
    if dangling > 0 || !damaged.is_empty() {
        let io = |source| LibraryError::Io { path: path.clone(), source };
        repair.backup = Some(salvage::back_up(&path).map_err(io)?);
        catalog.write(|connection| {
            repair.dangling_rows = health::remove_dangling(connection)?;
            health::remove_embeddings(connection, &damaged)
        })?;
        repair.damaged_embeddings = damaged.len() as u64;
    }
    let thumbnails = directory.join(THUMBNAILS_FILE);
    if !Thumbnails::open(&thumbnails, Access::Write)?.integrity().is_empty() {
        Thumbnails::delete(&thumbnails);
        repair.thumbnails_made_anew = true;
    }
    VectorIndex::delete(&directory.join(INDEX_FILE));
    Ok(repair)
}

fn is_damaged(path: &Path) -> bool {
    match Catalog::open(path) {
        Ok(catalog) => {
            !catalog.read(|connection| Ok(health::integrity(connection))).is_ok_and(|lines| lines.is_empty())
        }
        Err(error) => error.is_damage(),
    }
}
