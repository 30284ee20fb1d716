//! Makes what Tauri needs at compile time from `tauri.conf.json`.

fn main() {
    // The window's files are embedded when the app is compiled.
    println!("cargo::rerun-if-changed=../ui/dist");
    tauri_build::build();
}
