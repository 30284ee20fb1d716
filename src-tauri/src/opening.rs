//! Opening photos in other programs: the usual one, or one that the person chooses.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;
use ts_rs::TS;

use crate::commands::{Answer, with_library};
use crate::error::{CommandError, DeskProblem};
use crate::keeping_commands::files_of;
use crate::shell::Shell;

/// A program that opens photos.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Program {
    /// What the system calls it.
    id: String,
    /// What people call it.
    name: String,
}

/// Opens photos in the program that usually opens them.
#[tauri::command]
pub async fn open_photos(app: AppHandle, shell: State<'_, Arc<Shell>>, photos: Vec<i64>) -> Answer<()> {
    with_library(shell, move |opened| {
        for path in files_of(opened, &photos)? {
            let path = path
                .to_str()
                .ok_or_else(|| CommandError::desk(DeskProblem::System, &"the file's name is not Unicode"))?;
            app.opener().open_path(path, None::<&str>).map_err(|error| CommandError::system(&error))?;
        }
        Ok(())
    })
    .await
}

/// The programs that open all of these photos, the usual ones first; none where the system does not tell.
#[tauri::command]
pub async fn programs_for(shell: State<'_, Arc<Shell>>, photos: Vec<i64>) -> Answer<Vec<Program>> {
    with_library(shell, move |opened| Ok(desk::programs(&files_of(opened, &photos)?))).await
}

/// Opens photos in one of these programs.
#[tauri::command]
pub async fn open_with(app: AppHandle, shell: State<'_, Arc<Shell>>, photos: Vec<i64>, program: String) -> Answer<()> {
    with_library(shell, move |opened| {
        let files = files_of(opened, &photos)?;
        let (to, done) = std::sync::mpsc::channel();
        app.run_on_main_thread(move || drop(to.send(desk::open(&files, &program))))
            .map_err(|error| CommandError::system(&error))?;
        done.recv().map_err(|error| CommandError::system(&error))?
    })
    .await
}

#[cfg(target_os = "linux")]
mod desk {
    use gtk::gio::prelude::AppInfoExt;
    use gtk::gio::{AppInfo, AppLaunchContext, File, content_type_guess};

    use super::{Answer, CommandError, DeskProblem, PathBuf, Program};

    /// The programs for all kinds of files among these, as the desktop orders them for the first.
    fn all(files: &[PathBuf]) -> Vec<AppInfo> {
        let mut kinds: Vec<_> = files.iter().map(|file| content_type_guess(Some(file), &[]).0).collect();
        kinds.dedup();
        let mut kinds = kinds.into_iter();
        let mut programs = kinds.next().map(|kind| AppInfo::all_for_type(&kind)).unwrap_or_default();
        for kind in kinds {
            let others = AppInfo::all_for_type(&kind);
            programs.retain(|program| others.iter().any(|other| other.id() == program.id()));
        }
        programs.retain(|program| program.should_show() && program.id().is_some());
        programs
    }

    pub fn programs(files: &[PathBuf]) -> Vec<Program> {
        let named = |program: &AppInfo| Some(Program { id: program.id()?.into(), name: program.name().into() });
        all(files).iter().filter_map(named).collect()
    }

    pub fn open(files: &[PathBuf], program: &str) -> Answer<()> {
        let programs = all(files);
        let program = programs.iter().find(|other| other.id().is_some_and(|id| id == program));
        let program =
            program.ok_or_else(|| CommandError::desk(DeskProblem::NoProgram, &"this program is not there any more"))?;
        let files: Vec<File> = files.iter().map(File::for_path).collect();
        program.launch(&files, None::<&AppLaunchContext>).map_err(|error| CommandError::system(&error))
    }
}

#[cfg(not(target_os = "linux"))]
mod desk {
    use super::{Answer, CommandError, DeskProblem, PathBuf, Program};

    pub fn programs(_files: &[PathBuf]) -> Vec<Program> {
        Vec::new()
    }

    pub fn open(_files: &[PathBuf], program: &str) -> Answer<()> {
        Err(CommandError::desk(DeskProblem::NoProgram, &format_args!("{program} can't be named on this system")))
    }
}
