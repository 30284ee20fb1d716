//! Checking a library and what it needs, and tidying it up.

use clap::Args;

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
