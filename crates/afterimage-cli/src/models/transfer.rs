//! Models come onto the disk: fetched, or added from a folder; and are checked there.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use afterimage_core::{AddModelError, InstalledModels};
use afterimage_models::fetch::{FetchOptions, Step};
use afterimage_models::{AddError, FetchError, Verdict, find_in_hub_cache, hub_caches};
use anyhow::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;

use crate::{exit, output};

pub fn fetch(models: &InstalledModels, name: &str, json: bool) -> anyhow::Result<u8> {
    let (cancel, bar) = (cancelled_by_ctrl_c()?, bar(json));
    let fetched = models.store().fetch(name, &FetchOptions::default(), &cancel, &mut |progress| {
        let doing = match progress.step {
            Step::Downloading => "fetching",
            Step::Checking => "checking",
        };
        bar.set_message(format!("{doing} {}", progress.file));
        bar.set_length(progress.total.unwrap_or(progress.bytes));
        bar.set_position(progress.bytes);
    });
    bar.finish_and_clear();
    match fetched {
        Ok(installed) => arrived(name, &installed.folder, json),
        Err(FetchError::Cancelled) => {
            eprintln!("Stopped. Run the same command again to go on.");
            Ok(exit::INTERRUPTED)
        }
        Err(error) => Err(error).with_context(|| format!("{name} is not fetched")),
    }
}

/// `from` is a folder, or the id of a model in a cache of Hugging Face.
pub fn add(models: &InstalledModels, from: &Path, name: Option<&str>, json: bool) -> anyhow::Result<u8> {
    let cached = from.to_str().filter(|_| !from.is_dir()).and_then(|id| find_in_hub_cache(&hub_caches(), id));
    let from = cached.as_deref().unwrap_or(from);
    let (cancel, bar) = (cancelled_by_ctrl_c()?, bar(json));
    let added = models.add(from, name, &cancel, &mut |done, total| {
        bar.set_message("copying");
        bar.set_length(total);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    let added = match added {
        Ok(added) => added,
        Err(AddModelError::Add(AddError::Cancelled)) => return Ok(exit::INTERRUPTED),
        Err(error) => return Err(error).with_context(|| format!("{} is not added", from.display())),
    };
    arrived(&added.name, &added.installed.folder, json)
}

pub fn verify(models: &InstalledModels, name: &str, json: bool) -> anyhow::Result<u8> {
    let (cancel, bar) = (cancelled_by_ctrl_c()?, bar(json));
    let verdict = models.store().verify(name, &cancel, &mut |done, total| {
        bar.set_message("reading");
        bar.set_length(total);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();
    let (whole, found) = match &verdict {
        Verdict::Whole => (true, "every file is what it was when it came".to_owned()),
        Verdict::Damaged { file, comment } => (false, format!("{file} {comment}; fetch or add it again")),
        Verdict::Cancelled => return Ok(exit::INTERRUPTED),
    };
    if json {
        output::json(&json!({ "model": name, "whole": whole, "found": found }))?;
    } else {
        writeln!(io::stdout(), "{name}: {found}")?;
    }
    Ok(if whole { 0 } else { exit::FAILURE })
}

fn arrived(name: &str, folder: &Path, json: bool) -> anyhow::Result<u8> {
    if json {
        output::json(&json!({ "model": name, "directory": folder }))?;
    } else {
        writeln!(io::stdout(), "{name} is in {}.\nUse it: afterimage models use {name}", folder.display())?;
    }
    Ok(0)
}

fn cancelled_by_ctrl_c() -> anyhow::Result<Arc<AtomicBool>> {
    let cancel = Arc::new(AtomicBool::new(false));
    let cancelled = Arc::clone(&cancel);
    ctrlc::set_handler(move || cancelled.store(true, Ordering::Relaxed)).context("can't listen for Ctrl+C")?;
    Ok(cancel)
}

fn bar(json: bool) -> ProgressBar {
    let bar = ProgressBar::new(0);
    if json || !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{bar:32} {bytes}/{total_bytes}  {bytes_per_sec}  {wide_msg}") {
        bar.set_style(style.progress_chars("━╸ "));
    }
    bar
}
