//! The command line.

mod indexing;
mod keeping;
mod measuring;
mod models;
mod searching;
mod settings;
mod upkeep;

use std::path::PathBuf;

use afterimage_core::DeviceChoice;
use clap::{Parser, Subcommand};

pub use indexing::{Folders, FoldersCommand, Index, Watch};
pub use keeping::{Albums, AlbumsCommand, Export, Favourite, Rate, Trash};
pub use measuring::{Bench, Embed, Eval};
pub use models::{Models, ModelsCommand, Places, PlacesCommand};
pub use searching::{Search, Show, Similar};
pub use settings::Settings;
pub use upkeep::{Doctor, Gc, Verify};

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
