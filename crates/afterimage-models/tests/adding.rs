//! Adding models that are on the disk: the small checkpoints by which the encoder's families are checked.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use afterimage_models::{
    AddError, Addition, Family, FetchError, Flaw, Origin, State, Store, StoreError, Verdict, Voucher, find_in_hub_cache,
};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../afterimage-encoder/fixtures").join(name)
}

fn add(store: &Store, from: &Path, name: Option<&str>) -> Result<Addition, AddError> {
    store.add(from, name, &AtomicBool::new(false), &mut |_, _| {})
}

fn verify(store: &Store, name: &str) -> Verdict {
    store.verify(name, &AtomicBool::new(false), &mut |_, _| {}).unwrap()
}

/// Copies the files of a fixture, to damage them.
fn copied(name: &str, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(fixture(name)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}

/// Names, sizes and times of everything in a folder.
fn listing(folder: &Path) -> Vec<(PathBuf, u64, std::time::SystemTime)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let found = entry.metadata().unwrap();
            (entry.path(), found.len(), found.modified().unwrap())
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_family_is_recognised_added_and_removed() {
    for (name, called, family) in [
        ("clip", "clip", Family::Clip),
        ("open_clip", "open-clip", Family::OpenClip),
        ("siglip", "siglip", Family::Siglip),
        ("chinese_clip", "chinese-clip", Family::ChineseClip),
        ("xlm_roberta_clip", "xlm-roberta-clip", Family::OpenClip),
        ("align", "align", Family::Align),
    ] {
        let root = tempfile::tempdir().unwrap();
        let store = Store::new(root.path());
        let before = listing(&fixture(name));
        let added = add(&store, &fixture(name), None).unwrap();
        assert_eq!((added.name.as_str(), added.known), (called, false));
        assert_eq!(listing(&fixture(name)), before, "the originals of {name} were touched");

        let model = store.model(called).unwrap();
        assert_eq!((model.manifest.family, model.origin), (family, Origin::Added));
        assert!(model.manifest.dim > 1 && model.manifest.side > 1, "{:?}", model.manifest);
        assert!(model.manifest.parameters.is_some_and(|count| count > 100), "{:?}", model.manifest);
        assert_eq!(model.state, State::Installed(added.installed.clone()));
        assert!(added.installed.lock.files.iter().all(|file| file.voucher == Voucher::Disk));
        assert_eq!(verify(&store, called), Verdict::Whole);
        let names: Vec<_> = store.models().models.into_iter().map(|model| model.manifest.name).collect();
        assert!(names.contains(&called.to_owned()), "{names:?}");

        assert!(store.remove(called).unwrap());
        assert!(!store.remove(called).unwrap());
        assert!(matches!(store.model(called), Err(StoreError::Unknown { .. })));
        assert_eq!(listing(root.path()).len(), 1, "more than the folder of locks is left");
    }
}

#[test]
fn a_multilingual_clip_brings_both_of_its_folders() {
    let (root, from) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Store::new(root.path());
    let half = from.path().join("M-CLIP_Small");
    copied("m_clip", &half);
    let error = add(&store, &half, None).unwrap_err();
    assert!(error.to_string().contains("image/"), "{error}");

    let added = add(&store, &fixture("m_clip"), Some("m-clip-small")).unwrap();
    assert_eq!(store.model("m-clip-small").unwrap().manifest.family, Family::MClip);
    assert!(added.installed.folder.join("pytorch_model.bin").is_file());
    assert!(added.installed.folder.join("image/open_clip_model.safetensors").is_file());
    assert_eq!(verify(&store, "m-clip-small"), Verdict::Whole);
}

#[test]
fn what_is_no_model_or_damaged_gets_a_word_and_leaves_nothing() {
    let (root, from) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = Store::new(root.path());
    let from = from.path().join("model");
    type Damage = fn(&Path);
    let cases: [(Damage, &str); 9] = [
        (|from| fs::remove_dir_all(from).unwrap(), "is no folder"),
        (|from| fs::remove_file(from.join("config.json")).unwrap(), "config.json is not there"),
        (|from| fs::write(from.join("config.json"), "{").unwrap(), "config.json EOF"),
        (|from| fs::write(from.join("config.json"), r#"{"model_type": "bert"}"#).unwrap(), "\"bert\""),
        (|from| fs::remove_file(from.join("tokenizer.json")).unwrap(), "tokenizer.json"),
        (|from| fs::remove_file(from.join("model.safetensors")).unwrap(), "model.safetensors is not there"),
        (
            |from| {
                fs::remove_file(from.join("model.safetensors")).unwrap();
                fs::write(from.join("model.safetensors.index.json"), "{}").unwrap();
            },
            "several files",
        ),
        (|from| fs::write(from.join("model.safetensors"), "version https://git-lfs").unwrap(), "git lfs pull"),
        (
            |from| {
                let weights = fs::read(from.join("model.safetensors")).unwrap();
                fs::write(from.join("model.safetensors"), &weights[..weights.len() / 2]).unwrap();
            },
            "bytes of numbers where its header lists",
        ),
    ];
    for (damage, word) in cases {
        copied("clip", &from);
        damage(&from);
        let error = add(&store, &from, Some("damaged")).unwrap_err();
        assert!(error.to_string().contains(word), "{word}: {error}");
        assert!(matches!(store.model("damaged"), Err(StoreError::Unknown { .. })));
        assert!(!root.path().join("damaged.adding").exists());
        let _ = fs::remove_dir_all(&from);
    }
}

#[test]
fn names_are_checked_and_never_taken_twice() {
    let root = tempfile::tempdir().unwrap();
    let store = Store::new(root.path());
    for name in ["../clip", "a/b", "", "Clip", "starter", "a.part"] {
        let error = add(&store, &fixture("clip"), Some(name)).unwrap_err();
        assert!(matches!(error, AddError::Store(StoreError::Name { .. })), "{name}: {error}");
        assert!(matches!(store.remove(name), Err(StoreError::Name { .. })), "{name}");
    }
    add(&store, &fixture("clip"), Some("mine")).unwrap();
    let error = add(&store, &fixture("siglip"), Some("mine")).unwrap_err();
    assert!(matches!(error, AddError::Taken { .. }), "{error}");
    assert_eq!(store.model("mine").unwrap().manifest.family, Family::Clip);
    let error = store.fetch("mine", &Default::default(), &AtomicBool::new(false), &mut |_| {});
    assert!(error.is_ok(), "what is installed is not fetched");
}

#[test]
fn damage_after_adding_is_seen_and_told() {
    let root = tempfile::tempdir().unwrap();
    let store = Store::new(root.path());
    let folder = add(&store, &fixture("clip"), Some("mine")).unwrap().installed.folder;
    let weights = folder.join("model.safetensors");
    let mut bytes = fs::read(&weights).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&weights, &bytes).unwrap();
    // A changed byte shows when everything is read, a changed length at once.
    assert!(matches!(store.model("mine").unwrap().state, State::Installed(_)));
    assert!(matches!(verify(&store, "mine"), Verdict::Damaged { file, .. } if file == "model.safetensors"));
    fs::write(&weights, &bytes[..last]).unwrap();
    let State::Damaged { file, flaw } = store.model("mine").unwrap().state else { panic!() };
    assert_eq!(file, "model.safetensors");
    assert_eq!(flaw, Flaw::Length { got: last as u64, expected: bytes.len() as u64 });
    let error = store.fetch("mine", &Default::default(), &AtomicBool::new(false), &mut |_| {}).unwrap_err();
    assert!(matches!(error, FetchError::Nowhere { .. }), "{error}");
    // It can be added again over the damaged one.
    add(&store, &fixture("clip"), Some("mine")).unwrap();
    assert_eq!(verify(&store, "mine"), Verdict::Whole);
    // A manifest that can't be read hides no other model.
    fs::write(folder.join("manifest.toml"), "nonsense").unwrap();
    let listing = store.models();
    assert_eq!(listing.unreadable.len(), 1);
    assert!(listing.models.len() >= 20);
}

#[test]
fn a_cancelled_addition_leaves_nothing() {
    let root = tempfile::tempdir().unwrap();
    let store = Store::new(root.path());
    let cancel = AtomicBool::new(false);
    let error = store
        .add(&fixture("clip"), Some("mine"), &cancel, &mut |done, total| {
            assert!(done <= total);
            cancel.store(true, std::sync::atomic::Ordering::Relaxed);
        })
        .unwrap_err();
    assert!(matches!(error, AddError::Cancelled), "{error}");
    assert!(matches!(store.model("mine"), Err(StoreError::Unknown { .. })));
    assert!(!root.path().join("mine.adding").exists());
}

#[cfg(unix)]
#[test]
fn a_model_in_a_cache_is_found_by_its_id_and_known_by_it() {
    let (root, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let repository = cache.path().join("models--openai--clip-vit-base-patch16");
    let (blobs, snapshot) =
        (repository.join("blobs"), repository.join("snapshots/57c216476eefef5ab752ec549e440a49ae4ae5f3"));
    copied("clip", &blobs);
    fs::create_dir_all(&snapshot).unwrap();
    for (path, ..) in listing(&blobs) {
        let name = path.file_name().unwrap();
        std::os::unix::fs::symlink(Path::new("../../blobs").join(name), snapshot.join(name)).unwrap();
    }
    fs::create_dir_all(repository.join("refs")).unwrap();
    fs::write(repository.join("refs/main"), "57c216476eefef5ab752ec549e440a49ae4ae5f3").unwrap();

    let found = find_in_hub_cache(&[cache.path().to_path_buf()], "openai/clip-vit-base-patch16").unwrap();
    let store = Store::new(root.path());
    let added = add(&store, &found, None).unwrap();
    assert_eq!((added.name.as_str(), added.known), ("clip-b16", true));
    let model = store.model("clip-b16").unwrap();
    assert_eq!((model.origin, model.manifest.title.as_str()), (Origin::BuiltIn, "CLIP ViT-B/16"));
    assert_eq!(model.state, State::Installed(added.installed.clone()));
    // Copies, not links into a cache that others clear.
    assert!(!added.installed.folder.join("model.safetensors").is_symlink());
    drop(cache);
    assert_eq!(verify(&store, "clip-b16"), Verdict::Whole);
    // Removing it makes it available again.
    store.remove("clip-b16").unwrap();
    assert_eq!(store.model("clip-b16").unwrap().state, State::Available);
}
