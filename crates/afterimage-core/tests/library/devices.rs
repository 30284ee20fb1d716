//! What the library asks of a tower that lies on a device: batches of its size, notes of what it found, memory given back.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use afterimage_core::{Encoders, IndexControl, Library};
use afterimage_encoder::{Embedding, Encoder, EncoderError, ImageTower, ModelId, PreparedImage, TextTower};
use image::RgbImage;

use crate::colours::paint;

/// A tower that takes three pictures at once, and remembers what was asked of it.
#[derive(Default)]
struct Three {
    batches: Mutex<Vec<usize>>,
    rests: AtomicUsize,
    releases: AtomicUsize,
}

impl ImageTower for Three {
    fn side(&self) -> u32 {
        1
    }

    fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        Ok(PreparedImage::new(1, picture.as_raw()[..3].to_vec()))
    }

    fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
        self.batches.lock().unwrap().push(batch.len());
        Ok(batch.iter().filter_map(|picture| Embedding::normalized(vec![1.0, f32::from(picture.rgb()[0])])).collect())
    }

    fn batch(&self) -> usize {
        3
    }

    fn found_batch(&self) -> Option<usize> {
        Some(3)
    }

    fn rest(&self) {
        self.rests.fetch_add(1, Ordering::Relaxed);
    }

    fn release(&self) {
        self.releases.fetch_add(1, Ordering::Relaxed);
    }
}

impl TextTower for Three {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        Ok(texts.iter().filter_map(|text| Embedding::normalized(vec![1.0, text.len() as f32])).collect())
    }
}

/// A model and the batch size that was found for it.
type Noted = (String, Option<usize>);

/// Two models on that tower, and what was noted of them.
#[derive(Clone, Default)]
struct Models {
    tower: Arc<Three>,
    noted: Arc<Mutex<Vec<Noted>>>,
}

impl Encoders for Models {
    fn default_name(&self) -> &str {
        "first"
    }

    fn load(&self, name: &str) -> Result<Encoder, EncoderError> {
        Ok(Encoder::new(ModelId::new(name, "1"), 2, self.tower.clone(), self.tower.clone()))
    }

    fn note_batch(&self, encoder: &Encoder) {
        self.noted.lock().unwrap().push((encoder.id().to_string(), encoder.found_image_batch()));
    }
}

#[test]
fn batches_are_of_the_size_the_tower_asks_for_and_what_it_found_is_noted() {
    let directory = tempfile::tempdir().unwrap();
    let photos = directory.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    for number in 0..20 {
        paint(&photos.join(format!("{number}.png")), [number * 9, 20, 30]);
    }
    let models = Models::default();
    let library = Library::open(&directory.path().join("library"), models.clone()).unwrap();
    library.add_folder(&photos).unwrap();
    let report = library.index_folders(&IndexControl::default(), &mut |_| {}).unwrap();
    let batches = std::mem::take(&mut *models.tower.batches.lock().unwrap());
    assert_eq!((report.embedded, batches.iter().sum::<usize>()), (20, 20));
    assert!(batches.iter().all(|&batch| batch <= 3), "{batches:?}");
    assert_eq!(models.noted.lock().unwrap().as_slice(), [("first@1".to_owned(), Some(3))]);

    // A change of model as well; the old one needs no image tower any more.
    library.use_model("second").unwrap();
    assert_eq!(models.tower.releases.load(Ordering::Relaxed), 0);
    library.index_folders(&IndexControl::default(), &mut |_| {}).unwrap();
    let batches = models.tower.batches.lock().unwrap().clone();
    assert_eq!(batches.iter().sum::<usize>(), 20);
    assert!(batches.iter().all(|&batch| batch <= 3), "{batches:?}");
    assert_eq!(models.tower.releases.load(Ordering::Relaxed), 1);
    assert!(models.noted.lock().unwrap().contains(&("second@1".to_owned(), Some(3))));
    let status = library.status().unwrap();
    assert_eq!((status.pictures_on.device.as_str(), status.pictures_on.gpu), ("the processor", false));
}

#[test]
fn a_library_at_rest_lets_its_tower_rest() {
    let directory = tempfile::tempdir().unwrap();
    let models = Models::default();
    let library = Library::open(directory.path(), models.clone()).unwrap();
    library.rest();
    assert_eq!(models.tower.rests.load(Ordering::Relaxed), 1);
}
