//! A window of another program, which takes files that are let go of over it: XDND, version 5, as far as such a window needs it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::Context;
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SelectionNotifyEvent,
    Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT, CURRENT_TIME, NONE};

x11rb::atom_manager! {
    /// What is spoken with whoever drags.
    Atoms: AtomsCookie {
        XdndAware,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndLeave,
        XdndDrop,
        XdndFinished,
        XdndActionCopy,
        XdndSelection,
        TEXT_URI_LIST: b"text/uri-list",
        DROPPED: b"AFTERIMAGE_TEST_DROPPED",
    }
}

/// The version of the protocol.
const VERSION: u32 = 5;

/// The answer to somebody over the window: it would take what is dragged, and wants to hear of every move.
const WELCOME: u32 = 0b11;

/// As much as it takes, in words of four bytes.
const MOST: u32 = 1 << 16;

/// What has happened over the window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// How often somebody who drags was over it since they came.
    pub moves: usize,
    /// The addresses of each drop.
    pub drops: Vec<Vec<String>>,
}

/// The window; it goes with this value.
pub struct DropTarget {
    talk: Arc<Talk>,
    listener: Option<JoinHandle<anyhow::Result<()>>>,
}

struct Talk {
    connection: RustConnection,
    atoms: Atoms,
    window: Window,
    seen: Mutex<Seen>,
}

impl DropTarget {
    /// Opens it at a point of the screen, above all others: no window manager moves it.
    ///
    /// # Errors
    /// If there is no screen.
    pub fn open((x, y): (i16, i16), side: u16) -> anyhow::Result<Self> {
        let (connection, screen) = x11rb::connect(None).context("there is no screen")?;
        let atoms = Atoms::new(&connection)?.reply()?;
        let screen = &connection.setup().roots[screen];
        let looks = CreateWindowAux::new()
            .override_redirect(1)
            .background_pixel(screen.black_pixel)
            .event_mask(EventMask::STRUCTURE_NOTIFY);
        let window = connection.generate_id()?;
        let (depth, class) = (COPY_DEPTH_FROM_PARENT, WindowClass::INPUT_OUTPUT);
        let parent = screen.root;
        connection.create_window(depth, window, parent, x, y, side, side, 0, class, COPY_FROM_PARENT, &looks)?;
        connection.change_property32(PropMode::REPLACE, window, atoms.XdndAware, AtomEnum::ATOM, &[VERSION])?;
        connection.map_window(window)?.check()?;
        let talk = Arc::new(Talk { connection, atoms, window, seen: Mutex::default() });
        let listening = Arc::clone(&talk);
        let listener = thread::spawn(move || listening.listen());
        Ok(Self { talk, listener: Some(listener) })
    }

    /// What has happened so far.
    pub fn seen(&self) -> Seen {
        self.talk.seen().clone()
    }

    /// Takes what is being dragged for its own, so that the next to drag something can be told by their taking it back.
    ///
    /// # Errors
    /// If the screen is gone.
    pub fn take_drag(&self) -> anyhow::Result<()> {
        let Talk { connection, atoms, window, .. } = &*self.talk;
        Ok(connection.set_selection_owner(*window, atoms.XdndSelection, CURRENT_TIME)?.check()?)
    }

    /// Whether somebody drags, or has dragged, something since then.
    ///
    /// # Errors
    /// If the screen is gone.
    pub fn somebody_drags(&self) -> anyhow::Result<bool> {
        let Talk { connection, atoms, window, .. } = &*self.talk;
        let owner = connection.get_selection_owner(atoms.XdndSelection)?.reply()?.owner;
        Ok(owner != NONE && owner != *window)
    }
}

impl Drop for DropTarget {
    fn drop(&mut self) {
        let closed = self.talk.connection.destroy_window(self.talk.window).is_ok();
        let flushed = self.talk.connection.flush().is_ok();
        if let (true, Some(listener)) = (closed && flushed, self.listener.take())
            && let Ok(Err(error)) = listener.join()
        {
            eprintln!("who takes what is dragged gave up: {error:#}");
        }
    }
}

impl Talk {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers until the window is gone.
    fn listen(&self) -> anyhow::Result<()> {
        let mut source = NONE;
        loop {
            match self.connection.wait_for_event()? {
                Event::ClientMessage(message) => {
                    let data = message.data.as_data32();
                    source = data[0];
                    self.answer(message.type_, data)?;
                }
                Event::SelectionNotify(given) => self.take(&given, source)?,
                Event::DestroyNotify(_) => return Ok(()),
                _ => {}
            }
        }
    }

    /// Answers somebody who drags.
    fn answer(&self, what: u32, data: [u32; 5]) -> anyhow::Result<()> {
        let Self { atoms, connection, window, .. } = self;
        let source = data[0];
        if what == atoms.XdndEnter || what == atoms.XdndLeave {
            self.seen().moves = 0;
        } else if what == atoms.XdndPosition {
            self.say(source, atoms.XdndStatus, [*window, WELCOME, 0, 0, atoms.XdndActionCopy])?;
            self.seen().moves += 1;
        } else if what == atoms.XdndDrop {
            let (selection, kind, to) = (atoms.XdndSelection, atoms.TEXT_URI_LIST, atoms.DROPPED);
            connection.convert_selection(*window, selection, kind, to, data[2])?;
            connection.flush()?;
        }
        Ok(())
    }

    /// Takes what was let go of.
    fn take(&self, given: &SelectionNotifyEvent, source: Window) -> anyhow::Result<()> {
        let Self { atoms, connection, window, .. } = self;
        let list = match given.property {
            NONE => Vec::new(),
            property => connection.get_property(true, *window, property, AtomEnum::ANY, 0, MOST)?.reply()?.value,
        };
        self.say(source, atoms.XdndFinished, [*window, 1, atoms.XdndActionCopy, 0, 0])?;
        self.seen().drops.push(String::from_utf8_lossy(&list).lines().map(str::to_owned).collect());
        Ok(())
    }

    fn say(&self, to: Window, what: u32, data: [u32; 5]) -> anyhow::Result<()> {
        self.connection.send_event(false, to, EventMask::NO_EVENT, ClientMessageEvent::new(32, to, what, data))?;
        Ok(self.connection.flush()?)
    }
}
