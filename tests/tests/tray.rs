//! The tray: what it says and does, by the menu that a desktop shows; and the program that goes on in it when its window is closed.

#![cfg(target_os = "linux")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use afterimage_tests::{FEW, Given, OwnPhotos, TrayHost, Window, close_window, wait_until, windows};
use anyhow::Context;
use fantoccini::key::Key;

/// Something that says it is Tesseract and reads nothing, and that only once `go` is there: until then there is something to pause.
fn reader_that_waits(folder: &Path, go: &Path) -> anyhow::Result<PathBuf> {
    let program = folder.join("reader");
    let script = format!(
        "#!/bin/sh\n\
         case $1 in\n\
         --version) echo tesseract 5.9.9; exit ;;\n\
         --list-langs) printf 'List of available languages (1):\\neng\\n'; exit ;;\n\
         esac\n\
         # It is tried out on a small picture.\n\
         if [ $(wc -c) -gt 100000 ]; then while [ ! -e '{}' ]; do sleep 0.05; done; fi\n\
         printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n'\n",
        go.display()
    );
    fs::write(&program, script)?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    Ok(program)
}

/// Switches the tray on or off on the library page, and waits until that is done.
async fn stay_in_tray(window: &Window, on: bool) -> anyhow::Result<()> {
    window.click("label:has([data-testid=stay-in-tray])").await?;
    let done =
        format!("document.querySelector('[data-testid=stay-in-tray] + .track').classList.contains('on') === {on}");
    window.wait_until("it is switched", &done).await
}

/// Waits until the tray's menu says this, from top to bottom.
async fn wait_for_menu(tray: &TrayHost, labels: &[&str]) -> anyhow::Result<()> {
    let what = format!("the menu says {}", labels.join(", "));
    // What is not there yet has no menu.
    let is_it = async || Ok(tray.labels().await.is_ok_and(|said| said == labels));
    wait_until(&what, is_it).await.with_context(|| format!("{what}, not so"))
}

async fn wait_for_windows(count: usize) -> anyhow::Result<()> {
    wait_until(&format!("{count} windows can be seen"), async || Ok(windows().len() == count)).await
}

#[tokio::test]
async fn the_tray_tells_pauses_leads_back_and_ends() -> anyhow::Result<()> {
    let Some(given) = Given::from_environment()? else { return Ok(()) };
    let tray = TrayHost::start().await?;
    let photos = OwnPhotos::copied(&given, &FEW)?;
    let go = photos.root.join("go");
    let reader = reader_that_waits(&photos.root, &go)?;
    let window = photos.open_in(&given, &[("AFTERIMAGE_TESSERACT", reader.as_os_str())]).await?;
    window.wait_for("[data-testid=progress][data-phase=reading]").await?;
    window.press_with_control(',').await?;
    window.see("library").await?;
    stay_in_tray(&window, true).await?;
    wait_until("it is in the tray", async || Ok(tray.count() == 1)).await?;
    wait_until("it is seen there", async || tray.is_seen().await).await?;
    window.screenshot(&given, "tray-settings.png").await?;
    window.press(Key::Escape).await?;
    window.wait_until_gone("library").await?;

    // What is being done is told and can be paused.
    let (reading, paused) = ("Reading the text in your photos: 0 of 4", "Paused: 0 of 4");
    let (show, quit) = ("Show Afterimage", "Quit");
    wait_for_menu(&tray, &[reading, "Pause reading", show, quit]).await?;
    tray.choose("Pause reading").await?;
    window.wait_for("[data-testid=progress][data-phase=paused]").await?;
    wait_for_menu(&tray, &[paused, "Go on reading", show, quit]).await?;

    // A closed window is only out of sight.
    let [app] = &windows()[..] else { anyhow::bail!("there is not one window") };
    close_window(app)?;
    wait_for_windows(0).await?;
    assert!(tray.runs().await?);
    wait_for_menu(&tray, &[paused, "Go on reading", show, quit]).await?;
    tray.choose("Go on reading").await?;
    wait_for_menu(&tray, &[reading, "Pause reading", show, quit]).await?;
    fs::write(&go, "")?;
    wait_for_menu(&tray, &["Up to date", "Pause reading", show, quit]).await?;
    wait_until("there is nothing to pause", async || Ok(!tray.offers("Pause reading").await?)).await?;
    tray.choose(show).await?;
    wait_for_windows(1).await?;
    window.wait_until("it is where it was", "document.visibilityState === 'visible'").await?;
    window.ask("a cat").await?;

    // Without a place in the tray and with one again.
    window.press_with_control(',').await?;
    window.see("library").await?;
    stay_in_tray(&window, false).await?;
    wait_until("it is not seen there", async || Ok(!tray.runs().await? || !tray.is_seen().await?)).await?;
    stay_in_tray(&window, true).await?;
    wait_until("it is seen there again", async || tray.is_seen().await).await?;
    wait_for_menu(&tray, &["Up to date", "Pause reading", show, quit]).await?;

    tray.choose(quit).await?;
    wait_until("the program has ended", async || Ok(!tray.runs().await?)).await?;
    wait_for_windows(0).await
}
