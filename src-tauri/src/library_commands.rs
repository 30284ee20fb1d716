//! What the window can ask of the library as a whole: its folders, what could not be read, how it works, whether it is sound.

use std::path::PathBuf;
use std::sync::Arc;

use afterimage_core::upkeep::{Garbage, Verification};
use afterimage_core::view::{Failure, FailureFilter, FailureGroup, Folder, LibraryStatus, Manners, Reading, Retry};
use afterimage_core::{BackgroundIndexer, Depth, Scope};
use tauri::{AppHandle, Emitter, State};
use tauri_plugin_clipboard_manager::ClipboardExt;

use crate::commands::{Answer, with_library};
use crate::error::CommandError;
use crate::events;
use crate::opening;
use crate::shell::Shell;

/// What the library holds.
#[tauri::command]
pub async fn library_status(shell: State<'_, Arc<Shell>>) -> Answer<LibraryStatus> {
    with_library(shell, |opened| Ok(opened.library.status()?)).await
}

/// Adds folders and begins to read them.
#[tauri::command]
pub async fn add_folders(app: AppHandle, shell: State<'_, Arc<Shell>>, paths: Vec<PathBuf>) -> Answer<Vec<Folder>> {
    let folders = with_library(shell, move |opened| {
        let folders = paths.iter().map(|path| opened.library.add_folder(path)).collect::<Result<_, _>>()?;
        opened.indexer(BackgroundIndexer::rescan);
        Ok(folders)
    })
    .await?;
    events::library_changed(&app);
    Ok(folders)
}

/// Takes a folder out of the library.
#[tauri::command]
pub async fn remove_folder(app: AppHandle, shell: State<'_, Arc<Shell>>, folder: i64) -> Answer<()> {
    with_library(shell, move |opened| Ok(opened.library.remove_folder(folder)?)).await?;
    events::library_changed(&app);
    Ok(())
}

/// Looks for a folder and at every file of it. Events tell when that is through.
#[tauri::command]
pub async fn look_at_folder(shell: State<'_, Arc<Shell>>, folder: i64) -> Answer<()> {
    with_library(shell, move |opened| {
        opened.indexer(|indexer| indexer.look_at(Scope::folders([folder], Depth::Files)));
        Ok(())
    })
    .await
}

/// Shows a folder in the system's file manager.
#[tauri::command]
pub async fn reveal_folder(app: AppHandle, shell: State<'_, Arc<Shell>>, folder: i64) -> Answer<()> {
    with_library(shell, move |opened| opening::reveal(&app, &[opened.library.folder_path(folder)?])).await
}

/// How many files could not be read for which kind of reason.
#[tauri::command]
pub async fn failure_groups(shell: State<'_, Arc<Shell>>, path_contains: String) -> Answer<Vec<FailureGroup>> {
    with_library(shell, move |opened| Ok(opened.library.failure_groups(&path_contains)?)).await
}

/// A page of the files that could not be read.
#[tauri::command]
pub async fn failures(
    shell: State<'_, Arc<Shell>>,
    filter: FailureFilter,
    offset: usize,
    limit: usize,
) -> Answer<Vec<Failure>> {
    with_library(shell, move |opened| Ok(opened.library.failures(&filter, offset, limit)?)).await
}

/// Tries files again that could not be read; how many.
#[tauri::command]
pub async fn retry(shell: State<'_, Arc<Shell>>, which: Retry) -> Answer<u64> {
    with_library(shell, move |opened| {
        let retried = opened.library.retry(&which)?;
        opened.indexer(|indexer| indexer.look_at(retried.scope));
        Ok(retried.files)
    })
    .await
}

/// Shows a file that could not be read in the system's file manager.
#[tauri::command]
pub async fn reveal_failure(app: AppHandle, shell: State<'_, Arc<Shell>>, file: i64) -> Answer<()> {
    with_library(shell, move |opened| opening::reveal(&app, &[opened.library.failure_path(file)?])).await
}

/// What was chosen about work in the background.
#[tauri::command]
pub async fn manners(shell: State<'_, Arc<Shell>>) -> Answer<Manners> {
    with_library(shell, |opened| Ok(opened.library.manners())).await
}

/// Chooses how to work in the background; what was chosen then.
#[tauri::command]
pub async fn set_manners(shell: State<'_, Arc<Shell>>, manners: Manners) -> Answer<Manners> {
    with_library(shell, move |opened| {
        opened.library.set_manners(&manners)?;
        Ok(opened.library.manners())
    })
    .await
}

/// What reads the text in photos, and how far that is.
#[tauri::command]
pub async fn reading(shell: State<'_, Arc<Shell>>) -> Answer<Reading> {
    with_library(shell, |opened| Ok(opened.library.reading()?)).await
}

/// Puts the text that was read in a photo on the clipboard.
#[tauri::command]
pub async fn copy_text(app: AppHandle, shell: State<'_, Arc<Shell>>, photo: i64) -> Answer<()> {
    with_library(shell, move |opened| {
        let text = opened.library.photo(photo)?.text.unwrap_or_default();
        app.clipboard().write_text(text).map_err(|error| CommandError::system(&error))
    })
    .await
}

/// Checks that everything in the library fits together. Events `library-check` tell how far it is.
#[tauri::command]
pub async fn check_library(app: AppHandle, shell: State<'_, Arc<Shell>>) -> Answer<Verification> {
    with_library(shell, move |opened| {
        let verification = opened.library.verify(&mut |progress| {
            if let Err(error) = app.emit("library-check", progress) {
                tracing::warn!(%error, "the window can't be told of a check");
            }
        });
        Ok(verification?)
    })
    .await
}

/// What is kept though no file needs it.
#[tauri::command]
pub async fn unused(shell: State<'_, Arc<Shell>>) -> Answer<Garbage> {
    with_library(shell, |opened| Ok(opened.library.garbage()?)).await
}

/// Lets go of what no file needs.
#[tauri::command]
pub async fn free_unused(app: AppHandle, shell: State<'_, Arc<Shell>>) -> Answer<Garbage> {
    let freed = with_library(shell, |opened| Ok(opened.library.collect_garbage()?)).await?;
    events::library_changed(&app);
    Ok(freed)
}
