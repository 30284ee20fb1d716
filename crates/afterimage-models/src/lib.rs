//! Which models there are, what is known of each, and how they come onto the disk.
//!
//! A model is data: a [`Manifest`] names its files and the facts by which it is chosen, a [`Store`] is the folder in which
//! models lie, one folder a model. What a folder holds is written into its lock file, last of all, so that a model is there
//! whole or not at all. Files come from the disk ([`Store::add`]) or, only when asked for, from the network
//! ([`Store::fetch`]); both build the model beside its place and move it there in one step.
//!
//! This crate computes nothing with models: the encoder reads what lies in [`Installed::folder`].
//!
//! ```
//! use afterimage_models::{State, Store};
//!
//! let store = Store::new(std::env::temp_dir().join("no-models-here"));
//! let listing = store.models();
//! let model = listing.models.iter().find(|model| model.manifest.name == "siglip2-b16-224").unwrap();
//! assert!(matches!(model.state, State::Available));
//! assert_eq!(model.manifest.dim, 768);
//! ```

mod add;
mod built_in;
mod check;
mod copy;
mod describe;
mod digest;
pub mod fetch;
mod gather;
mod hub_cache;
mod lock;
mod manifest;
mod model;
mod staging;
mod store;
#[cfg(test)]
mod testing;
mod verify;
mod weights;

pub use self::add::{AddError, Addition};
pub use self::built_in::built_in;
pub use self::check::ManifestError;
pub use self::digest::{FileHash, Promise};
pub use self::fetch::FetchError;
pub use self::hub_cache::{find_in_hub_cache, hub_caches};
pub use self::lock::{Lock, LockedFile, Voucher};
pub use self::manifest::{Family, Languages, Licence, Manifest, Memory, ModelFile, Recall};
pub use self::model::{Flaw, Installed, Listing, Model, Origin, State};
pub use self::store::{Store, StoreError};
pub use self::verify::Verdict;

/// What makes a folder a model; written last.
pub(crate) const LOCK_FILE: &str = "model.lock.toml";
/// The manifest of a model that is not built in, in its folder.
pub const MANIFEST_FILE: &str = "manifest.toml";
/// What is known of files that are being fetched.
pub(crate) const LEDGER_FILE: &str = "fetch.toml";
/// The end of the name of a file that is being fetched.
pub(crate) const PARTIAL: &str = ".partial";
