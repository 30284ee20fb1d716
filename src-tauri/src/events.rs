//! What the window is told without asking.

use std::time::{Duration, Instant};

use afterimage_core::IndexEvent;
use tauri::{AppHandle, Emitter};

/// While photos come in, the window hears of them this often at most: often enough to watch, seldom enough to stay calm.
const CHANGES_EVERY: Duration = Duration::from_secs(2);

/// The library's photos or folders changed.
pub fn library_changed(app: &AppHandle) {
    if let Err(error) = app.emit("library-changed", ()) {
        tracing::warn!(%error, "the window can't be told of a change");
    }
}

/// Favourites, ratings or albums changed.
pub fn marks_changed(app: &AppHandle) {
    if let Err(error) = app.emit("marks-changed", ()) {
        tracing::warn!(%error, "the window can't be told of a change");
    }
}

/// Passes the indexer's events on to the window.
pub fn index_events(app: AppHandle) -> impl FnMut(IndexEvent) + Send + 'static {
    let mut last_change = Instant::now();
    let mut told = 0;
    move |event| match event {
        IndexEvent::Progress(progress) => {
            if progress.done > told && last_change.elapsed() >= CHANGES_EVERY {
                library_changed(&app);
                last_change = Instant::now();
                told = progress.done;
            } else if progress.done < told {
                told = 0;
            }
            if let Err(error) = app.emit("index-progress", progress) {
                tracing::warn!(%error, "the window can't be told of the progress");
            }
        }
        // Folders are looked through now and then: only who shows when that was has to hear of it.
        IndexEvent::Finished(Ok(report)) if report.is_nothing() => {
            told = 0;
            if let Err(error) = app.emit("library-looked", ()) {
                tracing::warn!(%error, "the window can't be told of a look");
            }
        }
        IndexEvent::Finished(_) | IndexEvent::Folders | IndexEvent::Elsewhere => {
            told = 0;
            library_changed(&app);
        }
        IndexEvent::CaughtUp => {}
    }
}
