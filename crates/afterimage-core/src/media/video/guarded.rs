//! Running a program that reads a stranger's file: for so long, with so much memory, and not longer than anybody wants it.
//!
//! On Linux the system itself holds the limits, also when this process is killed: memory, time of the processor, no files
//! written, no core dumps. Elsewhere the time is watched from here.

use std::io::Read;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::media::MediaError;
use crate::media::worker::detach;

/// How often somebody may stop it.
const TICK: Duration = Duration::from_millis(100);

/// Bytes of memory a program may take: enough for 4K in ten bits.
const MEMORY: u64 = 1 << 30;

/// Runs `command` for at most `time`. `output` reads what it writes and, once it returns, ends it; `words` reads what it says
/// meanwhile.
pub(super) fn run<T>(
    mut command: Command,
    time: Duration,
    stop: &(dyn Fn() -> bool + Sync),
    output: impl FnOnce(ChildStdout) -> T,
    words: impl FnOnce(ChildStderr) + Send,
) -> Result<T, MediaError> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    detach(&mut command);
    let mut child = command.spawn().map_err(MediaError::NoDecoder)?;
    limit(&child, time);
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let child = &Mutex::new(child);
    let deadline = Instant::now() + time;
    let (done, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        if let Some(err) = err {
            scope.spawn(move || words(err));
        }
        let watch = scope.spawn(move || {
            while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                if stop() {
                    end(child);
                    return Err(MediaError::Stopped);
                }
                if Instant::now() >= deadline {
                    end(child);
                    return Err(MediaError::VideoTooSlow { seconds: time.as_secs() });
                }
            }
            Ok(())
        });
        let answer = out.map(output);
        end(child);
        drop(done);
        let watched = watch.join().unwrap_or(Err(MediaError::DecoderPanicked));
        // Also where it ended between two looks.
        watched.and_then(|()| if stop() { Err(MediaError::Stopped) } else { Ok(()) })?;
        answer.ok_or(MediaError::NoDecoder(std::io::ErrorKind::BrokenPipe.into()))
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
fn limit(child: &Child, time: Duration) {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};

    let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else { return };
    let limits = [
        (Resource::Data, MEMORY),
        // A moment after the watch, which can say why.
        (Resource::Cpu, time.as_secs().saturating_add(1)),
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
fn limit(_child: &Child, _time: Duration) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        command
    }

    fn words_of(script: &str, time: Duration, stop: bool) -> Result<Option<Vec<u8>>, MediaError> {
        run(shell(script), time, &|| stop, |out| read_all(out, 10), |err| drop(read_all(err, 10)))
    }

    #[test]
    fn what_a_program_writes_is_read_up_to_a_limit() {
        let long = Duration::from_secs(60);
        assert_eq!(words_of("printf abc; printf def >&2", long, false).unwrap().unwrap(), b"abc");
        assert_eq!(words_of("yes", long, false).unwrap(), None, "endless output is not waited for");
    }

    #[test]
    fn what_never_ends_is_ended() {
        assert!(matches!(words_of("exec sleep 600", Duration::ZERO, false), Err(MediaError::VideoTooSlow { .. })));
        assert!(matches!(words_of("exec sleep 600", Duration::from_secs(600), true), Err(MediaError::Stopped)));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn it_is_held_by_the_system_itself() {
        // The limits come a moment after the program begins.
        let asked = "until [ \"$(ulimit -f)\" = 0 ]; do :; done; ulimit -d; ulimit -t; ulimit -c";
        let read = run(shell(asked), Duration::from_secs(77), &|| false, |out| read_all(out, 99), drop).unwrap();
        assert_eq!(String::from_utf8(read.unwrap()).unwrap(), "1048576\n78\n0\n");
    }
}
