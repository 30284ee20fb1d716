//! What people do with photos: favourites, ratings, albums, copies.

use std::path::PathBuf;

use afterimage_core::view::Stars;
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct Favourite {
    /// Files of the library, or photos' ids
    #[arg(required = true, value_name = "PHOTO")]
    pub photos: Vec<String>,

    /// Make them favourites no longer
    #[arg(long)]
    pub remove: bool,
}

#[derive(Debug, Args)]
pub struct Rate {
    /// 0 to 5, or `none`: what the photo's file says counts again
    #[arg(value_name = "STARS")]
    pub stars: Rating,

    /// Files of the library, or photos' ids
    #[arg(required = true, value_name = "PHOTO")]
    pub photos: Vec<String>,
}

/// So many stars, or `none` for those of the photo's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating(pub Option<Stars>);

impl std::str::FromStr for Rating {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse().ok().and_then(Stars::new) {
            Some(stars) => Ok(Self(Some(stars))),
            None if text == "none" => Ok(Self(None)),
            None => Err("0 to 5, or `none`".to_owned()),
        }
    }
}

#[derive(Debug, Args)]
pub struct Albums {
    #[command(subcommand)]
    pub command: AlbumsCommand,
}

/// What to do with albums. An album is named by its name or its id.
#[derive(Debug, Subcommand)]
pub enum AlbumsCommand {
    /// List all albums
    List,
    /// List the photos of an album: in their order, or what a saved search finds now
    Show {
        #[arg(value_name = "ALBUM")]
        album: String,

        /// Show at most this many photos
        #[arg(short = 'n', long, default_value_t = 100_000, value_name = "N")]
        limit: usize,
    },
    /// Make an album
    New {
        #[arg(value_name = "NAME")]
        name: String,

        /// Photos to put into it
        #[arg(value_name = "PHOTO")]
        photos: Vec<String>,
    },
    /// Save a search as an album that always holds what it finds
    Save {
        #[arg(value_name = "NAME")]
        name: String,

        #[arg(required = true, value_name = "QUERY")]
        query: Vec<String>,
    },
    /// Add photos at the end of an album
    Add {
        #[arg(value_name = "ALBUM")]
        album: String,

        #[arg(required = true, value_name = "PHOTO")]
        photos: Vec<String>,
    },
    /// Take photos out of an album; they stay in the library
    Remove {
        #[arg(value_name = "ALBUM")]
        album: String,

        #[arg(required = true, value_name = "PHOTO")]
        photos: Vec<String>,
    },
    /// Put photos of an album first, in the order in which they are named
    Arrange {
        #[arg(value_name = "ALBUM")]
        album: String,

        #[arg(required = true, value_name = "PHOTO")]
        photos: Vec<String>,
    },
    /// Give an album another name
    Rename {
        #[arg(value_name = "ALBUM")]
        album: String,

        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Delete an album; its photos stay. `restore` has it back until `gc`
    Delete {
        #[arg(value_name = "ALBUM")]
        album: String,
    },
    /// Have an album back that was deleted
    Restore {
        #[arg(value_name = "ID")]
        album: i64,
    },
}

#[derive(Debug, Args)]
pub struct Export {
    /// Files of the library, or photos' ids
    #[arg(required_unless_present = "album", value_name = "PHOTO")]
    pub photos: Vec<String>,

    /// All photos of an album
    #[arg(long, value_name = "ALBUM")]
    pub album: Option<String>,

    /// The folder to copy to; made if it is not there
    #[arg(long, value_name = "FOLDER")]
    pub to: PathBuf,

    /// Leave out what the photos tell beside their pixels: where, when, with what and by whom they were taken
    #[arg(long)]
    pub without_metadata: bool,
}

#[derive(Debug, Args)]
pub struct Trash {
    /// Files of the library, or photos' ids
    #[arg(required_unless_present_any = ["query", "album", "list", "undo"], value_name = "PHOTO")]
    pub photos: Vec<String>,

    /// What a query finds: where the model can tell, its matches alone
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,

    /// All photos of an album
    #[arg(long, value_name = "ALBUM")]
    pub album: Option<String>,

    /// At most so many of those that the query finds
    #[arg(short = 'n', long, requires = "query", value_name = "N")]
    pub limit: Option<usize>,

    /// Don't ask
    #[arg(short, long)]
    pub yes: bool,

    /// List what was moved from here and still is in the trash
    #[arg(long, conflicts_with_all = ["photos", "query", "album", "yes"])]
    pub list: bool,

    /// Have back what was moved last, or what has this number in the list
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["photos", "query", "album", "yes", "list"])]
    pub undo: Option<Option<i64>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_stars_or_none() {
        let parsed = ["0", "5", "none", "6", "-1", "five"].map(|text| text.parse::<Rating>().ok());
        assert_eq!(parsed[..3], [Some(Rating(Stars::new(0))), Some(Rating(Stars::new(5))), Some(Rating(None))]);
        assert_eq!(parsed[3..], [None, None, None]);
    }
}
