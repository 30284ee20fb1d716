//! Small files that promise or hold enormous pictures, built byte by byte.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Every bomb by name. One whose name begins with "fine" may be decoded.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("PNG, 60,000 × 60,000", png(60_000, 60_000)),
        ("PNG, 15,000 × 15,000", png(15_000, 15_000)),
        ("PNG, profile of 1 GB", png_with_profile()),
        ("GIF, 65,535 × 65,535", gif(65_535, 1)),
        ("fine GIF, 20,000 frames", gif(64, 20_000)),
        ("fine PNG, 9,000 × 9,000", png(9_000, 9_000)),
        ("WebP, 16,383 × 16,383", webp(16_383)),
        ("WebP, 9,000 × 9,000", webp(9_000)),
        ("fine WebP, 5,000 × 5,000", webp(5_000)),
        ("TIFF, 60,000 × 60,000", tiff(60_000, 60_000, 1)),
        ("TIFF, strip of 4 GB", tiff(64, 64, u32::MAX)),
        ("BMP, 60,000 × 60,000", bmp(60_000)),
        ("JXL, 2^30 × 2^30", jxl(30)),
        ("JXL, 2^15 × 2^15", jxl(15)),
        ("JPEG, progressive, 65,500²", jpeg(0xC2)),
        ("JPEG, baseline, 65,500²", jpeg(0xC0)),
        ("ICO, of a PNG bomb", ico()),
        ("TIFF, circle of directories", circle()),
        ("AVIF, 2^31 wide", avif()),
    ]
}

/// A PNG of black pixels, a thousandth of their size; complete unless it is too large for any decoder anyway.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::best());
    let row = vec![0; width as usize * 3 + 1];
    let rows = if row.len() * height as usize > 400 << 20 { 100 } else { height };
    for _ in 0..rows {
        pixels.write_all(&row).unwrap();
    }
    png_of(width, height, &[], &pixels.finish().unwrap())
}

fn png_with_profile() -> Vec<u8> {
    let mut profile = ZlibEncoder::new(b"bomb\0\0".to_vec(), Compression::best());
    let megabyte = vec![0; 1 << 20];
    for _ in 0..1024 {
        profile.write_all(&megabyte).unwrap();
    }
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::fast());
    pixels.write_all(&[0; 8 * 25]).unwrap();
    let mut bomb = png_of(8, 8, &profile.finish().unwrap(), &pixels.finish().unwrap());
    // The picture itself is cut off, so that nothing but the profile is there to be read.
    bomb.truncate(bomb.len() - 30);
    bomb
}

fn png_of(width: u32, height: u32, profile: &[u8], pixels: &[u8]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |name: &[u8], data: &[u8]| {
        file.extend_from_slice(&(data.len() as u32).to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(name);
        crc.update(data);
        file.extend_from_slice(name);
        file.extend_from_slice(data);
        file.extend_from_slice(&crc.sum().to_be_bytes());
    };
    chunk(b"IHDR", &[&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
    if !profile.is_empty() {
        chunk(b"iCCP", profile);
    }
    chunk(b"IDAT", pixels);
    chunk(b"IEND", &[]);
    file
}

/// A GIF whose screen is a square and whose frames are one pixel.
fn gif(side: u16, frames: usize) -> Vec<u8> {
    let mut file = b"GIF89a".to_vec();
    file.extend_from_slice(&side.to_le_bytes());
    file.extend_from_slice(&side.to_le_bytes());
    file.extend_from_slice(&[0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    for _ in 0..frames {
        file.extend_from_slice(&[0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]);
    }
    file.push(0x3B);
    file
}

/// Bits, least significant first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: usize,
}

impl Bits {
    fn put(&mut self, value: u32, count: usize) -> &mut Self {
        for bit in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let last = self.bytes.len() - 1;
            self.bytes[last] |= (((value >> bit) & 1) as u8) << (self.used % 8);
            self.used += 1;
        }
        self
    }
}

/// A complete lossless WebP of one colour: every prefix code has one symbol, so that its pixels take no bits at all.
fn webp(side: u32) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(0x2F, 8).put(side - 1, 14).put(side - 1, 14).put(0, 1).put(0, 3);
    // No transform, no colour cache, no groups of codes.
    bits.put(0, 1).put(0, 1).put(0, 1);
    for _ in 0..5 {
        // A simple code of one symbol of one bit: 0.
        bits.put(1, 1).put(0, 1).put(0, 1).put(0, 1);
    }
    let mut data = bits.bytes;
    data.resize(data.len().next_multiple_of(2) + 8, 0);
    let mut file = b"RIFF".to_vec();
    file.extend_from_slice(&(data.len() as u32 + 12).to_le_bytes());
    file.extend_from_slice(b"WEBPVP8L");
    file.extend_from_slice(&(data.len() as u32).to_le_bytes());
    file.extend_from_slice(&data);
    file
}

/// A TIFF of one strip that says how long it is, and of no pixels.
fn tiff(width: u32, height: u32, strip: u32) -> Vec<u8> {
    let mut file = b"II*\0\x08\0\0\0".to_vec();
    let entries = [
        (256_u16, width),
        (257, height),
        (258, 8),
        (259, 8),
        (262, 2),
        (273, 8),
        (277, 3),
        (278, height),
        (279, strip),
    ];
    file.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    for (tag, value) in entries {
        file.extend_from_slice(&tag.to_le_bytes());
        file.extend_from_slice(&[4, 0, 1, 0, 0, 0]);
        file.extend_from_slice(&value.to_le_bytes());
    }
    file.extend_from_slice(&[0; 4]);
    file
}

/// A TIFF whose directories follow each other in a circle, with EXIF and more below that point back to the first.
fn circle() -> Vec<u8> {
    let mut file = b"II*\0\x08\0\0\0".to_vec();
    let entries = [(0x014A_u16, 8_u32), (0x8769, 8), (0x8825, 8)];
    file.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    for (tag, value) in entries {
        file.extend_from_slice(&tag.to_le_bytes());
        file.extend_from_slice(&[4, 0, 1, 0, 0, 0]);
        file.extend_from_slice(&value.to_le_bytes());
    }
    file.extend_from_slice(&8_u32.to_le_bytes());
    file
}

fn bmp(side: i32) -> Vec<u8> {
    let mut file = b"BM".to_vec();
    file.extend_from_slice(&[0; 8]);
    file.extend_from_slice(&54_u32.to_le_bytes());
    file.extend_from_slice(&40_u32.to_le_bytes());
    file.extend_from_slice(&side.to_le_bytes());
    file.extend_from_slice(&side.to_le_bytes());
    file.extend_from_slice(&[1, 0, 24, 0]);
    file.extend_from_slice(&[0; 24]);
    file
}

/// A JPEG XL codestream header of a square of `2^exponent` pixels a side, and a frame that is cut off.
fn jxl(exponent: u32) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(0xFF, 8).put(0x0A, 8);
    // Not small; height and width each in 30 bits, no ratio; all metadata as usual; the usual transform.
    let side = ((1_u64 << exponent) - 1) as u32;
    bits.put(0, 1).put(3, 2).put(side, 30).put(0, 3).put(3, 2).put(side, 30).put(1, 1).put(1, 1);
    bits.bytes.resize(bits.bytes.len() + 64, 0);
    bits.bytes
}

/// The headers of a JPEG of the largest size, and a scan of zeros.
fn jpeg(frame: u8) -> Vec<u8> {
    let mut file = vec![0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0];
    file.extend_from_slice(&[1; 64]);
    file.extend_from_slice(&[0xFF, frame, 0, 17, 8]);
    file.extend_from_slice(&65_500_u16.to_be_bytes());
    file.extend_from_slice(&65_500_u16.to_be_bytes());
    file.extend_from_slice(&[3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
    for table in [0x00, 0x10] {
        file.extend_from_slice(&[0xFF, 0xC4, 0, 20, table, 1]);
        file.extend_from_slice(&[0; 16]);
    }
    let spectrum: &[u8] = if frame == 0xC2 { &[0, 0, 0] } else { &[0, 63, 0] };
    file.extend_from_slice(&[0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0]);
    file.extend_from_slice(spectrum);
    file.extend_from_slice(&[0; 20_000]);
    file.extend_from_slice(&[0xFF, 0xD9]);
    file
}

fn ico() -> Vec<u8> {
    let inner = png(20_000, 20_000);
    let mut file = vec![0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 32, 0];
    file.extend_from_slice(&(inner.len() as u32).to_le_bytes());
    file.extend_from_slice(&22_u32.to_le_bytes());
    file.extend_from_slice(&inner);
    file
}

/// An AVIF file that lies about its size, in every place that says it.
fn avif() -> Vec<u8> {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../afterimage-core/tests/formats/corpus/avif.avif");
    let mut file = std::fs::read(corpus).unwrap();
    let sizes: Vec<usize> = file.windows(4).enumerate().filter(|(_, name)| name == b"ispe").map(|(at, _)| at).collect();
    assert!(!sizes.is_empty());
    for at in sizes {
        file[at + 8..at + 12].copy_from_slice(&0x7FFF_FFFF_u32.to_be_bytes());
        file[at + 12..at + 16].copy_from_slice(&60_000_u32.to_be_bytes());
    }
    file
}
