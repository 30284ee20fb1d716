//! A file on disk beside what is known of it.

use super::Moment;
use super::listing::ListedFile;
use crate::catalog::{FileIdentity, FoundFile, KnownFile};

/// What a file that was met comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing is new.
    Known,
    /// Only its numbers are.
    Identify(FileIdentity),
    /// It has to be read, or recognised.
    Read(FoundFile),
}

/// Compares a file of folder `folder` with what is known under its path. `device` is that of a file system which keeps
/// inode numbers.
pub(super) fn compare(
    file: ListedFile,
    known: Option<&KnownFile>,
    folder: i64,
    device: Option<i64>,
    moment: Moment,
) -> Verdict {
    // A file that changed a moment ago may be written to again within the same tick of the clock: such numbers prove nothing.
    let lasting = !moment.is_fresh(file.modified_ns);
    let identity = match (device, file.inode) {
        (Some(device), Some(inode)) if lasting => Some(FileIdentity { device, inode }),
        _ => None,
    };
    match known {
        Some(known) if known.settled && is_same(known, &file, identity) => match identity {
            Some(identity) if known.identity != Some(identity) => Verdict::Identify(identity),
            _ => Verdict::Known,
        },
        _ => Verdict::Read(FoundFile {
            folder,
            quiet: moment.is_quiet(file.touched_ns),
            path: file.path,
            size: file.size,
            modified_ns: file.modified_ns,
            identity,
        }),
    }
}

/// Whether it is the file that was read. On the same device another number is another file, which took its name; another
/// device is the same one after it was plugged in again.
fn is_same(known: &KnownFile, file: &ListedFile, identity: Option<FileIdentity>) -> bool {
    let replaced = match (known.identity, identity) {
        (Some(known), Some(met)) => known.device == met.device && known.inode != met.inode,
        _ => false,
    };
    (known.size, known.modified_ns) == (file.size, file.modified_ns) && !replaced
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    const SECOND: i64 = 1_000_000_000;

    fn listed(size: u64, modified: i64, inode: i64) -> ListedFile {
        let (modified_ns, touched_ns) = (modified * SECOND, modified * SECOND);
        ListedFile { path: "a.jpg".into(), size, modified_ns, touched_ns, inode: Some(inode) }
    }

    fn known(identity: Option<(i64, i64)>) -> KnownFile {
        let identity = identity.map(|(device, inode)| FileIdentity { device, inode });
        KnownFile { id: 1, path: "a.jpg".into(), size: 7, modified_ns: 100 * SECOND, identity, settled: true }
    }

    fn moment(now: i64, quiet: i64) -> Moment {
        let seconds = |seconds: i64| Duration::from_secs(seconds.cast_unsigned());
        Moment::begins(SystemTime::UNIX_EPOCH + seconds(now), seconds(quiet))
    }

    fn verdict(file: ListedFile, known: Option<KnownFile>, device: Option<i64>) -> Verdict {
        compare(file, known.as_ref(), 1, device, moment(1000, 2))
    }

    #[test]
    fn an_unchanged_file_is_known() {
        assert_eq!(verdict(listed(7, 100, 5), Some(known(Some((1, 5)))), Some(1)), Verdict::Known);
        assert_eq!(verdict(listed(7, 100, 5), Some(known(None)), None), Verdict::Known);
        let fresh_numbers = FileIdentity { device: 2, inode: 6 };
        assert_eq!(verdict(listed(7, 100, 6), Some(known(Some((1, 5)))), Some(2)), Verdict::Identify(fresh_numbers));
    }

    #[test]
    fn what_differs_is_read() {
        let is_read = |file, known| matches!(verdict(file, known, Some(1)), Verdict::Read(_));
        assert!(is_read(listed(7, 100, 5), None));
        assert!(is_read(listed(8, 100, 5), Some(known(None))));
        assert!(is_read(listed(7, 101, 5), Some(known(None))));
        // Another file took its name, and happens to have its size and time.
        assert!(is_read(listed(7, 100, 6), Some(known(Some((1, 5))))));
        assert!(is_read(listed(7, 100, 5), Some(KnownFile { settled: false, ..known(None) })));
    }

    #[test]
    fn a_file_that_changed_a_moment_ago_is_not_quiet_and_has_no_identity() {
        let Verdict::Read(found) = compare(listed(7, 999, 5), None, 1, Some(1), moment(1000, 2)) else {
            panic!("a new file is read");
        };
        assert_eq!((found.quiet, found.identity), (false, None));
        let Verdict::Read(found) = compare(listed(7, 998, 5), None, 1, Some(1), moment(1000, 2)) else {
            panic!("a new file is read");
        };
        assert_eq!((found.quiet, found.identity), (true, Some(FileIdentity { device: 1, inode: 5 })));
        // Who does not wait reads at once; a share whose clock is an hour ahead does not keep its files from being read.
        assert!(moment(1000, 0).is_quiet(1000 * SECOND));
        assert!(moment(1000, 2).is_quiet(4600 * SECOND));
        assert!(!moment(1000, 2).is_quiet(1001 * SECOND));
    }
}
