//! The window, as a person sees it.

use std::ffi::OsStr;
use std::iter;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::Given;
use crate::driver::Driver;
use crate::waiting::{LOOK_EVERY, PATIENCE, wait_until};

/// Calls back when for so many frames in a row nothing fades or slides, and all pictures in view are there. What was changed last is
/// drawn then; one frame at rest may lie between two movements.
const COME_TO_REST: &str = "
    const done = arguments[arguments.length - 1];
    const rests = (one) => one.playState === 'finished' || one.effect.getTiming().iterations === Infinity;
    let frames = 0;
    const look = () => {
      frames = document.getAnimations().every(rests) && [...document.images].every(({ complete }) => complete) ? frames + 1 : 0;
      frames < 12 ? requestAnimationFrame(look) : done();
    };
    requestAnimationFrame(look);";

/// Calls back when an element is where it was a frame ago.
const HOLDS_STILL: &str = "
    const [element, done] = arguments;
    let before = '';
    const look = () => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const now = [x, y, width, height].join();
      if (now === before) return done();
      before = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

/// An open window with a library of its own.
pub struct Window {
    client: Client,
    _driver: Driver,
}

impl Window {
    /// Opens the app on the library in `library`.
    pub async fn open(given: &Given, library: &Path) -> anyhow::Result<Self> {
        Self::start(given, &[("AFTERIMAGE_LIBRARY", library.as_os_str())], &[]).await
    }

    /// Opens the app on the library in `library` and adds the photos that are given, with the models in `models`.
    pub async fn open_with_models(given: &Given, library: &Path, models: &Path) -> anyhow::Result<Self> {
        let environment = [("AFTERIMAGE_LIBRARY", library.as_os_str()), ("AFTERIMAGE_MODELS", models.as_os_str())];
        Self::start(given, &environment, &[&given.photos]).await
    }

    /// Opens the app on the library in `library` and adds a folder.
    pub async fn open_on(given: &Given, library: &Path, folder: &Path) -> anyhow::Result<Self> {
        Self::start(given, &[("AFTERIMAGE_LIBRARY", library.as_os_str())], &[folder]).await
    }

    pub(crate) async fn start(
        given: &Given,
        environment: &[(&str, &OsStr)],
        arguments: &[&Path],
    ) -> anyhow::Result<Self> {
        let environment: Vec<_> = iter::once(given.environment()).chain(environment.iter().copied()).collect();
        let driver = Driver::start(&environment)?;
        let options = json!({ "webkitgtk:browserOptions": { "binary": given.app, "args": arguments } });
        let capabilities: Capabilities = serde_json::from_value(options)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        // The driver listens a moment after it was started.
        let mut failure = None;
        for _ in 0..50 {
            match builder.connect(&driver.url()).await {
                Ok(client) => return Ok(Self { client, _driver: driver }),
                Err(error) => failure = Some(error),
            }
            sleep(Duration::from_millis(100)).await;
        }
        Err(failure.context("no connection was tried")?).context("the window does not open")
    }

    /// Runs the body of a JavaScript function; what it returns.
    pub async fn run(&self, script: &str) -> anyhow::Result<serde_json::Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// Loads the page anew, as when the window is opened again.
    pub async fn reload(&self) -> anyhow::Result<()> {
        Ok(self.client.refresh().await?)
    }

    /// Waits for the element with this test id.
    pub async fn see(&self, id: &str) -> anyhow::Result<Element> {
        self.wait_for(&format!("[data-testid='{id}']")).await
    }

    /// Waits for the first element that a CSS selector names.
    pub async fn wait_for(&self, selector: &str) -> anyhow::Result<Element> {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        found.with_context(|| format!("{selector} does not appear"))
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_until(&self, what: &str, expression: &str) -> anyhow::Result<()> {
        let script = format!("return Boolean({expression})");
        wait_until(what, async || Ok(self.client.execute(&script, Vec::new()).await? == json!(true))).await
    }

    /// Waits until nothing has this test id any more.
    pub async fn wait_until_gone(&self, id: &str) -> anyhow::Result<()> {
        self.wait_until(&format!("{id} is gone"), &format!("!document.querySelector('[data-testid={id}]')")).await
    }

    /// Replaces what is in the search field.
    pub async fn type_query(&self, text: &str) -> anyhow::Result<()> {
        self.replace("search", text).await
    }

    /// Replaces what is in the field with this test id as a person does, key by key: WebDriver's own way to empty a field tells the
    /// page nothing.
    pub async fn replace(&self, testid: &str, text: &str) -> anyhow::Result<()> {
        let [control, delete] = [Key::Control, Key::Backspace].map(char::from);
        let field = self.see(testid).await?;
        // Control is let go of at the end of the keys.
        field.send_keys(&format!("{control}a")).await?;
        Ok(field.send_keys(&format!("{delete}{text}")).await?)
    }

    /// What a JavaScript expression comes to, as text.
    pub async fn value(&self, expression: &str) -> anyhow::Result<String> {
        let value = self.client.execute(&format!("return String({expression})"), Vec::new()).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Runs JavaScript that calls its last argument with an answer.
    pub async fn answer(&self, script: &str) -> anyhow::Result<serde_json::Value> {
        Ok(self.client.execute_async(script, Vec::new()).await?)
    }

    /// Waits until something holds outside the window.
    pub async fn wait_for_file(&self, what: &str, holds: impl Fn() -> bool) -> anyhow::Result<()> {
        wait_until(what, async || Ok(holds())).await
    }

    /// What has the focus. A button that was disabled by what it did holds it for a moment more, and takes no keys.
    async fn focused(&self) -> anyhow::Result<Element> {
        self.wait_until("what has the focus takes keys", "!document.activeElement?.disabled").await?;
        Ok(self.client.active_element().await?)
    }

    /// Presses a key wherever the focus is.
    pub async fn press(&self, key: Key) -> anyhow::Result<()> {
        let focused = self.focused().await?;
        Ok(focused.send_keys(&char::from(key).to_string()).await?)
    }

    /// Presses a character's key wherever the focus is.
    pub async fn press_character(&self, key: char) -> anyhow::Result<()> {
        Ok(self.focused().await?.send_keys(&key.to_string()).await?)
    }

    /// Presses a key together with Shift, wherever the focus is.
    pub async fn press_with_shift(&self, key: Key) -> anyhow::Result<()> {
        let keys: String = [Key::Shift, key].map(char::from).iter().collect();
        Ok(self.focused().await?.send_keys(&keys).await?)
    }

    /// Presses a character's key together with Control, wherever the focus is.
    pub async fn press_with_control(&self, key: char) -> anyhow::Result<()> {
        let focused = self.focused().await?;
        Ok(focused.send_keys(&format!("{}{key}", char::from(Key::Control))).await?)
    }

    /// The text of the element with this test id, visible yet or still fading in.
    pub async fn text(&self, id: &str) -> anyhow::Result<String> {
        Ok(self.see(id).await?.prop("textContent").await?.unwrap_or_default().trim().to_owned())
    }

    /// What the first element that a selector names says, visible yet or still coming in, with one space between words.
    pub async fn says(&self, selector: &str) -> anyhow::Result<String> {
        let text = self.wait_for(selector).await?.prop("textContent").await?.unwrap_or_default();
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Presses the first element that a selector names, wherever it is on its page, once it holds still: what moves can't be
    /// aimed at. What was drawn anew or covered for a moment is pressed after that.
    pub async fn click(&self, selector: &str) -> anyhow::Result<()> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let element = self.wait_for(selector).await?;
            match self.click_still(&element).await {
                Err(error) if is_momentary(&error) && Instant::now() < deadline => sleep(LOOK_EVERY).await,
                pressed => return pressed.with_context(|| format!("{selector} can't be pressed")),
            }
        }
    }

    async fn click_still(&self, element: &Element) -> Result<(), CmdError> {
        let element_sent = serde_json::to_value(element).map_err(CmdError::Json)?;
        self.client.execute_async(HOLDS_STILL, vec![element_sent]).await?;
        element.click().await
    }

    /// Makes the window so many pixels wide and high.
    pub async fn resize(&self, width: u32, height: u32) -> anyhow::Result<()> {
        Ok(self.client.set_window_size(width, height).await?)
    }

    /// Waits until nothing moves any more.
    pub async fn come_to_rest(&self) -> anyhow::Result<()> {
        self.answer(COME_TO_REST).await.map(drop)
    }

    /// Keeps a picture of the window; the bytes of the PNG file.
    pub async fn screenshot(&self, given: &Given, name: &str) -> anyhow::Result<Vec<u8>> {
        let picture = self.client.screenshot().await?;
        std::fs::write(given.artefacts.join(name), &picture)?;
        Ok(picture)
    }

    /// Closes the window as its close button does.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.client.close().await?)
    }
}

/// Whether it may be over the next moment.
fn is_momentary(error: &CmdError) -> bool {
    let intercepted =
        matches!(error, CmdError::Standard(answer) if answer.error == ErrorStatus::ElementClickIntercepted);
    intercepted || error.is_stale_element_reference()
}
