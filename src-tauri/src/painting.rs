//! How the page is painted on Linux.

/// Says to `WebKitGTK` that layers are not to be put together.
const WITHOUT_LAYERS: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Has the page painted at once instead of in layers where no graphics card puts layers together: `WebKitGTK` has the processor
/// do that, and scrolling through photos takes 104 ms a frame instead of 16 ms (two cores, 1280×820). Whoever set the
/// variable has decided.
///
/// Nothing may run beside this yet. (The view's own setting for it ends the page's process in WebKitGTK 2.50.)
pub fn suit_to_machine() {
    if std::env::var_os(WITHOUT_LAYERS).is_none() && !has_graphics_card() {
        // SAFETY: called before any other thread is started, so that nobody reads the environment meanwhile.
        unsafe { std::env::set_var(WITHOUT_LAYERS, "1") };
    }
}

/// Whether the kernel knows of something that can draw.
fn has_graphics_card() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}
