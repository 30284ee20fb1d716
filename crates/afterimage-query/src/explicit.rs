//! Filters that are written out: `camera:Nikon`, `rating>=4`.

use crate::context::Context;
use crate::dates;
use crate::days::Days;
use crate::filter::{FileType, Filter, State};
use crate::part::Meaning;

/// What `key:value` means, if it means anything. `key` is folded.
pub(crate) fn meaning(key: &str, value: &str, negated: bool, context: &Context<'_>) -> Option<Meaning> {
    let owned = || value.to_owned();
    let folded: String = crate::fold::folded(value).into_iter().collect();
    let filter = match key {
        "date" => Filter::Date { days: dates::days_of_value(value, context)? },
        "before" => open_date(value, context, dates::before_days)?,
        "after" => open_date(value, context, dates::after_days)?,
        "since" => open_date(value, context, dates::since_days)?,
        "until" => open_date(value, context, dates::until_days)?,
        "camera" => Filter::Camera { text: owned() },
        "lens" => Filter::Lens { text: owned() },
        "folder" | "path" => Filter::Folder { text: owned() },
        "name" | "file" | "filename" => Filter::Name { text: owned() },
        "text" => Filter::Text { text: owned() },
        "has" => Filter::Is { state: (folded == "text").then_some(State::Lettered)? },
        "place" => place(value, context),
        "type" | "format" => Filter::Type { of_file: FileType::of_name(&folded)? },
        "is" => Filter::Is { state: State::of_name(&folded)? },
        "rating" | "stars" => rating(&folded)?,
        "photo" => return Some(Meaning::Photo { photo: whole(&folded)?, removed: negated, weight: 1.0 }),
        "image" => return Some(Meaning::Picture { number: whole(&folded)?, removed: negated, weight: 1.0 }),
        _ => return None,
    };
    Some(Meaning::Filter { negated, filter })
}

/// A positive whole number without signs.
fn whole<T: std::str::FromStr + PartialOrd + From<u8>>(text: &str) -> Option<T> {
    let number = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()?;
    (number >= T::from(1)).then_some(number)
}

fn open_date(value: &str, context: &Context<'_>, open: fn(Days) -> Option<Vec<Days>>) -> Option<Filter> {
    let [days] = *dates::days_of_value(value, context)? else { return None };
    Some(Filter::Date { days: open(days)? })
}

fn place(value: &str, context: &Context<'_>) -> Filter {
    let found = context.gazetteer.find(value).filter(|found| found.bytes == value.len());
    let (ids, name) = found.map_or((Vec::new(), None), |found| (found.ids, Some(found.name)));
    Filter::Place { text: value.to_owned(), ids, name }
}

/// `>=4`, `<3`, `4`, `2..4`, from 0 to 5 stars.
pub(crate) fn rating(value: &str) -> Option<Filter> {
    const COMPARISONS: [&str; 8] = [">=", "=>", "≥", "<=", "=<", "≤", ">", "<"];
    let stars = |text: &str| text.trim().parse::<u8>().ok().filter(|stars| *stars <= 5);
    let found = COMPARISONS.iter().find_map(|sign| Some((*sign, value.strip_prefix(sign)?)));
    let (least, most) = match found {
        Some((">=" | "=>" | "≥", rest)) => (stars(rest)?, 5),
        Some(("<=" | "=<" | "≤", rest)) => (0, stars(rest)?),
        Some((">", rest)) => (stars(rest)?.checked_add(1).filter(|least| *least <= 5)?, 5),
        Some((_, rest)) => (0, stars(rest)?.checked_sub(1)?),
        None => {
            let value = value.strip_prefix('=').unwrap_or(value);
            let (least, most) = value.split_once("..").unwrap_or((value, value));
            (stars(least)?, stars(most)?)
        }
    };
    Some(Filter::Rating { least: least.min(most), most: least.max(most) })
}
