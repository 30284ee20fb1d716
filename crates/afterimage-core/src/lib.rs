//! The library under Afterimage: find photos by what is in them.
//!
//! Two paths make up the crate, and everything lies on one of them:
//!
//! ```text
//! a photo   folder → scan → decode → embed → store → index          (writes; in the background)
//! a query   text or photo → embed → search → rank → show            (reads; at every keystroke)
//! ```
//!
//! [`Library`] is the front door. Below it, [`indexer`] is the first path and the search module the second; both stand on
//! [`catalog`] (SQLite: the truth), [`media`] (reading photos), [`vectors`] (nearest neighbours) and the
//! `afterimage-encoder` crate. The four at the bottom do not know each other.

pub mod catalog;
mod choice;
mod hubness;
pub mod indexer;
mod library;
pub mod media;
mod model;
mod models;
mod search;
mod thumbnails;
pub mod upkeep;
pub mod vectors;
pub mod view;

pub use choice::Choice;
pub use indexer::{BackgroundIndexer, IndexControl, IndexEvent, IndexReport};
pub use library::{Library, LibraryError, default_library_directory};
pub use model::Encoders;
pub use models::{AddModelError, InstalledModels, STARTER, Trial};
pub use vectors::Method;
pub use view::Query;
