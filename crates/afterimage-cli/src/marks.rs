//! `afterimage favourite` and `afterimage rate`.

use std::io::{self, Write};

use afterimage_core::Library;
use serde::Serialize;

use crate::arguments::{Favourite, Rate};
use crate::{output, photos};

/// A photo as it is marked now.
#[derive(Serialize)]
struct Marked {
    photo: i64,
    favourite: bool,
    /// The person's stars, else those of the photo's file.
    rating: Option<i8>,
}

pub fn favourite(library: &Library, arguments: &Favourite, json: bool) -> anyhow::Result<u8> {
    let photos = photos::all_named(library, &arguments.photos)?;
    library.set_favourite(&photos, !arguments.remove)?;
    print(library, &photos, json)
}

pub fn rate(library: &Library, arguments: &Rate, json: bool) -> anyhow::Result<u8> {
    let photos = photos::all_named(library, &arguments.photos)?;
    library.rate(&photos, arguments.stars.0)?;
    print(library, &photos, json)
}

fn print(library: &Library, photos: &[i64], json: bool) -> anyhow::Result<u8> {
    let details = photos.iter().map(|&photo| library.photo(photo)).collect::<Result<Vec<_>, _>>()?;
    if json {
        let marked = |photo: &afterimage_core::view::PhotoDetails| Marked {
            photo: photo.photo,
            favourite: photo.favourite,
            rating: photo.rating,
        };
        output::json(&details.iter().map(marked).collect::<Vec<_>>())?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    for photo in &details {
        let heart = if photo.favourite { "♥" } else { " " };
        let stars = photo.rating.map(output::stars).unwrap_or_default();
        writeln!(out, "{heart} {stars:<8} {}", photos::path_of(library, photo.photo)?)?;
    }
    Ok(0)
}
