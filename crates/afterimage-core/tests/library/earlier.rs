//! Libraries that earlier versions wrote (`tests/old_libraries`): each is brought up to date and loses nothing.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use afterimage_core::catalog::Catalog;
use afterimage_core::view::FailureFilter;
use afterimage_core::{IndexControl, IndexReport, Library, Query};
use afterimage_encoder::{Embedding, Encoder, EncoderError, ImageTower, ModelId, PreparedImage, TextTower};
use image::RgbImage;
use rusqlite::Connection;
use tempfile::TempDir;

const VERSIONS: [&str; 13] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"];

/// Photos that files hold, and one whose file was deleted.
const SHOWN: u64 = 5;
const KNOWN: usize = 6;

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old_libraries").join(name)
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => copy_tree(&entry.path(), &to.join(entry.file_name())),
            false => {
                fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
            }
        }
    }
}

/// Has the starter's place, and counts what it sees.
#[derive(Default)]
struct Counting(AtomicUsize);

impl ImageTower for Counting {
    fn side(&self) -> u32 {
        8
    }

    fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        Ok(PreparedImage::new(1, picture.as_raw()[..3].to_vec()))
    }

    fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
        self.0.fetch_add(batch.len(), Ordering::Relaxed);
        let vector = |picture: &PreparedImage| {
            let mut vector = vec![1.0; 384];
            vector[..3].copy_from_slice(&[0, 1, 2].map(|i| f32::from(picture.rgb()[i])));
            Embedding::normalized(vector).ok_or(EncoderError::Degenerate { tower: "image" })
        };
        batch.iter().map(vector).collect()
    }
}

impl TextTower for Counting {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        Ok(texts.iter().filter_map(|_| Embedding::normalized(vec![1.0; 384])).collect())
    }
}

/// A copy of a kept library, with its photos in a folder where the catalog expects them.
struct Old {
    directory: TempDir,
    tower: Arc<Counting>,
}

impl Old {
    fn copy(version: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        copy_tree(&kept(version), &directory.path().join("library"));
        let old = Self { directory, tower: Arc::default() };
        // Where they lay is on another computer, which numbered its volumes and files in its own way.
        let catalog = old.catalog();
        let photos = old.photos();
        catalog.execute("UPDATE folders SET path = ?1", [photos.to_str().unwrap()]).unwrap();
        if version.parse::<u32>().unwrap() >= 5 {
            let numbers = "UPDATE folders SET volume = NULL, volume_path = NULL, inode = NULL;
                UPDATE files SET device = NULL, inode = NULL; UPDATE directories SET device = NULL;";
            catalog.execute_batch(numbers).unwrap();
        }
        old
    }

    fn library(&self) -> PathBuf {
        self.directory.path().join("library")
    }

    fn photos(&self) -> PathBuf {
        self.directory.path().canonicalize().unwrap().join("photos")
    }

    fn catalog(&self) -> Connection {
        Connection::open(self.library().join("catalog.sqlite")).unwrap()
    }

    /// The model that the old program embedded with.
    fn model(&self) -> String {
        self.catalog().query_row("SELECT name FROM models ORDER BY id LIMIT 1", [], |row| row.get(0)).unwrap()
    }

    /// Every embedding there is: the photo's content, the model, the row's id and the vector.
    fn embeddings(&self) -> BTreeSet<(Vec<u8>, String, i64, Vec<u8>)> {
        let catalog = self.catalog();
        let mut statement = catalog
            .prepare(
                "SELECT content_hash, name, embeddings.id, vector FROM embeddings
                 JOIN photos ON photos.id = photo JOIN models ON models.id = model",
            )
            .unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
        rows.unwrap().map(Result::unwrap).collect()
    }

    fn version(&self) -> u32 {
        self.catalog().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    /// Opens it with a program whose starter has this revision.
    fn open(&self, revision: &str) -> Library {
        let id = ModelId::new("starter", revision);
        Library::open(&self.library(), Encoder::new(id, 384, self.tower.clone(), self.tower.clone())).unwrap()
    }

    fn open_as_it_was(&self) -> Library {
        let model = self.model();
        self.open(model.strip_prefix("starter@").unwrap())
    }

    /// Lays the photos where they were, as old as they were.
    fn lay_out_photos(&self) {
        copy_tree(&kept("photos"), &self.photos());
        let catalog = self.catalog();
        let mut statement = catalog.prepare("SELECT path, modified_ns FROM files").unwrap();
        let times = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))).unwrap();
        for (path, modified_ns) in times.map(Result::unwrap) {
            let modified = SystemTime::UNIX_EPOCH + Duration::from_nanos(modified_ns.cast_unsigned());
            let file = File::options().write(true).open(self.photos().join(path)).unwrap();
            file.set_modified(modified).unwrap();
        }
    }

    fn embedded(&self) -> usize {
        self.tower.0.load(Ordering::Relaxed)
    }
}

fn index(library: &Library) -> IndexReport {
    library.index_folders(&IndexControl::default(), &mut |_| {}).unwrap()
}

fn assert_sound(library: &Library, what: &str) {
    let verification = library.verify(&mut |_| {}).unwrap();
    assert_eq!((verification.photos, verification.embeddings), (SHOWN, SHOWN), "{what}");
    assert_eq!(verification.findings, [], "{what}");
}

/// Every photo finds the others, and all are among all.
fn assert_found(library: &Library, what: &str) {
    let everything = library.search(&Query::Everything, 100).unwrap();
    assert_eq!(everything.photos.len() as u64, SHOWN, "{what}");
    for photo in everything.photos {
        let others = library.search(&Query::Similar { photo, frame: None, text: String::new() }, 100).unwrap();
        assert_eq!((others.photos.len() as u64, others.searched), (SHOWN - 1, SHOWN), "{what}");
    }
    let words = library.search(&Query::Text { text: "a red circle".into() }, 100).unwrap();
    assert_eq!(words.photos.len() as u64, SHOWN, "{what}");
}

#[test]
fn every_version_is_kept_and_is_what_it_says() {
    for version in VERSIONS {
        let old = Old::copy(version);
        assert_eq!(old.version().to_string(), version);
        assert_eq!(old.embeddings().len(), KNOWN, "{version}");
    }
}

#[test]
fn a_library_of_any_version_opens_without_its_photos_and_keeps_every_vector() {
    for version in VERSIONS {
        let old = Old::copy(version);
        let before = old.embeddings();
        let library = old.open_as_it_was();
        assert_sound(&library, version);
        assert_found(&library, version);
        let report = index(&library);
        assert_eq!((report.offline_folders, report.embedded, report.removed), (1, 0, 0), "{version}");
        assert_sound(&library, version);
        drop(library);
        assert_eq!(old.embeddings(), before, "{version}");
    }
}

#[test]
fn what_a_person_said_of_photos_is_kept() {
    for version in ["10", "11", "12", "13"] {
        let old = Old::copy(version);
        let library = old.open_as_it_was();
        let marks = library.marks().unwrap();
        assert_eq!((marks.favourites.len(), marks.stars), (1, vec![4]), "{version}");
        let asked = library.search(&Query::Text { text: "is:favourite rating:4".into() }, 10).unwrap();
        assert_eq!(asked.photos, marks.favourites, "{version}");
        let albums: Vec<_> = library.albums().unwrap().into_iter().map(|album| album.name).collect();
        assert_eq!(albums, if version == "10" { vec![] } else { vec!["Evenings", "Shapes"] }, "{version}");
    }
}

#[test]
fn with_its_photos_back_nothing_is_read_that_was_known_and_nothing_embedded() {
    for version in VERSIONS {
        let old = Old::copy(version);
        let before = old.embeddings();
        old.lay_out_photos();
        let library = old.open_as_it_was();
        let report = index(&library);
        assert_eq!(
            (report.read, report.embedded, report.removed, report.failed),
            (0, 0, 0, 0),
            "{version}: {report:?}"
        );
        assert_sound(&library, version);
        assert_found(&library, version);
        let sunset = library.photo_at(&old.photos().join("2019/sunset.jpg")).unwrap().unwrap();
        let sunset = library.photo(sunset).unwrap();
        // Read again from what the old program did not keep, or kept already.
        assert_eq!(sunset.taken_at, "2019-07-14T21:05:00", "{version}");
        assert_eq!(sunset.camera.as_deref(), Some("Afterimage Paintbox"), "{version}");
        assert_eq!(library.failures(&FailureFilter::default(), 0, 9).unwrap().len(), 1, "{version}");
        // A thumbnail that was not kept is made.
        assert!(library.thumbnail(sunset.photo).unwrap().starts_with(&[0xFF, 0xD8]), "{version}");
        assert!(index(&library).is_nothing(), "{version}");
        drop(library);
        assert_eq!((old.embeddings(), old.embedded()), (before, 0), "{version}");
    }
}

#[test]
fn photos_that_were_copied_without_their_times_are_read_and_not_embedded() {
    for version in VERSIONS {
        let old = Old::copy(version);
        copy_tree(&kept("photos"), &old.photos());
        let library = old.open_as_it_was();
        let report = index(&library);
        assert_eq!((report.embedded, report.removed, old.embedded()), (0, 0, 0), "{version}");
        assert_sound(&library, version);
    }
}

#[test]
fn a_program_with_another_model_keeps_the_old_vectors_and_embeds_once() {
    for version in VERSIONS {
        let old = Old::copy(version);
        let before = old.embeddings();
        old.lay_out_photos();
        let library = old.open("another");
        let report = index(&library);
        assert_eq!((report.embedded, report.failed, report.removed), (SHOWN, 0, 0), "{version}: {report:?}");
        assert_sound(&library, version);
        assert!(index(&library).is_nothing(), "{version}");
        assert_eq!(old.embedded() as u64, SHOWN, "{version}");
        drop(library);
        assert!(old.embeddings().is_superset(&before), "{version}");
    }
}

#[test]
fn migrated_tables_are_those_of_a_new_library() {
    let schema = |path: &Path| -> BTreeSet<(String, Option<String>)> {
        let catalog = Connection::open(path).unwrap();
        let mut statement = catalog.prepare("SELECT name, sql FROM sqlite_schema").unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    let new = tempfile::tempdir().unwrap();
    let new = new.path().join("catalog.sqlite");
    drop(Catalog::open(&new).unwrap());
    for version in VERSIONS {
        let old = Old::copy(version);
        drop(old.open_as_it_was());
        assert_eq!(schema(&old.library().join("catalog.sqlite")), schema(&new), "{version}");
    }
}
