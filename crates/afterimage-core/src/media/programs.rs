//! Where programs of the person's are on this computer.

use std::path::{Path, PathBuf};

/// Where package managers put programs that a window started from the desktop does not find by `PATH`.
const USUAL_PLACES: [&str; 4] = ["/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin", "/usr/bin"];

/// The places where a program may be: only `given` if it is given, else what the environment names in `variable`, else on `PATH`, in
/// the usual places, and in `more` places. What is there is for the caller to see.
pub(super) fn places_of(name: &str, given: Option<&Path>, variable: &str, more: &[&str]) -> Vec<PathBuf> {
    let named = given.map(Path::to_owned).or_else(|| std::env::var_os(variable).map(PathBuf::from));
    if let Some(program) = named {
        return vec![program];
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = USUAL_PLACES.iter().chain(more).map(PathBuf::from);
    // A relative entry of PATH would be looked for in whatever directory this is.
    let places = std::env::split_paths(&path).filter(|place| place.is_absolute()).chain(usual);
    places.map(|place| place.join(executable(name))).collect()
}

/// The name of a program's file.
pub(super) fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
