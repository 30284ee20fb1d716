//! Dates in numbers: as values of `date:`, and as people write them in a sentence.

use jiff::civil::Date;

use super::numbers::{self, Number};
use super::patterns::stretch;
use super::walk::Walk;
use crate::context::{Context, DateOrder};
use crate::days::{Days, MonthDay};
use crate::fold::Folded;

/// The days that the value of `date:` means: stretches of days separated by commas, or a date as in a sentence.
pub(crate) fn days_of_value(value: &str, context: &Context<'_>) -> Option<Vec<Days>> {
    let stretches = value.split(',').map(|item| stretch_of(item.trim(), context));
    let all: Option<Vec<Vec<Days>>> = stretches.collect();
    all.map_or_else(|| sentence(value, context), |all| Some(all.concat()))
}

/// `2019`, `2019..2021`, `..2019-03`, `*-12..*-02`.
fn stretch_of(item: &str, context: &Context<'_>) -> Option<Vec<Days>> {
    let Some((from, until)) = item.split_once("..").or_else(|| item.split_once('…')) else {
        return point(item, context);
    };
    let end = |text: &str| match text.trim().trim_start_matches('.') {
        "" => Some(None),
        text => point(text, context).map(Some),
    };
    match (end(from)?.as_deref(), end(until)?.as_deref()) {
        (Some([Days::Between { from: Some(from), .. }]), None) => {
            Some(vec![Days::Between { from: Some(*from), until: None }])
        }
        (None, Some([Days::Between { until: Some(until), .. }])) => {
            Some(vec![Days::Between { from: None, until: Some(*until) }])
        }
        (Some([Days::Yearly { from, .. }]), Some([Days::Yearly { until, .. }])) => {
            Some(vec![Days::Yearly { from: *from, until: *until }])
        }
        (Some([one]), Some([other])) => stretch(*one, *other),
        _ => None,
    }
}

fn point(text: &str, context: &Context<'_>) -> Option<Vec<Days>> {
    let folded: String = crate::fold::folded(text).into_iter().collect();
    iso(&folded).map(|days| vec![days]).or_else(|| sentence(text, context))
}

/// A year, a month or a day as ISO 8601 has it, or with `*` for any year.
fn iso(text: &str) -> Option<Days> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i8>().ok()).flatten();
    if parts.next().is_some() || year != "*" && !(year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let month = month.map(number);
    let day = day.map(number);
    match (year, month, day) {
        ("*", Some(month), None) => Days::every(month?),
        ("*", Some(month), Some(day)) => {
            let day = MonthDay::new(month?, day?)?;
            Some(Days::Yearly { from: day, until: day })
        }
        ("*", None, _) => None,
        (year, None, _) => Days::year(year.parse().ok()?),
        (year, Some(month), None) => Days::month(year.parse().ok()?, month?),
        (year, Some(month), Some(day)) => {
            let date = Date::new(year.parse().ok().filter(|year| *year > 0)?, month?, day?).ok()?;
            Some(Days::between(date, date))
        }
    }
}

/// A date as in a sentence, and nothing else.
fn sentence(text: &str, context: &Context<'_>) -> Option<Vec<Days>> {
    let text = Folded::new(text.trim());
    let found = Walk::new(&text, context).longest(0)?;
    (found.end == text.len()).then_some(found.days)
}

/// `2019-03-07`, `2019/3/7`, `7.3.2019`, `7/3/2019`, `2019-03`, `3/2019`: the days and the character behind them.
pub(super) fn in_numbers(text: &Folded, start: usize, context: &Context<'_>) -> Option<(usize, Days)> {
    let number = |at| numbers::at(text, at).filter(|number: &Number| number.digits > 0);
    let first = number(start)?;
    let separator = text.get(first.end).filter(|char| matches!(char, '-' | '/' | '.'))?;
    let second = number(first.end + 1)?;
    let third = number(second.end + 1).filter(|_| text.get(second.end) == Some(separator));
    let is_year = |number: &Number| number.digits == 4 && (1826..=context.today.year() + 1).contains(&number.value);
    let date = |year: Number, month: Number, day: Number| {
        let small = |number: Number| i8::try_from(number.value).ok();
        let date = Date::new(year.value, small(month)?, small(day)?).ok()?;
        Some(Days::between(date, date))
    };
    if let Some(third) = third {
        let days = if is_year(&first) {
            date(first, second, third)
        } else if is_year(&third) {
            let (day, month) = match context.date_order {
                DateOrder::MonthFirst if separator != '.' => (second, first),
                _ => (first, second),
            };
            date(third, month, day).or_else(|| date(third, day, month))
        } else {
            None
        };
        return Some((third.end, days?));
    }
    let (year, month) = if is_year(&first) && separator == '-' && second.digits == 2 {
        (first, second)
    } else if is_year(&second) && (separator == '.' || separator == '/' && first.digits == 2) {
        // 1/2000 is how long a photo was exposed.
        (second, first)
    } else {
        return None;
    };
    Some((second.end, Days::month(year.value, i8::try_from(month.value).ok()?)?))
}
