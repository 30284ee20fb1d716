//! Which folders are watched, polled or away.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use crate::catalog::{CatalogError, FolderRow};
use crate::library::Library;
use crate::view::{FolderState, Unannounced};
use crate::watch::{Inbox, Mounts, Trouble, Watcher, look_for};

/// A folder that is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Followed {
    path: PathBuf,
    /// The number of the directory, which is what the system watches: another one may take its name.
    inode: Option<i64>,
    state: FolderState,
}

/// What became of the folders since the last look.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// They came, or came back: what is in them has to be looked at.
    pub to_scan: Vec<i64>,
    /// Whether a folder came or went, or is followed in another way.
    pub any: bool,
}

/// Keeps watching what can be watched.
pub(super) struct Following {
    inbox: Arc<Inbox>,
    /// Why there is none, where there is none.
    watcher: Result<Watcher, Unannounced>,
    folders: HashMap<i64, Followed>,
}

impl Following {
    /// Follows no folder yet. `live` is whether to ask the system for events at all.
    pub fn new(inbox: &Arc<Inbox>, live: bool) -> Self {
        let watcher = match live {
            true => Watcher::new(inbox),
            false => Err(Unannounced::Other { detail: "nobody asked for it".to_owned() }),
        };
        Self { inbox: Arc::clone(inbox), watcher, folders: HashMap::new() }
    }

    /// Looks which folders there are and where they are, and begins to follow those that came, before they are scanned: so
    /// nothing is missed in between.
    pub fn refresh(&mut self, library: &Library) -> Result<Changes, CatalogError> {
        let catalog = library.catalog();
        let mounts = Mounts::now();
        let mut changes = Changes::default();
        let mut known = std::mem::take(&mut self.folders);
        for row in catalog.read(FolderRow::all)? {
            let row = look_for(catalog, &row, &mounts)?;
            let before = known.remove(&row.id);
            let now = self.follow(before.as_ref(), &row, &mounts);
            if before.as_ref() != Some(&now) {
                changes.any = true;
                let is_news = before.as_ref().is_none_or(|before| !before.is_here(&row));
                if is_news && !is_offline(&now.state) {
                    changes.to_scan.push(row.id);
                }
            }
            self.folders.insert(row.id, now);
        }
        for gone in known.into_values() {
            changes.any = true;
            self.unwatch(&gone);
        }
        if changes.any {
            library.note_following(self.states());
        }
        Ok(changes)
    }

    /// What can't be watched any more is polled from now on. Whether that is news.
    pub fn note_troubles(&mut self, library: &Library, troubles: Vec<Trouble>) -> bool {
        let mut any = false;
        for Trouble { path, cause } in troubles {
            for followed in self.folders.values_mut() {
                let concerned = path.as_ref().is_none_or(|path| path.starts_with(&followed.path));
                if concerned && followed.state == FolderState::Watched {
                    tracing::warn!(folder = %followed.path.display(), %cause, "a folder is polled from now on");
                    if let Ok(watcher) = &mut self.watcher {
                        watcher.unwatch(&followed.path);
                    }
                    followed.state = FolderState::polled(cause.clone());
                    any = true;
                }
            }
        }
        if any {
            library.note_following(self.states());
        }
        any
    }

    /// The folders that are polled.
    pub fn polled(&self) -> BTreeSet<i64> {
        let polled = |followed: &Followed| matches!(followed.state, FolderState::Polled { .. });
        self.folders.iter().filter(|(_, followed)| polled(followed)).map(|(id, _)| *id).collect()
    }

    fn follow(&mut self, before: Option<&Followed>, row: &FolderRow, mounts: &Mounts) -> Followed {
        match before {
            Some(before) if row.away.is_none() && before.is_here(row) => return before.clone(),
            Some(before) => self.unwatch(before),
            None => {}
        }
        let state = match (row.away, mounts.share(&row.path), &mut self.watcher) {
            (Some(away), _, _) => FolderState::offline(away),
            (None, Some(share), _) => FolderState::polled(Unannounced::Share { share }),
            (None, None, Err(cause)) => FolderState::polled(cause.clone()),
            (None, None, Ok(watcher)) => match watcher.watch(&row.path) {
                Ok(()) => FolderState::Watched,
                Err(cause) => FolderState::polled(cause),
            },
        };
        Followed { path: row.path.clone(), inode: row.inode, state }
    }

    fn unwatch(&mut self, followed: &Followed) {
        if let (Ok(watcher), FolderState::Watched) = (&mut self.watcher, &followed.state) {
            watcher.unwatch(&followed.path);
        }
    }

    fn states(&self) -> HashMap<i64, FolderState> {
        self.folders.iter().map(|(id, followed)| (*id, followed.state.clone())).collect()
    }

    /// What was gathered since this was asked last.
    pub fn take(&self) -> (crate::watch::DirtyPlaces, Vec<Trouble>) {
        self.inbox.take()
    }
}

impl Followed {
    /// Whether it is the directory that is followed already.
    fn is_here(&self, row: &FolderRow) -> bool {
        self.path == row.path && self.inode == row.inode && !is_offline(&self.state)
    }
}

fn is_offline(state: &FolderState) -> bool {
    matches!(state, FolderState::Offline { .. })
}
