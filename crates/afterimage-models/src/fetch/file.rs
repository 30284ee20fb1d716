//! One file of a model: from the first byte to the checked one, over as many connections as it takes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use url::Url;

use super::client::{Broken, Client};
use super::ledger::{Entry, Ledger};
use super::transfer::{Outcome, Transfer};
use super::{FetchError, FetchOptions, Step};
use crate::digest::Fingerprints;
use crate::{LockedFile, ModelFile, PARTIAL, Promise, StoreError, Voucher};

/// How often a file is begun anew because what was there turned out to be another version.
const RESTARTS: u32 = 2;

/// Fetches one file into a folder.
pub(super) struct FileFetch<'a> {
    pub(super) client: &'a Client,
    pub(super) options: &'a FetchOptions,
    pub(super) cancel: &'a AtomicBool,
    pub(super) folder: &'a Path,
    pub(super) file: &'a ModelFile,
}

/// Told what is done, how many bytes of the file are, and its size once known.
type Report<'a> = &'a mut dyn FnMut(Step, u64, Option<u64>);

impl FileFetch<'_> {
    /// Fetches what is missing of the file, checks it and gives it its name.
    pub(super) fn run(&self, ledger: &mut Ledger, report: Report<'_>) -> Result<LockedFile, FetchError> {
        let address = self.file.url.as_deref().unwrap_or_default();
        let url = Url::parse(address)
            .map_err(|error| FetchError::Nonsense { url: address.to_owned(), comment: error.to_string() })?;
        let path = self.folder.join(&self.file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(StoreError::at(parent))?;
        }
        let known = ledger.get(&self.file.path, address).cloned();
        if let Some(done) = self.finished_before(&path, known.as_ref(), report)? {
            return Ok(done);
        }

        let partial = partial_path(&path);
        let mut entry = match known {
            Some(entry) => entry,
            None => {
                crate::staging::delete(&partial)?;
                Entry { url: address.to_owned(), ..Entry::default() }
            }
        };
        let mut restarts = 0;
        loop {
            let went_on = self.download(&url, &partial, &mut entry, ledger, report)?;
            match self.check(&url, &partial, &entry, report)? {
                Ok(found) => return self.keep(&partial, &path, entry, found, ledger),
                // What was there before may have been the beginning of another version.
                Err(_) if went_on && restarts < RESTARTS => restarts += 1,
                Err(error) => {
                    crate::staging::delete(&partial)?;
                    ledger.set(&self.file.path, None)?;
                    return Err(error);
                }
            }
            crate::staging::delete(&partial)?;
            entry = Entry { url: address.to_owned(), ..Entry::default() };
        }
    }

    /// The file, if an earlier fetch finished it and it still is what it was.
    fn finished_before(
        &self,
        path: &Path,
        known: Option<&Entry>,
        report: Report<'_>,
    ) -> Result<Option<LockedFile>, FetchError> {
        if !path.is_file() {
            return Ok(None);
        }
        let checked = known.and_then(|entry| entry.checked);
        let expected = self.file.sha256.or(checked);
        if let Some(expected) = expected {
            let found = self.fingerprints(path, report)?;
            if found.sha256 == expected {
                return Ok(Some(self.locked(&found, known.cloned().unwrap_or_default())));
            }
        }
        crate::staging::delete(path)?;
        Ok(None)
    }

    /// Brings what is missing into `partial`. Whether it went on with something that was there before.
    fn download(
        &self,
        url: &Url,
        partial: &Path,
        entry: &mut Entry,
        ledger: &mut Ledger,
        report: Report<'_>,
    ) -> Result<bool, FetchError> {
        let (mut went_on, mut failures, mut restarts) = (false, 0, 0);
        loop {
            self.stop_if_cancelled()?;
            let before = size(partial)?;
            went_on |= before > 0;
            let mut transfer = Transfer {
                client: self.client,
                cancel: self.cancel,
                file: self.file,
                url,
                partial,
                entry: &mut *entry,
            };
            let mut remember = |entry: &Entry| ledger.set(&self.file.path, Some(entry.clone()));
            let outcome = transfer.run(&mut remember, &mut |bytes, total| report(Step::Downloading, bytes, total))?;
            match outcome {
                Outcome::Whole => return Ok(went_on),
                Outcome::StartOver if restarts < RESTARTS => {
                    restarts += 1;
                    went_on = false;
                    crate::staging::delete(partial)?;
                    *entry = Entry { url: entry.url.clone(), ..Entry::default() };
                }
                Outcome::StartOver => {
                    let comment = "it sends other parts than it is asked for".to_owned();
                    return Err(FetchError::Nonsense { url: url.to_string(), comment });
                }
                Outcome::Broken(broken) => {
                    let got = size(partial)?;
                    failures = if got > before { 0 } else { failures + 1 };
                    tracing::debug!(%url, got, ?broken, "a connection ended early");
                    let hopeless = matches!(broken, Broken::Unreachable(..)) && got == 0;
                    if hopeless || failures > self.options.retries {
                        return Err(given_up(broken, url, got, entry.total));
                    }
                    if failures > 0 {
                        self.wait(self.options.pause.saturating_mul(1 << (failures - 1).min(6)))?;
                    }
                }
            }
        }
    }

    /// Compares what has arrived with what was promised. The outer error ends the fetch and keeps what is there.
    fn check(
        &self,
        url: &Url,
        partial: &Path,
        entry: &Entry,
        report: Report<'_>,
    ) -> Result<Result<Fingerprints, FetchError>, FetchError> {
        let url = url.to_string();
        let found = self.fingerprints(partial, report)?;
        if let Some(expected) = self.file.size.filter(|expected| *expected != found.size) {
            return Ok(Err(FetchError::WrongLength { url, expected, got: found.size }));
        }
        let announced = || entry.announced.as_deref().and_then(Promise::from_etag);
        let Some(promise) = self.file.sha256.map(Promise::Sha256).or_else(announced) else {
            return Err(FetchError::Unvouched { url });
        };
        if promise.is_kept_by(&found) {
            return Ok(Ok(found));
        }
        let got = promise.in_its_form(&found);
        Ok(Err(FetchError::WrongHash { url, expected: promise.to_string(), got }))
    }

    /// Gives the checked file its name, when it is safely on the disk.
    fn keep(
        &self,
        partial: &Path,
        path: &Path,
        entry: Entry,
        found: Fingerprints,
        ledger: &mut Ledger,
    ) -> Result<LockedFile, FetchError> {
        let disk = |source| FetchError::Disk { path: path.into(), source };
        File::options().write(true).open(partial).and_then(|file| file.sync_all()).map_err(disk)?;
        ledger.set(&self.file.path, Some(Entry { checked: Some(found.sha256), ..entry.clone() }))?;
        fs::rename(partial, path).map_err(disk)?;
        Ok(self.locked(&found, entry))
    }

    fn locked(&self, found: &Fingerprints, entry: Entry) -> LockedFile {
        // A file without an address was refused before.
        let voucher = self.file.vouched_by().unwrap_or(Voucher::Disk);
        LockedFile {
            path: self.file.path.clone(),
            size: found.size,
            sha256: found.sha256,
            voucher,
            commit: entry.commit,
        }
    }

    fn fingerprints(&self, path: &Path, report: Report<'_>) -> Result<Fingerprints, FetchError> {
        let total = Some(size(path)?);
        let found = Fingerprints::of_file(path, &mut |done| {
            report(Step::Checking, done, total);
            self.cancel.load(Ordering::Relaxed)
        });
        found.map_err(|source| FetchError::Disk { path: path.into(), source })?.ok_or(FetchError::Cancelled)
    }

    fn stop_if_cancelled(&self) -> Result<(), FetchError> {
        if self.cancel.load(Ordering::Relaxed) { Err(FetchError::Cancelled) } else { Ok(()) }
    }

    /// Waits before another try; in small steps, so that it can be cancelled.
    fn wait(&self, mut rest: Duration) -> Result<(), FetchError> {
        const STEP: Duration = Duration::from_millis(50);
        while !rest.is_zero() {
            self.stop_if_cancelled()?;
            std::thread::sleep(rest.min(STEP));
            rest = rest.saturating_sub(STEP);
        }
        Ok(())
    }
}

fn given_up(broken: Broken, url: &Url, got: u64, total: Option<u64>) -> FetchError {
    let url = url.to_string();
    match broken {
        Broken::Unreachable(host, comment) => FetchError::Offline { host, comment },
        Broken::Stalled => FetchError::Stalled { url, got },
        Broken::CutOff => FetchError::CutOff { url, got, total },
        Broken::Refused(code) => FetchError::Status { url, code },
    }
}

fn partial_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(PARTIAL);
    name.into()
}

/// The size of a file; one that is not there has none.
pub(super) fn size(path: &Path) -> Result<u64, FetchError> {
    match fs::metadata(path) {
        Ok(found) => Ok(found.len()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(source) => Err(FetchError::Disk { path: path.into(), source }),
    }
}
