//! `afterimage settings`.

use std::io::{self, Write};

use afterimage_core::view::Surroundings;
use afterimage_core::{Library, Manners};
use serde::Serialize;

use crate::arguments::Settings;
use crate::output;

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    manners: Manners,
    surroundings: Surroundings,
}

pub fn run(library: &Library, arguments: &Settings, json: bool) -> anyhow::Result<u8> {
    let before = library.manners();
    let wanted = arguments.applied_to(before.clone());
    if wanted != before {
        library.set_manners(&wanted)?;
    }
    let (manners, surroundings) = (library.manners(), library.surroundings());
    if json {
        output::json(&Report { manners, surroundings })?;
        return Ok(0);
    }
    let mut out = io::stdout().lock();
    for line in lines(&manners, &surroundings) {
        writeln!(out, "{line}")?;
    }
    if before.ignore != manners.ignore {
        writeln!(out, "The open window, `afterimage watch` or the next `afterimage index` follows the new rules.")?;
    }
    match (before.regions, manners.regions) {
        (false, true) => writeln!(
            out,
            "The open window, `afterimage watch` or the next `afterimage index` embeds the regions of large photos."
        )?,
        (true, false) => writeln!(out, "What was embedded of regions is kept until `afterimage gc`.")?,
        _ => {}
    }
    Ok(0)
}

impl Settings {
    /// Some choices with those that were given in their place.
    fn applied_to(&self, mut manners: Manners) -> Manners {
        let set = |wanted: Option<bool>, it: &mut bool| *it = wanted.unwrap_or(*it);
        manners.pace = self.pace.unwrap_or(manners.pace);
        set(self.only_on_mains, &mut manners.only_on_mains);
        set(self.only_when_idle, &mut manners.only_when_idle);
        manners.idle_minutes = self.idle_minutes.unwrap_or(manners.idle_minutes);
        manners.threads = self.threads.map_or(manners.threads, |limit| limit.0);
        manners.memory_mb = self.memory.map_or(manners.memory_mb, |limit| limit.0);
        set(self.regions, &mut manners.regions);
        let ignore = &mut manners.ignore;
        ignore.patterns.retain(|pattern| !self.unignore.contains(pattern));
        for pattern in &self.ignore {
            if !ignore.patterns.contains(pattern) {
                ignore.patterns.push(pattern.clone());
            }
        }
        set(self.ignore_hidden, &mut ignore.hidden);
        set(self.read_text, &mut manners.texts.read);
        if let Some(languages) = &self.text_languages {
            let is_any = languages.iter().any(|language| language == "any");
            manners.texts.languages = if is_any { Vec::new() } else { languages.clone() };
        }
        let ignore = &mut manners.ignore;
        ignore.least_bytes = self.least_kilobytes.map_or(ignore.least_bytes, |kilobytes| 1000 * kilobytes);
        manners
    }
}

/// What was chosen, a line a choice.
pub fn lines(manners: &Manners, surroundings: &Surroundings) -> Vec<String> {
    let mut lines = vec![format!("Pace      {}", manners.pace.name())];
    let unknown = |known: bool| if known { "" } else { " (this computer does not tell; it does not wait)" };
    if manners.only_on_mains {
        lines.push(format!("Waits     for mains power{}", unknown(surroundings.on_mains.is_some())));
    }
    if manners.only_when_idle {
        let unknown = unknown(surroundings.idle_seconds.is_some());
        lines.push(format!("Waits     until nobody has used the computer for {} min{unknown}", manners.idle_minutes));
    }
    lines.extend(manners.threads.map(|threads| format!("Threads   {threads} at most")));
    lines.extend(manners.memory_mb.map(|megabytes| format!("Memory    {megabytes} MB at most")));
    let ignore = &manners.ignore;
    lines.extend(ignore.patterns.iter().map(|pattern| format!("Ignores   {pattern}")));
    lines.push(format!("Hidden    {}", if ignore.hidden { "ignored" } else { "read too" }));
    if manners.regions {
        lines.push("Regions   of large photos are searched, too".to_owned());
    }
    if ignore.least_bytes > 0 {
        lines.push(format!("Ignores   files below {} kB", ignore.least_bytes.div_ceil(1000)));
    }
    if !manners.texts.read {
        lines.push("Text      in photos is not read".to_owned());
    } else if !manners.texts.languages.is_empty() {
        lines.push(format!("Text      in {}", manners.texts.languages.join(", ")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use afterimage_core::IndexPace;
    use clap::Parser;

    use super::*;
    use crate::arguments::{Arguments, Command};

    fn settings(arguments: &str) -> Settings {
        let words = ["afterimage", "settings"].into_iter().chain(arguments.split_whitespace());
        match Arguments::parse_from(words).command {
            Command::Settings(settings) => settings,
            _ => Settings::default(),
        }
    }

    #[test]
    fn what_is_not_named_stays() {
        let manners = Manners { only_on_mains: true, threads: Some(2), ..Manners::default() };
        assert_eq!(settings("").applied_to(manners.clone()), manners);
        let changed =
            settings("--pace fast --threads any --memory 900 --only-when-idle yes --idle-minutes 3 --regions yes");
        assert_eq!(
            changed.applied_to(manners),
            Manners {
                pace: IndexPace::Fast,
                only_on_mains: true,
                only_when_idle: true,
                idle_minutes: 3,
                memory_mb: Some(900),
                regions: true,
                ..Manners::default()
            }
        );
    }

    #[test]
    fn patterns_are_added_once_and_taken_away() {
        let both = settings("--ignore *.gif --ignore /raw/ --ignore *.gif").applied_to(Manners::default());
        assert_eq!(both.ignore.patterns, ["*.gif", "/raw/"]);
        let one = settings("--unignore *.gif --ignore-hidden no --least-kilobytes 12").applied_to(both);
        assert_eq!(
            (one.ignore.patterns, one.ignore.hidden, one.ignore.least_bytes),
            (vec!["/raw/".into()], false, 12_000)
        );
    }

    #[test]
    fn text_is_read_in_the_languages_that_are_named() {
        let german = settings("--text-languages deu,chi_sim --read-text no").applied_to(Manners::default());
        assert_eq!((german.texts.read, german.texts.languages.join(" ")), (false, "deu chi_sim".to_owned()));
        assert_eq!(settings("--text-languages any --read-text yes").applied_to(german), Manners::default());
    }

    #[test]
    fn what_can_not_be_told_is_said() {
        let manners = Manners { only_on_mains: true, only_when_idle: true, ..Manners::default() };
        let lines = lines(&manners, &Surroundings { on_mains: Some(true), idle_seconds: None });
        assert_eq!(lines[1], "Waits     for mains power");
        assert!(lines[2].ends_with("for 5 min (this computer does not tell; it does not wait)"), "{lines:?}");
    }
}
