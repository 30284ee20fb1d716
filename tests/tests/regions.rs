//! Small things in large photos in the real window: turned on, found, and shown with a frame.

use std::path::Path;

use afterimage_tests::{Given, Window};
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

/// The cat of the demo photos, small in the upper right corner of a large plain picture.
fn picture_with_a_cat(given: &Given, path: &Path) -> anyhow::Result<()> {
    let cat = image::open(given.photos.join("cat.png"))?.into_rgb8();
    let cat = imageops::resize(&cat, 420, 420 * cat.height() / cat.width(), FilterType::Triangle);
    let mut picture = RgbImage::from_fn(1800, 1350, |x, y| Rgb([120 + (x / 40) as u8, 150, 190 - (y / 30) as u8]));
    imageops::replace(&mut picture, &cat, 1290, 60);
    Ok(picture.save(path)?)
}

const FRAME: &str = "document.querySelector('[data-testid=region]')";

#[tokio::test]
async fn a_small_thing_is_found_and_framed() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let (library, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    picture_with_a_cat(&given, &folder.path().join("large.png"))?;
    std::fs::copy(given.photos.join("coffee.png"), folder.path().join("coffee.png"))?;
    let window = Window::open_on(&given, library.path(), folder.path()).await?;
    window.wait_for_photos(2).await?;

    window.see("library-button").await?;
    window.press_with_control(',').await?;
    window.see("library").await?;
    window.come_to_rest().await?;
    window.click("label:has([data-testid=regions])").await?;
    window.wait_until("it is chosen", "document.querySelector('[data-testid=regions]').checked").await?;
    window.press(fantoccini::key::Key::Escape).await?;
    window.wait_until_gone("library").await?;

    // Asked for again as regions come in, which is when the window hears of them.
    window.ask("a cat").await?;
    window.click("[data-testid=photo][data-rank='0']").await?;
    window.see("detail").await?;
    let place = format!("{FRAME}?.getAttribute('aria-label') === 'What fits is in this part of the photo: top right'");
    window.wait_until("the part with the cat is framed", &place).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "region.png").await?;
    // The frame lies where the cat is.
    let inside = format!(
        "(() => {{ const box = {FRAME}.getBoundingClientRect(); \
         const photo = document.querySelector('[data-testid=detail-photo]').getBoundingClientRect(); \
         return Math.abs(box.left - photo.left - photo.width * 2 / 3) < 2 && Math.abs(box.top - photo.top) < 2 \
         && Math.abs(box.width - photo.width / 3) < 2 && Math.abs(box.height - photo.height / 3) < 2; }})()"
    );
    window.wait_until("it is the upper right ninth", &inside).await?;

    window.click("[data-testid=region-button]").await?;
    window.wait_until("the frame is gone", &format!("!{FRAME}")).await?;
    window.click("[data-testid=region-button]").await?;
    window.wait_until("the frame is back", &format!("!!{FRAME}")).await?;
    window.close().await
}
