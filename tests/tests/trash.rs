//! Moving photos to the trash in the real window, and having them back: at once, later, and at the next start. On real files.

use afterimage_tests::{FEW, Given, OwnPhotos, Window};
use fantoccini::key::Key;

#[tokio::test]
async fn photos_go_to_the_trash_and_come_back() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &FEW)?;
    let window = photos.open(&given).await?;

    // With a key, and back with what is offered then.
    window.press(Key::Down).await?;
    window.press(Key::Delete).await?;
    window.wait_for_photos(3).await?;
    assert_eq!(photos.names().len(), 3);
    window.screenshot(&given, "trash-1-moved.png").await?;
    window.click("[data-testid='notice-action']").await?;
    window.wait_for_photos(4).await?;
    assert_eq!(photos.names(), FEW);

    // From the detail view, which goes on to the next photo.
    window.press(Key::Down).await?;
    window.press(Key::Enter).await?;
    let first = window.see("detail").await?.attr("data-photo").await?.unwrap_or_default();
    window.click("[data-testid='trash-photo']").await?;
    window
        .wait_until(
            "the next photo is shown",
            &format!("document.querySelector('[data-testid=detail]').dataset.photo !== '{first}'"),
        )
        .await?;
    window.wait_for_photos(3).await?;
    window.press(Key::Escape).await?;

    // Several, by the menu.
    window.press_with_control('a').await?;
    window.see("selection-bar").await?;
    window.open_menu().await?;
    window.screenshot(&given, "trash-2-menu.png").await?;
    window.click("[data-testid='menu-trash']").await?;
    window.wait_for_file("all photos are gone", || photos.names().is_empty()).await?;
    window.see("no-photos").await?;
    window.close().await?;

    // At the next start.
    let window = Window::open(&given, &photos.library).await?;
    window.see("no-photos").await?;
    window.click("[data-testid='albums-button']").await?;
    window.see("trashed").await?;
    window.screenshot(&given, "trash-3-list.png").await?;
    for left in [1, 0] {
        window.click("[data-testid='put-back']").await?;
        let is = format!("document.querySelectorAll('[data-testid=put-back]').length === {left}");
        window.wait_until("it was put back", &is).await?;
    }
    assert_eq!(photos.names(), FEW);
    photos.are_untouched(&given, &FEW)?;
    window.press(Key::Escape).await?;
    window.wait_for_photos(4).await?;
    window.close().await
}
