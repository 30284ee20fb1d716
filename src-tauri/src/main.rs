//! The window of Afterimage. Thin: everything it does is a call into `afterimage-core`.

// A console beside the window would be noise on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod asked_picture;
mod at_hand;
mod clipboard;
mod commands;
mod drag_preview;
mod dragging;
mod error;
mod events;
mod keeping_commands;
mod kept;
mod library_commands;
mod model_commands;
mod opening;
#[cfg(target_os = "linux")]
mod painting;
mod palette;
mod protocol;
mod shell;
mod tray;
mod viewing_commands;
mod window_place;

use std::process::ExitCode;
use std::sync::Arc;

use afterimage_core::media::worker::serve_if_asked;
use clap::Parser;
use tauri::{Manager, RunEvent};
use tracing_subscriber::EnvFilter;

use arguments::Arguments;
use kept::Kept;
use palette::PaletteKeys;
use shell::Shell;
use tray::Tray;

fn main() -> ExitCode {
    serve_if_asked();
    #[cfg(target_os = "linux")]
    painting::suit_to_machine();
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_env("AFTERIMAGE_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();

    let shell = Arc::new(Shell::default());
    let kept = Arc::new(Kept::open(arguments.library_directory().ok().as_deref()));
    let app = tauri::Builder::default()
        // First, so that a second start ends before it does anything.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, directory| {
            shell::started_again(app, &arguments, directory.as_ref());
        }))
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .manage(Arc::clone(&shell))
        .manage(Arc::clone(&kept))
        .manage(Arc::<Tray>::default())
        .manage(Arc::<PaletteKeys>::default())
        .manage(Arc::<model_commands::Fetches>::default())
        .register_asynchronous_uri_scheme_protocol("thumb", protocol::thumbnail)
        .register_asynchronous_uri_scheme_protocol("photo", protocol::photo)
        .invoke_handler(commands::handler())
        .on_window_event(at_hand::follow)
        .setup(move |app| {
            window_place::open(app)?;
            let palette = arguments.palette;
            shell::open_in_background(app.handle(), arguments);
            at_hand::begin(app.handle());
            if palette {
                palette::show(app.handle())?;
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(error) => {
            eprintln!("Afterimage can't open its window: {error}");
            return ExitCode::FAILURE;
        }
    };
    app.run(|app, event| match event {
        RunEvent::Exit => {
            app.state::<Arc<Kept>>().save();
            // What is in flight is finished and the index saved.
            app.state::<Arc<Shell>>().close();
        }
        // The Dock leads back to a window that was hidden.
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => shell::show_window(app),
        _ => {}
    });
    ExitCode::SUCCESS
}
