//! What folders there are, and reading the photos in them.

use std::path::PathBuf;

use afterimage_core::IndexPace;
use clap::{Args, Subcommand};

use super::settings::pace_parser;

#[derive(Debug, Args)]
pub struct Index {
    /// Folders to add
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,

    /// Try the files again that could not be read before
    #[arg(long)]
    pub retry_failures: bool,

    /// How much of the computer to take
    #[arg(long, value_parser = pace_parser(), default_value = IndexPace::Fast.name())]
    pub pace: IndexPace,

    /// Leave the text in photos for another time; it takes about a second a photo
    #[arg(long)]
    pub no_text: bool,
}

impl Index {
    /// What somebody waits for who named nothing.
    pub fn of_all_folders() -> Self {
        Self { folders: Vec::new(), retry_failures: false, pace: IndexPace::Fast, no_text: true }
    }
}

#[derive(Debug, Args)]
pub struct Watch {
    /// Folders to add
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,

    /// Look through the folders every N seconds instead of letting the system announce changes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub poll: Option<u64>,

    /// How much of the computer to take, instead of what was chosen with `afterimage settings`
    #[arg(long, value_parser = pace_parser())]
    pub pace: Option<IndexPace>,
}

#[derive(Debug, Args)]
pub struct Folders {
    #[command(subcommand)]
    pub command: FoldersCommand,
}

/// What to do with folders.
#[derive(Debug, Subcommand)]
pub enum FoldersCommand {
    /// List the folders, each with its id and whether it can be reached
    List,
    /// Add folders, without reading their photos yet
    Add {
        #[arg(required = true, value_name = "FOLDER")]
        folders: Vec<PathBuf>,
    },
    /// Take a folder out of the library; nothing on disk changes
    ///
    /// Its photos are not found any more. What was embedded is kept, so that adding the folder again costs nothing.
    Remove {
        /// Its path or its id
        #[arg(value_name = "FOLDER")]
        folder: String,
    },
}
