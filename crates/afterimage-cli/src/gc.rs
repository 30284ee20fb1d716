//! `afterimage gc`.

use std::io::{self, Write};

use afterimage_core::Library;

use crate::arguments::Gc;
use crate::output;

pub fn run(library: &Library, arguments: &Gc, json: bool) -> anyhow::Result<u8> {
    let garbage = if arguments.dry_run { library.garbage()? } else { library.collect_garbage()? };
    if json {
        output::json(&garbage)?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    let (photos, thumbnails) = (output::thousands(garbage.photos), output::thousands(garbage.thumbnails));
    if arguments.dry_run {
        writeln!(out, "{photos} photos of which no file is left, and {thumbnails} thumbnails, would be forgotten.")?;
    } else {
        writeln!(out, "{photos} photos of which no file was left, and {thumbnails} thumbnails, are forgotten.")?;
        let (before, after) = (garbage.bytes_before as f64 / 1e6, garbage.bytes_after as f64 / 1e6);
        writeln!(out, "The library took {before:.1} MB and takes {after:.1} MB now.")?;
    }
    Ok(0)
}
