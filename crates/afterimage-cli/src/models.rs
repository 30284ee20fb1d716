//! `afterimage models`.

use std::io::{self, Write};

use afterimage_encoder::starter;
use serde_json::json;

use crate::arguments::{Models, ModelsCommand};
use crate::output;

pub fn run(arguments: &Models, json: bool) -> anyhow::Result<u8> {
    match &arguments.command {
        ModelsCommand::SetUp { wheels } => {
            let directory = starter::default_model_dir()?;
            starter::set_up(wheels, &directory)?;
            if json {
                output::json(&json!({ "model": "starter", "directory": directory }))?;
            } else {
                writeln!(io::stdout(), "The starter model is in {}.", directory.display())?;
            }
            Ok(0)
        }
    }
}
