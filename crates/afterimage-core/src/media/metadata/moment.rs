//! Dates as photos have them: what a clock showed, and perhaps how far it was from UTC.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

/// What the clock of a camera showed, and how far it was from UTC where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// What the clock showed.
    pub clock: DateTime,
    /// Minutes east of UTC.
    pub offset_minutes: Option<i16>,
}

/// No zone is or was further from UTC than this.
const MOST_OFFSET: i16 = 14 * 60;

/// Before photography, a date is a mistake.
const FIRST_YEAR: i16 = 1826;
const LAST_YEAR: i16 = 2200;

impl Moment {
    /// A moment of a clock of no known zone; nothing if no photo can be of that year.
    pub(crate) fn of_clock(clock: DateTime) -> Option<Self> {
        (FIRST_YEAR..=LAST_YEAR).contains(&clock.year()).then_some(Self { clock, offset_minutes: None })
    }

    /// The same clock with its offset, if there is such a zone.
    pub(crate) fn at_offset(self, minutes: Option<i16>) -> Self {
        let offset_minutes = minutes.filter(|minutes| (-MOST_OFFSET..=MOST_OFFSET).contains(minutes));
        Self { offset_minutes: offset_minutes.or(self.offset_minutes), ..self }
    }

    /// What the clock on this computer's wall showed at a Unix time.
    pub(crate) fn of_file(unix_seconds: i64) -> Self {
        let timestamp = jiff::Timestamp::from_second(unix_seconds).unwrap_or_default();
        let offset = TimeZone::system().to_offset(timestamp);
        let minutes = i16::try_from(offset.seconds() / 60).ok();
        Self { clock: offset.to_datetime(timestamp), offset_minutes: None }.at_offset(minutes)
    }

    /// A moment from the two halves in which the catalog keeps its clock.
    pub(crate) fn from_clock_seconds(seconds: i64, millis: u16, offset_minutes: Option<i16>) -> Self {
        let timestamp = jiff::Timestamp::new(seconds, i32::from(millis) * 1_000_000).unwrap_or_default();
        Self { clock: Offset::UTC.to_datetime(timestamp), offset_minutes }
    }

    /// Seconds from 1970 on the clock itself, whatever its zone.
    pub(crate) fn clock_seconds(self) -> i64 {
        Offset::UTC.to_timestamp(self.clock).map_or(0, |timestamp| timestamp.as_second() - before_zero(timestamp))
    }

    /// The milliseconds beside [`clock_seconds`](Self::clock_seconds).
    pub(crate) fn clock_millis(self) -> u16 {
        u16::try_from(self.clock.subsec_nanosecond() / 1_000_000).unwrap_or(0)
    }
}

/// jiff counts the seconds of a moment before 1970 towards zero; one that is not a whole second lies in the one before.
fn before_zero(timestamp: jiff::Timestamp) -> i64 {
    i64::from(timestamp.subsec_nanosecond() < 0)
}

/// `+02:00`, `-0330` or `Z`, in minutes east of UTC.
pub(super) fn offset(text: &str) -> Option<i16> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, digits) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let minutes = number / 100 * 60 + number % 100;
    (number % 100 < 60 && minutes <= MOST_OFFSET).then_some(sign * minutes)
}

/// The parts of a date and time as text has them, each of digits alone.
pub(super) struct Parts<'a> {
    pub year: &'a str,
    pub month: &'a str,
    pub day: &'a str,
    pub hour: &'a str,
    pub minute: &'a str,
    pub second: &'a str,
}

impl Parts<'_> {
    /// The moment they name, if the calendar and the clock have it.
    pub fn moment(&self) -> Option<Moment> {
        let part = |text: &str| text.parse::<i8>().ok();
        let date = Date::new(self.year.parse().ok()?, part(self.month)?, part(self.day)?).ok()?;
        let time = Time::new(part(self.hour)?, part(self.minute)?, part(self.second)?.min(59), 0).ok()?;
        Moment::of_clock(DateTime::from_parts(date, time))
    }
}

/// A date of XMP, which is ISO 8601 with parts left out from the end: `2019`, `2019-03-07`, `2019-03-07T14:05:09.5+01:00`.
/// What is left out is taken as its first.
pub(in crate::media) fn iso(text: &str) -> Option<Moment> {
    let text = text.trim();
    if !text.is_ascii() {
        return None;
    }
    let (date, rest) = text.split_at_checked(text.find(['T', ' ']).unwrap_or(text.len()))?;
    let mut date = date.split('-');
    let (year, month, day) = (date.next()?, date.next().unwrap_or("01"), date.next().unwrap_or("01"));
    let rest = rest.get(1..).unwrap_or("");
    let (time, zone) = rest.split_at_checked(rest.find(['+', '-', 'Z', 'z']).unwrap_or(rest.len()))?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut time = time.split(':').filter(|part| !part.is_empty());
    let (hour, minute, second) =
        (time.next().unwrap_or("00"), time.next().unwrap_or("00"), time.next().unwrap_or("00"));
    let whole = |text: &str, digits: usize| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole(year, 4) || ![month, day, hour, minute, second].iter().all(|part| whole(part, 2)) {
        return None;
    }
    let moment = Parts { year, month, day, hour, minute, second }.moment()?;
    Some(moment.with_fraction(fraction).at_offset(offset(zone)))
}

impl Moment {
    /// The digits after the point of the seconds.
    pub(super) fn with_fraction(self, digits: &str) -> Self {
        let digits: String = digits.chars().take_while(char::is_ascii_digit).take(9).collect();
        let Ok(value) = digits.parse::<i32>() else { return self };
        let nanoseconds = value * 10_i32.pow(9 - u32::try_from(digits.len()).unwrap_or(9));
        let clock = self.clock.with().subsec_nanosecond(nanoseconds).build();
        Self { clock: clock.unwrap_or(self.clock), ..self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(moment: Option<Moment>) -> Option<(String, Option<i16>)> {
        moment.map(|moment| (moment.clock.to_string(), moment.offset_minutes))
    }

    #[test]
    fn dates_of_xmp_are_read_whole_or_in_part() {
        let cases = [
            ("2019-03-07T14:05:09.25+01:00", "2019-03-07T14:05:09.25", Some(60)),
            ("2019-03-07T14:05:09Z", "2019-03-07T14:05:09", Some(0)),
            ("2019-03-07T14:05", "2019-03-07T14:05:00", None),
            ("2019-03-07 14:05:09-0330", "2019-03-07T14:05:09", Some(-210)),
            ("2019-03-07", "2019-03-07T00:00:00", None),
            ("1975-06", "1975-06-01T00:00:00", None),
            ("1975", "1975-01-01T00:00:00", None),
        ];
        for (given, clock, offset) in cases {
            assert_eq!(text(iso(given)), Some((clock.to_owned(), offset)), "{given}");
        }
        for nonsense in
            ["", "yesterday", "0000-00-00", "2019-13-01", "2019-3-7", "19-03-07", "2019-03-07T25:00", "１９７５"]
        {
            assert_eq!(iso(nonsense), None, "{nonsense}");
        }
        assert_eq!(text(iso("2019-03-07T14:05:09+99:00")), Some(("2019-03-07T14:05:09".to_owned(), None)));
    }

    #[test]
    fn the_clock_survives_the_catalog() {
        for clock in ["1969-12-31T23:59:58.5", "2019-03-07T14:05:09.123", "1826-01-01T00:00:00"] {
            let moment = Moment { clock: clock.parse().unwrap(), offset_minutes: Some(-90) };
            let back = Moment::from_clock_seconds(moment.clock_seconds(), moment.clock_millis(), Some(-90));
            assert_eq!(back, moment, "{clock}");
        }
        let known = Moment::of_clock("2019-03-07T14:05:09".parse().unwrap()).unwrap();
        assert_eq!(known.clock_seconds(), 1_551_967_509);
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(given in "\\PC{0,40}") {
            let _ = (iso(&given), offset(&given));
        }

        #[test]
        fn whatever_is_read_is_a_year_of_photography(given in "[0-9TZ:. +-]{4,30}") {
            if let Some(moment) = iso(&given) {
                prop_assert!((FIRST_YEAR..=LAST_YEAR).contains(&moment.clock.year()));
            }
        }
    }
}
