//! What can go wrong between asking for a model and having it, each with a sentence for people.

use std::io;
use std::path::PathBuf;

use crate::StoreError;

/// Why a fetch ended without a model. Unless said otherwise, what has arrived is kept and the next fetch goes on from there. Exhaustive,
/// as [`AddError`](crate::AddError) is.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The host could not be reached: no network, a name that does not resolve, or nobody listening.
    #[error("{host} can't be reached ({comment}): is this computer offline, or does it need a proxy (HTTPS_PROXY)?")]
    Offline {
        /// The host.
        host: String,
        /// What the system said.
        comment: String,
    },
    /// The host, or a proxy before it, could not prove who it is.
    #[error("the connection to {host} is not safe, so nothing was fetched: {comment}")]
    Unsafe {
        /// The host.
        host: String,
        /// What is wrong with its certificate or its TLS.
        comment: String,
    },
    /// The host answered with an error.
    #[error("{url} can't be fetched: the server answered {code}{}", meaning(*.code))]
    Status {
        /// The address.
        url: String,
        /// The status code.
        code: u16,
    },
    /// The host answered with something that is not HTTP, or contradicts itself.
    #[error("{url} can't be fetched: the server's answer makes no sense ({comment})")]
    Nonsense {
        /// The address.
        url: String,
        /// What is wrong with it.
        comment: String,
    },
    /// Nothing arrived for as long as one is willing to wait.
    #[error("{url} stopped sending, at {got} bytes; fetching again goes on from there")]
    Stalled {
        /// The address.
        url: String,
        /// Bytes that have arrived.
        got: u64,
    },
    /// The connection broke, again and again.
    #[error("the connection to {url} broke again and again, at {got} bytes{}; fetching again goes on from there", of(*.total))]
    CutOff {
        /// The address.
        url: String,
        /// Bytes that have arrived.
        got: u64,
        /// Bytes that were to arrive, where known.
        total: Option<u64>,
    },
    /// The file there has another length than it must have. Nothing of it is kept.
    #[error("{url} is another file than expected: {got} bytes instead of {expected}")]
    WrongLength {
        /// The address.
        url: String,
        /// The length that the manifest or the host announced.
        expected: u64,
        /// The length that was found.
        got: u64,
    },
    /// The file there has another content than it must have. It has been deleted.
    #[error("{url} is another file than expected: its hash is {got} instead of {expected}")]
    WrongHash {
        /// The address.
        url: String,
        /// The hash that the manifest pins or the host announced.
        expected: String,
        /// The hash of what arrived.
        got: String,
    },
    /// Neither the manifest nor the host says what the file's hash must be, so nothing was fetched.
    #[error("{url} can't be checked: neither the manifest nor the server says what its hash must be")]
    Unvouched {
        /// The address.
        url: String,
    },
    /// A redirect led nowhere: in a circle, from https to http, or to something that is no address.
    #[error("{url} was redirected in a way that is not followed: {comment}")]
    Redirects {
        /// The address that was asked for first.
        url: String,
        /// What is wrong with the way.
        comment: String,
    },
    /// The proxy's address can't be used.
    #[error("{proxy:?} can't be used as a proxy; an address like http://proxy.example.org:3128 is expected")]
    Proxy {
        /// The address as it was given.
        proxy: String,
    },
    /// It was cancelled.
    #[error("cancelled; fetching again goes on from here")]
    Cancelled,
    /// The model has no addresses to be fetched from: it was added from the disk.
    #[error("the model {name} was added from this computer and can't be fetched; add it again from where it is")]
    Nowhere {
        /// The model's name.
        name: String,
    },
    /// A file could not be written or read.
    #[error("{path} can't be written: {}", disk(.source))]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder of models has a problem of its own.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn meaning(code: u16) -> &'static str {
    match code {
        401 | 403 => " (it wants to know who asks; this model may have to be unlocked on its page first)",
        404 | 410 => " (it is no longer there)",
        429 => " (too many requests; try again later)",
        407 => " (the proxy wants a name and a password)",
        500.. => " (the server has a problem; try again later)",
        _ => "",
    }
}

fn of(total: Option<u64>) -> String {
    total.map(|total| format!(" of {total}")).unwrap_or_default()
}

fn disk(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_called_that() {
        let error = FetchError::Disk { path: "x".into(), source: io::ErrorKind::StorageFull.into() };
        assert_eq!(error.to_string(), "x can't be written: the disk is full");
    }

    #[test]
    fn a_status_says_what_it_means() {
        let url = "https://example.org/a".to_owned();
        let error = FetchError::Status { url, code: 404 };
        assert!(error.to_string().ends_with("the server answered 404 (it is no longer there)"), "{error}");
    }
}
