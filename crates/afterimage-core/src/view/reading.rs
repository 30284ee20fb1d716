//! The text in photos: what was chosen, what reads it, and what it says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the person chose about the text in photos.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TextRules {
    /// Whether it is read, where there is a program for that. What was read is not searched, nor shown, while it is not.
    pub read: bool,
    /// The languages it is read in, as Tesseract calls them: `eng`, `chi_sim`. None leave the choice to Afterimage.
    pub languages: Vec<String>,
}

impl Default for TextRules {
    fn default() -> Self {
        Self { read: true, languages: Vec::new() }
    }
}

/// How far reading the text in photos is, and what reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reading {
    /// Whether it was chosen.
    pub on: bool,
    /// What reads: `Tesseract 5.3.0`.
    pub engine: Option<String>,
    /// Why nothing can be read, if that is so.
    pub problem: Option<ReadingProblem>,
    /// The same in English, for terminals: a sentence without its end.
    pub detail: Option<String>,
    /// The languages that are installed.
    pub installed: Vec<String>,
    /// Those of them that are read.
    pub languages: Vec<String>,
    /// Photos in which there may be text: all but videos.
    #[ts(type = "number")]
    pub photos: u64,
    /// Those of them that were read, be it in other languages.
    #[ts(type = "number")]
    pub read: u64,
    /// Photos in which text was found.
    #[ts(type = "number")]
    pub with_text: u64,
}

/// Why no text can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingProblem {
    /// There is no Tesseract.
    NotInstalled,
    /// There is one that can't be used.
    NotAnswering,
    /// There is one of before 2018.
    TooOld,
    /// It has no data for any of the languages to read.
    NoLanguages,
}

/// A hit in which words of the query were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TextHit {
    /// The photo.
    #[ts(type = "number")]
    pub photo: i64,
    /// The line where most of them are, with what is around it.
    pub snippet: String,
}
