//! The system's events, gathered until somebody asks for them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crossbeam_channel::{Receiver, Sender, bounded};
use notify::{Config, ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::DirtyPlaces;
use crate::view::Unannounced;

/// Where events are gathered. It grows with the directories in which something happens, not with the events.
#[derive(Debug)]
pub(crate) struct Inbox {
    state: Mutex<State>,
    wake: Sender<()>,
}

#[derive(Debug, Default)]
struct State {
    roots: Vec<PathBuf>,
    /// Whether what is hidden is seen.
    hidden: bool,
    dirty: DirtyPlaces,
    troubles: Vec<Trouble>,
}

/// A folder, or a directory in it, can't be watched any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The directory; none if all watching is concerned.
    pub path: Option<PathBuf>,
    /// Why.
    pub cause: Unannounced,
}

impl Inbox {
    /// An empty one, and what hears that there is something in it.
    pub fn new() -> (Arc<Self>, Receiver<()>) {
        // One waiting call is enough: whoever hears it takes all there is.
        let (wake, woken) = bounded(1);
        (Arc::new(Self { state: Mutex::default(), wake }), woken)
    }

    /// Takes what was gathered.
    pub fn take(&self) -> (DirtyPlaces, Vec<Trouble>) {
        let mut state = self.lock();
        (std::mem::take(&mut state.dirty), std::mem::take(&mut state.troubles))
    }

    /// Whether events in hidden places count from now on.
    pub fn show_hidden(&self, shown: bool) {
        self.lock().hidden = shown;
    }

    fn note(&self, event: notify::Result<notify::Event>) {
        let mut state = self.lock();
        let noted = match event {
            Ok(event) => {
                let State { roots, hidden, dirty, .. } = &mut *state;
                dirty.note(&event, roots, *hidden)
            }
            Err(error) => {
                let path = error.paths.first().cloned();
                state.troubles.push(Trouble { path, cause: cause(&error) });
                true
            }
        };
        drop(state);
        if noted {
            let _ = self.wake.try_send(());
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Asks the system to announce changes in folders.
pub(crate) struct Watcher {
    system: RecommendedWatcher,
    inbox: Arc<Inbox>,
}

impl Watcher {
    /// Announces to `inbox`.
    pub fn new(inbox: &Arc<Inbox>) -> Result<Self, Unannounced> {
        let to = Arc::clone(inbox);
        let config = Config::default().with_follow_symlinks(false);
        let system = RecommendedWatcher::new(move |event| to.note(event), config).map_err(|error| cause(&error))?;
        Ok(Self { system, inbox: Arc::clone(inbox) })
    }

    /// Watches a folder with everything below it, all or nothing.
    pub fn watch(&mut self, folder: &Path) -> Result<(), Unannounced> {
        self.inbox.lock().roots.push(folder.to_owned());
        self.system.watch(folder, RecursiveMode::Recursive).map_err(|error| {
            self.unwatch(folder);
            cause(&error)
        })
    }

    /// Watches a folder no more.
    pub fn unwatch(&mut self, folder: &Path) {
        self.inbox.lock().roots.retain(|root| root != folder);
        // That it was not watched, or is not there, is what was wanted.
        if let Err(error) = self.system.unwatch(folder) {
            tracing::debug!(folder = %folder.display(), %error, "a folder was not watched");
        }
    }
}

/// What a person can make of it.
fn cause(error: &notify::Error) -> Unannounced {
    match &error.kind {
        ErrorKind::MaxFilesWatch => Unannounced::TooManyFolders,
        ErrorKind::Io(error) if cfg!(unix) && error.raw_os_error() == Some(24) => Unannounced::TooManyPrograms,
        _ => Unannounced::Other { detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::*;
    use crate::watch::Reach;

    /// Longer than any system takes.
    const PATIENCE: Duration = Duration::from_secs(30);

    #[test]
    fn a_new_photo_is_announced_and_a_look_at_it_is_not() {
        let directory = tempfile::tempdir().unwrap();
        let folder = directory.path().canonicalize().unwrap();
        let (inbox, woken) = Inbox::new();
        let mut watcher = Watcher::new(&inbox).unwrap();
        watcher.watch(&folder).unwrap();
        fs::write(folder.join("a.jpg"), "a").unwrap();
        woken.recv_timeout(PATIENCE).unwrap();
        let (mut dirty, troubles) = inbox.take();
        assert_eq!((dirty.places.remove(&folder), troubles), (Some(Reach::Directory), vec![]));

        fs::read(folder.join("a.jpg")).unwrap();
        fs::create_dir(folder.join("new")).unwrap();
        loop {
            woken.recv_timeout(PATIENCE).unwrap();
            if inbox.take().0.places.get(&folder.join("new")) == Some(&Reach::Subtree) {
                break;
            }
        }
    }

    #[test]
    fn what_can_not_be_watched_is_said_in_words() {
        let (inbox, _woken) = Inbox::new();
        let mut watcher = Watcher::new(&inbox).unwrap();
        let reason = watcher.watch(Path::new("/there/is/no/such/folder")).unwrap_err().to_string();
        assert!(reason.starts_with("The system can't watch it: "), "{reason}");
        assert!(inbox.lock().roots.is_empty());
        let limit = cause(&notify::Error::new(ErrorKind::MaxFilesWatch));
        assert_eq!(limit, Unannounced::TooManyFolders);
        inbox.note(Err(notify::Error::new(ErrorKind::MaxFilesWatch).add_path("/p/a".into())));
        assert_eq!(inbox.take().1, [Trouble { path: Some("/p/a".into()), cause: limit }]);
    }
}
