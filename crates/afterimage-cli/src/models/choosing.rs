//! Which model answers, and what is kept of the others.

use std::io::{self, Write};
use std::time::Duration;

use afterimage_core::{Choice, InstalledModels, STARTER};
use serde_json::json;

use crate::arguments::{Arguments, Index};
use crate::{index, library_directory, open, output};

pub fn choose(arguments: &Arguments, name: &str, later: bool, json: bool) -> anyhow::Result<u8> {
    let library = open(arguments)?;
    let choice = library.use_model(name)?;
    match choice {
        Choice::Switching if !later => return index::run(&library, &Index::of_all_folders(), json),
        _ if json => output::json(&json!({ "model": name, "choice": choice }))?,
        Choice::Switching => writeln!(
            io::stdout(),
            "{name} answers when every photo has been embedded with it: by `afterimage index`, or in the open window."
        )?,
        Choice::InUse => writeln!(io::stdout(), "{name} is in use.")?,
    }
    Ok(0)
}

pub fn free(arguments: &Arguments, model: &str, json: bool) -> anyhow::Result<u8> {
    let embeddings = open(arguments)?.free_model(model)?;
    if json {
        output::json(&json!({ "model": model, "embeddings": embeddings }))?;
    } else {
        writeln!(io::stdout(), "{} embeddings of {model} are deleted.", output::thousands(embeddings))?;
    }
    Ok(0)
}

pub fn remove(arguments: &Arguments, models: &InstalledModels, name: &str, json: bool) -> anyhow::Result<u8> {
    anyhow::ensure!(name != STARTER, "the starter model stays: it answers where no other can");
    if library_directory(arguments)?.exists() {
        let library = open(arguments)?;
        anyhow::ensure!(
            !library.needs_model(name)?,
            "{name} is in use in {}; choose another model first (afterimage models use {STARTER})",
            library.directory().display()
        );
    }
    let removed = models.store().remove(name)?;
    if json {
        output::json(&json!({ "model": name, "removed": removed }))?;
    } else if removed {
        writeln!(io::stdout(), "{name} is deleted. What it embedded is kept; `models free` deletes that.")?;
    } else {
        writeln!(io::stdout(), "{name} is not on this computer.")?;
    }
    Ok(0)
}

pub fn try_out(models: &InstalledModels, name: &str, seconds: u64, json: bool) -> anyhow::Result<u8> {
    let trial = models.try_out(name, Duration::from_secs(seconds))?;
    if json {
        output::json(&trial)?;
    } else {
        let (speed, query) = (trial.photos_per_second, trial.query_ms);
        let mut out = io::stdout().lock();
        writeln!(out, "{}: {speed:.1} photos/s, {query:.0} ms a query", trial.model)?;
        writeln!(out, "on {}, {} pictures at once", trial.device, trial.batch)?;
        if let Some(agreement) = trial.agreement {
            writeln!(out, "{}", crate::doctor::agreement_words(agreement))?;
        }
    }
    Ok(0)
}
