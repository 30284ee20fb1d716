//! Copies of files, safely on the disk.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::digest::{Fingerprints, PIECE};
use crate::gather::Copy;
use crate::{AddError, LockedFile, StoreError, Voucher};

/// Copies files into `folder` and takes the fingerprints of the copies.
pub(crate) fn copy_all(
    files: &[Copy],
    folder: &Path,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<LockedFile>, AddError> {
    let size = |(path, _): &Copy| fs::metadata(path).map(|found| found.len()).map_err(StoreError::at(path));
    let total = files.iter().map(size).sum::<Result<u64, _>>()?;
    let mut before = 0;
    let mut locked = Vec::with_capacity(files.len());
    for (from, path) in files {
        let to = folder.join(path);
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(StoreError::at(parent))?;
        }
        let mut go_on = |done| {
            progress(before + done, total);
            !cancel.load(Ordering::Relaxed)
        };
        if !copy(from, &to, &mut go_on).map_err(StoreError::at(&to))? {
            return Err(AddError::Cancelled);
        }
        let found = Fingerprints::of_file(&to, &mut |_| cancel.load(Ordering::Relaxed)).map_err(StoreError::at(&to))?;
        let found = found.ok_or(AddError::Cancelled)?;
        before += found.size;
        let voucher = Voucher::Disk;
        locked.push(LockedFile { path: path.clone(), size: found.size, sha256: found.sha256, voucher, commit: None });
    }
    Ok(locked)
}

/// Copies one file, safely onto the disk. Whether to the end.
fn copy(from: &Path, to: &Path, go_on: &mut dyn FnMut(u64) -> bool) -> io::Result<bool> {
    let (mut from, mut to) = (File::open(from)?, File::create(to)?);
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        match from.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => {
                to.write_all(&piece[..read])?;
                done += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if !go_on(done) {
            return Ok(false);
        }
    }
    to.sync_all()?;
    Ok(true)
}
