//! What the shells show: plain, serialisable answers of the library.
//!
//! The window gets these as JSON and its TypeScript types are generated from here; the command line prints them with
//! `--json`. Ids are SQLite row ids and fit a JavaScript number.

mod asking;
mod failures;
mod folder_state;
mod keeping;
mod manners;
mod models;
mod months;
mod photo;
mod problem;
mod progress;
mod query;
mod reading;
mod results;
mod stacks;
mod status;
mod trash;
mod unread;
mod why;

pub use asking::{DayOfPhotos, Facet, Facets, Order, UnderstoodPart, Wanted};
pub use failures::{Failure, FailureFilter, FailureGroup, FailureKind, Retry};
pub use folder_state::{FolderState, Unannounced};
pub use keeping::{Album, Marks, NoRating, Stars};
pub use manners::{IgnoreRules, IndexPace, Manners, Surroundings, WaitsFor};
pub use models::{HeldModel, ModelCard, ModelState, PublishedRecall};
pub use months::MonthOfPhotos;
pub use photo::{DateSource, Exposure, FileDetails, Frame, PhotoDetails, Place};
pub use problem::{Problem, ProblemKind};
pub use progress::{IndexPhase, IndexProgress};
pub use query::Query;
pub use reading::{Reading, ReadingProblem, TextHit, TextRules};
pub use results::{RegionHit, Relevance, Results, VideoHit};
pub use stacks::{PlaceOfPhotos, Stack};
pub use status::{ComputesOn, Folder, LibraryStatus, OtherDevice, OtherDeviceKind};
pub use trash::{NotMoved, PutBack, Removal, TrashProblem, Trashed};
pub use unread::UnreadReason;
pub use why::{NameKind, Why, WhyName, WhyOf, WhyPart};
