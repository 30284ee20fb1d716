//! `afterimage gc`.

use std::io::{self, Write};

use afterimage_core::Library;
use afterimage_core::upkeep::Garbage;
use serde::Serialize;

use crate::arguments::Gc;
use crate::output;

#[derive(Serialize)]
struct Collected {
    #[serde(flatten)]
    garbage: Garbage,
    /// Of how many photos what was said was forgotten.
    forgotten_marks: u64,
}

pub fn run(library: &Library, arguments: &Gc, json: bool) -> anyhow::Result<u8> {
    // Before the photos themselves are let go of: it is their files that count.
    let forgotten_marks = if arguments.forget_marks { library.forget_marks_of_gone()? } else { 0 };
    let garbage = if arguments.dry_run { library.garbage()? } else { library.collect_garbage()? };
    if json {
        output::json(&Collected { garbage, forgotten_marks })?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    let (photos, thumbnails) = (output::thousands(garbage.photos), output::thousands(garbage.thumbnails));
    let regions = output::thousands(garbage.regions);
    if arguments.dry_run {
        writeln!(out, "{photos} photos of which no file is left, and {thumbnails} thumbnails, would be forgotten.")?;
        if garbage.regions > 0 {
            writeln!(out, "So would the vectors of {regions} regions, which are not searched.")?;
        }
    } else {
        writeln!(out, "{photos} photos of which no file was left, and {thumbnails} thumbnails, are forgotten.")?;
        if garbage.regions > 0 {
            writeln!(out, "So are the vectors of {regions} regions, which were not searched.")?;
        }
        if arguments.forget_marks {
            writeln!(out, "What was said of {} photos is forgotten, too.", output::thousands(forgotten_marks))?;
        }
        let (before, after) = (garbage.bytes_before as f64 / 1e6, garbage.bytes_after as f64 / 1e6);
        writeln!(out, "The library took {before:.1} MB and takes {after:.1} MB now.")?;
    }
    Ok(0)
}
