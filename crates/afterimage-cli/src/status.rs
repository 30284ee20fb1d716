//! `afterimage status`.

use std::io::{self, Write};

use afterimage_core::view::LibraryStatus;
use afterimage_core::{Library, Manners};
use serde::Serialize;

use crate::{folders, output, settings};

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    status: LibraryStatus,
    settings: Manners,
}

pub fn run(library: &Library, json: bool) -> anyhow::Result<u8> {
    let status = library.status()?;
    let manners = library.manners();
    if json {
        output::json(&Report { status, settings: manners })?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    writeln!(out, "Library   {}", status.directory)?;
    writeln!(out, "Model     {}", status.model)?;
    for line in output::computes_on(&status) {
        writeln!(out, "{line}")?;
    }
    writeln!(
        out,
        "Photos    {} ({} searchable)",
        output::thousands(status.photos),
        output::thousands(status.embedded)
    )?;
    writeln!(out, "On disk   {:.1} MB", status.bytes_on_disk as f64 / 1e6)?;
    for line in settings::lines(&manners, &library.surroundings()) {
        writeln!(out, "{line}")?;
    }
    if status.failures > 0 {
        writeln!(out, "Failures  {} files could not be read (`afterimage index` lists them)", status.failures)?;
    }
    writeln!(out, "Folders   {}", if status.folders.is_empty() { "none yet: afterimage index FOLDER" } else { "" })?;
    for folder in &status.folders {
        let state = folders::state(&folder.state).map(|state| format!("  {state}")).unwrap_or_default();
        writeln!(out, "  {}  {} files{state}", folder.path, output::thousands(folder.files))?;
    }
    Ok(0)
}
