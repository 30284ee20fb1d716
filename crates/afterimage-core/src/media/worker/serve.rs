//! The worker's side: decode what comes until the parent goes.

use std::io::{self, BufReader, Read};
use std::path::PathBuf;
use std::sync::OnceLock;

use super::frame::{Received, write_answer};
use super::limits;
use crate::media;
use crate::priority::Priority;

/// Set in a worker's environment, to the priority it is to take.
pub(super) const ASKED: &str = "AFTERIMAGE_DECODE_WORKER";

static OWN_PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// The program that can be started as a worker: this one, if it called [`serve_if_asked`].
pub(super) fn own_program() -> Option<PathBuf> {
    OWN_PROGRAM.get().cloned()
}

/// Has to be the first thing a program does whose photos are to be decoded in other processes. In a worker it does not
/// return.
pub fn serve_if_asked() {
    if let Some(priority) = std::env::var_os(ASKED) {
        Priority::named(&priority.to_string_lossy()).take();
        // The parent sees that its worker is gone; nobody else hears an error.
        std::process::exit(i32::from(serve().is_err()));
    }
    if let Some(program) = program_path() {
        let _ = OWN_PROGRAM.set(program);
    }
}

/// The very program that runs, even when its file has been replaced by an update in the meantime.
#[cfg(target_os = "linux")]
fn program_path() -> Option<PathBuf> {
    Some(PathBuf::from("/proc/self/exe"))
}

#[cfg(not(target_os = "linux"))]
fn program_path() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

fn serve() -> io::Result<()> {
    limits::forbid_core_dumps();
    let mut from = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut to = io::stdout().lock();
    while let Some(request) = Received::read(&mut from)? {
        limits::limit_memory(request.memory.saturating_add(request.length));
        let length = usize::try_from(request.length).map_err(|_| io::ErrorKind::InvalidData)?;
        let mut bytes = Vec::with_capacity(length);
        (&mut from).take(request.length).read_to_end(&mut bytes)?;
        if bytes.len() < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let result = media::decode(&bytes, request.modified_seconds, request.least_side);
        drop(bytes);
        write_answer(&mut to, &result)?;
    }
    Ok(())
}
