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
    with_library(shell, move |opened| desk::open_usually(&app, files_of(opened, &photos)?)).await
}

/// Opens files, or folders, in what the system itself takes for the usual program. It does not say whether that worked.
fn open_by_system(app: &AppHandle, files: &[PathBuf]) -> Answer<()> {
    for path in files {
        let path =
            path.to_str().ok_or_else(|| CommandError::desk(DeskProblem::System, &"the file's name is not Unicode"))?;
        app.opener().open_path(path, None::<&str>).map_err(|error| CommandError::system(&error))?;
    }
    Ok(())
}

/// Shows files in the system's file manager; where there is none that shows files, the folder of the first is opened.
pub fn reveal(app: &AppHandle, files: &[PathBuf]) -> Answer<()> {
    let Err(error) = app.opener().reveal_items_in_dir(files) else { return Ok(()) };
    let folder = files.first().filter(|file| file.exists()).and_then(|file| file.parent());
    let folder = folder.ok_or_else(|| CommandError::system(&error))?;
    desk::open_usually(app, vec![folder.to_owned()])
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
        on_main_thread(&app, move || desk::open(&files, &program))
    })
    .await
}

/// Does something where desktops want it done.
fn on_main_thread(app: &AppHandle, run: impl FnOnce() -> Answer<()> + Send + 'static) -> Answer<()> {
    let (to, done) = std::sync::mpsc::channel();
    app.run_on_main_thread(move || drop(to.send(run()))).map_err(|error| CommandError::system(&error))?;
    done.recv().map_err(|error| CommandError::system(&error))?
}

#[cfg(target_os = "linux")]
mod desk {
    use std::path::Path;

    use gtk::gio::prelude::AppInfoExt;
    use gtk::gio::{AppInfo, AppLaunchContext, File, content_type_guess};
    use gtk::glib::GString;
    use tauri::AppHandle;

    use super::{Answer, CommandError, DeskProblem, PathBuf, Program, on_main_thread, open_by_system};

    fn kind_of(file: &Path) -> GString {
        if file.is_dir() { GString::from("inode/directory") } else { content_type_guess(Some(file), &[]).0 }
    }

    /// The programs for all kinds of files among these, as the desktop orders them for the first.
    fn all(files: &[PathBuf]) -> Vec<AppInfo> {
        let mut kinds: Vec<_> = files.iter().map(|file| kind_of(file)).collect();
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
        launch(program, files)
    }

    fn launch(program: &AppInfo, files: &[PathBuf]) -> Answer<()> {
        let files: Vec<File> = files.iter().map(File::for_path).collect();
        program.launch(&files, None::<&AppLaunchContext>).map_err(|error| CommandError::system(&error))
    }

    /// Opens each file in the usual program for its kind, and all that one program opens at once. `xdg-open`, which the system has for
    /// this, passes by programs whose line of command has quotes, and says nothing where a program does not start.
    pub fn open_usually(app: &AppHandle, files: Vec<PathBuf>) -> Answer<()> {
        let asker = app.clone();
        on_main_thread(app, move || {
            let mut each: Vec<(AppInfo, Vec<PathBuf>)> = Vec::new();
            for file in files {
                let kind = kind_of(&file);
                let usual = AppInfo::default_for_type(&kind, false);
                match usual.or_else(|| AppInfo::all_for_type(&kind).into_iter().next()) {
                    Some(program) => match each.iter_mut().find(|(other, _)| program.equal(other)) {
                        Some((_, files)) => files.push(file),
                        None => each.push((program, vec![file])),
                    },
                    None => open_by_system(&asker, &[file])?,
                }
            }
            each.iter().try_for_each(|(program, files)| launch(program, files))
        })
    }
}

#[cfg(not(target_os = "linux"))]
mod desk {
    use tauri::AppHandle;

    use super::{Answer, CommandError, DeskProblem, PathBuf, Program, open_by_system};

    pub fn open_usually(app: &AppHandle, files: Vec<PathBuf>) -> Answer<()> {
        open_by_system(app, &files)
    }

    pub fn programs(_files: &[PathBuf]) -> Vec<Program> {
        Vec::new()
    }

    pub fn open(_files: &[PathBuf], program: &str) -> Answer<()> {
        Err(CommandError::desk(DeskProblem::NoProgram, &format_args!("{program} can't be named on this system")))
    }
}
