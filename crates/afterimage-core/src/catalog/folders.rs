//! The folders the person chose.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CatalogError, DirectoryRow, StoredPath};

/// Why a folder can't be reached. Its photos stay in the library all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Away {
    /// There is no such folder.
    Missing,
    /// It is suddenly empty and another one than it was: what an unplugged drive leaves behind.
    Emptied,
    /// Another volume lies there, without any of its files.
    OtherDisk,
}

/// Where a folder is, whatever the volume is mounted at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VolumePlace {
    /// Names the volume.
    pub volume: String,
    /// The path in it.
    pub path: PathBuf,
}

/// A folder of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// Its id.
    pub id: i64,
    /// Absolute path.
    pub path: PathBuf,
    /// Files known in it.
    pub files: u64,
    /// Files of it that could not be read.
    pub failures: u64,
    /// The volume it is on, where the system tells volumes apart.
    pub place: Option<VolumePlace>,
    /// Its own number on that volume.
    pub inode: Option<i64>,
    /// Why it could not be reached when it was last looked for.
    pub away: Option<Away>,
    /// When all of it was looked through last, in milliseconds from 1970, UTC.
    pub looked_at: Option<i64>,
}

const COLUMNS: &str = "SELECT id, path, (SELECT count(*) FROM files WHERE folder = folders.id),
    (SELECT count(*) FROM files WHERE folder = folders.id AND failure IS NOT NULL), volume, volume_path, inode, away,
    looked_at
    FROM folders";

impl FolderRow {
    /// Adds a folder, or finds it if it is there already; its id.
    pub fn add(connection: &Connection, path: &Path) -> Result<i64, CatalogError> {
        let path = StoredPath(path.to_owned());
        connection
            .prepare_cached("INSERT INTO folders (path, added_at) VALUES (?1, unixepoch()) ON CONFLICT DO NOTHING")?
            .execute([&path])?;
        Ok(connection.query_row("SELECT id FROM folders WHERE path = ?1", [&path], |row| row.get(0))?)
    }

    /// Takes a folder and its files out of the library; the photos' embeddings stay.
    pub fn remove(connection: &Connection, id: i64) -> Result<(), CatalogError> {
        match connection.execute("DELETE FROM folders WHERE id = ?1", params![id])? {
            0 => Err(CatalogError::NotFound { what: "folder", id }),
            _ => Ok(()),
        }
    }

    /// Moves the files of a folder that lies inside folder `into` over to it, and takes the inner one out. Nothing has to
    /// be read again.
    pub fn absorb(connection: &Connection, into: i64, into_path: &Path, inner: &Self) -> Result<(), CatalogError> {
        let prefix = inner.path.strip_prefix(into_path).unwrap_or(Path::new(""));
        let mut files = connection.prepare_cached("SELECT id, path FROM files WHERE folder = ?1")?;
        let files: Vec<(i64, StoredPath)> =
            files.query_map([inner.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut update =
            connection.prepare_cached("UPDATE files SET folder = ?1, path = ?2, directory = NULL WHERE id = ?3")?;
        for (id, path) in files {
            update.execute(params![into, StoredPath(prefix.join(path.as_path())), id])?;
        }
        Self::remove(connection, inner.id)?;
        DirectoryRow::adopt_files(connection)
    }

    /// All folders, in the order of their paths.
    pub fn all(connection: &Connection) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} ORDER BY path"))?;
        let rows = statement.query_map([], Self::from_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One folder.
    pub fn get(connection: &Connection, id: i64) -> Result<Self, CatalogError> {
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
        statement.query_row([id], Self::from_row).optional()?.ok_or(CatalogError::NotFound { what: "folder", id })
    }

    /// Notes that the folder is there, and where.
    pub fn note_here(
        connection: &Connection,
        id: i64,
        place: Option<&VolumePlace>,
        inode: Option<i64>,
    ) -> Result<(), CatalogError> {
        connection.execute(
            "UPDATE folders SET volume = ?2, volume_path = ?3, inode = ?4, away = NULL WHERE id = ?1",
            params![id, place.map(|place| &place.volume), place.map(|place| StoredPath(place.path.clone())), inode],
        )?;
        Ok(())
    }

    /// Notes that the folder can't be reached, and why.
    pub fn note_away(connection: &Connection, id: i64, away: Away) -> Result<(), CatalogError> {
        connection.execute("UPDATE folders SET away = ?2 WHERE id = ?1", params![id, away.name()])?;
        Ok(())
    }

    /// Notes when all of some folders was looked through, in milliseconds from 1970, UTC.
    pub fn note_looked(connection: &Connection, folders: &[i64], at: i64) -> Result<(), CatalogError> {
        let mut update = connection.prepare_cached("UPDATE folders SET looked_at = ?2 WHERE id = ?1")?;
        folders.iter().try_for_each(|folder| update.execute([*folder, at]).map(drop))?;
        Ok(())
    }

    /// The folder is under another path now. `false`, and nothing changes, where that path is another folder's, or lies in
    /// one, or around one.
    pub fn relocate(connection: &Connection, id: i64, path: &Path) -> Result<bool, CatalogError> {
        let free = Self::all(connection)?
            .iter()
            .all(|other| other.id == id || !(other.path.starts_with(path) || path.starts_with(&other.path)));
        if free {
            connection
                .execute("UPDATE folders SET path = ?2 WHERE id = ?1", params![id, StoredPath(path.to_owned())])?;
        }
        Ok(free)
    }

    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let place: (Option<String>, Option<StoredPath>) = (row.get(4)?, row.get(5)?);
        Ok(Self {
            id: row.get(0)?,
            path: row.get::<_, StoredPath>(1)?.0,
            files: row.get(2)?,
            failures: row.get(3)?,
            place: match place {
                (Some(volume), Some(path)) => Some(VolumePlace { volume, path: path.0 }),
                _ => None,
            },
            inode: row.get(6)?,
            away: row.get::<_, Option<String>>(7)?.as_deref().and_then(Away::named),
            looked_at: row.get(8)?,
        })
    }
}

/// A sentence for people.
impl std::fmt::Display for Away {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "There is no such folder at the moment.",
            Self::Emptied => "It is empty, as when a drive is unplugged.",
            Self::OtherDisk => "Another disk lies in its place.",
        })
    }
}

impl Away {
    fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Emptied => "emptied",
            Self::OtherDisk => "other_disk",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Missing, Self::Emptied, Self::OtherDisk].into_iter().find(|away| away.name() == name)
    }
}
