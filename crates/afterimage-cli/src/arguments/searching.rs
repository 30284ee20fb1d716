//! Finding photos, and what is known of one.

use clap::Args;

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
