//! `afterimage show`.

use std::io::{self, Write};

use afterimage_core::Library;
use afterimage_core::view::{DateSource, Exposure, PhotoDetails};

use crate::arguments::Show;
use crate::{output, photos};

pub fn run(library: &Library, arguments: &Show, json: bool) -> anyhow::Result<u8> {
    let details = library.photo(photos::named(library, &arguments.photo)?)?;
    if json {
        output::json(&details)?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    let albums = library.albums_of(details.photo)?;
    let albums = albums.into_iter().map(|album| Ok(library.album(album)?.name)).collect::<anyhow::Result<Vec<_>>>()?;
    let albums = (!albums.is_empty()).then(|| ("Albums", albums.join(", ")));
    for (name, value) in lines(&details).into_iter().chain(albums) {
        // What has several lines stays in its column.
        writeln!(out, "{name:12}{}", value.replace('\n', &format!("\n{:12}", "")))?;
    }
    Ok(0)
}

/// What there is to say, each with its name.
fn lines(details: &PhotoDetails) -> Vec<(&'static str, String)> {
    let position = details.latitude.zip(details.longitude).map(|(north, east)| format!("{north:.5}, {east:.5}"));
    let place = details.place.as_ref().map(|place| format!("{}, {}", place.name, place.country));
    let keywords = (!details.keywords.is_empty()).then(|| details.keywords.join(", "));
    let files: Vec<&str> = details.files.iter().map(|file| file.path.as_str()).collect();
    let picture = format!("{} × {} {}", details.width, details.height, details.format);
    let frames: Vec<String> = details.frames.iter().map(|frame| output::clock(frame.at_ms)).collect();
    let known = [
        ("Photo", Some(details.photo.to_string())),
        ("Files", Some(files.join("\n"))),
        (if details.duration_ms.is_some() { "Video" } else { "Picture" }, Some(picture)),
        ("Length", details.duration_ms.map(output::clock)),
        ("Frames", (!frames.is_empty()).then(|| frames.join(", "))),
        ("Taken", Some(taken(details))),
        ("Camera", details.camera.clone()),
        ("Lens", details.lens.clone()),
        ("Exposure", exposure(&details.exposure)),
        ("Place", place),
        ("Position", position),
        ("Favourite", details.favourite.then(|| "♥".to_owned())),
        ("Rating", details.rating.map(output::stars)),
        ("Keywords", keywords),
        ("Description", details.description.clone()),
        ("Text", details.text.clone()),
    ];
    known.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn taken(details: &PhotoDetails) -> String {
    let zone = details.utc_offset.map(|minutes| {
        let sign = if minutes < 0 { '-' } else { '+' };
        format!(" {sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
    });
    let source = match details.taken_at_source {
        DateSource::Exif => "",
        DateSource::Xmp => " (XMP)",
        DateSource::Iptc => " (IPTC)",
        DateSource::FileName => " (by the name of the file)",
        DateSource::FileModified => " (the photo has no date; its file was changed then)",
    };
    format!("{}{}{source}", details.taken_at.replace('T', " "), zone.unwrap_or_default())
}

fn exposure(exposure: &Exposure) -> Option<String> {
    let focal_length = match (exposure.focal_length, exposure.focal_length_35mm) {
        (Some(real), Some(film)) if (real - film).abs() >= 0.5 => Some(format!("{} ({film:.0}) mm", short(real))),
        (real, film) => real.or(film).map(|length| format!("{} mm", short(length))),
    };
    let known = [
        exposure.seconds.map(seconds),
        exposure.aperture.map(|aperture| format!("f/{}", short(aperture))),
        exposure.iso.map(|iso| format!("ISO {iso}")),
        focal_length,
    ];
    let known: Vec<String> = known.into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// `1/250 s` below a third of a second, as cameras show it.
fn seconds(seconds: f64) -> String {
    if seconds < 0.3 { format!("1/{:.0} s", 1.0 / seconds) } else { format!("{} s", short(seconds)) }
}

/// With a digit after the point, if there is one to show.
fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exposures_are_written_as_cameras_do() {
        let known = Exposure {
            seconds: Some(0.004),
            aperture: Some(2.8),
            iso: Some(400),
            focal_length: Some(50.0),
            focal_length_35mm: Some(80.0),
        };
        assert_eq!(exposure(&known).unwrap(), "1/250 s, f/2.8, ISO 400, 50 (80) mm");
        let night =
            Exposure { seconds: Some(2.5), aperture: Some(8.0), focal_length: Some(4.25), ..Exposure::default() };
        assert_eq!(exposure(&night).unwrap(), "2.5 s, f/8, 4.2 mm");
        assert_eq!(exposure(&Exposure::default()), None);
    }
}
