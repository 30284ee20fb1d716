//! Fetching from servers of every kind: honest ones, slow ones, and such that lie.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod faults;
mod hosts;
mod resuming;
mod server;

use std::sync::atomic::AtomicBool;

use afterimage_models::fetch::Step;
use afterimage_models::{State, Store, Verdict, Voucher};

use server::{Given, NAME, Reply, Server, content, describe, fetch, options};

/// The model's only file in most tests.
const FILE: &str = "model.safetensors";

fn state(root: &std::path::Path) -> State {
    Store::new(root).model(NAME).unwrap().state
}

fn partial(root: &std::path::Path) -> u64 {
    std::fs::metadata(root.join(format!("{NAME}.part/{FILE}.partial"))).map_or(0, |found| found.len())
}

#[test]
fn a_model_of_several_files_arrives_whole() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(700_000));
    let sent = weights.clone();
    let server = Server::start(move |_, request| match request.path.as_str() {
        "/config.json" => Reply::whole(b"{}"),
        _ => Reply::whole(&sent),
    });
    let image = Given { path: "image/model.safetensors", ..Given::pinned(FILE, &server, &weights) };
    describe(root.path(), &[Given::pinned("config.json", &server, b"{}"), image]);

    let (mut seen, mut checked) = (0, false);
    let store = Store::new(root.path());
    let installed = store
        .fetch(NAME, &options(), &AtomicBool::new(false), &mut |progress| {
            assert!(progress.model_bytes >= seen || progress.step == Step::Checking);
            checked |= progress.step == Step::Checking;
            seen = progress.model_bytes;
        })
        .unwrap();
    assert_eq!((seen, checked), (700_002, true));
    assert_eq!(std::fs::read(installed.folder.join("image/model.safetensors")).unwrap(), weights);
    assert_eq!(state(root.path()), State::Installed(installed.clone()));
    assert!(installed.lock.files.iter().all(|file| file.voucher == Voucher::Pinned));
    assert_eq!(store.verify(NAME, &AtomicBool::new(false), &mut |_, _| {}).unwrap(), Verdict::Whole);
    assert!(!root.path().join(format!("{NAME}.part")).exists());

    // Nothing of the user's computer is told, and what is there is not asked for again.
    let requests = server.requests();
    for request in &requests {
        let mut names: Vec<_> = request.headers.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
        assert_eq!(request.headers["user-agent"], concat!("afterimage/", env!("CARGO_PKG_VERSION")));
    }
    fetch(root.path(), &options()).unwrap();
    assert_eq!(server.requests().len(), requests.len());
}
