//! Selecting with a rectangle, and opening again where it was: in an album, in an order.

use std::fs;

use afterimage_tests::{FEW, Given, OwnPhotos, Window};
use fantoccini::key::Key;

/// Draws a rectangle from beside the photos, over those of the first `photos` ranks.
async fn draw_around(window: &Window, photos: usize) -> anyhow::Result<()> {
    let script = format!(
        "const view = document.querySelector('[data-testid=grid]');
         const content = view.querySelector('.content');
         const last = document.querySelector('[data-rank=\"{}\"]').getBoundingClientRect();
         const at = (clientX, clientY) => ({{ bubbles: true, cancelable: true, button: 0, pointerType: 'mouse', clientX, clientY }});
         const from = content.getBoundingClientRect();
         content.dispatchEvent(new PointerEvent('pointerdown', at(from.left + 1, last.bottom + 30)));
         dispatchEvent(new PointerEvent('pointermove', at(last.left + 5, last.top + 5)));",
        photos - 1
    );
    window.run(&script).await?;
    window.see("band").await?;
    Ok(())
}

#[tokio::test]
async fn a_rectangle_selects_and_an_album_and_an_order_are_come_back_to() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &FEW)?;
    let window = photos.open(&given).await?;

    draw_around(&window, 2).await?;
    let selected = "document.querySelectorAll('[data-testid=photo][aria-selected=true]').length";
    window.wait_until("two are selected", &format!("{selected} === 2")).await?;
    window.screenshot(&given, "selecting-1-band.png").await?;
    window.run("dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))").await?;
    window.wait_until_gone("band").await?;
    window.press_character('f').await?;
    let told = "document.querySelector('[data-rank=\"0\"]').ariaLabel.includes('Favourite')";
    window.wait_until("who can't see it hears that it is a favourite", told).await?;

    window.click("[data-testid='add-to-album']").await?;
    window.replace("new-album", "Two").await?;
    window.press(Key::Enter).await?;
    window.wait_until_gone("album-picker").await?;
    window.click("[data-testid='albums-button']").await?;
    window.click("[data-testid='album'] .open").await?;
    window.wait_for_photos(2).await?;
    let kept = |what: &'static str| {
        let file = photos.library.join("window.json");
        move || fs::read_to_string(&file).is_ok_and(|kept| kept.contains(what))
    };
    window.wait_for_file("the album is noted", kept("\"kind\":\"album\"")).await?;
    window.close().await?;

    let window = Window::open(&given, &photos.library).await?;
    window.wait_for_photos(2).await?;
    window.wait_until("it is called by its name", "document.body.textContent.includes('Two')").await?;
    window.type_query("a photo").await?;
    window.click("[data-testid='newest']").await?;
    window.wait_for_file("the order is noted", kept("\"order\":\"newest\"")).await?;
    window.close().await?;

    let window = Window::open(&given, &photos.library).await?;
    window.wait_for("[data-testid='newest'][aria-pressed='true']").await?;
    window.close().await
}
