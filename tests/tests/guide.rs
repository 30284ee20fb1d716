//! Takes the pictures in the user's guide and the README anew: `./dev pictures` runs it.

use std::path::Path;

use afterimage_tests::{Given, OwnPhotos, Window};
use fantoccini::key::Key;
use image::codecs::jpeg::JpegEncoder;

const SIZE: (u32, u32) = (1280, 820);
const QUALITY: u8 = 86;

async fn take(given: &Given, window: &Window, name: &str) -> anyhow::Result<()> {
    window.come_to_rest().await?;
    let picture = window.screenshot(given, &format!("guide-{name}.png")).await?;
    let picture = image::load_from_memory(&picture)?.to_rgb8();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/images").join(format!("{name}.jpg"));
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    Ok(JpegEncoder::new_with_quality(&mut file, QUALITY).encode_image(&picture)?)
}

async fn close(window: &Window, view: &str) -> anyhow::Result<()> {
    window.press(Key::Escape).await?;
    window.wait_until_gone(view).await
}

#[tokio::test]
#[ignore = "writes the pictures of the guide; ./dev pictures runs it"]
async fn the_pictures_of_the_guide() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &[])?;
    for photo in std::fs::read_dir(&given.photos)? {
        photos.add(&given, &photo?.file_name().to_string_lossy())?;
    }
    let window = photos.open(&given).await?;
    window.resize(SIZE.0, SIZE.1).await?;
    window.wait_until_gone("progress").await?;

    window.ask("a cup of coffee").await?;
    take(&given, &window, "window").await?;

    window.ask("une fusée -astronaute type:jpeg").await?;
    window.see("understood").await?;
    window.click("[data-testid=narrow]").await?;
    window.wait_for("[data-testid=facets] button").await?;
    take(&given, &window, "understood").await?;
    window.click("[data-testid=narrow]").await?;

    window.ask("an officer in front of a flag").await?;
    window.press(Key::Down).await?;
    window.press(Key::Enter).await?;
    window.see("detail").await?;
    window.wait_until("the photo is there", "document.querySelector('[data-testid=detail-photo].loaded')").await?;
    window.press_character('f').await?;
    window.press_character('5').await?;
    window.wait_for("[data-testid='star-5'][aria-pressed='true']").await?;
    take(&given, &window, "detail").await?;
    close(&window, "detail").await?;

    window.press_character('x').await?;
    window.press_with_shift(Key::Right).await?;
    window.see("selection-bar").await?;
    take(&given, &window, "selection").await?;
    window.click("[data-testid=add-to-album]").await?;
    window.replace("new-album", "Portraits").await?;
    window.press(Key::Enter).await?;
    window.wait_until_gone("album-picker").await?;
    close(&window, "selection-bar").await?;
    window.click("[data-testid=albums-button]").await?;
    window.wait_for("[data-testid=album]").await?;
    take(&given, &window, "albums").await?;
    close(&window, "albums").await?;

    window.press_with_control(',').await?;
    window.see("library").await?;
    take(&given, &window, "library").await?;
    close(&window, "library").await?;

    window.run("localStorage.setItem('theme', 'dark')").await?;
    window.reload().await?;
    window.wait_for("[data-testid=grid]").await?;
    window.ask("一只猫的眼睛").await?;
    take(&given, &window, "dark").await?;
    window.close().await
}
