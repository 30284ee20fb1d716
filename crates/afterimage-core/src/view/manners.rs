//! How the indexer behaves beside everything else that a person does with their computer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::TextRules;

/// What the person chose about work in the background. Kept in the catalog, one row a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Manners {
    /// How much of the computer indexing takes.
    pub pace: IndexPace,
    /// Whether it waits while the computer runs on its battery.
    pub only_on_mains: bool,
    /// Whether it waits while somebody uses the computer.
    pub only_when_idle: bool,
    /// Minutes without a key or the mouse after which nobody does; at least 1.
    pub idle_minutes: u32,
    /// It never reads or embeds with more threads than this, at least 1; `null` leaves that to the pace.
    pub threads: Option<u32>,
    /// It never takes more than about so many megabytes beside models and index, at least [`Manners::LEAST_MEMORY_MB`]; `null`
    /// sets no such limit.
    pub memory_mb: Option<u32>,
    /// What in the folders is left out.
    pub ignore: IgnoreRules,
    /// Whether and how the text in photos is read.
    pub texts: TextRules,
    /// Whether [regions](crate::Region) of large photos are embedded and searched beside the whole.
    #[serde(default)]
    pub regions: bool,
}

/// How much of the computer indexing takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum IndexPace {
    /// About a quarter of the processors, and those only while nothing else wants them.
    #[default]
    Quiet,
    /// About half of the processors.
    Balanced,
    /// All of it.
    Fast,
}

/// What in the folders is left out. What is left out by a rule that is new goes out of sight like a deleted file; when the rule
/// is taken away it comes back without being embedded again.
///
/// Beside these rules, a directory with a file `.nomedia` is left out with everything below it, `._*` files always are, and a file
/// `.afterimageignore` in any directory holds patterns for what is in it and below, as `.gitignore` does for git.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IgnoreRules {
    /// Patterns as in a `.gitignore` at the top of every folder, upper and lower case alike: `*.gif`, `/raw/`, `screenshots`.
    pub patterns: Vec<String>,
    /// Whether files and directories that are hidden (on all systems: whose names begin with a dot) are left out.
    pub hidden: bool,
    /// Files smaller than this are left out; 0 for none.
    #[ts(type = "number")]
    pub least_bytes: u64,
}

/// What the computer says of itself that [`Manners`] ask for; `null` for what can't be told here. What can't be told is never
/// waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Surroundings {
    /// Whether it is on mains power; a computer without a battery always is.
    pub on_mains: Option<bool>,
    /// Seconds since somebody used a key or the mouse.
    #[ts(type = "number | null")]
    pub idle_seconds: Option<u64>,
}

/// What an indexer waits for, by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WaitsFor {
    /// Mains power.
    Mains,
    /// That nobody uses the computer.
    Idle,
}

impl Manners {
    /// Less memory is not enough for decoding one photo.
    pub const LEAST_MEMORY_MB: u32 = 512;
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            pace: IndexPace::default(),
            only_on_mains: false,
            only_when_idle: false,
            idle_minutes: 5,
            threads: None,
            memory_mb: None,
            ignore: IgnoreRules::default(),
            texts: TextRules::default(),
            regions: false,
        }
    }
}

impl Default for IgnoreRules {
    fn default() -> Self {
        Self { patterns: Vec::new(), hidden: true, least_bytes: 0 }
    }
}

impl IndexPace {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Quiet, Self::Balanced, Self::Fast];

    /// What it is called in the catalog and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Balanced => "balanced",
            Self::Fast => "fast",
        }
    }

    /// The pace of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pace| pace.name() == name)
    }
}
