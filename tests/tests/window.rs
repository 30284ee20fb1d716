//! The main job in the real window: choose a folder, type in any language, see the photo.

use afterimage_tests::{Given, Window, choose_folder};
use fantoccini::key::Key;

/// What a person types, and the photo they mean.
const QUERIES: [(&str, &str); 3] =
    [("a cup of coffee", "coffee.png"), ("des fleurs", "flower.jpg"), ("一只猫", "cat.png")];

/// What no demo photo shows.
const ABSENT: &str = "people playing football";

/// The file name that the detail view shows for the photo of rank 0.
async fn open_first(window: &Window) -> anyhow::Result<String> {
    window.click("[data-testid='photo'][data-rank='0']").await?;
    window.see("detail").await?;
    let named = "document.querySelector('[data-testid=detail-filename]')?.textContent.trim() !== ''";
    window.wait_until("the photo is named", named).await?;
    window.text("detail-filename").await
}

#[tokio::test]
async fn choose_a_folder_type_in_three_languages_and_see_the_photo() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let library = tempfile::tempdir()?;
    let window = Window::open(&given, library.path()).await?;

    window.see("first-run").await?;
    window.screenshot(&given, "1-first-run.png").await?;
    window.click("[data-testid=add-folder]").await?;
    let photos = given.photos.clone();
    tokio::task::spawn_blocking(move || choose_folder(&photos)).await??;

    let count = std::fs::read_dir(&given.photos)?.count();
    window.wait_for_photos(count).await?;
    let pictures = "document.querySelector('[data-testid=photo] img') && \
        [...document.querySelectorAll('[data-testid=photo]')].every((photo) => photo.querySelector('img')?.naturalWidth > 0)";
    window.wait_until("the pictures are there", pictures).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "2-everything.png").await?;

    for (number, (query, file)) in QUERIES.iter().enumerate() {
        window.ask(query).await?;
        let line = "document.querySelector('[data-testid=results-line]').textContent";
        window.wait_until("the line above says how well they fit", &format!("{line}.includes('searched')")).await?;
        window.screenshot(&given, &format!("3-query-{}.png", number + 1)).await?;
        assert_eq!(open_first(&window).await?, *file, "{query}");
        window.press(Key::Escape).await?;
        window.wait_until_gone("detail").await?;
    }

    window.type_query(ABSENT).await?;
    let line = "document.querySelector('[data-testid=results-line]').textContent";
    window.wait_until("the window says that there is nothing", &format!("{line}.startsWith('Nothing')")).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "3-query-nothing.png").await?;

    open_first(&window).await?;
    let photo = "document.querySelector('[data-testid=detail-photo]')?.complete";
    window.wait_until("the large photo is there", photo).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "4-detail.png").await?;
    window.click("[data-testid=more-like-this]").await?;
    window.wait_until_gone("detail").await?;
    window
        .wait_until(
            "similar photos are there",
            "document.querySelector('[data-testid=grid]')?.dataset.query.startsWith('similar:')",
        )
        .await?;
    window.screenshot(&given, "5-more-like-this.png").await?;
    assert_ne!(open_first(&window).await?, "cat.png", "a photo is not like itself");
    window.close().await
}
