//! The days of seasons, holidays and units of the calendar.

use icu_calendar::cal::{ChineseTraditional, Hebrew, Hijri, KoreanTraditional, Persian};
use icu_calendar::types::RataDie;
use icu_calendar::{AsCalendar, Date as CalendarDate};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::context::Hemisphere;
use crate::days::Days;
use crate::languages::{Holiday, Season, Unit};

/// The first and the last day of the season that begins in a year.
fn season_from(season: Season, hemisphere: Hemisphere, year: i16) -> Option<(Date, Date)> {
    let month = match (season, hemisphere) {
        (Season::Spring, Hemisphere::North) | (Season::Autumn, Hemisphere::South) => 3,
        (Season::Summer, Hemisphere::North) | (Season::Winter, Hemisphere::South) => 6,
        (Season::Autumn, Hemisphere::North) | (Season::Spring, Hemisphere::South) => 9,
        (Season::Winter, Hemisphere::North) | (Season::Summer, Hemisphere::South) => 12,
    };
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add(2.months()).ok()?.last_of_month()))
}

/// The days of a season that lie in a year. The one over the turn of the year has days at its beginning and at its end.
pub(super) fn season_in(season: Season, hemisphere: Hemisphere, year: i16) -> Option<Vec<Days>> {
    let (first, last) = season_from(season, hemisphere, year)?;
    if last.year() == year {
        return Some(vec![Days::between(first, last)]);
    }
    let (_, last) = season_from(season, hemisphere, year.checked_sub(1)?)?;
    Some(vec![Days::between(Date::new(year, 1, 1).ok()?, last), Days::between(first, Date::new(year, 12, 31).ok()?)])
}

/// A season that begins in one year and ends in the next, or one that ends in the year it began in.
pub(super) fn season_over(season: Season, hemisphere: Hemisphere, year: i16) -> Option<Vec<Days>> {
    let (first, last) = season_from(season, hemisphere, year)?;
    Some(vec![Days::between(first, last)])
}

/// The season that began last on or before a day; with `over`, the one that had ended before it.
pub(super) fn latest_season(season: Season, hemisphere: Hemisphere, today: Date, over: bool) -> Option<Vec<Days>> {
    let years = (0..3).filter_map(|back| today.year().checked_sub(back));
    let mut seasons = years.filter_map(|year| season_from(season, hemisphere, year));
    let (first, last) = seasons.find(|(first, last)| if over { *last < today } else { *first <= today })?;
    Some(vec![Days::between(first, last)])
}

/// The unit so many before or after that of a day.
pub(super) fn unit(unit: Unit, count: i16, today: Date) -> Option<Days> {
    let count = i64::from(count);
    let days = |days: i64| today.checked_add(Span::new().try_days(days).ok()?).ok();
    match unit {
        Unit::Day => days(count).map(|day| Days::between(day, day)),
        Unit::Week | Unit::Weekend => {
            let monday = days(count * 7 - i64::from(today.weekday().to_monday_zero_offset()))?;
            let (from, until) = if unit == Unit::Week { (0, 6) } else { (5, 6) };
            Some(Days::between(monday.checked_add(from.days()).ok()?, monday.checked_add(until.days()).ok()?))
        }
        Unit::Month => {
            let day = today.first_of_month().checked_add(Span::new().try_months(count).ok()?).ok()?;
            Days::month(day.year(), day.month())
        }
        Unit::Year => Days::year(today.year().checked_add(i16::try_from(count).ok()?)?),
    }
}

/// So many units up to a day, which is the last of them.
pub(super) fn up_to(unit: Unit, count: i16, today: Date) -> Option<Days> {
    let span = Span::new();
    let count = i64::from(count);
    let span = match unit {
        Unit::Day => span.try_days(count),
        Unit::Week | Unit::Weekend => span.try_days(count * 7),
        Unit::Month => span.try_months(count),
        Unit::Year => span.try_years(count),
    };
    let from = today.checked_sub(span.ok()?).ok()?.tomorrow().ok()?;
    Some(Days::between(from, today))
}

/// The holiday in a year: twice where a year of another calendar ends and begins again in it.
pub(super) fn holiday_in(holiday: Holiday, year: i16) -> Option<Vec<Days>> {
    let fixed = |month, day, days: i64| {
        let first = Date::new(year, month, day).ok()?;
        stretch(first, days).map(|days| vec![days])
    };
    match holiday {
        Holiday::Christmas => fixed(12, 24, 3),
        Holiday::NewYearsEve => fixed(12, 31, 1),
        Holiday::NewYear => fixed(1, 1, 1),
        Holiday::Valentine => fixed(2, 14, 1),
        Holiday::Halloween => fixed(10, 31, 1),
        Holiday::Easter => around_easter(western_easter(year)?),
        Holiday::OrthodoxEaster => around_easter(orthodox_easter(year)?),
        Holiday::Ramadan => {
            let first = days_of(year, Hijri::new_umm_al_qura(), 9, 1)?;
            Some(first.into_iter().filter_map(|(first, length)| stretch(first, i64::from(length))).collect())
        }
        Holiday::EidAlFitr => lunar(year, Hijri::new_umm_al_qura(), 10, 1, 0, 3),
        Holiday::EidAlAdha => lunar(year, Hijri::new_umm_al_qura(), 12, 10, 0, 4),
        Holiday::ChineseNewYear => lunar(year, ChineseTraditional::new(), 1, 1, 0, 7),
        Holiday::MidAutumn => lunar(year, ChineseTraditional::new(), 8, 15, 0, 1),
        Holiday::Seollal => lunar(year, KoreanTraditional::new(), 1, 1, -1, 3),
        Holiday::Chuseok => lunar(year, KoreanTraditional::new(), 8, 15, -1, 3),
        Holiday::Hanukkah => lunar(year, Hebrew::new(), 3, 25, 0, 8),
        Holiday::Passover => lunar(year, Hebrew::new(), 7, 15, 0, 8),
        Holiday::Nowruz => lunar(year, Persian::new(), 1, 1, 0, 4),
    }
    .filter(|days| !days.is_empty())
}

/// The holiday that began last on or before a day; with `over`, the one that had ended before it.
pub(super) fn latest_holiday(holiday: Holiday, today: Date, over: bool) -> Option<Vec<Days>> {
    let years = (0..3).filter_map(|back| today.year().checked_sub(back));
    let mut holidays = years.filter_map(|year| holiday_in(holiday, year)).flat_map(|days| days.into_iter().rev());
    let is_meant = |days: &Days| match *days {
        Days::Between { from: Some(from), until: Some(until) } => {
            if over {
                until < today
            } else {
                from <= today
            }
        }
        _ => false,
    };
    Some(vec![holidays.find(is_meant)?])
}

fn stretch(first: Date, days: i64) -> Option<Days> {
    Some(Days::between(first, first.checked_add(Span::new().try_days(days - 1).ok()?).ok()?))
}

/// Friday to Monday.
fn around_easter(sunday: Date) -> Option<Vec<Days>> {
    Some(vec![Days::between(sunday.checked_sub(2.days()).ok()?, sunday.tomorrow().ok()?)])
}

/// Easter Sunday of the western churches, by the Gregorian computus (J. Meeus, Astronomical Algorithms, chapter 8).
fn western_easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(i16::try_from(year).ok()?, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the eastern churches, by the Julian computus (same source), as a Gregorian date.
fn orthodox_easter(year: i16) -> Option<Date> {
    let wide = i32::from(year);
    let d = (19 * (wide % 19) + 15) % 30;
    let e = (2 * (wide % 4) + 4 * (wide % 7) - d + 34) % 7;
    let n = d + e + 114;
    let julian = Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    let behind = wide / 100 - wide / 400 - 2;
    julian.checked_add(Span::new().try_days(behind).ok()?).ok()
}

/// Stretches of days that begin `shift` days from a day of another calendar.
fn lunar<C: AsCalendar + Copy>(
    year: i16,
    calendar: C,
    month: u8,
    day: u8,
    shift: i64,
    length: i64,
) -> Option<Vec<Days>> {
    let found = days_of(year, calendar, month, day)?;
    let shift = Span::new().try_days(shift).ok()?;
    Some(found.into_iter().filter_map(|(first, _)| stretch(first.checked_add(shift).ok()?, length)).collect())
}

/// The days of a Gregorian year that are a day of a month, no leap month, of another calendar, with the length of that month.
fn days_of<C: AsCalendar + Copy>(year: i16, calendar: C, month: u8, day: u8) -> Option<Vec<(Date, u8)>> {
    let first = Date::new(year, 1, 1).ok()?;
    let epoch = Date::new(1, 1, 1).ok()?;
    // 1 January of the year 1 is Rata Die 1.
    let first_number = i64::from((first - epoch).get_days()) + 1;
    let mut found = Vec::new();
    for (offset, date) in first.series(1.day()).take(usize::try_from(first.days_in_year()).ok()?).enumerate() {
        let there = CalendarDate::from_rata_die(RataDie::new(first_number + i64::try_from(offset).ok()?), calendar);
        if there.day_of_month().0 == day && there.month().number() == month && !there.month().to_input().is_leap() {
            found.push((date, there.days_in_month()));
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn written(days: Option<Vec<Days>>) -> String {
        days.unwrap().iter().map(Days::to_string).collect::<Vec<_>>().join(",")
    }

    /// Dates as calendars on paper have them.
    #[test]
    fn holidays_fall_on_their_days() {
        let cases = [
            (Holiday::Easter, 2019, "2019-04-19..2019-04-22"),
            (Holiday::Easter, 2024, "2024-03-29..2024-04-01"),
            (Holiday::Easter, 2038, "2038-04-23..2038-04-26"),
            (Holiday::OrthodoxEaster, 2019, "2019-04-26..2019-04-29"),
            (Holiday::OrthodoxEaster, 2024, "2024-05-03..2024-05-06"),
            (Holiday::EidAlFitr, 2022, "2022-05-02..2022-05-04"),
            (Holiday::EidAlFitr, 2000, "2000-01-08..2000-01-10,2000-12-27..2000-12-29"),
            (Holiday::EidAlAdha, 2023, "2023-06-28..2023-07-01"),
            (Holiday::Ramadan, 2023, "2023-03-23..2023-04-20"),
            (Holiday::ChineseNewYear, 2019, "2019-02-05..2019-02-11"),
            (Holiday::ChineseNewYear, 2024, "2024-02-10..2024-02-16"),
            (Holiday::MidAutumn, 2023, "2023-09-29"),
            (Holiday::Seollal, 2024, "2024-02-09..2024-02-11"),
            (Holiday::Chuseok, 2023, "2023-09-28..2023-09-30"),
            (Holiday::Hanukkah, 2022, "2022-12-19..2022-12-26"),
            (Holiday::Passover, 2023, "2023-04-06..2023-04-13"),
            (Holiday::Nowruz, 2021, "2021-03-21..2021-03-24"),
            (Holiday::Christmas, 2019, "2019-12-24..2019-12-26"),
        ];
        for (holiday, year, expected) in cases {
            assert_eq!(written(holiday_in(holiday, year)), expected, "{holiday:?} {year}");
        }
    }

    #[test]
    fn a_winter_in_a_year_has_two_ends() {
        assert_eq!(written(season_in(Season::Winter, Hemisphere::North, 2019)), "2019-01..2019-02,2019-12");
        assert_eq!(written(season_in(Season::Summer, Hemisphere::South, 2020)), "2020-01..2020-02,2020-12");
        assert_eq!(written(season_in(Season::Summer, Hemisphere::North, 2019)), "2019-06..2019-08");
    }

    #[test]
    fn the_last_one_is_over() {
        let last = |season, today| written(latest_season(season, Hemisphere::North, today, true));
        assert_eq!(last(Season::Summer, date(2026, 7, 1)), "2025-06..2025-08");
        assert_eq!(last(Season::Summer, date(2026, 9, 1)), "2026-06..2026-08");
        assert_eq!(last(Season::Winter, date(2026, 1, 10)), "2024-12..2025-02");
        assert_eq!(
            written(latest_season(Season::Winter, Hemisphere::North, date(2026, 1, 10), false)),
            "2025-12..2026-02"
        );
        assert_eq!(written(latest_holiday(Holiday::Christmas, date(2026, 12, 25), true)), "2025-12-24..2025-12-26");
        assert_eq!(written(latest_holiday(Holiday::Christmas, date(2026, 12, 25), false)), "2026-12-24..2026-12-26");
    }

    #[test]
    fn units_are_those_of_the_calendar() {
        let sunday = date(2026, 11, 22);
        let unit = |kind, count| unit(kind, count, sunday).unwrap().to_string();
        assert_eq!(unit(Unit::Day, -1), "2026-11-21");
        assert_eq!(unit(Unit::Week, 0), "2026-11-16..2026-11-22");
        assert_eq!(unit(Unit::Week, -1), "2026-11-09..2026-11-15");
        assert_eq!(unit(Unit::Weekend, -1), "2026-11-14..2026-11-15");
        assert_eq!(unit(Unit::Month, -11), "2025-12");
        assert_eq!(unit(Unit::Year, -2), "2024");
        assert_eq!(up_to(Unit::Day, 3, sunday).unwrap().to_string(), "2026-11-20..2026-11-22");
        assert_eq!(up_to(Unit::Month, 1, sunday).unwrap().to_string(), "2026-10-23..2026-11-22");
    }
}
