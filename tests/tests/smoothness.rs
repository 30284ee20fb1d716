//! How the window feels on a library of 100,000 photos: measured, not judged. `./dev test smoothness` runs it and prints a table.
//!
//! | variable                 | what                                                            | unless given      |
//! |--------------------------|-----------------------------------------------------------------|-------------------|
//! | `AFTERIMAGE_MANY`        | how many photos                                                 | 100,000           |
//! | `AFTERIMAGE_MANY_OF`     | the folder of photos they are made of                           | those of the demo |
//! | `AFTERIMAGE_LARGE`       | a large photo to look at from near                              | one of 50 MP      |
//! | `AFTERIMAGE_MANY_IN`     | a library that was made before, or the directory to make one in | a temporary one   |

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use afterimage_tests::{Given, Window, multiply, paint};
use anyhow::{Context, ensure};
use serde_json::Value;

/// Pixels a second: a finger on a track pad, a fast wheel, and so fast that pictures are a blur.
const SPEEDS: [u32; 3] = [1_500, 4_000, 9_000];

/// Scrolls for six seconds at a speed and looks at every frame: how long it took, whether cells in view had no picture, and whether
/// a part of the view had no cells.
fn scroll(speed: u32) -> String {
    format!(
        "const done = arguments[arguments.length - 1];
         const view = document.querySelector('[data-testid=grid]');
         const times = []; let blank = 0, cells = 0, blanks = 0, bare = 0, longest = 0, run = 0, before = 0;
         const begun = performance.now(); const from = view.scrollTop;
         function look() {{
           const box = view.getBoundingClientRect(); let empty = 0, seen = 0, low = Infinity, high = -Infinity;
           for (const cell of view.querySelectorAll('[data-testid=photo]')) {{
             const at = cell.getBoundingClientRect();
             low = Math.min(low, at.top); high = Math.max(high, at.bottom);
             if (at.bottom <= box.top || at.top >= box.bottom) continue;
             seen++;
             const picture = cell.querySelector('img');
             if (!(picture && picture.complete && picture.naturalWidth > 0)) empty++;
           }}
           cells += seen; blanks += empty;
           if (empty) {{ blank++; run++; longest = Math.max(longest, run); }} else run = 0;
           if (high < box.bottom - 8 || low > box.top + 60) bare++;
         }}
         function step(now) {{
           if (before) {{ times.push(now - before); look(); }}
           before = now;
           if (now - begun > 6000) {{
             times.sort((a, b) => a - b);
             const at = (part) => times[Math.floor(part * (times.length - 1))];
             return done({{ cells, frames: times.length, median: at(0.5), p95: at(0.95), worst: at(1),
               over32: times.filter((time) => time > 32).length / times.length,
               blank: blank / times.length, bare: bare / times.length, blankCells: blanks / cells, longest }});
           }}
           view.scrollTop = from + (now - begun) / 1000 * {speed};
           requestAnimationFrame(step);
         }}
         requestAnimationFrame(step);"
    )
}

/// Presses the keys for every pixel and looks when tiles are there; then drags the photo by most of the view.
const COME_CLOSE: &str = "
    const done = arguments[arguments.length - 1];
    const stage = document.querySelector('[data-testid=stage]');
    const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true }));
    const point = (type, x, y) => stage.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, button: 0, bubbles: true }));
    const when = (holds) => new Promise((found) => {
      const look = () => (holds() ? found(performance.now()) : requestAnimationFrame(look));
      look();
    });
    const tiles = () => document.querySelector('[data-testid=tiles]');
    (async () => {
      stage.setPointerCapture = () => undefined;
      const pressed = performance.now();
      press('1');
      const first = await when(() => document.querySelector('[data-tile] img'));
      const all = await when(() => tiles().dataset.complete === 'true');
      const dragged = performance.now();
      point('pointerdown', 700, 500); point('pointermove', 300, 200); point('pointerup', 300, 200);
      await when(() => tiles().dataset.complete !== 'true');
      const there = await when(() => tiles().dataset.complete === 'true');
      done({ first: first - pressed, all: all - pressed, dragged: there - dragged });
    })();";

#[tokio::test]
#[ignore = "measures; ./dev test smoothness runs it"]
async fn a_large_photo_from_near() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let (library, folder) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let path = folder.path().join("large.jpg");
    match std::env::var_os("AFTERIMAGE_LARGE") {
        Some(photo) => fs::copy(photo, &path).map(drop)?,
        None => paint(&path, (8688, 5792), 2024)?,
    }
    let window = Window::open_on(&given, library.path(), folder.path()).await?;
    window.click("[data-testid=photo][data-rank='0']").await?;
    window.wait_until("the preview is there", "document.querySelector('[data-testid=detail-photo].loaded')").await?;
    println!("before:");
    memory(&given)?;
    let seen = window.answer(COME_CLOSE).await?;
    let number = |name: &str| seen.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    println!(
        "first sharp tile {:.0} ms after the key, all in view {:.0} ms; {:.0} ms after dragging by most of the view",
        number("first"),
        number("all"),
        number("dragged")
    );
    println!("after:");
    memory(&given)?;
    window.close().await
}

/// Prints what the processes of the app take, and took at most.
fn memory(given: &Given) -> anyhow::Result<()> {
    for process in fs::read_dir("/proc")?.flatten() {
        if fs::read_link(process.path().join("exe")).is_ok_and(|program| program == given.app) {
            let status = fs::read_to_string(process.path().join("status"))?;
            let of = |name: &str| {
                let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
                line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
            };
            let worker = if decodes(&process.path()) { "a decoder" } else { "the app" };
            println!("  {worker} takes {} MB, took {} MB at most", of("VmRSS:"), of("VmHWM:"));
        }
    }
    Ok(())
}

/// Whether a process of the app decodes photos for it.
fn decodes(process: &Path) -> bool {
    fs::read(process.join("environ"))
        .is_ok_and(|environment| String::from_utf8_lossy(&environment).contains("AFTERIMAGE_DECODE_WORKER"))
}

/// Milliseconds from the start of the app's process to something that happened at `at` milliseconds of Unix time.
fn since_start(given: &Given, at: f64) -> anyhow::Result<f64> {
    let mut newest = None;
    for process in fs::read_dir("/proc")?.flatten() {
        let is_app = fs::read_link(process.path().join("exe")).is_ok_and(|program| program == given.app);
        if is_app && !decodes(&process.path()) {
            newest = newest.max(Some(started(&process.path())?));
        }
    }
    Ok(at - newest.context("the app does not run")?.as_secs_f64() * 1000.0)
}

/// When a process was started, since 1970: what the system counts in hundredths of a second from its own start.
fn started(process: &Path) -> anyhow::Result<std::time::Duration> {
    let stat = fs::read_to_string(process.join("stat"))?;
    let fields = stat.rsplit_once(')').context("a process without a name")?.1;
    let ticks: f64 = fields.split_whitespace().nth(19).context("a process without a start")?.parse()?;
    let up: f64 = fs::read_to_string("/proc/uptime")?.split_whitespace().next().unwrap_or_default().parse()?;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs_f64();
    Ok(std::time::Duration::from_secs_f64(now - up + ticks / 100.0))
}

#[tokio::test]
#[ignore = "measures for minutes; ./dev test smoothness runs it"]
async fn scrolling_through_many_photos() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let count = std::env::var("AFTERIMAGE_MANY").ok().and_then(|count| count.parse().ok()).unwrap_or(100_000);
    let temporary = tempfile::tempdir()?;
    let library = variable("AFTERIMAGE_MANY_IN").unwrap_or_else(|| temporary.path().to_owned());
    let ready = "document.querySelector('[data-testid=grid]') && !document.querySelector('[data-testid=progress]')";
    if !library.join("catalog.sqlite").exists() {
        fs::create_dir_all(&library)?;
        let few = variable("AFTERIMAGE_MANY_OF").unwrap_or_else(|| given.photos.clone());
        let window = Window::open_on(&given, &library, &few).await?;
        let files = fs::read_dir(&few)?.count();
        let all = format!("Number(document.querySelector('[data-testid=grid]')?.dataset.count) === {files}");
        window.wait_until("the photos are in", &format!("{all} && {ready}")).await?;
        window.close().await?;
        multiply(&library, count)?;
        // The index takes the embeddings in.
        let window = Window::open(&given, &library).await?;
        // That takes minutes, and longer than anything else a test waits for.
        for _ in 0..9 {
            if window.wait_until("the index is up to date", ready).await.is_ok() {
                break;
            }
        }
        window.close().await?;
    }

    // The many are copies of a few, and would be shown as those. What is measured is not the very first start of a window.
    let window = Window::open(&given, &library).await?;
    window.wait_until("the photos are there", ready).await?;
    window.run("localStorage.setItem('stacks', 'false')").await?;
    window.close().await?;
    let window = Window::open(&given, &library).await?;
    window.wait_until("the photos are there", ready).await?;
    let painted =
        "performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN)";
    let first: f64 = window.value(painted).await?.parse()?;
    let begun: f64 = window.value("performance.timeOrigin").await?.parse()?;
    println!(
        "first paint {:.0} ms after the start of the process; the page was begun after {:.0} ms",
        since_start(&given, first)?,
        since_start(&given, begun)?
    );
    let marked = "performance.timeOrigin + (performance.getEntriesByName('first-picture')[0]?.startTime ?? NaN)";
    let first: f64 = window.value(marked).await?.parse()?;
    println!("first picture {:.0} ms after it", since_start(&given, first)?);
    println!("pixels/s  frames  median  p95  worst ms  over 32 ms  with blank cells  blank cells  longest blank  bare");
    for speed in SPEEDS {
        let seen = window.answer(&scroll(speed)).await?;
        let number = |name: &str| seen.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
        ensure!(number("cells") > number("frames"), "nothing was there to scroll through at {speed} pixels/s");
        println!(
            "{speed:8}  {:6}  {:6.1}  {:5.1}  {:6.1}  {:8.1} %  {:12.1} %  {:9.2} %  {:6} frames  {:.1} %",
            number("frames"),
            number("median"),
            number("p95"),
            number("worst"),
            100.0 * number("over32"),
            100.0 * number("blank"),
            100.0 * number("blankCells"),
            number("longest"),
            100.0 * number("bare"),
        );
    }
    window.close().await
}
