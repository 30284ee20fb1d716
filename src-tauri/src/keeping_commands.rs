//! What people do with photos: favourites, ratings, albums, copies, the trash. Everything goes by a photo's id; where a place is
//! needed, the person chooses it in the system's own dialog, and the window is not told before it is done.

use std::path::PathBuf;
use std::sync::Arc;

use afterimage_core::Export;
use afterimage_core::view::{Album, Marks, PutBack, Removal, Stars, Trashed};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use crate::clipboard;
use crate::commands::{Answer, with_library};
use crate::error::CommandError;
use crate::events;
use crate::opening;
use crate::shell::{Opened, Shell};

/// Every photo that is a favourite or has stars.
#[tauri::command]
pub async fn marks(shell: State<'_, Arc<Shell>>) -> Answer<Marks> {
    with_library(shell, |opened| Ok(opened.library.marks()?)).await
}

/// Makes photos favourites, or no longer.
#[tauri::command]
pub async fn set_favourite(
    app: AppHandle,
    shell: State<'_, Arc<Shell>>,
    photos: Vec<i64>,
    favourite: bool,
) -> Answer<()> {
    changing(app, shell, move |opened| Ok(opened.library.set_favourite(&photos, favourite)?)).await
}

/// Gives photos stars; without any, what their files say counts again.
#[tauri::command]
pub async fn rate(app: AppHandle, shell: State<'_, Arc<Shell>>, photos: Vec<i64>, stars: Option<Stars>) -> Answer<()> {
    changing(app, shell, move |opened| Ok(opened.library.rate(&photos, stars)?)).await
}

/// Every album, by name.
#[tauri::command]
pub async fn albums(shell: State<'_, Arc<Shell>>) -> Answer<Vec<Album>> {
    with_library(shell, |opened| Ok(opened.library.albums()?)).await
}

/// Makes an album of photos.
#[tauri::command]
pub async fn make_album(app: AppHandle, shell: State<'_, Arc<Shell>>, name: String, photos: Vec<i64>) -> Answer<Album> {
    changing(app, shell, move |opened| Ok(opened.library.make_album(&name, &photos)?)).await
}

/// Saves a search as an album.
#[tauri::command]
pub async fn save_search(app: AppHandle, shell: State<'_, Arc<Shell>>, name: String, query: String) -> Answer<Album> {
    changing(app, shell, move |opened| Ok(opened.library.save_search(&name, &query)?)).await
}

/// Gives an album another name.
#[tauri::command]
pub async fn rename_album(app: AppHandle, shell: State<'_, Arc<Shell>>, album: i64, name: String) -> Answer<Album> {
    changing(app, shell, move |opened| Ok(opened.library.rename_album(album, &name)?)).await
}

/// Deletes an album; its photos stay.
#[tauri::command]
pub async fn delete_album(app: AppHandle, shell: State<'_, Arc<Shell>>, album: i64) -> Answer<()> {
    changing(app, shell, move |opened| Ok(opened.library.delete_album(album)?)).await
}

/// Has a deleted album back.
#[tauri::command]
pub async fn restore_album(app: AppHandle, shell: State<'_, Arc<Shell>>, album: i64) -> Answer<Album> {
    changing(app, shell, move |opened| Ok(opened.library.restore_album(album)?)).await
}

/// Adds photos to an album; how many were not in it before.
#[tauri::command]
pub async fn add_to_album(app: AppHandle, shell: State<'_, Arc<Shell>>, album: i64, photos: Vec<i64>) -> Answer<u64> {
    changing(app, shell, move |opened| Ok(opened.library.add_to_album(album, &photos)?)).await
}

/// Takes photos out of an album; how many were in it.
#[tauri::command]
pub async fn take_from_album(
    app: AppHandle,
    shell: State<'_, Arc<Shell>>,
    album: i64,
    photos: Vec<i64>,
) -> Answer<u64> {
    changing(app, shell, move |opened| Ok(opened.library.take_from_album(album, &photos)?)).await
}

/// Puts the photos of an album in this order.
#[tauri::command]
pub async fn arrange_album(app: AppHandle, shell: State<'_, Arc<Shell>>, album: i64, photos: Vec<i64>) -> Answer<()> {
    changing(app, shell, move |opened| Ok(opened.library.arrange_album(album, &photos)?)).await
}

/// Lets the person choose a folder and copies photos there; nothing, if they choose none. `title` is the dialog's.
#[tauri::command]
pub async fn export_photos(
    app: AppHandle,
    shell: State<'_, Arc<Shell>>,
    photos: Vec<i64>,
    without_metadata: bool,
    title: String,
) -> Answer<Option<Export>> {
    with_library(shell, move |opened| {
        let Some(folder) = app.dialog().file().set_title(title).blocking_pick_folder() else { return Ok(None) };
        let folder = folder.into_path().map_err(|error| CommandError::system(&error))?;
        Ok(Some(opened.library.export(&photos, &folder, without_metadata)?))
    })
    .await
}

/// Puts the files of photos on the clipboard, for a file manager or a message; how many.
#[tauri::command]
pub async fn copy_files(shell: State<'_, Arc<Shell>>, photos: Vec<i64>) -> Answer<usize> {
    with_library(shell, move |opened| {
        let files = files_of(opened, &photos)?;
        clipboard::put_files(&files)?;
        Ok(files.len())
    })
    .await
}

/// Shows the files of photos in the system's file manager.
#[tauri::command]
pub async fn reveal_photos(app: AppHandle, shell: State<'_, Arc<Shell>>, photos: Vec<i64>) -> Answer<()> {
    with_library(shell, move |opened| opening::reveal(&app, &files_of(opened, &photos)?)).await
}

/// Moves all files of photos to the system's trash.
#[tauri::command]
pub async fn trash_photos(app: AppHandle, shell: State<'_, Arc<Shell>>, photos: Vec<i64>) -> Answer<Trashed> {
    let trashed = with_library(shell, move |opened| Ok(opened.library.move_to_trash(&photos)?)).await?;
    events::library_changed(&app);
    Ok(trashed)
}

/// Has what was moved to the trash together back where it was.
#[tauri::command]
pub async fn put_back(app: AppHandle, shell: State<'_, Arc<Shell>>, removal: i64) -> Answer<PutBack> {
    let back = with_library(shell, move |opened| Ok(opened.library.put_back(removal)?)).await?;
    events::library_changed(&app);
    Ok(back)
}

/// What was moved to the trash from here and still is there, what was moved last first.
#[tauri::command]
pub async fn removals(shell: State<'_, Arc<Shell>>) -> Answer<Vec<Removal>> {
    with_library(shell, |opened| Ok(opened.library.removals()?)).await
}

/// Changes what is kept of photos, and lets the window know.
async fn changing<T: Send + 'static>(
    app: AppHandle,
    shell: State<'_, Arc<Shell>>,
    change: impl FnOnce(&Opened) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let answer = with_library(shell, change).await?;
    events::marks_changed(&app);
    Ok(answer)
}

/// A file of each photo.
pub fn files_of(opened: &Opened, photos: &[i64]) -> Answer<Vec<PathBuf>> {
    Ok(photos.iter().map(|&photo| opened.library.photo_path(photo)).collect::<Result<_, _>>()?)
}
