//! Reading the directories of a TIFF file (TIFF 6.0, section 2), as far as telling RAW files apart needs it.

/// Entries read of a directory: real ones have under a hundred.
const MAX_ENTRIES: usize = 512;

/// The bytes of an entry: tag, type, count, value or offset.
const ENTRY: usize = 12;

/// A TIFF file.
#[derive(Clone, Copy)]
pub(super) struct Tiff<'a> {
    bytes: &'a [u8],
    big_endian: bool,
    /// Where its first directory is.
    pub first: u32,
}

/// A directory of it.
pub(super) struct Entries<'a> {
    tiff: Tiff<'a>,
    table: &'a [u8],
    /// Where the next directory is.
    pub next: Option<u32>,
}

impl<'a> Tiff<'a> {
    /// Reads the header: byte order and the first directory's place.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let big_endian = bytes.first()? == &b'M';
        let mut tiff = Self { bytes, big_endian, first: 0 };
        tiff.first = tiff.u32(bytes.get(4..8)?)?;
        Some(tiff)
    }

    /// The directory at `offset`, as far as it lies in the file.
    pub fn entries(self, offset: u32) -> Option<Entries<'a>> {
        let rest = self.bytes.get(usize::try_from(offset).ok()?..)?;
        let count = usize::from(self.u16(rest.get(..2)?)?).min(MAX_ENTRIES);
        let table = rest.get(2..2 + count * ENTRY)?;
        let next = rest.get(2 + count * ENTRY..6 + count * ENTRY).and_then(|bytes| self.u32(bytes));
        Some(Entries { tiff: self, table, next: next.filter(|&offset| offset != 0) })
    }

    fn u16(self, bytes: &[u8]) -> Option<u16> {
        let bytes = *bytes.first_chunk()?;
        Some(if self.big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn u32(self, bytes: &[u8]) -> Option<u32> {
        let bytes = *bytes.first_chunk()?;
        Some(if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }
}

impl<'a> Entries<'a> {
    /// The first value of a tag that holds bytes, shorts or longs.
    pub fn find(&self, tag: u16) -> Option<u32> {
        self.numbers(tag, 1).first().copied()
    }

    /// At most `limit` values of a tag that holds bytes, shorts or longs.
    pub fn numbers(&self, tag: u16, limit: usize) -> Vec<u32> {
        let Some((kind, values)) = self.values(tag) else { return Vec::new() };
        let number = |bytes: &[u8]| match kind {
            1 => bytes.first().copied().map(u32::from),
            3 => self.tiff.u16(bytes).map(u32::from),
            4 | 13 => self.tiff.u32(bytes),
            _ => None,
        };
        values.chunks_exact(size_of_kind(kind)).take(limit).filter_map(number).collect()
    }

    /// The text of a tag.
    pub fn ascii(&self, tag: u16) -> Option<&'a [u8]> {
        self.values(tag).filter(|(kind, _)| *kind == 2).map(|(_, text)| text)
    }

    /// The type of a tag's values and their bytes.
    fn values(&self, tag: u16) -> Option<(u16, &'a [u8])> {
        let entry = self.table.chunks_exact(ENTRY).find(|entry| self.tiff.u16(entry) == Some(tag))?;
        let kind = self.tiff.u16(entry.get(2..)?)?;
        let count = usize::try_from(self.tiff.u32(entry.get(4..)?)?).ok()?;
        let length = count.checked_mul(size_of_kind(kind))?;
        let values = if length <= 4 {
            entry.get(8..8 + length)?
        } else {
            let offset = usize::try_from(self.tiff.u32(entry.get(8..)?)?).ok()?;
            self.tiff.bytes.get(offset..offset.checked_add(length)?)?
        };
        Some((kind, values))
    }
}

/// Bytes a value of a type takes.
fn size_of_kind(kind: u16) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => 1,
    }
}
