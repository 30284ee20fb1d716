//! The workers of a library.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::frame::Request;
use super::limits::WorkerLimits;
use super::process::Worker;
use super::serve::own_program;
use crate::media::{self, DecodedPhoto, Format, MediaError};

/// Decodes pictures in worker processes: as many as are asked at the same time, started when first needed. Shared between
/// threads.
#[derive(Debug)]
pub struct DecodePool {
    program: Option<PathBuf>,
    limits: WorkerLimits,
    idle: Mutex<Vec<Worker>>,
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

    /// Decodes a photo from its bytes: [`decode`](media::decode), guarded.
    pub fn decode(&self, bytes: &[u8], modified_seconds: i64, least_side: u32) -> Result<DecodedPhoto, MediaError> {
        let Some(program) = &self.program else { return media::decode(bytes, modified_seconds, least_side) };
        // What is no picture is told here, where it costs nothing.
        Format::of_bytes(bytes)?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut worker = match idle {
            Some(worker) => worker,
            None => Worker::start(program).map_err(MediaError::NoDecoder)?,
        };
        let request = Request { modified_seconds, least_side, memory: self.limits.memory, bytes };
        let answer = worker.decode(&request, self.limits)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        answer
    }

    /// Ends the workers that have nothing to do; they come back when needed.
    pub fn rest(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
