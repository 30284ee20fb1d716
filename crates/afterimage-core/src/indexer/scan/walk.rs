//! One folder, directory by directory.

use std::collections::HashMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::compare::{Verdict, compare};
use super::listing::{DirectoryFacts, ListedFile, Listing};
use super::{Gone, IndexControl, Meter, Moment, Scope};
use crate::catalog::{
    Catalog, CatalogError, DirectoryRow, FileIdentity, FolderRow, FoundFile, KnownFile, MetDirectory, ModelRow,
};
use crate::ignoring::{Rules, has_no_media};
use crate::view::IgnoreRules;
use crate::watch::{Mounts, Reach};

/// Differences written in one transaction.
const BATCH: usize = 2000;

/// Something to write.
enum Difference {
    Directory(MetDirectory),
    File(FoundFile),
    Identity { file: i64, identity: FileIdentity },
}

/// A directory that is to be looked at.
struct Waiting {
    path: PathBuf,
    known: Option<DirectoryRow>,
    /// The device that the directory above it was known to be on.
    device_above: Option<i64>,
    /// The rules in force in the directory above it.
    rules_above: Rules,
    reach: Reach,
}

/// What the scans of all folders have in common.
pub(super) struct Scan<'a> {
    pub catalog: &'a Catalog,
    pub model: &'a ModelRow,
    pub ignore: &'a IgnoreRules,
    pub moment: Moment,
    pub control: &'a IndexControl,
    pub meter: &'a Meter,
}

/// The scan of one folder.
pub(super) struct FolderWalk<'a> {
    scan: &'a Scan<'a>,
    folder: &'a FolderRow,
    mounts: &'a Mounts,
    /// For each device, whether its file system keeps inode numbers.
    keeps_inodes: HashMap<Option<i64>, bool>,
    differences: Vec<Difference>,
    gone: Gone,
}

impl<'a> FolderWalk<'a> {
    pub fn new(scan: &'a Scan<'a>, folder: &'a FolderRow, mounts: &'a Mounts) -> Self {
        let (keeps_inodes, differences, gone) = (HashMap::new(), Vec::with_capacity(BATCH), Gone::default());
        Self { scan, folder, mounts, keeps_inodes, differences, gone }
    }

    /// Looks at what `scope` names in this folder, or at some of it, when the run is cancelled.
    pub fn run(&mut self, scope: &Scope) -> Result<(), CatalogError> {
        for (start, reach) in scope.starts(self.scan.catalog, self.folder)? {
            let (path, reach, rules_above) = match self.shown_from(&start, reach) {
                Ok(shown) => shown,
                Err(error) => {
                    complain(&self.folder.path.join(start), &error);
                    continue;
                }
            };
            let known = self.known(|connection, folder| DirectoryRow::find(connection, folder, &path))?;
            let mut waiting = vec![Waiting { path, known, device_above: None, rules_above, reach }];
            while let Some(next) = waiting.pop() {
                if !self.scan.control.may_go_on() {
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

    /// The directory to begin with for `start`, how far to go from it, and the rules above it. Where a rule leaves something out
    /// on the way, that is the directory it is in: its listing shows what became of the rest.
    fn shown_from(&self, start: &Path, reach: Reach) -> io::Result<(PathBuf, Reach, Rules)> {
        let mut above = Rules::of_folder(&self.folder.path, self.scan.ignore);
        let mut at = PathBuf::new();
        for part in start {
            let directory = self.folder.path.join(&at);
            let rules = above.inside(&directory)?;
            let next = at.join(part);
            if has_no_media(&directory) || rules.leave_out(&self.folder.path.join(&next), true, false) {
                return Ok((at, Reach::Directory, above));
            }
            (at, above) = (next, rules);
        }
        Ok((at, reach, above))
    }

    fn directory(&mut self, next: Waiting, trusting: bool, waiting: &mut Vec<Waiting>) -> Result<(), CatalogError> {
        let Waiting { path, known, device_above, rules_above, reach } = next;
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
            Some(known) => self.known(|connection, _| DirectoryRow::children(connection, known.id))?,
            None => Vec::new(),
        };
        let known_device = known.as_ref().and_then(|known| known.device);
        let below = |path: PathBuf, known: Option<DirectoryRow>, rules: &Rules| Waiting {
            path,
            known,
            device_above: known_device,
            rules_above: rules.clone(),
            reach: Reach::Subtree,
        };
        if trusting && let Some(known) = known.as_ref().filter(|known| is_unchanged(known, facts)) {
            let rules = match known.has_rules {
                true => rules_above.inside(&absolute),
                false => Ok(rules_above.clone()),
            };
            match rules {
                Ok(rules) if known.rules == Some(rules.fingerprint()) => {
                    waiting.extend(children.into_iter().map(|child| below(child.path.clone(), Some(child), &rules)));
                    return Ok(());
                }
                Ok(_) => {}
                Err(error) => {
                    complain(&absolute, &error);
                    return Ok(());
                }
            }
        }
        let listing = match Listing::of(&self.folder.path, &path, &rules_above) {
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
        self.meet(&path, known.as_ref(), facts, &listing)?;
        self.scan.meter.at(&absolute);
        // Other rules here are other rules for all that is below.
        let same_rules = known.as_ref().is_some_and(|known| known.rules == Some(listing.rules.fingerprint()));
        let reach = if same_rules { reach } else { Reach::Subtree };
        self.files(known.as_ref(), listing.files, facts)?;
        let mut children: HashMap<PathBuf, DirectoryRow> =
            children.into_iter().map(|child| (child.path.clone(), child)).collect();
        for directory in listing.directories {
            match children.remove(&directory) {
                Some(_) if reach == Reach::Directory => {}
                child => waiting.push(below(directory, child, &listing.rules)),
            }
        }
        self.gone.directories.extend(children.into_values().map(|child| child.id));
        Ok(())
    }

    fn meet(
        &mut self,
        path: &Path,
        known: Option<&DirectoryRow>,
        facts: DirectoryFacts,
        listing: &Listing,
    ) -> Result<(), CatalogError> {
        let met = MetDirectory {
            folder: self.folder.id,
            path: path.to_owned(),
            device: facts.device,
            modified_ns: (!self.scan.moment.is_fresh(facts.modified_ns)).then_some(facts.modified_ns),
            rules: listing.rules.fingerprint(),
            has_rules: listing.has_rules,
        };
        let same = known.is_some_and(|known| {
            (known.device, known.rules, known.has_rules) == (met.device, Some(met.rules), met.has_rules)
                && (met.modified_ns.is_none() || known.modified_ns == met.modified_ns)
        });
        if same { Ok(()) } else { self.write(Difference::Directory(met)) }
    }

    fn files(
        &mut self,
        directory: Option<&DirectoryRow>,
        listed: Vec<ListedFile>,
        facts: DirectoryFacts,
    ) -> Result<(), CatalogError> {
        let model = self.scan.model;
        let known = match directory {
            Some(directory) => self.known(|connection, _| KnownFile::in_directory(connection, directory.id, model))?,
            None => Vec::new(),
        };
        let mut known: HashMap<PathBuf, KnownFile> = known.into_iter().map(|file| (file.path.clone(), file)).collect();
        let device = self.lasting_device(facts.device, listed.first().map(|file| file.path.as_path()));
        for file in listed {
            let known = known.remove(&file.path);
            match compare(file, known.as_ref(), self.folder.id, device, self.scan.moment) {
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

    /// Asks the catalog something of this folder.
    fn known<T>(
        &self,
        ask: impl FnOnce(&rusqlite::Connection, i64) -> Result<T, CatalogError>,
    ) -> Result<T, CatalogError> {
        self.scan.catalog.read(|connection| ask(connection, self.folder.id))
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
        self.scan.catalog.write(|connection| {
            self.differences.iter().try_for_each(|difference| match difference {
                Difference::Directory(met) => DirectoryRow::meet(connection, met),
                Difference::File(found) => found.add(connection),
                Difference::Identity { file, identity } => KnownFile::identify(connection, *file, *identity),
            })
        })?;
        self.differences.clear();
        Ok(())
    }
}

/// Whether nothing came, went or changed its name in a directory since everything in it was known.
fn is_unchanged(known: &DirectoryRow, facts: DirectoryFacts) -> bool {
    known.modified_ns == Some(facts.modified_ns) && known.device == facts.device
}

fn complain(path: &Path, error: &io::Error) {
    if error.kind() != ErrorKind::NotFound {
        tracing::warn!(path = %path.display(), %error, "part of a folder can't be read");
    }
}
