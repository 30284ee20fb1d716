//! Running a program that reads a stranger's file: for so long, with so much memory, and not longer than anybody wants it.
//!
//! On Linux the system itself holds the limits, also when this process is killed: memory, time of the processor, no files
//! written, no core dumps. Elsewhere the time is watched from here.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::worker::detach;

/// How often somebody may stop it.
const TICK: Duration = Duration::from_millis(100);

/// What a program may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Time on the wall, and of the processor.
    pub time: Duration,
    /// Bytes of memory.
    pub memory: u64,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unanswered {
    /// It can't be started, or takes no part in what it was started for.
    #[error("it can't be started: {0}")]
    NotStarted(io::Error),
    /// It took longer than it may.
    #[error("it took longer than {seconds} seconds")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// Somebody wanted it no more.
    #[error("it was stopped")]
    Stopped,
    /// Whoever watched it crashed.
    #[error("nobody watched it")]
    Unwatched,
}

/// Runs `command` within `bounds`. It is told `input`; `output` reads what it writes and, once it returns, ends it; `words` reads
/// what it says meanwhile.
pub(super) fn run<T>(
    mut command: Command,
    bounds: Bounds,
    stop: &(dyn Fn() -> bool + Sync),
    input: &[u8],
    output: impl FnOnce(ChildStdout) -> T,
    words: impl FnOnce(ChildStderr) + Send,
) -> Result<T, Unanswered> {
    let time = bounds.time;
    let told = if input.is_empty() { Stdio::null() } else { Stdio::piped() };
    command.stdin(told).stdout(Stdio::piped()).stderr(Stdio::piped());
    detach(&mut command);
    let mut child = command.spawn().map_err(Unanswered::NotStarted)?;
    limit(&child, bounds);
    let (told, out, err) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let child = &Mutex::new(child);
    let deadline = Instant::now() + time;
    let (done, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        if let Some(err) = err {
            scope.spawn(move || words(err));
        }
        if let Some(mut told) = told {
            // Who does not listen to the end has its reasons, and its answer says so.
            scope.spawn(move || drop(told.write_all(input)));
        }
        let watch = scope.spawn(move || {
            while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                if stop() {
                    end(child);
                    return Err(Unanswered::Stopped);
                }
                if Instant::now() >= deadline {
                    end(child);
                    return Err(Unanswered::TooSlow { seconds: time.as_secs() });
                }
            }
            Ok(())
        });
        let answer = out.map(output);
        end(child);
        drop(done);
        let watched = watch.join().unwrap_or(Err(Unanswered::Unwatched));
        // Also where it ended between two looks.
        watched.and_then(|()| if stop() { Err(Unanswered::Stopped) } else { Ok(()) })?;
        answer.ok_or(Unanswered::NotStarted(io::ErrorKind::BrokenPipe.into()))
    })
}

/// All that a program writes, if it is no more than `most` bytes.
pub(super) fn read_all(mut from: impl Read, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    from.by_ref().take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// Kills it, if it still runs, and waits until it is gone.
fn end(child: &Mutex<Child>) {
    let mut child = child.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(target_os = "linux")]
fn limit(child: &Child, bounds: Bounds) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else { return };
    let limits = [
        (Resource::Data, bounds.memory),
        // A moment after the watch, which can say why.
        (Resource::Cpu, bounds.time.as_secs().saturating_add(1)),
        (Resource::Core, 0),
        // A pipe is no file: it may still answer.
        (Resource::Fsize, 0),
    ];
    for (resource, most) in limits {
        // It has read nothing of the file yet. Where the system refuses, the watch remains.
        let _ = prlimit(Some(pid), resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(target_os = "linux"))]
fn limit(_child: &Child, _bounds: Bounds) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    }

    const LONG: Duration = Duration::from_secs(60);

    fn words_of(script: &str, time: Duration, stop: bool, input: &[u8]) -> Result<Option<Vec<u8>>, Unanswered> {
        let bounds = Bounds { time, memory: 1 << 30 };
        run(shell(script), bounds, &|| stop, input, |out| read_all(out, 10), |err| drop(read_all(err, 10)))
    }

    #[test]
    fn what_a_program_writes_is_read_up_to_a_limit() {
        assert_eq!(words_of("printf abc; printf def >&2", LONG, false, b"").unwrap().unwrap(), b"abc");
        assert_eq!(words_of("yes", LONG, false, b"").unwrap(), None, "endless output is not waited for");
    }

    #[test]
    fn what_never_ends_is_ended() {
        let asleep = |time, stop| words_of("exec sleep 600", time, stop, b"");
        assert!(matches!(asleep(Duration::ZERO, false), Err(Unanswered::TooSlow { .. })));
        assert!(matches!(asleep(Duration::from_secs(600), true), Err(Unanswered::Stopped)));
    }

    #[test]
    fn it_is_told_all_or_as_much_as_it_listens_to() {
        let much = vec![b'x'; 1 << 20];
        assert_eq!(words_of("wc -c | tr -d ' '", LONG, false, &much).unwrap().unwrap(), b"1048576\n");
        assert_eq!(words_of("exec 0<&-; echo no", LONG, false, &much).unwrap().unwrap(), b"no\n");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn it_is_held_by_the_system_itself() {
        // The limits come a moment after the program begins.
        let asked = "until [ \"$(ulimit -f)\" = 0 ]; do :; done; ulimit -d; ulimit -t; ulimit -c";
        let bounds = Bounds { time: Duration::from_secs(77), memory: 1 << 30 };
        let read = run(shell(asked), bounds, &|| false, b"", |out| read_all(out, 99), drop).unwrap();
        assert_eq!(String::from_utf8(read.unwrap()).unwrap(), "1048576\n78\n0\n");
    }
}
