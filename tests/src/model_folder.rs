//! Models to choose from: the starter as it was set up, and one so small that it embeds a photo in no time.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use afterimage_encoder::starter;
use afterimage_models::Store;
use anyhow::Context;
use tempfile::TempDir;

/// A tiny SigLIP with random weights: good for nothing but to be loaded.
const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/afterimage-encoder/fixtures/siglip");

/// A folder of models that ends with this value.
pub struct ModelFolder {
    folder: TempDir,
}

impl ModelFolder {
    /// Makes one. What the starter consists of is linked where that is possible, else copied.
    pub fn with_starter_and(tiny: &str) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let from = starter::default_model_dir()?;
        let to = folder.path().join("starter");
        fs::create_dir(&to)?;
        let files = from.read_dir().with_context(|| format!("the starter is not set up in {}", from.display()))?;
        for file in files {
            let file = file?;
            let to = to.join(file.file_name());
            fs::hard_link(file.path(), &to).or_else(|_| fs::copy(file.path(), &to).map(drop))?;
        }
        Store::new(folder.path()).add(Path::new(FIXTURE), Some(tiny), &AtomicBool::new(false), &mut |_, _| {})?;
        Ok(Self { folder })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}
