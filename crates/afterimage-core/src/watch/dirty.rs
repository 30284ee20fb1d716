//! From what the system announces to the directories that have to be scanned again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, Flag, MetadataKind, ModifyKind, RemoveKind};

use crate::ignoring::{forbids_media, holds_rules};
use crate::media::{is_photo_path, is_sidecar_path};

/// More places than this are as good as everywhere, and would take up memory.
const MOST: usize = 10_000;

/// How far a scan of a directory goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The directory, and directories in it that are new.
    Directory,
    /// Everything below it.
    Subtree,
}

/// Where something happened since the last scan.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct DirtyPlaces {
    /// Directories by absolute path. What turns out to be none stands for the one it is in.
    pub places: BTreeMap<PathBuf, Reach>,
    /// Events were lost, or there were too many: anything may have changed.
    pub everything: bool,
}

impl DirtyPlaces {
    /// Notes an event in one of the folders `roots`, in a hidden place too where `hidden`. Says whether there is anything to scan
    /// for it.
    pub fn note(&mut self, event: &notify::Event, roots: &[PathBuf], hidden: bool) -> bool {
        if event.attrs.flag() == Some(Flag::Rescan) {
            self.everything = true;
            return true;
        }
        let mut noted = false;
        for path in &event.paths {
            noted |= match path.parent() {
                // What is left out below may be another thing now.
                Some(directory) if rules_about(path) => {
                    is_shown(directory, roots, hidden) && self.note_rules(event.kind, directory)
                }
                _ => is_shown(path, roots, hidden) && self.note_path(event.kind, path, roots),
            };
        }
        noted
    }

    /// Adds a directory to scan.
    pub fn add(&mut self, path: PathBuf, reach: Reach) {
        if self.everything {
            return;
        }
        let known = self.places.entry(path).or_insert(reach);
        *known = reach.max(*known);
        if self.places.len() > MOST {
            self.places.clear();
            self.everything = true;
        }
    }

    /// Whether there is nothing to scan.
    pub fn is_empty(&self) -> bool {
        !self.everything && self.places.is_empty()
    }

    /// Notes that a file with rules about a directory may have come, gone or changed.
    fn note_rules(&mut self, kind: EventKind, directory: &Path) -> bool {
        let changed = match kind {
            EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
            EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => false,
            _ => true,
        };
        if changed {
            self.add(directory.to_owned(), Reach::Subtree);
        }
        changed
    }

    fn note_path(&mut self, kind: EventKind, path: &Path, roots: &[PathBuf]) -> bool {
        let is_photo = is_photo_path(path) || is_sidecar_path(path);
        let (parent, itself) = match kind {
            // Reading changes nothing, and most of it is our own.
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => (is_photo, None),
            EventKind::Access(_) => (false, None),
            EventKind::Create(CreateKind::File)
            | EventKind::Modify(ModifyKind::Data(_))
            | EventKind::Remove(RemoveKind::File) => (is_photo, None),
            // A directory's permissions may have let us in.
            EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => (false, None),
            EventKind::Modify(ModifyKind::Metadata(_)) => (is_photo, (!is_photo).then_some(Reach::Directory)),
            EventKind::Remove(RemoveKind::Folder) => (true, None),
            // What came may be a directory with all that is in it.
            EventKind::Create(_)
            | EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Any | ModifyKind::Other)
            | EventKind::Remove(_)
            | EventKind::Any
            | EventKind::Other => (true, (!is_photo).then_some(Reach::Subtree)),
        };
        if let Some(reach) = itself {
            self.add(path.to_owned(), reach);
        }
        match path.parent() {
            // Above a folder there is nothing of ours, but the folder itself may be gone.
            _ if parent && roots.iter().any(|root| root == path) => self.add(path.to_owned(), Reach::Directory),
            Some(above) if parent => self.add(above.to_owned(), Reach::Directory),
            _ => {}
        }
        parent || itself.is_some()
    }
}

/// Whether a path lies in one of the folders, with nothing hidden on the way to it that is not to be seen.
fn is_shown(path: &Path, roots: &[PathBuf], hidden: bool) -> bool {
    roots.iter().filter_map(|root| path.strip_prefix(root).ok()).any(|inner| hidden || !is_hidden(inner))
}

/// Whether a part of a relative path is hidden by its name.
fn is_hidden(path: &Path) -> bool {
    path.iter().any(|part| part.as_encoded_bytes().starts_with(b"."))
}

/// Whether a file says by its name that it is about what is left out of the directory it is in.
fn rules_about(path: &Path) -> bool {
    path.file_name().is_some_and(|name| holds_rules(name) || forbids_media(name))
}

#[cfg(test)]
mod tests {
    use notify::Event;
    use notify::event::{DataChange, RenameMode};

    use super::*;

    const RENAMED: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    fn after(events: &[(EventKind, &str)]) -> DirtyPlaces {
        let mut places = DirtyPlaces::default();
        for (kind, path) in events {
            let noted = places.note(&Event::new(*kind).add_path(path.into()), &["/p".into(), "/.q".into()], false);
            assert_eq!(noted, !places.is_empty());
        }
        places
    }

    fn places(events: &[(EventKind, &str)]) -> Vec<(String, Reach)> {
        after(events).places.into_iter().map(|(path, reach)| (path.display().to_string(), reach)).collect()
    }

    #[test]
    fn a_photo_makes_its_directory_dirty() {
        let expected = [("/p/a".to_owned(), Reach::Directory)];
        for kind in [EventKind::Create(CreateKind::File), WRITTEN, EventKind::Remove(RemoveKind::File), RENAMED] {
            assert_eq!(places(&[(kind, "/p/a/1.jpg"), (kind, "/p/a/2.jpg")]), expected, "{kind:?}");
        }
        let closed = |mode| EventKind::Access(AccessKind::Close(mode));
        assert_eq!(places(&[(closed(AccessMode::Write), "/p/a/1.jpg")]), expected);
        assert_eq!(places(&[(closed(AccessMode::Read), "/p/a/1.jpg")]), []);
        // What is written beside it is part of what is known of it.
        assert_eq!(places(&[(WRITTEN, "/p/a/1.jpg.XMP")]), expected);
    }

    #[test]
    fn what_is_not_shown_makes_nothing_dirty() {
        for path in ["/p/.trash/1.jpg", "/p/a/.1.jpg.tmp", "/elsewhere/1.jpg", "/p/a/catalog.sqlite"] {
            assert_eq!(places(&[(WRITTEN, path)]), [], "{path}");
        }
        assert_eq!(places(&[(RENAMED, "/p/.trash")]), []);
        // A folder that lies in something hidden was chosen all the same.
        assert_eq!(places(&[(WRITTEN, "/.q/1.jpg")]), [("/.q".to_owned(), Reach::Directory)]);
    }

    #[test]
    fn other_rules_are_about_all_that_is_below() {
        let expected = [("/p/a".to_owned(), Reach::Subtree)];
        for name in [".afterimageignore", ".nomedia"] {
            for kind in [EventKind::Create(CreateKind::File), WRITTEN, EventKind::Remove(RemoveKind::File), RENAMED] {
                assert_eq!(places(&[(kind, &format!("/p/a/{name}"))]), expected, "{kind:?} {name}");
            }
            assert_eq!(places(&[(WRITTEN, &format!("/p/.hidden/{name}"))]), []);
            let read = EventKind::Access(AccessKind::Close(AccessMode::Read));
            assert_eq!(places(&[(read, &format!("/p/a/{name}"))]), []);
        }
    }

    #[test]
    fn what_is_hidden_counts_where_it_is_wanted() {
        let mut wanted = DirtyPlaces::default();
        let event = Event::new(WRITTEN).add_path("/p/.a/1.jpg".into());
        assert!(wanted.note(&event, &["/p".into()], true));
        assert_eq!(wanted.places, [("/p/.a".into(), Reach::Directory)].into());
        assert!(!wanted.note(&event, &["/elsewhere".into()], true));
    }

    #[test]
    fn a_directory_that_came_is_dirty_to_its_end() {
        let expected = [("/p".to_owned(), Reach::Directory), ("/p/new".to_owned(), Reach::Subtree)];
        assert_eq!(places(&[(RENAMED, "/p/new")]), expected);
        assert_eq!(places(&[(EventKind::Create(CreateKind::Folder), "/p/new")]), expected);
        assert_eq!(places(&[(EventKind::Remove(RemoveKind::Folder), "/p/old")]), expected[..1]);
    }

    #[test]
    fn a_folder_that_goes_is_looked_at_itself() {
        assert_eq!(places(&[(EventKind::Remove(RemoveKind::Folder), "/p")]), [("/p".to_owned(), Reach::Directory)]);
    }

    #[test]
    fn lost_events_and_too_many_places_mean_everything() {
        let mut lost = DirtyPlaces::default();
        assert!(lost.note(&Event::new(EventKind::Other).set_flag(Flag::Rescan), &[], false));
        assert!(lost.everything);
        let mut many = DirtyPlaces::default();
        (0..=MOST).for_each(|i| many.add(format!("/p/{i}").into(), Reach::Directory));
        assert!(many.everything && many.places.is_empty());
    }
}
