//! The models on this computer: the starter, and those in the store; what is told of each before one is chosen.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use afterimage_encoder::families::{self, WeightPrecision};
use afterimage_encoder::{Compute, DeviceChoice, Encoder, EncoderError, ModelId, starter};
use afterimage_models::{AddError, Addition, Manifest, Memory, Model, Origin, State, Store, StoreError};

use crate::model::Encoders;
use crate::variant::ModelVariant;
use crate::view::{ModelCard, ModelState, Problem, PublishedRecall};

/// The name of the model that comes with Afterimage.
pub const STARTER: &str = "starter";

/// Where models lie, and which there are.
#[derive(Debug, Clone)]
pub struct InstalledModels {
    starter: PathBuf,
    store: Store,
    device: DeviceChoice,
    /// Opened when the first model is loaded.
    compute: Arc<OnceLock<Compute>>,
}

/// Why a model is not added.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AddModelError {
    /// It can't be copied, or is no model.
    #[error(transparent)]
    Add(#[from] AddError),
    /// It looks like a model and can't be loaded. Nothing of it is kept: nobody wants to learn that later.
    #[error("it can't be loaded: {0}")]
    Unloadable(EncoderError),
    /// What was copied of it can't be deleted again.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl InstalledModels {
    /// Models as they lie for the user of this computer; `starter` is where the starter model was set up.
    pub fn new(starter: PathBuf, store: Store) -> Self {
        Self { starter, store, device: DeviceChoice::default(), compute: Arc::default() }
    }

    /// The same models, to be loaded onto this device.
    pub fn on(self, device: DeviceChoice) -> Self {
        Self { device, compute: Arc::default(), ..self }
    }

    /// What was chosen to compute on.
    pub fn device(&self) -> DeviceChoice {
        self.device
    }

    /// What models are loaded onto: what was chosen, or the processor where that can't be used.
    pub fn compute(&self) -> &Compute {
        self.compute.get_or_init(|| Compute::choose(self.device))
    }

    /// The models of this user: see [`starter::default_model_dir`].
    pub fn of_this_user() -> Result<Self, EncoderError> {
        let starter = starter::default_model_dir()?;
        let root = starter.parent().map(PathBuf::from).unwrap_or_default();
        Ok(Self::new(starter, Store::new(root)))
    }

    /// The folder of models that were fetched or added.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Copies the model in a folder into the store, and sees that it can be loaded; see [`Store::add`].
    ///
    /// # Errors
    /// [`AddModelError`]; nothing is left behind.
    pub fn add(
        &self,
        from: &Path,
        name: Option<&str>,
        cancel: &AtomicBool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Addition, AddModelError> {
        let added = self.store.add(from, name, cancel, progress)?;
        if let Err(error) = self.load(&added.name) {
            self.store.remove(&added.name)?;
            return Err(AddModelError::Unloadable(error));
        }
        Ok(added)
    }

    /// What is told of every model, the starter first, then the recommended. Folders that can't be read are told in the log.
    pub fn cards(&self) -> Vec<ModelCard> {
        let trials = self.trials();
        let listing = self.store.models();
        for error in &listing.unreadable {
            tracing::warn!(%error, "a model can't be read");
        }
        let mut cards: Vec<_> = self.starter_card().into_iter().collect();
        cards.extend(listing.models.iter().map(card));
        for card in &mut cards {
            // A trial of another revision says nothing.
            let trial = trials.get(&card.name).filter(|trial| Some(&trial.model) == card.model.as_ref());
            card.photos_per_second = trial.map(|trial| trial.photos_per_second);
            card.tried_on = trial.map(|trial| trial.device.clone()).filter(|device| !device.is_empty());
        }
        cards
    }

    /// Loads a model onto a device. The starter stays on the processor, and so do weights of 8 bits.
    pub(crate) fn load_on(&self, name: &str, on: &Compute) -> Result<Encoder, EncoderError> {
        if name == STARTER {
            return starter::load(&self.starter);
        }
        let ModelVariant { model, weights } = ModelVariant::of(name);
        if model == STARTER {
            return Err(EncoderError::OnePrecision { name: model.to_owned() });
        }
        let unusable = |comment: String| EncoderError::Damaged { path: self.store.root().join(model), comment };
        let found = self.store.model(model).map_err(|error| match error {
            StoreError::Unknown { name } => EncoderError::NotInstalled { name },
            error => unusable(error.to_string()),
        })?;
        match found.state {
            State::Installed(installed) => {
                let id = ModelId::new(name, &installed.lock.revision());
                match weights {
                    WeightPrecision::Full => families::load_on(&installed.folder, id, on),
                    WeightPrecision::EightBit => families::load_with(&installed.folder, id, weights),
                }
            }
            State::Damaged { file, flaw } => Err(EncoderError::Damaged {
                path: self.store.root().join(model).join(file),
                comment: format!("{flaw}; fetch or add the model again"),
            }),
            _ => Err(EncoderError::NotInstalled { name: name.to_owned() }),
        }
    }

    fn starter_card(&self) -> Result<ModelCard, EncoderError> {
        let manifest = starter::Manifest::built_in()?;
        let installed = self.starter.join("model.toml").is_file();
        Ok(ModelCard {
            name: STARTER.to_owned(),
            title: "Starter".to_owned(),
            family: "starter".to_owned(),
            model: Some(manifest.model_id().to_string()),
            good_for: "A quick start: small, fast on any computer, and in 100 languages, but the larger models find \
                       more."
                .to_owned(),
            state: if installed { ModelState::Installed } else { ModelState::Available },
            problem: None,
            partial_bytes: None,
            can_be_fetched: false,
            can_be_removed: false,
            recommended: false,
            dim: manifest.dim as u32,
            side: 260,
            bytes: installed.then(|| bytes_in(&self.starter)),
            memory_bytes: None,
            languages: "100".to_owned(),
            licence: format!("{} and {}", manifest.image.licence, manifest.text.licence),
            commercial: None,
            source: None,
            verified: true,
            recall: manifest
                .recall
                .iter()
                .map(|(language, value)| PublishedRecall {
                    set: "Flickr8k, 987 test photos".to_owned(),
                    language: language.clone(),
                    metric: "text to image, recall@10".to_owned(),
                    value: *value,
                    source: "Afterimage, models/starter/MODEL_CARD.md".to_owned(),
                })
                .collect(),
            photos_per_second: None,
            tried_on: None,
        })
    }
}

impl Encoders for InstalledModels {
    fn default_name(&self) -> &str {
        STARTER
    }

    fn load(&self, name: &str) -> Result<Encoder, EncoderError> {
        let encoder = self.load_on(name, self.compute())?;
        if let Some(size) = self.noted_batch(&encoder) {
            encoder.remember_image_batch(size);
        }
        Ok(encoder)
    }

    fn note_batch(&self, encoder: &Encoder) {
        self.note_found_batch(encoder);
    }
}

fn card(model: &Model) -> ModelCard {
    let Model { manifest, origin, state, partial } = model;
    let state_shown = match state {
        State::Installed(_) => ModelState::Installed,
        State::Damaged { .. } => ModelState::Damaged,
        State::Partial => ModelState::Partial,
        _ => ModelState::Available,
    };
    let installed = match state {
        State::Installed(installed) => Some(installed),
        _ => None,
    };
    ModelCard {
        name: manifest.name.clone(),
        title: manifest.title.clone(),
        family: manifest.family.to_string(),
        model: installed.map(|installed| ModelId::new(&manifest.name, &installed.lock.revision()).to_string()),
        good_for: manifest.good_for.clone(),
        state: state_shown,
        problem: Problem::of_state(state),
        partial_bytes: *partial,
        can_be_fetched: manifest.can_be_fetched(),
        can_be_removed: *origin == Origin::Added || !matches!(state, State::Available),
        recommended: manifest.recommended,
        dim: manifest.dim,
        side: manifest.side,
        bytes: installed.map(|installed| installed.lock.size()).or_else(|| manifest.size()),
        memory_bytes: manifest.memory().map(|memory| match memory {
            Memory::Measured(bytes) | Memory::Derived(bytes) => bytes,
        }),
        languages: languages(manifest),
        licence: manifest.licence.name.clone(),
        commercial: manifest.licence.commercial,
        source: manifest.source.clone(),
        verified: manifest.is_pinned(),
        recall: manifest
            .recall
            .iter()
            .map(|recall| PublishedRecall {
                set: recall.set.clone(),
                language: recall.language.clone(),
                metric: recall.metric.clone(),
                value: recall.value,
                source: recall.source.clone(),
            })
            .collect(),
        photos_per_second: None,
        tried_on: None,
    }
}

fn languages(manifest: &Manifest) -> String {
    let languages = &manifest.languages;
    match (languages.count, &languages.codes[..]) {
        (Some(count), _) => count.to_string(),
        (None, codes) if codes.len() > 8 => codes.len().to_string(),
        (None, codes) => codes.join(", "),
    }
}

fn bytes_in(folder: &Path) -> u64 {
    let Ok(entries) = folder.read_dir() else { return 0 };
    entries.filter_map(|entry| entry.ok()?.metadata().ok()).map(|metadata| metadata.len()).sum()
}
