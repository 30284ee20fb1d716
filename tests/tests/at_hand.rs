//! The palette: opened by keys from anywhere, searched in, and left for the window. With the real keyboard of the desktop.

use std::fs;

use afterimage_tests::{Given, Window, xdotool};
use anyhow::Context;
use fantoccini::key::Key;

const NAMES: [&str; 4] = ["cat.png", "coffee.png", "flower.jpg", "rocket.jpg"];

/// The windows that can be seen, the palette among them.
fn windows() -> Vec<String> {
    let found = xdotool(&["search", "--onlyvisible", "--name", "^Afterimage$"]).ok().flatten();
    found.unwrap_or_default().lines().map(str::to_owned).collect()
}

fn press(keys: &[&str]) -> anyhow::Result<()> {
    xdotool(&[&["key", "--delay", "80"], keys].concat())?.context("keys can't be pressed")?;
    Ok(())
}

#[tokio::test]
async fn the_palette_finds_a_photo_from_anywhere() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let directory = tempfile::tempdir()?;
    let root = directory.path().canonicalize()?;
    let photos = root.join("Pictures");
    fs::create_dir(&photos)?;
    for name in NAMES {
        fs::copy(given.photos.join(name), photos.join(name))?;
    }
    let window = Window::open_on(&given, &root.join("library"), &photos).await?;
    let all = "Number(document.querySelector('[data-testid=grid]')?.dataset.count) === 4";
    window.wait_until("all photos are in", all).await?;
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
