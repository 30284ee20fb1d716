//! Following the folders: what changes in them, and whether they are there at all.
//!
//! The system's events only say *where* something happened ([`DirtyPlaces`]); what happened is found by scanning those
//! directories again, as after any absence. So nothing depends on the order, the completeness or the meaning of events,
//! which differ between systems, and a lost one costs a scan. [`Planner`] says when it is time to scan what: it is told the
//! time, and so can be tested without waiting for it. [`Watcher`] asks the system for events; where it gives none, folders
//! are polled. [`presence`] tells a folder that is away from one that is empty, and finds it under another mount point.

mod dirty;
mod mounts;
mod planner;
mod presence;
mod watcher;

pub(crate) use dirty::DirtyPlaces;
pub(crate) use mounts::Mounts;
pub(crate) use planner::{Next, Planner};
pub(crate) use presence::{away, look_for};
pub(crate) use watcher::{Inbox, Trouble, Watcher};

pub use dirty::Reach;
pub use planner::Pace;
