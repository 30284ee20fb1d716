//! Whether a file of weights is one, seen from its beginning: enough to tell a whole checkpoint from one that was cut off,
//! from a pointer of Git LFS, or from a page that a portal served instead.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::Deserialize;

/// Names under which weights are published, the one to prefer first; the encoder looks for them in this order.
pub(crate) const NAMES: [&str; 4] =
    ["open_clip_model.safetensors", "model.safetensors", "open_clip_pytorch_model.bin", "pytorch_model.bin"];

/// The longest header of a safetensors file that is read, in bytes.
const LONGEST_HEADER: u64 = 100 << 20;

/// A tensor as the header of a safetensors file lists it.
#[derive(Deserialize)]
struct Tensor {
    shape: Vec<u64>,
    data_offsets: (u64, u64),
}

/// Looks at the file of weights at `path`. The numbers in it, where the format tells without reading all of it.
///
/// The inner error is what is wrong with the file, as the end of a sentence about it.
pub(crate) fn look(path: &Path) -> io::Result<Result<Option<u64>, String>> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut start = Vec::new();
    file.by_ref().take(8).read_to_end(&mut start)?;
    if start.starts_with(b"version ") {
        return Ok(Err("is a pointer of Git LFS and not the file itself (run `git lfs pull` there)".to_owned()));
    }
    if path.extension().is_none_or(|extension| extension != "safetensors") {
        // What `torch.save` writes: a zip archive, or a bare pickle from before 2020.
        let known = start.starts_with(b"PK\x03\x04") || start.starts_with(b"\x80\x02");
        return Ok(if known { Ok(None) } else { Err("is no checkpoint of PyTorch".to_owned()) });
    }
    let Some(length) = start.as_slice().try_into().ok().map(u64::from_le_bytes) else {
        return Ok(Err(format!("has only {size} bytes")));
    };
    if length > LONGEST_HEADER || length > size - 8 {
        return Ok(Err("is no safetensors file".to_owned()));
    }
    let mut header = Vec::new();
    file.take(length).read_to_end(&mut header)?;
    Ok(parameters(&header, size - 8 - length))
}

/// The numbers that a header lists, if their bytes are exactly the `rest` of the file.
fn parameters(header: &[u8], rest: u64) -> Result<Option<u64>, String> {
    let entries: HashMap<String, serde_json::Value> =
        serde_json::from_slice(header).map_err(|_| "is no safetensors file".to_owned())?;
    let (mut count, mut end) = (0_u64, 0);
    for (name, entry) in entries {
        if name == "__metadata__" {
            continue;
        }
        let tensor: Tensor =
            serde_json::from_value(entry).map_err(|_| format!("has an unreadable entry for {name:?}"))?;
        end = end.max(tensor.data_offsets.1);
        let numbers = tensor.shape.iter().try_fold(1_u64, |product, size| product.checked_mul(*size));
        count = numbers
            .filter(|_| tensor.data_offsets.0 <= tensor.data_offsets.1)
            .and_then(|numbers| count.checked_add(numbers))
            .ok_or_else(|| format!("has an impossible entry for {name:?}"))?;
    }
    if end != rest {
        return Err(format!("has {rest} bytes of numbers where its header lists {end}"));
    }
    Ok(Some(count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::safetensors;

    fn word(name: &str, content: &[u8]) -> Result<Option<u64>, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        look(&path).unwrap()
    }

    #[test]
    fn a_whole_file_tells_how_many_numbers_it_has() {
        assert_eq!(word("model.safetensors", &safetensors(6)), Ok(Some(6)));
        assert_eq!(word("pytorch_model.bin", b"PK\x03\x04rest"), Ok(None));
    }

    #[test]
    fn every_cut_is_noticed() {
        let whole = safetensors(6);
        for length in 0..whole.len() {
            assert!(word("model.safetensors", &whole[..length]).is_err(), "{length}");
        }
        assert!(word("model.safetensors", &[whole, vec![0]].concat()).is_err());
    }

    #[test]
    fn what_is_something_else_gets_a_word() {
        let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
        assert!(word("model.safetensors", pointer).unwrap_err().contains("git lfs pull"));
        assert!(word("pytorch_model.bin", pointer).unwrap_err().contains("git lfs pull"));
        assert!(word("pytorch_model.bin", b"<!doctype html>").unwrap_err().contains("no checkpoint"));
        assert!(word("model.safetensors", b"<!doctype html>").unwrap_err().contains("no safetensors"));
        let huge = [u64::MAX.to_le_bytes().as_slice(), b"{}"].concat();
        assert!(word("model.safetensors", &huge).is_err());
    }
}
