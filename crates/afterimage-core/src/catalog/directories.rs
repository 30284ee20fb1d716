//! Directories of the folders: what a scan remembers of them, so that it can pass by those that did not change.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, params};

use super::{CatalogError, StoredPath};

/// Files given their directory in one go.
const ADOPTED_AT_ONCE: usize = 5000;

/// A directory in a folder; the folder itself has an empty path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryRow {
    /// Its id.
    pub id: i64,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// The device it was on.
    pub device: Option<i64>,
    /// Its own time of change, in nanoseconds from 1970, when everything in it was known.
    pub modified_ns: Option<i64>,
    /// The fingerprint of the rules about what is left out that were in force when it was listed.
    pub rules: Option<i64>,
    /// Whether it has a file with such rules of its own.
    pub has_rules: bool,
}

/// A directory as a scan meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetDirectory {
    /// The folder it is in.
    pub folder: i64,
    /// Path relative to the folder.
    pub path: PathBuf,
    /// The device it is on.
    pub device: Option<i64>,
    /// Its own time of change, in nanoseconds from 1970, unless that proves nothing yet.
    pub modified_ns: Option<i64>,
    /// The fingerprint of the rules about what is left out.
    pub rules: i64,
    /// Whether it has a file with such rules of its own.
    pub has_rules: bool,
}

const COLUMNS: &str = "SELECT id, path, device, modified_ns, rules, has_rules FROM directories";

impl DirectoryRow {
    /// The directory at `path` of a folder, if a scan has met it.
    pub fn find(connection: &Connection, folder: i64, path: &Path) -> Result<Option<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE folder = ?1 AND path = ?2"))?;
        Ok(statement.query_row(params![folder, StoredPath(path.to_owned())], Self::from_row).optional()?)
    }

    /// The directories directly in directory `id`.
    pub fn children(connection: &Connection, id: i64) -> Result<Vec<Self>, CatalogError> {
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE parent = ?1"))?;
        Ok(statement.query_map([id], Self::from_row)?.collect::<Result<_, _>>()?)
    }

    /// The directory `path` of a folder and, where `with_below`, all those in it: their ids.
    pub fn ids_at(
        connection: &Connection,
        folder: i64,
        path: &Path,
        with_below: bool,
    ) -> Result<Vec<i64>, CatalogError> {
        let Some(Self { id, .. }) = Self::find(connection, folder, path)? else { return Ok(Vec::new()) };
        if !with_below {
            return Ok(vec![id]);
        }
        let mut statement = connection.prepare_cached(
            "WITH RECURSIVE below (id) AS (
                 SELECT ?1 UNION ALL SELECT directories.id FROM directories JOIN below ON parent = below.id)
             SELECT id FROM below",
        )?;
        Ok(statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Notes that the scan under way met a directory. Its time of change counts once the run is [through](Self::trust_met);
    /// without it, and until then where other rules are in force, it is to be listed again. Its parent has been met before.
    pub fn meet(connection: &Connection, met: &MetDirectory) -> Result<(), CatalogError> {
        // The folder may have been removed from the library while it was being scanned.
        connection
            .prepare_cached(
                "INSERT INTO directories (folder, parent, path, device, met_ns, rules, has_rules)
                 SELECT ?1, (SELECT id FROM directories WHERE folder = ?1 AND path = ?2), ?3, ?4, ?5, ?6, ?7
                 WHERE EXISTS (SELECT 1 FROM folders WHERE id = ?1)
                 ON CONFLICT (folder, path) DO UPDATE SET device = excluded.device, met_ns = excluded.met_ns,
                     modified_ns = CASE WHEN rules IS excluded.rules THEN modified_ns END,
                     rules = excluded.rules, has_rules = excluded.has_rules",
            )?
            .execute(params![
                met.folder,
                met.path.parent().map(|parent| StoredPath(parent.to_owned())),
                StoredPath(met.path.clone()),
                met.device,
                met.modified_ns,
                met.rules,
                met.has_rules,
            ])?;
        Ok(())
    }

    /// Forgets what an earlier run met but did not get through.
    pub fn forget_met(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("UPDATE directories SET met_ns = NULL WHERE met_ns IS NOT NULL", [])?;
        Ok(())
    }

    /// A run is through: the directories it met are known, except those that hold files it did not read.
    pub fn trust_met(connection: &Connection) -> Result<(), CatalogError> {
        connection.execute(
            "UPDATE directories SET modified_ns = met_ns WHERE met_ns IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM pending WHERE pending.directory = directories.id)",
            [],
        )?;
        Self::forget_met(connection)
    }

    /// The files in directory `id` and below.
    pub fn files_below(connection: &Connection, id: i64) -> Result<Vec<i64>, CatalogError> {
        let mut statement = connection.prepare_cached(
            "WITH RECURSIVE below (id) AS (
                 SELECT ?1 UNION ALL SELECT directories.id FROM directories JOIN below ON parent = below.id)
             SELECT files.id FROM below JOIN files ON directory = below.id",
        )?;
        Ok(statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Forgets a directory with everything below it.
    pub fn remove(connection: &Connection, id: i64) -> Result<(), CatalogError> {
        connection.prepare_cached("DELETE FROM directories WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Whether any file has no directory yet.
    pub fn any_orphan(connection: &Connection) -> Result<bool, CatalogError> {
        Ok(connection.prepare("SELECT 1 FROM files WHERE directory IS NULL")?.exists([])?)
    }

    /// Gives every file that has no directory yet the one it is in: files of an older catalog, or of a folder that another
    /// one took in.
    pub fn adopt_files(connection: &Connection) -> Result<(), CatalogError> {
        let mut known = HashMap::new();
        let mut orphans = connection.prepare("SELECT id, folder, path FROM files WHERE directory IS NULL LIMIT ?1")?;
        let mut update = connection.prepare("UPDATE files SET directory = ?1 WHERE id = ?2")?;
        loop {
            let files: Vec<(i64, i64, StoredPath)> = orphans
                .query_map([ADOPTED_AT_ONCE as i64], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()?;
            if files.is_empty() {
                return Ok(());
            }
            for (file, folder, path) in files {
                let parent = path.as_path().parent().unwrap_or(Path::new(""));
                let directory = Self::find_or_add(connection, folder, parent, &mut known)?;
                update.execute(params![directory, file])?;
            }
        }
    }

    fn find_or_add(
        connection: &Connection,
        folder: i64,
        path: &Path,
        known: &mut HashMap<(i64, PathBuf), i64>,
    ) -> Result<i64, CatalogError> {
        let key = (folder, path.to_owned());
        if let Some(&id) = known.get(&key) {
            return Ok(id);
        }
        let parent = match path.parent() {
            Some(parent) => Some(Self::find_or_add(connection, folder, parent, known)?),
            None => None,
        };
        let stored = StoredPath(path.to_owned());
        connection
            .prepare_cached(
                "INSERT INTO directories (folder, parent, path) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![folder, parent, stored])?;
        let id = connection
            .prepare_cached("SELECT id FROM directories WHERE folder = ?1 AND path = ?2")?
            .query_row(params![folder, stored], |row| row.get(0))?;
        known.insert(key, id);
        Ok(id)
    }

    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            path: row.get::<_, StoredPath>(1)?.0,
            device: row.get(2)?,
            modified_ns: row.get(3)?,
            rules: row.get(4)?,
            has_rules: row.get(5)?,
        })
    }
}
