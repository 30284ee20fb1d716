//! Whatever happens in the folders, the library ends up as if it had been indexed afresh, and no content was embedded twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use afterimage_core::view::{FailureFilter, PhotoDetails};
use afterimage_core::{Depth, IndexReport, Library, Query, Reach, Scope};
use image::{Rgb, RgbImage};
use proptest::prelude::*;

use crate::colours::Bench;

const HOUR: Duration = Duration::from_secs(3600);
const FILES: [&str; 4] = ["a.png", "b.png", "c.png", "d.png"];
const DIRECTORIES: [&str; 3] = ["x", "y", "z"];

/// The content that is no picture.
const BROKEN: usize = 6;

/// How the library learns what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// It is told the directories, as by the system's events.
    Told,
    /// It was off: a quick look, then a close one.
    CatchUp,
    /// It looks at everything.
    Everything,
}

/// Something that happens; the numbers choose among what is there.
#[derive(Debug, Clone, Copy)]
struct Step {
    what: u8,
    one: usize,
    two: usize,
    content: usize,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0_u8..14, 0_usize..64, 0_usize..64, 0..=BROKEN);
    prop::collection::vec(step.prop_map(|(what, one, two, content)| Step { what, one, two, content }), 1..30)
}

/// A folder in which things happen, with a clock of its own so that no two changes have one time.
struct World {
    bench: Bench,
    outside: PathBuf,
    contents: Vec<Vec<u8>>,
    clock: u64,
    told: BTreeMap<PathBuf, Reach>,
    /// Contents that were there at some look.
    seen: BTreeSet<usize>,
    /// How often a file was written, or came from outside.
    written: u64,
    read: u64,
}

impl World {
    fn new() -> Self {
        let bench = Bench::new();
        let outside = bench.elsewhere();
        fs::create_dir(&outside).unwrap();
        let mut contents: Vec<Vec<u8>> = (0..BROKEN).map(picture).collect();
        contents.push(b"broken".to_vec());
        let (told, seen) = (BTreeMap::new(), BTreeSet::new());
        Self { bench, outside, contents, clock: 0, told, seen, written: 0, read: 0 }
    }

    fn step(&mut self, mode: Mode, Step { what, one, two, content }: Step) {
        let (files, directories) = self.tree();
        let directory = directories[one % directories.len()].clone();
        let file = (!files.is_empty()).then(|| files[one % files.len()].clone());
        let other = directories[two % directories.len()].clone();
        let (file_name, directory_name) = (FILES[two % FILES.len()], DIRECTORIES[two % DIRECTORIES.len()]);
        let inner = (directory != self.bench.photos).then(|| directory.clone());
        match (what, file, inner) {
            (0..=2, _, _) => self.write(&directory.join(file_name), content),
            (3, Some(file), _) => self.write(&file, content),
            (4, Some(file), _) => self.rename(&file, &file.with_file_name(file_name)),
            (5, Some(file), _) => self.rename(&file, &other.join(FILES[content % FILES.len()])),
            (6, Some(file), _) => self.copy(&file, &other.join(FILES[content % FILES.len()]), content % 2 == 0),
            (7, Some(file), _) => {
                fs::remove_file(&file).unwrap();
                self.changed(&file);
            }
            (8, _, _) if self.bench.photos.components().count() + 3 > directory.components().count() => {
                let path = directory.join(directory_name);
                let _ = fs::create_dir(&path);
                self.changed(&path);
            }
            (9, _, Some(directory)) => self.rename(&directory, &other.join(DIRECTORIES[content % 3])),
            (10, _, Some(directory)) => self.rename(&directory, &self.outside.join(directory_name)),
            (11, _, _) => {
                let path = directory.join(directory_name);
                self.rename(&self.outside.join(DIRECTORIES[content % 3]), &path);
                self.written += entries(&path).0.len() as u64;
            }
            (12, _, Some(directory)) => {
                fs::remove_dir_all(&directory).unwrap();
                self.changed(&directory);
            }
            (13, _, _) => self.look(mode),
            _ => {}
        }
    }

    fn look(&mut self, mode: Mode) {
        let scopes = match mode {
            Mode::Told => vec![Scope::places(std::mem::take(&mut self.told))],
            Mode::CatchUp => vec![Scope::everything(Depth::Directories), Scope::everything(Depth::Files)],
            Mode::Everything => vec![Scope::everything(Depth::Files)],
        };
        for scope in scopes {
            let report: IndexReport = self.bench.look(scope, HOUR, Duration::ZERO).0;
            self.read += report.read;
        }
        for file in self.tree().0 {
            let bytes = fs::read(file).unwrap();
            self.seen.extend(self.contents.iter().position(|content| *content == bytes).filter(|at| *at != BROKEN));
        }
    }

    fn tree(&self) -> (Vec<PathBuf>, Vec<PathBuf>) {
        entries(&self.bench.photos)
    }

    fn write(&mut self, path: &Path, content: usize) {
        if !path.is_dir() {
            fs::write(path, &self.contents[content]).unwrap();
            let time = self.tick();
            set_time(path, time);
            self.written += 1;
            self.changed(path);
        }
    }

    fn rename(&mut self, from: &Path, to: &Path) {
        // Some are impossible: a folder into itself, or over one with something in it.
        if from != to && fs::rename(from, to).is_ok() {
            self.changed(from);
            self.changed(to);
        }
    }

    fn copy(&mut self, from: &Path, to: &Path, with_time: bool) {
        if from != to && !to.is_dir() {
            fs::copy(from, to).unwrap();
            let time = match with_time {
                true => fs::metadata(from).unwrap().modified().unwrap(),
                false => self.tick(),
            };
            set_time(to, time);
            self.written += 1;
            self.changed(to);
        }
    }

    /// The directory of a path has another time now, and the system tells of it.
    fn changed(&mut self, path: &Path) {
        let parent = path.parent().unwrap();
        let time = self.tick();
        if parent.is_dir() {
            set_time(parent, time);
        }
        if parent.starts_with(&self.bench.photos) {
            self.told.entry(parent.to_owned()).or_insert(Reach::Directory);
            self.told.insert(path.to_owned(), Reach::Subtree);
        }
    }

    fn tick(&mut self) -> SystemTime {
        self.clock += 1;
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000 + self.clock)
    }
}

fn set_time(path: &Path, time: SystemTime) {
    File::open(path).unwrap().set_modified(time).unwrap();
}

/// Pictures of one size in bytes and pixels where possible: only their content tells them apart.
fn picture(content: usize) -> Vec<u8> {
    let shade = 20 + content as u8 * 30;
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(24, 24, Rgb([shade, 255 - shade, 90])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The files and directories below a directory, itself included, each sorted.
fn entries(directory: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut files, mut directories) = (Vec::new(), vec![directory.to_owned()]);
    let mut at = 0;
    while let Some(directory) = directories.get(at).cloned() {
        for entry in fs::read_dir(directory).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { directories.push(path) } else { files.push(path) }
        }
        at += 1;
    }
    files.sort();
    directories.sort();
    (files, directories)
}

/// A photo's places, width and format.
type ToldPhoto = (Vec<String>, u32, String);

/// Everything a catalog says, without its ids: each photo's places and what it is, and what could not be read.
fn story(library: &Library) -> (BTreeSet<ToldPhoto>, BTreeSet<(String, String)>) {
    let everything = library.search(&Query::Everything, 10_000).unwrap();
    let photo = |photo: PhotoDetails| {
        let mut paths: Vec<String> = photo.files.into_iter().map(|file| file.path).collect();
        paths.sort();
        (paths, photo.width, photo.format)
    };
    let photos = everything.photos.iter().map(|&id| photo(library.photo(id).unwrap())).collect();
    let failures = library
        .failures(&FailureFilter::default(), 0, 10_000)
        .unwrap()
        .into_iter()
        .map(|failure| (failure.path, failure.reason));
    (photos, failures.collect())
}

/// What the vector index answers: places and scores.
fn answer(library: &Library) -> BTreeSet<(Vec<String>, u32)> {
    let results = library.search(&Query::Text { text: "red".into() }, 10_000).unwrap();
    let hits = results.photos.iter().zip(results.scores.unwrap());
    hits.map(|(&id, score)| {
        let mut paths: Vec<String> = library.photo(id).unwrap().files.into_iter().map(|file| file.path).collect();
        paths.sort();
        (paths, score.to_bits())
    })
    .collect()
}

/// Whether files keep their numbers where tests take place.
static KEEPS_INODES: LazyLock<bool> = LazyLock::new(|| {
    let mut world = World::new();
    let path = world.bench.photos.join("a.png");
    world.write(&path, 0);
    world.look(Mode::Everything);
    world.rename(&path, &path.with_file_name("b.png"));
    world.look(Mode::Everything);
    world.read == 1
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_end_as_a_fresh_index_does(
        mode in prop::sample::select(vec![Mode::Told, Mode::CatchUp, Mode::Everything]),
        steps in steps(),
    ) {
        let mut world = World::new();
        for step in steps {
            world.step(mode, step);
        }
        world.look(mode);
        let fresh = Library::open(&world.outside.join("fresh"), world.bench.library.encoder()).unwrap();
        fresh.add_folder(&world.bench.photos).unwrap();
        let embedded = world.bench.embedded();
        fresh.index_folders(&Default::default(), &mut |_| {}).unwrap();
        prop_assert_eq!(story(&world.bench.library), story(&fresh));
        prop_assert_eq!(answer(&world.bench.library), answer(&fresh));
        prop_assert_eq!(embedded, world.seen.len());
        if *KEEPS_INODES {
            prop_assert!(world.read <= world.written, "{} reads of {} written files", world.read, world.written);
        }
    }
}
