//! The desktop's file manager, as far as a program sees it: what it is asked to show is noted.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use zbus::{Connection, connection, fdo, interface};

#[derive(Default)]
struct State {
    shown: Mutex<Vec<Vec<String>>>,
    refuses: AtomicBool,
}

struct Manager(Arc<State>);

#[interface(name = "org.freedesktop.FileManager1")]
impl Manager {
    fn show_items(&self, addresses: Vec<String>, _startup: &str) -> fdo::Result<()> {
        if self.0.refuses.load(Ordering::Relaxed) {
            return Err(fdo::Error::NotSupported("this one shows no files".to_owned()));
        }
        self.0.shown.lock().unwrap_or_else(PoisonError::into_inner).push(addresses);
        Ok(())
    }
}

/// The file manager of this session, until it is dropped.
pub struct FileManager {
    _connection: Connection,
    state: Arc<State>,
}

impl FileManager {
    /// Becomes the file manager.
    ///
    /// # Errors
    /// If there is no bus, or another file manager.
    pub async fn start() -> anyhow::Result<Self> {
        let state = Arc::<State>::default();
        let manager = Manager(Arc::clone(&state));
        let connection = connection::Builder::session()?
            .serve_at("/org/freedesktop/FileManager1", manager)?
            .name("org.freedesktop.FileManager1")?
            .build()
            .await
            .context("there is another file manager")?;
        Ok(Self { _connection: connection, state })
    }

    /// The addresses it was asked to show, each time.
    pub fn shown(&self) -> Vec<Vec<String>> {
        self.state.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows nothing any more, as where none is installed.
    pub fn refuse(&self) {
        self.state.refuses.store(true, Ordering::Relaxed);
    }
}
