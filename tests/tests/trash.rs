//! Moving photos to the trash in the real window, and having them back: at once, later, and at the next start. On real files.

use std::fs;
use std::path::Path;

use afterimage_tests::{Given, Window};
use fantoccini::key::Key;

const NAMES: [&str; 4] = ["cat.png", "coffee.png", "flower.jpg", "rocket.jpg"];

async fn wait_for_photos(window: &Window, count: usize) -> anyhow::Result<()> {
    let all = format!("Number(document.querySelector('[data-testid=grid]')?.dataset.count) === {count}");
    window.wait_until(&format!("{count} photos are in"), &all).await
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn photos_go_to_the_trash_and_come_back() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let directory = tempfile::tempdir()?;
    let root = directory.path().canonicalize()?;
    let (photos, library) = (root.join("Pictures"), root.join("library"));
    fs::create_dir(&photos)?;
    for name in NAMES {
        fs::copy(given.photos.join(name), photos.join(name))?;
    }
    let window = Window::open_on(&given, &library, &photos).await?;
    wait_for_photos(&window, 4).await?;

    // With a key, and back with what is offered then.
    window.press(Key::Down).await?;
    window.press(Key::Delete).await?;
    wait_for_photos(&window, 3).await?;
    assert_eq!(names(&photos).len(), 3);
    window.screenshot(&given, "trash-1-moved.png").await?;
    window.click("[data-testid='notice-action']").await?;
    wait_for_photos(&window, 4).await?;
    assert_eq!(names(&photos), NAMES);

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
    wait_for_photos(&window, 3).await?;
    window.press(Key::Escape).await?;

    // Several, by the menu.
    window.press_with_control('a').await?;
    window.see("selection-bar").await?;
    window
        .run(
            "const cell = document.querySelector('[data-testid=photo]');
             const { left, top } = cell.getBoundingClientRect();
             cell.dispatchEvent(new MouseEvent('contextmenu',
                 { bubbles: true, cancelable: true, button: 2, clientX: left + 40, clientY: top + 40 }))",
        )
        .await?;
    window.see("menu").await?;
    window.screenshot(&given, "trash-2-menu.png").await?;
    window.click("[data-testid='menu-trash']").await?;
    window.wait_for_file("all photos are gone", || names(&photos).is_empty()).await?;
    window.see("no-photos").await?;
    window.close().await?;

    // At the next start.
    let window = Window::open(&given, &library).await?;
    window.see("no-photos").await?;
    window.click("[data-testid='albums-button']").await?;
    window.see("trashed").await?;
    window.screenshot(&given, "trash-3-list.png").await?;
    for left in [1, 0] {
        window.click("[data-testid='put-back']").await?;
        let is = format!("document.querySelectorAll('[data-testid=put-back]').length === {left}");
        window.wait_until("it was put back", &is).await?;
    }
    assert_eq!(names(&photos), NAMES);
    for name in NAMES {
        assert_eq!(fs::read(photos.join(name))?, fs::read(given.photos.join(name))?, "{name}");
    }
    window.press(Key::Escape).await?;
    wait_for_photos(&window, 4).await?;
    window.close().await
}
