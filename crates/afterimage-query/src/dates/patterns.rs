//! The shapes of dates in a sentence, and the days they mean.
//!
//! Every shape can begin with a preposition and an article and end with particles.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar;
use super::elements::FIRST_BARE_YEAR;
use super::walk::{Found, Walk};
use crate::days::{Days, MonthDay};
use crate::languages::{Unit, Word};

/// A step of a pattern.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// A word of this meaning.
    Word(Word),
    /// The same, or nothing.
    Maybe(Word),
    /// A comma or nothing.
    Comma,
    /// A comma.
    ListComma,
    /// A dash between two numbers.
    Dash,
    /// A year: a number, "last year", "two years ago".
    Year,
    /// A slash or a dash, and the year after the one before.
    SecondYear,
    /// A month, by name or by number and mark.
    Month,
    /// The first of two months.
    FirstMonth,
    /// A day of a month.
    Day,
    /// A number of units.
    Count,
    /// Any [`Word::Season`].
    Season,
    /// Any [`Word::Holiday`].
    Holiday,
    /// Any [`Word::Unit`].
    Unit,
    /// Any [`Word::Relative`].
    Relative,
    /// Any [`Word::Weekday`].
    Weekday,
    /// A decade.
    Decade,
    /// `2019-03-07`, `7.3.2019`.
    Numeric,
    /// One of [`POINTS`].
    Point,
}

use Step::{
    Comma, Count, Dash, Day, Decade, FirstMonth, Holiday, ListComma, Maybe, Month, Numeric, Point, Relative, Season,
    SecondYear, Unit as AUnit, Weekday, Year,
};
use Word::{
    After, AfterBehind, Ago, AgoBefore, And, Before, BeforeBehind, DateTail, From, Last, Of, Past, Since, SinceBehind,
    This, To, ToBehind, Until, UntilBehind,
};

const fn a(word: Word) -> Step {
    Step::Word(word)
}

/// The days of what was found, if it is enough to be a date.
type Meaning = fn(&Walk<'_>, &Found) -> Option<Vec<Days>>;

/// A pattern, and what it means.
type Pattern = (&'static [Step], Meaning);

/// Dates that stand behind "before", "since", "between" and the like.
pub(super) const POINTS: &[Pattern] = &[
    (&[Numeric], numeric),
    (&[Day, Maybe(Of), Month, Comma, Maybe(Of), Year], day),
    (&[Month, Day, Comma, Year], day),
    (&[Year, Maybe(Of), Month, Day], day),
    (&[Month, Comma, Maybe(Of), Year], month),
    (&[Year, Maybe(Of), Month], month),
    (&[Year], year),
    (&[Season, Maybe(Of), Year], season_in_year),
    (&[Year, Maybe(Of), Season], season_in_year),
    (&[a(Last), Season], last_season),
    (&[Season, a(Last)], last_season),
    (&[Holiday, Maybe(Of), Year], holiday_in_year),
    (&[Year, Maybe(Of), Holiday], holiday_in_year),
    (&[Relative], relative),
    (&[a(Last), AUnit], last_unit),
    (&[AUnit, a(Last)], last_unit),
];

/// All dates.
pub(super) const PATTERNS: &[Pattern] = &[
    (&[Numeric], numeric),
    (&[Day, Maybe(Of), Month, Comma, Maybe(Of), Year], day),
    (&[Month, Day, Comma, Year], day),
    (&[Year, Maybe(Of), Month, Day], day),
    (&[Day, Maybe(Of), Month], yearly_day),
    (&[Month, Day], yearly_day),
    (&[Month, Comma, Maybe(Of), Year], month),
    (&[Year, Maybe(Of), Month], month),
    (&[a(Last), Month], last_month),
    (&[Month, a(Last)], last_month),
    (&[a(This), Month], this_month),
    (&[Month], yearly_month),
    (&[Season, Maybe(Of), Year, SecondYear], season_over_years),
    (&[Season, Maybe(Of), Year], season_in_year),
    (&[Year, Maybe(Of), Season], season_in_year),
    (&[a(Last), Season], last_season),
    (&[Season, a(Last)], last_season),
    (&[a(This), Season], this_season),
    (&[Holiday, Maybe(Of), Year], holiday_in_year),
    (&[Year, Maybe(Of), Holiday], holiday_in_year),
    (&[a(Last), Holiday], last_holiday),
    (&[Holiday, a(Last)], last_holiday),
    (&[a(This), Holiday], this_holiday),
    (&[a(Last), AUnit], last_unit),
    (&[AUnit, a(Last)], last_unit),
    (&[a(This), AUnit], this_unit),
    (&[Relative], relative),
    (&[a(Last), Weekday], last_weekday),
    (&[Weekday, a(Last)], last_weekday),
    (&[Relative, Maybe(Of), Weekday], weekday_of_week),
    (&[Relative, Maybe(DateTail), Weekday], weekday_of_week),
    (&[Count, AUnit, a(Ago)], units_ago),
    (&[a(AgoBefore), Count, AUnit], units_ago),
    (&[a(Last), Count, AUnit], past_units),
    (&[a(Past), Count, AUnit], past_units),
    (&[Count, a(Past), AUnit], past_units),
    (&[Count, AUnit, a(Past)], past_units),
    (&[Decade], decade),
    (&[Point, Dash, Point], from_to),
    (&[Maybe(From), Point, a(To), Point, Maybe(ToBehind)], from_to),
    (&[a(From), Point, a(And), Point, Maybe(ToBehind)], from_to),
    (&[Point, a(And), Point, a(ToBehind)], from_to),
    (&[Maybe(From), FirstMonth, a(To), Month, Maybe(Of), Year], months),
    (&[a(From), FirstMonth, a(And), Month, Maybe(Of), Year], months),
    (&[FirstMonth, Dash, Month, Maybe(Of), Year], months),
    (&[Point, a(And), Point], all),
    (&[Point, ListComma, Point], all),
    (&[Point, ListComma, Point, ListComma, Point], all),
    (&[Point, ListComma, Point, Comma, a(And), Point], all),
    (&[a(Before), Point], before),
    (&[Point, a(BeforeBehind)], before),
    (&[a(After), Point], after),
    (&[Point, a(AfterBehind)], after),
    (&[a(Since), Point], since),
    (&[Point, a(SinceBehind)], since),
    (&[a(Until), Point], until),
    (&[Point, a(UntilBehind)], until),
    (&[Year], year),
];

fn numeric(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    found.numeric.map(|days| vec![days])
}

/// The year that was found, if it is one.
fn the_year(walk: &Walk<'_>, found: &Found) -> Option<i16> {
    found.year.filter(|year| walk.is_year(found, *year)).map(|year| year.year)
}

fn year(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    Some(vec![Days::year(the_year(walk, found)?)?])
}

fn month(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    Some(vec![Days::month(the_year(walk, found)?, found.month?.month)?])
}

fn yearly_month(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let month = found.month.filter(|month| found.cue || month.is_marked)?;
    Some(vec![Days::every(month.month)?])
}

fn day(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let date = Date::new(the_year(walk, found)?, found.month?.month, found.day).ok()?;
    Some(vec![Days::between(date, date)])
}

fn yearly_day(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let month = found.month.filter(|month| found.cue || !month.is_doubtful)?;
    let day = MonthDay::new(month.month, found.day)?;
    Some(vec![Days::Yearly { from: day, until: day }])
}

fn last_month(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let (today, month) = (walk.context.today, found.month?.month);
    let year = if month < today.month() { today.year() } else { today.year().checked_sub(1)? };
    Some(vec![Days::month(year, month)?])
}

fn this_month(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let (today, month) = (walk.context.today, found.month.filter(|month| !month.is_doubtful)?.month);
    let year = if month <= today.month() { today.year() } else { today.year().checked_sub(1)? };
    Some(vec![Days::month(year, month)?])
}

fn season_in_year(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    calendar::season_in(found.season?, walk.context.hemisphere, the_year(walk, found)?)
}

fn season_over_years(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    calendar::season_over(found.season?, walk.context.hemisphere, the_year(walk, found)?)
}

fn last_season(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    calendar::latest_season(found.season?, walk.context.hemisphere, walk.context.today, true)
}

fn this_season(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    calendar::latest_season(found.season?, walk.context.hemisphere, walk.context.today, false)
}

fn holiday_in_year(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    calendar::holiday_in(found.holiday?, the_year(walk, found)?)
}

fn last_holiday(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    calendar::latest_holiday(found.holiday?, walk.context.today, true)
}

fn this_holiday(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    calendar::latest_holiday(found.holiday?, walk.context.today, false)
}

/// Not "the last day": that is of something else.
fn last_unit(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let unit = found.unit.filter(|unit| *unit != Unit::Day)?;
    Some(vec![calendar::unit(unit, -1, walk.context.today)?])
}

fn this_unit(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let unit = found.unit.filter(|unit| *unit != Unit::Day)?;
    Some(vec![calendar::unit(unit, 0, walk.context.today)?])
}

fn relative(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    Some(vec![calendar::unit(found.unit?, found.count, walk.context.today)?])
}

/// The latest such day before today.
fn last_weekday(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let today = walk.context.today;
    let back = (today.weekday().to_monday_one_offset() - found.weekday?).rem_euclid(7);
    let day = today.checked_sub(i64::from(if back == 0 { 7 } else { back }).days()).ok()?;
    Some(vec![Days::between(day, day)])
}

/// 先週の土曜日, 上周六: the day of the week before this.
fn weekday_of_week(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let unit = found.unit.filter(|unit| *unit == Unit::Week)?;
    let Days::Between { from: Some(monday), .. } = calendar::unit(unit, found.count, walk.context.today)? else {
        return None;
    };
    let day = monday.checked_add(i64::from(found.weekday? - 1).days()).ok()?;
    Some(vec![Days::between(day, day)])
}

fn units_ago(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    Some(vec![calendar::unit(found.unit?, found.count.checked_neg()?, walk.context.today)?])
}

fn past_units(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    Some(vec![calendar::up_to(found.unit?, found.count, walk.context.today)?])
}

fn decade(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let first = found.decade.filter(|_| found.is_sure_decade || found.cue || found.article)?;
    (first <= walk.context.today.year()).then_some(())?;
    stretch(Days::year(first)?, Days::year(first + 9)?)
}

fn from_to(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    stretch(found.points[0]?, found.points[1]?)
}

/// From the beginning of one stretch to the end of another, whichever comes first.
pub(super) fn stretch(one: Days, other: Days) -> Option<Vec<Days>> {
    let Days::Between { from: Some(one_from), until: Some(one_until) } = one else { return None };
    let Days::Between { from: Some(other_from), until: Some(other_until) } = other else { return None };
    Some(vec![Days::between(one_from.min(other_from), one_until.max(other_until))])
}

/// From a month to another of the same year.
fn months(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let year = the_year(walk, found)?;
    let (first, last) = (found.first_month, found.month?.month);
    (first <= last).then_some(())?;
    stretch(Days::month(year, first)?, Days::month(year, last)?)
}

/// Dates one after the other: any of them.
fn all(walk: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    let days: Vec<Days> = found.points.iter().flatten().copied().collect();
    let years = FIRST_BARE_YEAR..=walk.context.today.year();
    let is_near = |days: &Days| matches!(days, Days::Between { from: Some(from), .. } if years.contains(&from.year()));
    days.iter().all(is_near).then_some(days)
}

fn before(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    before_days(found.points[0]?)
}

fn after(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    after_days(found.points[0]?)
}

fn since(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    since_days(found.points[0]?)
}

fn until(_: &Walk<'_>, found: &Found) -> Option<Vec<Days>> {
    until_days(found.points[0]?)
}

/// All days before the first of some.
pub(crate) fn before_days(days: Days) -> Option<Vec<Days>> {
    let Days::Between { from: Some(from), .. } = days else { return None };
    Some(vec![Days::Between { from: None, until: Some(from.yesterday().ok()?) }])
}

/// All days after the last of some.
pub(crate) fn after_days(days: Days) -> Option<Vec<Days>> {
    let Days::Between { until: Some(until), .. } = days else { return None };
    Some(vec![Days::Between { from: Some(until.checked_add(1.day()).ok()?), until: None }])
}

/// The first of some days and all after it.
pub(crate) fn since_days(days: Days) -> Option<Vec<Days>> {
    let Days::Between { from: Some(from), .. } = days else { return None };
    Some(vec![Days::Between { from: Some(from), until: None }])
}

/// The last of some days and all before it.
pub(crate) fn until_days(days: Days) -> Option<Vec<Days>> {
    let Days::Between { until: Some(until), .. } = days else { return None };
    Some(vec![Days::Between { from: None, until: Some(until) }])
}
