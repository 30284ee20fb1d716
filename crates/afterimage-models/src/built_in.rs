//! The manifests that come with Afterimage.

use crate::{Manifest, ManifestError};

macro_rules! manifests {
    ($($name:literal),* $(,)?) => {
        [$((
            concat!("models/", $name, ".toml"),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/", $name, ".toml")),
        )),*]
    };
}

/// Where each lies in the repository, and what it says.
const MANIFESTS: &[(&str, &str)] = &manifests![
    "align-b7",
    "chinese-clip-b16",
    "clip-b16",
    "clip-b32",
    "clip-l14",
    "clip-l14-336",
    "openclip-b32",
    "openclip-h14",
    "openclip-l14",
    "siglip-b16",
    "siglip-b16-256-multilingual",
    "siglip-so400m-384",
    "siglip2-b16-224",
    "siglip2-b16-256",
    "siglip2-b16-384",
    "siglip2-b16-512",
    "siglip2-b32-256",
    "siglip2-l16-256",
    "siglip2-so400m-224",
    "xlm-roberta-b32",
    "xlm-roberta-h14",
];

/// Every model that Afterimage knows how to fetch.
///
/// # Errors
/// Each manifest is checked like any other; the tests see to it that all are fine.
pub fn built_in() -> impl Iterator<Item = Result<Manifest, ManifestError>> {
    MANIFESTS.iter().map(|(file, text)| Manifest::parse(file, text))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_manifest_is_sound_and_bears_the_name_of_its_file() {
        let mut names = HashSet::new();
        for (manifest, (file, _)) in built_in().zip(MANIFESTS) {
            let manifest = manifest.unwrap();
            assert_eq!(*file, format!("models/{}.toml", manifest.name));
            assert!(manifest.can_be_fetched(), "{file}");
            assert!(manifest.source.is_some() && manifest.revision.is_some(), "{file}");
            assert!(names.insert(manifest.name), "{file}");
        }
    }

    #[test]
    fn every_address_names_the_revision() {
        for manifest in built_in().map(Result::unwrap) {
            let own = manifest.source.clone().unwrap() + "/";
            for file in manifest.files {
                let url = file.url.unwrap();
                if url.starts_with(&own) {
                    let revision = manifest.revision.as_deref().unwrap();
                    assert!(url.starts_with(&format!("{own}resolve/{revision}/")), "{url}");
                }
                // What has a known hash must not change under its address.
                assert!(file.sha256.is_none() || !url.contains("/resolve/main/"), "{url}");
            }
        }
    }

    #[test]
    fn each_lists_what_its_family_is_loaded_from() {
        for manifest in built_in().map(Result::unwrap) {
            let paths: Vec<_> = manifest.files.iter().map(|file| file.path.as_str()).collect();
            let has = |names: &[&str]| names.iter().any(|name| paths.contains(name));
            assert!(has(&crate::weights::NAMES), "{}", manifest.name);
            // LAION's XLM-RoBERTa repositories have no configuration; the encoder tells them by their shapes.
            let described = has(&["config.json", "open_clip_config.json"]) || has(&["open_clip_pytorch_model.bin"]);
            assert!(described, "{}", manifest.name);
            assert!(has(&["tokenizer.json", "vocab.txt"]), "{}", manifest.name);
        }
    }

    #[test]
    fn someone_is_recommended() {
        assert!(built_in().map(Result::unwrap).any(|manifest| manifest.recommended));
    }
}
