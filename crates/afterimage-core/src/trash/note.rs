//! The notes in a trash, which say where each file was: `info/NAME.trashinfo` for `files/NAME`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

/// What the note of a file of this name is called.
pub(super) fn name(name: &Path) -> PathBuf {
    let mut name = name.as_os_str().to_owned();
    name.push(".trashinfo");
    name.into()
}

/// The note that says where something in a trash was.
pub(super) fn of(item: &Path) -> Option<PathBuf> {
    Some(item.parent()?.parent()?.join("info").join(name(Path::new(item.file_name()?))))
}

/// Writes the note of a file that was at `original`; its path is relative to `top`, if there is one.
pub(super) fn write(mut note: File, original: &Path, top: Option<&Path>) -> io::Result<()> {
    let path = top.and_then(|top| original.strip_prefix(top).ok()).unwrap_or(original);
    let now = jiff::Zoned::now().strftime("%Y-%m-%dT%H:%M:%S");
    write!(note, "[Trash Info]\nPath={}\nDeletionDate={now}\n", escaped(path.as_os_str().as_bytes()))
}

/// The path in a note.
pub(super) fn path_in(note: &Path) -> Option<PathBuf> {
    let text = fs::read_to_string(note).ok()?;
    let escaped = text.lines().find_map(|line| line.strip_prefix("Path="))?;
    Some(std::ffi::OsString::from_vec(unescaped(escaped.trim_end().as_bytes())).into())
}

/// As in addresses, RFC 3986: what is not a plain letter, digit or sign is written as `%` and two hexadecimal digits.
fn escaped(path: &[u8]) -> String {
    let mut text = String::with_capacity(path.len());
    for &byte in path {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => text.push(char::from(byte)),
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

fn unescaped(text: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut path = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match (byte, digit(text.get(at + 1)), digit(text.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                path.push(high * 16 + low);
                at += 3;
            }
            _ => {
                path.push(byte);
                at += 1;
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_come_back_from_a_note() {
        let path: Vec<u8> = (1..=255).collect();
        let text = escaped(&path);
        assert!(text.is_ascii() && !text.contains('\n'));
        assert_eq!(unescaped(text.as_bytes()), path);
        assert_eq!(unescaped(b"100%, %zz%4"), b"100%, %zz%4");
    }
}
