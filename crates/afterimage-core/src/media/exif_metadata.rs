//! What a camera wrote into a photo: EXIF 2.32 through `kamadak-exif`.

use std::io::Cursor;

use exif::{Exif, In, Rational, Tag, Value};
use image::metadata::Orientation;
use jiff::civil;

use super::Position;

/// What EXIF says of a photo. What it does not say, or says badly, is left out.
pub(super) struct ExifMetadata {
    /// How to turn the stored pixels upright.
    pub orientation: Orientation,
    /// Seconds from 1970 on the camera's own clock.
    pub taken_at: Option<i64>,
    /// Maker and model.
    pub camera: Option<String>,
    /// Where it was taken.
    pub position: Option<Position>,
}

/// Reads the EXIF block of a JPEG, PNG, WebP or TIFF file. A file without one, or with a damaged one, is still a photo.
pub(super) fn read(bytes: &[u8]) -> ExifMetadata {
    let exif = exif::Reader::new()
        .continue_on_error(true)
        .read_from_container(&mut Cursor::new(bytes))
        .or_else(|error| error.distill_partial_result(|_| {}))
        .ok();
    let Some(exif) = exif else {
        return ExifMetadata { orientation: Orientation::NoTransforms, taken_at: None, camera: None, position: None };
    };
    ExifMetadata {
        orientation: orientation(&exif).unwrap_or(Orientation::NoTransforms),
        taken_at: taken_at(&exif),
        camera: camera(&exif),
        position: position(&exif),
    }
}

fn orientation(exif: &Exif) -> Option<Orientation> {
    let value = exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    Orientation::from_exif(u8::try_from(value).ok()?)
}

fn taken_at(exif: &Exif) -> Option<i64> {
    [Tag::DateTimeOriginal, Tag::DateTimeDigitized, Tag::DateTime].into_iter().find_map(|tag| {
        let Value::Ascii(lines) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
        civil_seconds(&exif::DateTime::from_ascii(lines.first()?).ok()?)
    })
}

fn civil_seconds(date: &exif::DateTime) -> Option<i64> {
    let narrow = |value: u8| i8::try_from(value).ok();
    let date = civil::DateTime::new(
        i16::try_from(date.year).ok()?,
        narrow(date.month)?,
        narrow(date.day)?,
        narrow(date.hour)?,
        narrow(date.minute)?,
        narrow(date.second.min(59))?,
        0,
    );
    Some(date.ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second())
}

fn camera(exif: &Exif) -> Option<String> {
    let text = |tag| -> Option<String> {
        let Value::Ascii(lines) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
        let text = String::from_utf8_lossy(lines.first()?).trim_matches(['\0', ' ']).to_owned();
        (!text.is_empty()).then_some(text)
    };
    match (text(Tag::Make), text(Tag::Model)) {
        // Many makers repeat themselves: "Canon" and "Canon EOS 80D".
        (Some(make), Some(model)) => {
            let first = make.split_whitespace().next().unwrap_or_default().to_lowercase();
            Some(if model.to_lowercase().starts_with(&first) { model } else { format!("{make} {model}") })
        }
        (make, model) => model.or(make),
    }
}

fn position(exif: &Exif) -> Option<Position> {
    let latitude = degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S', 90.0)?;
    let longitude = degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W', 180.0)?;
    // Exactly zero and zero is what phones without a fix write.
    (latitude != 0.0 || longitude != 0.0).then_some(Position { latitude, longitude })
}

fn degrees(exif: &Exif, tag: Tag, reference: Tag, negative: u8, most: f64) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let part = |index: usize| parts.get(index).map_or(0.0, Rational::to_f64);
    let magnitude = part(0) + part(1) / 60.0 + part(2) / 3600.0;
    let Value::Ascii(reference) = &exif.get_field(reference, In::PRIMARY)?.value else { return None };
    let sign = if reference.first()?.first()?.eq_ignore_ascii_case(&negative) { -1.0 } else { 1.0 };
    (magnitude.is_finite() && magnitude <= most).then_some(sign * magnitude)
}

#[cfg(test)]
mod tests {
    use exif::Field;
    use exif::experimental::Writer;

    use super::*;

    /// A TIFF file that holds nothing but these EXIF fields.
    fn tiff(fields: &[Field]) -> Vec<u8> {
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut bytes = Cursor::new(Vec::new());
        writer.write(&mut bytes, false).unwrap();
        bytes.into_inner()
    }

    fn ascii(tag: Tag, text: &str) -> Field {
        Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![text.as_bytes().to_vec()]) }
    }

    fn dms(tag: Tag, degrees: u32, minutes: u32, seconds: u32) -> Field {
        let parts = [degrees, minutes, seconds].map(|num| Rational { num, denom: 1 }).to_vec();
        Field { tag, ifd_num: In::PRIMARY, value: Value::Rational(parts) }
    }

    #[test]
    fn date_camera_place_and_orientation_are_read() {
        let bytes = tiff(&[
            Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: Value::Short(vec![6]) },
            ascii(Tag::Make, "Canon"),
            ascii(Tag::Model, "Canon EOS 80D"),
            ascii(Tag::DateTimeOriginal, "2019:03:07 14:05:09"),
            ascii(Tag::GPSLatitudeRef, "S"),
            dms(Tag::GPSLatitude, 33, 51, 36),
            ascii(Tag::GPSLongitudeRef, "E"),
            dms(Tag::GPSLongitude, 151, 12, 0),
        ]);
        let metadata = read(&bytes);
        assert_eq!(metadata.orientation, Orientation::Rotate90);
        assert_eq!(metadata.camera.as_deref(), Some("Canon EOS 80D"));
        assert_eq!(metadata.taken_at, Some(1_551_967_509));
        let position = metadata.position.unwrap();
        assert!((position.latitude + 33.86).abs() < 1e-9 && (position.longitude - 151.2).abs() < 1e-9);
    }

    #[test]
    fn nonsense_is_left_out() {
        let bytes = tiff(&[
            ascii(Tag::DateTimeOriginal, "0000:00:00 00:00:00"),
            ascii(Tag::GPSLatitudeRef, "N"),
            dms(Tag::GPSLatitude, 133, 0, 0),
            ascii(Tag::GPSLongitudeRef, "E"),
            dms(Tag::GPSLongitude, 7, 0, 0),
        ]);
        let metadata = read(&bytes);
        assert_eq!(metadata.taken_at, None);
        assert_eq!(metadata.position, None);
        assert_eq!(metadata.camera, None);
    }

    #[test]
    fn a_file_without_exif_is_still_a_photo() {
        assert_eq!(read(b"\xFF\xD8\xFF\xD9").orientation, Orientation::NoTransforms);
    }
}
