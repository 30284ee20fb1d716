//! Whom is asked: redirects, the hub that vouches, hosts that are not there, proxies.

use std::net::TcpListener;
use std::sync::atomic::AtomicBool;

use afterimage_models::fetch::ProxyChoice;
use afterimage_models::{FetchError, Store, Verdict, Voucher};

use crate::FILE;
use crate::server::{Given, NAME, Reply, Server, content, describe, fetch, options};

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
    child.args(["--exact", "hosts::the_proxy_of_the_environment_is_honoured"]).env(CHILD, root.path());
    for variable in ["ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy"] {
        child.env_remove(variable);
    }
    let output = child.env("HTTPS_PROXY", server.url()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(server.requests()[0].method, "CONNECT");
}
