//! What the window asks for to show photos along the time, and to be where it was.

use std::sync::Arc;

use afterimage_core::view::MonthOfPhotos;
use tauri::State;

use crate::commands::{Answer, with_library};
use crate::kept::{Kept, QueryHistory, Visit};
use crate::shell::Shell;

/// The months in which photos were taken, the latest first, each with how many are shown.
#[tauri::command]
pub async fn months(shell: State<'_, Arc<Shell>>, stacks: bool) -> Answer<Vec<MonthOfPhotos>> {
    with_library(shell, move |opened| Ok(opened.library.months(stacks)?)).await
}

/// Where the person was when the window was closed last.
#[tauri::command]
pub fn last_visit(kept: State<'_, Arc<Kept>>) -> Option<Visit> {
    kept.visit()
}

/// Notes where the person is.
#[tauri::command]
pub fn keep_visit(kept: State<'_, Arc<Kept>>, visit: Visit) {
    kept.keep_visit(visit);
}

/// The queries that are remembered.
#[tauri::command]
pub fn query_history(kept: State<'_, Arc<Kept>>) -> QueryHistory {
    kept.history()
}

/// Remembers a query, if that is wanted.
#[tauri::command]
pub fn remember_query(kept: State<'_, Arc<Kept>>, query: String) -> QueryHistory {
    kept.remember_query(&query)
}

/// Forgets one query, or all.
#[tauri::command]
pub fn forget_queries(kept: State<'_, Arc<Kept>>, query: Option<String>) -> QueryHistory {
    kept.forget_queries(query.as_deref())
}

/// Begins to remember queries, or stops and forgets them.
#[tauri::command]
pub fn set_query_history(kept: State<'_, Arc<Kept>>, on: bool) -> QueryHistory {
    kept.set_history(on)
}
