//! Which models there are, and what is known of them.

use std::io::{self, Write};

use afterimage_core::view::{ModelCard, ModelState, PublishedRecall};
use afterimage_core::{InstalledModels, ModelVariant};
use anyhow::Context;
use indicatif::DecimalBytes;

use crate::arguments::Arguments;
use crate::{library_directory, open, output};

pub fn list(arguments: &Arguments, models: &InstalledModels, json: bool) -> anyhow::Result<u8> {
    let cards = models.cards();
    if json {
        output::json(&cards)?;
        return Ok(0);
    }
    // Nobody has to have a library to look at models.
    let status = match library_directory(arguments)?.exists() {
        true => Some(open(arguments)?.status()?),
        false => None,
    };
    let in_use = status.as_ref().map(|status| status.model.as_str());
    let next = status.as_ref().and_then(|status| status.next_model.as_deref());
    let mut out = io::stdout().lock();
    for card in &cards {
        let state = match card.state {
            _ if card.model.is_some() && card.model.as_deref() == in_use => "in use",
            _ if Some(card.name.as_str()) == next => "next",
            _ if is_in_8_bits(card, in_use) => "in use, 8-bit",
            _ if is_in_8_bits(card, next) => "next, 8-bit",
            ModelState::Installed => "installed",
            ModelState::Partial => "partly fetched",
            ModelState::Damaged => "damaged",
            ModelState::Available => "",
        };
        let size = card.bytes.map(|bytes| DecimalBytes(bytes).to_string()).unwrap_or_default();
        let mark = if card.recommended { '*' } else { ' ' };
        let languages = if card.languages.is_empty() { "not listed" } else { &card.languages };
        writeln!(out, "{mark} {:28} {state:14} {size:>10}  {:4} dims  languages: {languages}", card.name, card.dim)?;
    }
    writeln!(out, "* recommended. More about one: afterimage models show NAME")?;
    Ok(0)
}

/// Whether `model`, with or without a revision, is the one of a card with its weights in 8 bits.
fn is_in_8_bits(card: &ModelCard, model: Option<&str>) -> bool {
    let name = model.map(|model| model.rsplit_once('@').map_or(model, |(name, _)| name));
    name.is_some_and(|name| name != card.name && ModelVariant::of(name).model == card.name)
}

pub fn show(models: &InstalledModels, name: &str, json: bool) -> anyhow::Result<u8> {
    let cards = models.cards();
    let card = cards.iter().find(|card| card.name == name);
    let card =
        card.with_context(|| format!("there is no model named {name:?}; `afterimage models list` has them all"))?;
    if json {
        output::json(card)?;
    } else {
        print(card, &mut io::stdout().lock())?;
    }
    Ok(0)
}

fn print(card: &ModelCard, out: &mut impl Write) -> io::Result<()> {
    let unknown = || "not published".to_owned();
    let bytes = |bytes: Option<u64>| bytes.map(|bytes| DecimalBytes(bytes).to_string()).unwrap_or_else(unknown);
    let state = match card.state {
        ModelState::Installed => "installed".to_owned(),
        ModelState::Available if card.can_be_fetched => "not on this computer; `models fetch` fetches it".to_owned(),
        ModelState::Available => "not on this computer".to_owned(),
        ModelState::Partial => "partly fetched; `models fetch` goes on".to_owned(),
        ModelState::Damaged => {
            format!("damaged: {}", card.problem.as_ref().map_or("", |problem| problem.message.as_str()))
        }
    };
    let commercial = match card.commercial {
        Some(true) => ", commercial use allowed",
        Some(false) => ", no commercial use",
        None => "",
    };
    let on = card.tried_on.as_deref().unwrap_or("this computer");
    let speed = card.photos_per_second.map(|speed| format!("{speed:.1} photos/s in a trial on {on}"));
    let speed = speed.unwrap_or_else(|| "not tried on this computer yet; `models try` does".to_owned());
    writeln!(out, "{} ({})\n{}\n", card.title, card.name, card.good_for)?;
    for (fact, value) in [
        ("State", state),
        ("Family", card.family.clone()),
        ("Size", bytes(card.bytes)),
        ("Memory", format!("{} when loaded", bytes(card.memory_bytes))),
        ("Speed", speed),
        ("Languages", card.languages.clone()),
        ("Embedding", format!("{} numbers, from pictures of {} pixels", card.dim, card.side)),
        ("Licence", format!("{}{commercial}", card.licence)),
        ("From", card.source.clone().unwrap_or_else(|| "this computer".to_owned())),
    ] {
        writeln!(out, "{fact:10} {value}")?;
    }
    if card.can_be_fetched {
        let checksums = match card.verified {
            true => "part of Afterimage",
            false => "those that the publisher's site announces when it is fetched; kept from then on",
        };
        writeln!(out, "{:10} {checksums}", "Checksums")?;
    }
    let mut rest = &card.recall[..];
    while let [first, ..] = rest {
        // What was measured alike stands on one line.
        let alike = |recall: &&PublishedRecall| {
            (&recall.set, &recall.metric, &recall.source) == (&first.set, &first.metric, &first.source)
        };
        let (group, after) = rest.split_at(rest.iter().take_while(alike).count());
        rest = after;
        let values: Vec<_> = group.iter().map(|recall| format!("{} {:.1}", recall.language, recall.value)).collect();
        writeln!(out, "{:10} {}, {} in percent: {}", "Finds", first.set, first.metric, values.join(", "))?;
        writeln!(out, "{:10} ({})", "", first.source)?;
    }
    Ok(())
}
