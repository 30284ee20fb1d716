//! The façade both shells use: open a library, add folders, index, search.

mod error;
mod failures;
mod folders;
mod keeping;
mod photos;
mod reading;
mod recent_pictures;
mod stage;
mod status;
mod trashing;

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use afterimage_encoder::Encoder;

use crate::catalog::{Catalog, Setting};
use crate::indexer::{self, IndexControl, IndexReport, Look};
use crate::locks::{lock_opening, lock_use};
use crate::manners::CurrentManners;
use crate::media::worker::DecodePool;
use crate::model::{Encoders, Model};
use crate::places::Places;
use crate::search;
use crate::thumbnails::Thumbnails;
use crate::trash::TrashCan;
use crate::vectors::Method;
use crate::view::{Facets, FolderState, IndexProgress, Manners, Problem, Query, Results, Wanted, Why};

pub use error::LibraryError;
pub use failures::Retried;
use recent_pictures::RecentPictures;
pub(crate) use status::bytes_in;

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
    /// Of the photos that somebody looks around in.
    recent: RecentPictures,
    encoders: Box<dyn Encoders>,
    /// The program to read videos with, where that is not to be looked for.
    ffmpeg: Option<PathBuf>,
    trash: TrashCan,
    /// The program to read text with, where that is not to be looked for.
    tesseract: Option<PathBuf>,
    reader: reading::KnownReader,
    places_file: Option<PathBuf>,
    places: OnceLock<Option<Places>>,
    /// What answers. Whoever took it works with it to the end, also when another takes its place.
    model: RwLock<Arc<Model>>,
    /// Why the model that was chosen does not answer.
    model_problem: Mutex<Option<Problem>>,
    /// How the folders are followed, where somebody does.
    following: Mutex<HashMap<i64, FolderState>>,
    manners: CurrentManners,
    known_names: search::KnownNames,
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
            Err(error) if chosen != default => (encoders.load(default)?, Some(Problem::from(&error))),
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
            recent: RecentPictures::default(),
            encoders,
            ffmpeg: None,
            trash: TrashCan::of_this_user(),
            tesseract: None,
            reader: reading::KnownReader::default(),
            places_file,
            places,
            model,
            model_problem,
            following,
            manners: CurrentManners::new(manners),
            known_names: search::KnownNames::default(),
            _in_use: in_use,
        })
    }

    /// The same library, naming the places where photos were taken by the [file of places](Places) `file`. Without one, or
    /// where there is none, photos have positions alone.
    pub fn with_places(self, file: Option<PathBuf>) -> Self {
        Self { places_file: file, ..self }
    }

    /// The same library, reading videos with the program `ffmpeg` and no other; without one, with what is
    /// [found](crate::media::Ffmpeg::find).
    pub fn with_ffmpeg(self, ffmpeg: Option<PathBuf>) -> Self {
        Self { ffmpeg, ..self }
    }

    /// The same library, moving files to this trash and no other.
    pub fn with_trash(self, trash: TrashCan) -> Self {
        Self { trash, ..self }
    }

    /// The same library, reading text with the program `tesseract` and no other; without one, with what is
    /// [found](crate::media::Tesseract::find).
    pub fn with_tesseract(self, tesseract: Option<PathBuf>) -> Self {
        Self { tesseract, ..self }
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

    /// Answers a query with at most `limit` photos.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Results, LibraryError> {
        search::search(self, query, &Wanted::best(limit), Method::Cheapest)
    }

    /// Answers a query with as much as is wanted, in the order that is wanted.
    pub fn answer(&self, query: &Query, wanted: &Wanted) -> Result<Results, LibraryError> {
        search::search(self, query, wanted, Method::Cheapest)
    }

    /// Why a photo is an answer to a query: each part of the query by itself.
    pub fn why(&self, photo: i64, query: &Query) -> Result<Why, LibraryError> {
        search::why(self, photo, query)
    }

    /// Why a photo is an answer to a picture, given as the bytes of its file, and the text beside it.
    pub fn why_picture(&self, photo: i64, picture: &[u8], text: &str) -> Result<Why, LibraryError> {
        search::why_picture(self, photo, picture, text)
    }

    /// What the photos that a query finds can be narrowed down by.
    pub fn facets(&self, query: &Query) -> Result<Facets, LibraryError> {
        search::facets(self, query)
    }

    /// Answers a query by a chosen search method; for measuring one against the other.
    pub fn search_by(&self, query: &Query, limit: usize, method: Method) -> Result<Results, LibraryError> {
        search::search(self, query, &Wanted::best(limit), method)
    }

    /// Answers with the photos that look like a picture, given as the bytes of its file, and fit a text, which may be empty.
    pub fn search_picture(&self, picture: &[u8], text: &str, wanted: &Wanted) -> Result<Results, LibraryError> {
        search::search_picture(self, picture, text, wanted)
    }

    /// Gives back memory that was not used since the last call. A shell that stays open calls it now and then while nothing is
    /// to be done; what is needed again is loaded again.
    pub fn rest(&self) {
        self.recent.rest();
        self.model().encoder.rest();
    }

    /// The encoder in use.
    pub fn encoder(&self) -> Encoder {
        self.model().encoder.clone()
    }

    /// Why nothing can be written to this library, where that is so; searching works all the same.
    pub fn read_only(&self) -> Option<String> {
        self.catalog.access().refusal(&self.directory).map(|why| why.to_string())
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

    pub(crate) fn known_names(&self) -> &search::KnownNames {
        &self.known_names
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
    pub(crate) fn note_model_problem(&self, problem: Option<Problem>) {
        *self.model_problem.lock().unwrap_or_else(PoisonError::into_inner) = problem;
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
