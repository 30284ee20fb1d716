//! `afterimage models`.

mod choosing;
mod listing;
mod transfer;

use std::io::{self, Write};

use afterimage_core::ModelVariant;
use afterimage_encoder::families::WeightPrecision;
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
        ModelsCommand::Try { model, eight_bit, seconds } => {
            choosing::try_out(&models, &variant(model, *eight_bit), *seconds, json)
        }
        ModelsCommand::Use { model, eight_bit, later } => {
            choosing::choose(arguments, &variant(model, *eight_bit), *later, json)
        }
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

/// What a model is called whose weights are kept as asked for; a name that says so already is left as it is.
fn variant(name: &str, eight_bit: bool) -> String {
    let variant = ModelVariant::of(name);
    let weights = if eight_bit { WeightPrecision::EightBit } else { variant.weights };
    ModelVariant { weights, ..variant }.to_string()
}
