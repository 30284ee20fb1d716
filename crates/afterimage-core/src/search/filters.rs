//! Conditions that hits meet: each is a set of photos, read from the catalog.

use afterimage_query::{Days, FileType, Filter, MonthDay, Query, State};
use jiff::civil::Date;
use roaring::RoaringTreemap;
use rusqlite::Connection;

use super::known::{NamedDirectory, Names, fold};
use crate::catalog::{CatalogError, Named, NamedPhoto, PhotoRow, TextRow};
use crate::media::{Moment, RAW_EXTENSIONS};
use crate::places::Places;

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// What conditions are looked up in.
pub(super) struct Conditions<'a> {
    pub connection: &'a Connection,
    pub names: &'a Names,
    pub places: Option<&'a Places>,
    /// Whether the text that was read in photos may be looked at.
    pub texts: bool,
}

impl Conditions<'_> {
    /// The photos that meet all conditions of a query; `None` if it has none.
    pub fn all_of(&self, query: &Query) -> Result<Option<RoaringTreemap>, CatalogError> {
        let mut kept: Option<RoaringTreemap> = None;
        let mut left_out = RoaringTreemap::new();
        let mut any = false;
        for (negated, filter) in query.filters() {
            any = true;
            let photos = self.met_by(filter)?;
            match (negated, &mut kept) {
                (true, _) => left_out |= photos,
                (false, Some(kept)) => *kept &= photos,
                (false, None) => kept = Some(photos),
            }
        }
        match (any, kept) {
            (false, _) => Ok(None),
            (true, Some(kept)) => Ok(Some(kept - left_out)),
            (true, None) => Ok(Some(PhotoRow::all_shown(self.connection)? - left_out)),
        }
    }

    /// The photos that meet a condition.
    pub fn met_by(&self, filter: &Filter) -> Result<RoaringTreemap, CatalogError> {
        let connection = self.connection;
        match filter {
            Filter::Date { days } => self.taken_on(days),
            Filter::Camera { text } => self.called(Named::Camera, text),
            Filter::Lens { text } => self.called(Named::Lens, text),
            Filter::Folder { text } => PhotoRow::in_directories(connection, &self.directories(text)),
            Filter::Name { text } => NamedPhoto::with_file_named(connection, text.trim()),
            Filter::Text { text } if self.texts => TextRow::with_part(connection, text),
            Filter::Is { state: State::Lettered } if self.texts => PhotoRow::with_text(connection),
            Filter::Text { .. } | Filter::Is { state: State::Lettered } => Ok(RoaringTreemap::new()),
            Filter::Place { ids, .. } => PhotoRow::taken_at_towns(connection, &self.towns_within(ids)),
            Filter::Type { of_file } => self.of_type(*of_file),
            Filter::Is { state: State::Favourite } => PhotoRow::favourites(connection),
            Filter::Is { state: State::Rejected } => PhotoRow::rated(connection, -1, -1),
            Filter::Is { state: State::Offline } => PhotoRow::all_offline(connection),
            Filter::Is { state: State::Located } => PhotoRow::with_position(connection),
            Filter::Rating { least, most } => self.rated(*least, *most),
        }
    }

    fn taken_on(&self, days: &[Days]) -> Result<RoaringTreemap, CatalogError> {
        let mut photos = RoaringTreemap::new();
        let Some((first, last)) = PhotoRow::first_and_last(self.connection)? else { return Ok(photos) };
        let years = year_of(first).saturating_sub(1)..=year_of(last);
        for stretch in days.iter().flat_map(|days| stretches(*days, years.clone())) {
            let from = stretch.0.map_or(i64::MIN, midnight);
            let until = stretch.1.map_or(i64::MAX, |day| midnight(day) + SECONDS_A_DAY - 1);
            photos |= PhotoRow::taken_between(self.connection, from, until)?;
        }
        Ok(photos)
    }

    /// Photos whose camera or lens is called `text`, or where none is, has all words of it in its name.
    fn called(&self, what: Named, text: &str) -> Result<RoaringTreemap, CatalogError> {
        let wanted = fold(text.trim());
        let names = PhotoRow::names(self.connection, what)?;
        let (exact, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| fold(name) == wanted);
        if !exact.is_empty() {
            return PhotoRow::named(self.connection, what, &exact);
        }
        let has_all = |name: &String| {
            let name = fold(name);
            wanted.split_whitespace().all(|word| name.contains(word))
        };
        PhotoRow::named(self.connection, what, &others.into_iter().filter(has_all).collect::<Vec<_>>())
    }

    /// The directories that are called `text` and all below them; where none is, those with it in their path.
    fn directories(&self, text: &str) -> Vec<i64> {
        directories_called(self.names, text).map(|directory| directory.id).collect()
    }

    fn towns_within(&self, places: &[u32]) -> Vec<u32> {
        let is_within = |town: u32, place: u32| self.places.is_some_and(|known| known.is_within(town, place));
        self.names.towns.iter().copied().filter(|&town| places.iter().any(|&place| is_within(town, place))).collect()
    }

    fn of_type(&self, kind: FileType) -> Result<RoaringTreemap, CatalogError> {
        let connection = self.connection;
        let format = |name: &str| PhotoRow::named(connection, Named::Format, &[name.to_owned()]);
        match kind {
            FileType::Photo => Ok(PhotoRow::all_shown(connection)? - PhotoRow::videos(connection)?),
            FileType::Video => PhotoRow::videos(connection),
            FileType::Raw => {
                let formats = PhotoRow::names(connection, Named::Format)?;
                let raw: Vec<_> = formats.into_iter().filter(|name| name.ends_with("RAW") || name == "DNG").collect();
                // With a picture of the same name beside it, a RAW file is one more file of that photo.
                let mut photos = PhotoRow::named(connection, Named::Format, &raw)?;
                for extension in RAW_EXTENSIONS {
                    photos |= NamedPhoto::with_file_named(connection, &format!(".{extension}"))?;
                }
                Ok(photos)
            }
            FileType::Jpeg => format("JPEG"),
            FileType::Png => format("PNG"),
            FileType::Webp => format("WebP"),
            FileType::Gif => format("GIF"),
            FileType::Bmp => format("BMP"),
            FileType::Tiff => format("TIFF"),
            FileType::Ico => format("ICO"),
            FileType::Heic => format("HEIC"),
            FileType::Avif => format("AVIF"),
            FileType::Jxl => format("JPEG XL"),
            FileType::Dng => format("DNG"),
        }
    }

    /// Photos with so many stars; those that nobody gave any have none.
    fn rated(&self, least: u8, most: u8) -> Result<RoaringTreemap, CatalogError> {
        let stars = |least: u8, most: u8| PhotoRow::rated(self.connection, least.cast_signed(), most.cast_signed());
        match least {
            0 => Ok(PhotoRow::all_shown(self.connection)? - stars(most.saturating_add(1), u8::MAX >> 1)?),
            _ => stars(least, most),
        }
    }
}

/// The directories that are called `text` and all below them; where none is, those with it in their path.
pub(super) fn directories_called<'a>(
    names: &'a Names,
    text: &str,
) -> impl Iterator<Item = &'a NamedDirectory> + use<'a> {
    let wanted = fold(text.trim()).replace('\\', "/");
    let is_absolute = wanted.starts_with('/') || wanted.as_bytes().get(1) == Some(&b':');
    let wanted = if is_absolute { wanted.trim_end_matches('/') } else { wanted.trim_matches('/') }.to_owned();
    let path = move |directory: &'a NamedDirectory| match is_absolute {
        true => directory.absolute.as_str(),
        false => directory.folded.as_str(),
    };
    let is_exact = names.directories.iter().any(|directory| path(directory) == wanted);
    names.directories.iter().filter(move |directory| match is_exact {
        true => {
            path(directory).strip_prefix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        false => path(directory).contains(&wanted),
    })
}

/// Days as stretches from day to day, those of every year in each of `years`.
fn stretches(days: Days, years: std::ops::RangeInclusive<i16>) -> Vec<(Option<Date>, Option<Date>)> {
    match days {
        Days::Between { from, until } => vec![(from, until)],
        Days::Yearly { from, until } => years
            .filter_map(|year| {
                let next = if from <= until { year } else { year.checked_add(1)? };
                let (first, last) = (on_or_after(year, from)?, on_or_before(next, until)?);
                (first <= last).then_some((Some(first), Some(last)))
            })
            .collect(),
    }
}

/// A day of a year, or the next one where the year lacks it.
fn on_or_after(year: i16, day: MonthDay) -> Option<Date> {
    let first = Date::new(year, day.month, 1).ok()?;
    Date::new(year, day.month, day.day).ok().or_else(|| first.last_of_month().tomorrow().ok())
}

/// A day of a year, or the one before where the year lacks it.
fn on_or_before(year: i16, day: MonthDay) -> Option<Date> {
    let first = Date::new(year, day.month, 1).ok()?;
    Some(Date::new(year, day.month, day.day).unwrap_or(first.last_of_month()))
}

/// All days of a year.
pub(super) fn days_of_year(year: i16) -> Option<Days> {
    Some(Days::Between { from: Some(Date::new(year, 1, 1).ok()?), until: Some(Date::new(year, 12, 31).ok()?) })
}

fn midnight(day: Date) -> i64 {
    Moment { clock: day.at(0, 0, 0, 0), offset_minutes: None }.clock_seconds()
}

/// The year of a time of the catalog.
pub(super) fn year_of(seconds: i64) -> i16 {
    Moment::from_clock_seconds(seconds, 0, None).clock.year()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn days_of_every_year_are_the_days_they_contain(
            from_month in 1_i8..=12, from_day in 1_i8..=31, until_month in 1_i8..=12, until_day in 1_i8..=31,
            at in 0_i32..2000,
        ) {
            let (from, until) = (MonthDay { month: from_month, day: from_day }, MonthDay { month: until_month, day: until_day });
            let days = Days::Yearly { from, until };
            let day = date(2018, 3, 1).checked_add(jiff::Span::new().days(at)).unwrap();
            let is_in = |(from, until): &(Option<Date>, Option<Date>)| from.unwrap() <= day && day <= until.unwrap();
            prop_assert_eq!(stretches(days, 2017..=2024).iter().any(is_in), days.contains(day));
        }
    }

    #[test]
    fn a_day_is_from_midnight_to_midnight() {
        assert_eq!(midnight(date(1970, 1, 2)), SECONDS_A_DAY);
        assert_eq!(midnight(date(1969, 12, 31)), -SECONDS_A_DAY);
        assert_eq!((year_of(0), year_of(-1)), (1970, 1969));
    }
}
