//! `afterimage search` and `afterimage similar`.

use std::io::{self, Write};
use std::path::Path;

use afterimage_core::view::{
    NameKind, PlaceOfPhotos, Relevance, Results, UnderstoodPart, Why, WhyName, WhyOf, WhyPart,
};
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
    /// Where hits are in the order of places: those, one after the other, each with how many hits are of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<Vec<PlaceOfPhotos>>,
}

pub fn run(library: &Library, arguments: &Search, json: bool) -> anyhow::Result<u8> {
    let text = arguments.query.join(" ");
    let query = match &arguments.picture {
        Some(path) => Query::Picture { path: path.clone(), text: text.clone() },
        None if text.trim().is_empty() => bail!("the query is empty"),
        None => Query::Text { text: text.clone() },
    };
    let order = match (arguments.newest, arguments.by_place) {
        (true, _) => Order::Newest,
        (_, true) => Order::Places,
        _ => Order::Best,
    };
    let wanted = Wanted { order, stacks: arguments.stacks, ..Wanted::best(arguments.limit) };
    let results = library.answer(&query, &wanted)?;
    if !json {
        understood(&text, &results.parts);
    }
    let mut hits = output::hits(library, &results)?;
    if arguments.why {
        for hit in &mut hits {
            hit.why = Some(library.why(hit.photo, &query)?);
        }
    }
    print(hits, &results, json)
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
            (Meaning::Picture { .. }, _) if !part.is_known => " (no such picture was given)",
            (_, Written::Plain) => " (words)",
            (_, Written::Quoted) => " (words, taken as they are)",
            _ => "",
        };
        eprintln!("{written}  →  {meaning}{note}");
    }
}

pub fn run_similar(library: &Library, arguments: &Similar, json: bool) -> anyhow::Result<u8> {
    let query = photo_query(library, &arguments.photo)?;
    let wanted = Wanted { stacks: arguments.stacks, ..Wanted::best(arguments.limit) };
    let results = library.answer(&query, &wanted)?;
    print(output::hits(library, &results)?, &results, json)
}

/// A file wins over an id of the same name; a file of the library is its photo, so that it does not find itself.
fn photo_query(library: &Library, photo: &str) -> anyhow::Result<Query> {
    let path = Path::new(photo);
    if path.exists() {
        return Ok(match library.photo_at(path)? {
            Some(photo) => Query::Similar { photo, frame: None, text: String::new() },
            None => Query::Picture { path: photo.to_owned(), text: String::new() },
        });
    }
    match photo.parse() {
        Ok(photo) => Ok(Query::Similar { photo, frame: None, text: String::new() }),
        Err(_) => bail!("{photo} is neither a file nor a photo's id"),
    }
}

/// Why a photo is an answer, line by line.
fn reasons(why: &Why) -> Vec<String> {
    let part = |part: &WhyPart| {
        let of = match &part.of {
            WhyOf::Words { text } => text.clone(),
            WhyOf::Word { text } => format!("  {text}"),
            WhyOf::Photo { photo } => format!("photo {photo}"),
            WhyOf::Picture => "the picture".to_owned(),
        };
        let without = if part.removed { "not wanted: " } else { "" };
        match part.likelihood {
            Some(likelihood) => format!("{without}{of}: {:.0} % likely", 100.0 * likelihood),
            None => format!("{without}{of}: {:.0} % alike", 100.0 * part.alike),
        }
    };
    let name = |name: &WhyName| {
        let kind = match name.kind {
            NameKind::File => "file",
            NameKind::Folder => "folder",
            NameKind::Keyword => "keyword",
            NameKind::Description => "description",
            NameKind::Text => "text in it",
        };
        format!("{kind}: {}", name.text)
    };
    why.parts.iter().map(part).chain(why.names.iter().map(name)).collect()
}

/// What stands above the photos of each place, and the rank of the first of them.
fn titles(places: &[PlaceOfPhotos]) -> Vec<(usize, String)> {
    let mut rank = 0;
    let title = |group: &PlaceOfPhotos| {
        let first = rank;
        rank += group.photos;
        let place = group.place.as_ref().map(|place| format!("{}, {}", place.name, place.country));
        (first, place.unwrap_or_else(|| "No place known".to_owned()))
    };
    places.iter().map(title).collect()
}

fn print(hits: Vec<Hit>, results: &Results, json: bool) -> anyhow::Result<u8> {
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
            places: results.places.clone(),
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
        let mut titles = titles(results.places.as_deref().unwrap_or_default()).into_iter().peekable();
        for (rank, hit) in hits.into_iter().enumerate() {
            if let Some((_, title)) = titles.next_if(|(first, _)| *first == rank) {
                writeln!(out, "{title}")?;
            }
            let time = hit.at_ms.map(|at_ms| format!("  at {}", output::clock(at_ms)));
            let place = hit.region.map(|place| format!("  ({})", output::words_for(&place)));
            let place = time.or(place).unwrap_or_default();
            let text = hit.text.as_ref().map(|text| format!("  “{text}”")).unwrap_or_default();
            let more = if hit.stack.is_empty() { String::new() } else { format!("  and {} more", hit.stack.len()) };
            match (hit.likelihood, hit.score) {
                (Some(likelihood), _) => {
                    writeln!(out, "{:3.0} %  {}{place}{text}{more}", 100.0 * likelihood, hit.path)?;
                }
                (None, Some(score)) => writeln!(out, "{score:.3}  {}{place}{text}{more}", hit.path)?,
                (None, None) => writeln!(out, "{}{text}{more}", hit.path)?,
            }
            for line in hit.why.iter().flat_map(reasons) {
                writeln!(out, "         {line}")?;
            }
        }
    }
    Ok(code)
}
