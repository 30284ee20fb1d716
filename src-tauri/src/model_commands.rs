//! What the window can ask of models: which there are, and to fetch, add, try, choose and delete them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use afterimage_core::view::ModelCard;
use afterimage_core::{BackgroundIndexer, Choice, LibraryError, STARTER, Trial};
use afterimage_models::FetchError;
use afterimage_models::fetch::{FetchOptions, Step};
use serde::Serialize;
use tauri::{AppHandle, Emitter, State};
use ts_rs::TS;

use crate::commands::{Answer, with_library};
use crate::events;
use crate::shell::Shell;

/// How long a model is tried.
const TRIAL: Duration = Duration::from_secs(10);

/// The window hears this often how far a fetch is.
const TICK: Duration = Duration::from_millis(200);

/// The fetches under way, each with the flag that stops it.
#[derive(Default)]
pub struct Fetches(Mutex<BTreeMap<String, Arc<AtomicBool>>>);

/// How far a fetch is.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct FetchProgress {
    /// The model.
    model: String,
    /// The file it is at.
    file: String,
    /// Whether the file is being compared with its checksum instead of fetched.
    checking: bool,
    /// Bytes of all files that are there.
    #[ts(type = "number")]
    bytes: u64,
    /// Bytes of all files, where known.
    #[ts(type = "number | null")]
    total: Option<u64>,
}

/// Every model with what is known of it.
#[tauri::command]
pub async fn models(shell: State<'_, Arc<Shell>>) -> Answer<Vec<ModelCard>> {
    with_library(shell, |opened| Ok(opened.models.cards())).await
}

/// Fetches a model from its publisher. Events `model-fetch` tell how far it is; stopping it is no error.
#[tauri::command]
pub async fn fetch_model(
    app: AppHandle,
    shell: State<'_, Arc<Shell>>,
    fetches: State<'_, Arc<Fetches>>,
    name: String,
) -> Answer<()> {
    let fetches = Arc::clone(&fetches);
    with_library(shell, move |opened| {
        let cancel = Arc::new(AtomicBool::new(false));
        let replaced = fetches.lock().insert(name.clone(), Arc::clone(&cancel));
        if let Some(earlier) = replaced {
            earlier.store(true, Ordering::Relaxed);
        }
        let mut told: Option<Instant> = None;
        let fetched = opened.models.store().fetch(&name, &FetchOptions::default(), &cancel, &mut |progress| {
            if told.is_some_and(|told| told.elapsed() < TICK) {
                return;
            }
            told = Some(Instant::now());
            let progress = FetchProgress {
                model: name.clone(),
                file: progress.file.to_owned(),
                checking: progress.step == Step::Checking,
                bytes: progress.model_bytes,
                total: progress.model_total,
            };
            if let Err(error) = app.emit("model-fetch", progress) {
                tracing::warn!(%error, "the window can't be told of a fetch");
            }
        });
        fetches.lock().retain(|_, flag| !Arc::ptr_eq(flag, &cancel));
        match fetched {
            Ok(_) | Err(FetchError::Cancelled) => Ok(()),
            Err(error) => Err(error.into()),
        }
    })
    .await
}

/// Stops a fetch; what arrived is kept.
#[tauri::command]
pub fn stop_fetch(fetches: State<'_, Arc<Fetches>>, name: String) {
    if let Some(cancel) = fetches.lock().get(&name) {
        cancel.store(true, Ordering::Relaxed);
    }
}

/// Copies a model from a folder; its name.
#[tauri::command]
pub async fn add_model(shell: State<'_, Arc<Shell>>, folder: PathBuf) -> Answer<String> {
    with_library(shell, move |opened| {
        let added = opened.models.add(&folder, None, &AtomicBool::new(false), &mut |_, _| {});
        Ok(added?.name)
    })
    .await
}

/// Measures how fast a model is on this computer; takes ten seconds.
#[tauri::command]
pub async fn try_model(shell: State<'_, Arc<Shell>>, name: String) -> Answer<Trial> {
    with_library(shell, move |opened| Ok(opened.models.try_out(&name, TRIAL)?)).await
}

/// Chooses the model that is to answer, and begins to embed with it.
#[tauri::command]
pub async fn use_model(app: AppHandle, shell: State<'_, Arc<Shell>>, name: String) -> Answer<Choice> {
    let choice = with_library(shell, move |opened| {
        let choice = opened.library.use_model(&name)?;
        opened.indexer(BackgroundIndexer::rescan);
        Ok(choice)
    })
    .await?;
    events::library_changed(&app);
    Ok(choice)
}

/// Deletes a model's files, unless it is in use.
#[tauri::command]
pub async fn remove_model(shell: State<'_, Arc<Shell>>, name: String) -> Answer<()> {
    with_library(shell, move |opened| {
        if name == STARTER || opened.library.needs_model(&name)? {
            return Err(LibraryError::ModelInUse { model: name }.into());
        }
        opened.models.store().remove(&name)?;
        Ok(())
    })
    .await
}

/// Deletes what a model that is not in use has embedded; how many embeddings.
#[tauri::command]
pub async fn free_model(app: AppHandle, shell: State<'_, Arc<Shell>>, model: String) -> Answer<u64> {
    let freed = with_library(shell, move |opened| Ok(opened.library.free_model(&model)?)).await?;
    events::library_changed(&app);
    Ok(freed)
}

impl Fetches {
    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Arc<AtomicBool>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
