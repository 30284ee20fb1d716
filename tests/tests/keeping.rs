//! What people do with photos in the real window: favourites, stars, a selection, albums, copies. On real files.

use std::fs;
use std::path::Path;

use afterimage_tests::{FEW, Given, OwnPhotos, Window, choose_folder_in};
use fantoccini::key::Key;

/// How many elements a selector names.
async fn wait_for_count(window: &Window, selector: &str, count: usize) -> anyhow::Result<()> {
    let is = format!("document.querySelectorAll({selector:?}).length === {count}");
    window.wait_until(&format!("{count} of {selector}"), &is).await
}

async fn wait_for_selected(window: &Window, count: usize) -> anyhow::Result<()> {
    wait_for_count(window, "[data-testid='photo'][aria-selected='true']", count).await
}

#[tokio::test]
async fn favourites_stars_a_selection_albums_and_copies() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &FEW)?;
    let window = photos.open(&given).await?;

    // One photo, with the keyboard: a favourite with four stars.
    window.press(Key::Down).await?;
    window.press_character('f').await?;
    wait_for_count(&window, "[data-testid='photo-favourite']", 1).await?;
    window.press_character('4').await?;
    let stars = "document.querySelector('[data-testid=photo-stars]')?.textContent.trim() === '4'";
    window.wait_until("the photo has four stars", stars).await?;
    window.press(Key::Enter).await?;
    window.see("detail").await?;
    window.wait_for("[data-testid='detail-marks'] [data-testid='favourite'][aria-pressed='true']").await?;
    window.wait_for("[data-testid='detail-marks'] [data-testid='star-4'][aria-pressed='true']").await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "keeping-1-detail.png").await?;
    window.press_character('f').await?;
    window.wait_for("[data-testid='detail-marks'] [data-testid='favourite'][aria-pressed='false']").await?;
    window.press_character('f').await?;
    window.press(Key::Escape).await?;
    window.wait_until_gone("detail").await?;

    // Several, and an album of them.
    window.press_with_control('a').await?;
    wait_for_selected(&window, FEW.len()).await?;
    assert_eq!(window.text("selection-count").await?, format!("{} selected", FEW.len()));
    window.press(Key::Escape).await?;
    wait_for_selected(&window, 0).await?;
    window.press_character('x').await?;
    window.press_with_shift(Key::Right).await?;
    wait_for_selected(&window, 2).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "keeping-2-selection.png").await?;
    window.click("[data-testid='add-to-album']").await?;
    window.replace("new-album", "Best of all").await?;
    window.press(Key::Enter).await?;
    window.wait_until_gone("album-picker").await?;
    window.press(Key::Escape).await?;
    wait_for_selected(&window, 0).await?;
    window.click("[data-testid='albums-button']").await?;
    window.wait_for("[data-testid='album'][data-name='Best of all']").await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "keeping-3-albums.png").await?;
    window.click("[data-testid='album'] .open").await?;
    window.wait_for_photos(2).await?;

    // In another order, and one less, which can be undone.
    let first = window.wait_for("[data-testid='photo'][data-rank='0']").await?.attr("data-photo").await?;
    let is_second =
        format!("document.querySelector('[data-rank=\"1\"]')?.dataset.photo === {:?}", first.unwrap_or_default());
    window.press(Key::Down).await?;
    window.press_character('x').await?;
    window.click("[data-testid='move-later']").await?;
    window.wait_until("it is the second", &is_second).await?;
    window.click("[data-testid='take-out']").await?;
    window.wait_for_photos(1).await?;
    window.click("[data-testid='notice-action']").await?;
    window.wait_for_photos(2).await?;
    window.wait_until("it is the second again", &is_second).await?;

    // An album that is deleted comes back.
    window.click("[data-testid='albums-button']").await?;
    window.click("[data-testid='delete-album']").await?;
    wait_for_count(&window, "[data-testid='album']", 0).await?;
    window.click("[data-testid='notice-action']").await?;
    wait_for_count(&window, "[data-testid='album']", 1).await?;
    window.press(Key::Escape).await?;

    // Copies without metadata, to a folder that is chosen in the system's own dialog.
    let copies = photos.root.join("copies");
    fs::create_dir(&copies)?;
    window.press_with_control('a').await?;
    window.click("[data-testid='export']").await?;
    window.click("[data-testid='without-metadata']").await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "keeping-4-export.png").await?;
    window.click("[data-testid='choose-export']").await?;
    let to = copies.clone();
    tokio::task::spawn_blocking(move || choose_folder_in("Choose a folder for the copies", &to)).await??;
    window.wait_until_gone("export-sheet").await?;
    let copied = sorted_names(&copies)?;
    assert_eq!(copied.len(), 2, "{copied:?}");
    assert!(copied.iter().all(|name| FEW.contains(&name.as_str())), "{copied:?}");

    photos.are_untouched(&given, &FEW)?;
    window.close().await
}

fn sorted_names(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
