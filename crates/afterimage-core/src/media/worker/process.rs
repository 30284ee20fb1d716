//! The parent's side of one worker.

use std::io::{self, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::frame::{Request, read_answer};
use super::limits::WorkerLimits;
use super::serve::ASKED;
use crate::media::{DecodedPhoto, MediaError};
use crate::priority::Priority;

/// A worker and the watch over it. Dropping it kills the process.
#[derive(Debug)]
pub(super) struct Worker {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    watched: Arc<Watched>,
}

#[derive(Debug)]
struct Watched {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    child: Child,
    /// When the answer must be there; none while there is no question.
    deadline: Option<Instant>,
    /// Whether it was killed for missing a deadline.
    too_slow: bool,
    /// Whether nobody needs it any more.
    dismissed: bool,
}

impl Worker {
    /// Starts a program in the role of a worker that yields so much to others.
    pub fn start(program: &Path, priority: Priority) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .env(ASKED, priority.name())
            // The other cores have workers of their own.
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        detach(&mut command);
        let mut child = command.spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let state = State { child, deadline: None, too_slow: false, dismissed: false };
        let watched = Arc::new(Watched { state: Mutex::new(state), changed: Condvar::new() });
        let worker = Self { to, from: BufReader::with_capacity(1 << 16, from), watched: Arc::clone(&watched) };
        thread::Builder::new().name("decode-watch".to_owned()).spawn(move || watched.watch())?;
        Ok(worker)
    }

    /// Has a picture decoded. A worker that failed to answer must not be asked again.
    pub fn decode(
        &mut self,
        request: &Request<'_>,
        limits: WorkerLimits,
    ) -> Result<Result<DecodedPhoto, MediaError>, MediaError> {
        self.watched.set_deadline(Some(Instant::now() + limits.time));
        let answer = request.write(&mut self.to).and_then(|()| read_answer(&mut self.from));
        let too_slow = self.watched.set_deadline(None);
        match answer {
            Ok(answer) if !too_slow => Ok(answer),
            _ if too_slow => Err(MediaError::TooSlow { seconds: limits.time.as_secs() }),
            _ => Err(MediaError::DecoderDied { megabytes: limits.memory >> 20 }),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut state = self.watched.lock();
        state.dismissed = true;
        let _ = state.child.kill();
        // A killed process ends at once; without this it would stay in the system's table.
        let _ = state.child.wait();
        self.watched.changed.notify_all();
    }
}

impl Watched {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets or clears the deadline. Whether the worker has been killed for missing one.
    fn set_deadline(&self, deadline: Option<Instant>) -> bool {
        let mut state = self.lock();
        state.deadline = deadline;
        self.changed.notify_all();
        state.too_slow
    }

    /// Kills the worker when it misses a deadline; ends with it.
    fn watch(&self) {
        let mut state = self.lock();
        while !state.dismissed && !state.too_slow {
            let left = match state.deadline {
                Some(deadline) => deadline.saturating_duration_since(Instant::now()),
                None => Duration::from_secs(3600),
            };
            if left.is_zero() {
                state.too_slow = true;
                let _ = state.child.kill();
                return;
            }
            state = match self.changed.wait_timeout(state, left) {
                Ok((state, _)) => state,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }
}

/// Ctrl+C in a terminal is for the parent, which finishes what its workers are at.
#[cfg(unix)]
fn detach(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

/// No console window, and no Ctrl+C meant for the parent.
#[cfg(windows)]
fn detach(command: &mut Command) {
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x0200;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    std::os::windows::process::CommandExt::creation_flags(command, CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW);
}
