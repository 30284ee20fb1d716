//! `afterimage trash`.

use std::io::{self, IsTerminal, Write};

use afterimage_core::view::{NotMoved, Removal};
use afterimage_core::{Library, Query};
use anyhow::{Context, bail};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::arguments::Trash;
use crate::{albums, exit, output, photos};

/// More than a library holds: everything that fits.
const ALL: usize = usize::MAX >> 1;

pub fn run(library: &Library, arguments: &Trash, json: bool) -> anyhow::Result<u8> {
    if arguments.list {
        return list(&library.removals()?, json);
    }
    if let Some(number) = arguments.undo {
        return undo(library, number, json);
    }
    let mut chosen = photos::all_named(library, &arguments.photos)?;
    if let Some(album) = &arguments.album {
        chosen.extend(albums::members(library, album)?);
    }
    if let Some(query) = &arguments.query {
        chosen.extend(found(library, query, arguments.limit)?);
    }
    let mut files = Vec::new();
    for &photo in &chosen {
        files.extend(library.photo(photo)?.files.into_iter().map(|file| file.path));
    }
    if files.is_empty() {
        eprintln!("Nothing found.");
        return Ok(exit::NOTHING_FOUND);
    }
    if !arguments.yes && !agreed(chosen.len(), &files, json)? {
        return Ok(exit::FAILURE);
    }
    let trashed = library.move_to_trash(&chosen)?;
    if json {
        output::json(&trashed)?;
    } else {
        let (photos, files) = (output::thousands(trashed.photos), output::thousands(trashed.files));
        writeln!(io::stdout(), "Moved to the trash: {photos} photos, {files} files.")?;
        if let Some(removal) = trashed.removal.filter(|_| trashed.can_undo) {
            writeln!(io::stdout(), "`afterimage trash --undo {removal}` has them back.")?;
        }
        complain(&trashed.failed);
    }
    Ok(if trashed.failed.is_empty() { 0 } else { exit::SOME_FAILED })
}

/// What a query finds that may go: matches, or what meets conditions.
fn found(library: &Library, query: &str, limit: Option<usize>) -> anyhow::Result<Vec<i64>> {
    let mut results = library.search(&Query::Text { text: query.to_owned() }, limit.unwrap_or(ALL))?;
    match (&results.relevance, &results.scores, limit) {
        (Some(relevance), _, _) => results.photos.truncate(relevance.matches),
        // Everything is ranked, and nobody can say where to stop.
        (None, Some(_), None) => bail!("say with -n how many of the best: nothing tells which of them are meant"),
        (None, _, _) => {}
    }
    Ok(results.photos)
}

/// Shows what would go and asks.
fn agreed(photos: usize, files: &[String], json: bool) -> anyhow::Result<bool> {
    let mut error = io::stderr().lock();
    for file in files {
        writeln!(error, "{file}")?;
    }
    let (photos, files) = (output::thousands(photos as u64), output::thousands(files.len() as u64));
    if json || !io::stdin().is_terminal() {
        writeln!(error, "afterimage: {photos} photos, {files} files would go to the trash; say --yes if they should")?;
        return Ok(false);
    }
    write!(error, "Move these {photos} photos, {files} files, to the trash? [y/N] ")?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn undo(library: &Library, number: Option<i64>, json: bool) -> anyhow::Result<u8> {
    let removals = library.removals()?;
    let removal = match number {
        Some(number) => removals.iter().find(|removal| removal.removal == number),
        None => removals.first(),
    };
    let removal = removal.context("there is nothing in the trash that could be had back; --list shows what is")?;
    let back = library.put_back(removal.removal)?;
    if json {
        output::json(&back)?;
    } else {
        let (photos, files) = (output::thousands(back.photos), output::thousands(back.files));
        writeln!(io::stdout(), "Had back from the trash: {photos} photos, {files} files.")?;
        complain(&back.failed);
    }
    Ok(if back.failed.is_empty() { 0 } else { exit::SOME_FAILED })
}

fn list(removals: &[Removal], json: bool) -> anyhow::Result<u8> {
    if json {
        output::json(&removals)?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    for removal in removals {
        let at = Timestamp::from_second(removal.moved_at)?.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M");
        let (photos, files) = (output::thousands(removal.photos.len() as u64), output::thousands(removal.files));
        writeln!(out, "{}  {at}  {photos} photos, {files} files", removal.removal)?;
    }
    Ok(0)
}

fn complain(failed: &[NotMoved]) {
    for file in failed {
        eprintln!("afterimage: {}: {}", file.path, file.problem.in_words(file.detail.as_deref()));
    }
}
