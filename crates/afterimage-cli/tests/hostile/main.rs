//! Files that mean harm: none of them hangs the program, takes its memory or stops the rest, and each gets its reason.
//!
//! The worker processes are the real command. What the files are is in `bombs.rs` and `corrupt.rs`.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod bombs;
mod corrupt;

use std::path::PathBuf;
use std::time::Duration;

use afterimage_core::media::MediaError;
use afterimage_core::media::worker::{DecodePool, WorkerLimits};

/// Workers that are the command under test.
fn pool(limits: WorkerLimits) -> DecodePool {
    DecodePool::new(PathBuf::from(env!("CARGO_BIN_EXE_afterimage")), limits)
}

fn photo() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 30, image::Rgb([10, 200, 30]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// The most memory that any living worker of this test has had in use, in bytes. One that died had reached the limit.
#[cfg(target_os = "linux")]
fn peak_of_workers() -> u64 {
    let parent = format!("PPid:\t{}", std::process::id());
    let statuses = std::fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let status = std::fs::read_to_string(entry.ok()?.path().join("status")).ok()?;
        status.contains(&parent).then_some(status)
    });
    let peak = |status: String| {
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).map(str::to_owned).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) * 1024
    };
    statuses.map(peak).max().unwrap_or(0)
}

#[test]
fn bombs_are_refused_and_take_less_memory_than_the_limit() {
    // A JPEG of four gigapixels is decoded in little memory, but in no time that anybody would wait.
    let limits = WorkerLimits { time: Duration::from_secs(10), ..WorkerLimits::default() };
    for (name, bytes) in bombs::all() {
        // A worker of its own, so that the peak is this bomb's.
        let pool = pool(limits);
        let result = pool.decode(&bytes, 0, 384);
        #[cfg(target_os = "linux")]
        {
            let peak = peak_of_workers();
            let verdict = match &result {
                Ok(decoded) => format!("a picture of {} × {}", decoded.metadata.width, decoded.metadata.height),
                Err(error) => error.to_string(),
            };
            println!("{name:28} {:8} bytes, peak {:4} MB: {verdict}", bytes.len(), peak >> 20);
            assert!(peak < limits.memory + bytes.len() as u64, "{name}: {} MB", peak >> 20);
        }
        match result {
            Ok(decoded) => assert!(name.starts_with("fine"), "{name}: {:?}", decoded.pixels.dimensions()),
            Err(error) => assert!(
                matches!(
                    error,
                    MediaError::TooLarge { .. }
                        | MediaError::TooSlow { .. }
                        | MediaError::Damaged(_)
                        | MediaError::DecoderDied { .. }
                ),
                "{name}: {error}"
            ),
        }
        assert!(pool.decode(&photo(), 0, 16).is_ok(), "after {name}");
    }
}

#[test]
fn a_decoder_that_needs_too_much_memory_dies_alone() {
    // Far less than the picture needs, and than the decoders' own limits would stop.
    let pool = pool(WorkerLimits { memory: 64 << 20, ..WorkerLimits::default() });
    let result = pool.decode(&bombs::png(9000, 9000), 0, 384);
    if cfg!(target_os = "linux") {
        assert!(matches!(result, Err(MediaError::DecoderDied { megabytes: 64 })), "{result:?}");
    }
    assert!(pool.decode(&photo(), 0, 16).is_ok());
}

#[test]
fn a_decoder_that_takes_too_long_is_stopped_from_outside() {
    let pool = pool(WorkerLimits { time: Duration::ZERO, ..WorkerLimits::default() });
    let result = pool.decode(&bombs::png(9000, 9000), 0, 384);
    assert!(matches!(result, Err(MediaError::TooSlow { .. })), "{result:?}");
    #[cfg(target_os = "linux")]
    assert_eq!(peak_of_workers(), 0, "the worker must be gone");
}

#[cfg(unix)]
#[test]
fn a_worker_that_never_answers_is_stopped_and_one_that_can_not_start_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let directory = tempfile::tempdir().unwrap();
    let program = directory.path().join("silent");
    std::fs::write(&program, "#!/bin/sh\nexec sleep 1000\n").unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let limits = WorkerLimits { time: Duration::from_millis(200), ..WorkerLimits::default() };
    let silent = DecodePool::new(program, limits);
    assert!(matches!(silent.decode(&photo(), 0, 16), Err(MediaError::TooSlow { .. })));
    let missing = DecodePool::new(directory.path().join("missing"), limits);
    assert!(matches!(missing.decode(&photo(), 0, 16), Err(MediaError::NoDecoder(_))));
    // A program that answers, but nonsense.
    let chatty = DecodePool::new(PathBuf::from("/bin/cat"), WorkerLimits::default());
    assert!(matches!(chatty.decode(&photo(), 0, 16), Err(MediaError::DecoderDied { .. })));
}

#[test]
fn damaged_files_of_every_format_never_stop_the_rest() {
    let pool = pool(WorkerLimits::default());
    let (mut decoded, mut refused) = (0, 0);
    for (name, bytes) in corrupt::all() {
        match pool.decode(&bytes, 0, 64) {
            Ok(photo) => {
                assert!(photo.pixels.width() > 0, "{name}");
                decoded += 1;
            }
            Err(error) => {
                assert!(!matches!(error, MediaError::TooSlow { .. } | MediaError::NoDecoder(_)), "{name}: {error}");
                assert!(!error.to_string().is_empty());
                refused += 1;
            }
        }
    }
    println!("{decoded} decoded, {refused} refused");
    assert!(decoded > 0 && refused > 0);
    assert!(pool.decode(&photo(), 0, 16).is_ok());
}
