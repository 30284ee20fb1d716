//! `afterimage index`.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::time::Instant;

use afterimage_core::view::{Failure, FailureFilter, IndexPhase, IndexProgress, Retry};
use afterimage_core::{IndexControl, IndexReport, Library, TextReport};
use anyhow::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::arguments::Index;
use crate::{exit, output};

/// Failures shown to people; programs get all.
const SHOWN_FAILURES: usize = 20;

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    report: IndexReport,
    text: TextReport,
    seconds: f32,
    failures: Vec<Failure>,
}

pub fn run(library: &Library, arguments: &Index, json: bool) -> anyhow::Result<u8> {
    for folder in &arguments.folders {
        library.add_folder(folder)?;
    }
    if arguments.retry_failures {
        library.retry(&Retry::all())?;
    }
    library.override_pace(arguments.pace);
    let control = Arc::new(IndexControl::default());
    let interrupted = Arc::clone(&control);
    ctrlc::set_handler(move || interrupted.cancel()).context("can't listen for Ctrl+C")?;

    let start = Instant::now();
    let bar = progress_bar(json);
    let report = library.index_folders(&control, &mut |progress| show(&bar, &progress))?;
    let seconds = start.elapsed().as_secs_f32();
    // The photos can be searched by now.
    let text = match arguments.no_text || report.cancelled {
        true => TextReport::default(),
        false => library.read_texts(&control, &mut |progress| show(&bar, &progress))?,
    };
    bar.finish_and_clear();
    let cancelled = report.cancelled || control.is_cancelled();
    let report = IndexReport { cancelled, ..report };
    let failures = library.failures(&FailureFilter::default(), 0, usize::MAX)?;
    let code = match () {
        () if report.cancelled => exit::INTERRUPTED,
        () if report.failed > 0 => exit::SOME_FAILED,
        () => 0,
    };
    if json {
        output::json(&Report { report, text, seconds, failures })?;
    } else {
        tell(library, &report, &text, seconds, &failures)?;
    }
    Ok(code)
}

fn progress_bar(json: bool) -> ProgressBar {
    let bar = ProgressBar::new(0);
    if json || !io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    bar
}

fn show(bar: &ProgressBar, progress: &IndexProgress) {
    let template = match progress.phase {
        IndexPhase::Indexing => "{bar:32} {pos}/{len}  {prefix}  {wide_msg}",
        IndexPhase::Reading => "{bar:32} {pos}/{len} read for text  {prefix}  {wide_msg}",
        IndexPhase::Regions => "{bar:32} {pos}/{len} regions of photos  {prefix}",
        IndexPhase::Switching => "{bar:32} {pos}/{len} for the new model  {prefix}",
        IndexPhase::Scanning | IndexPhase::Paused | IndexPhase::Waiting | IndexPhase::Idle => {
            "Looking for photos  {wide_msg}"
        }
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("━╸ "));
    }
    bar.set_length(progress.total);
    bar.set_position(progress.done);
    let left = progress.eta_seconds.map(|seconds| format!(", {} left", duration(seconds))).unwrap_or_default();
    bar.set_prefix(format!("{:.0} photos/s{left}", progress.photos_per_second));
    bar.set_message(progress.current.clone().unwrap_or_default());
}

fn duration(seconds: f32) -> String {
    let seconds = seconds.round() as u64;
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min", seconds.div_ceil(60)),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

fn tell(
    library: &Library,
    report: &IndexReport,
    text: &TextReport,
    seconds: f32,
    failures: &[Failure],
) -> anyhow::Result<()> {
    let status = library.status()?;
    let mut out = io::stdout().lock();
    if report.cancelled {
        writeln!(out, "Stopped. Run the same command again to go on.")?;
    }
    let known = report.read - report.embedded;
    write!(out, "{} new photos in {seconds:.1} s", output::thousands(report.embedded))?;
    if report.embedded > 0 && seconds > 0.0 {
        write!(out, " ({:.1} photos/s)", report.embedded as f32 / seconds)?;
    }
    if known > 0 {
        write!(out, ", {} more places of known ones", output::thousands(known))?;
    }
    if report.moved > 0 {
        write!(out, ", {} renamed or moved", output::thousands(report.moved))?;
    }
    if report.removed > 0 {
        write!(out, ", {} files gone", output::thousands(report.removed))?;
    }
    writeln!(out, ". The library holds {} photos.", output::thousands(status.photos))?;
    if report.redescribed > 0 {
        writeln!(out, "{} known photos described anew.", output::thousands(report.redescribed))?;
    }
    if text.read > 0 {
        let (read, with_text) = (output::thousands(text.read), output::thousands(text.with_text));
        writeln!(out, "{read} photos were looked through for text; {with_text} have some.")?;
    }
    if report.reembedded > 0 {
        writeln!(out, "{} photos embedded with the new model.", output::thousands(report.reembedded))?;
    }
    if report.regions > 0 {
        writeln!(out, "Regions of {} photos embedded.", output::thousands(report.regions))?;
    }
    if report.left_behind > 0 {
        writeln!(
            out,
            "{} of them can't be read any more; it will not find those.",
            output::thousands(report.left_behind)
        )?;
    }
    if report.switched {
        writeln!(out, "{} answers from now on. What the old model embedded is kept.", status.model)?;
    }
    if let Some(note) = status.pictures_on.note.as_ref().filter(|_| report.embedded + report.reembedded > 0) {
        writeln!(out, "Embedded on {}: {note}.", status.pictures_on.device)?;
    }
    if report.offline_folders > 0 {
        writeln!(out, "{} folders can't be reached; their photos are kept.", report.offline_folders)?;
    }
    if !failures.is_empty() {
        writeln!(out, "\n{} files could not be read:", output::thousands(failures.len() as u64))?;
        for failure in failures.iter().take(SHOWN_FAILURES) {
            writeln!(out, "  {}\n    {}", failure.path, failure.reason)?;
        }
        if failures.len() > SHOWN_FAILURES {
            writeln!(out, "  … and {} more (--json lists all)", failures.len() - SHOWN_FAILURES)?;
        }
    }
    Ok(())
}
