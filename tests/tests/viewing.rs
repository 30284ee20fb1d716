//! Looking at photos in the real window: from near and far, one after the other, along the time; and where one was at the next start.

use std::fs;
use std::path::Path;

use afterimage_tests::{Given, Window, paint};
use fantoccini::key::Key;

/// So large that it is shown by a preview, and from near by tiles.
const LARGE: (u32, u32) = (6000, 4000);

/// The scale of the photo on the stage, in pixels of the screen for one of the photo.
const SCALE: &str = "Number(document.querySelector('[data-testid=stage]').dataset.scale)";

/// The photo that is looked at.
const PHOTO: &str = "document.querySelector('[data-testid=detail]').dataset.photo";

/// A folder of a large photo, the newest, and 24 small ones of as many years before.
fn paint_all(folder: &Path) -> anyhow::Result<()> {
    paint(&folder.join("large.jpg"), LARGE, 2024)?;
    (1..25).try_for_each(|place| paint(&folder.join(format!("{place}.jpg")), (640, 480), 2024 - place))
}

/// Opens a window on a library of these photos and waits until all are in.
async fn open(given: &Given, library: &Path, folder: &Path) -> anyhow::Result<Window> {
    let window = Window::open_on(given, library, folder).await?;
    window.wait_for_photos(25).await?;
    Ok(window)
}

async fn look_at(window: &Window, rank: usize) -> anyhow::Result<()> {
    window.click(&format!("[data-testid=photo][data-rank='{rank}']")).await?;
    window.see("detail").await?;
    window.wait_until("its picture is there", "document.querySelector('[data-testid=detail-photo]')?.complete").await
}

/// Keeps a picture of the window as it is when what was last changed is drawn.
async fn picture(window: &Window, given: &Given, name: &str) -> anyhow::Result<()> {
    window.come_to_rest().await?;
    window.screenshot(given, name).await.map(drop)
}

/// Whether the chosen photo is in the middle of the strip.
const STRIP_AT_REST: &str = "(() => { \
    const middle = (place) => { const { left, width } = document.querySelector(place).getBoundingClientRect(); return left + width / 2; }; \
    return Math.abs(middle('[data-testid=filmstrip]') - middle('[data-testid=filmstrip] [aria-selected=true]')) < 2; })()";

async fn type_keys(window: &Window, keys: &str) -> anyhow::Result<()> {
    for key in keys.chars() {
        window.press_character(key).await?;
    }
    Ok(())
}

#[tokio::test]
async fn photos_are_looked_at_from_near_and_one_after_the_other() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let (library, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    paint_all(folder.path())?;
    let window = open(&given, library.path(), folder.path()).await?;

    // The whole photo comes as a preview; every pixel of it as tiles.
    look_at(&window, 0).await?;
    window.wait_until("the whole photo is shown", &format!("{SCALE} < 0.3")).await?;
    window
        .wait_until("by a preview", "document.querySelector('[data-testid=detail-photo]').naturalWidth < 4200")
        .await?;
    window.press_with_control('1').await?;
    window.wait_until("every pixel is one of the screen", &format!("{SCALE} === 1")).await?;
    let sharp = "document.querySelector('[data-testid=tiles]')?.dataset.level === '0' && \
        document.querySelector('[data-testid=tiles]').dataset.complete === 'true'";
    window.wait_until("all tiles are there", sharp).await?;
    window.wait_until(
        "they are as large as they are drawn",
        "[...document.querySelectorAll('[data-tile] img')].every((tile) => Math.abs(tile.naturalWidth - tile.width * devicePixelRatio) < 1)",
    )
    .await?;
    picture(&window, &given, "7-every-pixel.png").await?;
    type_keys(&window, "++").await?;
    window.wait_until("it comes closer", &format!("Math.abs({SCALE} - 2) < 0.01")).await?;
    window.press_with_control('0').await?;
    window.wait_until("it is shown whole", &format!("{SCALE} < 0.3")).await?;
    // The wheel zooms around the pointer, and the drawn photo can be dragged.
    let wheel = "(() => { const stage = document.querySelector('[data-testid=stage]'); \
        for (let turn = 0; turn < 8; turn++) stage.dispatchEvent(new WheelEvent('wheel', { deltaY: -120, clientX: 300, clientY: 300, bubbles: true, cancelable: true })); \
        return true; })()";
    window.wait_until("the wheel turns", wheel).await?;
    window.wait_until("it comes closer", &format!("{SCALE} > 0.6")).await?;

    // The next photo is shown whole; the strip follows and leads on.
    let large = window.value(PHOTO).await?;
    window.press(Key::Right).await?;
    window.wait_until("the next photo is shown", &format!("{PHOTO} !== '{large}'")).await?;
    window
        .wait_until("it is shown whole", "document.querySelector('[data-testid=stage]').dataset.zoomed === 'false'")
        .await?;
    let chosen = "document.querySelector('[data-testid=filmstrip] [aria-selected=true]')?.dataset.rank";
    window.wait_until("the strip has followed", &format!("{chosen} === '1'")).await?;
    // What glides can't be aimed at.
    window.wait_until("the strip has come to rest", STRIP_AT_REST).await?;
    window.click("[data-testid=filmstrip] [data-rank='3']").await?;
    window.wait_until("the strip leads on", &format!("{chosen} === '3'")).await?;
    window.press(Key::End).await?;
    window.wait_until("the strip leads to its end", &format!("{chosen} === '24'")).await?;
    window.wait_until("the photo is in the middle of the strip", STRIP_AT_REST).await?;
    picture(&window, &given, "8-filmstrip.png").await?;

    // The slideshow begins here, goes on, and ends where it is.
    type_keys(&window, "s").await?;
    let show = window.see("slideshow").await?;
    window.wait_until("a photo is shown", "document.querySelector('[data-testid=slideshow]').dataset.photo").await?;
    let first = show.attr("data-photo").await?.unwrap_or_default();
    window.press(Key::Right).await?;
    let other =
        format!("![undefined, '{first}'].includes(document.querySelector('[data-testid=slideshow]').dataset.photo)");
    window.wait_until("the next photo is shown", &other).await?;
    type_keys(&window, " ").await?;
    window
        .wait_until("it pauses", "document.querySelector('[data-testid=slideshow]').dataset.playing === 'false'")
        .await?;
    let shown = window.value("document.querySelector('[data-testid=slideshow]').dataset.photo").await?;
    picture(&window, &given, "9-slideshow.png").await?;
    type_keys(&window, "x").await?;
    window.wait_until_gone("slideshow").await?;
    window.wait_until("its photo is shown", &format!("{PHOTO} === '{shown}'")).await?;
    window.close().await
}

#[tokio::test]
async fn the_next_start_is_where_one_was_and_searches_are_remembered_as_long_as_one_likes() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let (library, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    paint_all(folder.path())?;
    let window = open(&given, library.path(), folder.path()).await?;
    window.resize(900, 640).await?;

    // Along the time: the last month is the oldest photo's.
    let timeline = window.see("timeline").await?;
    timeline.send_keys(&char::from(Key::End).to_string()).await?;
    window
        .wait_until("the oldest photo is there", "document.querySelector('[data-testid=photo][data-rank=\"24\"] img')")
        .await?;
    picture(&window, &given, "10-timeline.png").await?;

    window.ask("stripes").await?;
    look_at(&window, 2).await?;
    let photo = window.value(PHOTO).await?;
    let noted = library.path().join("window.json");
    let kept = |what: String| {
        let noted = noted.clone();
        move || fs::read_to_string(&noted).is_ok_and(|text| text.contains(&what))
    };
    window
        .wait_for_file("the open photo is kept", kept(format!("\"photo\":{photo},\"below\":0.0,\"open\":true")))
        .await?;
    window.wait_for_file("the search is kept", kept("\"queries\":[\"stripes\"]".to_owned())).await?;
    let size = window.value("`${innerWidth}×${innerHeight}`").await?;
    window.close().await?;

    let window = Window::open(&given, library.path()).await?;
    window
        .wait_until(
            "the photo is open again",
            &format!("document.querySelector('[data-testid=detail]')?.dataset.photo === '{photo}'"),
        )
        .await?;
    window
        .wait_until("the search is there again", "document.querySelector('[data-testid=search]').value === 'stripes'")
        .await?;
    window
        .wait_until("the window is as large as it was", &format!("`${{innerWidth}}×${{innerHeight}}` === '{size}'"))
        .await?;
    window.press(Key::Escape).await?;
    window.wait_for_answer("stripes").await?;

    // What was searched for is offered in the empty field, and made again with two keys.
    window.press(Key::Escape).await?;
    window.wait_for_answer("").await?;
    window.click("[data-testid=search]").await?;
    window.see("recent-queries").await?;
    picture(&window, &given, "11-recent-searches.png").await?;
    window.press(Key::Down).await?;
    window.press(Key::Enter).await?;
    window.wait_for_answer("stripes").await?;
    window.replace("search", "").await?;
    window.click("[data-testid=search]").await?;
    window.click("[data-testid=forget-queries]").await?;
    window.wait_for_file("it is forgotten", kept("\"queries\":[]".to_owned())).await?;
    window.wait_until_gone("recent-queries").await?;
    window.close().await
}
