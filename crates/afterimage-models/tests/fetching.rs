//! Fetching from servers of every kind: honest ones, slow ones, and such that lie.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "common/mod.rs"]
mod common;

use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use afterimage_models::fetch::{ProxyChoice, Step};
use afterimage_models::{FetchError, State, Store, Verdict, Voucher};
use common::{Given, NAME, Reply, Server, content, describe, fetch, options};
use proptest::prelude::*;

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

#[test]
fn a_connection_that_is_cut_off_is_taken_up_where_it_broke() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(10_000));
    let sent = weights.clone();
    let server = Server::start(move |number, request| {
        let reply = Reply::ranged(request, &sent, "\"one\"");
        if number < 2 { reply.cut_after(3000) } else { reply }
    });
    describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
    let installed = fetch(root.path(), &options()).unwrap();
    assert_eq!(std::fs::read(installed.folder.join(FILE)).unwrap(), weights);
    assert_eq!(server.starts(), [0, 3000, 6000]);
    assert!(server.requests()[1..].iter().all(|request| request.headers["if-range"] == "\"one\""));
}

#[test]
fn a_server_without_ranges_sends_it_all_again() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(10_000));
    let sent = weights.clone();
    let server = Server::start(move |number, _| {
        let reply = Reply::whole(&sent);
        if number == 0 { reply.cut_after(3000) } else { reply }
    });
    describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
    let installed = fetch(root.path(), &options()).unwrap();
    assert_eq!(std::fs::read(installed.folder.join(FILE)).unwrap(), weights);
    assert_eq!(server.starts(), [0, 3000]);
}

#[test]
fn a_server_that_promises_more_than_it_sends_is_given_up() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(600));
    let sent = weights.clone();
    let server = Server::start(move |_, request| match request.from() {
        None => Reply::whole(&sent).with("Content-Length", "1000"),
        Some(_) => Reply::status(206).with("Content-Range", "bytes 600-999/1000").with("Content-Length", "400"),
    });
    describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
    let error = fetch(root.path(), &options()).unwrap_err();
    assert!(matches!(error, FetchError::CutOff { got: 600, total: Some(1000), .. }), "{error}");
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn a_server_that_sends_more_than_there_is_is_noticed() {
    let root = tempfile::tempdir().unwrap();
    let weights = content(600);
    let server = Server::start(|_, _| Reply::whole(&content(900)));
    // By the length it announces.
    describe(root.path(), &[Given { size: Some(600), ..Given::pinned(FILE, &server, &weights) }]);
    let error = fetch(root.path(), &options()).unwrap_err();
    assert!(matches!(error, FetchError::WrongLength { expected: 600, got: 900, .. }), "{error}");

    // By what comes, where it announces none.
    let endless = Server::start(|_, _| Reply::status(200).body(&content(900)));
    describe(root.path(), &[Given { size: Some(600), ..Given::pinned(FILE, &endless, &weights) }]);
    let error = fetch(root.path(), &options()).unwrap_err();
    assert!(matches!(error, FetchError::WrongLength { expected: 600, .. }), "{error}");
    assert_eq!(partial(root.path()), 0);

    // What comes after the announced length is not part of the file.
    let honest = Server::start(|_, _| Reply::whole(&content(900)).with("Content-Length", "600"));
    describe(root.path(), &[Given::pinned(FILE, &honest, &weights)]);
    fetch(root.path(), &options()).unwrap();
}

#[test]
fn wrong_bytes_are_never_installed_and_not_kept() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let server = Server::start(|_, request| {
        let mut wrong = content(5000);
        wrong[4000] ^= 1;
        Reply::ranged(request, &wrong, "\"one\"")
    });
    describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
    let error = fetch(root.path(), &options()).unwrap_err();
    assert!(matches!(&error, FetchError::WrongHash { expected, got, .. } if expected != got), "{error}");
    assert_eq!(partial(root.path()), 0);
    assert!(matches!(state(root.path()), State::Damaged { .. }));
    assert!(!root.path().join(NAME).join(FILE).exists());
}

#[test]
fn redirects_are_followed_and_the_hub_vouches_before_them() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let hash = afterimage_models::FileHash::of_bytes(&weights);
    let sent = weights.clone();
    let elsewhere = Server::start(move |number, request| {
        let reply = Reply::ranged(request, &sent, "\"theirs\"");
        if number == 0 { reply.cut_after(2000) } else { reply }
    });
    let (to, commit) = (elsewhere.url(), "0123456789abcdef0123456789abcdef01234567");
    let hub = Server::start(move |_, request| match request.path.as_str() {
        "/config.json" => Reply::whole(b"{}").with("ETag", "\"9e26dfeeb6e641a33dae4961196235bdb965b21b\""),
        "/model.safetensors" => Reply::redirect("/second"),
        _ => Reply::redirect(&format!("{to}/signed?secret=1"))
            .with("X-Linked-ETag", &format!("\"{hash}\""))
            .with("X-Linked-Size", "5000")
            .with("X-Repo-Commit", commit),
    });
    describe(root.path(), &[Given::unpinned("config.json", &hub), Given::unpinned(FILE, &hub)]);
    let installed = fetch(root.path(), &options()).unwrap();
    assert_eq!(elsewhere.starts(), [0, 2000]);
    let locked = &installed.lock.files[1];
    assert_eq!((locked.sha256, locked.size), (hash, 5000));
    assert_eq!(locked.voucher, Voucher::Announced("127.0.0.1".to_owned()));
    assert_eq!(locked.commit.as_deref(), Some(commit));
    // From now on it can't change unnoticed.
    std::fs::write(installed.folder.join("config.json"), "[]").unwrap();
    let verdict = Store::new(root.path()).verify(NAME, &AtomicBool::new(false), &mut |_, _| {}).unwrap();
    assert!(matches!(verdict, Verdict::Damaged { file, .. } if file == "config.json"));
}

#[test]
fn what_the_hub_announced_must_be_what_comes() {
    let root = tempfile::tempdir().unwrap();
    for etag in ["\"9e26dfeeb6e641a33dae4961196235bdb965b21c\"".to_owned(), format!("\"{}\"", "0".repeat(64))] {
        let announced = etag.clone();
        let server = Server::start(move |_, _| Reply::whole(b"{}").with("ETag", &announced));
        describe(root.path(), &[Given::unpinned("config.json", &server)]);
        let error = fetch(root.path(), &options()).unwrap_err();
        assert!(matches!(error, FetchError::WrongHash { .. }), "{error}");
    }
    // Another host than the publisher can't vouch for its own bytes.
    let elsewhere =
        Server::start(|_, _| Reply::whole(b"{}").with("ETag", "\"9e26dfeeb6e641a33dae4961196235bdb965b21b\""));
    let to = elsewhere.url();
    let hub = Server::start(move |_, _| Reply::redirect(&to));
    describe(root.path(), &[Given::unpinned("config.json", &hub)]);
    let error = fetch(root.path(), &options()).unwrap_err();
    assert!(matches!(error, FetchError::Unvouched { .. }), "{error}");
}

#[test]
fn redirects_that_lead_nowhere_are_named() {
    let root = tempfile::tempdir().unwrap();
    for to in ["/model.safetensors", "http://example.org/a", "file:///etc/passwd", "http://["] {
        let server = Server::start(move |_, _| Reply::redirect(to));
        describe(root.path(), &[Given::pinned(FILE, &server, b"")]);
        let error = fetch(root.path(), &options()).unwrap_err();
        assert!(matches!(error, FetchError::Redirects { .. }), "{to}: {error}");
        assert!(server.requests().len() <= 5, "{to}");
    }
}

#[test]
fn a_server_that_falls_silent_is_not_waited_for() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let patience = afterimage_models::fetch::FetchOptions { stall_timeout: Duration::from_millis(50), ..options() };
    for sent in [None, Some(0), Some(2000)] {
        let body = weights.clone();
        let server = Server::start(move |_, request| match sent {
            None => Reply::default().silent_after(0),
            Some(bytes) => {
                Reply::ranged(request, &body, "\"one\"").silent_after(if request.from().is_none() { bytes } else { 0 })
            }
        });
        describe(root.path(), &[Given::pinned(FILE, &server, &weights)]);
        let error = fetch(root.path(), &patience).unwrap_err();
        assert!(matches!(error, FetchError::Stalled { .. }), "{sent:?}: {error}");
        assert!(server.requests().len() >= 3, "{sent:?}");
    }
}

#[test]
fn a_status_that_is_an_error_is_told() {
    let root = tempfile::tempdir().unwrap();
    for (status, requests) in [(404, 1), (401, 1), (204, 1), (503, 3), (429, 3)] {
        let server = Server::start(move |_, _| Reply::status(status).with("Content-Length", "0"));
        describe(root.path(), &[Given::pinned(FILE, &server, b"")]);
        let error = fetch(root.path(), &options()).unwrap_err();
        assert!(matches!(error, FetchError::Status { code, .. } if code == status), "{error}");
        // What may be better in a moment is tried again.
        assert_eq!(server.requests().len(), requests, "{status}");
    }
}

#[test]
fn a_host_that_is_not_there_is_called_offline() {
    let root = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/a", listener.local_addr().unwrap());
    drop(listener);
    describe(root.path(), &[Given { path: FILE, url, sha256: None, size: None }]);
    let error = fetch(root.path(), &options()).unwrap_err();
    assert!(matches!(&error, FetchError::Offline { host, .. } if host == "127.0.0.1"), "{error}");
    assert!(error.to_string().contains("offline"), "{error}");
}

#[test]
fn a_host_that_can_not_prove_who_it_is_gets_nothing() {
    let root = tempfile::tempdir().unwrap();
    let server = Server::start(|_, _| Reply::status(200));
    let url = server.url().replace("http://", "https://");
    describe(root.path(), &[Given { path: FILE, url, sha256: None, size: None }]);
    let error = fetch(root.path(), &options()).unwrap_err();
    assert!(matches!(error, FetchError::Unsafe { .. }), "{error:?}");
}

#[test]
fn requests_go_through_the_proxy_that_is_named() {
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let sent = weights.clone();
    let proxy = Server::start(move |_, _| Reply::whole(&sent));
    let url = "http://localhost:9/model.safetensors".to_owned();
    describe(root.path(), &[Given { url, ..Given::pinned(FILE, &proxy, &weights) }]);
    let through =
        |proxy: &str| afterimage_models::fetch::FetchOptions { proxy: ProxyChoice::Url(proxy.to_owned()), ..options() };
    fetch(root.path(), &through(&proxy.url())).unwrap();
    assert_eq!(proxy.requests()[0].method, "CONNECT");
    assert_eq!(proxy.requests()[0].path, "localhost:9");

    Store::new(root.path()).remove(NAME).unwrap();
    describe(root.path(), &[Given::pinned(FILE, &proxy, &weights)]);
    let error = fetch(root.path(), &through("nonsense://me:secret@host")).unwrap_err();
    assert!(matches!(error, FetchError::Proxy { .. }), "{error}");
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[test]
fn the_proxy_of_the_environment_is_honoured() {
    // The environment of a process is its own, so the fetch runs in another.
    const CHILD: &str = "AFTERIMAGE_TEST_FETCHES_IN";
    if let Some(root) = std::env::var_os(CHILD) {
        let through = afterimage_models::fetch::FetchOptions { proxy: ProxyChoice::Environment, ..options() };
        fetch(root.as_ref(), &through).unwrap();
        return;
    }
    let (root, weights) = (tempfile::tempdir().unwrap(), content(5000));
    let sent = weights.clone();
    let server = Server::start(move |_, _| Reply::whole(&sent));
    let url = "http://localhost:9/model.safetensors".to_owned();
    describe(root.path(), &[Given { url, ..Given::pinned(FILE, &server, &weights) }]);
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "the_proxy_of_the_environment_is_honoured"]).env(CHILD, root.path());
    for variable in ["ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy"] {
        child.env_remove(variable);
    }
    let output = child.env("HTTPS_PROXY", server.url()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(server.requests()[0].method, "CONNECT");
}

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
