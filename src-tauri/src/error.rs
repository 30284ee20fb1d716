//! What a command answers when it can't.

use std::fmt::Display;

use afterimage_core::view::{Problem, ProblemKind, UnreadReason};
use afterimage_core::{AddModelError, EncoderError, LibraryError};
use afterimage_models::{FetchError, StoreError};
use serde::Serialize;
use ts_rs::TS;

/// An error as the window gets it: a kind that it has words for, and what belongs into or beside them.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct CommandError {
    /// What kind of error it is.
    pub kind: ErrorKind,
    /// What it is about: a path, a name, a host or a number, by kind.
    pub about: Option<String>,
    /// What the system or another program said, in whatever language it speaks.
    pub detail: Option<String>,
    /// Why a picture can't be read, where it is about one.
    pub unread: Option<UnreadReason>,
    /// All of it in English, for logs.
    pub message: String,
}

/// Who has the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(untagged)]
#[ts(export)]
pub enum ErrorKind {
    /// The library, or a model.
    Library(ProblemKind),
    /// The window, or the desktop it is on.
    Desk(DeskProblem),
}

/// What a desktop can't do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DeskProblem {
    /// It has no tray.
    NoTray,
    /// It lets no program hear keys that are meant for another.
    NoKeys,
    /// Keys belong to another program, or are none.
    KeysTaken,
    /// A program to open photos with is not there any more.
    NoProgram,
    /// It does not let photos be dragged.
    NoDragging,
    /// It refused something else: a viewer, the clipboard.
    System,
}

impl CommandError {
    /// The desktop can't do something, as `message` tells in English.
    pub fn desk(problem: DeskProblem, message: &dyn Display) -> Self {
        let kind = ErrorKind::Desk(problem);
        Self { kind, about: None, detail: None, unread: None, message: message.to_string() }
    }

    /// The system refused something and said why.
    pub fn system(said: &dyn Display) -> Self {
        Self { detail: Some(said.to_string()), ..Self::desk(DeskProblem::System, said) }
    }
}

impl From<Problem> for CommandError {
    fn from(Problem { kind, about, detail, unread, message }: Problem) -> Self {
        Self { kind: ErrorKind::Library(kind), about, detail, unread, message }
    }
}

impl From<LibraryError> for CommandError {
    fn from(error: LibraryError) -> Self {
        Problem::from(&error).into()
    }
}

impl From<EncoderError> for CommandError {
    fn from(error: EncoderError) -> Self {
        Problem::from(&error).into()
    }
}

impl From<AddModelError> for CommandError {
    fn from(error: AddModelError) -> Self {
        Problem::from(&error).into()
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        Problem::from(&error).into()
    }
}

impl From<FetchError> for CommandError {
    fn from(error: FetchError) -> Self {
        Problem::from(&error).into()
    }
}
