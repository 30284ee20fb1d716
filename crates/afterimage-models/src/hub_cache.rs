//! Models that other programs have already fetched: the cache of Hugging Face's libraries.
//!
//! It holds a folder `models--<org>--<name>` for each model, in it `refs/main` with a commit and `snapshots/<commit>/` with
//! links to the files.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// Where Hugging Face's libraries keep models on this computer, by the variables they look at.
pub fn hub_caches() -> Vec<PathBuf> {
    caches_of(&|name| std::env::var_os(name), std::env::home_dir())
}

fn caches_of(variable: &dyn Fn(&str) -> Option<OsString>, home: Option<PathBuf>) -> Vec<PathBuf> {
    let variable = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let places = [
        variable("HF_HUB_CACHE"),
        variable("HUGGINGFACE_HUB_CACHE"),
        variable("HF_HOME").map(|home| home.join("hub")),
        variable("XDG_CACHE_HOME").map(|cache| cache.join("huggingface/hub")),
        home.map(|home| home.join(".cache/huggingface/hub")),
    ];
    let mut caches: Vec<PathBuf> = Vec::new();
    for place in places.into_iter().flatten() {
        if !caches.contains(&place) {
            caches.push(place);
        }
    }
    caches
}

/// Looks for the model `org/name` in `caches`. The folder is to be added like any other.
pub fn find_in_hub_cache(caches: &[PathBuf], id: &str) -> Option<PathBuf> {
    let (org, name) = id.split_once('/')?;
    let plain = |part: &str| !part.is_empty() && !part.contains(['/', '\\']) && !part.starts_with('.');
    if !plain(org) || !plain(name) {
        return None;
    }
    let folder = format!("models--{org}--{name}");
    caches.iter().map(|cache| cache.join(&folder)).find(|folder| snapshot(folder).is_some())
}

/// The files of the model in `folder`, if it is one of a cache: what `refs/main` names, or the only snapshot.
pub(crate) fn snapshot(folder: &Path) -> Option<PathBuf> {
    hub_id(folder)?;
    let snapshots = folder.join("snapshots");
    let main = fs::read_to_string(folder.join("refs").join("main")).ok();
    let main = main
        .as_deref()
        .map(str::trim)
        .filter(|commit| !commit.is_empty() && commit.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if let Some(found) = main.map(|commit| snapshots.join(commit)).filter(|found| found.is_dir()) {
        return Some(found);
    }
    let mut folders =
        fs::read_dir(&snapshots).ok()?.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir());
    let only = folders.next()?;
    folders.next().is_none().then_some(only)
}

/// The `org/name` of a model whose files are in `folder`, if that is a folder of a cache or a snapshot in one.
pub(crate) fn hub_id(folder: &Path) -> Option<String> {
    folder.ancestors().take(3).find_map(|folder| {
        let (org, name) = folder.file_name()?.to_str()?.strip_prefix("models--")?.split_once("--")?;
        Some(format!("{org}/{name}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caches_are_looked_for_where_the_variables_say() {
        let variable = |name: &str| match name {
            "HF_HOME" => Some("/data/hf".into()),
            "HF_HUB_CACHE" => Some("".into()),
            _ => None,
        };
        let found = caches_of(&variable, Some("/home/me".into()));
        assert_eq!(found, [PathBuf::from("/data/hf/hub"), "/home/me/.cache/huggingface/hub".into()]);
    }

    #[test]
    fn the_snapshot_is_the_one_that_main_names() {
        let cache = tempfile::tempdir().unwrap();
        let model = cache.path().join("models--org--a--b");
        for commit in ["aa", "bb"] {
            fs::create_dir_all(model.join("snapshots").join(commit)).unwrap();
        }
        let caches = [cache.path().to_path_buf()];
        // Two snapshots, and nobody says which.
        assert_eq!(find_in_hub_cache(&caches, "org/a--b"), None);
        fs::create_dir_all(model.join("refs")).unwrap();
        fs::write(model.join("refs/main"), "bb\n").unwrap();
        assert_eq!(find_in_hub_cache(&caches, "org/a--b"), Some(model.clone()));
        assert_eq!(snapshot(&model), Some(model.join("snapshots/bb")));
        assert_eq!(hub_id(&model.join("snapshots/bb")).as_deref(), Some("org/a--b"));
        fs::write(model.join("refs/main"), "../../..").unwrap();
        assert_eq!(snapshot(&model), None);
        for id in ["org", "/b", "org/", "../x", "org/../x", "org/a/b"] {
            assert_eq!(find_in_hub_cache(&caches, id), None, "{id}");
        }
    }
}
