//! The folder in which models lie.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::check;
use crate::staging::{Places, partial_bytes};
use crate::{Flaw, Installed, Listing, Lock, MANIFEST_FILE, Manifest, ManifestError, Model, Origin, State, built_in};

/// An error of the folder of models. Exhaustive, as [`AddError`](crate::AddError) is.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no model of this name.
    #[error("there is no model named {name:?}")]
    Unknown {
        /// The name.
        name: String,
    },
    /// This can't be the name of a model.
    #[error("{name:?} can't be the name of a model: {comment}")]
    Name {
        /// The name.
        name: String,
        /// Why not.
        comment: &'static str,
    },
    /// A manifest can't be used.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// A file that Afterimage keeps about a model makes no sense.
    #[error("{path} is damaged: {comment}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        comment: String,
    },
    /// Another process is adding, fetching or removing this model.
    #[error("another Afterimage is working on the model {name}")]
    Busy {
        /// The model's name.
        name: String,
    },
    /// A file or folder could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl StoreError {
    pub(crate) fn damaged(path: &Path, comment: &dyn std::fmt::Display) -> Self {
        Self::Damaged { path: path.into(), comment: comment.to_string() }
    }

    /// Makes an error of the system one that names `path`.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.into(), source }
    }
}

/// The folder in which models lie, one folder a model. Opening it reads nothing; it need not exist.
#[derive(Debug, Clone)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The models in `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder that holds a folder for each model.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Every model: built in, or added from the disk. One that can't be read does not hide the others.
    pub fn models(&self) -> Listing {
        let mut listing = Listing::default();
        for manifest in built_in() {
            match manifest.map_err(StoreError::from).and_then(|manifest| self.look(manifest, Origin::BuiltIn)) {
                Ok(model) => listing.models.push(model),
                Err(error) => listing.unreadable.push(error),
            }
        }
        match self.added_names() {
            Ok(names) => {
                for name in names {
                    if listing.models.iter().any(|model| model.manifest.name == name) {
                        continue;
                    }
                    match self.added(&name).and_then(|manifest| self.look(manifest, Origin::Added)) {
                        Ok(model) => listing.models.push(model),
                        Err(error) => listing.unreadable.push(error),
                    }
                }
            }
            Err(error) => listing.unreadable.push(error),
        }
        listing.models.sort_by(|a, b| {
            let key = |model: &Model| (!model.manifest.recommended, model.manifest.name.clone());
            key(a).cmp(&key(b))
        });
        listing
    }

    /// The model called `name`.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where there is none, or what is wrong with its manifest or lock.
    pub fn model(&self, name: &str) -> Result<Model, StoreError> {
        for manifest in built_in() {
            let manifest = manifest?;
            if manifest.name == name {
                return self.look(manifest, Origin::BuiltIn);
            }
        }
        self.look(self.added(name)?, Origin::Added)
    }

    /// Deletes the model `name` and what an unfinished fetch of it has left. Whether there was anything.
    ///
    /// # Errors
    /// If it is being worked on, or something of it can't be deleted.
    pub fn remove(&self, name: &str) -> Result<bool, StoreError> {
        let places = self.places(name)?;
        if !places.any_exists() {
            return Ok(false);
        }
        let _busy = places.claim()?;
        places.delete_all()?;
        Ok(true)
    }

    /// Where the folders of the model `name` are.
    pub(crate) fn places(&self, name: &str) -> Result<Places, StoreError> {
        check::name(name).map_err(|comment| StoreError::Name { name: name.to_owned(), comment })?;
        Ok(Places::new(&self.root, name))
    }

    /// The manifest that lies beside an added model.
    fn added(&self, name: &str) -> Result<Manifest, StoreError> {
        let path = self.places(name)?.current().join(MANIFEST_FILE);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::Unknown { name: name.to_owned() });
            }
            Err(source) => return Err(StoreError::Io { path, source }),
        };
        let file = path.display().to_string();
        let manifest = Manifest::parse(&file, &text)?;
        if manifest.name != name {
            let comment = format!("its folder is called {name:?}");
            return Err(ManifestError::Field { file, field: "name".to_owned(), comment }.into());
        }
        Ok(manifest)
    }

    /// Names of folders with a manifest in them.
    fn added_names(&self) -> Result<Vec<String>, StoreError> {
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(StoreError::Io { path: self.root.clone(), source }),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(StoreError::at(&self.root))?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if check::name(&name).is_ok() && entry.path().join(MANIFEST_FILE).is_file() {
                names.push(name);
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Sees how much of a model is there. Sizes are looked at, contents are not: that is what [`Store::verify`] is for.
    fn look(&self, manifest: Manifest, origin: Origin) -> Result<Model, StoreError> {
        let places = self.places(&manifest.name)?;
        let partial = partial_bytes(&places.part())?;
        let folder = places.current();
        let state = match Lock::read(&folder) {
            Ok(Some(lock)) => match first_flaw(&folder, &lock) {
                Some((file, flaw)) => State::Damaged { file, flaw },
                None => {
                    let outdated = lock.differs_from(&manifest);
                    State::Installed(Installed { folder, lock, outdated })
                }
            },
            Ok(None) if origin == Origin::Added => {
                State::Damaged { file: crate::LOCK_FILE.to_owned(), flaw: Flaw::Missing }
            }
            Ok(None) if partial.is_some() => State::Partial,
            Ok(None) => State::Available,
            Err(StoreError::Damaged { comment, .. }) => {
                State::Damaged { file: crate::LOCK_FILE.to_owned(), flaw: Flaw::Senseless(comment) }
            }
            Err(error) => return Err(error),
        };
        Ok(Model { manifest, origin, state, partial })
    }
}

/// The first file of `lock` that is not in `folder` as it should be, by its size.
fn first_flaw(folder: &Path, lock: &Lock) -> Option<(String, Flaw)> {
    lock.files.iter().find_map(|file| {
        let flaw = match fs::metadata(folder.join(&file.path)) {
            Ok(found) if !found.is_file() => Flaw::NoFile,
            Ok(found) if found.len() != file.size => Flaw::Length { got: found.len(), expected: file.size },
            Ok(_) => return None,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Flaw::Missing,
            Err(error) => Flaw::Unreadable(error.to_string()),
        };
        Some((file.path.clone(), flaw))
    })
}
