//! Moving a file to a name that nobody has.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

/// Renames `from` to `to`, which nobody has.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if somebody does; [`io::ErrorKind::CrossesDevices`] if they are not on one file system. Then, as
/// with every error, both are as they were.
pub fn move_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Some file systems, as those in user space, can't promise that by themselves.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => move_to_reserved_name(from, to),
        result => Ok(result?),
    }
}

/// The same, with a name that is first taken by an empty file of our own.
fn move_to_reserved_name(from: &Path, to: &Path) -> io::Result<()> {
    drop(File::create_new(to)?);
    fs::rename(from, to).inspect_err(|_| {
        // It is the empty one: nothing was moved onto it.
        let _ = fs::remove_file(to);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_stays_whose_it_is() {
        let directory = tempfile::tempdir().unwrap();
        let (one, two, free) = (directory.path().join("1"), directory.path().join("2"), directory.path().join("3"));
        fs::write(&one, "one").unwrap();
        fs::write(&two, "two").unwrap();
        for rename in [move_to_free_name, move_to_reserved_name] {
            assert_eq!(rename(&one, &two).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!((fs::read(&one).unwrap(), fs::read(&two).unwrap()), (b"one".to_vec(), b"two".to_vec()));
            rename(&one, &free).unwrap();
            assert_eq!((one.exists(), fs::read(&free).unwrap()), (false, b"one".to_vec()));
            rename(&free, &one).unwrap();
        }
        assert!(move_to_reserved_name(&directory.path().join("none"), &free).is_err());
        assert!(!free.exists());
    }
}
