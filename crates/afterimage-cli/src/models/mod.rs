//! `afterimage models`.

mod choosing;
mod listing;
mod transfer;

use std::io::{self, Write};

use afterimage_encoder::starter;
use serde_json::json;

use crate::arguments::{Arguments, ModelsCommand};
use crate::{installed_models, output};

pub fn run(arguments: &Arguments, command: &ModelsCommand, json: bool) -> anyhow::Result<u8> {
    let models = installed_models(arguments)?;
    match command {
        ModelsCommand::List => listing::list(arguments, &models, json),
        ModelsCommand::Show { model } => listing::show(&models, model, json),
        ModelsCommand::Fetch { model } => transfer::fetch(&models, model, json),
        ModelsCommand::Add { from, name } => transfer::add(&models, from, name.as_deref(), json),
        ModelsCommand::Verify { model } => transfer::verify(&models, model, json),
        ModelsCommand::Remove { model } => choosing::remove(arguments, &models, model, json),
        ModelsCommand::Try { model, seconds } => choosing::try_out(&models, model, *seconds, json),
        ModelsCommand::Use { model, later } => choosing::choose(arguments, model, *later, json),
        ModelsCommand::Free { model } => choosing::free(arguments, model, json),
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
