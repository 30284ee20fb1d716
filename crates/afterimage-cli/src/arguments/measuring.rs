//! How well and how fast photos are found, and the vectors they are found by.

use std::path::PathBuf;

use clap::Args;

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
