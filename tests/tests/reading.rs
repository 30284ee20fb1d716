//! The text in photos in the real window, read by the Tesseract of this computer: told while it is read, found, named as the reason,
//! and no longer found where nobody wants that.

use afterimage_tests::{Given, OwnPhotos, Window, tesseract, write_sheet};
use fantoccini::key::Key;

/// What nobody would take the sheet for who only sees what it looks like.
const LINES: [&str; 4] = ["Miller Hardware Store", "Garden hose 24.50", "Hammer 12.99", "Thank you"];

/// Notes all that is said of what is being done, however short.
const LISTEN: &str = "
    window.told = new Set();
    const listen = () => document.querySelectorAll('[data-testid=progress] .pill').forEach(({ title }) => told.add(title));
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, attributes: true });";

/// The file of the first photo that is shown.
async fn first_is(window: &Window, name: &str) -> anyhow::Result<()> {
    window.click("[data-testid=photo][data-rank='0']").await?;
    let named = format!("document.querySelector('[data-testid=detail-filename]')?.textContent.trim() === '{name}'");
    window.wait_until(&format!("{name} is shown"), &named).await
}

#[tokio::test]
async fn what_is_written_in_a_photo_finds_it() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let Some(tesseract) = tesseract() else {
        eprintln!("skipped: there is no ffmpeg, or no Tesseract with English");
        return Ok(());
    };
    let photos = OwnPhotos::copied(&given, &["coffee.png", "flower.jpg"])?;
    let window = photos.open_in(&given, &[("AFTERIMAGE_TESSERACT", tesseract.as_os_str())]).await?;
    window.run(LISTEN).await?;

    write_sheet(&photos.root.join("sheet.png"), &LINES)?;
    std::fs::rename(photos.root.join("sheet.png"), photos.folder.join("sheet.png"))?;
    window.wait_for_photos(3).await?;
    window.ask("receipt for a garden hose").await?;
    let says = "document.querySelector('[data-rank=\"0\"]')?.ariaLabel.includes('Says: Garden hose 24.50')";
    window.wait_until("the first photo says what was asked for", says).await?;
    window.wait_until("it was told that text is read", "told.has('Reading the text in your photos')").await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "reading-1-found.png").await?;
    first_is(&window, "sheet.png").await?;
    let reason = "[...document.querySelectorAll('[data-testid=why-name]')].some(({ textContent }) => textContent === 'Says: Garden hose 24.50')";
    window.wait_until("the line is the reason", reason).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "reading-2-why.png").await?;
    window.press(Key::Escape).await?;
    window.wait_until_gone("detail").await?;

    window.ask("text:hammer").await?;
    window.wait_for_photos(1).await?;
    window.press_with_control(',').await?;
    let read = |id: &str, text: &str| format!("document.querySelector('[data-testid={id}]')?.textContent === '{text}'");
    window.wait_until("all were looked at", &read("reading-looked", "3 of 3")).await?;
    window.wait_until("one has text", &read("reading-with-text", "1")).await?;
    window.click("label:has([data-testid=read-texts])").await?;
    window.wait_until_gone("reading-looked").await?;
    window.screenshot(&given, "reading-3-off.png").await?;
    window.press(Key::Escape).await?;
    window.wait_until_gone("library").await?;
    window.type_query("text:garden").await?;
    window.see("nothing-found").await?;
    window.close().await
}
