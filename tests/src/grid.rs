//! What is asked in the window, and the photos that are shown for it.

use serde_json::json;

use crate::Window;

impl Window {
    /// Waits until so many photos are shown.
    ///
    /// # Errors
    /// If they are not.
    pub async fn wait_for_photos(&self, count: usize) -> anyhow::Result<()> {
        let are = format!("document.querySelector('[data-testid=grid]')?.dataset.count === '{count}'");
        self.wait_until(&format!("{count} photos are shown"), &are).await
    }

    /// Waits until the photos that are shown answer a text.
    ///
    /// # Errors
    /// If they do not.
    pub async fn wait_for_answer(&self, text: &str) -> anyhow::Result<()> {
        let is = format!("document.querySelector('[data-testid=grid]')?.dataset.query === {}", json!(text));
        self.wait_until(&format!("{text:?} is answered"), &is).await
    }

    /// Types a text where one searches, and waits for the answer.
    ///
    /// # Errors
    /// If there is none.
    pub async fn ask(&self, text: &str) -> anyhow::Result<()> {
        self.type_query(text).await?;
        self.wait_for_answer(text.trim()).await
    }

    /// Opens the menu of the first photo that is shown, with the other button of the mouse.
    ///
    /// # Errors
    /// If there is no photo.
    pub async fn open_menu(&self) -> anyhow::Result<()> {
        self.wait_for("[data-testid=photo]").await?;
        let press = "const cell = document.querySelector('[data-testid=photo]');
            const { left, top } = cell.getBoundingClientRect();
            cell.dispatchEvent(new MouseEvent('contextmenu',
                { bubbles: true, cancelable: true, button: 2, clientX: left + 40, clientY: top + 40 }))";
        self.run(press).await?;
        self.see("menu").await.map(drop)
    }
}
