//! The language of queries in the real window: what was understood is shown, taken back, and added to by choosing.

use afterimage_tests::{Given, Window};

#[tokio::test]
async fn conditions_are_shown_taken_back_and_chosen() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let library = tempfile::tempdir()?;
    let window = Window::open_on(&given, library.path(), &given.photos).await?;
    let photos: Vec<_> = std::fs::read_dir(&given.photos)?.collect::<Result<_, _>>()?;
    let ends =
        |ending: &str| photos.iter().filter(|photo| photo.path().extension().is_some_and(|e| e == ending)).count();
    let (all, png, jpg) = (photos.len(), ends("png"), ends("jpg"));
    assert!(png > 0 && jpg > 0 && png < all, "the demo photos are of several kinds");
    window.wait_for_photos(all).await?;

    // Plain words bring nothing else along.
    window.ask("a cat").await?;
    window.wait_until_gone("understood").await?;

    // A condition is shown and narrows the answer; taken away, all photos are ranked again.
    window.ask("a cat type:png").await?;
    window.wait_for_photos(png).await?;
    assert_eq!(window.says("[data-testid=understood] li").await?, "PNG");
    window.screenshot(&given, "asking-1-condition.png").await?;
    window.click("[data-testid=understood] .remove").await?;
    window.wait_for_answer("a cat").await?;

    // A part of a sentence can be turned back into words, also where it leaves no photo.
    window.type_query("a cat last summer").await?;
    window.click("[data-testid=understood] button.label").await?;
    window.wait_for_answer("a cat \"last summer\"").await?;

    // Choosing among what the photos have in common writes it into the query, and shows as many as it said.
    window.ask(" ").await?;
    window.wait_for_photos(all).await?;
    window.click("[data-testid=narrow]").await?;
    window.see("facets").await?;
    let jpeg =
        "[...document.querySelectorAll('[data-testid=facets] li button')].find((b) => b.textContent.includes('JPEG'))";
    window.wait_until("the kinds of files are there", jpeg).await?;
    window.screenshot(&given, "asking-2-facets.png").await?;
    window.wait_until("it is chosen", &format!("({jpeg}.click(), true)")).await?;
    window.wait_for_answer("type:jpeg").await?;
    window.wait_for_photos(jpg).await?;
    window.screenshot(&given, "asking-3-listed.png").await?;
    window.close().await
}

/// Pastes a picture as the web view hands it to the page.
const PASTE: &str = "const canvas = document.createElement('canvas'); canvas.width = canvas.height = 300; \
    const brush = canvas.getContext('2d'); brush.fillStyle = '#c8a070'; brush.fillRect(0, 0, 300, 300); \
    canvas.toBlob((blob) => { const pasted = new DataTransfer(); \
    pasted.items.add(new File([blob], 'pasted.png', { type: 'image/png' })); \
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, cancelable: true })); })";

#[tokio::test]
async fn a_pasted_picture_says_why_a_photo_is_an_answer() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let library = tempfile::tempdir()?;
    let window = Window::open_on(&given, library.path(), &given.photos).await?;
    let all = std::fs::read_dir(&given.photos)?.count();
    window.wait_for_photos(all).await?;
    window.run(PASTE).await?;
    window.wait_for_answer("picture:").await?;
    window.click("[data-testid='photo'][data-rank='0']").await?;
    let why = window.says("[data-testid='why']").await?;
    assert!(why.contains("Like this picture") && why.contains("alike"), "{why}");
    window.screenshot(&given, "asking-4-pasted.png").await?;
    window.close().await
}
