//! Adding a model that is on the disk already: a folder, or a model in a cache of Hugging Face. Nothing is fetched, and the
//! originals are only read.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::copy::copy_all;
use crate::describe::{describe, write_manifest};
use crate::digest::Fingerprints;
use crate::gather::{Copy, files_of};
use crate::staging::delete;
use crate::{
    Family, Installed, Languages, Licence, Lock, LockedFile, Manifest, ModelFile, State, Store, StoreError, built_in,
    check, hub_cache,
};

/// Why a model could not be added. Whoever words errors for people is to miss none, so this is exhaustive.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// There is no folder.
    #[error("{path} is no folder")]
    NoFolder {
        /// What was to be the folder.
        path: PathBuf,
    },
    /// The folder holds no model of a family that can be loaded.
    #[error("{path} holds no model that can be used: {comment}")]
    Unknown {
        /// The folder.
        path: PathBuf,
        /// What is there instead, or is not.
        comment: String,
    },
    /// The folder lacks a file that a model needs.
    #[error("{path} holds no model that can be used: {file} is not there")]
    Lacks {
        /// The folder.
        path: PathBuf,
        /// The file's name, or those that would do.
        file: String,
    },
    /// The model's weights are in more than one file.
    #[error("{path} holds no model that can be used: its weights are in several files, which is not supported")]
    Sharded {
        /// The folder.
        path: PathBuf,
    },
    /// A file of the model is damaged.
    #[error("{path} {comment}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence about it.
        comment: String,
    },
    /// There is a model of this name.
    #[error("there already is a model called {name}; remove it first, or give this one another name")]
    Taken {
        /// The name.
        name: String,
    },
    /// No name could be made from that of the folder.
    #[error("{path} gives no name for the model; choose one of lower-case letters, digits and hyphens")]
    NoName {
        /// The folder.
        path: PathBuf,
    },
    /// It was cancelled; nothing of it is kept.
    #[error("cancelled")]
    Cancelled,
    /// The folder of models has a problem.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A model that was added.
#[derive(Debug, Clone)]
pub struct Addition {
    /// The name it is used by.
    pub name: String,
    /// Where it is now.
    pub installed: Installed,
    /// Whether it is one that Afterimage knows, so that there is more to tell of it than its own files say.
    pub known: bool,
}

impl Store {
    /// Copies the model in the folder `from` into the store. `from` holds a model as its publisher laid it out, or is a
    /// folder `models--<org>--<name>` of a cache of Hugging Face. The name is made from the folder's where none is given;
    /// a model that Afterimage knows, by its weights or its place in the cache, gets its own.
    ///
    /// `progress` gets the bytes copied and those of the whole model.
    ///
    /// # Errors
    /// [`AddError`], each variant a sentence for people. Nothing is left behind.
    pub fn add(
        &self,
        from: &Path,
        name: Option<&str>,
        cancel: &AtomicBool,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Addition, AddError> {
        if !from.is_dir() {
            return Err(AddError::NoFolder { path: from.into() });
        }
        // So that `.` has a name. What a cache links to must not be followed further than to its folder.
        let from = std::path::absolute(from).map_err(StoreError::at(from))?;
        let folder = hub_cache::snapshot(&from).unwrap_or_else(|| from.clone());
        let description = describe(&folder)?;
        let (files, parameters) = files_of(&folder, description.family)?;
        let known = recognise(&from, &files, cancel)?;

        let name = match (name, &known) {
            (Some(name), _) => name.to_owned(),
            (None, Some(manifest)) => manifest.name.clone(),
            (None, None) => name_of(&from).ok_or_else(|| AddError::NoName { path: from.clone() })?,
        };
        let places = self.places(&name)?;
        let _busy = places.claim()?;
        match self.model(&name) {
            Ok(model) if matches!(model.state, State::Installed(_)) => return Err(AddError::Taken { name }),
            Ok(_) | Err(StoreError::Unknown { .. } | StoreError::Manifest(_)) => {}
            Err(error) => return Err(error.into()),
        }

        let staging = places.adding();
        delete(&staging)?;
        let built = copy_all(&files, &staging, cancel, progress).and_then(|locked| {
            let is_known = known.is_some();
            let manifest = known.unwrap_or_else(|| Manifest {
                title: name.clone(),
                dim: description.dim,
                side: description.side,
                parameters,
                ..bare(description.family)
            });
            let manifest = Manifest { name: name.clone(), recommended: false, files: listed(&locked), ..manifest };
            check::manifest(crate::MANIFEST_FILE, &manifest).map_err(StoreError::from)?;
            write_manifest(&staging, &manifest)?;
            let lock = Lock::new(&name, from.display().to_string(), locked);
            lock.write(&staging)?;
            places.move_in(&staging)?;
            tracing::info!(model = name, revision = lock.revision(), "added");
            let installed = Installed { folder: places.current(), lock, outdated: false };
            Ok(Addition { name: name.clone(), installed, known: is_known })
        });
        if built.is_err() {
            delete(&staging)?;
        }
        built
    }
}

/// The manifest of the model, if it is one that Afterimage knows: by its place in a cache, or by its weights.
fn recognise(from: &Path, files: &[Copy], cancel: &AtomicBool) -> Result<Option<Manifest>, AddError> {
    let manifests = || built_in().filter_map(Result::ok);
    let id = hub_cache::hub_id(from);
    if let Some(manifest) = manifests().find(|manifest| id.is_some() && manifest.hub_id() == id.as_deref()) {
        return Ok(Some(manifest));
    }
    let Some((weights, _)) = files.first() else { return Ok(None) };
    let size = fs::metadata(weights).map_err(StoreError::at(weights))?.len();
    // Most models have a size of their own: reading gigabytes to no end is saved.
    let mut candidates =
        manifests().filter(|manifest| manifest.files.iter().any(|file| file.size == Some(size))).peekable();
    if candidates.peek().is_none() {
        return Ok(None);
    }
    let found =
        Fingerprints::of_file(weights, &mut |_| cancel.load(Ordering::Relaxed)).map_err(StoreError::at(weights))?;
    let hash = found.ok_or(AddError::Cancelled)?.sha256;
    Ok(candidates.find(|manifest| manifest.files.iter().any(|file| file.sha256 == Some(hash))))
}

/// The manifest of a model of which nothing is known but its family.
fn bare(family: Family) -> Manifest {
    let unknown = "not known; its publisher says".to_owned();
    Manifest {
        name: String::new(),
        title: String::new(),
        family,
        dim: 0,
        side: 0,
        parameters: None,
        memory_mb: None,
        good_for: "A model that you added; its publisher says what it is good for.".to_owned(),
        source: None,
        revision: None,
        recommended: false,
        licence: Licence { name: unknown.clone(), commercial: None, note: None, source: None },
        languages: Languages { codes: Vec::new(), count: None, note: Some(unknown) },
        files: Vec::new(),
        recall: Vec::new(),
    }
}

fn listed(locked: &[LockedFile]) -> Vec<ModelFile> {
    let entry = |file: &LockedFile| ModelFile {
        path: file.path.clone(),
        url: None,
        size: Some(file.size),
        sha256: Some(file.sha256),
    };
    locked.iter().map(entry).collect()
}

/// A name for the model in `folder`, from the folder's own: what can't be in a name becomes a hyphen.
fn name_of(folder: &Path) -> Option<String> {
    let text = match hub_cache::hub_id(folder) {
        Some(id) => id.split_once('/').map(|(_, name)| name.to_owned())?,
        None => folder.file_name()?.to_str()?.to_owned(),
    };
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    check::name(&name).is_ok().then_some(name)
}
