use exif::Field;
use exif::experimental::Writer;
use proptest::prelude::*;

use super::*;

/// A TIFF file that holds nothing but these EXIF fields.
fn tiff(fields: &[Field]) -> Vec<u8> {
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, false).unwrap();
    bytes.into_inner()
}

fn facts(fields: &[Field]) -> ExifFacts {
    read(&tiff(fields)).0
}

fn of(tag: Tag, value: Value) -> Field {
    Field { tag, ifd_num: In::PRIMARY, value }
}

fn ascii(tag: Tag, text: impl AsRef<[u8]>) -> Field {
    of(tag, Value::Ascii(vec![text.as_ref().to_vec()]))
}

fn rational(tag: Tag, parts: &[(u32, u32)]) -> Field {
    of(tag, Value::Rational(parts.iter().map(|(num, denom)| Rational { num: *num, denom: *denom }).collect()))
}

fn dms(tag: Tag, degrees: u32, minutes: u32, seconds: u32) -> Field {
    rational(tag, &[(degrees, 1), (minutes, 1), (seconds, 1)])
}

#[test]
fn everything_a_camera_tells_is_read() {
    let facts = facts(&[
        of(Tag::Orientation, Value::Short(vec![6])),
        ascii(Tag::Make, "Canon"),
        ascii(Tag::Model, "Canon EOS 80D"),
        ascii(Tag::LensModel, "EF50mm f/1.8 STM\0\0"),
        ascii(Tag::DateTimeOriginal, "2019:03:07 14:05:09"),
        ascii(Tag::SubSecTimeOriginal, "25"),
        ascii(Tag::OffsetTimeOriginal, "+11:00"),
        ascii(Tag::DateTimeDigitized, "2020:01:01 00:00:00"),
        rational(Tag::ExposureTime, &[(1, 250)]),
        rational(Tag::FNumber, &[(28, 10)]),
        of(Tag::PhotographicSensitivity, Value::Short(vec![400])),
        rational(Tag::FocalLength, &[(50, 1)]),
        of(Tag::FocalLengthIn35mmFilm, Value::Short(vec![80])),
        of(RATING, Value::Short(vec![4])),
        ascii(Tag::ImageDescription, "Am Zürichsee"),
        ascii(Tag::GPSLatitudeRef, "S"),
        dms(Tag::GPSLatitude, 33, 51, 36),
        ascii(Tag::GPSLongitudeRef, "E"),
        dms(Tag::GPSLongitude, 151, 12, 0),
    ]);
    assert_eq!(facts.orientation, Some(Orientation::Rotate90));
    assert_eq!(facts.camera.as_deref(), Some("Canon EOS 80D"));
    assert_eq!(facts.lens.as_deref(), Some("EF50mm f/1.8 STM"));
    let taken = facts.taken.unwrap();
    assert_eq!((taken.clock_seconds(), taken.clock_millis(), taken.offset_minutes), (1_551_967_509, 250, Some(660)));
    assert_eq!(facts.digitized.unwrap().clock.year(), 2020);
    assert_eq!(
        facts.exposure,
        Exposure {
            seconds: Some(0.004),
            aperture: Some(2.8),
            iso: Some(400),
            focal_length: Some(50.0),
            focal_length_35mm: Some(80.0)
        }
    );
    assert_eq!((facts.rating, facts.description.as_deref()), (Some(4), Some("Am Zürichsee")));
    let position = facts.position.unwrap();
    assert!((position.latitude + 33.86).abs() < 1e-9 && (position.longitude - 151.2).abs() < 1e-9);
}

#[test]
fn nonsense_is_left_out() {
    let facts = facts(&[
        ascii(Tag::DateTimeOriginal, "0000:00:00 00:00:00"),
        ascii(Tag::DateTimeDigitized, "    :  :     :  :  "),
        ascii(Tag::DateTime, "0001:01:01 00:00:00"),
        ascii(Tag::ImageDescription, "OLYMPUS DIGITAL CAMERA         "),
        ascii(Tag::LensModel, "----"),
        rational(Tag::ExposureTime, &[(1, 0)]),
        rational(Tag::FNumber, &[(0, 0)]),
        of(Tag::PhotographicSensitivity, Value::Short(vec![0])),
        of(RATING, Value::Short(vec![99])),
        ascii(Tag::GPSLatitudeRef, "N"),
        dms(Tag::GPSLatitude, 133, 0, 0),
        ascii(Tag::GPSLongitudeRef, "E"),
        dms(Tag::GPSLongitude, 7, 0, 0),
    ]);
    assert_eq!(facts, ExifFacts::default());
}

#[test]
fn a_phone_without_a_fix_was_nowhere() {
    let zero = [
        ascii(Tag::GPSLatitudeRef, "N"),
        dms(Tag::GPSLatitude, 0, 0, 0),
        ascii(Tag::GPSLongitudeRef, "E"),
        dms(Tag::GPSLongitude, 0, 0, 0),
    ];
    assert_eq!(facts(&zero).position, None);
}

#[test]
fn old_cameras_tell_the_exposure_on_another_scale() {
    let apex = |num| Value::SRational(vec![SRational { num, denom: 1 }]);
    let facts = facts(&[of(Tag::ShutterSpeedValue, apex(7)), rational(Tag::ApertureValue, &[(4, 1)])]);
    assert_eq!((facts.exposure.seconds, facts.exposure.aperture), (Some(1.0 / 128.0), Some(4.0)));
}

#[test]
fn the_zone_follows_from_the_time_of_satellites() {
    let offset = |clock: &str, date: &str, hour, minute| {
        let fields = [
            ascii(Tag::DateTimeOriginal, clock),
            ascii(Tag::GPSDateStamp, date),
            dms(Tag::GPSTimeStamp, hour, minute, 7),
        ];
        facts(&fields).taken.unwrap().offset_minutes
    };
    assert_eq!(offset("2019:03:07 14:05:09", "2019:03:07", 13, 5), Some(60));
    assert_eq!(offset("2019:03:07 01:05:09", "2019:03:06", 19, 33), Some(330), "a fix two minutes old");
    assert_eq!(offset("2019:03:06 20:05:09", "2019:03:07", 4, 5), Some(-480));
    assert_eq!(offset("2019:03:07 14:05:09", "2019:03:07", 12, 57), None, "a clock that is eight minutes wrong");
    assert_eq!(offset("2019:03:07 14:05:09", "2018:03:07", 13, 5), None, "a clock that is a year wrong");
}

#[test]
fn latin_1_is_read_where_text_is_not_utf_8() {
    assert_eq!(facts(&[ascii(Tag::ImageDescription, b"Z\xFCrich")]).description.as_deref(), Some("Zürich"));
}

#[test]
fn a_tiff_keeps_xmp_and_iptc_in_tags() {
    let (_, blocks) = read(&tiff(&[
        of(XMP, Value::Byte(b"<x/>".to_vec())),
        of(IPTC, Value::Long(vec![u32::from_be_bytes(*b"\x1c\x02\x19\0"), u32::from_be_bytes(*b"\x01a\0\0")])),
    ]));
    assert_eq!(blocks, Blocks { xmp: Some(b"<x/>".to_vec()), iptc: Some(b"\x1c\x02\x19\0\x01a\0\0".to_vec()) });
}

#[test]
fn a_file_without_exif_is_still_a_photo() {
    assert_eq!(read(b"\xFF\xD8\xFF\xD9").0, ExifFacts::default());
}

proptest! {
    #[test]
    fn any_fields_have_an_answer(
        tags in prop::collection::vec((0_u16..0xFFFF, prop::collection::vec(any::<u8>(), 0..24), 0_u8..5), 0..12),
        cut in 0_usize..400,
    ) {
        let known = [0x9003, 0x9291, 0x9011, 0x0112, 0x829A, 0x8827, 0xA434, 0x010E];
        let fields: Vec<Field> = tags
            .iter()
            .map(|(number, bytes, kind)| {
                let number = if *kind == 0 { *number } else { known[usize::from(*number) % known.len()] };
                let value = match kind {
                    0 | 1 => Value::Ascii(vec![bytes.clone()]),
                    2 => Value::Byte(bytes.clone()),
                    3 => Value::Short(bytes.iter().map(|byte| u16::from(*byte) << 8).collect()),
                    _ => Value::SRational(bytes.iter().map(|byte| SRational { num: i32::from(*byte) - 9, denom: 0 }).collect()),
                };
                of(Tag(Context::Tiff, number), value)
            })
            .collect();
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut bytes = Cursor::new(Vec::new());
        if writer.write(&mut bytes, false).is_ok() {
            let bytes = bytes.into_inner();
            read(&bytes[..bytes.len().min(cut)]);
            read(&bytes);
        }
    }
}
