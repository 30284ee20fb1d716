//! The façade both shells use: open a library, add folders, index, search.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use afterimage_encoder::{Encoder, EncoderError};

use crate::catalog::{Access, Catalog, CatalogError, FileRow, FolderRow, ModelRow, PhotoRow, Setting, StoredEmbedding};
use crate::indexer::{self, IndexControl, IndexReport, Look};
use crate::locks::{lock_opening, lock_use};
use crate::manners::CurrentManners;
use crate::media::worker::DecodePool;
use crate::media::{self, MediaError, Metadata, ShownPicture, THUMBNAIL_SIDE};
use crate::model::{Encoders, Model};
use crate::places::Places;
use crate::search;
use crate::thumbnails::Thumbnails;
use crate::vectors::{Method, VectorError};
use crate::view::{
    Failure, FileDetails, Folder, FolderState, HeldModel, IndexProgress, LibraryStatus, Manners, PhotoDetails, Query,
    Results,
};

/// An error of the library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// A file or folder of the library itself can't be used.
    #[error("{path} can't be used: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Something that should become a folder of the library is none.
    #[error("{path} is not a folder that can be read: {source}")]
    NotAFolder {
        /// What was given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The system has no place for the user's data.
    #[error("no place for the library was found: set HOME, or name one with --library")]
    NoDataDirectory,
    /// Another process indexes this library.
    #[error("another Afterimage is indexing the library {directory} at the moment")]
    IndexingElsewhere {
        /// The library.
        directory: PathBuf,
    },
    /// Another process has this library open.
    #[error("another Afterimage has the library {directory} open; close it first")]
    InUseElsewhere {
        /// The library.
        directory: PathBuf,
    },
    /// A thread of the indexer crashed. What was committed stays.
    #[error("the indexer crashed; what was done so far is kept")]
    IndexerPanicked,
    /// The system starts no more threads.
    #[error("no threads to index with: {source}")]
    NoThreads {
        /// What the system said.
        source: rayon::ThreadPoolBuildError,
    },
    /// The embeddings of a model that is needed were to be deleted.
    #[error("the model {model} is in use; choose another one first")]
    ModelInUse {
        /// The model.
        model: String,
    },
    /// A picture that was given to search by can't be read.
    #[error("{name}: {source}")]
    Picture {
        /// The file, or `pasted`.
        name: String,
        /// Why.
        source: MediaError,
    },
    /// None of a photo's files can be reached.
    #[error("photo {photo} can't be reached: its folder is offline")]
    PhotoOffline {
        /// The photo.
        photo: i64,
    },
    /// A pattern of files to leave out means nothing.
    #[error("{pattern} is no pattern of files: {source}")]
    BadPattern {
        /// What was given.
        pattern: String,
        /// What is wrong with it.
        source: ignore::Error,
    },
    /// The catalog failed.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The vector index failed.
    #[error(transparent)]
    Vectors(#[from] VectorError),
    /// The encoder failed.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
}

impl LibraryError {
    /// Whether it says that a file of the library is damaged; [`crate::upkeep::repair`] puts that right.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Catalog(error) if error.is_damage())
    }
}

/// An open library. Shared between threads.
///
/// ```no_run
/// use afterimage_core::{IndexControl, Library, Query, default_library_directory};
/// use afterimage_encoder::starter;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let encoder = starter::load(&starter::default_model_dir()?)?;
/// let library = Library::open(&default_library_directory()?, encoder)?;
/// library.add_folder("/home/ada/Pictures".as_ref())?;
/// library.index_folders(&IndexControl::default(), &mut |progress| println!("{} of {}", progress.done, progress.total))?;
/// let hits = library.search(&Query::Text { text: "chien dans la neige".into() }, 10)?;
/// # Ok(())
/// # }
/// ```
pub struct Library {
    directory: PathBuf,
    catalog: Catalog,
    thumbnails: Thumbnails,
    decoders: DecodePool,
    encoders: Box<dyn Encoders>,
    places_file: Option<PathBuf>,
    places: OnceLock<Option<Places>>,
    /// What answers. Whoever took it works with it to the end, also when another takes its place.
    model: RwLock<Arc<Model>>,
    /// Why the model that was chosen does not answer.
    model_problem: Mutex<Option<String>>,
    /// How the folders are followed, where somebody does.
    following: Mutex<HashMap<i64, FolderState>>,
    manners: CurrentManners,
    /// Says that somebody has it open.
    _in_use: Option<File>,
}

impl Library {
    /// Opens the library in `directory`, creating it if there is none, with the model that was chosen for it.
    ///
    /// Where that model can't be loaded, the default one answers and [`status`](Self::status) says why. Where nothing can be
    /// written, everything that only reads works, and [`read_only`](Self::read_only) says why the rest does not.
    pub fn open(directory: &Path, encoders: impl Encoders + 'static) -> Result<Self, LibraryError> {
        let (catalog, thumbnails, in_use) = open_files(directory)?;
        let (chosen, manners) =
            catalog.read(|connection| Ok((Setting::Model.get(connection)?, Manners::load(connection)?)))?;
        let default = encoders.default_name();
        let chosen = chosen.as_deref().unwrap_or(default);
        let (encoder, model_problem) = match encoders.load(chosen) {
            Err(error) if chosen != default => (encoders.load(default)?, Some(error.to_string())),
            encoder => (encoder?, None),
        };
        let model = RwLock::new(Arc::new(Model::open(encoder, &catalog, &directory.join(INDEX_FILE))?));
        let (directory, encoders) = (directory.to_owned(), Box::new(encoders));
        let (model_problem, following) = (Mutex::new(model_problem), Mutex::default());
        let (places_file, places) = (None, OnceLock::new());
        let decoders = DecodePool::of_this_program();
        Ok(Self {
            directory,
            catalog,
            thumbnails,
            decoders,
            encoders,
            places_file,
            places,
            model,
            model_problem,
            following,
            manners: CurrentManners::new(manners),
            _in_use: in_use,
        })
    }

    /// The same library, naming the places where photos were taken by the [file of places](Places) `file`. Without one, or
    /// where there is none, photos have positions alone.
    pub fn with_places(self, file: Option<PathBuf>) -> Self {
        Self { places_file: file, ..self }
    }

    /// Adds a folder. One that lies in a folder of the library is there already; one that holds folders of the library
    /// takes their place.
    pub fn add_folder(&self, path: &Path) -> Result<Folder, LibraryError> {
        let not_a_folder = |source| LibraryError::NotAFolder { path: path.to_owned(), source };
        let path = dunce::canonicalize(path).map_err(not_a_folder)?;
        path.read_dir().map_err(not_a_folder)?;
        let folder = self.catalog.write(|connection| {
            let folders = FolderRow::all(connection)?;
            if let Some(covering) = folders.iter().find(|folder| path.starts_with(&folder.path)) {
                return Ok(covering.clone());
            }
            let id = FolderRow::add(connection, &path)?;
            for inner in folders.iter().filter(|folder| folder.path.starts_with(&path)) {
                FolderRow::absorb(connection, id, &path, inner)?;
            }
            FolderRow::get(connection, id)
        })?;
        Ok(self.shown_folder(&folder))
    }

    /// Takes a folder out of the library. Nothing on disk changes; its photos' embeddings are kept for its return.
    pub fn remove_folder(&self, folder: i64) -> Result<(), LibraryError> {
        self.catalog.write(|connection| FolderRow::remove(connection, folder))?;
        self.model().sync_index(&self.catalog)
    }

    /// The library's folders.
    pub fn folders(&self) -> Result<Vec<Folder>, LibraryError> {
        Ok(self.catalog.read(FolderRow::all)?.iter().map(|folder| self.shown_folder(folder)).collect())
    }

    /// Brings the library up to date with its folders and tells how far it is. One run at a time.
    pub fn index_folders(
        &self,
        control: &IndexControl,
        on_progress: &mut dyn FnMut(IndexProgress),
    ) -> Result<IndexReport, LibraryError> {
        Ok(self.index_where(&Look::at_everything(), control, on_progress)?.0)
    }

    /// Brings the library up to date with a part of its folders; what was done, and the directories in which somebody is
    /// still writing. One run at a time.
    pub fn index_where(
        &self,
        look: &Look,
        control: &IndexControl,
        on_progress: &mut dyn FnMut(IndexProgress),
    ) -> Result<(IndexReport, Vec<PathBuf>), LibraryError> {
        indexer::run(self, look, control, &mut |progress| on_progress(control.shown(progress)))
    }

    /// Files that could not be read, with the reason.
    pub fn failures(&self, limit: usize) -> Result<Vec<Failure>, LibraryError> {
        let files = self.catalog.read(|connection| FileRow::failed(connection, limit))?;
        Ok(files
            .into_iter()
            .map(|file| Failure {
                path: file.absolute().display().to_string(),
                reason: file.failure.unwrap_or_default(),
            })
            .collect())
    }

    /// Lets the next run try the files again that could not be read.
    pub fn retry_failures(&self) -> Result<(), LibraryError> {
        Ok(self.catalog.write(FileRow::forget_failures)?)
    }

    /// Answers a query with at most `limit` photos.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Results, LibraryError> {
        search::search(self, query, limit, Method::Cheapest)
    }

    /// Answers a query by a chosen search method; for measuring one against the other.
    pub fn search_by(&self, query: &Query, limit: usize, method: Method) -> Result<Results, LibraryError> {
        search::search(self, query, limit, method)
    }

    /// Answers with the photos that look like a picture, given as the bytes of its file.
    pub fn search_picture(&self, picture: &[u8], limit: usize) -> Result<Results, LibraryError> {
        search::search_picture(self, picture, limit)
    }

    /// Everything known about a photo.
    pub fn photo(&self, photo: i64) -> Result<PhotoDetails, LibraryError> {
        let (row, files) = self
            .catalog
            .read(|connection| Ok((PhotoRow::get(connection, photo)?, FileRow::of_photo(connection, photo)?)))?;
        let Metadata { format, width, height, facts } = row.metadata;
        Ok(PhotoDetails {
            photo,
            width,
            height,
            format,
            taken_at: facts.taken.moment.clock.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            utc_offset: facts.taken.moment.offset_minutes,
            taken_at_source: facts.taken.source,
            camera: facts.camera,
            lens: facts.lens,
            exposure: facts.exposure,
            latitude: facts.position.map(|position| position.latitude),
            longitude: facts.position.map(|position| position.longitude),
            place: row.place.and_then(|place| self.places()?.get(place)),
            rating: facts.rating,
            description: facts.description,
            keywords: facts.keywords,
            files: files
                .iter()
                .map(|file| FileDetails {
                    file: file.id,
                    path: file.absolute().display().to_string(),
                    size: file.size,
                    online: file.absolute().is_file(),
                })
                .collect(),
        })
    }

    /// A file of the photo that can be reached now.
    pub fn photo_path(&self, photo: i64) -> Result<PathBuf, LibraryError> {
        self.paths_of(photo)?.into_iter().find(|path| path.is_file()).ok_or(LibraryError::PhotoOffline { photo })
    }

    /// Every place where the photo lives, to be reached or not.
    pub(crate) fn paths_of(&self, photo: i64) -> Result<Vec<PathBuf>, LibraryError> {
        let files = self.catalog.read(|connection| FileRow::of_photo(connection, photo))?;
        Ok(files.iter().map(FileRow::absolute).collect())
    }

    /// The photo that lives at `path`, if the library knows it.
    pub fn photo_at(&self, path: &Path) -> Result<Option<i64>, LibraryError> {
        let Ok(path) = dunce::canonicalize(path) else { return Ok(None) };
        Ok(self.catalog.read(|connection| {
            for folder in FolderRow::all(connection)? {
                if let Ok(relative) = path.strip_prefix(&folder.path)
                    && let Some(photo) = FileRow::photo_at(connection, folder.id, relative)?
                {
                    return Ok(Some(photo));
                }
            }
            Ok(None)
        })?)
    }

    /// The thumbnail of a photo, a JPEG; made again if it was lost.
    pub fn thumbnail(&self, photo: i64) -> Result<Vec<u8>, LibraryError> {
        let hash = self.catalog.read(|connection| PhotoRow::get(connection, photo))?.content_hash;
        if let Some(jpeg) = self.thumbnails.get(hash)? {
            return Ok(jpeg);
        }
        let path = self.photo_path(photo)?;
        let jpeg = media::read_bytes(&path)
            .and_then(|bytes| self.decoders.decode(&bytes, 0, THUMBNAIL_SIDE))
            .and_then(|decoded| media::thumbnail(&decoded.pixels, THUMBNAIL_SIDE))
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })?;
        // One that can't be kept is made again when it is looked at.
        if let Err(error) = self.thumbnails.put(&[(hash, jpeg.as_slice())]) {
            tracing::debug!(%error, "a thumbnail is not kept");
        }
        Ok(jpeg)
    }

    /// The whole photo, in a form a web view shows.
    pub fn picture(&self, photo: i64) -> Result<ShownPicture, LibraryError> {
        let path = self.photo_path(photo)?;
        ShownPicture::read(&path, &self.decoders)
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })
    }

    /// The whole photo, decoded and upright.
    pub fn pixels(&self, photo: i64) -> Result<image::RgbImage, LibraryError> {
        let path = self.photo_path(photo)?;
        media::read_bytes(&path)
            .and_then(|bytes| self.decoders.decode(&bytes, 0, u32::MAX))
            .map(|decoded| decoded.pixels)
            .map_err(|source| LibraryError::Picture { name: path.display().to_string(), source })
    }

    /// What the library holds.
    pub fn status(&self) -> Result<LibraryStatus, LibraryError> {
        let folders = self.folders()?;
        let model = self.model();
        let (next_model, held, photos, embedded, failures) = self.catalog.read(|connection| {
            Ok((
                Setting::NextModel.get(connection)?,
                ModelRow::held(connection)?,
                PhotoRow::count_shown(connection)?,
                StoredEmbedding::count_searchable(connection, &model.row)?,
                FileRow::count_failed(connection)?,
            ))
        })?;
        Ok(LibraryStatus {
            directory: self.directory.display().to_string(),
            model: model.row.name.clone(),
            model_problem: self.model_problem.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            pictures_on: (&model.encoder.images_on()).into(),
            texts_on: (&model.encoder.texts_on()).into(),
            next_model,
            models: held.into_iter().map(|(row, embeddings)| held_model(&row, embeddings)).collect(),
            folders,
            photos,
            embedded,
            failures,
            bytes_on_disk: bytes_in(&self.directory),
        })
    }

    /// Gives back memory that was not used since the last call. A shell that stays open calls it now and then while nothing is
    /// to be done; what is needed again is loaded again.
    pub fn rest(&self) {
        self.model().encoder.rest();
    }

    /// The encoder in use.
    pub fn encoder(&self) -> Encoder {
        self.model().encoder.clone()
    }

    /// Why nothing can be written to this library, where that is so; searching works all the same.
    pub fn read_only(&self) -> Option<String> {
        let path = || self.directory.clone();
        match self.catalog.access() {
            Access::Write => None,
            Access::ReadOnly => Some(CatalogError::ReadOnly { path: path() }.to_string()),
            Access::DiskFull => Some(CatalogError::DiskFull { path: path() }.to_string()),
        }
    }

    /// Where the library lies.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    pub(crate) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    pub(crate) fn thumbnails(&self) -> &Thumbnails {
        &self.thumbnails
    }

    pub(crate) fn decoders(&self) -> &DecodePool {
        &self.decoders
    }

    pub(crate) fn current_manners(&self) -> &CurrentManners {
        &self.manners
    }

    pub(crate) fn encoders(&self) -> &dyn Encoders {
        &*self.encoders
    }

    /// The names of places, read when they are first needed.
    pub(crate) fn places(&self) -> Option<&Places> {
        let read = || {
            let file = self.places_file.as_ref().filter(|file| file.exists())?;
            Places::open(file).inspect_err(|error| tracing::warn!(%error, "places have no names")).ok()
        };
        self.places.get_or_init(read).as_ref()
    }

    /// The model that answers now.
    pub(crate) fn model(&self) -> Arc<Model> {
        Arc::clone(&self.model.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets another model answer from now on.
    pub(crate) fn answer_with(&self, model: Arc<Model>) {
        *self.model.write().unwrap_or_else(PoisonError::into_inner) = model;
    }

    /// Notes why a model that was chosen does not answer, or that nothing is wrong.
    pub(crate) fn note_model_problem(&self, problem: Option<String>) {
        *self.model_problem.lock().unwrap_or_else(PoisonError::into_inner) = problem;
    }

    /// Notes how the folders are followed from now on.
    pub(crate) fn note_following(&self, following: HashMap<i64, FolderState>) {
        *self.following.lock().unwrap_or_else(PoisonError::into_inner) = following;
    }

    fn shown_folder(&self, folder: &FolderRow) -> Folder {
        let followed = self.following.lock().unwrap_or_else(PoisonError::into_inner).get(&folder.id).cloned();
        // Whoever follows a folder knows how it is. Otherwise it is looked at: a drive may have come back since.
        let state = followed.unwrap_or_else(|| match crate::watch::away(&self.catalog, folder) {
            Some(away) => FolderState::Offline { reason: away.to_string() },
            None => FolderState::Unwatched,
        });
        Folder {
            folder: folder.id,
            path: folder.path.display().to_string(),
            online: !matches!(state, FolderState::Offline { .. }),
            files: folder.files,
            failures: folder.failures,
            state,
        }
    }

    /// Where the index of the model that answers is kept.
    pub(crate) fn index_file(&self) -> PathBuf {
        self.directory.join(INDEX_FILE)
    }
}

impl std::fmt::Debug for Library {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Library").field("directory", &self.directory).field("model", &self.model().row.name).finish()
    }
}

/// The files of a library, in its directory.
pub(crate) const CATALOG_FILE: &str = "catalog.sqlite";
pub(crate) const THUMBNAILS_FILE: &str = "thumbnails.sqlite";
pub(crate) const INDEX_FILE: &str = "vectors.usearch";

fn open_files(directory: &Path) -> Result<(Catalog, Thumbnails, Option<File>), LibraryError> {
    std::fs::create_dir_all(directory).map_err(|source| LibraryError::Io { path: directory.to_owned(), source })?;
    // Of several that create or migrate it, the first does, and the others find it done.
    let _alone = lock_opening(directory);
    let catalog = Catalog::open(&directory.join(CATALOG_FILE))?;
    let thumbnails = Thumbnails::open(&directory.join(THUMBNAILS_FILE), catalog.access())?;
    Ok((catalog, thumbnails, lock_use(directory)))
}

/// Where the library of this user lies unless another place is named: the platform's data directory.
pub fn default_library_directory() -> Result<PathBuf, LibraryError> {
    directories::ProjectDirs::from("", "", "afterimage")
        .map(|directories| directories.data_dir().join("library"))
        .ok_or(LibraryError::NoDataDirectory)
}

fn held_model(row: &ModelRow, embeddings: u64) -> HeldModel {
    // Two bytes a component; the rest of a row is little beside it.
    HeldModel { model: row.name.clone(), embeddings, bytes: embeddings * 2 * row.dim as u64 }
}

pub(crate) fn bytes_in(directory: &Path) -> u64 {
    let Ok(entries) = directory.read_dir() else { return 0 };
    entries.filter_map(|entry| entry.ok()?.metadata().ok()).map(|metadata| metadata.len()).sum()
}
