//! What the person chose about work in the background: kept in the catalog, and at hand for whoever works.

use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use rusqlite::Connection;

use crate::catalog::{CatalogError, Setting};
use crate::ignoring;
use crate::library::{Library, LibraryError};
use crate::view::{IgnoreRules, IndexPace, Manners, TextRules};

/// The choices as they are now, for all threads of a library.
#[derive(Debug, Default)]
pub(crate) struct CurrentManners {
    now: RwLock<Arc<Manners>>,
    /// What somebody wants who waits for this process to be done.
    pace: OnceLock<IndexPace>,
    listeners: Mutex<Vec<Sender<()>>>,
}

impl CurrentManners {
    pub fn new(manners: Manners) -> Self {
        Self { now: RwLock::new(Arc::new(manners)), ..Self::default() }
    }

    /// What was chosen.
    pub fn now(&self) -> Arc<Manners> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What was chosen, at the pace that this process was told.
    pub fn at_work(&self) -> Manners {
        let manners = Manners::clone(&self.now());
        let pace = self.pace.get().copied().unwrap_or(manners.pace);
        Manners { pace, ..manners }
    }

    /// Works at this pace from now on, whatever is chosen. Only the first call counts.
    pub fn override_pace(&self, pace: IndexPace) {
        let _ = self.pace.set(pace);
    }

    /// Hears from now on when something else is chosen.
    pub fn listen(&self) -> Receiver<()> {
        // One waiting call is enough: whoever hears it looks at all choices.
        let (to, heard) = bounded(1);
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(to);
        heard
    }

    fn replace(&self, manners: Manners) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if **now == manners {
            return;
        }
        *now = Arc::new(manners);
        drop(now);
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| !matches!(listener.try_send(()), Err(TrySendError::Disconnected(()))));
    }
}

impl Library {
    /// What was chosen about work in the background.
    pub fn manners(&self) -> Manners {
        Manners::clone(&self.current_manners().now())
    }

    /// Chooses. Work under way follows within a moment; what a rule hides or shows changes with the next look at the folders,
    /// which a [`BackgroundIndexer`](crate::BackgroundIndexer) takes at once. Numbers below what is possible become the least
    /// that is.
    ///
    /// # Errors
    /// [`LibraryError::BadPattern`] for a pattern that means nothing. Nothing changes then.
    pub fn set_manners(&self, manners: &Manners) -> Result<(), LibraryError> {
        let manners = manners.clone().possible();
        ignoring::check(&manners.ignore.patterns)?;
        self.catalog().write(|connection| manners.store(connection))?;
        self.current_manners().replace(manners);
        Ok(())
    }

    /// Lets this process index at a pace, whatever was chosen: somebody waits for it. Only the first call counts.
    pub fn override_pace(&self, pace: IndexPace) {
        self.current_manners().override_pace(pace);
    }

    /// Takes up what another process chose.
    pub(crate) fn follow_manners(&self) -> Result<(), CatalogError> {
        self.current_manners().replace(self.catalog().read(Manners::load)?);
        Ok(())
    }
}

impl Manners {
    /// With numbers that are possible, and patterns of one line each.
    fn possible(mut self) -> Self {
        self.idle_minutes = self.idle_minutes.max(1);
        self.threads = self.threads.map(|threads| threads.max(1));
        self.memory_mb = self.memory_mb.map(|megabytes| megabytes.max(Self::LEAST_MEMORY_MB));
        let patterns = self.ignore.patterns.iter().flat_map(|pattern| pattern.lines());
        self.texts.languages = words(&self.texts.languages.join(" "));
        self.ignore.patterns = patterns.filter(|pattern| !pattern.trim().is_empty()).map(str::to_owned).collect();
        self
    }

    /// What the catalog says. What it does not say, or what makes no sense to this version, is as if nothing was chosen.
    pub(crate) fn load(connection: &Connection) -> Result<Self, CatalogError> {
        let text = |setting: Setting| setting.get(connection);
        let flag = |setting: Setting, usual: bool| Ok::<_, CatalogError>(text(setting)?.map_or(usual, |it| it == "1"));
        let number = |setting: Setting| Ok::<_, CatalogError>(text(setting)?.and_then(|number| number.parse().ok()));
        let usual = Self::default();
        let manners = Self {
            pace: text(Setting::Pace)?.as_deref().and_then(IndexPace::named).unwrap_or_default(),
            only_on_mains: flag(Setting::OnlyOnMains, usual.only_on_mains)?,
            only_when_idle: flag(Setting::OnlyWhenIdle, usual.only_when_idle)?,
            idle_minutes: number(Setting::IdleMinutes)?.unwrap_or(usual.idle_minutes),
            threads: number(Setting::Threads)?,
            memory_mb: number(Setting::MemoryMb)?,
            ignore: IgnoreRules {
                patterns: text(Setting::IgnorePatterns)?.unwrap_or_default().lines().map(str::to_owned).collect(),
                hidden: flag(Setting::IgnoreHidden, usual.ignore.hidden)?,
                least_bytes: text(Setting::LeastBytes)?.and_then(|bytes| bytes.parse().ok()).unwrap_or_default(),
            },
            texts: TextRules {
                read: flag(Setting::ReadTexts, usual.texts.read)?,
                languages: words(&text(Setting::ReadLanguages)?.unwrap_or_default()),
            },
            regions: flag(Setting::Regions, usual.regions)?,
        };
        Ok(manners.possible())
    }

    /// Writes it down. What is as usual takes no row, so that a later version may have other habits.
    fn store(&self, connection: &Connection) -> Result<(), CatalogError> {
        let usual = Self::default();
        let flag = |flag: bool| if flag { "1" } else { "0" }.to_owned();
        let rows = [
            (Setting::Pace, (self.pace != usual.pace).then(|| self.pace.name().to_owned())),
            (Setting::OnlyOnMains, (self.only_on_mains != usual.only_on_mains).then(|| flag(self.only_on_mains))),
            (Setting::OnlyWhenIdle, (self.only_when_idle != usual.only_when_idle).then(|| flag(self.only_when_idle))),
            (Setting::IdleMinutes, (self.idle_minutes != usual.idle_minutes).then(|| self.idle_minutes.to_string())),
            (Setting::Threads, self.threads.map(|threads| threads.to_string())),
            (Setting::MemoryMb, self.memory_mb.map(|megabytes| megabytes.to_string())),
            (Setting::IgnorePatterns, (!self.ignore.patterns.is_empty()).then(|| self.ignore.patterns.join("\n"))),
            (Setting::IgnoreHidden, (self.ignore.hidden != usual.ignore.hidden).then(|| flag(self.ignore.hidden))),
            (Setting::Regions, (self.regions != usual.regions).then(|| flag(self.regions))),
            (Setting::LeastBytes, (self.ignore.least_bytes > 0).then(|| self.ignore.least_bytes.to_string())),
            (Setting::ReadTexts, (self.texts.read != usual.texts.read).then(|| flag(self.texts.read))),
            (Setting::ReadLanguages, (!self.texts.languages.is_empty()).then(|| self.texts.languages.join(" "))),
        ];
        rows.iter().try_for_each(|(setting, value)| match value {
            Some(value) => setting.set(connection, value),
            None => setting.clear(connection),
        })
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn catalog() -> (tempfile::TempDir, Catalog) {
        let directory = tempfile::tempdir().unwrap();
        let catalog = Catalog::open(&directory.path().join("catalog.sqlite")).unwrap();
        (directory, catalog)
    }

    #[test]
    fn what_was_chosen_is_remembered() {
        let (_directory, catalog) = catalog();
        assert_eq!(catalog.read(Manners::load).unwrap(), Manners::default());
        let ignore = IgnoreRules { patterns: vec!["*.gif".into(), "/raw/".into()], hidden: false, least_bytes: 5000 };
        let chosen = Manners {
            pace: IndexPace::Fast,
            only_on_mains: true,
            only_when_idle: true,
            idle_minutes: 12,
            threads: Some(3),
            memory_mb: Some(900),
            ignore,
            texts: TextRules { read: false, languages: vec!["deu".into(), "chi_sim".into()] },
            regions: true,
        };
        catalog.write(|connection| chosen.store(connection)).unwrap();
        assert_eq!(catalog.read(Manners::load).unwrap(), chosen);
        catalog.write(|connection| Manners::default().store(connection)).unwrap();
        assert_eq!(catalog.read(Manners::load).unwrap(), Manners::default());
    }

    #[test]
    fn nonsense_in_the_catalog_is_as_if_nothing_was_chosen() {
        let (_directory, catalog) = catalog();
        let written = catalog.write(|connection| {
            Setting::Pace.set(connection, "breakneck")?;
            Setting::Threads.set(connection, "many")?;
            Setting::IdleMinutes.set(connection, "0")?;
            Setting::MemoryMb.set(connection, "1")
        });
        written.unwrap();
        let manners = catalog.read(Manners::load).unwrap();
        let least = Some(Manners::LEAST_MEMORY_MB);
        assert_eq!(manners, Manners { idle_minutes: 1, memory_mb: least, ..Manners::default() });
    }

    #[test]
    fn whoever_listens_hears_of_another_choice_once() {
        let current = CurrentManners::new(Manners::default());
        let (one, two) = (current.listen(), current.listen());
        current.replace(Manners::default());
        assert!(one.try_recv().is_err());
        current.replace(Manners { pace: IndexPace::Fast, ..Manners::default() });
        drop(two);
        current.replace(Manners { pace: IndexPace::Balanced, ..Manners::default() });
        assert_eq!(current.now().pace, IndexPace::Balanced);
        assert_eq!((one.try_recv().is_ok(), one.try_recv().is_ok()), (true, false));
        assert_eq!(current.listeners.lock().unwrap().len(), 1);
    }

    #[test]
    fn who_waits_for_this_process_has_the_say_about_its_pace() {
        let current = CurrentManners::new(Manners { only_on_mains: true, ..Manners::default() });
        current.override_pace(IndexPace::Fast);
        assert_eq!(current.at_work(), Manners { pace: IndexPace::Fast, only_on_mains: true, ..Manners::default() });
        assert_eq!(current.now().pace, IndexPace::Quiet);
    }
}
