//! Dragging photos out of the window: to a file manager, a message, another program.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;

use drag::{DragItem, Options};
use tauri::{State, WebviewWindow};

use crate::commands::{Answer, with_library};
use crate::drag_preview;
use crate::error::CommandError;
use crate::shell::{Opened, Shell};

/// Drags a file of each photo out of the window, from where the pointer is; ends when they were let go of. Files are only ever copied
/// by who takes them.
#[tauri::command]
pub async fn drag_photos(window: WebviewWindow, shell: State<'_, Arc<Shell>>, photos: Vec<i64>) -> Answer<()> {
    let (files, preview) =
        with_library(shell, move |opened| Ok((reachable(opened, &photos)?, preview(opened, &photos)))).await?;
    let (ended, end) = mpsc::channel();
    let begin = move |window: &WebviewWindow| -> Answer<()> {
        #[cfg(target_os = "linux")]
        let window = &window.gtk_window().map_err(|error| CommandError::system(&error))?;
        let done = ended.clone();
        let (item, image) = (DragItem::Files(files), drag::Image::Raw(preview));
        drag::start_drag(window, item, image, move |_, _| drop(done.send(Ok(()))), Options::default())
            .map_err(|error| CommandError::system(&error))
    };
    let (started, start) = mpsc::channel();
    let on = window.clone();
    window.run_on_main_thread(move || drop(started.send(begin(&on)))).map_err(|error| CommandError::system(&error))?;
    let wait = move || -> Answer<()> {
        start.recv().map_err(|error| CommandError::system(&error))??;
        // Whoever begins another drag ends this one.
        end.recv().unwrap_or(Ok(()))
    };
    tauri::async_runtime::spawn_blocking(wait).await.map_err(|error| CommandError::system(&error))?
}

/// A file of each photo that can be reached, as the system wants it named.
fn reachable(opened: &Opened, photos: &[i64]) -> Answer<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut missing = None;
    for &photo in photos {
        match opened.library.photo_path(photo) {
            Ok(path) => files.push(named(path)?),
            Err(error) => missing = Some(error),
        }
    }
    match missing {
        Some(error) if files.is_empty() => Err(error.into()),
        _ => Ok(files),
    }
}

/// On Linux what is given is taken as a part of an address as it is: a space or a `%` in it has to be written as one does there.
#[cfg(target_os = "linux")]
fn named(path: PathBuf) -> Answer<PathBuf> {
    let address = url::Url::from_file_path(&path)
        .map_err(|()| CommandError::system(&format!("{} has no address", path.display())))?;
    Ok(address.path().into())
}

#[cfg(not(target_os = "linux"))]
fn named(path: PathBuf) -> Answer<PathBuf> {
    Ok(path)
}

/// What goes along with the pointer; nothing where no thumbnail is there.
fn preview(opened: &Opened, photos: &[i64]) -> Vec<u8> {
    let thumbnails = photos.iter().take(drag_preview::MOST).filter_map(|&photo| opened.library.thumbnail(photo).ok());
    drag_preview::draw(&thumbnails.collect::<Vec<_>>()).unwrap_or_default()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_in_addresses() {
        let named = named(PathBuf::from("/photos/a b/100%#é.jpg")).unwrap();
        assert_eq!(named, PathBuf::from("/photos/a%20b/100%25%23%C3%A9.jpg"));
    }
}
