//! Photos that are dragged out of the window with the real pointer, and let go of over a window of another program.

#![cfg(target_os = "linux")]

use std::cell::Cell;

use afterimage_tests::{DropTarget, FEW, Given, Mouse, OwnPhotos, Window, origin_of, wait_until, windows, xdotool};
use anyhow::Context;
use fantoccini::key::Key;
use serde_json::json;

/// A name that is written otherwise in an address.
const NAME: &str = "Nüsse 100 % #7 – 東京.png";
const NAME_IN_ADDRESSES: &str = "N%C3%BCsse%20100%20%25%20%237%20%E2%80%93%20%E6%9D%B1%E4%BA%AC.png";

/// The app's window stands in the corner and leaves room beside it, in pixels.
const SIZE: (u32, u32) = (1000, 700);

/// Where the other window is.
const BESIDE: (i16, i16) = (1150, 300);
const SIDE: u16 = 200;

/// What the window is told by the system of what comes over it, and whether it offers to take it.
const WATCH: &str = "
    window.dropped = 0; window.offered = 0;
    const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
    new MutationObserver(() => (window.offered += document.querySelectorAll('[data-testid=drop-target]').length))
        .observe(document.body, { childList: true, subtree: true });
    invoke('plugin:event|listen',
        { event: 'tauri://drag-drop', target: { kind: 'Any' }, handler: transformCallback(() => window.dropped++) })
        .then(() => (window.watching = true));";

/// The window, the pointer in it, and what is beside it.
struct Desk<'a> {
    window: &'a Window,
    origin: (i32, i32),
    target: DropTarget,
}

impl Desk<'_> {
    /// The middle of the photo of a rank, on the screen.
    async fn middle_of(&self, rank: usize) -> anyhow::Result<(i32, i32)> {
        let middle = format!(
            "const {{ x, y, width, height }} = document.querySelector('[data-rank=\"{rank}\"]').getBoundingClientRect();
             return [x + width / 2, y + height / 2].map(Math.round)"
        );
        let at: (i32, i32) = serde_json::from_value(self.window.run(&middle).await?)?;
        Ok((self.origin.0 + at.0, self.origin.1 + at.1))
    }

    /// Takes hold of a photo and moves it a little, until it is being dragged.
    async fn take(&self, rank: usize) -> anyhow::Result<()> {
        self.target.take_drag()?;
        let (x, y) = self.middle_of(rank).await?;
        Mouse.move_to((x, y))?;
        Mouse.press()?;
        let way = Cell::new(0);
        wait_until("the photo is dragged", async || {
            way.set(way.get() + 4);
            Mouse.move_to((x + way.get() % 40, y))?;
            self.target.somebody_drags()
        })
        .await
    }

    /// Drags a photo over the window beside and lets go of it there; the addresses that arrive.
    async fn drag_out(&self, rank: usize) -> anyhow::Result<Vec<String>> {
        let before = self.target.seen().drops.len();
        self.take(rank).await?;
        let (x, y) = (i32::from(BESIDE.0) + 60, i32::from(BESIDE.1) + 60);
        let way = Cell::new(0);
        wait_until("the other program would take it", async || {
            way.set(way.get() + 4);
            Mouse.move_to((x + way.get() % 40, y))?;
            // By the second move the answer to the first has come.
            Ok(self.target.seen().moves > 2)
        })
        .await?;
        Mouse.let_go()?;
        wait_until("the other program has it", async || Ok(self.target.seen().drops.len() > before)).await?;
        self.target.seen().drops.pop().context("it has it not")
    }

    /// Looks at a photo by pressing it with the mouse, and goes back.
    async fn look_at(&self, rank: usize) -> anyhow::Result<()> {
        Mouse.move_to(self.middle_of(rank).await?)?;
        Mouse.press()?;
        Mouse.let_go()?;
        self.window.see("detail").await?;
        self.window.press(Key::Escape).await?;
        self.window.wait_until_gone("detail").await
    }
}

#[tokio::test]
async fn photos_are_dragged_to_another_program() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let photos = OwnPhotos::copied(&given, &FEW)?;
    photos.add_as(&given, "cameraman.png", NAME)?;
    let window = photos.open(&given).await?;
    window.resize(SIZE.0, SIZE.1).await?;
    let app = windows().pop().context("the app has no window")?;
    xdotool(&["windowmove", "--sync", &app, "0", "0"])?;
    window.wait_until("it is as wide as it is to be", &format!("innerWidth === {}", SIZE.0)).await?;
    window.run(WATCH).await?;
    window.wait_until("the system is listened to", "window.watching").await?;
    window.come_to_rest().await?;
    let desk = Desk { window: &window, origin: origin_of(&app)?, target: DropTarget::open(BESIDE, SIDE)? };
    let folder = format!("file://{}/", photos.folder.display());

    // One.
    window.ask(&format!("name:{}", "東京")).await?;
    window.wait_for_photos(1).await?;
    assert_eq!(desk.drag_out(0).await?, [format!("{folder}{NAME_IN_ADDRESSES}")]);
    desk.look_at(0).await?;

    // All that are selected, in the order they are shown in.
    window.ask("").await?;
    window.wait_for_photos(5).await?;
    window.press(Key::Down).await?;
    window.press_with_control('a').await?;
    window.see("selection-bar").await?;
    window.come_to_rest().await?;
    window.screenshot(&given, "dragging-several.png").await?;
    let mut dragged = desk.drag_out(1).await?;
    dragged.sort();
    let mut all: Vec<_> = FEW.iter().map(|name| format!("{folder}{name}")).collect();
    all.push(format!("{folder}{NAME_IN_ADDRESSES}"));
    all.sort();
    assert_eq!(dragged, all);
    window.press(Key::Escape).await?;
    window.wait_until_gone("selection-bar").await?;

    // What is let go of in the window itself was only moved about.
    desk.take(0).await?;
    let (x, y) = desk.middle_of(2).await?;
    let way = Cell::new(0);
    window.wait_until("nothing was let go of yet", "window.dropped === 0").await?;
    for _ in 0..8 {
        way.set(way.get() + 5);
        Mouse.move_to((x + way.get(), y))?;
    }
    Mouse.let_go()?;
    window.wait_until("the window is told", "window.dropped === 1").await?;
    desk.look_at(0).await?;
    assert_eq!(window.value("window.offered").await?, "0");
    window.wait_for_answer("").await?;

    // Let go of before anything is dragged, it is not.
    let (x, y) = desk.middle_of(1).await?;
    let [from_x, from_y, to_x] = [x, y, x + 30].map(|at| at.to_string());
    Mouse.act(&["mousemove", &from_x, &from_y, "mousedown", "1", "mousemove", &to_x, &from_y, "mouseup", "1"])?;
    desk.look_at(2).await?;
    assert_eq!(desk.drag_out(0).await?.len(), 1, "and the next is dragged as before");

    let notices = window.run("return document.querySelectorAll('[data-testid=notice]').length").await?;
    assert_eq!(notices, json!(0), "nothing is complained about");
    photos.are_untouched(&given, &FEW)?;
    window.close().await
}
