//! `afterimage watch`.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc;

use afterimage_core::view::{Folder, IndexPhase, IndexProgress, WaitsFor};
use afterimage_core::{BackgroundIndexer, IndexEvent, IndexReport, Library, Pace};
use anyhow::Context;
use serde::Serialize;

use crate::arguments::Watch;
use crate::{folders, output};

/// One line of `--json`.
#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Line<'a> {
    /// The folders, and how each is followed; once at the start and whenever that changes.
    Folders { folders: Vec<Folder> },
    /// What happened while nobody looked is known.
    CaughtUp { photos: u64 },
    /// Something happened in the folders.
    Changed {
        #[serde(flatten)]
        report: &'a IndexReport,
        photos: u64,
    },
    /// Another process changed the library.
    Elsewhere { photos: u64 },
    /// A run failed; it is tried again.
    Failed { message: String },
    /// It has something to do and waits.
    Waiting {
        #[serde(rename = "for")]
        what: WaitsFor,
    },
    /// What it waited for has come.
    GoesOn,
}

/// What the main thread hears.
enum Heard {
    Event(IndexEvent),
    Interrupted,
}

pub fn run(library: Library, arguments: &Watch, json: bool) -> anyhow::Result<u8> {
    if let Some(why) = library.read_only() {
        anyhow::bail!(why);
    }
    for folder in &arguments.folders {
        library.add_folder(folder)?;
    }
    if let Some(pace) = arguments.pace {
        library.override_pace(pace);
    }
    let library = Arc::new(library);
    let (to, heard) = mpsc::channel();
    let interrupted = to.clone();
    ctrlc::set_handler(move || drop(interrupted.send(Heard::Interrupted))).context("can't listen for Ctrl+C")?;
    let mut pace = Pace::default();
    if let Some(seconds) = arguments.poll {
        pace.poll = std::time::Duration::from_secs(seconds);
    }
    let indexer = BackgroundIndexer::start(Arc::clone(&library), pace, move |event| {
        // Nobody hears it any more when the process is ending.
        let _ = to.send(Heard::Event(event));
    })?;
    indexer.follow(arguments.poll.is_none());
    let mut waiting = None;
    for heard in heard {
        match heard {
            Heard::Interrupted => break,
            Heard::Event(IndexEvent::Progress(progress)) => {
                if let Some(line) = news(&mut waiting, &progress) {
                    print(&line, json)?;
                }
            }
            Heard::Event(event) => tell(&library, event, json)?,
        }
    }
    drop(indexer);
    Ok(0)
}

/// Whether it waits now and did not before, or for something else, or goes on.
fn news(waiting: &mut Option<WaitsFor>, progress: &IndexProgress) -> Option<Line<'static>> {
    let now = progress.waits_for.filter(|_| progress.phase == IndexPhase::Waiting);
    if now == std::mem::replace(waiting, now) {
        return None;
    }
    Some(now.map_or(Line::GoesOn, |what| Line::Waiting { what }))
}

fn tell(library: &Library, event: IndexEvent, json: bool) -> anyhow::Result<()> {
    match event {
        IndexEvent::Progress(_) => Ok(()),
        IndexEvent::Folders => print(&Line::Folders { folders: library.folders()? }, json),
        IndexEvent::CaughtUp => print(&Line::CaughtUp { photos: library.status()?.photos }, json),
        IndexEvent::Elsewhere => print(&Line::Elsewhere { photos: library.status()?.photos }, json),
        IndexEvent::Finished(Ok(report)) if report.is_nothing() => Ok(()),
        IndexEvent::Finished(Ok(report)) => {
            print(&Line::Changed { report: &report, photos: library.status()?.photos }, json)
        }
        IndexEvent::Finished(Err(error)) => print(&Line::Failed { message: error.to_string() }, json),
    }
}

fn print(line: &Line, json: bool) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, line)?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", words(line))?;
    }
    // Whoever reads along through a pipe wants it now.
    Ok(out.flush()?)
}

fn words(line: &Line) -> String {
    match line {
        Line::Folders { folders } if folders.is_empty() => {
            "There is no folder in the library yet: afterimage watch FOLDER".to_owned()
        }
        Line::Folders { folders } => folders.iter().map(folders::line).collect::<Vec<_>>().join("\n"),
        Line::CaughtUp { photos } => {
            format!("Up to date: {} photos. Ctrl+C stops watching.", output::thousands(*photos))
        }
        Line::Changed { report, photos } => format!("{}: {} photos", changes(report), output::thousands(*photos)),
        Line::Elsewhere { photos } => {
            format!("Another Afterimage changed the library: {} photos", output::thousands(*photos))
        }
        Line::Failed { message } => format!("Failed, and will be tried again: {message}"),
        Line::Waiting { what: WaitsFor::Mains } => "Waiting for mains power".to_owned(),
        Line::Waiting { what: WaitsFor::Idle } => "Waiting until nobody uses the computer".to_owned(),
        Line::GoesOn => "Going on".to_owned(),
    }
}

/// `3 new, 1 renamed or moved`.
fn changes(report: &IndexReport) -> String {
    let known = report.read - report.embedded;
    let counts = [
        (report.embedded, "new"),
        (known, "more places of known ones"),
        (report.moved, "renamed or moved"),
        (report.removed, "gone"),
        (report.failed, "could not be read"),
        (report.redescribed, "described again"),
        (report.reembedded, "embedded with the new model"),
        (report.stacked, "stacked or unstacked"),
        (report.regions, "with their regions"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, what)| format!("{} {what}", output::thousands(*count))).collect();
    if counts.is_empty() { "Another model answers".to_owned() } else { counts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_told_in_a_line() {
        let report = IndexReport { read: 1203, embedded: 1200, moved: 1, removed: 2, ..IndexReport::default() };
        assert_eq!(changes(&report), "1,200 new, 3 more places of known ones, 1 renamed or moved, 2 gone");
        assert_eq!(changes(&IndexReport { switched: true, ..IndexReport::default() }), "Another model answers");
    }
}
