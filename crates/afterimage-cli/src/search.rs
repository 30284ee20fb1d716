//! `afterimage search` and `afterimage similar`.

use std::io::{self, Write};
use std::path::Path;

use afterimage_core::view::{Relevance, Results, UnderstoodPart};
use afterimage_core::{Library, Order, Query, Wanted};
use afterimage_query::{Filter, Meaning, Written, write_query};
use anyhow::bail;
use serde::Serialize;

use crate::arguments::{Search, Similar};
use crate::output::Hit;
use crate::{exit, output};

#[derive(Serialize)]
struct Answer {
    hits: Vec<Hit>,
    /// So many of the first hits are matches, where the model can tell.
    matches: Option<usize>,
    /// So many hits after them may match.
    possible: Option<usize>,
    searched: u64,
    took_ms: f32,
    /// How each part of the text was understood.
    parts: Vec<UnderstoodPart>,
}

pub fn run(library: &Library, arguments: &Search, json: bool) -> anyhow::Result<u8> {
    let text = arguments.query.join(" ");
    if text.trim().is_empty() {
        bail!("the query is empty");
    }
    let order = if arguments.newest { Order::Newest } else { Order::Best };
    let wanted = Wanted { order, ..Wanted::best(arguments.limit) };
    let results = library.answer(&Query::Text { text: text.clone() }, &wanted)?;
    if !json {
        understood(&text, &results.parts);
    }
    print(library, &results, json)
}

/// Says how a text was understood, unless all of it is plain words.
fn understood(text: &str, parts: &[UnderstoodPart]) {
    if parts.iter().all(|part| part.written == Written::Plain) {
        return;
    }
    for part in parts {
        let units: Vec<u16> = text.encode_utf16().collect();
        let written = String::from_utf16_lossy(units.get(part.start..part.end).unwrap_or_default());
        let meaning = write_query(std::slice::from_ref(&part.meaning));
        let note = match (&part.meaning, part.written) {
            (Meaning::Filter { filter: Filter::Place { .. }, .. }, _) if !part.is_known => {
                " (no photo was taken there)"
            }
            (Meaning::Photo { .. }, _) if !part.is_known => " (there is no such photo)",
            (Meaning::Picture { .. }, _) => " (pictures can't be given here)",
            (_, Written::Plain) => " (words)",
            (_, Written::Quoted) => " (words, taken as they are)",
            _ => "",
        };
        eprintln!("{written}  →  {meaning}{note}");
    }
}

pub fn run_similar(library: &Library, arguments: &Similar, json: bool) -> anyhow::Result<u8> {
    let query = photo_query(library, &arguments.photo)?;
    print(library, &library.search(&query, arguments.limit)?, json)
}

/// A file wins over an id of the same name; a file of the library is its photo, so that it does not find itself.
fn photo_query(library: &Library, photo: &str) -> anyhow::Result<Query> {
    let path = Path::new(photo);
    if path.exists() {
        return Ok(match library.photo_at(path)? {
            Some(photo) => Query::Similar { photo, frame: None },
            None => Query::Picture { path: photo.to_owned() },
        });
    }
    match photo.parse() {
        Ok(photo) => Ok(Query::Similar { photo, frame: None }),
        Err(_) => bail!("{photo} is neither a file nor a photo's id"),
    }
}

fn print(library: &Library, results: &Results, json: bool) -> anyhow::Result<u8> {
    let hits = output::hits(library, results)?;
    let code = if hits.is_empty() { exit::NOTHING_FOUND } else { 0 };
    let relevance = results.relevance.as_ref();
    if json {
        output::json(&Answer {
            hits,
            matches: relevance.map(|relevance| relevance.matches),
            possible: relevance.map(|relevance| relevance.possible),
            searched: results.searched,
            took_ms: results.took_ms,
            parts: results.parts.clone(),
        })?;
    } else if hits.is_empty() && !results.parts.is_empty() {
        eprintln!("Nothing found: no photo is like this and meets every condition.");
    } else if hits.is_empty() {
        eprintln!("Nothing found: the library holds no photos yet. Add some with `afterimage index FOLDER`.");
    } else {
        match relevance {
            Some(Relevance { matches: 0, possible: 0, .. }) => eprintln!("Nothing like this here. These come nearest:"),
            Some(Relevance { matches: 0, .. }) => eprintln!("No sure match. These may fit:"),
            _ => {}
        }
        let mut out = io::stdout().lock();
        for hit in hits {
            let time = hit.at_ms.map(|at_ms| format!("  at {}", output::clock(at_ms))).unwrap_or_default();
            let text = hit.text.map(|text| format!("  “{text}”")).unwrap_or_default();
            match (hit.likelihood, hit.score) {
                (Some(likelihood), _) => writeln!(out, "{:3.0} %  {}{time}{text}", 100.0 * likelihood, hit.path)?,
                (None, Some(score)) => writeln!(out, "{score:.3}  {}{time}{text}", hit.path)?,
                (None, None) => writeln!(out, "{}{text}", hit.path)?,
            }
        }
    }
    Ok(code)
}
