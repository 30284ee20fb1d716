//! How much of the computer indexing takes, and what it reads.

use afterimage_core::IndexPace;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

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

/// The paces by their names.
pub(super) fn pace_parser() -> impl TypedValueParser<Value = IndexPace> {
    PossibleValuesParser::new(IndexPace::ALL.map(IndexPace::name))
        .map(|name| IndexPace::named(&name).unwrap_or_default())
}

fn yes_or_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|word| word == "yes")
}
