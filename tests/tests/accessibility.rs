//! Every view in light, dark and from right to left, in other scripts and with text twice as large: as screen readers have it, and
//! as it looks. The pictures are kept.

use std::fs;
use std::path::PathBuf;

use afterimage_tests::{Given, Window, draw_photos};
use fantoccini::key::Key;
use tempfile::TempDir;

/// How the window is to look.
struct Look {
    name: &'static str,
    language: &'static str,
    theme: &'static str,
    /// How large text is, in percent.
    text: u32,
    /// Width and height of the window in pixels.
    size: (u32, u32),
    /// Whether it is audited: how it looks is checked in any case.
    audited: bool,
}

const USUAL: (u32, u32) = (1280, 820);

const LOOKS: [Look; 8] = [
    Look { name: "light", language: "en", theme: "light", text: 100, size: USUAL, audited: true },
    Look { name: "dark", language: "en", theme: "dark", text: 100, size: USUAL, audited: true },
    Look { name: "right-to-left", language: "ar", theme: "light", text: 100, size: USUAL, audited: true },
    Look { name: "german", language: "de", theme: "light", text: 100, size: (800, 600), audited: false },
    Look { name: "japanese", language: "ja", theme: "dark", text: 100, size: USUAL, audited: false },
    Look { name: "hindi", language: "hi", theme: "light", text: 100, size: USUAL, audited: false },
    Look { name: "large", language: "en", theme: "light", text: 200, size: USUAL, audited: false },
    Look { name: "large-narrow", language: "de", theme: "dark", text: 200, size: (800, 700), audited: false },
];

const PHOTOS: u32 = 18;

/// What no drawn photo shows.
const ABSENT: &str = "people playing football";

/// Gives the window a look, as if it had been chosen before.
async fn wear(window: &Window, look: &Look) -> anyhow::Result<()> {
    let Look { language, theme, text, size, .. } = look;
    window.resize(size.0, size.1).await?;
    window
        .run(&format!("localStorage.setItem('language', '\"{language}\"'); localStorage.setItem('theme', '{theme}')"))
        .await?;
    window.reload().await?;
    window.wait_until("the language is known", &format!("document.documentElement.lang === '{language}'")).await?;
    window.run(&format!("document.documentElement.style.fontSize = '{text}%'")).await?;
    let scale = f64::from(*text) / 100.0;
    window
        .wait_until(
            "the size of text is known",
            &format!("document.documentElement.style.getPropertyValue('--text-scale') == {scale}"),
        )
        .await
}

/// Looks at a view and has it audited; what is wrong.
async fn inspect(given: &Given, window: &Window, look: &Look, view: &str) -> anyhow::Result<Vec<String>> {
    let name = format!("8-{view}-{}", look.name);
    let mut wrong = window.look(given, &name).await?;
    if look.audited {
        wrong.extend(window.audit(&name).await?);
    }
    Ok(wrong)
}

/// A folder with drawn photos and two files that are none, in a directory of its own.
fn photos() -> anyhow::Result<(TempDir, PathBuf)> {
    let directory = tempfile::tempdir()?;
    let folder = directory.path().canonicalize()?.join("عطلة Holidays קיץ");
    fs::create_dir(&folder)?;
    draw_photos(&folder, PHOTOS)?;
    fs::write(folder.join("a letter to somebody with a name much too long for any row in any list.png"), "Dear Ada")?;
    fs::write(folder.join("empty.jpg"), "")?;
    Ok((directory, folder))
}

#[tokio::test]
async fn the_first_screen_can_be_used_by_everyone() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment() else { return Ok(()) };
    let library = tempfile::tempdir()?;
    let window = Window::open(&given, library.path()).await?;
    window.see("first-run").await?;
    let mut wrong = Vec::new();
    for look in &LOOKS {
        wear(&window, look).await?;
        window.see("first-run").await?;
        wrong.extend(inspect(&given, &window, look, "first-run").await?);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    window.close().await
}

#[tokio::test]
async fn every_view_can_be_used_by_everyone() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment() else { return Ok(()) };
    let (directory, folder) = photos()?;
    let window = Window::open_on(&given, &directory.path().join("library"), &folder).await?;
    window
        .wait_until(
            "all photos are in",
            &format!(
                "document.querySelector('[data-testid=grid]')?.dataset.count == {PHOTOS} && \
                !document.querySelector('[data-testid=progress]')"
            ),
        )
        .await?;
    let mut wrong = Vec::new();
    for look in &LOOKS {
        wear(&window, look).await?;
        let loaded = "document.querySelector('[data-testid=photo]') && \
            [...document.querySelectorAll('[data-testid=photo] img')].every(({ naturalWidth }) => naturalWidth > 0)";
        window.wait_until("the photos are there", loaded).await?;
        wrong.extend(inspect(&given, &window, look, "grid").await?);

        window.type_query(ABSENT).await?;
        let answered = format!("document.querySelector('[data-testid=grid]')?.dataset.query === '{ABSENT}'");
        window.wait_until("the answer is there", &answered).await?;
        wrong.extend(inspect(&given, &window, look, "results").await?);

        window.press(Key::Down).await?;
        window.press(Key::Enter).await?;
        window.see("detail").await?;
        window
            .wait_until("the photo is there", "document.querySelector('[data-testid=detail-photo]')?.complete")
            .await?;
        wrong.extend(inspect(&given, &window, look, "detail").await?);
        window.press(Key::Escape).await?;
        let focused = "!document.querySelector('[data-testid=detail]') && document.activeElement.role === 'listbox'";
        window.wait_until("the keyboard is back in the grid", focused).await?;

        for (key, view) in [(',', "library"), (';', "models")] {
            window.press_with_control(key).await?;
            window.see(view).await?;
            wrong.extend(inspect(&given, &window, look, view).await?);
            window.run("document.querySelector('[role=dialog] .body').scrollTop = 1e6").await?;
            wrong.extend(inspect(&given, &window, look, &format!("{view}-end")).await?);
            if view == "library" {
                window.run("document.querySelector('[data-testid=toggle-group]').click()").await?;
                window.see("failure").await?;
                window.run("document.querySelector('[data-testid=failures]').scrollIntoView()").await?;
                wrong.extend(inspect(&given, &window, look, "failures").await?);
            }
            window.press(Key::Escape).await?;
            let back =
                format!("!document.querySelector('[data-testid={view}]') && document.activeElement.role === 'listbox'");
            window.wait_until("the keyboard is back where it was", &back).await?;
        }

        window
            .run("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }))")
            .await?;
        window.see("shortcuts").await?;
        wrong.extend(inspect(&given, &window, look, "shortcuts").await?);
        window.press(Key::Escape).await?;
        window.wait_until("the keys are gone", "!document.querySelector('[data-testid=shortcuts]')").await?;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    window.close().await
}

#[tokio::test]
async fn another_language_is_chosen_and_kept_and_keys_follow_its_direction() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment() else { return Ok(()) };
    let (directory, folder) = photos()?;
    let window = Window::open_on(&given, &directory.path().join("library"), &folder).await?;
    window
        .wait_until(
            "photos are in",
            &format!("document.querySelector('[data-testid=grid]')?.dataset.count == {PHOTOS}"),
        )
        .await?;
    window.press_with_control(',').await?;
    window.see("language").await?;
    let choose = |language: &str| {
        format!(
            "const list = document.querySelector('[data-testid=language]'); list.value = '{language}'; \
             list.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        )
    };
    window.run(&choose("ar")).await?;
    let arabic = "document.documentElement.lang === 'ar' && document.documentElement.dir === 'rtl' && \
        document.querySelector('[data-testid=library] h2').textContent === 'المكتبة'";
    window.wait_until("the page speaks Arabic", arabic).await?;
    window.press(Key::Escape).await?;
    window.reload().await?;
    window.wait_until("it still does", "document.documentElement.lang === 'ar'").await?;

    window.see("search").await?;
    window.wait_for("[data-testid='photo'][data-rank='1']").await?;
    let box_of = |rank: u32| {
        format!("document.querySelector('[data-testid=photo][data-rank=\"{rank}\"]').getBoundingClientRect()")
    };
    let mirrored = format!("{}.left > {}.left", box_of(0), box_of(1));
    window.wait_until("the first photo is on the right", &mirrored).await?;
    window.press(Key::Down).await?;
    window.wait_for("[data-rank='0'][aria-selected='true']").await?;
    window.press(Key::Left).await?;
    window.wait_for("[data-rank='1'][aria-selected='true']").await?;
    window.press(Key::Right).await?;
    window.wait_for("[data-rank='0'][aria-selected='true']").await?;
    window.press(Key::Enter).await?;
    window.see("detail").await?;
    let first = window.run("return document.querySelector('[data-testid=detail]').dataset.photo").await?;
    window.press(Key::Left).await?;
    window
        .wait_until(
            "the next photo is on the left",
            &format!("document.querySelector('[data-testid=detail]').dataset.photo !== {first}"),
        )
        .await?;
    window.press(Key::Escape).await?;

    window.press_with_control(',').await?;
    window.see("language").await?;
    window.run(&choose("system")).await?;
    window.wait_until("the page speaks as the system does", "document.documentElement.lang === 'en'").await?;
    window.close().await
}
