//! Holds work in the background while the computer is not as the person wants it to be for that.

use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, at, bounded, never, select};

use super::IndexControl;
use super::teller::Teller;
use crate::library::Library;
use crate::surroundings::{Senses, waits_for};

/// A thread that looks now and then, where anybody asked for that; dropping it ends it. What it held stays held.
#[derive(Debug)]
pub(super) struct Patience {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Patience {
    /// Looks at once, and then again every `every` and whenever something else is chosen.
    pub fn begin(
        library: Arc<Library>,
        control: Arc<IndexControl>,
        teller: Arc<Teller>,
        senses: Box<dyn Senses>,
        every: Duration,
    ) -> io::Result<Self> {
        let changed = library.current_manners().listen();
        let look = move |control: &IndexControl| {
            let manners = library.current_manners().now();
            if control.wait_for(waits_for(&manners, &*senses)) {
                teller.held_or_not();
            }
            manners.only_on_mains || manners.only_when_idle
        };
        // Before anything is begun.
        let mut looks_again = look(&control);
        let (end, ended) = bounded(0);
        let thread = thread::Builder::new().name("patience".to_owned()).spawn(move || {
            while wait(looks_again.then_some(every), &changed, &ended) {
                looks_again = look(&control);
            }
        })?;
        Ok(Self { end: Some(end), thread: Some(thread) })
    }
}

/// Waits until it is time to look; `false` when nobody wants to know any more.
fn wait(every: Option<Duration>, changed: &Receiver<()>, ended: &Receiver<()>) -> bool {
    let timeout = every.map_or_else(never, |every| at(Instant::now() + every));
    select! {
        recv(ended) -> _ => false,
        recv(changed) -> change => change.is_ok(),
        recv(timeout) -> _ => true,
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        self.end = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
