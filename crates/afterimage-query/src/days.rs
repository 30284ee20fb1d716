//! Stretches of days, with one way to write each: `2019`, `2019-03..2019-05-07`, `..2019`, `*-12-24..*-12-26`.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stretch of days; both ends are part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Days {
    /// From a day to a day. At least one of them is there.
    Between {
        /// The first day, or none before which it begins.
        #[ts(type = "string | null")]
        from: Option<Date>,
        /// The last day, or none after which it ends.
        #[ts(type = "string | null")]
        until: Option<Date>,
    },
    /// The same days of every year.
    Yearly {
        /// The first day.
        from: MonthDay,
        /// The last day, in the next year if it comes before the first.
        until: MonthDay,
    },
}

/// A day of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31, or as many as the month has in a leap year.
    pub day: i8,
}

impl MonthDay {
    /// A day that some year has.
    pub(crate) fn new(month: i8, day: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(())?;
        (1..=last_day(month)).contains(&day).then_some(Self { month, day })
    }

    fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }
}

/// The last day of a month, in a leap year.
pub(crate) fn last_day(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Days {
    /// From one day to another, whichever comes first.
    pub(crate) fn between(one: Date, other: Date) -> Self {
        Self::Between { from: Some(one.min(other)), until: Some(one.max(other)) }
    }

    /// A whole year from 1 to 9999.
    pub(crate) fn year(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(())?;
        Some(Self::between(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
    }

    /// A whole month of a year.
    pub(crate) fn month(year: i16, month: i8) -> Option<Self> {
        (1..=9999).contains(&year).then_some(())?;
        let first = Date::new(year, month, 1).ok()?;
        Some(Self::between(first, first.last_of_month()))
    }

    /// A month of every year.
    pub(crate) fn every(month: i8) -> Option<Self> {
        Some(Self::Yearly { from: MonthDay::new(month, 1)?, until: MonthDay::new(month, last_day(month))? })
    }

    /// Whether a day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        match *self {
            Self::Between { from, until } => {
                from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
            }
            Self::Yearly { from, until } => {
                let day = MonthDay::of(day);
                if from <= until { (from..=until).contains(&day) } else { from <= day || day <= until }
            }
        }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, until) = match *self {
            Self::Between { from, until } => {
                // As coarse as both ends allow.
                let fits = |grain: Grain| {
                    from.is_none_or(|from| grain.begins(from)) && until.is_none_or(|until| grain.ends(until))
                };
                let grain = [Grain::Year, Grain::Month].into_iter().find(|grain| fits(*grain)).unwrap_or(Grain::Day);
                (from.map(|from| grain.write(from)), until.map(|until| grain.write(until)))
            }
            Self::Yearly { from, until } if from.day == 1 && until.day == last_day(until.month) => {
                (Some(format!("*-{:02}", from.month)), Some(format!("*-{:02}", until.month)))
            }
            Self::Yearly { from, until } => {
                let write = |day: MonthDay| Some(format!("*-{:02}-{:02}", day.month, day.day));
                (write(from), write(until))
            }
        };
        match (&from, &until) {
            (Some(from), Some(until)) if from == until => f.write_str(from),
            _ => write!(f, "{}..{}", from.unwrap_or_default(), until.unwrap_or_default()),
        }
    }
}

/// How closely a day is told.
#[derive(Clone, Copy)]
enum Grain {
    Year,
    Month,
    Day,
}

impl Grain {
    fn begins(self, day: Date) -> bool {
        matches!((self, day.month(), day.day()), (Self::Year, 1, 1) | (Self::Month, _, 1) | (Self::Day, ..))
    }

    fn ends(self, day: Date) -> bool {
        match self {
            Self::Year => (day.month(), day.day()) == (12, 31),
            Self::Month => day.day() == day.days_in_month(),
            Self::Day => true,
        }
    }

    fn write(self, day: Date) -> String {
        match self {
            Self::Year => format!("{:04}", day.year()),
            Self::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Self::Day => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn stretches_are_written_as_short_as_may_be() {
        let between = |from, until| Days::between(from, until).to_string();
        assert_eq!(Days::year(2019).unwrap().to_string(), "2019");
        assert_eq!(Days::month(2019, 2).unwrap().to_string(), "2019-02");
        assert_eq!(between(date(2019, 3, 7), date(2019, 3, 7)), "2019-03-07");
        assert_eq!(between(date(2021, 12, 31), date(2019, 1, 1)), "2019..2021");
        assert_eq!(between(date(2019, 1, 1), date(2019, 1, 31)), "2019-01");
        assert_eq!(Days::Between { from: None, until: Some(date(2019, 1, 5)) }.to_string(), "..2019-01-05");
        assert_eq!(Days::every(2).unwrap().to_string(), "*-02");
        let christmas = Days::Yearly { from: MonthDay { month: 12, day: 24 }, until: MonthDay { month: 12, day: 26 } };
        assert_eq!(christmas.to_string(), "*-12-24..*-12-26");
    }

    #[test]
    fn both_ends_belong_to_a_stretch() {
        let march = Days::month(2019, 3).unwrap();
        assert!(march.contains(date(2019, 3, 1)) && march.contains(date(2019, 3, 31)));
        assert!(!march.contains(date(2019, 4, 1)) && !march.contains(date(2018, 3, 5)));
        let winter = Days::Yearly { from: MonthDay { month: 12, day: 1 }, until: MonthDay { month: 2, day: 29 } };
        assert!(
            winter.contains(date(2019, 1, 5))
                && winter.contains(date(2020, 2, 29))
                && winter.contains(date(1999, 12, 1))
        );
        assert!(!winter.contains(date(2019, 3, 1)) && !winter.contains(date(2019, 11, 30)));
    }
}
