//! `afterimage status`.

use afterimage_core::Library;

use crate::output;

pub fn run(library: &Library, json: bool) -> anyhow::Result<u8> {
    let status = library.status()?;
    if json {
        output::json(&status)?;
        return Ok(0);
    }
    println!("Library   {}", status.directory);
    println!("Model     {}", status.model);
    println!("Photos    {} ({} searchable)", output::thousands(status.photos), output::thousands(status.embedded));
    println!("On disk   {:.1} MB", status.bytes_on_disk as f64 / 1e6);
    if status.failures > 0 {
        println!("Failures  {} files could not be read (`afterimage index` lists them)", status.failures);
    }
    println!("Folders   {}", if status.folders.is_empty() { "none yet: afterimage index FOLDER" } else { "" });
    for folder in &status.folders {
        let state = if folder.online { "" } else { "  (can't be reached at the moment)" };
        println!("  {}  {} files{state}", folder.path, output::thousands(folder.files));
    }
    Ok(0)
}
