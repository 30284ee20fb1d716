//! Favourites, ratings and albums.

use super::{Library, LibraryError};
use crate::catalog::{AlbumRow, CatalogError, Mark};
use crate::view::{Album, Marks, Stars};

impl Library {
    /// Makes photos favourites, or no longer: all of them or none.
    pub fn set_favourite(&self, photos: &[i64], favourite: bool) -> Result<(), LibraryError> {
        Ok(self.catalog.write(|connection| Mark::set_favourite(connection, photos, favourite))?)
    }

    /// Gives photos stars, which count more than what their files say; with `None`, that counts again. Files are not touched.
    pub fn rate(&self, photos: &[i64], rating: Option<Stars>) -> Result<(), LibraryError> {
        Ok(self.catalog.write(|connection| Mark::rate(connection, photos, rating))?)
    }

    /// Every photo that is a favourite or has stars.
    pub fn marks(&self) -> Result<Marks, LibraryError> {
        Ok(self.catalog.read(Mark::all_shown)?)
    }

    /// Every album, by name.
    pub fn albums(&self) -> Result<Vec<Album>, LibraryError> {
        Ok(self.catalog.read(AlbumRow::all)?.into_iter().map(Album::from).collect())
    }

    /// One album.
    pub fn album(&self, album: i64) -> Result<Album, LibraryError> {
        Ok(self.catalog.read(|connection| AlbumRow::get(connection, album))?.into())
    }

    /// The albums in which a photo was put by hand: their ids, by name.
    pub fn albums_of(&self, photo: i64) -> Result<Vec<i64>, LibraryError> {
        Ok(self.catalog.read(|connection| AlbumRow::of_photo(connection, photo))?)
    }

    /// Makes an album of photos picked by hand.
    ///
    /// # Errors
    /// [`LibraryError::AlbumName`] if the name is empty or another album has it; so with every name that is given.
    pub fn make_album(&self, name: &str, photos: &[i64]) -> Result<Album, LibraryError> {
        self.named(name, None, |connection, name| {
            let id = AlbumRow::add(connection, name, None)?;
            AlbumRow::insert(connection, id, photos)?;
            AlbumRow::get(connection, id)
        })
    }

    /// Saves a search: an album that always holds what the words find.
    pub fn save_search(&self, name: &str, query: &str) -> Result<Album, LibraryError> {
        self.named(name, None, |connection, name| {
            let id = AlbumRow::add(connection, name, Some(query))?;
            AlbumRow::get(connection, id)
        })
    }

    /// Gives an album another name.
    pub fn rename_album(&self, album: i64, name: &str) -> Result<Album, LibraryError> {
        self.named(name, Some(album), |connection, name| {
            AlbumRow::get(connection, album)?;
            AlbumRow::rename(connection, album, name)?;
            AlbumRow::get(connection, album)
        })
    }

    /// Deletes an album; its photos stay. [`restore_album`](Self::restore_album) has it back until garbage is collected.
    pub fn delete_album(&self, album: i64) -> Result<(), LibraryError> {
        Ok(self.catalog.write(|connection| {
            AlbumRow::get(connection, album)?;
            AlbumRow::set_deleted(connection, album, true)
        })?)
    }

    /// Has a deleted album back as it was.
    pub fn restore_album(&self, album: i64) -> Result<Album, LibraryError> {
        let name = self.catalog.read(|connection| AlbumRow::deleted_name(connection, album))?;
        self.named(&name, Some(album), |connection, _| {
            AlbumRow::set_deleted(connection, album, false)?;
            AlbumRow::get(connection, album)
        })
    }

    /// Adds photos at the end of an album; how many were not in it before.
    ///
    /// # Errors
    /// [`LibraryError::SavedSearch`] if its photos are not picked by hand; so with everything that changes them.
    pub fn add_to_album(&self, album: i64, photos: &[i64]) -> Result<u64, LibraryError> {
        self.change_photos(album, |connection| AlbumRow::insert(connection, album, photos))
    }

    /// Takes photos out of an album; how many were in it.
    pub fn take_from_album(&self, album: i64, photos: &[i64]) -> Result<u64, LibraryError> {
        self.change_photos(album, |connection| AlbumRow::take_out(connection, album, photos))
    }

    /// Puts photos of an album in this order, before those that are not named.
    pub fn arrange_album(&self, album: i64, photos: &[i64]) -> Result<(), LibraryError> {
        self.change_photos(album, |connection| AlbumRow::arrange(connection, album, photos))
    }

    /// Forgets the favourites, ratings and places in albums of photos that no file holds; of how many photos.
    pub fn forget_marks_of_gone(&self) -> Result<u64, LibraryError> {
        Ok(self.catalog.write(Mark::forget_gone)?)
    }

    /// Does something that gives an album a name; `own` is that album, if it is there already.
    fn named(
        &self,
        name: &str,
        own: Option<i64>,
        run: impl FnOnce(&rusqlite::Connection, &str) -> Result<AlbumRow, CatalogError>,
    ) -> Result<Album, LibraryError> {
        let name = name.trim();
        let made = self.catalog.write(|connection| {
            let taken = |album: &AlbumRow| Some(album.id) != own && album.name.to_lowercase() == name.to_lowercase();
            if name.is_empty() || AlbumRow::all(connection)?.iter().any(taken) {
                return Ok(None);
            }
            run(connection, name).map(Some)
        })?;
        made.map(Album::from).ok_or_else(|| LibraryError::AlbumName { name: name.to_owned() })
    }

    fn change_photos<T>(
        &self,
        album: i64,
        run: impl FnOnce(&rusqlite::Connection) -> Result<T, CatalogError>,
    ) -> Result<T, LibraryError> {
        let changed = self.catalog.write(|connection| match AlbumRow::get(connection, album)?.query {
            None => run(connection).map(Some),
            Some(_) => Ok(None),
        })?;
        changed.ok_or(LibraryError::SavedSearch { album })
    }
}

impl From<AlbumRow> for Album {
    fn from(row: AlbumRow) -> Self {
        Self { album: row.id, name: row.name, query: row.query, photos: row.photos, cover: row.cover }
    }
}
