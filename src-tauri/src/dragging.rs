//! Dragging photos out of the window: to a file manager, a message, another program.

use std::path::PathBuf;
use std::sync::{Arc, mpsc};

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
    let (started, start) = mpsc::channel();
    let on = window.clone();
    window
        .run_on_main_thread(move || drop(started.send(desk::drag(&on, &files, preview, ended))))
        .map_err(|error| CommandError::system(&error))?;
    let wait = move || -> Answer<()> {
        start.recv().map_err(|error| CommandError::system(&error))??;
        // Whoever begins another drag ends this one.
        let _ = end.recv();
        Ok(())
    };
    tauri::async_runtime::spawn_blocking(wait).await.map_err(|error| CommandError::system(&error))?
}

/// A file of each photo that can be reached.
fn reachable(opened: &Opened, photos: &[i64]) -> Answer<Vec<PathBuf>> {
    let (files, missing): (Vec<_>, Vec<_>) =
        photos.iter().map(|&photo| opened.library.photo_path(photo)).partition(Result::is_ok);
    match missing.into_iter().find_map(Result::err) {
        Some(error) if files.is_empty() => Err(error.into()),
        _ => Ok(files.into_iter().flatten().collect()),
    }
}

/// What goes along with the pointer; nothing where no thumbnail is there.
fn preview(opened: &Opened, photos: &[i64]) -> Vec<u8> {
    let thumbnails = photos.iter().take(drag_preview::MOST).filter_map(|&photo| opened.library.thumbnail(photo).ok());
    drag_preview::draw(&thumbnails.collect::<Vec<_>>()).unwrap_or_default()
}

#[cfg(target_os = "linux")]
mod desk {
    use std::cell::Cell;
    use std::path::{Path, PathBuf};
    use std::rc::Rc;
    use std::sync::mpsc::Sender;

    use gtk::gdk::{DragAction, ModifierType};
    use gtk::gdk_pixbuf::{Pixbuf, PixbufLoader};
    use gtk::glib::SignalHandlerId;
    use gtk::prelude::*;
    use tauri::WebviewWindow;

    use super::{Answer, CommandError};
    use crate::error::DeskProblem;

    /// The button that drags: the first.
    const BUTTON: i32 = 1;

    /// Begins to drag, on the main thread; `ended` hears when the files were handed over or let go of.
    pub fn drag(window: &WebviewWindow, files: &[PathBuf], preview: Vec<u8>, ended: Sender<()>) -> Answer<()> {
        let window = window.gtk_window().map_err(|error| CommandError::system(&error))?;
        if !is_held(&window) {
            // Without `ended` nobody waits for the end.
            return Ok(());
        }
        let addresses = files.iter().map(|file| address(file)).collect::<Answer<Vec<String>>>()?;
        let targets = gtk::TargetList::new(&[]);
        targets.add_uri_targets(0);
        let given = window.connect_drag_data_get(move |_, _, data, _, _| {
            data.set_uris(&addresses.iter().map(String::as_str).collect::<Vec<_>>());
        });
        // Who takes the files asks for them after they were let go of: only the end is the end.
        let handlers: Rc<Cell<Option<[SignalHandlerId; 2]>>> = Rc::default();
        let connected = Rc::clone(&handlers);
        let end = window.connect_drag_end(move |window, _| {
            connected.take().into_iter().flatten().for_each(|handler| window.disconnect(handler));
            let _ = ended.send(());
        });
        handlers.set(Some([given, end]));
        let Some(context) = window.drag_begin_with_coordinates(&targets, DragAction::COPY, BUTTON, None, -1, -1) else {
            handlers.take().into_iter().flatten().for_each(|handler| window.disconnect(handler));
            return Err(CommandError::desk(DeskProblem::NoDragging, &"the desktop does not let photos be dragged"));
        };
        if let Some(picture) = picture(&preview) {
            context.drag_set_icon_pixbuf(&picture, -8, -8);
        }
        Ok(())
    }

    /// Whether the button is pressed still: a drag that begins without it would hang on the pointer until the next press.
    fn is_held(window: &impl IsA<gtk::Widget>) -> bool {
        let pointer = window.display().default_seat().and_then(|seat| seat.pointer());
        let pressed = |pointer| window.window().map(|window| window.device_position(&pointer).3);
        pointer.and_then(pressed).is_none_or(|pressed| pressed.contains(ModifierType::BUTTON1_MASK))
    }

    fn address(file: &Path) -> Answer<String> {
        let address = url::Url::from_file_path(file);
        let none = |()| CommandError::desk(DeskProblem::System, &format_args!("{} has no address", file.display()));
        Ok(address.map_err(none)?.into())
    }

    fn picture(png: &[u8]) -> Option<Pixbuf> {
        let loader = PixbufLoader::new();
        // It has to be closed in any case.
        let (written, closed) = (loader.write(png), loader.close());
        written.and(closed).ok()?;
        loader.pixbuf()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn names_are_written_as_in_addresses() {
            let address = address(Path::new("/photos/a b/100%#é.jpg")).unwrap();
            assert_eq!(address, "file:///photos/a%20b/100%25%23%C3%A9.jpg");
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod desk {
    use std::path::PathBuf;
    use std::sync::mpsc::Sender;

    use drag::{DragItem, Image, Options};
    use tauri::WebviewWindow;

    use super::{Answer, CommandError};

    /// Begins to drag, on the main thread; `ended` hears when the files were handed over or let go of.
    pub fn drag(window: &WebviewWindow, files: &[PathBuf], preview: Vec<u8>, ended: Sender<()>) -> Answer<()> {
        let done = move |_, _| drop(ended.send(()));
        drag::start_drag(window, DragItem::Files(files.to_vec()), Image::Raw(preview), done, Options::default())
            .map_err(|error| CommandError::system(&error))
    }
}
