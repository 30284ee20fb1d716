//! The workers of a library.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::frame::Request;
use super::limits::{DecodeTerms, WorkerLimits};
use super::process::Worker;
use super::serve::own_program;
use crate::media::{self, DecodedPhoto, Format, MediaError};
use crate::priority::Priority;

/// Decodes pictures in worker processes: as many as are asked at the same time, started when first needed. Shared between
/// threads.
#[derive(Debug)]
pub struct DecodePool {
    program: Option<PathBuf>,
    limits: WorkerLimits,
    /// A worker's priority can't be raised, so each waits for pictures of its own.
    idle: Mutex<Vec<(Priority, Worker)>>,
}

impl DecodePool {
    /// Workers that are this program, if it called [`serve_if_asked`](super::serve_if_asked); else everything is decoded
    /// in this process.
    pub fn of_this_program() -> Self {
        Self { program: own_program(), limits: WorkerLimits::default(), idle: Mutex::default() }
    }

    /// Workers that are another program, within other limits.
    pub fn new(program: PathBuf, limits: WorkerLimits) -> Self {
        Self { program: Some(program), limits, idle: Mutex::default() }
    }

    /// Decodes a photo from its bytes for somebody who waits for it: [`decode`](media::decode), guarded.
    pub fn decode(&self, bytes: &[u8], modified_seconds: i64, least_side: u32) -> Result<DecodedPhoto, MediaError> {
        self.decode_on(DecodeTerms::default(), bytes, modified_seconds, least_side)
    }

    /// The same on other terms.
    pub fn decode_on(
        &self,
        terms: DecodeTerms,
        bytes: &[u8],
        modified_seconds: i64,
        least_side: u32,
    ) -> Result<DecodedPhoto, MediaError> {
        let Some(program) = &self.program else { return media::decode(bytes, modified_seconds, least_side) };
        // What is no picture is told here, where it costs nothing.
        Format::of_bytes(bytes)?;
        let mut worker = match self.idle(terms.priority) {
            Some(worker) => worker,
            None => Worker::start(program, terms.priority).map_err(MediaError::NoDecoder)?,
        };
        let memory = self.limits.memory.min(terms.memory);
        let request = Request { modified_seconds, least_side, memory, bytes };
        let time = self.limits.time * terms.priority.patience();
        let answer = worker.decode(&request, WorkerLimits { memory, time })?;
        self.lock().push((terms.priority, worker));
        answer
    }

    fn idle(&self, priority: Priority) -> Option<Worker> {
        let mut idle = self.lock();
        let place = idle.iter().rposition(|(other, _)| *other == priority)?;
        Some(idle.swap_remove(place).1)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(Priority, Worker)>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the workers that have nothing to do; they come back when needed.
    pub fn rest(&self) {
        self.lock().clear();
    }
}
