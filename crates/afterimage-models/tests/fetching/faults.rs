//! Servers that break off, fall silent, or send what they should not.

use std::time::Duration;

use afterimage_models::{FetchError, State};

use crate::server::{Given, NAME, Reply, Server, content, describe, fetch, options};
use crate::{FILE, partial, state};

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
