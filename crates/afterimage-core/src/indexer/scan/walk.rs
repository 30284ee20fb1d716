//! One folder, directory by directory.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::compare::{Verdict, compare};
use super::listing::{DirectoryFacts, Listing};
use super::{Gone, IndexControl, Meter, Moment, Scope};
use crate::catalog::{Catalog, CatalogError, DirectoryRow, FileIdentity, FolderRow, FoundFile, KnownFile, ModelRow};
use crate::watch::{Mounts, Reach};

/// Differences written in one transaction.
const BATCH: usize = 2000;

/// Something to write.
enum Difference {
    Directory { path: PathBuf, device: Option<i64>, modified_ns: Option<i64> },
    File(FoundFile),
    Identity { file: i64, identity: FileIdentity },
}

/// A directory that is to be looked at.
struct Waiting {
    path: PathBuf,
    known: Option<DirectoryRow>,
    /// The device that the directory above it was known to be on.
    device_above: Option<i64>,
    reach: Reach,
}

/// The scan of one folder.
pub(super) struct FolderWalk<'a> {
    catalog: &'a Catalog,
    model: &'a ModelRow,
    folder: &'a FolderRow,
    mounts: &'a Mounts,
    moment: Moment,
    control: &'a IndexControl,
    meter: &'a Meter,
    /// For each device, whether its file system keeps inode numbers.
    keeps_inodes: HashMap<Option<i64>, bool>,
    differences: Vec<Difference>,
    gone: Gone,
}

impl<'a> FolderWalk<'a> {
    pub fn new(
        catalog: &'a Catalog,
        model: &'a ModelRow,
        folder: &'a FolderRow,
        mounts: &'a Mounts,
        moment: Moment,
        control: &'a IndexControl,
        meter: &'a Meter,
    ) -> Self {
        let (keeps_inodes, differences, gone) = (HashMap::new(), Vec::with_capacity(BATCH), Gone::default());
        Self { catalog, model, folder, mounts, moment, control, meter, keeps_inodes, differences, gone }
    }

    /// Looks at what `scope` names in this folder, or at some of it, when the run is cancelled.
    pub fn run(&mut self, scope: &Scope) -> Result<(), CatalogError> {
        for (start, reach) in scope.starts(self.catalog, self.folder)? {
            let known = self.catalog.read(|connection| DirectoryRow::find(connection, self.folder.id, &start))?;
            let mut waiting = vec![Waiting { path: start, known, device_above: None, reach }];
            while let Some(next) = waiting.pop() {
                if !self.control.may_go_on() {
                    return Ok(());
                }
                self.directory(next, scope.trusts_directories(), &mut waiting)?;
            }
        }
        Ok(())
    }

    /// Writes what is left to write; what is gone.
    pub fn finish(mut self) -> Result<Gone, CatalogError> {
        self.flush()?;
        Ok(self.gone)
    }

    fn directory(&mut self, next: Waiting, trusting: bool, waiting: &mut Vec<Waiting>) -> Result<(), CatalogError> {
        let Waiting { path, known, device_above, reach } = next;
        // A directory that can't be looked at keeps what is known of it. One that has just gone is missing in the listing
        // of the one above it, sooner or later.
        let absolute = self.folder.path.join(&path);
        let facts = match DirectoryFacts::of(&absolute) {
            Ok(facts) => facts,
            Err(error) => {
                complain(&absolute, &error);
                return Ok(());
            }
        };
        let children = match &known {
            Some(known) => self.catalog.read(|connection| DirectoryRow::children(connection, known.id))?,
            None => Vec::new(),
        };
        let known_device = known.as_ref().and_then(|known| known.device);
        let below = |path: PathBuf, known: Option<DirectoryRow>| Waiting {
            path,
            known,
            device_above: known_device,
            reach: Reach::Subtree,
        };
        let unchanged = known
            .as_ref()
            .is_some_and(|known| known.modified_ns == Some(facts.modified_ns) && known.device == facts.device);
        if trusting && unchanged {
            waiting.extend(children.into_iter().map(|child| below(child.path.clone(), Some(child))));
            return Ok(());
        }
        let listing = match Listing::of(&self.folder.path, &path) {
            Ok(listing) => listing,
            Err(error) => {
                complain(&absolute, &error);
                return Ok(());
            }
        };
        // Something was mounted here, and is not now: what was on it is away, not gone.
        let was_mount = known_device.is_some() && device_above.is_some() && known_device != device_above;
        if was_mount && listing.is_empty && known_device != facts.device {
            return Ok(());
        }
        self.meet(&path, known.as_ref(), facts)?;
        self.meter.at(&absolute);
        self.files(known.as_ref(), listing.files, facts)?;
        let mut children: HashMap<PathBuf, DirectoryRow> =
            children.into_iter().map(|child| (child.path.clone(), child)).collect();
        for directory in listing.directories {
            match children.remove(&directory) {
                Some(_) if reach == Reach::Directory => {}
                child => waiting.push(below(directory, child)),
            }
        }
        self.gone.directories.extend(children.into_values().map(|child| child.id));
        Ok(())
    }

    fn meet(&mut self, path: &Path, known: Option<&DirectoryRow>, facts: DirectoryFacts) -> Result<(), CatalogError> {
        let modified_ns = (!self.moment.is_fresh(facts.modified_ns)).then_some(facts.modified_ns);
        let same = known.is_some_and(|known| {
            known.device == facts.device && (modified_ns.is_none() || known.modified_ns == modified_ns)
        });
        if !same {
            self.write(Difference::Directory { path: path.to_owned(), device: facts.device, modified_ns })?;
        }
        Ok(())
    }

    fn files(
        &mut self,
        directory: Option<&DirectoryRow>,
        listed: Vec<super::listing::ListedFile>,
        facts: DirectoryFacts,
    ) -> Result<(), CatalogError> {
        let known = match directory {
            Some(directory) => {
                self.catalog.read(|connection| KnownFile::in_directory(connection, directory.id, self.model))?
            }
            None => Vec::new(),
        };
        let mut known: HashMap<PathBuf, KnownFile> = known.into_iter().map(|file| (file.path.clone(), file)).collect();
        let device = self.lasting_device(facts.device, listed.first().map(|file| file.path.as_path()));
        for file in listed {
            let known = known.remove(&file.path);
            match compare(file, known.as_ref(), self.folder.id, device, self.moment) {
                Verdict::Known => {}
                Verdict::Identify(identity) => {
                    if let Some(known) = known {
                        self.write(Difference::Identity { file: known.id, identity })?;
                    }
                }
                Verdict::Read(found) => self.write(Difference::File(found))?,
            }
        }
        self.gone.files.extend(known.into_values().map(|file| file.id));
        Ok(())
    }

    /// The device, if files on it keep their numbers. `file` is one of them.
    fn lasting_device(&mut self, device: Option<i64>, file: Option<&Path>) -> Option<i64> {
        let (file, mounts, folder) = (file?, self.mounts, self.folder);
        let keeps = self.keeps_inodes.entry(device).or_insert_with(|| mounts.keeps_inodes(&folder.path.join(file)));
        device.filter(|_| *keeps)
    }

    fn write(&mut self, difference: Difference) -> Result<(), CatalogError> {
        self.differences.push(difference);
        if self.differences.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), CatalogError> {
        if self.differences.is_empty() {
            return Ok(());
        }
        let folder = self.folder.id;
        self.catalog.write(|connection| {
            self.differences.iter().try_for_each(|difference| match difference {
                Difference::Directory { path, device, modified_ns } => {
                    DirectoryRow::meet(connection, folder, path, *device, *modified_ns)
                }
                Difference::File(found) => found.add(connection),
                Difference::Identity { file, identity } => KnownFile::identify(connection, *file, *identity),
            })
        })?;
        self.differences.clear();
        Ok(())
    }
}

fn complain(path: &Path, error: &std::io::Error) {
    if error.kind() != ErrorKind::NotFound {
        tracing::warn!(path = %path.display(), %error, "part of a folder can't be read");
    }
}
