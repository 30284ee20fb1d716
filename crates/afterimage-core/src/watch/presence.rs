//! Whether a folder is there: one that is away is not empty, and keeps its photos.

use std::fs;
use std::path::Path;

use super::Mounts;
use crate::catalog::{Away, Catalog, CatalogError, FolderRow, KnownFile};

/// Known files looked for where it is not certain that a folder is still itself.
const SAMPLE: usize = 24;

/// Looks for a folder, under its path or wherever its volume is mounted now, and notes in the catalog what it found. The
/// folder as it is now.
pub(crate) fn look_for(catalog: &Catalog, folder: &FolderRow, mounts: &Mounts) -> Result<FolderRow, CatalogError> {
    let away = match away_at(catalog, folder, &folder.path, mounts)? {
        None => return note_here(catalog, folder, &folder.path, mounts),
        Some(away) => away,
    };
    let elsewhere = folder.place.as_ref().map(|place| mounts.paths_of(place)).unwrap_or_default();
    for path in elsewhere.iter().filter(|path| **path != folder.path) {
        if away_at(catalog, folder, path, mounts)?.is_none()
            && (is_itself(folder, path, mounts) || holds_some(catalog, folder, path)?)
            && catalog.write(|connection| FolderRow::relocate(connection, folder.id, path))?
        {
            tracing::info!(from = %folder.path.display(), to = %path.display(), "a folder is back under another path");
            return note_here(catalog, folder, path, mounts);
        }
    }
    if folder.away != Some(away) {
        catalog.write(|connection| FolderRow::note_away(connection, folder.id, away))?;
    }
    Ok(FolderRow { away: Some(away), ..folder.clone() })
}

/// Why a folder is not there now, without noting it anywhere.
pub(crate) fn away(catalog: &Catalog, folder: &FolderRow) -> Option<Away> {
    // Where the catalog fails, what was noted last is as good as anything.
    away_at(catalog, folder, &folder.path, &Mounts::now()).unwrap_or(folder.away)
}

/// Why what lies at `path` is not the folder; `None` if it is.
fn away_at(catalog: &Catalog, folder: &FolderRow, path: &Path, mounts: &Mounts) -> Result<Option<Away>, CatalogError> {
    let Ok(mut entries) = fs::read_dir(path) else { return Ok(Some(Away::Missing)) };
    if folder.files == 0 || is_itself(folder, path, mounts) {
        return Ok(None);
    }
    if entries.next().is_none() {
        return Ok(Some(Away::Emptied));
    }
    let another = match (&folder.place, mounts.place(path)) {
        (Some(known), Some(found)) => known.volume != found.volume,
        _ => false,
    };
    Ok((another && !holds_some(catalog, folder, path)?).then_some(Away::OtherDisk))
}

/// Whether it is the very directory that was scanned.
fn is_itself(folder: &FolderRow, path: &Path, mounts: &Mounts) -> bool {
    let volume = folder.place.as_ref().map(|place| place.volume.clone());
    folder.inode.is_some() && folder.inode == inode(path) && volume == mounts.place(path).map(|place| place.volume)
}

/// Whether any of some known files lies at `path` too: then it is the same folder, copied to another disk.
fn holds_some(catalog: &Catalog, folder: &FolderRow, path: &Path) -> Result<bool, CatalogError> {
    let sample = catalog.read(|connection| KnownFile::sample(connection, folder.id, SAMPLE))?;
    Ok(sample
        .iter()
        .any(|file| fs::symlink_metadata(path.join(&file.path)).is_ok_and(|found| found.len() == file.size)))
}

fn note_here(catalog: &Catalog, folder: &FolderRow, path: &Path, mounts: &Mounts) -> Result<FolderRow, CatalogError> {
    let (place, inode) = (mounts.place(path), inode(path));
    if (&folder.place, folder.inode, folder.away) != (&place, inode, None) {
        catalog.write(|connection| FolderRow::note_here(connection, folder.id, place.as_ref(), inode))?;
    }
    Ok(FolderRow { path: path.to_owned(), place, inode, away: None, ..folder.clone() })
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<i64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|metadata| metadata.ino().cast_signed())
}

#[cfg(not(unix))]
fn inode(_path: &Path) -> Option<i64> {
    None
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;

    /// A catalog that knows a folder with two files on volume A, and places where volumes can be mounted.
    struct Bench {
        directory: TempDir,
        catalog: Catalog,
    }

    impl Bench {
        fn new() -> Self {
            let directory = tempfile::tempdir().unwrap();
            let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
            let bench = Self { directory, catalog };
            for disk in ["one", "two"] {
                fs::create_dir(bench.at(disk)).unwrap();
            }
            let photos = bench.fill("one/photos");
            let id = bench.catalog.write(|connection| FolderRow::add(connection, &photos)).unwrap();
            let found = bench.look(&[("one", "A")]);
            assert_eq!((found.id, found.away), (id, None));
            assert_eq!(found.place.unwrap().path, Path::new("/photos"));
            bench
                .catalog
                .write(|connection| {
                    for (path, size) in [("a.jpg", 3), ("b.jpg", 4)] {
                        connection.execute(
                            "INSERT INTO files (folder, path, size, modified_ns, failure) VALUES (?1, ?2, ?3, 0, 'x')",
                            rusqlite::params![id, path, size],
                        )?;
                    }
                    Ok(())
                })
                .unwrap();
            bench
        }

        fn at(&self, path: &str) -> PathBuf {
            self.directory.path().join(path)
        }

        fn fill(&self, path: &str) -> PathBuf {
            fs::create_dir(self.at(path)).unwrap();
            fs::write(self.at(path).join("a.jpg"), "aaa").unwrap();
            fs::write(self.at(path).join("b.jpg"), "bbbb").unwrap();
            self.at(path)
        }

        /// Looks for the folder while volumes are mounted at places.
        fn look(&self, mounted: &[(&str, &str)]) -> FolderRow {
            let line = |(point, volume): &(&str, &str)| {
                format!("1 0 0:1 / {} rw - ext4 /dev/none-{volume} rw\n", self.at(point).display())
            };
            let uuids: Vec<_> = mounted.iter().map(|(_, volume)| (format!("/dev/none-{volume}"), *volume)).collect();
            let uuids: Vec<_> = uuids.iter().map(|(device, volume)| (device.as_str(), *volume)).collect();
            let mounts = Mounts::of_table(&mounted.iter().map(line).collect::<String>(), &uuids);
            let folder = self.catalog.read(FolderRow::all).unwrap().remove(0);
            let found = look_for(&self.catalog, &folder, &mounts).unwrap();
            let noted = self.catalog.read(|connection| FolderRow::get(connection, folder.id)).unwrap();
            assert_eq!((&noted.path, &noted.place, noted.away), (&found.path, &found.place, found.away));
            found
        }
    }

    #[test]
    fn a_folder_is_found_where_its_volume_is_mounted_now() {
        let bench = Bench::new();
        fs::rename(bench.at("one/photos"), bench.at("photos")).unwrap();
        let away = bench.look(&[]);
        assert_eq!((away.away, away.path), (Some(Away::Missing), bench.at("one/photos")));
        fs::rename(bench.at("photos"), bench.at("two/photos")).unwrap();
        // Another volume at that place is not it.
        assert_eq!(bench.look(&[("two", "B")]).away, Some(Away::Missing));
        let found = bench.look(&[("two", "A")]);
        assert_eq!((found.away, found.path), (None, bench.at("two/photos")));
    }

    #[test]
    fn a_place_that_is_another_folders_is_not_taken() {
        let bench = Bench::new();
        fs::rename(bench.at("one/photos"), bench.at("two/photos")).unwrap();
        bench.catalog.write(|connection| FolderRow::add(connection, &bench.at("two"))).unwrap();
        let found = bench.look(&[("two", "A")]);
        assert_eq!((found.away, found.path), (Some(Away::Missing), bench.at("one/photos")));
    }

    #[test]
    fn what_an_unplugged_drive_leaves_is_not_an_empty_folder() {
        let bench = Bench::new();
        fs::rename(bench.at("one/photos"), bench.at("photos")).unwrap();
        fs::create_dir(bench.at("one/photos")).unwrap();
        assert_eq!(bench.look(&[("one", "A")]).away, Some(Away::Emptied));
        // The very folder, from which everything was deleted, is empty.
        fs::remove_dir(bench.at("one/photos")).unwrap();
        fs::rename(bench.at("photos"), bench.at("one/photos")).unwrap();
        fs::remove_file(bench.at("one/photos/a.jpg")).unwrap();
        fs::remove_file(bench.at("one/photos/b.jpg")).unwrap();
        assert_eq!(bench.look(&[("one", "A")]).away, None);
    }

    #[test]
    fn another_disk_in_its_place_is_not_it_unless_it_holds_the_same_files() {
        let bench = Bench::new();
        fs::rename(bench.at("one/photos"), bench.at("photos")).unwrap();
        fs::create_dir(bench.at("one/photos")).unwrap();
        fs::write(bench.at("one/photos/other.jpg"), "other").unwrap();
        assert_eq!(bench.look(&[("one", "B")]).away, Some(Away::OtherDisk));
        fs::remove_dir_all(bench.at("one/photos")).unwrap();
        bench.fill("one/photos");
        let copied = bench.look(&[("one", "B")]);
        assert_eq!((copied.away, copied.place.unwrap().volume.as_str()), (None, "uuid:B"));
    }
}
