//! The palette: opened by keys from anywhere, searched in, and left for the window. With the real keyboard of the desktop.

use afterimage_tests::{FEW, Given, OwnPhotos, windows, xdotool};
use anyhow::Context;
use fantoccini::key::Key;

fn press(keys: &[&str]) -> anyhow::Result<()> {
    xdotool(&[&["key", "--delay", "80"], keys].concat())?.context("keys can't be pressed")?;
    Ok(())
}

#[tokio::test]
async fn the_palette_finds_a_photo_from_anywhere() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &FEW)?;
    let window = photos.open(&given).await?;
    let before = windows();

    // Nobody has given it keys yet.
    window.press_with_control(',').await?;
    window.see("palette-on").await?;
    window.run("document.querySelector('[data-testid=palette-on]').click()").await?;
    window.see("palette-keys").await?;
    // Where there is no tray it is said, and nothing is chosen.
    window.run("document.querySelector('[data-testid=stay-in-tray]').click()").await?;
    window.see("at-hand-problem").await?;
    window.run("document.querySelector('[data-testid=at-hand]').scrollIntoView()").await?;
    window.screenshot(&given, "at-hand-1-settings.png").await?;
    window.press(Key::Escape).await?;

    press(&["ctrl+alt+space"])?;
    window.wait_for_file("the palette is there", || windows().len() > before.len()).await?;
    let palette = windows().into_iter().find(|id| !before.contains(id)).context("the palette has no window")?;
    xdotool(&["windowfocus", "--sync", &palette])?.context("the palette takes no keys")?;
    // Its page may not be there yet, the first time.
    let gone = || {
        let gone = windows().len() == before.len();
        if !gone {
            press(&["Escape"]).ok();
        }
        gone
    };
    window.wait_for_file("the palette is gone", gone).await?;

    press(&["ctrl+alt+space"])?;
    window.wait_for_file("the palette is there again", || windows().len() > before.len()).await?;
    xdotool(&["windowfocus", "--sync", &palette])?.context("the palette takes no keys")?;
    xdotool(&["type", "--delay", "40", "name:rocket"])?.context("nothing can be typed")?;
    // Enter asks at once for what was typed a moment ago, and opens what is answered.
    let shown = || async {
        window.value("document.querySelector('[data-testid=detail]') !== null").await.map(|shown| shown == "true")
    };
    for _ in 0..200 {
        if shown().await? {
            break;
        }
        press(&["Return"])?;
    }
    window.see("detail").await?;
    let found = "document.querySelector('[data-testid=detail-filename]')?.textContent.trim() === 'rocket.jpg'";
    window.wait_until("the photo that was chosen is there", found).await?;
    window.wait_for_file("the palette is gone again", || windows().len() == before.len()).await?;
    assert_eq!(window.value("document.querySelector('[data-testid=search]').value").await?, "name:rocket");
    window.close().await
}
