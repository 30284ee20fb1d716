//! Waiting for what happens outside the window.

use std::time::Duration;

use anyhow::bail;
use tokio::time::{Instant, sleep};

/// How long something may take to appear before the test fails. Generous: a failure is a bug, not a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// How often it is looked.
pub(crate) const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Waits until something holds.
///
/// # Errors
/// If it can't be told, or does not hold in the end.
pub async fn wait_until(what: &str, holds: impl AsyncFn() -> anyhow::Result<bool>) -> anyhow::Result<()> {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if holds().await? {
            return Ok(());
        }
        sleep(LOOK_EVERY).await;
    }
    bail!("waited in vain until {what}")
}
