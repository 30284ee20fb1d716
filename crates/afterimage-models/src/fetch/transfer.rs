//! One request for one file, and what arrives by it.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use url::Url;

use super::FetchError;
use super::answer::{Span, length, validator};
use super::client::{Answer, Broken, Client, NoAnswer, Resume};
use super::file::size;
use super::ledger::Entry;
use crate::digest::PIECE;
use crate::{ModelFile, StoreError};

/// One request for one file.
pub(super) struct Transfer<'a> {
    pub(super) client: &'a Client,
    pub(super) cancel: &'a AtomicBool,
    pub(super) file: &'a ModelFile,
    pub(super) url: &'a Url,
    /// Where it grows.
    pub(super) partial: &'a Path,
    pub(super) entry: &'a mut Entry,
}

/// How a request ended.
pub(super) enum Outcome {
    /// All bytes are there.
    Whole,
    /// What is there belongs to another version than what would follow.
    StartOver,
    /// The connection ended before the file did.
    Broken(Broken),
}

impl Transfer<'_> {
    /// Asks for what is missing and writes it down. `remember` keeps what is known of the file before its bytes are.
    pub(super) fn run(
        &mut self,
        remember: &mut dyn FnMut(&Entry) -> Result<(), StoreError>,
        report: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Outcome, FetchError> {
        let have = size(self.partial)?;
        if have > 0 && self.entry.total == Some(have) {
            return Ok(Outcome::Whole);
        }
        let resume = Resume { from: have, validator: self.entry.validator.as_deref() };
        let answer = match self.client.get(self.url, (have > 0).then_some(resume)) {
            Ok(answer) => answer,
            Err(NoAnswer::TryAgain(broken)) => return Ok(Outcome::Broken(broken)),
            Err(NoAnswer::Final(error)) => return Err(error),
        };
        let span = Span::of(&answer.headers);
        let (start, total) = match (answer.status, span) {
            (200, _) => (0, length(&answer.headers)),
            (206, Some(span)) if have > 0 && span.start == have => {
                (have, span.total.or_else(|| Some(have + length(&answer.headers)?)))
            }
            // Other bytes than asked for, or a file that has become shorter.
            (206 | 416, _) if have > 0 => return Ok(Outcome::StartOver),
            (code @ (408 | 429 | 500..=599), _) => return Ok(Outcome::Broken(Broken::Refused(code))),
            (code, _) => return Err(FetchError::Status { url: self.url.to_string(), code }),
        };
        self.agree_on_length(&answer, total)?;
        if start > 0 && self.is_another_version(&answer, total) {
            return Ok(Outcome::StartOver);
        }
        // What was said of the beginning holds for the rest of it.
        let (before, said) = (&self.entry, &answer.said);
        let announced = said.announced.clone().or_else(|| before.announced.clone().filter(|_| start > 0));
        let commit = said.commit.clone().or_else(|| before.commit.clone().filter(|_| start > 0));
        if self.file.sha256.is_none() && announced.is_none() {
            return Err(FetchError::Unvouched { url: self.url.to_string() });
        }
        let total = total.or(self.file.size).or(answer.said.size);
        if start == 0 {
            // Before what is known changes, what it was known of must be gone.
            File::create(self.partial).map_err(self.disk())?;
        }
        self.entry.validator = validator(&answer.headers);
        self.entry.announced = announced;
        self.entry.commit = commit;
        self.entry.total = total;
        remember(self.entry)?;
        self.receive(answer, start, total, report)
    }

    /// Every length that is known beforehand must be the same.
    fn agree_on_length(&self, answer: &Answer, total: Option<u64>) -> Result<(), FetchError> {
        let expected = self.file.size.or(answer.said.size);
        match (expected, total) {
            (Some(expected), Some(got)) if expected != got => {
                Err(FetchError::WrongLength { url: self.url.to_string(), expected, got })
            }
            _ => Ok(()),
        }
    }

    /// Whether the answer goes on with something else than what was begun, though the server says nothing of it.
    fn is_another_version(&self, answer: &Answer, total: Option<u64>) -> bool {
        let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        differ(&self.entry.announced, &answer.said.announced)
            || differ(&self.entry.validator, &validator(&answer.headers))
            || (self.entry.total.is_some() && total.is_some() && self.entry.total != total)
    }

    fn receive(
        &self,
        answer: Answer,
        start: u64,
        total: Option<u64>,
        report: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Outcome, FetchError> {
        let mut file = File::options().append(true).open(self.partial).map_err(self.disk())?;
        let mut body = answer.body.into_with_config().limit(u64::MAX).reader();
        let mut piece = vec![0; PIECE];
        let mut got = start;
        report(got, total);
        loop {
            if self.cancel.load(Ordering::Relaxed) {
                return Err(FetchError::Cancelled);
            }
            let read = match body.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Ok(Outcome::Broken(how_it_broke(error))),
            };
            file.write_all(&piece[..read]).map_err(self.disk())?;
            got += read as u64;
            if let Some(expected) = total.filter(|expected| got > *expected) {
                crate::staging::delete(self.partial)?;
                return Err(FetchError::WrongLength { url: self.url.to_string(), expected, got });
            }
            report(got, total);
        }
        match total {
            Some(total) if got < total => Ok(Outcome::Broken(Broken::CutOff)),
            _ => Ok(Outcome::Whole),
        }
    }

    fn disk(&self) -> impl Fn(io::Error) -> FetchError {
        let path = self.partial.to_path_buf();
        move |source| FetchError::Disk { path: path.clone(), source }
    }
}

fn how_it_broke(error: io::Error) -> Broken {
    let timed_out = |error: &io::Error| matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock);
    match ureq::Error::from(error) {
        ureq::Error::Timeout(_) | ureq::Error::BodyStalled => Broken::Stalled,
        ureq::Error::Io(error) if timed_out(&error) => Broken::Stalled,
        _ => Broken::CutOff,
    }
}
