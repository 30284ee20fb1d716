//! `afterimage folders`.

use std::io::{self, Write};
use std::path::Path;

use afterimage_core::Library;
use afterimage_core::view::{Folder, FolderState};
use anyhow::{Context, bail};

use crate::arguments::FoldersCommand;
use crate::output;

pub fn run(library: &Library, command: &FoldersCommand, json: bool) -> anyhow::Result<u8> {
    match command {
        FoldersCommand::List => list(library, json)?,
        FoldersCommand::Add { folders } => {
            let added: Vec<Folder> =
                folders.iter().map(|folder| library.add_folder(folder)).collect::<Result<_, _>>()?;
            if json {
                output::json(&added)?;
            } else {
                let mut out = io::stdout().lock();
                for folder in &added {
                    writeln!(out, "{} is in the library.", folder.path)?;
                }
                writeln!(out, "Its photos are read by the open window, `afterimage watch` or `afterimage index`.")?;
            }
        }
        FoldersCommand::Remove { folder } => {
            let folder = named(library, folder)?;
            library.remove_folder(folder.folder)?;
            if json {
                output::json(&folder)?;
            } else {
                let files = output::thousands(folder.files);
                writeln!(
                    io::stdout().lock(),
                    "{} is no longer in the library. Its {files} files stay as they are on disk.",
                    folder.path
                )?;
            }
        }
    }
    Ok(0)
}

fn list(library: &Library, json: bool) -> anyhow::Result<()> {
    let folders = library.folders()?;
    if json {
        return output::json(&folders);
    }
    let mut out = io::stdout().lock();
    if folders.is_empty() {
        writeln!(out, "There is no folder in the library yet: afterimage folders add FOLDER")?;
    }
    for folder in &folders {
        writeln!(out, "{}", line(folder))?;
    }
    Ok(())
}

/// `3  /home/ada/Pictures  1,234 files  offline: …`.
pub fn line(folder: &Folder) -> String {
    let state = state(&folder.state).map(|state| format!("  {state}")).unwrap_or_default();
    format!("{}  {}  {} files{state}", folder.folder, folder.path, output::thousands(folder.files))
}

/// How a folder is followed, unless it is not.
pub fn state(state: &FolderState) -> Option<String> {
    match state {
        FolderState::Unwatched => None,
        FolderState::Watched => Some("watched".to_owned()),
        FolderState::Polled { reason, .. } => Some(format!("looked through now and then: {reason}")),
        FolderState::Offline { reason, .. } => Some(format!("offline: {reason}")),
    }
}

/// The folder with this id or path.
fn named(library: &Library, name: &str) -> anyhow::Result<Folder> {
    let folders = library.folders()?;
    let path = std::path::absolute(Path::new(name)).with_context(|| format!("{name} is no path"))?;
    // A drive that is away can't be asked what its paths lead to.
    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
    let is_it = |folder: &Folder| {
        let shown = Path::new(&folder.path);
        name.parse() == Ok(folder.folder) || shown == path || shown == real
    };
    match folders.into_iter().find(is_it) {
        Some(folder) => Ok(folder),
        None => bail!("{name} is no folder of the library; `afterimage folders list` shows them"),
    }
}
