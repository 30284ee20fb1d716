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

/// Words, and a condition.
const ASKED: &str = "a red sun type:png";

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
    let Some(given) = Given::from_environment()? else { return Ok(()) };
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

/// The window in one look, and what was found wrong in its views.
struct Walk<'a> {
    given: &'a Given,
    window: &'a Window,
    look: &'a Look,
    wrong: Vec<String>,
}

impl Walk<'_> {
    async fn inspect(&mut self, view: &str) -> anyhow::Result<()> {
        self.wrong.extend(inspect(self.given, self.window, self.look, view).await?);
        Ok(())
    }

    async fn press_anywhere(&self, key: char) -> anyhow::Result<()> {
        let press = format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }}))"
        );
        self.window.run(&press).await.map(drop)
    }

    /// Leaves a view; the keyboard is in the grid then.
    async fn leave(&self, view: &str) -> anyhow::Result<()> {
        self.window.press(Key::Escape).await?;
        let back =
            format!("!document.querySelector('[data-testid={view}]') && document.activeElement.role === 'listbox'");
        self.window.wait_until(&format!("the keyboard is back from {view}"), &back).await
    }

    /// The photos, what they can be narrowed down by, and an answer.
    async fn search(&mut self) -> anyhow::Result<()> {
        // The window opens where it was: at what the look before asked for. Its words come after the field for them.
        self.window.wait_for("[data-testid=grid]").await?;
        self.window.ask(" ").await?;
        let loaded = "document.querySelector('[data-testid=photo]') && \
            [...document.querySelectorAll('[data-testid=photo] img')].every(({ naturalWidth }) => naturalWidth > 0)";
        self.window.wait_until("the photos are there", loaded).await?;
        self.inspect("grid").await?;
        self.window.click("[data-testid=narrow]").await?;
        self.window.wait_for("[data-testid=facets] button").await?;
        self.inspect("narrow").await?;
        self.window.click("[data-testid=narrow]").await?;
        for query in [ASKED, ABSENT] {
            self.window.ask(query).await?;
            self.inspect(if query == ASKED { "understood" } else { "results" }).await?;
        }
        self.window.press(Key::Down).await
    }

    /// One photo, from near, and one after the other.
    async fn detail(&mut self) -> anyhow::Result<()> {
        self.window.press(Key::Enter).await?;
        self.window.see("detail").await?;
        self.window
            .wait_until("the photo is there", "document.querySelector('[data-testid=detail-photo]')?.complete")
            .await?;
        self.inspect("detail").await?;
        self.window.press_character('s').await?;
        self.window.see("slideshow").await?;
        self.press_anywhere(' ').await?;
        let there = "document.querySelector('[data-testid=slideshow] img')?.complete";
        self.window.wait_until("its photo is there", there).await?;
        self.inspect("slideshow").await?;
        self.window.press(Key::Escape).await?;
        self.window.wait_until_gone("slideshow").await?;
        self.leave("detail").await
    }

    /// Photos that are selected, and what is done with them.
    async fn keeping(&mut self) -> anyhow::Result<()> {
        self.window.press_character('x').await?;
        self.window.see("selection-bar").await?;
        self.inspect("selection").await?;
        for (key, view) in [('l', "album-picker"), ('e', "export-sheet")] {
            self.press_anywhere(key).await?;
            self.window.see(view).await?;
            self.inspect(view).await?;
            self.leave(view).await?;
        }
        // The bar takes the keyboard along when it goes, and gives it back.
        self.window.run("document.querySelector('[data-testid=selection-bar] button').focus()").await?;
        self.leave("selection-bar").await
    }

    /// Everything that is opened over the photos.
    async fn sheets(&mut self) -> anyhow::Result<()> {
        for (key, view) in [(',', "library"), (';', "models")] {
            self.window.press_with_control(key).await?;
            self.window.see(view).await?;
            self.inspect(view).await?;
            self.window.run("document.querySelector('[role=dialog] .body').scrollTop = 1e6").await?;
            self.inspect(&format!("{view}-end")).await?;
            if view == "library" {
                self.window.run("document.querySelector('[data-testid=toggle-group]').click()").await?;
                self.window.see("failure").await?;
                self.window.run("document.querySelector('[data-testid=failures]').scrollIntoView()").await?;
                self.inspect("failures").await?;
            }
            self.leave(view).await?;
        }
        for (key, view) in [('?', "shortcuts"), ('b', "albums")] {
            self.press_anywhere(key).await?;
            self.window.see(view).await?;
            self.inspect(view).await?;
            self.leave(view).await?;
        }
        Ok(())
    }
}

#[tokio::test]
async fn every_view_can_be_used_by_everyone() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let (directory, folder) = photos()?;
    let window = Window::open_on(&given, &directory.path().join("library"), &folder).await?;
    window.wait_for_photos(PHOTOS as usize).await?;
    window.wait_until_gone("progress").await?;
    let mut wrong = Vec::new();
    for look in &LOOKS {
        wear(&window, look).await?;
        let mut walk = Walk { given: &given, window: &window, look, wrong: Vec::new() };
        walk.search().await?;
        walk.detail().await?;
        walk.keeping().await?;
        walk.sheets().await?;
        wrong.append(&mut walk.wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    window.close().await
}

#[tokio::test]
async fn another_language_is_chosen_and_kept_and_keys_follow_its_direction() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let (directory, folder) = photos()?;
    let window = Window::open_on(&given, &directory.path().join("library"), &folder).await?;
    window.wait_for_photos(PHOTOS as usize).await?;
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
    window.wait_for(".active[data-rank='0']").await?;
    window.press(Key::Left).await?;
    window.wait_for(".active[data-rank='1']").await?;
    window.press(Key::Right).await?;
    window.wait_for(".active[data-rank='0']").await?;
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
