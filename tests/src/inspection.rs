//! Looking at a view as somebody does who can't see it, or who sees it large, or from right to left.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::{Value, json};

use crate::{Given, Window};

/// The auditor, which the interface's packages bring along for the tests alone.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/axe-core/axe.min.js");

/// Starts an audit; the answer is in `window.audited` when it is there.
const AUDIT: &str = "window.audited = null;
    const serious = ({ impact }) => impact === 'serious' || impact === 'critical';
    const told = ({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}: ${node.failureSummary}`);
    axe.run(document, { resultTypes: ['violations'] }).then(
        ({ violations, passes }) => (window.audited = { rules: passes.length, wrong: violations.filter(serious).flatMap(told) }),
        (error) => (window.audited = { rules: 0, wrong: [String(error)] }),
    );";

/// What a person would complain about.
const FLAWS: &str = include_str!("flaws.js");

/// A picture with fewer colours shows no view.
const FEWEST_COLOURS: usize = 12;

impl Window {
    /// Takes a picture of the view in front and checks that nothing in it is cut off, lies on something else or is beyond the
    /// window; all that is wrong.
    ///
    /// # Errors
    /// If the window can't be asked.
    pub async fn look(&self, given: &Given, name: &str) -> anyhow::Result<Vec<String>> {
        self.come_to_rest().await?;
        let picture = self.screenshot(given, &format!("{name}.png")).await?;
        let picture = image::load_from_memory(&picture)?.to_rgb8();
        let colours = picture.pixels().collect::<HashSet<_>>().len();
        let mut wrong = texts(&self.run(FLAWS).await?);
        if colours < FEWEST_COLOURS {
            wrong.push(format!("the picture has only {colours} colours"));
        }
        Ok(wrong.into_iter().map(|flaw| format!("{name}: {flaw}")).collect())
    }

    /// Has axe-core audit the view; what is serious or critical.
    ///
    /// # Errors
    /// If the window can't be asked, or axe-core is not there.
    pub async fn audit(&self, name: &str) -> anyhow::Result<Vec<String>> {
        if self.run("return typeof axe").await? == json!("undefined") {
            let axe = std::fs::read_to_string(Path::new(AXE)).with_context(|| format!("{AXE} can't be read"))?;
            self.run(&axe).await?;
        }
        self.run(AUDIT).await?;
        self.wait_until("the audit is done", "window.audited").await?;
        let audited = self.run("return window.audited").await?;
        let wrong = texts(&audited["wrong"]);
        ensure!(!wrong.is_empty() || audited["rules"].as_u64() > Some(10), "{name} was not audited: {audited}");
        Ok(wrong.into_iter().map(|violation| format!("{name}: {violation}")).collect())
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}
