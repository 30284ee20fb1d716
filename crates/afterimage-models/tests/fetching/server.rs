//! What the tests of this crate share: a small HTTP/1.1 server that does as it is told, and models to be fetched from it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use afterimage_models::fetch::{FetchOptions, ProxyChoice};
use afterimage_models::{FetchError, FileHash, Installed, Store};

/// What a client asked for.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    pub path: String,
    /// By lower-case names.
    pub headers: HashMap<String, String>,
}

impl Request {
    /// The first byte that was asked for.
    pub fn from(&self) -> Option<usize> {
        self.headers.get("range")?.strip_prefix("bytes=")?.strip_suffix('-')?.parse().ok()
    }
}

/// What the server does about it.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    /// Bytes of the body after which the connection is closed.
    cut: Option<usize>,
    /// Whether the connection is kept open then, in silence.
    silent: bool,
}

impl Reply {
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// The whole of `body`.
    pub fn whole(body: &[u8]) -> Self {
        Self::status(200).with("Content-Length", &body.len().to_string()).body(body)
    }

    /// What `request` asks for of `body`, which has the version `etag`.
    pub fn ranged(request: &Request, body: &[u8], etag: &str) -> Self {
        let same = request.headers.get("if-range").is_none_or(|asked| asked == etag);
        match request.from().filter(|from| same && *from < body.len()) {
            Some(from) => Self::status(206)
                .with("Content-Range", &format!("bytes {from}-{}/{}", body.len() - 1, body.len()))
                .with("Content-Length", &(body.len() - from).to_string())
                .body(&body[from..]),
            None => Self::whole(body),
        }
        .with("ETag", etag)
    }

    pub fn redirect(to: &str) -> Self {
        Self::status(302).with("Location", to).with("Content-Length", "0")
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn body(mut self, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self
    }

    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.cut = Some(bytes);
        self
    }

    pub fn silent_after(mut self, bytes: usize) -> Self {
        self.silent = true;
        self.cut_after(bytes)
    }
}

/// Answers every request as its function says; stops when dropped.
pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// `answer` gets the number of the request, from 0, and the request. One connection is served after the other.
    pub fn start(answer: impl Fn(usize, &Request) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (requests, stop) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let (seen, stopped) = (requests.clone(), stop.clone());
        let thread = std::thread::spawn(move || {
            let mut kept_open = Vec::new();
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                // A client that goes away is its own business.
                if let Ok(stream) = stream.and_then(|stream| serve(stream, &seen, &answer)) {
                    kept_open.extend(stream);
                }
            }
        });
        Self { address, requests, stop, thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// Where each request began, 0 for those without a range.
    pub fn starts(&self) -> Vec<usize> {
        self.requests().iter().map(|request| request.from().unwrap_or(0)).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// Answers one request; gives the connection back if it is to stay open.
fn serve(
    mut stream: TcpStream,
    seen: &Mutex<Vec<Request>>,
    answer: &dyn Fn(usize, &Request) -> Reply,
) -> std::io::Result<Option<TcpStream>> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let Ok(mut request) = read(&mut reader) else {
        // Whoever speaks TLS hears no TLS back.
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")?;
        return Ok(Some(stream));
    };
    if request.method == "CONNECT" {
        seen.lock().unwrap().push(request);
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
        request = read(&mut reader)?;
    }
    let number = {
        let mut seen = seen.lock().unwrap();
        seen.push(request.clone());
        seen.len() - 1
    };
    let reply = answer(number, &request);
    if reply.status != 0 {
        let mut head = format!("HTTP/1.1 {} Whatever\r\nConnection: close\r\n", reply.status);
        for (name, value) in &reply.headers {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all(format!("{head}\r\n").as_bytes())?;
        let sent = reply.cut.unwrap_or(reply.body.len()).min(reply.body.len());
        stream.write_all(&reply.body[..sent])?;
        stream.flush()?;
    }
    if reply.silent {
        return Ok(Some(stream));
    }
    // All that was sent arrives before the connection is closed.
    stream.shutdown(std::net::Shutdown::Write)?;
    let _ = reader.read_to_end(&mut Vec::new());
    Ok(None)
}

fn read(reader: &mut impl BufRead) -> std::io::Result<Request> {
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        Ok::<_, std::io::Error>(line.trim_end().to_owned())
    };
    let first = line()?;
    let mut words = first.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut headers = HashMap::new();
    loop {
        let header = line()?;
        let Some((name, value)) = header.split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    Ok(Request { method, path, headers })
}

/// Patience for tests: none where something is to be waited for, enough where something is to come.
pub fn options() -> FetchOptions {
    FetchOptions {
        connect_timeout: Duration::from_secs(20),
        stall_timeout: Duration::from_secs(20),
        retries: 2,
        pause: Duration::ZERO,
        redirects: 4,
        proxy: ProxyChoice::None,
    }
}

/// One file of the model that is fetched.
pub struct Given<'a> {
    pub path: &'a str,
    pub url: String,
    pub sha256: Option<FileHash>,
    pub size: Option<usize>,
}

impl<'a> Given<'a> {
    /// A file whose hash is known beforehand.
    pub fn pinned(path: &'a str, server: &Server, content: &[u8]) -> Self {
        Self { path, url: format!("{}/{path}", server.url()), sha256: Some(FileHash::of_bytes(content)), size: None }
    }

    /// A file of which only the address is known.
    pub fn unpinned(path: &'a str, server: &Server) -> Self {
        Self { path, url: format!("{}/{path}", server.url()), sha256: None, size: None }
    }
}

/// The name of the model that is fetched.
pub const NAME: &str = "small";

/// Makes a model of these files known to the store.
pub fn describe(root: &Path, files: &[Given<'_>]) {
    let mut text = format!(
        "name = {NAME:?}\ntitle = \"Small\"\nfamily = \"clip\"\ndim = 8\nside = 4\ngood_for = \"Tests.\"\n\
         [licence]\nname = \"MIT\"\n[languages]\ncodes = [\"en\"]\n"
    );
    for file in files {
        text += &format!("[[files]]\npath = {:?}\nurl = {:?}\n", file.path, file.url);
        if let Some(hash) = file.sha256 {
            text += &format!("sha256 = \"{hash}\"\n");
        }
        if let Some(size) = file.size {
            text += &format!("size = {size}\n");
        }
    }
    std::fs::create_dir_all(root.join(NAME)).unwrap();
    std::fs::write(root.join(NAME).join("manifest.toml"), text).unwrap();
}

/// Fetches the model.
pub fn fetch(root: &Path, options: &FetchOptions) -> Result<Installed, FetchError> {
    Store::new(root).fetch(NAME, options, &AtomicBool::new(false), &mut |_| {})
}

/// Content that differs everywhere.
pub fn content(length: usize) -> Vec<u8> {
    (0..length as u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).take(length).collect()
}
