//! Fingerprints of files: the SHA-256 that Afterimage keeps, and the two forms in which a hub announces one.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of a file's content; written as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileHash([u8; 32]);

impl FileHash {
    /// The hash of bytes in memory.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for FileHash {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        from_hex(text).map(Self).ok_or("a SHA-256 is 64 lower-case hexadecimal digits")
    }
}

impl TryFrom<String> for FileHash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<FileHash> for String {
    fn from(hash: FileHash) -> Self {
        hash.to_string()
    }
}

/// What a file must be, as said by a manifest or announced by the hub it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// The SHA-256 of the content; hubs announce it for large files (Git LFS).
    Sha256(FileHash),
    /// The id that git gives the content, SHA-1 of `blob <length>\0` and the content; hubs announce it for small files.
    GitBlob([u8; 20]),
}

impl Promise {
    /// Reads what a hub sends as an `ETag`: a hash in quotes, or something else, which promises nothing.
    pub(crate) fn from_etag(etag: &str) -> Option<Self> {
        let tag = etag.trim().trim_start_matches("W/").trim_matches('"');
        match tag.len() {
            64 => tag.parse().ok().map(Self::Sha256),
            40 => from_hex(tag).map(Self::GitBlob),
            _ => None,
        }
    }

    /// Whether a file of these fingerprints is the one that was promised.
    pub(crate) fn is_kept_by(self, found: &Fingerprints) -> bool {
        match self {
            Self::Sha256(hash) => hash == found.sha256,
            Self::GitBlob(id) => id == found.git_blob,
        }
    }

    /// What was found, in the form of the promise.
    pub(crate) fn in_its_form(self, found: &Fingerprints) -> String {
        match self {
            Self::Sha256(_) => found.sha256.to_string(),
            Self::GitBlob(_) => Self::GitBlob(found.git_blob).to_string(),
        }
    }
}

impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sha256(hash) => hash.fmt(f),
            Self::GitBlob(id) => id.iter().try_for_each(|byte| write!(f, "{byte:02x}")),
        }
    }
}

/// Everything by which a file on disk can be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprints {
    pub(crate) size: u64,
    pub(crate) sha256: FileHash,
    git_blob: [u8; 20],
}

impl Fingerprints {
    /// Reads the whole file. `stop` is asked at every piece; where it says so, the answer is `None`.
    pub(crate) fn of_file(path: &Path, stop: &mut dyn FnMut(u64) -> bool) -> io::Result<Option<Self>> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        let (mut sha256, mut git) = (Sha256::new(), Sha1::new());
        git.update(format!("blob {size}\0"));
        let mut piece = vec![0; PIECE];
        let mut done = 0;
        loop {
            let read = match file.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            sha256.update(&piece[..read]);
            git.update(&piece[..read]);
            done += read as u64;
            if stop(done) {
                return Ok(None);
            }
        }
        Ok(Some(Self { size: done, sha256: FileHash(sha256.finalize().into()), git_blob: git.finalize().into() }))
    }
}

/// Bytes that are read at once.
pub(crate) const PIECE: usize = 1 << 18;

fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    if text.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprints(content: &[u8]) -> Fingerprints {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        std::fs::write(&path, content).unwrap();
        Fingerprints::of_file(&path, &mut |_| false).unwrap().unwrap()
    }

    #[test]
    fn the_fingerprints_are_those_of_sha256sum_and_git() {
        // `printf abc | sha256sum` and `printf abc | git hash-object --stdin`
        let found = fingerprints(b"abc");
        assert_eq!(found.size, 3);
        assert_eq!(found.sha256.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let id = Promise::from_etag("\"f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f\"").unwrap();
        assert!(id.is_kept_by(&found));
        assert_eq!(id.in_its_form(&found), "f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f");
        assert!(!id.is_kept_by(&fingerprints(b"abd")));
    }

    #[test]
    fn an_etag_that_is_no_hash_promises_nothing() {
        for etag in ["", "\"\"", "\"5f3c-1a2b\"", "W/\"abc\"", &"g".repeat(64), &"A".repeat(40)] {
            assert_eq!(Promise::from_etag(etag), None, "{etag}");
        }
        let weak = format!("W/\"{}\"", "0a".repeat(32));
        assert!(matches!(Promise::from_etag(&weak), Some(Promise::Sha256(_))));
    }

    #[test]
    fn hashing_stops_when_it_is_told_to() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("file");
        std::fs::write(&path, vec![1; 3 * PIECE]).unwrap();
        let mut pieces = 0;
        let stopped = Fingerprints::of_file(&path, &mut |_| {
            pieces += 1;
            pieces == 2
        });
        assert_eq!((stopped.unwrap(), pieces), (None, 2));
    }
}
