//! What a person chose for this library, and what it was made with.

use rusqlite::{Connection, OptionalExtension};

use super::CatalogError;

/// A choice, as it is named in the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The name of the model that answers.
    Model,
    /// The name of the model that is to answer when it has embedded every photo.
    NextModel,
    /// The edition of the places that photos have.
    Places,
    /// How much of the computer indexing takes.
    Pace,
    /// Whether indexing waits for mains power.
    OnlyOnMains,
    /// Whether indexing waits until nobody uses the computer.
    OnlyWhenIdle,
    /// Minutes after which nobody does.
    IdleMinutes,
    /// Most threads for indexing.
    Threads,
    /// Most memory for indexing, in megabytes.
    MemoryMb,
    /// Patterns of files that are left out, one a line.
    IgnorePatterns,
    /// Whether hidden files are left out.
    IgnoreHidden,
    /// Files smaller than this are left out.
    LeastBytes,
    /// Whether the text in photos is read.
    ReadTexts,
    /// The languages it is read in, separated by spaces.
    ReadLanguages,
    /// Whether regions of large photos are embedded and searched.
    Regions,
}

impl Setting {
    fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::NextModel => "next_model",
            Self::Places => "places",
            Self::Pace => "pace",
            Self::OnlyOnMains => "only_on_mains",
            Self::OnlyWhenIdle => "only_when_idle",
            Self::IdleMinutes => "idle_minutes",
            Self::Threads => "threads",
            Self::MemoryMb => "memory_mb",
            Self::IgnorePatterns => "ignore_patterns",
            Self::IgnoreHidden => "ignore_hidden",
            Self::LeastBytes => "least_bytes",
            Self::ReadTexts => "read_texts",
            Self::ReadLanguages => "read_languages",
            Self::Regions => "regions",
        }
    }

    /// What was chosen, if anything was.
    pub fn get(self, connection: &Connection) -> Result<Option<String>, CatalogError> {
        let mut statement = connection.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
        Ok(statement.query_row([self.name()], |row| row.get(0)).optional()?)
    }

    /// Chooses.
    pub fn set(self, connection: &Connection, value: &str) -> Result<(), CatalogError> {
        connection.execute(
            "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [self.name(), value],
        )?;
        Ok(())
    }

    /// Forgets the choice.
    pub fn clear(self, connection: &Connection) -> Result<(), CatalogError> {
        connection.execute("DELETE FROM settings WHERE name = ?1", [self.name()])?;
        Ok(())
    }
}
