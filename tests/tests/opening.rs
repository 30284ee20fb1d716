//! Photos that are opened in other programs and shown in their folder, by the programs of a desktop that the test furnishes.

#![cfg(target_os = "linux")]

use afterimage_tests::{FileManager, Given, OwnPhotos, Viewer, Window, choose_viewers};
use fantoccini::key::Key;

/// A name that has to be written otherwise in an address, in a line of a shell and in the entry of a program.
const NAME: &str = "Été à 50 % – $HOME #1 猫.png";
const NAME_IN_ADDRESSES: &str = "%C3%89t%C3%A9%20%C3%A0%2050%20%25%20%E2%80%93%20$HOME%20%231%20%E7%8C%AB.png";

/// Shows the photo with that name alone, with the keyboard on it.
async fn find_it(window: &Window) -> anyhow::Result<()> {
    window.ask("type:png").await?;
    window.wait_for_photos(1).await?;
    window.press(Key::Down).await
}

#[tokio::test]
async fn photos_are_opened_in_other_programs_and_shown_in_their_folder() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &["flower.jpg"])?;
    photos.add_as(&given, "cat.png", NAME)?;
    let (it, flower) = (photos.folder.join(NAME), photos.folder.join("flower.jpg"));
    let usual = Viewer::install(given.data(), "usual", "Betrachter")?;
    let other = Viewer::install(given.data(), "other", "Öffner & Söhne")?;
    let folders = Viewer::install(given.data(), "folders", "Ordner")?;
    let choices = photos.root.join("choices");
    let pictures: &[&str] = &["usual", "other"];
    let chosen = choose_viewers(
        &choices,
        &[("image/png", pictures), ("image/jpeg", pictures), ("inode/directory", &["folders"])],
    )?;
    let manager = FileManager::start().await?;
    let window = photos.open_in(&given, &[chosen]).await?;

    // One, in a program that is chosen in the menu.
    find_it(&window).await?;
    window.open_menu().await?;
    let entry = "[data-testid='menu-open-with-other.desktop']";
    assert_eq!(window.says(entry).await?, "Open with Öffner & Söhne");
    window.screenshot(&given, "opening-menu.png").await?;
    window.click(entry).await?;
    window.wait_for_file("the program has the photo", || other.calls() == [[it.clone()]]).await?;

    // In the usual one, with a key.
    window.press_character('o').await?;
    window.wait_for_file("the usual program has the photo", || usual.calls() == [[it.clone()]]).await?;

    // Where it lies.
    let address = format!("file://{}/{NAME_IN_ADDRESSES}", photos.folder.display());
    window.press_character('r').await?;
    window.wait_for_file("the file manager shows it", || manager.shown() == [[address.clone()]]).await?;
    manager.refuse();
    window.press_character('r').await?;
    window.wait_for_file("its folder is opened", || folders.calls() == [[photos.folder.clone()]]).await?;

    // Several.
    window.ask(" ").await?;
    window.wait_for_photos(2).await?;
    window.press(Key::Down).await?;
    window.press_with_control('a').await?;
    window.see("selection-bar").await?;
    window.open_menu().await?;
    window.click(entry).await?;
    let both = || {
        let mut files = other.calls().pop().unwrap_or_default();
        files.sort();
        files == [flower.clone(), it.clone()]
    };
    window.wait_for_file("the program has both", both).await?;
    window.press_character('o').await?;
    window.wait_for_file("the usual program has both", || usual.calls().concat().len() == 3).await?;
    photos.are_untouched(&given, &["flower.jpg"])?;
    window.close().await
}
