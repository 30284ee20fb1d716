//! Trying a model out: how fast it is on this computer, on what, and whether that computes right.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use afterimage_encoder::{Agreement, Compute, Encoder, EncoderError};
use image::RgbImage;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::Encoders;
use crate::models::InstalledModels;

/// Where trials are noted, beside the models.
const TRIALS: &str = "trials.json";

/// Where batch sizes are noted that were found, beside the models.
const BATCHES: &str = "batches.json";

/// How fast a model is on this computer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Trial {
    /// The model and revision that was tried.
    pub model: String,
    /// Pictures embedded a second, without reading them from disk.
    pub photos_per_second: f32,
    /// How long a query takes to embed, in milliseconds: the middle of all that were tried.
    pub query_ms: f32,
    /// What pictures were embedded on: `the processor (f32)`.
    #[serde(default)]
    pub device: String,
    /// Pictures embedded at once.
    #[serde(default)]
    pub batch: u32,
    /// The lowest cosine of the device's vectors with the processor's; nothing where the processor computed.
    #[serde(default)]
    pub agreement: Option<f32>,
    /// Whether that is so low that the device must be computing wrong.
    #[serde(default)]
    pub disagrees: bool,
}

impl InstalledModels {
    /// Embeds pictures for `length`, and a few texts, and notes how fast that was. While it lasts the best batch size is looked
    /// for; what counts is the speed with the last one.
    ///
    /// # Errors
    /// If the model can't be loaded or used.
    pub fn try_out(&self, name: &str, length: Duration) -> Result<Trial, EncoderError> {
        let encoder = self.load(name)?;
        let side = encoder.side().max(1);
        // What is in a picture makes no difference to the time it takes.
        let picture = RgbImage::from_fn(side, side, |x, y| image::Rgb([x, y, x ^ y].map(|value| value as u8)));
        let picture = encoder.prepare(&picture)?;
        encoder.embed_images(&vec![picture.clone(); encoder.image_batch()])?;
        let begun = Instant::now();
        let (mut batch, mut pictures, mut start) = (Vec::new(), 0, begun);
        loop {
            let size = encoder.image_batch();
            if batch.len() != size {
                (batch, pictures, start) = (vec![picture.clone(); size], 0, Instant::now());
            }
            pictures += encoder.embed_images(&batch)?.len();
            if begun.elapsed() >= length {
                break;
            }
        }
        let photos_per_second = pictures as f32 / start.elapsed().as_secs_f32();
        let mut queries = (0..9)
            .map(|number| {
                let start = Instant::now();
                encoder.embed_text(&format!("{number} dogs in the snow"))?;
                Ok(start.elapsed().as_secs_f32() * 1000.0)
            })
            .collect::<Result<Vec<_>, EncoderError>>()?;
        queries.sort_unstable_by(f32::total_cmp);
        let agreement = self.compare_with_processor(name, &encoder)?;
        let trial = Trial {
            model: encoder.id().to_string(),
            photos_per_second,
            query_ms: queries[queries.len() / 2],
            device: encoder.images_on().to_string(),
            batch: batch.len() as u32,
            agreement: agreement.map(|agreement| agreement.lowest()),
            disagrees: agreement.is_some_and(|agreement| !agreement.holds()),
        };
        self.note_trial(name, &trial);
        self.note_batch(&encoder);
        Ok(trial)
    }

    /// How near the embeddings of a loaded model are to those that the processor makes; nothing where it is the processor that
    /// computes both towers.
    ///
    /// # Errors
    /// If the model can't be loaded onto the processor, or either fails.
    pub fn compare_with_processor(&self, name: &str, encoder: &Encoder) -> Result<Option<Agreement>, EncoderError> {
        if encoder.images_on().is_cpu() && encoder.texts_on().is_cpu() {
            return Ok(None);
        }
        let on_processor = self.load_on(name, &Compute::cpu())?;
        Agreement::between(encoder, &on_processor).map(Some)
    }

    /// The trials that were noted, by the models' names.
    pub(crate) fn trials(&self) -> BTreeMap<String, Trial> {
        noted(&self.store().root().join(TRIALS))
    }

    fn note_trial(&self, name: &str, trial: &Trial) {
        note(&self.store().root().join(TRIALS), name.to_owned(), trial.clone());
    }

    /// The batch size that was found earlier for a model on the device it is on.
    pub(crate) fn noted_batch(&self, encoder: &Encoder) -> Option<usize> {
        noted(&self.store().root().join(BATCHES)).get(&place(encoder)).copied()
    }

    /// Notes the batch size that was found, if one was.
    pub(crate) fn note_found_batch(&self, encoder: &Encoder) {
        let found = encoder.found_image_batch();
        if let Some(size) = found.filter(|&size| self.noted_batch(encoder) != Some(size)) {
            note(&self.store().root().join(BATCHES), place(encoder), size);
        }
    }
}

/// A model and the device that embeds its pictures.
fn place(encoder: &Encoder) -> String {
    format!("{} on {}", encoder.id(), encoder.images_on())
}

fn noted<T: DeserializeOwned>(path: &Path) -> BTreeMap<String, T> {
    let file = std::fs::read(path).unwrap_or_default();
    serde_json::from_slice(&file).unwrap_or_default()
}

/// That something can't be noted costs another trial, nothing else.
fn note<T: Serialize + DeserializeOwned>(path: &Path, key: String, value: T) {
    let mut all = noted::<T>(path);
    all.insert(key, value);
    let written = serde_json::to_vec_pretty(&all).map_err(std::io::Error::from).and_then(|text| {
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, text)
    });
    if let Err(error) = written {
        tracing::warn!(path = %path.display(), %error, "a trial is not noted");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use afterimage_encoder::{Embedding, ImageTower, ModelId, PreparedImage, TextTower};
    use afterimage_models::Store;

    use super::*;

    /// Has found a batch size.
    struct Found(Option<usize>);

    impl ImageTower for Found {
        fn side(&self) -> u32 {
            1
        }

        fn prepare(&self, _: &RgbImage) -> Result<PreparedImage, EncoderError> {
            Ok(PreparedImage::new(1, vec![0; 3]))
        }

        fn embed(&self, _: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
            Ok(Vec::new())
        }

        fn found_batch(&self) -> Option<usize> {
            self.0
        }
    }

    impl TextTower for Found {
        fn embed(&self, _: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
            Ok(Vec::new())
        }
    }

    fn encoder(revision: &str, found: Option<usize>) -> Encoder {
        Encoder::new(ModelId::new("m", revision), 1, Arc::new(Found(found)), Arc::new(Found(None)))
    }

    #[test]
    fn batch_sizes_are_remembered_by_model_revision_and_device() {
        let dir = tempfile::tempdir().unwrap();
        let models = InstalledModels::new(dir.path().join("starter"), Store::new(dir.path().join("models")));
        models.note_found_batch(&encoder("1", None));
        assert_eq!(models.noted_batch(&encoder("1", None)), None);
        models.note_found_batch(&encoder("1", Some(32)));
        models.note_found_batch(&encoder("2", Some(8)));
        assert_eq!(models.noted_batch(&encoder("1", None)), Some(32));
        models.note_found_batch(&encoder("1", Some(16)));
        assert_eq!(models.noted_batch(&encoder("1", None)), Some(16));
        let noted = std::fs::read_to_string(dir.path().join("models").join(BATCHES)).unwrap();
        assert!(noted.contains("\"m@1 on the processor (f32)\": 16"), "{noted}");
    }

    #[test]
    fn trials_of_earlier_versions_are_still_read() {
        let trial: Trial =
            serde_json::from_str(r#"{"model": "m@1", "photos_per_second": 4.0, "query_ms": 9.0}"#).unwrap();
        assert_eq!((trial.device.as_str(), trial.agreement), ("", None));
    }
}
