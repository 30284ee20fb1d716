//! `afterimage export`.

use std::io::{self, Write};

use afterimage_core::Library;

use crate::arguments::Export;
use crate::{albums, exit, output, photos};

pub fn run(library: &Library, arguments: &Export, json: bool) -> anyhow::Result<u8> {
    let mut chosen = photos::all_named(library, &arguments.photos)?;
    if let Some(album) = &arguments.album {
        chosen.extend(albums::members(library, album)?);
    }
    let export = library.export(&chosen, &arguments.to, arguments.without_metadata)?;
    let code = if export.failed.is_empty() { 0 } else { exit::SOME_FAILED };
    if json {
        output::json(&export)?;
        return Ok(code);
    }
    let mut out = io::stdout().lock();
    for copied in &export.copied {
        let how = if copied.redrawn { "  (drawn anew as a JPEG)" } else { "" };
        writeln!(out, "{}{how}", copied.path)?;
    }
    for failed in &export.failed {
        eprintln!("afterimage: photo {}: {}", failed.photo, failed.reason);
    }
    Ok(code)
}
