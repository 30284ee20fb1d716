//! The window's size and place: as they were when it was closed.

use std::sync::Arc;

use tauri::{App, Manager, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent};

use crate::kept::{Kept, WindowPlace};

/// Opens the window where it stood.
pub fn open(app: &App) -> tauri::Result<()> {
    let place = app.state::<Arc<Kept>>().window();
    for config in &app.config().app.windows {
        // Shown only when it is where it belongs.
        let window = WebviewWindowBuilder::from_config(app.handle(), config)?.visible(place.is_none()).build()?;
        if let Some(place) = place {
            put(&window, place)?;
            window.show()?;
        }
    }
    Ok(())
}

fn put(window: &WebviewWindow, place: WindowPlace) -> tauri::Result<()> {
    if place.size.width > 0 && place.size.height > 0 {
        window.set_size(place.size)?;
    }
    // The screen it stood on may be gone.
    if let Some(position) = place.position
        && window.monitor_from_point(f64::from(position.x) + 40.0, f64::from(position.y) + 40.0)?.is_some()
    {
        window.set_position(position)?;
    }
    if place.maximized { window.maximize() } else { Ok(()) }
}

/// Notes where the window stands whenever that changes, and keeps it when the window closes.
pub fn follow(window: &Window, event: &WindowEvent) {
    let kept = window.state::<Arc<Kept>>();
    let fills = || window.is_fullscreen().unwrap_or(false) || window.is_minimized().unwrap_or(false);
    match event {
        WindowEvent::Resized(size) if !fills() => {
            let maximized = window.is_maximized().unwrap_or(false);
            kept.note_window(|place| {
                place.maximized = maximized;
                if !maximized {
                    place.size = *size;
                }
            });
        }
        WindowEvent::Moved(_) if !fills() && !window.is_maximized().unwrap_or(false) => {
            let position = window.outer_position().ok();
            kept.note_window(|place| place.position = position);
        }
        WindowEvent::CloseRequested { .. } => kept.save(),
        _ => {}
    }
}
