//! What in the folders is left out.

use ignore::gitignore::GitignoreBuilder;

use crate::library::LibraryError;

/// Whether every pattern means something.
pub(crate) fn check(patterns: &[String]) -> Result<(), LibraryError> {
    patterns.iter().try_for_each(|pattern| {
        let bad = |source| LibraryError::BadPattern { pattern: pattern.clone(), source };
        GitignoreBuilder::new("").add_line(None, pattern).map(drop).map_err(bad)
    })
}
