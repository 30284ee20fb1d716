//! Requests: one agent with its timeouts and proxy, and redirects followed by hand, since what a hub says of a file it says
//! while redirecting.

use std::sync::Arc;

use ureq::http::header::LOCATION;
use ureq::http::{HeaderMap, Response};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Proxy};
use url::Url;

use super::answer::{Said, text};
use super::{FetchError, FetchOptions, ProxyChoice};
use crate::check;

/// Makes requests.
pub(super) struct Client {
    agent: Agent,
    redirects: u32,
}

/// Where a file goes on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resume<'a> {
    /// The first byte that is missing.
    pub(super) from: u64,
    /// The version that has been begun.
    pub(super) validator: Option<&'a str>,
}

/// An answer that is no redirect.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) said: Said,
    pub(super) body: Body,
}

/// Why there is no answer.
pub(super) enum NoAnswer {
    /// The same request may get one.
    TryAgain(Broken),
    /// It will not.
    Final(FetchError),
}

/// How a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Broken {
    /// The host was not reached at all.
    Unreachable(String, String),
    /// Nothing arrived in time.
    Stalled,
    /// It was closed too early.
    CutOff,
    /// The server answered that it can't, for now.
    Refused(u16),
}

impl Client {
    pub(super) fn new(options: &FetchOptions) -> Result<Self, FetchError> {
        let proxy = match &options.proxy {
            ProxyChoice::Environment => Proxy::try_from_env(),
            ProxyChoice::None => None,
            ProxyChoice::Url(proxy) => {
                Some(Proxy::new(proxy).map_err(|_| FetchError::Proxy { proxy: without_password(proxy) })?)
            }
        };
        // The system's certificates, so that what a company has installed for its proxy is trusted.
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()));
        let config = Agent::config_builder()
            .user_agent(concat!("afterimage/", env!("CARGO_PKG_VERSION")))
            // What is compressed on the way has other lengths and can't be resumed.
            .accept_encoding("identity")
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(proxy)
            .tls_config(tls.build())
            .timeout_resolve(Some(options.connect_timeout))
            .timeout_connect(Some(options.connect_timeout))
            .timeout_send_request(Some(options.stall_timeout))
            .timeout_recv_response(Some(options.stall_timeout))
            .timeout_per_read(Some(options.stall_timeout))
            // An idle connection may be dead by the time it is used again.
            .max_idle_connections(0)
            .build();
        Ok(Self { agent: config.into(), redirects: options.redirects })
    }

    /// Asks for `url`, from some byte on, and follows where it leads.
    pub(super) fn get(&self, url: &Url, resume: Option<Resume<'_>>) -> Result<Answer, NoAnswer> {
        let wrong_way = |comment: String| NoAnswer::Final(FetchError::Redirects { url: url.to_string(), comment });
        let mut said = Said::default();
        let mut at = url.clone();
        for _ in 0..=self.redirects {
            let response = self.ask(&at, resume).map_err(|error| self::no_answer(&at, error))?;
            let (parts, body) = response.into_parts();
            if at.origin() == url.origin() {
                said.hear(&parts.headers);
            }
            let Some(location) = redirection(parts.status.as_u16(), &parts.headers) else {
                return Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, said, body });
            };
            let next = at.join(location).map_err(|_| wrong_way(format!("{location:?} is no address")))?;
            check::address(&next).map_err(|comment| wrong_way(format!("to {}: {comment}", short(&next))))?;
            if next.scheme() != at.scheme() && next.scheme() != "https" {
                return Err(wrong_way("from https to http".to_owned()));
            }
            tracing::debug!(from = short(&at), to = short(&next), "redirected");
            at = next;
        }
        Err(wrong_way(format!("more than {} times", self.redirects)))
    }

    fn ask(&self, url: &Url, resume: Option<Resume<'_>>) -> Result<Response<Body>, ureq::Error> {
        let mut request = self.agent.get(url.as_str());
        if let Some(resume) = resume {
            request = request.header("range", format!("bytes={}-", resume.from));
            if let Some(validator) = resume.validator {
                request = request.header("if-range", validator);
            }
        }
        request.call()
    }
}

/// Where an answer redirects to, if it does.
fn redirection(status: u16, headers: &HeaderMap) -> Option<&str> {
    matches!(status, 301 | 302 | 303 | 307 | 308).then(|| text(headers, LOCATION.as_str())).flatten()
}

/// An address without what may be secret in it: where hubs redirect to is signed.
fn short(url: &Url) -> String {
    format!("{}{}", url.origin().ascii_serialization(), url.path())
}

fn without_password(proxy: &str) -> String {
    match (proxy.find("://"), proxy.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 <= at => format!("{}{}", &proxy[..scheme + 3], &proxy[at + 1..]),
        (None, Some(at)) => proxy[at + 1..].to_owned(),
        _ => proxy.to_owned(),
    }
}

fn no_answer(url: &Url, error: ureq::Error) -> NoAnswer {
    use std::io::ErrorKind;
    let host = || url.host_str().unwrap_or_default().to_owned();
    let unreachable =
        |comment: &dyn std::fmt::Display| NoAnswer::TryAgain(Broken::Unreachable(host(), comment.to_string()));
    match error {
        ureq::Error::HostNotFound => unreachable(&"its name is not known"),
        ureq::Error::ConnectionFailed => unreachable(&"the connection failed"),
        ureq::Error::ConnectProxyFailed(comment) => unreachable(&format!("the proxy refused: {comment}")),
        ureq::Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect) => {
            unreachable(&"it did not answer in time")
        }
        ureq::Error::Timeout(_) => NoAnswer::TryAgain(Broken::Stalled),
        ureq::Error::Io(error) => match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => NoAnswer::TryAgain(Broken::Stalled),
            ErrorKind::UnexpectedEof
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe => NoAnswer::TryAgain(Broken::CutOff),
            _ if error.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) => {
                NoAnswer::Final(FetchError::Unsafe { host: host(), comment: error.to_string() })
            }
            _ => unreachable(&error),
        },
        ureq::Error::Tls(comment) => NoAnswer::Final(FetchError::Unsafe { host: host(), comment: comment.to_owned() }),
        ureq::Error::Rustls(error) => NoAnswer::Final(FetchError::Unsafe { host: host(), comment: error.to_string() }),
        other => NoAnswer::Final(FetchError::Nonsense { url: short(url), comment: other.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_secret_is_not_shown() {
        assert_eq!(without_password("http://me:secret@proxy:3128"), "http://proxy:3128");
        assert_eq!(without_password("me:secret@proxy"), "proxy");
        assert_eq!(without_password("http://proxy"), "http://proxy");
        let signed = Url::parse("https://cdn.example.org/a/b?signature=secret").unwrap();
        assert_eq!(short(&signed), "https://cdn.example.org/a/b");
    }
}
