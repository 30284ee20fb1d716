//! The names that queries are compared with: of places, folders and cameras that the library has photos of.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use afterimage_query::PlaceList;

use crate::catalog::{CatalogError, PhotoDirectory, PhotoRow};
use crate::library::Library;

/// What the library has names for.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The towns where photos were taken, by their ids, …
    pub towns: Vec<u32>,
    /// … and the names of those and their countries.
    pub places: Arc<PlaceList>,
    /// The directories that hold photos.
    pub directories: Vec<NamedDirectory>,
}

/// A directory as people name it.
#[derive(Debug)]
pub(crate) struct NamedDirectory {
    /// Its id.
    pub id: i64,
    /// The name of the library's folder and the path in it, with `/` between them.
    pub label: String,
    /// The same without case and accents.
    pub folded: String,
    /// The absolute path, folded.
    pub absolute: String,
}

impl NamedDirectory {
    fn new(directory: &PhotoDirectory) -> Self {
        let slashes = |text: String| text.replace('\\', "/");
        let folder = directory.folder.file_name().unwrap_or(directory.folder.as_os_str());
        let label = slashes(Path::new(folder).join(&directory.path).display().to_string());
        let label = label.trim_end_matches('/').to_owned();
        let absolute = slashes(directory.folder.join(&directory.path).display().to_string());
        let absolute = fold(absolute.trim_end_matches('/'));
        Self { id: directory.id, folded: fold(&label), label, absolute }
    }
}

/// A text without case and accents.
pub(crate) fn fold(text: &str) -> String {
    afterimage_query::folded(text).into_iter().collect()
}

/// The names as they were when somebody last wrote to the catalog: reading them costs more than most queries.
#[derive(Debug, Default)]
pub(crate) struct KnownNames(Mutex<Option<(i64, Arc<Names>)>>);

impl KnownNames {
    /// The names as they are now.
    pub fn of(&self, library: &Library) -> Result<Arc<Names>, CatalogError> {
        let state = library.catalog().state()?;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, names)) = known.as_ref().filter(|(of, _)| *of == state) {
            return Ok(Arc::clone(names));
        }
        let (towns, directories) = library
            .catalog()
            .read(|connection| Ok((PhotoRow::towns(connection)?, PhotoDirectory::all(connection)?)))?;
        // Photos come and go more often than towns.
        let places = match known.as_ref().filter(|(_, names)| names.towns == towns) {
            Some((_, names)) => Arc::clone(&names.places),
            None => library.places().map(|places| places.names_of(&towns)).unwrap_or_default().into(),
        };
        let directories = directories.iter().map(NamedDirectory::new).collect();
        let names = Arc::new(Names { towns, places, directories });
        *known = Some((state, Arc::clone(&names)));
        Ok(names)
    }
}
