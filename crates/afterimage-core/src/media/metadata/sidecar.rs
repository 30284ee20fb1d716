//! XMP files beside photos: `NAME.EXT.xmp` (darktable, digiKam) or `NAME.xmp` (Lightroom, Capture One).

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::xmp;

/// Finds the sidecars of photos, folder by folder: a folder is listed once for all the photos in it, since asking for
/// each costs a trip to the disk, or over the network.
#[derive(Debug, Default)]
pub struct SidecarFinder {
    folder: Option<PathBuf>,
    /// The sidecars in it, by their names in lower case.
    names: HashMap<OsString, OsString>,
}

/// A file beside a photo that says more of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sidecar {
    /// Where it is.
    pub path: PathBuf,
    /// What tells this state of it from others: its bytes and when it was changed.
    pub mark: String,
}

/// Whether a file's name says that it may be one.
pub fn is_sidecar_path(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xmp"))
}

impl SidecarFinder {
    /// The sidecar of a photo's file, if it has one. That of its whole name is more surely its own than that of its stem,
    /// which a RAW file beside it may share.
    ///
    /// # Errors
    /// What the system says where the photo's folder can't be listed.
    pub fn find(&mut self, photo: &Path) -> io::Result<Option<Sidecar>> {
        let (Some(folder), Some(name), Some(stem)) = (photo.parent(), photo.file_name(), photo.file_stem()) else {
            return Ok(None);
        };
        if self.folder.as_deref() != Some(folder) {
            self.folder = None;
            self.names = sidecars_in(folder)?;
            self.folder = Some(folder.to_owned());
        }
        if self.names.is_empty() {
            return Ok(None);
        }
        let named = |name: &OsStr| {
            let mut name = name.to_ascii_lowercase();
            name.push(".xmp");
            self.names.get(&name)
        };
        Ok(named(name).or_else(|| named(stem)).and_then(|name| Sidecar::at(folder.join(name))))
    }
}

impl Sidecar {
    fn at(path: PathBuf) -> Option<Self> {
        let metadata = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        Some(Self { mark: format!("{}@{modified}", metadata.len()), path })
    }
}

fn sidecars_in(folder: &Path) -> io::Result<HashMap<OsString, OsString>> {
    let mut names = HashMap::new();
    for entry in folder.read_dir()? {
        let name = entry?.file_name();
        if is_sidecar_path(Path::new(&name)) {
            names.insert(name.to_ascii_lowercase(), name);
        }
    }
    Ok(names)
}

/// The text of a sidecar; nothing of one that can't be read or is too large.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    let file = File::open(path).ok()?;
    if !file.metadata().ok()?.is_file() {
        return None;
    }
    let mut text = Vec::new();
    file.take(xmp::MOST_BYTES as u64 + 1).read_to_end(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_name_goes_before_the_stem() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a.jpg.xmp", "a.xmp", "B.XMP", "c.txt"] {
            fs::write(at(name), name).unwrap();
        }
        let mut finder = SidecarFinder::default();
        let mut find = |name: &str| finder.find(&at(name)).unwrap().map(|sidecar| sidecar.path);
        assert_eq!(find("a.jpg"), Some(at("a.jpg.xmp")));
        assert_eq!(find("a.png"), Some(at("a.xmp")));
        assert_eq!(find("b.jpg"), Some(at("B.XMP")));
        assert_eq!(find("c.jpg"), None);
        let mark = finder.find(&at("a.jpg")).unwrap().unwrap().mark;
        assert!(mark.starts_with("9@"), "{mark}");
        assert!(finder.find(&at("none/a.jpg")).is_err());
    }

    #[test]
    fn no_more_than_a_packet_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.xmp");
        File::create(&path).unwrap().set_len(1 << 30).unwrap();
        assert_eq!(read(&path).unwrap().len(), xmp::MOST_BYTES + 1);
        assert_eq!(read(folder.path()), None);
    }
}
