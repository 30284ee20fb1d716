//! Fetching a model from where it is published: only when asked for, resumed where it stopped, checked before use.
//!
//! A fetch works in a folder beside the model's place, which survives the end of the process. Each file grows under a name of
//! its own until its SHA-256 (pinned in the manifest, or announced by the host and then kept in the lock) has been checked.
//! When all are there, the folder takes the model's place in one step; what was installed before works until then.
//!
//! Nothing is sent but the requests themselves: no cookies, no account, and a user agent that says `afterimage/<version>`.
//! Proxies are taken from the environment (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).

mod answer;
mod client;
mod error;
mod file;
mod ledger;
mod transfer;

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

pub use self::error::FetchError;

use self::client::Client;
use self::file::FileFetch;
use self::ledger::Ledger;
use crate::staging::{Places, partial_bytes};
use crate::{Installed, LEDGER_FILE, Lock, LockedFile, Origin, State, Store, StoreError};

/// How patient a fetch is, and which way it goes.
#[derive(Debug, Clone)]
pub struct FetchOptions {
    /// How long a connection may take to come about, the look-up of the host's name included.
    pub connect_timeout: Duration,
    /// How long nothing at all may arrive.
    pub stall_timeout: Duration,
    /// How often a file is tried again without a single byte arriving in between.
    pub retries: u32,
    /// The wait before the first of these; it doubles with each.
    pub pause: Duration,
    /// How many redirects are followed for one request.
    pub redirects: u32,
    /// Which way requests go.
    pub proxy: ProxyChoice,
}

/// Which way requests go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProxyChoice {
    /// Through the proxy that the environment names, if any.
    Environment,
    /// Straight to the host.
    None,
    /// Through this proxy: `http://[user:password@]host:port`.
    Url(String),
}

impl Default for FetchOptions {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(20),
            stall_timeout: Duration::from_secs(30),
            retries: 4,
            pause: Duration::from_secs(1),
            redirects: 8,
            proxy: ProxyChoice::Environment,
        }
    }
}

/// How far a fetch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress<'a> {
    /// The file it is at.
    pub file: &'a str,
    /// What is done with it.
    pub step: Step,
    /// Bytes of this file that are done.
    pub bytes: u64,
    /// Its size, once known.
    pub total: Option<u64>,
    /// Bytes of the whole model that are on the disk.
    pub model_bytes: u64,
    /// The model's size, where every file's is known.
    pub model_total: Option<u64>,
}

/// What is done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is arriving.
    Downloading,
    /// It is read through and compared with its SHA-256.
    Checking,
}

impl Store {
    /// Fetches what is missing of the model `name`, and installs it. A model that is there already is left as it is, and
    /// no request is made.
    ///
    /// `cancel` is looked at whenever something arrives, so it may take [`FetchOptions::stall_timeout`] to be noticed when
    /// nothing does. What has arrived stays, whatever ends the fetch, and the next one goes on from there.
    ///
    /// # Errors
    /// [`FetchError`], each variant a sentence for people. The model that was installed before works as before.
    pub fn fetch(
        &self,
        name: &str,
        options: &FetchOptions,
        cancel: &AtomicBool,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Installed, FetchError> {
        let model = self.model(name)?;
        match model.state {
            State::Installed(installed) if !installed.outdated => return Ok(installed),
            _ if !model.manifest.can_be_fetched() => return Err(FetchError::Nowhere { name: name.to_owned() }),
            _ => {}
        }
        let manifest = &model.manifest;
        let places = self.places(name)?;
        let _busy = places.claim()?;
        let part = places.part();
        fs::create_dir_all(&part).map_err(StoreError::at(&part))?;
        let mut ledger = Ledger::read(&part);
        let client = Client::new(options)?;
        reuse_installed(&places, manifest.files.iter().filter(|file| file.sha256.is_some()));

        let mut files: Vec<LockedFile> = Vec::with_capacity(manifest.files.len());
        for file in &manifest.files {
            let before: u64 = files.iter().map(|file| file.size).sum();
            let mut report = |step, bytes, total| {
                let model_bytes = before + bytes;
                let model_total = manifest.size();
                progress(Progress { file: &file.path, step, bytes, total, model_bytes, model_total });
            };
            let fetch = FileFetch { client: &client, options, cancel, folder: &part, file };
            files.push(fetch.run(&mut ledger, &mut report)?);
        }
        if cancel.load(Ordering::Relaxed) {
            return Err(FetchError::Cancelled);
        }

        if model.origin == Origin::Added {
            crate::describe::write_manifest(&part, manifest)?;
        }
        remove_leftovers(&part, &files)?;
        let from = manifest.source.clone().unwrap_or_else(|| first_host(manifest));
        let lock = Lock::new(name, from, files);
        lock.write(&part)?;
        places.move_in(&part)?;
        tracing::info!(model = name, revision = lock.revision(), "fetched");
        Ok(Installed { folder: places.current(), outdated: lock.differs_from(manifest), lock })
    }

    /// Deletes what an unfinished fetch of `name` has left. The bytes that were freed.
    ///
    /// # Errors
    /// If the model is being worked on, or something can't be deleted.
    pub fn discard_partial(&self, name: &str) -> Result<u64, StoreError> {
        let places = self.places(name)?;
        let Some(bytes) = partial_bytes(&places.part())? else { return Ok(0) };
        let _busy = places.claim()?;
        crate::staging::delete(&places.part())?;
        Ok(bytes)
    }
}

/// Takes files over from the installed version, by a link or a copy, where a pinned hash says what they must be. They are
/// checked like all others; where this fails they are fetched.
fn reuse_installed<'a>(places: &Places, files: impl Iterator<Item = &'a crate::ModelFile>) {
    let (home, part) = (places.current(), places.part());
    let Ok(Some(lock)) = Lock::read(&home) else { return };
    for file in files {
        let same = |locked: &&LockedFile| locked.path == file.path && Some(locked.sha256) == file.sha256;
        let (from, to) = (home.join(&file.path), part.join(&file.path));
        if lock.files.iter().any(|locked| same(&locked)) && !to.exists() {
            let _ = to.parent().map(fs::create_dir_all);
            let _ = fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(drop));
        }
    }
}

/// Deletes from the finished folder what belongs to the fetch, or to an earlier version's manifest.
fn remove_leftovers(part: &std::path::Path, files: &[LockedFile]) -> Result<(), StoreError> {
    let kept = |path: &std::path::Path| {
        let kept = files.iter().map(|file| file.path.as_str()).chain([crate::MANIFEST_FILE]);
        kept.into_iter().any(|name| part.join(name) == path)
    };
    let mut folders = vec![part.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(StoreError::at(&folder))? {
            let path = entry.map_err(StoreError::at(&folder))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !kept(&path) {
                fs::remove_file(&path).map_err(StoreError::at(&path))?;
            }
        }
    }
    debug_assert!(!part.join(LEDGER_FILE).exists());
    Ok(())
}

/// Where a model comes from when its manifest names no page.
fn first_host(manifest: &crate::Manifest) -> String {
    let url = manifest.files.first().and_then(|file| file.url.as_deref()).unwrap_or_default();
    url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
