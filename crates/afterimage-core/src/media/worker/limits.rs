//! What a worker may take.

use std::time::Duration;

use crate::priority::Priority;

/// What decoding one file may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkerLimits {
    /// Time on the wall, whatever else the machine does.
    pub time: Duration,
    /// Bytes of memory, the file itself not counted. The system enforces it on Linux; elsewhere only the decoders' own
    /// limits hold.
    pub memory: u64,
}

impl Default for WorkerLimits {
    fn default() -> Self {
        // A 50-megapixel HEIC takes a few seconds on an old laptop that is busy with other things.
        Self { time: Duration::from_secs(30), memory: 512 << 20 }
    }
}

/// On what terms a picture is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecodeTerms {
    /// How the worker yields to others.
    pub priority: Priority,
    /// Bytes of memory that it may take, the file itself not counted, where that is less than its limit.
    pub memory: u64,
}

impl Default for DecodeTerms {
    /// Somebody waits for it.
    fn default() -> Self {
        Self { priority: Priority::Normal, memory: WorkerLimits::default().memory }
    }
}

/// Limits this process's memory: its heap and every private mapping it may write to (`RLIMIT_DATA`). Shared libraries, of
/// which a program with a window maps hundreds of megabytes, do not count.
#[cfg(unix)]
pub(super) fn limit_memory(bytes: u64) {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let maximum = getrlimit(Resource::Data).maximum;
    let current = maximum.map_or(bytes, |maximum| bytes.min(maximum));
    // Where the system refuses, the decoders' own limits remain.
    let _ = setrlimit(Resource::Data, Rlimit { current: Some(current), maximum });
}

#[cfg(not(unix))]
pub(super) fn limit_memory(_bytes: u64) {}

/// A crash must not leave a copy of a person's photo on the disk.
#[cfg(unix)]
pub(super) fn forbid_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

#[cfg(not(unix))]
pub(super) fn forbid_core_dumps() {}
