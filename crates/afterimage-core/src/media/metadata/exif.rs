//! What a camera wrote into a photo: EXIF 2.32 through `kamadak-exif`, which finds it in JPEG, PNG, WebP, TIFF and HEIF.

use std::io::Cursor;

use exif::{Context, Exif, In, Rational, SRational, Tag, Value};
use image::metadata::Orientation;
use jiff::civil::{Date, DateTime, Time};

use super::Position;
use super::containers::{self, Blocks};
use super::moment::Moment;
use crate::view::Exposure;

/// What EXIF says of a photo. What it does not say, or says badly, is left out.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ExifFacts {
    /// How to turn the stored pixels upright.
    pub orientation: Option<Orientation>,
    /// When it was taken.
    pub taken: Option<Moment>,
    /// When it became a file: for a scanned photo, when it was scanned.
    pub digitized: Option<Moment>,
    /// When a program last wrote it.
    pub changed: Option<Moment>,
    /// Maker and model.
    pub camera: Option<String>,
    /// The lens.
    pub lens: Option<String>,
    /// How it was exposed.
    pub exposure: Exposure,
    /// Where it was taken.
    pub position: Option<Position>,
    /// A caption.
    pub description: Option<String>,
    /// -1 for rejected, 1 to 5 stars.
    pub rating: Option<i8>,
}

/// Microsoft's tag for stars.
const RATING: Tag = Tag(Context::Tiff, 0x4746);
/// Where a TIFF has its XMP, its IIM and Photoshop's resources.
const XMP: Tag = Tag(Context::Tiff, 700);
const IPTC: Tag = Tag(Context::Tiff, 33723);
const PHOTOSHOP: Tag = Tag(Context::Tiff, 34377);

/// Cameras fill in the description of every photo with these; they describe nothing.
const EMPTY_DESCRIPTIONS: [&str; 9] = [
    "OLYMPUS DIGITAL CAMERA",
    "SONY DSC",
    "KODAK Digital Still Camera",
    "DIGITAL CAMERA",
    "SAMSUNG DIGITAL CAMERA",
    "MINOLTA DIGITAL CAMERA",
    "Minolta DSC",
    "Exif_JPEG_PICTURE",
    "default",
];

/// Reads the EXIF of a file, and what else a TIFF keeps in tags. A file without any, or with a damaged one, is still a
/// photo.
pub(super) fn read(bytes: &[u8]) -> (ExifFacts, Blocks) {
    let exif = exif::Reader::new()
        .continue_on_error(true)
        .read_from_container(&mut Cursor::new(bytes))
        .or_else(|error| error.distill_partial_result(|_| {}))
        .ok();
    let Some(exif) = exif else { return Default::default() };
    let taken = moment(&exif, Tag::DateTimeOriginal, Tag::SubSecTimeOriginal, Tag::OffsetTimeOriginal);
    let facts = ExifFacts {
        orientation: orientation(&exif),
        taken: taken.map(|taken| with_offset_of_satellites(taken, &exif)),
        digitized: moment(&exif, Tag::DateTimeDigitized, Tag::SubSecTimeDigitized, Tag::OffsetTimeDigitized),
        changed: moment(&exif, Tag::DateTime, Tag::SubSecTime, Tag::OffsetTime),
        camera: camera(&exif),
        lens: lens(&exif),
        exposure: exposure(&exif),
        position: position(&exif),
        description: text(&exif, Tag::ImageDescription).filter(|text| !EMPTY_DESCRIPTIONS.contains(&text.as_str())),
        rating: uint(&exif, RATING).and_then(|stars| super::rating(f64::from(stars))),
    };
    let blocks = Blocks {
        xmp: block(&exif, XMP),
        iptc: block(&exif, IPTC).or_else(|| containers::photoshop_iptc(&block(&exif, PHOTOSHOP)?)),
    };
    (facts, blocks)
}

fn field(exif: &Exif, tag: Tag) -> Option<&Value> {
    Some(&exif.get_field(tag, In::PRIMARY)?.value)
}

fn uint(exif: &Exif, tag: Tag) -> Option<u32> {
    field(exif, tag)?.get_uint(0)
}

fn ascii(exif: &Exif, tag: Tag) -> Option<&[u8]> {
    match field(exif, tag)? {
        Value::Ascii(lines) => lines.first().map(Vec::as_slice),
        _ => None,
    }
}

/// EXIF's text should be ASCII; programs write UTF-8 (as the Metadata Working Group asks) or Latin-1.
fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let bytes = ascii(exif, tag)?;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace()).to_owned();
    (!text.is_empty()).then_some(text)
}

fn block(exif: &Exif, tag: Tag) -> Option<Vec<u8>> {
    match field(exif, tag)? {
        Value::Byte(bytes) | Value::Undefined(bytes, _) => Some(bytes.clone()),
        // Some programs call IIM a list of longs.
        Value::Long(longs) => {
            let bytes = |long: &u32| if exif.little_endian() { long.to_le_bytes() } else { long.to_be_bytes() };
            Some(longs.iter().flat_map(bytes).collect())
        }
        _ => None,
    }
}

/// A positive number within reason.
fn number(exif: &Exif, tag: Tag, most: f64) -> Option<f64> {
    let number = match field(exif, tag)? {
        Value::Rational(values) => values.first().map(Rational::to_f64)?,
        Value::SRational(values) => values.first().map(SRational::to_f64)?,
        value => f64::from(value.get_uint(0)?),
    };
    (number.is_finite() && number > 0.0 && number <= most).then_some(number)
}

fn orientation(exif: &Exif) -> Option<Orientation> {
    Orientation::from_exif(u8::try_from(uint(exif, Tag::Orientation)?).ok()?)
}

fn moment(exif: &Exif, tag: Tag, fraction: Tag, offset: Tag) -> Option<Moment> {
    let mut date = exif::DateTime::from_ascii(ascii(exif, tag)?).ok()?;
    // What can't be read of these is left out.
    let _ = ascii(exif, fraction).map(|digits| date.parse_subsec(digits));
    let _ = ascii(exif, offset).map(|offset| date.parse_offset(offset));
    let moment = Moment::of_clock(civil(&date)?)?;
    Some(moment.at_offset(date.offset))
}

fn civil(date: &exif::DateTime) -> Option<DateTime> {
    let narrow = |value: u8| i8::try_from(value).ok();
    let day = Date::new(i16::try_from(date.year).ok()?, narrow(date.month)?, narrow(date.day)?).ok()?;
    let nanosecond = i32::try_from(date.nanosecond.unwrap_or(0)).ok()?;
    let time = Time::new(narrow(date.hour)?, narrow(date.minute)?, narrow(date.second.min(59))?, nanosecond).ok()?;
    Some(DateTime::from_parts(day, time))
}

/// Satellites tell UTC. Where the camera does not know its zone, the difference is it, if it is near one that exists:
/// offsets are quarters of an hour, and a fix may be minutes old.
fn with_offset_of_satellites(taken: Moment, exif: &Exif) -> Moment {
    const QUARTER: i64 = 15 * 60;
    const OLDEST_FIX: i64 = 5 * 60;
    if taken.offset_minutes.is_some() {
        return taken;
    }
    let difference = satellite_clock(exif).map(|utc| taken.clock_seconds() - utc.clock_seconds());
    let offset = difference.and_then(|difference| {
        let quarters = (difference + QUARTER / 2).div_euclid(QUARTER);
        let near = (difference - quarters * QUARTER).abs() <= OLDEST_FIX;
        near.then(|| i16::try_from(quarters * 15).ok()).flatten()
    });
    taken.at_offset(offset)
}

fn satellite_clock(exif: &Exif) -> Option<Moment> {
    let Value::Rational(time) = field(exif, Tag::GPSTimeStamp)? else { return None };
    let [hour, minute, second] = time.as_slice() else { return None };
    let part = |value: &Rational| {
        let value = value.to_f64();
        (0.0..60.0).contains(&value).then_some(value as i8)
    };
    let mut date = std::str::from_utf8(ascii(exif, Tag::GPSDateStamp)?).ok()?.trim_matches('\0').split([':', '-']);
    let mut next = || date.next()?.trim().parse::<i16>().ok();
    let (year, month, day) = (next()?, next()?, next()?);
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let time = Time::new(part(hour)?, part(minute)?, part(second)?, 0).ok()?;
    Moment::of_clock(DateTime::from_parts(day, time))
}

fn camera(exif: &Exif) -> Option<String> {
    match (text(exif, Tag::Make), text(exif, Tag::Model)) {
        // Many makers repeat themselves: "Canon" and "Canon EOS 80D".
        (Some(make), Some(model)) => {
            let first = make.split_whitespace().next().unwrap_or_default().to_lowercase();
            Some(if model.to_lowercase().starts_with(&first) { model } else { format!("{make} {model}") })
        }
        (make, model) => model.or(make),
    }
}

/// The lens, unless the camera only fills the field: `----` is what a manual lens leaves.
fn lens(exif: &Exif) -> Option<String> {
    let lens = text(exif, Tag::LensModel)?;
    let says = lens.chars().any(|c| c.is_alphabetic() || ('1'..='9').contains(&c));
    says.then_some(lens)
}

fn exposure(exif: &Exif) -> Exposure {
    // The values on APEX' scale are what old cameras write alone.
    let apex = |tag| match field(exif, tag)? {
        Value::SRational(values) => values.first().map(SRational::to_f64).filter(|value| value.abs() < 30.0),
        Value::Rational(values) => values.first().map(Rational::to_f64).filter(|value| value.abs() < 30.0),
        _ => None,
    };
    // 65535 says that the number is too large for this tag.
    let iso = |tag| uint(exif, tag).filter(|iso| (1..=10_000_000).contains(iso) && *iso != 65_535);
    let isos =
        [Tag::PhotographicSensitivity, Tag::RecommendedExposureIndex, Tag::StandardOutputSensitivity, Tag::ISOSpeed];
    Exposure {
        seconds: number(exif, Tag::ExposureTime, 1e6).or_else(|| Some((-apex(Tag::ShutterSpeedValue)?).exp2())),
        aperture: number(exif, Tag::FNumber, 1000.0).or_else(|| Some((apex(Tag::ApertureValue)? / 2.0).exp2())),
        iso: isos.into_iter().find_map(iso),
        focal_length: number(exif, Tag::FocalLength, 100_000.0),
        focal_length_35mm: number(exif, Tag::FocalLengthIn35mmFilm, 100_000.0),
    }
}

fn position(exif: &Exif) -> Option<Position> {
    let latitude = degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    let longitude = degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    Position::new(latitude, longitude)
}

fn degrees(exif: &Exif, tag: Tag, reference: Tag, negative: u8) -> Option<f64> {
    let Value::Rational(parts) = field(exif, tag)? else { return None };
    let part = |index: usize| parts.get(index).map_or(0.0, Rational::to_f64);
    let magnitude = part(0) + part(1) / 60.0 + part(2) / 3600.0;
    let sign = if ascii(exif, reference)?.first()?.eq_ignore_ascii_case(&negative) { -1.0 } else { 1.0 };
    Some(sign * magnitude)
}

#[cfg(test)]
mod tests;
