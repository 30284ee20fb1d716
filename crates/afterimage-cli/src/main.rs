//! The `afterimage` command: index folders, search photos, measure quality. Thin over `afterimage-core`.

mod albums;
mod arguments;
mod bench;
mod doctor;
mod embed;
mod eval;
mod export;
mod folders;
mod gc;
mod index;
mod marks;
mod models;
mod output;
mod photos;
mod places;
mod search;
mod settings;
mod show;
mod status;
mod trash;
mod verify;
mod watch;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use afterimage_core::media::worker::serve_if_asked;
use afterimage_core::{Encoders, InstalledModels, Library, Places, STARTER, default_library_directory};
use afterimage_encoder::Encoder;
use anyhow::Context;
use clap::Parser;
use tracing_subscriber::EnvFilter;

use arguments::{Arguments, Command, Folders, Models};

/// What the process ends with, beside 0 for success and clap's 2 for wrong usage.
mod exit {
    /// Something failed.
    pub const FAILURE: u8 = 1;
    /// A search found nothing, as with grep.
    pub const NOTHING_FOUND: u8 = 3;
    /// The work was done, but some files could not be read.
    pub const SOME_FAILED: u8 = 4;
    /// Stopped by Ctrl+C.
    pub const INTERRUPTED: u8 = 130;
}

fn main() -> ExitCode {
    serve_if_asked();
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_env("AFTERIMAGE_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(&arguments) {
        Ok(code) => ExitCode::from(code),
        // Whoever read our output has seen enough, as in `afterimage search dog | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("afterimage: {}", words(&error));
            ExitCode::from(exit::FAILURE)
        }
    }
}

/// An error and its causes, each said once: most errors name their cause themselves.
fn words(error: &anyhow::Error) -> String {
    error.chain().skip(1).fold(error.to_string(), |words, cause| match cause.to_string() {
        cause if words.contains(&cause) => words,
        cause => format!("{words}: {cause}"),
    })
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| match cause.downcast_ref::<io::Error>() {
        Some(error) => error.kind() == io::ErrorKind::BrokenPipe,
        None => {
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind)
                == Some(io::ErrorKind::BrokenPipe)
        }
    })
}

fn run(arguments: &Arguments) -> anyhow::Result<u8> {
    let json = arguments.json;
    match &arguments.command {
        Command::Index(index) => index::run(&open(arguments)?, index, json),
        Command::Watch(watch) => watch::run(open(arguments)?, watch, json),
        Command::Folders(Folders { command }) => folders::run(&open(arguments)?, command, json),
        Command::Search(search) => search::run(&open(arguments)?, search, json),
        Command::Similar(similar) => search::run_similar(&open(arguments)?, similar, json),
        Command::Show(show) => show::run(&open(arguments)?, show, json),
        Command::Favourite(favourite) => marks::favourite(&open(arguments)?, favourite, json),
        Command::Rate(rate) => marks::rate(&open(arguments)?, rate, json),
        Command::Albums(albums) => albums::run(&open(arguments)?, albums, json),
        Command::Export(export) => export::run(&open(arguments)?, export, json),
        Command::Trash(trash) => trash::run(&open(arguments)?, trash, json),
        Command::Status => status::run(&open(arguments)?, json),
        Command::Settings(settings) => settings::run(&open(arguments)?, settings, json),
        Command::Eval(eval) => eval::run(arguments, eval, json),
        Command::Bench(bench) => match &bench.indexing {
            Some(folder) => bench::while_indexing::run(&|| installed_models(arguments), folder, json),
            None => bench::run(&open(arguments)?, bench, json),
        },
        Command::Models(Models { command }) => models::run(arguments, command, json),
        Command::Places(places) => places::run(&places.command, json),
        Command::Embed(embed) => embed::run(arguments, embed, json),
        Command::Doctor(doctor) => doctor::run(arguments, doctor, json),
        Command::Verify(verify) => verify::run(arguments, verify, json),
        Command::Gc(gc) => gc::run(&open(arguments)?, gc, json),
    }
}

/// Opens the library that the arguments name.
fn open(arguments: &Arguments) -> anyhow::Result<Library> {
    let directory = library_directory(arguments)?;
    let library = Library::open(&directory, installed_models(arguments)?)
        .with_context(|| format!("can't open the library {}", directory.display()))?
        .with_places(Places::default_file())
        .with_ffmpeg(arguments.ffmpeg.clone())
        .with_tesseract(arguments.tesseract.clone());
    if let Some(why) = library.read_only() {
        eprintln!("afterimage: {why}");
    }
    if let Some(problem) = library.status()?.model_problem {
        eprintln!("afterimage: the model that was chosen does not answer: {}", problem.message);
    }
    Ok(library)
}

/// Where the library lies that the arguments name.
fn library_directory(arguments: &Arguments) -> anyhow::Result<PathBuf> {
    match &arguments.library {
        Some(directory) => Ok(directory.clone()),
        None => Ok(default_library_directory()?),
    }
}

/// The models of this user, to be loaded onto the device that the arguments name.
fn installed_models(arguments: &Arguments) -> anyhow::Result<InstalledModels> {
    Ok(InstalledModels::of_this_user()?.on(arguments.device))
}

/// Loads a model; the starter where none is named.
fn load_encoder(arguments: &Arguments, model: Option<&str>) -> anyhow::Result<Encoder> {
    let models = installed_models(arguments)?;
    let name = model.unwrap_or(STARTER);
    models.load(name).with_context(|| format!("can't load the model {name}"))
}
