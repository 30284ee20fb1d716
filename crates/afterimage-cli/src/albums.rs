//! `afterimage albums`.

use std::io::{self, Write};

use afterimage_core::view::Album;
use afterimage_core::{Library, Query};
use anyhow::bail;
use serde::Serialize;

use crate::arguments::{Albums, AlbumsCommand};
use crate::{output, photos};

/// An album with its photos.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    album: Album,
    members: Vec<Member>,
}

/// A photo of an album.
#[derive(Serialize)]
struct Member {
    photo: i64,
    path: String,
}

pub fn run(library: &Library, Albums { command }: &Albums, json: bool) -> anyhow::Result<u8> {
    let album = match command {
        AlbumsCommand::List => return list(library, json),
        AlbumsCommand::Show { album, limit } => return show(library, &named(library, album)?, *limit, json),
        AlbumsCommand::New { name, photos } => library.make_album(name, &photos::all_named(library, photos)?)?,
        AlbumsCommand::Save { name, query } => library.save_search(name, &query.join(" "))?,
        AlbumsCommand::Rename { album, name } => library.rename_album(named(library, album)?.album, name)?,
        AlbumsCommand::Restore { album } => library.restore_album(*album)?,
        AlbumsCommand::Delete { album } => {
            let album = named(library, album)?;
            library.delete_album(album.album)?;
            album
        }
        AlbumsCommand::Add { album, photos } => {
            let album = named(library, album)?.album;
            library.add_to_album(album, &photos::all_named(library, photos)?)?;
            library.album(album)?
        }
        AlbumsCommand::Remove { album, photos } => {
            let album = named(library, album)?.album;
            library.take_from_album(album, &photos::all_named(library, photos)?)?;
            library.album(album)?
        }
        AlbumsCommand::Arrange { album, photos } => {
            let album = named(library, album)?.album;
            library.arrange_album(album, &photos::all_named(library, photos)?)?;
            library.album(album)?
        }
    };
    if json {
        output::json(&album)?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    match command {
        AlbumsCommand::Delete { .. } => {
            writeln!(out, "Deleted. `afterimage albums restore {}` has it back.", album.album)?;
        }
        _ => writeln!(out, "{}", line(&album))?,
    }
    Ok(0)
}

/// The photos of an album, by its name or its id.
pub fn members(library: &Library, name: &str) -> anyhow::Result<Vec<i64>> {
    let album = named(library, name)?.album;
    Ok(library.search(&Query::Album { album }, usize::MAX)?.photos)
}

fn list(library: &Library, json: bool) -> anyhow::Result<u8> {
    let albums = library.albums()?;
    if json {
        output::json(&albums)?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    if albums.is_empty() {
        writeln!(out, "There are no albums yet: afterimage albums new NAME PHOTO…")?;
    }
    for album in &albums {
        writeln!(out, "{}", line(album))?;
    }
    Ok(0)
}

fn show(library: &Library, album: &Album, limit: usize, json: bool) -> anyhow::Result<u8> {
    let photos = library.search(&Query::Album { album: album.album }, limit)?.photos;
    let member = |&photo: &i64| anyhow::Ok(Member { photo, path: photos::path_of(library, photo)? });
    let members = photos.iter().map(member).collect::<anyhow::Result<Vec<_>>>()?;
    if json {
        output::json(&Shown { album: album.clone(), members })?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    for member in members {
        writeln!(out, "{}", member.path)?;
    }
    Ok(0)
}

/// `3  Best of 2019  42 photos`, or `4  Beaches  search: beach`.
fn line(album: &Album) -> String {
    let what = match &album.query {
        Some(query) => format!("search: {query}"),
        None => format!("{} photos", output::thousands(album.photos)),
    };
    format!("{}  {}  {what}", album.album, album.name)
}

/// The album of this name, whatever its capitals, or with this id. A name wins over an id that looks the same.
fn named(library: &Library, name: &str) -> anyhow::Result<Album> {
    let albums = library.albums()?;
    let by_name = albums.iter().find(|album| album.name.to_lowercase() == name.trim().to_lowercase());
    let by_id = || albums.iter().find(|album| name.parse() == Ok(album.album));
    match by_name.or_else(by_id) {
        Some(album) => Ok(album.clone()),
        None => bail!("there is no album {name}; `afterimage albums list` shows them"),
    }
}
