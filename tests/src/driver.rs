//! The process that drives a WebKitGTK window.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context;

/// How often to look whether what was killed is gone.
const LOOKS: usize = 250;

/// A running `WebKitWebDriver`; it ends with this value, and so does the app it started: the next test could open no window
/// beside that of one that failed.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts it on a free port. `environment` reaches the app.
    pub fn start(environment: &[(&str, &std::ffi::OsStr)]) -> anyhow::Result<Self> {
        // The port is free again when the listener is dropped; that somebody else takes it meanwhile is unlikely enough.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new("WebKitWebDriver");
        // A group of its own, so that the app ends with it.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let process = command
            .arg(format!("--port={port}"))
            // Without it a session's creation hangs for minutes.
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // Reading text takes the time that other things are measured by.
            .env("AFTERIMAGE_TESSERACT", "no-tesseract")
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .spawn()
            .context("WebKitWebDriver can't be started (Debian: webkit2gtk-driver)")?;
        Ok(Self { process, port })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-s", "KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.kill();
        let _ = self.process.wait();
        // Who opens the next window must not meet what is left of this one: only one may be open.
        for _ in 0..LOOKS {
            let alive = Command::new("kill").args(["-s", "0", "--", &group]).stderr(Stdio::null()).status();
            if !alive.is_ok_and(|status| status.success()) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
