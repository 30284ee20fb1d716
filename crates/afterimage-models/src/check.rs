//! What makes a manifest one that can be trusted with names of files and addresses.

use std::collections::HashSet;

use url::{Host, Url};

use crate::Manifest;

/// A manifest that can't be used. Exhaustive, as [`AddError`](crate::AddError) is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// It is not TOML, or a field is missing, unknown or of another type.
    #[error("the manifest {file} can't be read: {comment}")]
    Syntax {
        /// The manifest.
        file: String,
        /// What the parser says, with the line.
        comment: String,
    },
    /// A field's value makes no sense or is not safe.
    #[error("the manifest {file} has an unusable `{field}`: {comment}")]
    Field {
        /// The manifest.
        file: String,
        /// The field, for instance `files[2].path`.
        field: String,
        /// What is wrong with it.
        comment: String,
    },
}

/// The longest name of a model.
const LONGEST_NAME: usize = 64;

/// The model that comes with Afterimage; its folder is kept by the encoder.
const STARTER: &str = "starter";

/// Why `name` can't be a model's name, if it can't.
pub(crate) fn name(name: &str) -> Result<(), &'static str> {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if name == STARTER {
        return Err("this is the model that comes with Afterimage");
    }
    if name.len() > LONGEST_NAME {
        return Err("it is longer than 64 characters");
    }
    if !name.split('-').all(part) {
        return Err("a name has lower-case letters, digits and single hyphens");
    }
    Ok(())
}

/// Why `path` can't be the path of a file in a model's folder, if it can't.
fn path(path: &str) -> Result<(), &'static str> {
    let parts: Vec<_> = path.split('/').collect();
    if parts.len() > 2 {
        return Err("files lie in the folder or in one subfolder");
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    for part in parts {
        if part.is_empty() || part.starts_with('.') || part.ends_with('.') || !part.bytes().all(plain) {
            return Err("names of files have letters, digits, `.`, `_` and `-`, and neither begin nor end with a dot");
        }
    }
    if RESERVED.iter().any(|name| path.eq_ignore_ascii_case(name)) || path.ends_with(crate::PARTIAL) {
        return Err("Afterimage keeps files of its own under this name");
    }
    Ok(())
}

/// Names that Afterimage uses in a model's folder.
const RESERVED: [&str; 3] = [crate::LOCK_FILE, crate::MANIFEST_FILE, crate::LEDGER_FILE];

/// Why `url` can't be where a file is fetched from, if it can't. Plain HTTP only reaches this machine, for tests.
pub(crate) fn address(url: &Url) -> Result<(), &'static str> {
    if !url.username().is_empty() || url.password().is_some() {
        return Err("names and passwords don't belong into an address");
    }
    match url.scheme() {
        "https" => Ok(()),
        "http" if is_this_machine(url) => Ok(()),
        _ => Err("only https is fetched from"),
    }
}

/// Whether `url` names the machine it is used on.
pub(crate) fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Checks all of `manifest`; `file` is what errors call it.
pub(crate) fn manifest(file: &str, manifest: &Manifest) -> Result<(), ManifestError> {
    let wrong = |field: &str, comment: &str| {
        Err(ManifestError::Field { file: file.to_owned(), field: field.to_owned(), comment: comment.to_owned() })
    };
    let m = manifest;
    if let Err(comment) = name(&m.name) {
        return wrong("name", comment);
    }
    for (field, text) in [("title", &m.title), ("good_for", &m.good_for), ("licence.name", &m.licence.name)] {
        if text.trim().is_empty() {
            return wrong(field, "it is empty");
        }
    }
    for (field, value) in [("dim", m.dim), ("side", m.side)] {
        if !(1..=16384).contains(&value) {
            return wrong(field, "it is not between 1 and 16384");
        }
    }
    if m.parameters.is_some_and(|parameters| parameters > MOST_PARAMETERS) {
        return wrong("parameters", "no model is that large");
    }
    if m.recommended && m.licence.commercial != Some(true) {
        return wrong("recommended", "only models that may be used commercially are recommended");
    }
    if m.languages.codes.is_empty() && m.languages.count.is_none() && m.languages.note.is_none() {
        return wrong("languages", "nothing is said of them");
    }
    if m.files.is_empty() {
        return wrong("files", "there are none");
    }
    let mut seen = HashSet::new();
    for (n, entry) in m.files.iter().enumerate() {
        if let Err(comment) = path(&entry.path) {
            return wrong(&format!("files[{n}].path"), comment);
        }
        // Some file systems hold `A` and `a` to be the same.
        if !seen.insert(entry.path.to_ascii_lowercase()) {
            return wrong(&format!("files[{n}].path"), "it is listed twice");
        }
        if let Some(text) = &entry.url {
            let problem = match Url::parse(text) {
                Ok(url) => address(&url).err(),
                Err(_) => Some("it is no address"),
            };
            if let Some(comment) = problem {
                return wrong(&format!("files[{n}].url"), comment);
            }
        }
    }
    for (n, recall) in m.recall.iter().enumerate() {
        if !(0.0..=100.0).contains(&recall.value) {
            return wrong(&format!("recall[{n}].value"), "it is no percentage");
        }
        if recall.source.trim().is_empty() {
            return wrong(&format!("recall[{n}].source"), "a figure without a source is not shown");
        }
    }
    Ok(())
}

/// So many that memory in bytes is still a number.
const MOST_PARAMETERS: u64 = 1 << 40;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::manifest_text;

    fn field_of(error: &ManifestError) -> &str {
        match error {
            ManifestError::Field { field, .. } => field,
            ManifestError::Syntax { .. } => "syntax",
        }
    }

    #[test]
    fn what_is_not_safe_is_refused_with_the_name_of_the_field() {
        let text = manifest_text("small", "https://example.org");
        assert_eq!(Manifest::parse("m.toml", &text).err(), None);
        for (from, to, field) in [
            ("name = \"small\"", "name = \"../small\"", "name"),
            ("name = \"small\"", "name = \"Small\"", "name"),
            ("name = \"small\"", "name = \"a--b\"", "name"),
            ("name = \"small\"", "name = \"starter\"", "name"),
            ("title = \"Small\"", "title = \" \"", "title"),
            ("dim = 8", "dim = 0", "dim"),
            ("dim = 8", "dim = -8", "syntax"),
            ("dim = 8", "dim = 8\nextra = 1", "syntax"),
            ("side = 4", "side = 100000", "side"),
            ("family = \"clip\"", "family = \"resnet\"", "syntax"),
            ("commercial = true", "", "recommended"),
            ("codes = [\"en\"]", "", "languages"),
            ("\"config.json\"", "\"/etc/passwd\"", "files[0].path"),
            ("\"config.json\"", "\"../config.json\"", "files[0].path"),
            ("\"config.json\"", "\"a/../config.json\"", "files[0].path"),
            ("\"config.json\"", "\"a/b/config.json\"", "files[0].path"),
            ("\"config.json\"", "'a\\config.json'", "files[0].path"),
            ("\"config.json\"", "\"C:config.json\"", "files[0].path"),
            ("\"config.json\"", "\"\"", "files[0].path"),
            ("\"config.json\"", "\"Model.safetensors\"", "files[1].path"),
            ("\"config.json\"", "\"model.lock.toml\"", "files[0].path"),
            ("https://example.org/config.json", "http://example.org/config.json", "files[0].url"),
            ("https://example.org/config.json", "file:///config.json", "files[0].url"),
            ("https://example.org/config.json", "https://me:pw@example.org/config.json", "files[0].url"),
            ("https://example.org/config.json", "config.json", "files[0].url"),
            ("value = 50.5", "value = 101", "recall[0].value"),
            ("value = 50.5", "value = nan", "recall[0].value"),
        ] {
            assert!(text.contains(from), "{from}");
            let error = Manifest::parse("m.toml", &text.replace(from, to)).unwrap_err();
            assert_eq!(field_of(&error), field, "{to}: {error}");
            assert!(error.to_string().contains("m.toml"), "{error}");
        }
    }

    #[test]
    fn plain_http_reaches_this_machine_only() {
        for (url, fine) in [
            ("http://127.0.0.1:8000/a", true),
            ("http://[::1]/a", true),
            ("http://localhost/a", true),
            ("http://localhost.example.org/a", false),
            ("http://127.0.0.1.example.org/a", false),
            ("https://example.org/a", true),
            ("ftp://localhost/a", false),
        ] {
            assert_eq!(address(&Url::parse(url).unwrap()).is_ok(), fine, "{url}");
        }
    }
}
