//! The library page in the real window: what is there, what is not and why, what happens to folders while it is open.

use std::fs;
use std::io::Write;
use std::path::Path;

use afterimage_tests::{Given, OwnPhotos, Window};
use fantoccini::key::Key;

/// Opens the library page and waits until it has come in.
async fn open_page(window: &Window) -> anyhow::Result<()> {
    window.see("library-button").await?;
    window.press_with_control(',').await?;
    window.see("library").await?;
    window.come_to_rest().await
}

async fn close_page(window: &Window) -> anyhow::Result<()> {
    window.press(Key::Escape).await?;
    window.wait_until_gone("library").await
}

/// Waits until the element with this test id says exactly this.
async fn wait_for_text(window: &Window, id: &str, text: &str) -> anyhow::Result<()> {
    let is = format!("document.querySelector('[data-testid={id}]')?.textContent.trim() === {text:?}");
    window.wait_until(&format!("{id} is {text}"), &is).await
}

/// The selector of the group of a kind, or of something in it.
fn group(kind: &str, inside: &str) -> String {
    format!("[data-testid='failure-group'][data-kind='{kind}'] {inside}").trim().to_owned()
}

async fn wait_for_group(window: &Window, kind: &str, files: usize) -> anyhow::Result<()> {
    let selector = group(kind, "");
    let now = format!("Number(document.querySelector(\"{selector}\")?.dataset.files ?? 0) === {files}");
    window.wait_until(&format!("{files} files are {kind}"), &now).await
}

/// Searches, and waits until the first photo found is in the file `name`.
async fn find(window: &Window, query: &str, name: &str) -> anyhow::Result<()> {
    window.ask(query).await?;
    window.click("[data-testid='photo'][data-rank='0']").await?;
    wait_for_text(window, "detail-filename", name).await?;
    window.press(Key::Escape).await?;
    window.wait_until_gone("detail").await
}

/// Writes `content` into a file so that it seems to be what it was: its size and its time stay.
fn replace_unnoticed(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let time = fs::metadata(path)?.modified()?;
    let mut file = fs::File::options().write(true).open(path)?;
    file.write_all(content)?;
    Ok(file.set_modified(time)?)
}

#[tokio::test]
async fn what_can_not_be_read_is_told_and_tried_again() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &["cat.png", "flower.jpg"])?;
    let flower = fs::read(given.photos.join("flower.jpg"))?;
    fs::write(photos.folder.join("cut.jpg"), &flower[..600])?;
    fs::write(photos.folder.join("notes.png"), "a letter")?;
    let coffee = fs::read(given.photos.join("coffee.png"))?;
    let lost = photos.folder.join("lost.png");
    fs::write(&lost, vec![0; coffee.len()])?;
    let window = Window::open_on(&given, &photos.library, &photos.folder).await?;
    window.wait_for_photos(2).await?;

    open_page(&window).await?;
    wait_for_text(&window, "overview-photos", "2").await?;
    wait_for_text(&window, "overview-files", "5").await?;
    wait_for_group(&window, "damaged", 1).await?;
    wait_for_group(&window, "no_picture", 2).await?;
    window.wait_for("[data-testid='folder'][data-state='watched']").await?;
    let facts = window.says("[data-testid='folder-facts']").await?;
    assert!(facts.starts_with("5 files · 3 not searchable · looked through"), "{facts}");
    window.screenshot(&given, "7-library.png").await?;
    window.click(&group("damaged", "[data-testid='toggle-group']")).await?;
    let damaged = window.says(&group("damaged", "[data-testid='failure']")).await?;
    assert!(damaged.contains("cut.jpg") && damaged.contains("It is damaged."), "{damaged}");
    window.click(&group("no_picture", "[data-testid='toggle-group']")).await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "7-library-failures.png").await?;

    // In another language only what the decoder said stays as it is.
    let choose = |language: &str| {
        format!(
            "const list = document.querySelector('[data-testid=language]'); list.value = '{language}'; \
             list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        )
    };
    let reason = group("damaged", "[data-testid='failure-reason'] [data-testid='told']");
    let ours = format!("document.querySelector(\"{reason}\").firstChild.textContent.trim()");
    window.run(&choose("de")).await?;
    window.wait_until("the reason is told in German", &format!("{ours} === 'Die Datei ist beschädigt.'")).await?;
    window.screenshot(&given, "7-library-failures-german.png").await?;
    window.run(&choose("en")).await?;
    window.wait_until("the reason is told in English", &format!("{ours} === 'It is damaged.'")).await?;

    // Mended, it is read by itself.
    fs::write(photos.folder.join("cut.jpg"), &flower[..])?;
    wait_for_group(&window, "damaged", 0).await?;
    wait_for_text(&window, "overview-files", "5").await?;
    // Of this one nobody can tell that it was mended.
    replace_unnoticed(&lost, &coffee)?;
    window.click(&group("no_picture", "[data-testid='failure'] [data-testid='retry-file']")).await?;
    wait_for_text(&window, "overview-photos", "3").await?;
    wait_for_group(&window, "no_picture", 1).await?;
    // Trying a letter again makes no photo of it.
    window.click(&group("no_picture", "[data-testid='retry-group']")).await?;
    let tried = format!("!document.querySelector(\"{}\").disabled", group("no_picture", "[data-testid='retry-file']"));
    window.wait_until("it was tried", &tried).await?;
    wait_for_group(&window, "no_picture", 1).await?;
    close_page(&window).await?;
    find(&window, "a cup of coffee", "lost.png").await?;
    window.close().await
}

#[tokio::test]
async fn folders_are_followed_while_the_window_is_open() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &["cat.png", "rocket.jpg"])?;
    let window = photos.open(&given).await?;

    photos.add(&given, "coffee.png")?;
    window.wait_for_photos(3).await?;
    find(&window, "a cup of coffee", "coffee.png").await?;
    fs::rename(photos.folder.join("coffee.png"), photos.folder.join("morning.png"))?;
    find(&window, "un café", "morning.png").await?;
    fs::remove_file(photos.folder.join("cat.png"))?;
    window.ask("").await?;
    window.wait_for_photos(2).await?;

    // The drive is pulled out.
    let drive = photos.folder.parent().map(Path::to_owned).unwrap_or_default();
    let drawer = photos.root.join("drawer");
    fs::rename(&drive, &drawer)?;
    open_page(&window).await?;
    window.click("[data-testid='look-at-folder']").await?;
    window.wait_for("[data-testid='folder'][data-state='offline']").await?;
    let state = window.says("[data-testid='folder-state']").await?;
    assert!(state.contains("There is no such folder") && state.contains("Its 2 photos stay searchable"), "{state}");
    window.screenshot(&given, "7-library-offline.png").await?;
    close_page(&window).await?;
    window.wait_for("[data-testid='photo-offline']").await?;
    find(&window, "a cup of coffee", "morning.png").await?;

    fs::rename(&drawer, &drive)?;
    open_page(&window).await?;
    window.wait_for("[data-testid='folder'][data-state='watched']").await?;
    close_page(&window).await?;
    window.ask("").await?;
    window.wait_until("it is there again", "!document.querySelector('[data-testid=photo-offline]')").await?;
    // And it is followed again.
    photos.add(&given, "flower.jpg")?;
    window.wait_for_photos(3).await?;

    open_page(&window).await?;
    window.click("[data-testid='remove-folder']").await?;
    window.wait_for("[data-testid='confirm-remove']").await?;
    window.screenshot(&given, "7-library-remove.png").await?;
    window.click("[data-testid='confirm-remove']").await?;
    wait_for_text(&window, "overview-photos", "0").await?;
    close_page(&window).await?;
    window.see("first-run").await?;
    assert_eq!(fs::read_dir(&photos.folder)?.count(), 3, "nothing on disk has changed");
    window.close().await
}

#[tokio::test]
async fn a_library_is_checked_relieved_and_told_how_to_behave() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &["cat.png", "rocket.jpg", "coffee.png"])?;
    let window = photos.open(&given).await?;
    fs::remove_file(photos.folder.join("cat.png"))?;
    window.wait_for_photos(2).await?;

    open_page(&window).await?;
    window.wait_for("[data-testid='activity'][data-phase='idle']").await?;
    window.click("[data-testid='check-library']").await?;
    let sound = "document.querySelector('[data-testid=check-result]').textContent.includes('Everything fits together')";
    window.wait_until("the library is found sound", sound).await?;
    window.click("[data-testid='free-unused']").await?;
    window.click("[data-testid='confirm-free-unused']").await?;
    let none = "document.querySelector('[data-testid=left-over]').textContent.includes('Nothing is kept')";
    window.wait_until("nothing is left over", none).await?;
    window.screenshot(&given, "7-library-health.png").await?;

    let choose = |id: &str| format!("(document.querySelector('[data-testid={id}]').click(), true)");
    window.wait_until("a pace is chosen", &choose("pace-balanced")).await?;
    window.wait_for("[data-testid='pace-balanced']:checked").await?;
    window.see("ignore-pattern").await?.send_keys("[z-a]").await?;
    window.click("[data-testid='add-pattern']").await?;
    let problem = window.says("[data-testid='manners-problem']").await?;
    assert!(problem.contains("[z-a]"), "{problem}");
    window.replace("ignore-pattern", "*.gif").await?;
    window.click("[data-testid='add-pattern']").await?;
    window.wait_for("[data-testid='ignored']").await?;
    close_page(&window).await?;
    open_page(&window).await?;
    window.wait_for("[data-testid='pace-balanced']:checked").await?;
    assert_eq!(window.says("[data-testid='ignored']").await?, "*.gif");
    window.see("add-pattern").await?;
    window.screenshot(&given, "7-library-manners.png").await?;
    window.close().await
}

#[tokio::test]
async fn long_names_other_scripts_and_a_thousand_broken_files_leave_the_page_in_order() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &["cat.png"])?;
    let deep =
        photos.folder.join("عطلة الصيف 2019/A folder with a name that somebody made up on a long evening/תמונות");
    fs::create_dir_all(&deep)?;
    for number in 0..1000 {
        let name = match number % 3 {
            0 => format!("صورة من الشاطئ {number:04}.jpg"),
            1 => {
                format!("IMG_{number:04} a name much too long for any row because it tells the whole story (copy).jpg")
            }
            _ => format!("IMG_{number:04}.jpg"),
        };
        fs::write(deep.join(name), if number % 10 == 0 { "" } else { "not a picture" })?;
    }
    let window = Window::open_on(&given, &photos.library, &photos.folder).await?;
    window.wait_for_photos(1).await?;
    open_page(&window).await?;
    wait_for_group(&window, "no_picture", 900).await?;
    wait_for_group(&window, "empty", 100).await?;
    window.click(&group("no_picture", "[data-testid='toggle-group']")).await?;
    let list = group("no_picture", "[data-testid='failure-list']");
    window.wait_for(&group("no_picture", "[data-testid='failure-reason']")).await?;
    window.screenshot(&given, "7-library-many.png").await?;
    let end = format!("(document.querySelector(\"{list}\").scrollTop = 1e9)");
    window.wait_until("the list is at its end", &end).await?;
    let last = format!("{list} [aria-posinset='900'] [data-testid='failure-reason']");
    window.wait_for(&last).await?;
    let rows = format!("document.querySelectorAll(\"{list} [data-testid='failure']\").length < 40");
    window.wait_until("only what is looked at is there", &rows).await?;

    window.see("find-failure").await?.send_keys("שמונ").await?;
    window.wait_until("nothing is found", "!document.querySelector('[data-testid=failure-group]')").await?;
    window.replace("find-failure", "img_0011").await?;
    wait_for_group(&window, "no_picture", 1).await?;
    let found = window.says(&group("no_picture", "[data-testid='failure']")).await?;
    assert!(found.contains("IMG_0011"), "{found}");
    window.replace("find-failure", "").await?;
    wait_for_group(&window, "no_picture", 900).await?;

    window.wait_until("the page turns dark", "(document.documentElement.dataset.theme = 'dark')").await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "7-library-many-dark.png").await?;
    window.resize(800, 700).await?;
    window.wait_until("the window is narrow", "innerWidth <= 800").await?;
    window
        .wait_until("nothing sticks out", "document.querySelector('[data-testid=library]').scrollWidth <= innerWidth")
        .await?;
    window.screenshot(&given, "7-library-many-narrow.png").await?;
    window.close().await
}
