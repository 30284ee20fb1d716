//! What in the folders is left out: by the person's rules, by `.afterimageignore` files, by `.nomedia`, and because it is hidden.
//!
//! The rules of a directory are those of the directory above it, and its own file's on top. They have a fingerprint, by which a
//! scan knows that a directory has to be looked at though nothing in it changed.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::library::LibraryError;
use crate::trash::is_trash;
use crate::view::IgnoreRules;

/// Holds patterns for the directory it is in, and for what is below.
const IGNORE_FILE: &str = ".afterimageignore";

/// Nothing in the directory it is in, and nothing below, is media that anybody wants to see.
const NO_MEDIA_FILE: &str = ".nomedia";

/// Begins the names of what macOS keeps beside files on disks of other systems: pictures by name, but not by content.
const APPLE_DOUBLE: &[u8] = b"._";

/// More of an `.afterimageignore` is not read.
const MOST_BYTES: u64 = 1 << 20;

/// The rules in force in one directory.
#[derive(Debug, Clone)]
pub(crate) struct Rules {
    chosen: Arc<Chosen>,
    files: Option<Arc<RuleFile>>,
    fingerprint: i64,
}

/// What the person chose, for one folder.
#[derive(Debug)]
struct Chosen {
    patterns: Gitignore,
    hidden: bool,
    least_bytes: u64,
}

/// An `.afterimageignore`, and those in the directories above it.
#[derive(Debug)]
struct RuleFile {
    patterns: Gitignore,
    above: Option<Arc<RuleFile>>,
}

impl Rules {
    /// The rules above all directories of the folder at `folder`.
    pub fn of_folder(folder: &Path, rules: &IgnoreRules) -> Self {
        let IgnoreRules { patterns, hidden, least_bytes } = rules;
        let text = format!("{hidden} {least_bytes}\n{}", patterns.join("\n"));
        let patterns = compile(folder, patterns.iter().map(String::as_str), Path::new("the settings"));
        let chosen = Chosen { patterns, hidden: *hidden, least_bytes: *least_bytes };
        Self { chosen: Arc::new(chosen), files: None, fingerprint: fingerprint(0, text.as_bytes()) }
    }

    /// The rules in `directory`, which has an `.afterimageignore` of its own, below one where these are in force.
    ///
    /// # Errors
    /// What the system says where that file is there and can't be read.
    pub fn inside(&self, directory: &Path) -> io::Result<Self> {
        let path = directory.join(IGNORE_FILE);
        let mut bytes = Vec::new();
        match File::open(&path).and_then(|file| file.take(MOST_BYTES).read_to_end(&mut bytes)) {
            // A directory of that name is none.
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::IsADirectory) => {
                return Ok(self.clone());
            }
            result => result?,
        };
        let text = String::from_utf8_lossy(&bytes);
        let file = RuleFile { patterns: compile(directory, text.lines(), &path), above: self.files.clone() };
        let fingerprint = fingerprint(self.fingerprint, &bytes);
        Ok(Self { chosen: Arc::clone(&self.chosen), files: Some(Arc::new(file)), fingerprint })
    }

    /// Tells these rules from others.
    pub fn fingerprint(&self) -> i64 {
        self.fingerprint
    }

    /// Whether a file or directory directly in this directory is left out, by its absolute path. `has_hidden_mark` is whether
    /// the system hides it, whatever its name.
    pub fn leave_out(&self, path: &Path, is_directory: bool, has_hidden_mark: bool) -> bool {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        if name.starts_with(APPLE_DOUBLE) && !is_directory {
            return true;
        }
        if is_directory && is_trash(path) {
            return true;
        }
        if self.chosen.hidden && (has_hidden_mark || name.starts_with(b".")) {
            return true;
        }
        // The nearest rule decides, as in git.
        let mut file = self.files.as_deref();
        while let Some(RuleFile { patterns, above }) = file {
            match patterns.matched(path, is_directory) {
                Match::None => file = above.as_deref(),
                decided => return decided.is_ignore(),
            }
        }
        self.chosen.patterns.matched(path, is_directory).is_ignore()
    }

    /// Whether a file is left out for its size.
    pub fn is_too_small(&self, bytes: u64) -> bool {
        bytes < self.chosen.least_bytes
    }
}

/// Whether a file in a directory holds rules for what is in it and below.
pub(crate) fn holds_rules(name: &std::ffi::OsStr) -> bool {
    name == IGNORE_FILE
}

/// Whether a file in a directory means that nothing in it, or below, is wanted.
pub(crate) fn forbids_media(name: &std::ffi::OsStr) -> bool {
    name == NO_MEDIA_FILE
}

/// Whether that is so in a directory.
pub(crate) fn has_no_media(directory: &Path) -> bool {
    directory.join(NO_MEDIA_FILE).symlink_metadata().is_ok()
}

/// Whether every pattern means something.
pub(crate) fn check(patterns: &[String]) -> Result<(), LibraryError> {
    patterns.iter().try_for_each(|pattern| {
        let bad = |source| LibraryError::BadPattern { pattern: pattern.clone(), source };
        GitignoreBuilder::new("").add_line(None, pattern).map(drop).map_err(bad)
    })
}

/// Patterns of a `.gitignore` in `directory`. Cameras write `IMG_1.JPG` where people write `*.jpg`, so both cases are alike. A line
/// that means nothing is passed over.
fn compile<'a>(directory: &Path, lines: impl Iterator<Item = &'a str>, origin: &Path) -> Gitignore {
    let mut builder = GitignoreBuilder::new(directory);
    let complain =
        |error: &ignore::Error| tracing::warn!(origin = %origin.display(), %error, "a pattern is passed over");
    if let Err(error) = builder.case_insensitive(true) {
        complain(&error);
    }
    for line in lines {
        if let Err(error) = builder.add_line(None, line) {
            complain(&error);
        }
    }
    builder.build().unwrap_or_else(|error| {
        complain(&error);
        Gitignore::empty()
    })
}

/// Of what is above and what comes on top.
fn fingerprint(above: i64, text: &[u8]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&above.to_le_bytes()).update(text);
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    i64::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn chosen(patterns: &[&str]) -> IgnoreRules {
        IgnoreRules { patterns: patterns.iter().map(|&pattern| pattern.to_owned()).collect(), ..IgnoreRules::default() }
    }

    fn file(rules: &Rules, path: &str) -> bool {
        rules.leave_out(Path::new(path), false, false)
    }

    #[test]
    fn what_was_chosen_holds_from_the_top_of_the_folder() {
        let rules =
            Rules::of_folder(Path::new("/p"), &chosen(&["*.gif", "/raw/", "screenshots", "# a comment", "!keep.gif"]));
        assert!(file(&rules, "/p/a.gif") && file(&rules, "/p/deep/B.GIF") && !file(&rules, "/p/a.jpg"));
        assert!(!file(&rules, "/p/deep/keep.gif"));
        let directory = |path: &str| rules.leave_out(Path::new(path), true, false);
        assert!(directory("/p/raw") && directory("/p/RAW") && !directory("/p/deep/raw"));
        assert!(directory("/p/deep/screenshots") && !file(&rules, "/p/raw"));
    }

    #[test]
    fn hidden_files_are_left_out_unless_wanted_and_apples_always() {
        let rules = Rules::of_folder(Path::new("/p"), &IgnoreRules::default());
        assert!(file(&rules, "/p/.a.jpg") && rules.leave_out(Path::new("/p/a.jpg"), false, true));
        let all = Rules::of_folder(Path::new("/p"), &IgnoreRules { hidden: false, ..IgnoreRules::default() });
        assert!(!file(&all, "/p/.a.jpg") && !all.leave_out(Path::new("/p/a.jpg"), false, true));
        assert!(file(&all, "/p/._a.jpg"));
        let small = Rules::of_folder(Path::new("/p"), &IgnoreRules { least_bytes: 100, ..IgnoreRules::default() });
        assert!(small.is_too_small(99) && !small.is_too_small(100) && !all.is_too_small(0));
    }

    #[test]
    fn the_nearest_file_decides() {
        let directory = tempfile::tempdir().unwrap();
        let (top, inner) = (directory.path(), directory.path().join("inner"));
        fs::create_dir(&inner).unwrap();
        let settings = Rules::of_folder(top, &chosen(&["*.gif"]));
        // Nothing is there: the same rules.
        assert_eq!(settings.inside(top).unwrap().fingerprint(), settings.fingerprint());
        fs::write(top.join(IGNORE_FILE), "*.png\n/only-here.jpg\n").unwrap();
        fs::write(inner.join(IGNORE_FILE), "!a.png\n!a.gif\n[z-b]\n").unwrap();
        let above = settings.inside(top).unwrap();
        let below = above.inside(&inner).unwrap();
        let left_out = |rules: &Rules, path: &str| rules.leave_out(&top.join(path), false, false);
        assert!(left_out(&above, "a.png") && left_out(&above, "a.gif") && left_out(&above, "only-here.jpg"));
        assert!(!left_out(&below, "inner/a.png") && !left_out(&below, "inner/a.gif"));
        assert!(left_out(&below, "inner/b.png") && left_out(&below, "inner/b.gif"));
        assert!(!left_out(&below, "inner/only-here.jpg"));
    }

    #[test]
    fn other_rules_have_another_fingerprint() {
        let directory = tempfile::tempdir().unwrap();
        let of = |rules: &IgnoreRules| Rules::of_folder(directory.path(), rules);
        let usual = of(&IgnoreRules::default());
        let mut prints = vec![
            usual.fingerprint(),
            of(&chosen(&["*.gif"])).fingerprint(),
            of(&IgnoreRules { hidden: false, ..IgnoreRules::default() }).fingerprint(),
            of(&IgnoreRules { least_bytes: 1, ..IgnoreRules::default() }).fingerprint(),
        ];
        for text in ["", "*.png", "*.jpg"] {
            fs::write(directory.path().join(IGNORE_FILE), text).unwrap();
            prints.push(usual.inside(directory.path()).unwrap().fingerprint());
        }
        let count = prints.len();
        prints.sort_unstable();
        prints.dedup();
        assert_eq!(prints.len(), count);
    }

    #[test]
    fn a_pattern_that_means_nothing_is_refused() {
        assert!(check(&["*.gif".into(), "/raw/".into(), "# why".into()]).is_ok());
        let refused = check(&["*.gif".into(), "a[z-b]".into()]).unwrap_err();
        assert!(matches!(refused, LibraryError::BadPattern { pattern, .. } if pattern == "a[z-b]"));
    }
}
