//! What an interrupted fetch leaves, and what the next one makes of it.

use std::sync::atomic::{AtomicBool, Ordering};

use afterimage_models::{FetchError, State, Store, Verdict, Voucher};
use proptest::prelude::*;

use crate::server::{Given, NAME, Reply, Server, content, describe, fetch, options};
use crate::{FILE, partial};

#[test]
fn a_cancelled_fetch_goes_on_where_it_stopped() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(3_000_000));
    let sent = weights.clone();
    let server = Server::start(move |_, request| Reply::ranged(request, &sent, "\"one\""));
    describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
    let (store, cancel) = (Store::new(root.path()), AtomicBool::new(false));
    let error = store
        .fetch(NAME, &options(), &cancel, &mut |progress| {
            cancel.store(progress.bytes >= 500_000, Ordering::Relaxed);
        })
        .unwrap_err();
    assert!(matches!(error, FetchError::Cancelled), "{error}");
    let kept = partial(root.path());
    assert!((500_000..3_000_000).contains(&kept), "{kept}");
    assert_eq!(store.model(NAME).unwrap().partial, Some(kept));

    fetch(root.path(), &options()).unwrap();
    assert_eq!(server.starts(), [0, kept as usize]);
}

#[test]
fn what_is_left_of_another_version_is_not_built_upon() {
    let weights = content(5000);
    let mut other = weights.clone();
    other[..2500].fill(0);
    // The server says that it is another version, or keeps it to itself and sends the rest.
    for honest in [true, false] {
        let root = tempfile::tempdir().unwrap();
        let (first, then) = (other.clone(), weights.clone());
        let server = Server::start(move |number, request| match number {
            0..=2 => Reply::ranged(request, &first, "\"one\"").cut_after(if number == 0 { 2000 } else { 0 }),
            _ => Reply::ranged(request, &then, if honest { "\"two\"" } else { "\"one\"" }),
        });
        describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
        let hasty = afterimage_models::fetch::FetchOptions { retries: 1, ..options() };
        fetch(root.path(), &hasty).unwrap_err();
        assert_eq!(partial(root.path()), 2000);
        let installed = fetch(root.path(), &options()).unwrap();
        assert_eq!(std::fs::read(installed.folder.join(FILE)).unwrap(), weights, "{honest}");
    }
}

#[test]
fn files_left_by_a_kill_are_looked_at_before_they_are_believed() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let sent = weights.clone();
    let server = Server::start(move |_, request| match request.path.as_str() {
        "/config.json" => Reply::whole(b"{}"),
        _ => Reply::ranged(request, &sent, "\"one\""),
    });
    describe(root.path(), &[Given::pinned("config.json", &server, b"{}"), Given::pinned(FILE, &server, &weights)]);
    let part = root.path().join(format!("{NAME}.part"));
    std::fs::create_dir_all(&part).unwrap();
    // A file under its final name with wrong bytes, a partial one nobody knows of, a ledger cut off, and a stranger.
    std::fs::write(part.join("config.json"), "[]").unwrap();
    std::fs::write(part.join(format!("{FILE}.partial")), "rubbish").unwrap();
    std::fs::write(part.join("fetch.toml"), "[files.\"model").unwrap();
    std::fs::write(part.join("stranger"), "").unwrap();
    let installed = fetch(root.path(), &options()).unwrap();
    assert_eq!(std::fs::read(installed.folder.join(FILE)).unwrap(), weights);
    let mut names: Vec<_> =
        std::fs::read_dir(&installed.folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort_unstable();
    assert_eq!(names, ["config.json", "manifest.toml", "model.lock.toml", FILE]);
}

#[test]
fn finished_files_of_a_broken_fetch_are_not_fetched_again() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let sent = weights.clone();
    let server = Server::start(move |number, request| match request.path.as_str() {
        "/config.json" => Reply::whole(b"{}").with("ETag", "\"9e26dfeeb6e641a33dae4961196235bdb965b21b\""),
        _ if number == 1 => Reply::status(404),
        _ => Reply::whole(&sent),
    });
    describe(root.path(), &[Given::unpinned("config.json", &server), Given::pinned(FILE, &server, &weights)]);
    fetch(root.path(), &options()).unwrap_err();
    let installed = fetch(root.path(), &options()).unwrap();
    assert_eq!(installed.lock.files[0].voucher, Voucher::Announced("127.0.0.1".to_owned()));
    let paths: Vec<_> = server.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/config.json", "/model.safetensors", "/model.safetensors"]);
}

#[test]
fn an_update_that_is_interrupted_leaves_what_worked() {
    let root = tempfile::tempdir().unwrap();
    let (old, new) = (content(5000), content(9000));
    let sent = [old.clone(), new.clone()];
    let server = Server::start(move |number, request| match number {
        0 => Reply::whole(b"{}"),
        1 => Reply::whole(&sent[0]),
        2..=4 => Reply::ranged(request, &sent[1], "\"two\"").cut_after(if number == 2 { 4000 } else { 0 }),
        _ => Reply::ranged(request, &sent[1], "\"two\""),
    });
    let config = || Given::pinned("config.json", &server, b"{}");
    describe(root.path(), &[config(), Given::pinned(FILE, &server, &old)]);
    let before = fetch(root.path(), &options()).unwrap();

    describe(root.path(), &[config(), Given::pinned(FILE, &server, &new)]);
    fetch(root.path(), &afterimage_models::fetch::FetchOptions { retries: 1, ..options() }).unwrap_err();
    let store = Store::new(root.path());
    let model = store.model(NAME).unwrap();
    let State::Installed(still) = model.state else { panic!("{:?}", model.state) };
    assert_eq!((&still.lock, still.outdated), (&before.lock, true));
    assert_eq!(model.partial, Some(4002));
    assert_eq!(store.verify(NAME, &AtomicBool::new(false), &mut |_, _| {}).unwrap(), Verdict::Whole);

    let after = fetch(root.path(), &options()).unwrap();
    assert_ne!(after.lock.revision(), before.lock.revision());
    assert_eq!(std::fs::read(after.folder.join(FILE)).unwrap(), new);
    // The file that is the same in both was fetched once.
    assert_eq!(server.starts(), [0, 0, 0, 4000, 4000, 4000]);
}

#[test]
fn what_is_left_can_be_thrown_away() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let sent = weights.clone();
    let server = Server::start(move |_, request| {
        Reply::ranged(request, &sent, "\"one\"").cut_after(if request.from().is_none() { 2000 } else { 0 })
    });
    describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
    fetch(root.path(), &options()).unwrap_err();
    let store = Store::new(root.path());
    assert_eq!(store.discard_partial(NAME).unwrap(), 2000);
    assert_eq!((store.model(NAME).unwrap().partial, store.discard_partial(NAME).unwrap()), (None, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wherever_it_is_cut_off_the_right_file_arrives(
        length in 1_usize..4000,
        cuts in prop::collection::vec((1_usize..1500, any::<bool>()), 0..8),
    ) {
        let (root, weights) = (tempfile::tempdir().unwrap(), content(length));
        let (sent, plan) = (weights.clone(), cuts.clone());
        let server = Server::start(move |number, request| {
            let Some((cut, ranges)) = plan.get(number) else { return Reply::ranged(request, &sent, "\"one\"") };
            let reply = if *ranges { Reply::ranged(request, &sent, "\"one\"") } else { Reply::whole(&sent) };
            reply.cut_after(*cut)
        });
        describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
        // A cut may leave less than there was, from a server without ranges; each fetch is as patient as there are cuts.
        let patient = afterimage_models::fetch::FetchOptions { retries: 8, ..options() };
        let installed = fetch(root.path(), &patient).unwrap();
        prop_assert_eq!(std::fs::read(installed.folder.join(FILE)).unwrap(), weights);
        prop_assert!(server.requests().len() <= cuts.len() + 1);
    }
}
