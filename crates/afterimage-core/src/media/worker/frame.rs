//! What parent and worker say to each other, over the worker's standard input and output.
//!
//! A request is a head of 28 bytes and the file's bytes; an answer is a mark, the length of a JSON text and that text, and for a
//! picture its sides and its pixels. Both ends are the same program, so the form may change at any time. Integers are
//! little-endian.

use std::io::{self, Read, Write};

use image::RgbImage;
use serde::{Deserialize, Serialize};

use crate::media::{DecodedPhoto, MediaError, Metadata};

/// Begins every answer: a decoder that prints something is not taken for one.
const MARK: [u8; 4] = *b"Ai\x01\n";

/// An answer's text is a few hundred bytes.
const MAX_TEXT: u32 = 1 << 20;

/// An answer's pixels are bounded by the worker's memory.
const MAX_PIXELS: u64 = 512 << 20;

/// A picture to decode.
pub(super) struct Request<'a> {
    /// See [`decode`](crate::media::decode).
    pub modified_seconds: i64,
    /// See [`decode`](crate::media::decode).
    pub least_side: u32,
    /// Bytes of memory that decoding may take.
    pub memory: u64,
    /// The file.
    pub bytes: &'a [u8],
}

/// A request as the worker receives it.
pub(super) struct Received {
    pub modified_seconds: i64,
    pub least_side: u32,
    pub memory: u64,
    pub length: u64,
}

/// Why a worker could not decode a picture: those of [`MediaError`] that come from decoders.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Refusal {
    TooLarge(String),
    Damaged(String),
    Panicked,
    NoPreview,
}

impl Request<'_> {
    /// Sends it.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        let mut head = Vec::with_capacity(28);
        head.extend_from_slice(&self.modified_seconds.to_le_bytes());
        head.extend_from_slice(&self.least_side.to_le_bytes());
        head.extend_from_slice(&self.memory.to_le_bytes());
        head.extend_from_slice(&(self.bytes.len() as u64).to_le_bytes());
        to.write_all(&head)?;
        to.write_all(self.bytes)?;
        to.flush()
    }
}

impl Received {
    /// Reads the head of a request; `None` at the end of all requests.
    pub fn read(from: &mut impl Read) -> io::Result<Option<Self>> {
        let mut head = [0; 28];
        match from.read_exact(&mut head) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            result => result?,
        }
        let mut rest = head.as_slice();
        Ok(Some(Self {
            modified_seconds: i64::from_le_bytes(take(&mut rest)?),
            least_side: u32::from_le_bytes(take(&mut rest)?),
            memory: u64::from_le_bytes(take(&mut rest)?),
            length: u64::from_le_bytes(take(&mut rest)?),
        }))
    }
}

/// Sends what a picture came to.
pub(super) fn write_answer(to: &mut impl Write, result: &Result<DecodedPhoto, MediaError>) -> io::Result<()> {
    let text = match result {
        Ok(photo) => serde_json::to_vec(&Ok::<_, Refusal>(&photo.metadata)),
        Err(error) => serde_json::to_vec(&Err::<Metadata, _>(refusal(error))),
    }?;
    let mut head = MARK.to_vec();
    head.extend_from_slice(&(text.len() as u32).to_le_bytes());
    head.extend_from_slice(&text);
    if let Ok(photo) = result {
        head.extend_from_slice(&photo.pixels.width().to_le_bytes());
        head.extend_from_slice(&photo.pixels.height().to_le_bytes());
    }
    to.write_all(&head)?;
    if let Ok(photo) = result {
        to.write_all(photo.pixels.as_raw())?;
    }
    to.flush()
}

/// Receives what a picture came to.
pub(super) fn read_answer(from: &mut impl Read) -> io::Result<Result<DecodedPhoto, MediaError>> {
    let nonsense = || io::Error::from(io::ErrorKind::InvalidData);
    if read_array(from)? != MARK {
        return Err(nonsense());
    }
    let length = u32::from_le_bytes(read_array(from)?);
    if length > MAX_TEXT {
        return Err(nonsense());
    }
    let mut text = vec![0; length as usize];
    from.read_exact(&mut text)?;
    let metadata = match serde_json::from_slice::<Result<Metadata, Refusal>>(&text)? {
        Ok(metadata) => metadata,
        Err(refusal) => return Ok(Err(refusal.into())),
    };
    let (width, height) = (u32::from_le_bytes(read_array(from)?), u32::from_le_bytes(read_array(from)?));
    let size = u64::from(width) * u64::from(height) * 3;
    if size > MAX_PIXELS {
        return Err(nonsense());
    }
    let mut pixels = vec![0; size as usize];
    from.read_exact(&mut pixels)?;
    let pixels = RgbImage::from_raw(width, height, pixels).ok_or_else(nonsense)?;
    Ok(Ok(DecodedPhoto { pixels, metadata }))
}

fn refusal(error: &MediaError) -> Refusal {
    match error {
        MediaError::TooLarge { what } => Refusal::TooLarge(what.clone()),
        MediaError::DecoderPanicked => Refusal::Panicked,
        MediaError::NoPreview => Refusal::NoPreview,
        MediaError::Damaged(what) => Refusal::Damaged(what.clone()),
        other => Refusal::Damaged(other.to_string().trim_end_matches('.').to_owned()),
    }
}

impl From<Refusal> for MediaError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooLarge(what) => Self::TooLarge { what },
            Refusal::Damaged(what) => Self::Damaged(what),
            Refusal::Panicked => Self::DecoderPanicked,
            Refusal::NoPreview => Self::NoPreview,
        }
    }
}

fn read_array<const N: usize>(from: &mut impl Read) -> io::Result<[u8; N]> {
    let mut array = [0; N];
    from.read_exact(&mut array)?;
    Ok(array)
}

fn take<const N: usize>(from: &mut &[u8]) -> io::Result<[u8; N]> {
    read_array(from)
}

#[cfg(test)]
mod tests {
    use image::Rgb;
    use proptest::prelude::*;

    use super::*;
    use crate::media::{Facts, Moment, Position, Taken};
    use crate::view::{DateSource, Exposure};

    fn photo() -> DecodedPhoto {
        DecodedPhoto {
            pixels: RgbImage::from_pixel(3, 2, Rgb([1, 2, 3])),
            metadata: Metadata {
                format: "JPEG".to_owned(),
                width: 30,
                height: 20,
                duration_ms: None,
                facts: Facts {
                    taken: Taken {
                        moment: Moment::from_clock_seconds(-5, 120, Some(-90)),
                        source: DateSource::FileModified,
                    },
                    camera: Some("Kamera “é”".to_owned()),
                    lens: None,
                    exposure: Exposure { aperture: Some(2.8), ..Exposure::default() },
                    position: Position::new(-33.86, 151.2),
                    rating: Some(4),
                    description: Some("zwei\nZeilen".to_owned()),
                    keywords: vec!["雪".to_owned()],
                },
            },
        }
    }

    #[test]
    fn a_picture_and_a_refusal_come_through() {
        let mut wire = Vec::new();
        write_answer(&mut wire, &Ok(photo())).unwrap();
        write_answer(&mut wire, &Err(MediaError::TooLarge { what: "much".to_owned() })).unwrap();
        let mut from = wire.as_slice();
        let came = read_answer(&mut from).unwrap().unwrap();
        assert_eq!((came.pixels, came.metadata), (photo().pixels, photo().metadata));
        assert!(matches!(read_answer(&mut from).unwrap(), Err(MediaError::TooLarge { what }) if what == "much"));
        assert!(read_answer(&mut from).is_err());
    }

    #[test]
    fn a_request_comes_through_and_then_the_end() {
        let mut wire = Vec::new();
        Request { modified_seconds: -7, least_side: 9, memory: 11, bytes: b"photo" }.write(&mut wire).unwrap();
        let mut from = wire.as_slice();
        let received = Received::read(&mut from).unwrap().unwrap();
        assert_eq!((received.modified_seconds, received.least_side, received.memory, received.length), (-7, 9, 11, 5));
        assert_eq!(from, b"photo");
        assert!(Received::read(&mut &[][..]).unwrap().is_none());
    }

    proptest! {
        #[test]
        fn whatever_a_broken_worker_says_has_an_end(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = read_answer(&mut bytes.as_slice());
            let _ = read_answer(&mut [&MARK, bytes.as_slice()].concat().as_slice());
        }
    }
}
