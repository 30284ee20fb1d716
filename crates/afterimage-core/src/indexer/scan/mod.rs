//! The first step of the photo path: what is new, changed or gone.
//!
//! Every directory is listed on its own and compared with what the catalog knows to be in it; only differences are written.
//! So a scan can be limited to a few directories, a tree that did not change costs no writing, and what is gone is called
//! gone only where somebody looked.

mod compare;
mod listing;
mod scope;
mod walk;

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub use scope::{Depth, Scope};

use super::IndexControl;
use super::progress::Meter;
use crate::catalog::{CatalogError, DirectoryRow, FileRow, FolderRow, ModelRow, PendingFile};
use crate::library::Library;
use crate::watch::{Mounts, look_for};
use walk::{FolderWalk, Scan};

/// A file system's clock may tick as seldom as this. What changed less than that ago may change again and look the same.
const TICK: Duration = Duration::from_secs(2);

/// When a scan takes place, and what it takes that for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    /// When it began: nanoseconds from 1970, UTC.
    from_ns: i64,
    /// The same on the clock that nobody sets.
    began: Instant,
    /// How long ago a file has to have changed last to be read, in nanoseconds; 0 to read it at once.
    quiet_ns: i64,
}

impl Moment {
    /// A scan that begins now, which is `now`.
    pub fn begins(now: SystemTime, quiet: Duration) -> Self {
        let from_ns = now.duration_since(UNIX_EPOCH).map_or(0, nanoseconds);
        Self { from_ns, began: Instant::now(), quiet_ns: nanoseconds(quiet) }
    }

    /// Whether something that changed at `at_ns` may change again without a trace.
    fn is_fresh(self, at_ns: i64) -> bool {
        self.now_ns().saturating_sub(at_ns) < nanoseconds(TICK)
    }

    /// Whether nobody has been at a file lately that changed at `at_ns`. A clock that is far ahead says nothing.
    fn is_quiet(self, at_ns: i64) -> bool {
        self.now_ns().saturating_sub(at_ns).saturating_abs() >= self.quiet_ns
    }

    /// A scan may take minutes, and files change meanwhile.
    fn now_ns(self) -> i64 {
        self.from_ns.saturating_add(nanoseconds(self.began.elapsed()))
    }
}

fn nanoseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX)
}

/// What a scan came to, beside the pending files.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// Files that are gone.
    pub removed: u64,
    /// Files that were recognised under another name.
    pub moved: u64,
    /// Files that are still being written.
    pub busy: u64,
    /// Where those are.
    pub busy_directories: Vec<PathBuf>,
    /// Folders that are away.
    pub offline_folders: u64,
    /// Folders of which every file was looked at.
    pub looked_through: Vec<i64>,
}

/// What was known and is not there.
#[derive(Debug, Default)]
struct Gone {
    files: Vec<i64>,
    directories: Vec<i64>,
}

/// Looks through what `scope` names and notes what has to be read.
pub(super) fn scan(
    library: &Library,
    model: &ModelRow,
    scope: &Scope,
    moment: Moment,
    control: &IndexControl,
    meter: &Meter,
    after_each: &mut dyn FnMut(),
) -> Result<Scanned, CatalogError> {
    let catalog = library.catalog();
    catalog.write(|connection| {
        PendingFile::clear(connection)?;
        DirectoryRow::forget_met(connection)
    })?;
    let mut scanned = Scanned::default();
    let mut gone = Gone::default();
    let mounts = Mounts::now();
    let manners = library.current_manners().now();
    let this = Scan { catalog, model, ignore: &manners.ignore, moment, control, meter };
    for folder in catalog.read(FolderRow::all)? {
        if !scope.touches(&folder) {
            continue;
        }
        let folder = look_for(catalog, &folder, &mounts)?;
        if folder.away.is_some() {
            scanned.offline_folders += 1;
            continue;
        }
        let mut walk = FolderWalk::new(&this, &folder, &mounts);
        walk.run(scope)?;
        let gone_here = walk.finish()?;
        if control.is_cancelled() {
            return Ok(scanned);
        }
        // A drive that is pulled out meanwhile looks as if everything on it had been deleted.
        if look_for(catalog, &folder, &Mounts::now())?.away.is_none() {
            gone.files.extend(gone_here.files);
            gone.directories.extend(gone_here.directories);
            if scope.is_folder(folder.id) && scope.looks_at_files() {
                scanned.looked_through.push(folder.id);
            }
        } else {
            scanned.offline_folders += 1;
        }
        after_each();
    }
    // A file that was moved is recognised by the row it had: so first all that came, then what went.
    catalog.write(|connection| {
        let sources;
        (scanned.moved, sources) = PendingFile::recognise(connection, model)?;
        (scanned.busy, scanned.busy_directories) = PendingFile::set_busy_aside(connection)?;
        scanned.removed = remove(connection, &gone, &sources)?;
        Ok(())
    })?;
    Ok(scanned)
}

/// Forgets what is gone; how many files that were, without those that are known under another name now.
fn remove(connection: &rusqlite::Connection, gone: &Gone, moved: &HashSet<i64>) -> Result<u64, CatalogError> {
    let mut files: HashSet<i64> = gone.files.iter().copied().collect();
    for &directory in &gone.directories {
        files.extend(DirectoryRow::files_below(connection, directory)?);
    }
    FileRow::remove(connection, &files.iter().copied().collect::<Vec<_>>())?;
    gone.directories.iter().try_for_each(|&directory| DirectoryRow::remove(connection, directory))?;
    Ok(files.difference(moved).count() as u64)
}
