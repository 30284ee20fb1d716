//! `afterimage status`.

use std::io::{self, Write};

use afterimage_core::view::{LibraryStatus, Reading};
use afterimage_core::{Library, Manners};
use serde::Serialize;

use crate::{folders, output, settings};

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    status: LibraryStatus,
    settings: Manners,
    reading: Reading,
}

pub fn run(library: &Library, json: bool) -> anyhow::Result<u8> {
    let status = library.status()?;
    let (manners, reading) = (library.manners(), library.reading()?);
    if json {
        output::json(&Report { status, settings: manners, reading })?;
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
    writeln!(out, "Text      {}", text(&reading))?;
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

/// How far reading the text in photos is, and what reads it.
fn text(reading: &Reading) -> String {
    let counted = format!(
        "found in {} of {} photos that were read",
        output::thousands(reading.with_text),
        output::thousands(reading.read)
    );
    match (reading.on, &reading.engine, &reading.detail) {
        (false, _, _) => "in photos is not read (`afterimage settings --read-text yes`)".to_owned(),
        (true, Some(engine), _) => {
            let unread = reading.photos.saturating_sub(reading.read);
            let left = if unread > 0 { format!(", {} left", output::thousands(unread)) } else { String::new() };
            format!("{counted}{left}; {engine}: {}", reading.languages.join(", "))
        }
        (true, None, Some(why)) if reading.read == 0 => why.clone(),
        (true, None, why) => format!("{counted}; {}", why.as_deref().unwrap_or("nothing reads more")),
    }
}
