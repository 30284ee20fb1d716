//! `afterimage places`.

use std::io::{self, Write};

use afterimage_core::Places;
use afterimage_core::places::{self, PlacesError};
use serde_json::json;

use crate::arguments::PlacesCommand;
use crate::output;

pub fn run(command: &PlacesCommand, json: bool) -> anyhow::Result<u8> {
    let PlacesCommand::SetUp { wheels } = command;
    let file = Places::default_file().ok_or(PlacesError::NoDataDirectory)?;
    places::set_up(wheels, &file)?;
    if json {
        output::json(&json!({ "file": file }))?;
    } else {
        writeln!(io::stdout(), "The names of places are in {}.", file.display())?;
    }
    Ok(0)
}
