//! Which files in a folder make up a model.

use std::path::{Path, PathBuf};

use crate::describe;
use crate::{AddError, Family, StoreError, weights};

/// Files that are taken along where they are there; the encoder reads some, the others belong to them.
const BESIDE: [&str; 10] = [
    describe::TRANSFORMERS,
    describe::OPEN_CLIP,
    "preprocessor_config.json",
    "text_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "vocab.json",
    "merges.txt",
    "vocab.txt",
];

/// A file to copy: where it is, and where it comes to lie in the model's folder.
pub(crate) type Copy = (PathBuf, String);

/// What is to be copied from `folder`, the weights first, and the numbers in them where they are counted.
pub(crate) fn files_of(folder: &Path, family: Family) -> Result<(Vec<Copy>, Option<u64>), AddError> {
    let (mut files, mut parameters) = (Vec::new(), Some(0));
    let parts: &[&str] = if family == Family::MClip { &["", "image/"] } else { &[""] };
    for part in parts {
        let here = folder.join(part);
        let (found, name) = find_weights(&here)?;
        let looked = weights::look(&found).map_err(StoreError::at(&found))?;
        let count = looked.map_err(|comment| AddError::Damaged { path: found.clone(), comment })?;
        parameters = parameters.zip(count).map(|(sum, count): (u64, u64)| sum.saturating_add(count));
        files.push((found, format!("{part}{name}")));
        let beside = BESIDE.iter().map(|name| (here.join(name), format!("{part}{name}")));
        files.extend(beside.filter(|(path, _)| path.is_file()));
    }
    let has = |name: &str| files.iter().any(|(_, file)| file == name);
    let vocabulary = match family {
        Family::ChineseClip | Family::Align => "vocab.txt",
        _ => "tokenizer.json",
    };
    if !has(vocabulary) && !has("tokenizer.json") {
        return Err(AddError::Lacks { path: folder.into(), file: vocabulary.to_owned() });
    }
    Ok((files, parameters))
}

/// The file of weights in `folder`, and the name by which the encoder finds it.
fn find_weights(folder: &Path) -> Result<(PathBuf, &'static str), AddError> {
    // OpenCLIP has published some under a name between the usual two.
    let others = [("open_clip_pytorch_model.safetensors", weights::NAMES[0])];
    let usual = weights::NAMES.iter().map(|name| (*name, *name));
    let mut names = usual.clone().take(1).chain(others).chain(usual.skip(1));
    let found = names.find(|(file, _)| folder.join(file).is_file());
    let none = || {
        let shards = ["model.safetensors.index.json", "pytorch_model.bin.index.json"];
        match shards.iter().any(|name| folder.join(name).is_file()) {
            true => AddError::Sharded { path: folder.into() },
            false => AddError::Lacks { path: folder.into(), file: "model.safetensors".to_owned() },
        }
    };
    let (file, name) = found.ok_or_else(none)?;
    Ok((folder.join(file), name))
}
