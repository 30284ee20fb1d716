//! The photos that a command names.

use std::path::Path;

use afterimage_core::Library;
use anyhow::bail;

/// The photo in a file of the library, or with this id.
pub fn named(library: &Library, name: &str) -> anyhow::Result<i64> {
    if let Some(photo) = library.photo_at(Path::new(name))? {
        return Ok(photo);
    }
    match name.parse() {
        // Says so if there is none with this id.
        Ok(id) => Ok(library.photo(id)?.photo),
        Err(_) => bail!("{name} is neither a file of the library nor a photo's id"),
    }
}

/// The same of several.
pub fn all_named(library: &Library, names: &[String]) -> anyhow::Result<Vec<i64>> {
    names.iter().map(|name| named(library, name)).collect()
}

/// A file of a photo, for showing: one that can be reached, if there is one.
pub fn path_of(library: &Library, photo: i64) -> anyhow::Result<String> {
    let files = library.photo(photo)?.files;
    let file = files.iter().find(|file| file.online).or(files.first());
    Ok(file.map(|file| file.path.clone()).unwrap_or_default())
}
