//! The trash of Linux desktops, after version 1.0 of the freedesktop.org Trash specification
//! (<https://specifications.freedesktop.org/trash-spec/1.0/>).
//!
//! A file is moved within its file system: to the person's trash, or to that of its volume. Nothing is ever copied, so a file is in
//! one place or in the other, with its times and rights, and a volume that has no trash keeps its files.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::TrashError;
use super::bin::{Bin, top_of};
use super::moving::move_to_free_name;
use super::note;
use crate::view::TrashProblem;

/// Names that are tried for a file in the trash.
const MOST_NAMES: u32 = 100_000;

/// The trash of a person.
#[derive(Debug, Clone)]
pub struct TrashCan {
    home: Option<PathBuf>,
}

impl TrashCan {
    /// Whether files can be had back by programs.
    pub const CAN_PUT_BACK: bool = true;

    /// The trash of who runs this program.
    pub fn of_this_user() -> Self {
        Self { home: directories::BaseDirs::new().map(|base| base.data_dir().join("Trash")) }
    }

    /// A trash in this directory, which is made when it is needed; other volumes have their own.
    pub fn at(home: PathBuf) -> Self {
        Self { home: Some(home) }
    }

    /// Moves a file to the trash; where it lies there.
    ///
    /// # Errors
    /// Why it stays where it is.
    pub fn take(&self, path: &Path) -> Result<Option<PathBuf>, TrashError> {
        let fail = |error: &io::Error| failure(path, error);
        let is_file = path.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir());
        let (true, Some(name), Some(parent)) = (is_file, path.file_name(), path.parent()) else {
            return Err(TrashError::new(path, TrashProblem::Unreachable));
        };
        let parent = fs::canonicalize(parent).map_err(|error| fail(&error))?;
        let bin = Bin::of(&parent, self.home.as_deref()).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => TrashError::new(path, TrashProblem::Unreachable),
            _ => TrashError { detail: Some(error.to_string()), ..TrashError::new(path, TrashProblem::NoTrash) },
        })?;
        let original = parent.join(name);
        let (files, notes) = (bin.directory.join("files"), bin.directory.join("info"));
        for number in 1..MOST_NAMES {
            let name = numbered(Path::new(name), number);
            let note = notes.join(note::name(&name));
            // Whoever makes the note owns the name.
            let file = match File::create_new(&note) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                file => file.map_err(|error| fail(&error))?,
            };
            let item = files.join(&name);
            let written = note::write(file, &original, bin.top.as_deref());
            match written.and_then(|()| move_to_free_name(&original, &item)) {
                Ok(()) => return Ok(Some(item)),
                Err(error) => {
                    let _ = fs::remove_file(&note);
                    // There may be a file without a note, left behind by another program.
                    if error.kind() != io::ErrorKind::AlreadyExists {
                        return Err(fail(&error));
                    }
                }
            }
        }
        Err(TrashError::new(path, TrashProblem::NoTrash))
    }

    /// Moves a file back from the trash, from `item` to where it was.
    ///
    /// # Errors
    /// Why it stays in the trash, or that it is there no more.
    pub fn put_back(&self, path: &Path, item: Option<&Path>) -> Result<(), TrashError> {
        let Some(item) = item.filter(|item| self.holds(path, Some(item))) else {
            return Err(TrashError::new(path, TrashProblem::Emptied));
        };
        let directory = path.parent().unwrap_or(Path::new("/"));
        fs::create_dir_all(directory).map_err(|error| failure(path, &error))?;
        move_to_free_name(item, path).map_err(|error| failure(path, &error))?;
        if let Some(note) = note::of(item) {
            // The file is back; what is left is a note of nothing.
            let _ = fs::remove_file(note);
        }
        Ok(())
    }

    /// Whether `item` is still what was moved there from `path`.
    pub fn holds(&self, path: &Path, item: Option<&Path>) -> bool {
        let Some(item) = item else { return false };
        let Some(noted) = note::of(item).and_then(|note| note::path_in(&note)) else { return false };
        // Names are given again when a trash was emptied.
        let original = top_of(item).map_or(noted.clone(), |top| top.join(noted));
        item.symlink_metadata().is_ok() && original == actual(path)
    }
}

/// A path as the system has it, whatever links lead there; as it is, where its directory is gone.
fn actual(path: &Path) -> PathBuf {
    match (path.parent().map(fs::canonicalize), path.file_name()) {
        (Some(Ok(parent)), Some(name)) => parent.join(name),
        _ => path.to_owned(),
    }
}

/// `a.jpg`, `a.2.jpg`, `a.3.jpg` and so on.
fn numbered(name: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return name.to_owned();
    }
    let mut numbered = name.file_stem().unwrap_or_default().to_owned();
    numbered.push(format!(".{number}"));
    if let Some(extension) = name.extension() {
        numbered.push(".");
        numbered.push(extension);
    }
    numbered.into()
}

fn failure(path: &Path, error: &io::Error) -> TrashError {
    let problem = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => TrashProblem::ReadOnly,
        io::ErrorKind::CrossesDevices => TrashProblem::NoTrash,
        io::ErrorKind::AlreadyExists => TrashProblem::Taken,
        io::ErrorKind::NotFound => TrashProblem::Unreachable,
        _ => return TrashError::system(path, error),
    };
    TrashError::new(path, problem)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::*;

    struct Desk {
        directory: tempfile::TempDir,
        trash: TrashCan,
    }

    impl Desk {
        fn new() -> Self {
            let directory = tempfile::tempdir().unwrap();
            let trash = TrashCan::at(directory.path().canonicalize().unwrap().join("data/Trash"));
            Self { directory, trash }
        }

        fn write(&self, name: &str, text: &str) -> PathBuf {
            let path = self.directory.path().canonicalize().unwrap().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            path
        }

        fn in_trash(&self) -> Vec<String> {
            let names = |inner: &str| {
                let entries = fs::read_dir(self.directory.path().join("data/Trash").join(inner)).into_iter().flatten();
                entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect::<Vec<_>>()
            };
            let mut all = [names("files"), names("info")].concat();
            all.sort();
            all
        }
    }

    #[test]
    fn files_go_with_a_note_as_other_programs_write_it_and_come_back() {
        let desk = Desk::new();
        let path = desk.write("a b/é%.jpg", "photo");
        let before = path.metadata().unwrap();
        let item = desk.trash.take(&path).unwrap().unwrap();
        assert!(!path.exists());
        assert_eq!(desk.in_trash(), ["é%.jpg", "é%.jpg.trashinfo"]);
        let note = fs::read_to_string(note::of(&item).unwrap()).unwrap();
        let lines: Vec<&str> = note.lines().collect();
        assert!(lines[0] == "[Trash Info]" && lines[1].ends_with("/a%20b/%C3%A9%25.jpg"), "{note}");
        assert!(jiff::civil::DateTime::strptime("DeletionDate=%Y-%m-%dT%H:%M:%S", lines[2]).is_ok(), "{note}");
        assert!(desk.trash.holds(&path, Some(&item)));
        // Its directory may be gone meanwhile.
        fs::remove_dir(path.parent().unwrap()).unwrap();
        desk.trash.put_back(&path, Some(&item)).unwrap();
        let after = path.metadata().unwrap();
        assert_eq!((before.ino(), before.mtime_nsec()), (after.ino(), after.mtime_nsec()));
        assert_eq!((fs::read(&path).unwrap(), desk.in_trash()), (b"photo".to_vec(), vec![]));
        assert_eq!(desk.trash.put_back(&path, Some(&item)).unwrap_err().problem, TrashProblem::Emptied);
    }

    #[test]
    fn files_of_one_name_have_numbers_and_none_takes_the_place_of_another() {
        let desk = Desk::new();
        let (one, two) = (desk.write("1/a.jpg", "one"), desk.write("2/a.jpg", "two"));
        let items = [&one, &two].map(|path| desk.trash.take(path).unwrap().unwrap());
        assert_eq!(desk.in_trash(), ["a.2.jpg", "a.2.jpg.trashinfo", "a.jpg", "a.jpg.trashinfo"]);
        desk.write("1/a.jpg", "another");
        assert_eq!(desk.trash.put_back(&one, Some(&items[0])).unwrap_err().problem, TrashProblem::Taken);
        assert_eq!(fs::read(&one).unwrap(), b"another");
        // What has the same name in the trash is not what was moved.
        assert!(!desk.trash.holds(&one, Some(&items[1])));
        assert_eq!(desk.trash.put_back(&one, Some(&items[1])).unwrap_err().problem, TrashProblem::Emptied);
        desk.trash.put_back(&two, Some(&items[1])).unwrap();
        assert_eq!(fs::read(&two).unwrap(), b"two");
    }

    #[test]
    fn what_is_no_file_or_not_there_is_refused_and_leaves_nothing_behind() {
        let desk = Desk::new();
        let path = desk.write("1/a.jpg", "one");
        for refused in [path.parent().unwrap().to_owned(), path.with_extension("png"), PathBuf::from("/")] {
            assert_eq!(desk.trash.take(&refused).unwrap_err().problem, TrashProblem::Unreachable, "{refused:?}");
        }
        assert_eq!(desk.in_trash(), Vec::<String>::new());
        assert!(path.exists());
    }

    #[test]
    fn what_lies_in_a_trash_without_a_note_keeps_its_name() {
        let desk = Desk::new();
        desk.write("data/Trash/files/a.jpg", "left behind");
        let path = desk.write("a.jpg", "one");
        let item = desk.trash.take(&path).unwrap().unwrap();
        assert!(item.ends_with("files/a.2.jpg"));
        assert_eq!(desk.in_trash(), ["a.2.jpg", "a.2.jpg.trashinfo", "a.jpg"]);
    }

    #[test]
    fn a_link_goes_and_what_it_leads_to_stays() {
        let desk = Desk::new();
        let original = desk.write("original.jpg", "one");
        let link = original.with_file_name("link.jpg");
        std::os::unix::fs::symlink(&original, &link).unwrap();
        desk.trash.take(&link).unwrap();
        assert!(original.exists() && !link.is_symlink());
    }

    #[test]
    fn a_volume_has_a_trash_of_its_own() {
        // Shared memory is another file system than the one with temporary files, on most systems.
        let Ok(volume) = tempfile::tempdir_in("/dev/shm") else { return };
        let desk = Desk::new();
        let device = |path: &Path| fs::metadata(path).unwrap().dev();
        if device(volume.path()) == device(desk.directory.path()) {
            return;
        }
        let path = volume.path().canonicalize().unwrap().join("a.jpg");
        fs::write(&path, "one").unwrap();
        let item = desk.trash.take(&path).unwrap().unwrap();
        assert!(item.starts_with("/dev/shm") && desk.in_trash().is_empty(), "{item:?}");
        let note = fs::read_to_string(note::of(&item).unwrap()).unwrap();
        assert!(note.lines().nth(1).is_some_and(|path| !path.starts_with("Path=/")), "{note}");
        assert!(desk.trash.holds(&path, Some(&item)));
        desk.trash.put_back(&path, Some(&item)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        // The trash of the volume is its owner's; we leave it as it was if it is empty.
        for inner in ["files", "info", ""] {
            let _ = fs::remove_dir(
                top_of(&item).unwrap().join(format!(".Trash-{}", rustix::process::getuid().as_raw())).join(inner),
            );
        }
    }
}
