//! The library under Afterimage: find photos by what is in them.
//!
//! Two paths make up the crate, and everything lies on one of them:
//!
//! ```text
//! a photo   folder → scan → decode → embed → store → index          (writes; in the background)
//! a query   text or photo → understand → embed → filter → search → rank → show   (reads; at every keystroke)
//! ```
//!
//! [`Library`] is the front door. Below it, [`indexer`] is the first path, which the watch module starts when something
//! changes in a folder, and the search module the second; both stand on
//! [`catalog`] (SQLite: the truth), [`media`] (reading photos), [`vectors`] (nearest neighbours) and the
//! `afterimage-encoder` crate. The four at the bottom do not know each other.

pub mod catalog;
mod choice;
mod export;
mod hubness;
mod ignoring;
pub mod indexer;
mod library;
mod locks;
mod manners;
pub mod media;
mod model;
mod models;
mod part;
mod phrases;
pub mod places;
mod priority;
mod problems;
mod region;
mod search;
mod stacks;
mod surroundings;
mod thumbnails;
mod trash;
mod trial;
pub mod upkeep;
mod variant;
pub mod vectors;
pub mod view;
mod watch;

pub use afterimage_encoder::{DeviceChoice, EncoderError};
pub use choice::Choice;
pub use export::{Copied, Export, ExportFailure, NotExported};
pub use indexer::{BackgroundIndexer, Depth, IndexControl, IndexEvent, IndexReport, Look, Scope, TextReport};
pub use library::{Library, LibraryError, Retried, default_library_directory};
pub use model::Encoders;
pub use models::{AddModelError, InstalledModels, STARTER};
pub use part::PhotoPart;
pub use places::Places;
pub use priority::Priority;
pub use region::Region;
pub use surroundings::{Senses, SystemSenses};
pub use trash::TrashCan;
pub use trial::Trial;
pub use variant::ModelVariant;
pub use vectors::Method;
pub use view::{IndexPace, Manners, Order, Query, Wanted};
pub use watch::{Pace, Reach};
