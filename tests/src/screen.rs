//! Windows on the screen, spoken of with the screen itself.

use anyhow::Context;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};

/// Where the content of a window begins on the screen.
///
/// # Errors
/// If there is no such window.
pub fn origin_of(window: &str) -> anyhow::Result<(i32, i32)> {
    let (connection, screen) = x11rb::connect(None).context("there is no screen")?;
    let root = connection.setup().roots[screen].root;
    let at = connection.translate_coordinates(window.parse()?, root, 0, 0)?.reply()?;
    Ok((at.dst_x.into(), at.dst_y.into()))
}

/// Asks for a window to be closed, as its close button does.
///
/// # Errors
/// If there is no such window.
pub fn close_window(window: &str) -> anyhow::Result<()> {
    let (connection, screen) = x11rb::connect(None).context("there is no screen")?;
    let root = connection.setup().roots[screen].root;
    let close = connection.intern_atom(false, b"_NET_CLOSE_WINDOW")?.reply()?.atom;
    // From somebody who acts for the person.
    let message = ClientMessageEvent::new(32, window.parse::<u32>()?, close, [CURRENT_TIME, 2, 0, 0, 0]);
    let listeners = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
    Ok(connection.send_event(false, root, listeners, message)?.check()?)
}
