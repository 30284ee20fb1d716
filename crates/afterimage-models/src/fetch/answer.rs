//! What a server's answer says about the file that follows.

use ureq::http::HeaderMap;

use crate::Promise;

/// What is said of a file on the way to it, by the host it is published on and by the one that sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The `ETag` by which the publishing host announces the hash. Others on the way are not asked for their opinion.
    pub(super) announced: Option<String>,
    /// The size that the publishing host announces.
    pub(super) size: Option<u64>,
    /// The commit that it serves.
    pub(super) commit: Option<String>,
}

impl Said {
    /// Adds what an answer of the publishing host says.
    pub(super) fn hear(&mut self, headers: &HeaderMap) {
        let linked = text(headers, "x-linked-etag").or_else(|| text(headers, "etag"));
        if let Some(etag) = linked.filter(|etag| Promise::from_etag(etag).is_some()) {
            self.announced = Some(etag.to_owned());
        }
        if let Some(size) = number(headers, "x-linked-size") {
            self.size = Some(size);
        }
        if let Some(commit) = text(headers, "x-repo-commit").filter(|commit| is_commit(commit)) {
            self.commit = Some(commit.to_owned());
        }
    }
}

fn is_commit(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Which bytes of the file follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// The first of them.
    pub(super) start: u64,
    /// The size of the whole file, where the server says it.
    pub(super) total: Option<u64>,
}

impl Span {
    /// Reads `Content-Range: bytes 10-99/100`, or `bytes */100` of an answer that holds none.
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let (range, total) = text(headers, "content-range")?.strip_prefix("bytes ")?.split_once('/')?;
        let start = if range == "*" { 0 } else { range.split_once('-')?.0.parse().ok()? };
        Some(Self { start, total: total.parse().ok() })
    }
}

/// What must be sent back to be sure of going on with the same version: a strong `ETag`, else the date.
pub(super) fn validator(headers: &HeaderMap) -> Option<String> {
    let etag = text(headers, "etag").filter(|etag| etag.starts_with('"'));
    etag.or_else(|| text(headers, "last-modified")).map(str::to_owned)
}

/// The length of what follows.
pub(super) fn length(headers: &HeaderMap) -> Option<u64> {
    number(headers, "content-length")
}

pub(super) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    text(headers, name)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_linked_etag_counts_more_than_that_of_the_redirect() {
        let hash = format!("\"{}\"", "0a".repeat(32));
        let mut said = Said::default();
        said.hear(&headers(&[("ETag", "\"1f2e\""), ("X-Linked-ETag", &hash), ("X-Linked-Size", "7")]));
        assert_eq!((said.announced.as_deref(), said.size), (Some(hash.as_str()), Some(7)));
        // A later hop that says nothing takes nothing back.
        said.hear(&headers(&[("ETag", "\"plain\""), ("X-Repo-Commit", "no commit")]));
        assert_eq!((said.announced, said.commit), (Some(hash), None));
    }

    #[test]
    fn ranges_are_read_and_nonsense_is_not() {
        let span = |value: &str| Span::of(&headers(&[("Content-Range", value)]));
        assert_eq!(span("bytes 10-99/100"), Some(Span { start: 10, total: Some(100) }));
        assert_eq!(span("bytes 10-99/*"), Some(Span { start: 10, total: None }));
        assert_eq!(span("bytes */100"), Some(Span { start: 0, total: Some(100) }));
        for nonsense in ["", "bytes", "bytes 10", "bytes x-9/10", "lines 1-2/3", "bytes -5/10"] {
            assert_eq!(span(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_weak_etag_is_no_version_to_go_on_with() {
        assert_eq!(validator(&headers(&[("ETag", "W/\"a\"")])), None);
        let date = "Wed, 21 Oct 2015 07:28:00 GMT";
        assert_eq!(validator(&headers(&[("ETag", "W/\"a\""), ("Last-Modified", date)])).as_deref(), Some(date));
        assert_eq!(validator(&headers(&[("ETag", "\"a\""), ("Last-Modified", date)])).as_deref(), Some("\"a\""));
    }
}
