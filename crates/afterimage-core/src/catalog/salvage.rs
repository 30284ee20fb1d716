//! Saving what can be read of a damaged catalog.
//!
//! A damaged page costs the rows on it, not the library: tables are read row by row around what can't be read, into a new
//! catalog. What is lost of photos and embeddings is read from the originals again by the next run. The damaged file is kept.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Row, params_from_iter};

use super::{AlbumRow, Catalog, CatalogError, DirectoryRow, PhotoRow, TextRow, health};

/// What became of a damaged catalog.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Salvaged {
    /// The damaged file, as it was.
    pub backup: PathBuf,
    /// Rows that were saved.
    pub rows: u64,
    /// Rows that could be read and fit nowhere any more, because what they belonged to is lost.
    pub dropped: u64,
}

/// Tables in the order in which they may refer to each other come first; what is only of a moment, or follows
/// from the rest, is left out.
const LEFT_OUT: [&str; 6] = ["directories", "outlines", "pending", "sqlite_sequence", "stacks", "unnamed"];

/// Names, and where which words were read, are made anew of what is saved. FTS5 keeps each in several tables.
const MADE_ANEW: [&str; 2] = ["names", "read_words"];

/// Puts a new catalog with all that can be read in place of the damaged one at `path`. Nobody may have it open.
///
/// # Errors
/// If the new one can't be written; the damaged one is still in its place then.
pub fn salvage(path: &Path) -> Result<Salvaged, CatalogError> {
    let io = |source| CatalogError::Io { path: path.to_owned(), source };
    let backup = back_up(path).map_err(io)?;
    let fresh_path = path.with_extension("salvaged");
    remove_database(&fresh_path).map_err(io)?;
    let fresh = Catalog::open(&fresh_path)?;
    // Read from the backup: its log belongs to it, and the original stays as it is until the end.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let damaged = Connection::open_with_flags(&backup, flags)
        .map_err(|source| CatalogError::Open { path: backup.clone(), source })?;
    let mut rows = 0;
    let dropped = fresh.write_unchecked(|connection| {
        for table in tables(connection)? {
            rows += copy_table(&damaged, connection, &table)?;
        }
        // Keywords that are lost leave no gap to be seen.
        PhotoRow::doubt_facts(connection)?;
        AlbumRow::recover(connection)?;
        // Where files may be missing, no directory is known.
        connection.execute("UPDATE files SET directory = NULL", [])?;
        let dropped = health::remove_dangling(connection)?;
        health::remove_incomplete(connection)?;
        TextRow::index_all(connection)?;
        DirectoryRow::adopt_files(connection)?;
        Ok(dropped)
    })?;
    fresh.close()?;
    remove_logs(path).map_err(io)?;
    fs::rename(&fresh_path, path).map_err(io)?;
    Ok(Salvaged { backup, rows, dropped })
}

/// Copies the catalog with its log to a name that says when.
pub fn back_up(path: &Path) -> std::io::Result<PathBuf> {
    let now = jiff::Zoned::now().strftime("%Y-%m-%d-%H%M%S");
    let mut backup = path.with_extension(format!("damaged-{now}.sqlite"));
    let mut again = 1;
    while backup.exists() {
        again += 1;
        backup = path.with_extension(format!("damaged-{now}-{again}.sqlite"));
    }
    fs::copy(path, &backup)?;
    let log = with_suffix(path, "-wal");
    if log.exists() {
        fs::copy(&log, with_suffix(&backup, "-wal"))?;
    }
    fs::File::open(&backup)?.sync_all()?;
    Ok(backup)
}

fn remove_logs(path: &Path) -> std::io::Result<()> {
    for suffix in ["-wal", "-shm"] {
        match fs::remove_file(with_suffix(path, suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn remove_database(path: &Path) -> std::io::Result<()> {
    remove_logs(path)?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The path of a file that SQLite keeps beside another.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn tables(connection: &Connection) -> Result<Vec<String>, CatalogError> {
    let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(names
        .into_iter()
        .filter(|name| !LEFT_OUT.contains(&name.as_str()) && !MADE_ANEW.iter().any(|anew| name.starts_with(anew)))
        .collect())
}

/// The columns that both have, so that a catalog of an earlier version is saved as well.
fn columns(damaged: &Connection, fresh: &Connection, table: &str) -> Result<Vec<String>, CatalogError> {
    let of = |connection: &Connection| -> rusqlite::Result<Vec<String>> {
        let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
        statement.query_map([table], |row| row.get(0))?.collect()
    };
    let there = of(damaged).unwrap_or_default();
    Ok(of(fresh)?.into_iter().filter(|column| there.contains(column)).collect())
}

/// Copies what can be read of a table; how many rows that were.
fn copy_table(damaged: &Connection, fresh: &Connection, table: &str) -> Result<u64, CatalogError> {
    let columns = columns(damaged, fresh, table)?;
    if columns.is_empty() {
        return Ok(0);
    }
    let list = columns.join(", ");
    let marks = vec!["?"; columns.len()].join(", ");
    let mut insert = fresh.prepare(&format!("INSERT OR REPLACE INTO {table} ({list}) VALUES ({marks})"))?;
    let mut copied = 0;
    let mut copy = |row: &Row<'_>, first: usize| -> rusqlite::Result<()> {
        let values = (first..first + columns.len()).map(|i| row.get(i)).collect::<rusqlite::Result<Vec<Value>>>()?;
        // A row that breaks a rule of the catalog was damaged itself.
        copied += insert.execute(params_from_iter(values)).unwrap_or(0) as u64;
        Ok(())
    };
    if !has_rowid(damaged, table) {
        // Small: as far as it goes.
        let mut all = || -> rusqlite::Result<()> {
            let mut statement = damaged.prepare(&format!("SELECT {list} FROM {table}"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                copy(row, 0)?;
            }
            Ok(())
        };
        log_damage(table, all());
        return Ok(copied);
    }
    // An index may be what is damaged: only the table itself is asked.
    let (scan, one) = (
        format!("SELECT rowid, {list} FROM {table} NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid"),
        format!("SELECT rowid, {list} FROM {table} NOT INDEXED WHERE rowid = ?1"),
    );
    let (mut next, last) = (i64::MIN, last_rowid(damaged, table));
    loop {
        let mut forward = || -> rusqlite::Result<()> {
            let mut statement = damaged.prepare_cached(&scan)?;
            let mut rows = statement.query([next])?;
            while let Some(row) = rows.next()? {
                let rowid: i64 = row.get(0)?;
                copy(row, 1)?;
                next = rowid.saturating_add(1);
            }
            Ok(())
        };
        match forward() {
            Ok(()) => return Ok(copied),
            Err(error) => log_damage(table, Err(error)),
        }
        // Row by row over what can't be read in order, up to the next row that can.
        next = next.max(1);
        loop {
            if next > last {
                return Ok(copied);
            }
            let mut point = || -> rusqlite::Result<bool> {
                let mut statement = damaged.prepare_cached(&one)?;
                let mut rows = statement.query([next])?;
                let row = rows.next()?;
                row.map(|row| copy(row, 1)).transpose().map(|row| row.is_some())
            };
            let readable = point().unwrap_or(false);
            next += 1;
            if readable {
                break;
            }
        }
    }
}

fn log_damage(table: &str, result: rusqlite::Result<()>) {
    if let Err(error) = result {
        tracing::warn!(table, %error, "part of a table can't be read");
    }
}

fn has_rowid(connection: &Connection, table: &str) -> bool {
    connection.prepare(&format!("SELECT rowid FROM {table}")).is_ok()
}

/// The largest row id there may be; where the end of the table can't be read, the largest that was ever given.
fn last_rowid(connection: &Connection, table: &str) -> i64 {
    let largest = connection.query_row(&format!("SELECT max(rowid) FROM {table} NOT INDEXED"), [], |row| row.get(0));
    let given = || connection.query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |row| row.get(0));
    largest.or_else(|_| given()).unwrap_or(0)
}
