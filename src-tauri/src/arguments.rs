//! How the window is started.

use std::path::PathBuf;

use afterimage_core::{DeviceChoice, default_library_directory};
use clap::Parser;

use crate::error::CommandError;

/// Find photos by what is in them, in any language. Nothing leaves this computer.
#[derive(Debug, Clone, Parser)]
#[command(version)]
pub struct Arguments {
    /// The library's directory, instead of the user's own
    #[arg(long, value_name = "DIR", env = "AFTERIMAGE_LIBRARY")]
    pub library: Option<PathBuf>,

    /// What models compute on: auto, cpu, cuda, cuda:N or metal
    #[arg(long, value_name = "DEVICE", env = "AFTERIMAGE_DEVICE", default_value_t)]
    pub device: DeviceChoice,

    /// Open the small window to search from anywhere, also where Afterimage runs already
    #[arg(long)]
    pub palette: bool,

    /// A folder to add to the library
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
}

impl Arguments {
    /// Where the library lies.
    pub fn library_directory(&self) -> Result<PathBuf, CommandError> {
        match &self.library {
            Some(directory) => std::path::absolute(directory).map_err(|error| CommandError::system(&error)),
            None => Ok(default_library_directory()?),
        }
    }
}
