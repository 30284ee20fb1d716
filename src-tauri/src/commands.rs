//! What the window can ask for. Each command is one call into the library, on a thread that may block.

use std::path::Path;
use std::sync::Arc;

use afterimage_core::media::is_photo_path;
use afterimage_core::view::{Facets, IndexProgress, PhotoDetails, Query, Results, Wanted, Why};
use afterimage_core::{BackgroundIndexer, PhotoPart};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tauri::ipc::{Invoke, InvokeBody, Request, Response};
use tauri::{AppHandle, Runtime, State, Wry};
use tauri_plugin_clipboard_manager::ClipboardExt;
use ts_rs::TS;

use crate::at_hand;
use crate::clipboard;
use crate::dragging;
use crate::error::{CommandError, DeskProblem};
use crate::keeping_commands;
use crate::library_commands;
use crate::model_commands;
use crate::opening;
use crate::palette;
use crate::shell::{Opened, Shell};
use crate::viewing_commands;

/// What a command answers.
pub type Answer<T> = Result<T, CommandError>;

/// All commands.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool {
    tauri::generate_handler![
        search,
        facets,
        why,
        why_picture,
        search_picture,
        photo_details,
        reveal_photo,
        copy_photo,
        index_progress,
        pause_indexing,
        resume_indexing,
        rescan,
        dragging::drag_photos,
        at_hand::at_hand,
        at_hand::stay_in_tray,
        at_hand::set_palette_keys,
        at_hand::say_in_tray,
        opening::open_photos,
        opening::open_with,
        opening::programs_for,
        palette::hide_palette,
        palette::show_chosen,
        classify_dropped,
        clipboard_picture,
        library_commands::library_status,
        library_commands::add_folders,
        library_commands::remove_folder,
        library_commands::look_at_folder,
        library_commands::reveal_folder,
        library_commands::failure_groups,
        library_commands::failures,
        library_commands::retry,
        library_commands::reveal_failure,
        library_commands::manners,
        library_commands::set_manners,
        library_commands::reading,
        library_commands::copy_text,
        library_commands::check_library,
        library_commands::unused,
        library_commands::free_unused,
        keeping_commands::marks,
        keeping_commands::set_favourite,
        keeping_commands::rate,
        keeping_commands::albums,
        keeping_commands::make_album,
        keeping_commands::save_search,
        keeping_commands::rename_album,
        keeping_commands::delete_album,
        keeping_commands::restore_album,
        keeping_commands::add_to_album,
        keeping_commands::take_from_album,
        keeping_commands::arrange_album,
        keeping_commands::export_photos,
        keeping_commands::copy_files,
        keeping_commands::reveal_photos,
        keeping_commands::trash_photos,
        keeping_commands::put_back,
        keeping_commands::removals,
        model_commands::models,
        model_commands::fetch_model,
        model_commands::stop_fetch,
        model_commands::add_model,
        model_commands::try_model,
        model_commands::use_model,
        model_commands::remove_model,
        model_commands::free_model,
        viewing_commands::months,
        viewing_commands::last_visit,
        viewing_commands::keep_visit,
        viewing_commands::query_history,
        viewing_commands::remember_query,
        viewing_commands::forget_queries,
        viewing_commands::set_query_history,
    ]
}

/// Runs `run` with the library on a thread that may block.
pub async fn with_library<T: Send + 'static>(
    shell: State<'_, Arc<Shell>>,
    run: impl FnOnce(&Opened) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let shell = Arc::clone(&shell);
    tauri::async_runtime::spawn_blocking(move || run(shell.opened()?))
        .await
        .map_err(|error| CommandError::system(&error))?
}

#[tauri::command]
async fn search(shell: State<'_, Arc<Shell>>, query: Query, wanted: Wanted) -> Answer<Results> {
    with_library(shell, move |opened| Ok(opened.library.answer(&query, &wanted)?)).await
}

#[tauri::command]
async fn facets(shell: State<'_, Arc<Shell>>, query: Query) -> Answer<Facets> {
    with_library(shell, move |opened| Ok(opened.library.facets(&query)?)).await
}

/// Why a photo is an answer to a query.
#[tauri::command]
async fn why(shell: State<'_, Arc<Shell>>, photo: i64, query: Query) -> Answer<Why> {
    with_library(shell, move |opened| Ok(opened.library.why(photo, &query)?)).await
}

/// What photos that look like a picture are asked for with.
#[derive(Debug, Deserialize)]
struct BesidePicture {
    /// The words beside it.
    text: String,
    wanted: Wanted,
}

/// The picture's bytes are the body; see [`with_picture`].
#[tauri::command]
async fn search_picture(shell: State<'_, Arc<Shell>>, request: Request<'_>) -> Answer<Results> {
    let (picture, BesidePicture { text, wanted }) = with_picture(&request)?;
    with_library(shell, move |opened| Ok(opened.library.search_picture(&picture, &text, &wanted)?)).await
}

/// What a photo and a picture are compared by.
#[derive(Debug, Deserialize)]
struct AnswerToPicture {
    photo: i64,
    /// The words beside the picture.
    text: String,
}

/// Why a photo is an answer to a picture, whose bytes are the body; see [`with_picture`].
#[tauri::command]
async fn why_picture(shell: State<'_, Arc<Shell>>, request: Request<'_>) -> Answer<Why> {
    let (picture, AnswerToPicture { photo, text }) = with_picture(&request)?;
    with_library(shell, move |opened| Ok(opened.library.why_picture(photo, &picture, &text)?)).await
}

/// A picture that a request brings as its body, and what is asked with it: the header `asked`, as JSON in ASCII.
fn with_picture<T: DeserializeOwned>(request: &Request<'_>) -> Answer<(Vec<u8>, T)> {
    let InvokeBody::Raw(picture) = request.body() else {
        return Err(CommandError::desk(DeskProblem::System, &"the picture did not arrive as bytes"));
    };
    let asked = request.headers().get("asked").map_or(b"".as_slice(), |asked| asked.as_bytes());
    let asked = serde_json::from_slice(asked).map_err(|error| CommandError::system(&error))?;
    Ok((picture.clone(), asked))
}

#[tauri::command]
async fn photo_details(shell: State<'_, Arc<Shell>>, photo: i64) -> Answer<PhotoDetails> {
    with_library(shell, move |opened| Ok(opened.library.photo(photo)?)).await
}

#[tauri::command]
async fn reveal_photo(app: AppHandle, shell: State<'_, Arc<Shell>>, photo: i64) -> Answer<()> {
    with_library(shell, move |opened| opening::reveal(&app, &[opened.library.photo_path(photo)?])).await
}

#[tauri::command]
async fn copy_photo(app: AppHandle, shell: State<'_, Arc<Shell>>, photo: i64, frame: Option<u32>) -> Answer<()> {
    with_library(shell, move |opened| {
        let picture = opened.library.pixels(PhotoPart::new(photo, frame.unwrap_or(0)))?;
        copy(&app, picture)
    })
    .await
}

fn copy<R: Runtime>(app: &AppHandle<R>, picture: image::RgbImage) -> Answer<()> {
    let (width, height) = picture.dimensions();
    let rgba = image::DynamicImage::ImageRgb8(picture).into_rgba8().into_raw();
    app.clipboard()
        .write_image(&tauri::image::Image::new_owned(rgba, width, height))
        .map_err(|error| CommandError::system(&error))
}

#[tauri::command]
async fn index_progress(shell: State<'_, Arc<Shell>>) -> Answer<IndexProgress> {
    with_library(shell, |opened| {
        let closing = || CommandError::desk(DeskProblem::System, &"the window is closing");
        opened.indexer(BackgroundIndexer::progress).ok_or_else(closing)
    })
    .await
}

#[tauri::command]
async fn pause_indexing(shell: State<'_, Arc<Shell>>) -> Answer<()> {
    with_library(shell, |opened| {
        opened.indexer(BackgroundIndexer::pause);
        Ok(())
    })
    .await
}

#[tauri::command]
async fn resume_indexing(shell: State<'_, Arc<Shell>>) -> Answer<()> {
    with_library(shell, |opened| {
        opened.indexer(BackgroundIndexer::resume);
        Ok(())
    })
    .await
}

/// Looks at every file of all folders.
#[tauri::command]
async fn rescan(shell: State<'_, Arc<Shell>>) -> Answer<()> {
    with_library(shell, |opened| {
        opened.indexer(BackgroundIndexer::rescan);
        Ok(())
    })
    .await
}

/// What was dropped on the window.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct Dropped {
    /// Folders, to add to the library.
    folders: Vec<String>,
    /// Pictures, to search by.
    pictures: Vec<String>,
}

#[tauri::command]
fn classify_dropped(paths: Vec<String>) -> Dropped {
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| Path::new(path).is_dir());
    let pictures = files.into_iter().filter(|path| is_photo_path(Path::new(path))).collect();
    Dropped { folders, pictures }
}

/// The picture on the clipboard as the bytes of a PNG file, or no bytes.
#[tauri::command]
async fn clipboard_picture(app: AppHandle) -> Answer<Response> {
    tauri::async_runtime::spawn_blocking(move || clipboard::picture(&app).map(Response::new))
        .await
        .map_err(|error| CommandError::system(&error))?
}
