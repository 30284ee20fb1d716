//! An encoder small enough to reason about, and folders of plainly coloured pictures.
//!
//! The image tower sees a picture's mean colour, the text tower knows the names of three colours in three languages:
//! what is tested here is the library, not a network.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, SystemTime};

use afterimage_core::view::{Failure, FailureFilter, IndexProgress, Results};
use afterimage_core::{
    BackgroundIndexer, Encoders, IndexControl, IndexEvent, IndexReport, Library, Look, Pace, Query, Scope, Senses,
    SystemSenses,
};
use afterimage_encoder::{
    Calibration, Embedding, Encoder, EncoderError, ImageTower, ModelId, PreparedImage, Scale, TextTower,
};
use image::{Rgb, RgbImage};
use tempfile::TempDir;

pub const RED: [u8; 3] = [220, 30, 30];
pub const GREEN: [u8; 3] = [30, 200, 40];
pub const BLUE: [u8; 3] = [30, 40, 210];

struct ColourTower {
    seen: Arc<Seen>,
    /// Whether embeddings have a fourth component: another model.
    shades: bool,
    /// Whether it fails on every picture.
    broken: bool,
}

/// Three models: `colours`, the default one, `shades`, and `broken`.
#[derive(Clone, Default)]
struct Palette {
    colours: Arc<Seen>,
    shades: Arc<Seen>,
}

impl Encoders for Palette {
    fn default_name(&self) -> &str {
        "colours"
    }

    fn load(&self, name: &str) -> Result<Encoder, EncoderError> {
        let (seen, shades) = match name {
            "colours" => (&self.colours, false),
            "shades" | "broken" => (&self.shades, true),
            _ => return Err(EncoderError::NotInstalled { name: name.to_owned() }),
        };
        let tower = Arc::new(ColourTower { seen: Arc::clone(seen), shades, broken: name == "broken" });
        let encoder = Encoder::new(ModelId::new(name, "1"), if shades { 4 } else { 3 }, tower.clone(), tower);
        if shades { Ok(encoder) } else { encoder.with_calibration(calibration()) }
    }
}

/// What the image tower has seen, and whom it stops when it sees something.
#[derive(Default)]
pub struct Seen {
    pictures: AtomicUsize,
    stop: Mutex<Option<Arc<IndexControl>>>,
}

impl ImageTower for ColourTower {
    fn side(&self) -> u32 {
        8
    }

    fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        Ok(PreparedImage::new(picture.width().min(picture.height()).min(8), centre(picture)))
    }

    fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
        if self.broken {
            return Err(EncoderError::Degenerate { tower: "image" });
        }
        self.seen.pictures.fetch_add(batch.len(), Ordering::Relaxed);
        if let Some(control) = &*self.seen.stop.lock().unwrap() {
            control.cancel();
        }
        batch.iter().map(|picture| self.unit(mean(picture.rgb()))).collect()
    }
}

impl TextTower for ColourTower {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        let colour = |text: &&str| match *text {
            "red" | "rouge" | "赤" => self.unit([1.0, 0.05, 0.05]),
            "green" | "vert" | "緑" => self.unit([0.05, 1.0, 0.05]),
            _ => self.unit([0.05, 0.05, 1.0]),
        };
        texts.iter().map(colour).collect()
    }
}

/// The middle of a picture, 8 × 8 pixels where it has that many.
fn centre(picture: &RgbImage) -> Vec<u8> {
    let side = picture.width().min(picture.height()).min(8);
    let (x, y) = ((picture.width() - side) / 2, (picture.height() - side) / 2);
    image::imageops::crop_imm(picture, x, y, side, side).to_image().into_raw()
}

fn mean(rgb: &[u8]) -> [f32; 3] {
    let mut sum = [0.0; 3];
    for pixel in rgb.chunks_exact(3) {
        (0..3).for_each(|channel| sum[channel] += f32::from(pixel[channel]));
    }
    sum
}

impl ColourTower {
    fn unit(&self, colour: [f32; 3]) -> Result<Embedding, EncoderError> {
        let mut vector = colour.to_vec();
        vector.extend(self.shades.then_some(0.0));
        Embedding::normalized(vector).ok_or(EncoderError::Degenerate { tower: "image" })
    }
}

/// As quick as following gets.
pub fn quick() -> Pace {
    let ms = Duration::from_millis;
    Pace { calm: ms(20), at_most: ms(200), quiet: ms(50), poll: ms(100), check: ms(100), retry: ms(50) }
}

/// A library with a folder of its own.
pub struct Bench {
    pub library: Library,
    pub photos: PathBuf,
    palette: Palette,
    directory: TempDir,
}

impl Bench {
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let photos = directory.path().join("photos");
        std::fs::create_dir(&photos).unwrap();
        let palette = Palette::default();
        let library = open(&directory.path().join("library"), &palette);
        library.add_folder(&photos).unwrap();
        Self { library, photos, palette, directory }
    }

    /// What could not be read.
    pub fn failures(&self) -> Vec<Failure> {
        self.library.failures(&FailureFilter::default(), 0, 100).unwrap()
    }

    /// Closes the library and opens it again, after `between`.
    pub fn reopen(self, between: impl FnOnce(&Path)) -> Self {
        let Self { library, photos, palette, directory } = self;
        drop(library);
        let path = directory.path().join("library");
        between(&path);
        Self { library: open(&path, &palette), photos, palette, directory }
    }

    /// The library, opened again with a file of places.
    pub fn with_places(self, file: &Path) -> Self {
        let bench = self.reopen(|_| {});
        Self { library: bench.library.with_places(Some(file.to_owned())), ..bench }
    }

    /// The library, opened again with another program for videos.
    pub fn with_ffmpeg(self, program: &Path) -> Self {
        let bench = self.reopen(|_| {});
        Self { library: bench.library.with_ffmpeg(Some(program.to_owned())), ..bench }
    }

    /// The library, moving photos to this trash.
    #[cfg(target_os = "linux")]
    pub fn with_trash(self, trash: afterimage_core::TrashCan) -> Self {
        Self { library: self.library.with_trash(trash), ..self }
    }

    /// The library, opened again with another program for text; without one, with what is found.
    pub fn with_tesseract(self, program: Option<&Path>) -> Self {
        let bench = self.reopen(|_| {});
        Self { library: bench.library.with_tesseract(program.map(Path::to_owned)), ..bench }
    }

    /// A place outside the library's folders.
    pub fn elsewhere(&self) -> PathBuf {
        self.directory.path().join("elsewhere")
    }

    pub fn paint(&self, name: &str, colour: [u8; 3]) -> PathBuf {
        let path = self.photos.join(name);
        paint(&path, colour);
        path
    }

    pub fn index(&self) -> IndexReport {
        self.index_watching(&IndexControl::default(), |_| {})
    }

    pub fn index_watching(&self, control: &IndexControl, mut watch: impl FnMut(&IndexProgress)) -> IndexReport {
        self.library.index_folders(control, &mut |progress| watch(&progress)).unwrap()
    }

    /// Looks at a part of the folders `later` than now; what it did, and how many directories somebody writes in.
    pub fn look(&self, scope: Scope, later: Duration, quiet: Duration) -> (IndexReport, usize) {
        let look = Look { scope, now: SystemTime::now() + later, quiet, regions_for: None };
        let (report, busy) = self.library.index_where(&look, &IndexControl::default(), &mut |_| {}).unwrap();
        assert_eq!(report.busy > 0, !busy.is_empty());
        (report, busy.len())
    }

    /// The library in the hands of a background indexer.
    pub fn follow(self, pace: Pace, live: bool) -> Followed {
        self.start(pace, live, Box::new(SystemSenses))
    }

    /// The same on a computer that says so of itself.
    pub fn follow_with(self, pace: Pace, senses: Box<dyn Senses>) -> Followed {
        self.start(pace, true, senses)
    }

    fn start(self, pace: Pace, live: bool, senses: Box<dyn Senses>) -> Followed {
        let Self { library, photos, palette, directory } = self;
        let library = Arc::new(library);
        let (to, events) = mpsc::channel();
        let on_event = move |event| drop(to.send(event));
        let indexer = BackgroundIndexer::start_with(Arc::clone(&library), pace, senses, on_event).unwrap();
        indexer.follow(live);
        Followed { indexer, library, photos, palette, events, directory }
    }

    /// How many pictures the image tower has seen.
    pub fn embedded(&self) -> usize {
        self.palette.colours.pictures.load(Ordering::Relaxed)
    }

    /// The image tower has seen so many pictures, and others only for another library.
    pub fn forget_embedded_by_others(&self, seen: usize) {
        self.palette.colours.pictures.store(seen, Ordering::Relaxed);
    }

    /// How many pictures the image tower of `shades` has seen.
    pub fn shaded(&self) -> usize {
        self.palette.shades.pictures.load(Ordering::Relaxed)
    }

    /// The image tower of `shades` cancels the run with the first pictures it sees, and then no other.
    pub fn index_until_first_shade(&self) -> IndexReport {
        let control = Arc::new(IndexControl::default());
        *self.palette.shades.stop.lock().unwrap() = Some(Arc::clone(&control));
        let report = self.index_watching(&control, |_| {});
        *self.palette.shades.stop.lock().unwrap() = None;
        report
    }

    /// The image tower cancels this run with the first pictures it sees, and then no other.
    pub fn index_until_first_embedding(&self) -> IndexReport {
        let control = Arc::new(IndexControl::default());
        *self.palette.colours.stop.lock().unwrap() = Some(Arc::clone(&control));
        let report = self.index_watching(&control, |_| {});
        *self.palette.colours.stop.lock().unwrap() = None;
        report
    }

    pub fn search(&self, text: &str) -> Results {
        self.library.search(&Query::Text { text: text.to_owned() }, 100).unwrap()
    }

    /// Names of the files of the photos found, in order.
    pub fn found(&self, results: &Results) -> Vec<String> {
        results
            .photos
            .iter()
            .map(|&photo| {
                let details = self.library.photo(photo).unwrap();
                Path::new(&details.files[0].path).file_name().unwrap().to_string_lossy().into_owned()
            })
            .collect()
    }
}

/// A library that follows its folder.
pub struct Followed {
    /// Before the folder, so that it stops first.
    pub indexer: BackgroundIndexer,
    pub library: Arc<Library>,
    pub photos: PathBuf,
    palette: Palette,
    events: mpsc::Receiver<IndexEvent>,
    pub directory: TempDir,
}

impl Followed {
    /// Waits for the next event for which `found` finds something.
    pub fn wait_for<T>(&self, what: &str, mut found: impl FnMut(&IndexEvent) -> Option<T>) -> T {
        loop {
            match self.events.recv_timeout(Duration::from_secs(120)) {
                Ok(event) => {
                    if let Some(found) = found(&event) {
                        return found;
                    }
                }
                Err(_) => panic!("{what} did not happen"),
            }
        }
    }

    /// Waits for an event after which `holds` holds.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut(&Library) -> bool) {
        if !holds(&self.library) {
            self.wait_for(what, |_| holds(&self.library).then_some(()));
        }
    }

    /// Waits until the names of the files that are found are `names`.
    pub fn wait_for_files(&self, names: &[&str]) {
        self.wait_until(&format!("{names:?}"), |library| files(library) == names);
    }

    /// How many pictures the image tower has seen.
    pub fn embedded(&self) -> usize {
        self.palette.colours.pictures.load(Ordering::Relaxed)
    }
}

/// Names of all files that hold photos, sorted.
pub fn files(library: &Library) -> Vec<String> {
    let everything = library.search(&Query::Everything, usize::MAX >> 1).unwrap();
    let details = everything.photos.iter().filter_map(|&photo| library.photo(photo).ok());
    let paths = details.flat_map(|details| details.files).map(|file| PathBuf::from(file.path));
    let mut names: Vec<_> = paths.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn open(directory: &Path, palette: &Palette) -> Library {
    // What reads text is tested by itself: elsewhere it would only take time.
    Library::open(directory, palette.clone()).unwrap().with_tesseract(Some("no-tesseract".into()))
}

/// Colours are matches from a score of 0.85 on and possible from 0.6 on. What is near to white is near to all of them and
/// steps back.
fn calibration() -> Calibration {
    let unit = |colour: [f32; 3]| Embedding::normalized(colour.to_vec()).unwrap();
    let (slope, offset) = (40.0, -38.0);
    let likelihood = |cosine: f32| 1.0 / (1.0 + (-(slope * cosine + offset)).exp());
    let scale = Scale {
        hubness: 0.1,
        level: 0.0,
        brevity: 0.0,
        slope,
        offset,
        match_from: likelihood(0.85),
        possible_from: likelihood(0.6),
    };
    Calibration::new(&[unit([1.0, 1.0, 1.0])], &[unit([1.0, 1.0, 1.0])], scale).unwrap()
}

/// Writes a plainly coloured picture in the format of its name. Its size depends on the name, so that two pictures of one
/// colour are two photos.
pub fn paint(path: &Path, colour: [u8; 3]) {
    let name = path.file_name().unwrap().to_string_lossy();
    let width = 40 + name.bytes().map(u32::from).sum::<u32>() % 50;
    RgbImage::from_pixel(width, 32, Rgb(colour)).save(path).unwrap();
}
