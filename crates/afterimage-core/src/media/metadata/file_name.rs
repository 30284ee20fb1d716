//! When a photo was taken, by the name that a camera, a phone or a messenger gave its file.
//!
//! Only shapes that programs write on purpose count: a bare number is never a date, however much it looks like one.

use std::path::Path;

use super::moment::{Moment, Parts};

/// Names of photos are short; what follows is not looked at.
const MOST_BYTES: usize = 256;

/// The moment a file's name tells, without its zone, except where the program writes UTC.
pub(super) fn moment(path: &Path) -> Option<Moment> {
    let stem = path.file_stem()?.to_str()?;
    let stem = stem.get(..stem.len().min(MOST_BYTES)).unwrap_or_default();
    let runs = digit_runs(stem);
    let moment = (0..runs.len()).find_map(|first| {
        let rest = &runs[first..];
        compact(stem, rest).or_else(|| spelled(stem, rest)).or_else(|| messenger(stem, rest))
    })?;
    // Google's camera names its photos by UTC.
    let utc = stem.starts_with("PXL_").then_some(0);
    Some(moment.at_offset(utc))
}

/// A run of digits: where it begins and ends in the name.
type Run = (usize, usize);

fn digit_runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some((_, end)) if *end == at => *end = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

fn digits(text: &str, run: Run) -> &str {
    &text[run.0..run.1]
}

fn between(text: &str, before: Run, after: Run) -> &str {
    &text[before.1..after.0]
}

/// `20190307_140509`, `20190307-140509123`, `20190307T140509`.
fn compact(name: &str, runs: &[Run]) -> Option<Moment> {
    let [date, time, ..] = *runs else { return None };
    let (separator, day, clock) = (between(name, date, time), digits(name, date), digits(name, time));
    if day.len() != 8 || !matches!(clock.len(), 6 | 9) || !matches!(separator, "_" | "-" | "T" | " " | ".") {
        return None;
    }
    let parts = Parts {
        year: &day[..4],
        month: &day[4..6],
        day: &day[6..],
        hour: &clock[..2],
        minute: &clock[2..4],
        second: &clock[4..6],
    };
    Some(parts.moment()?.with_fraction(&clock[6..]))
}

/// `2019-03-07`, alone or with a time: `2019-03-07 14.05.09`, `2019-03-07-140509`, `2019-03-07 at 2.05.09 PM`.
fn spelled(name: &str, runs: &[Run]) -> Option<Moment> {
    let [year, month, day, ref rest @ ..] = *runs else { return None };
    let separator = between(name, year, month);
    let lengths = [year, month, day].map(|run| run.1 - run.0);
    if lengths != [4, 2, 2] || !matches!(separator, "-" | "_" | ".") || between(name, month, day) != separator {
        return None;
    }
    let [year, month, day_of_month] = [year, month, day].map(|run| digits(name, run));
    let (hour, minute, second) = match *rest {
        [clock, ..] if starts_time(between(name, day, clock)) && clock.1 - clock.0 == 6 => {
            let clock = digits(name, clock);
            (clock[..2].to_owned(), &clock[2..4], &clock[4..])
        }
        [hour, minute, second, ..] if starts_time(between(name, day, hour)) && is_time(name, hour, minute, second) => {
            (hour_of_day(name, hour, second)?, digits(name, minute), digits(name, second))
        }
        _ => ("00".to_owned(), "00", "00"),
    };
    Parts { year, month, day: day_of_month, hour: &hour, minute, second }.moment()
}

fn starts_time(separator: &str) -> bool {
    matches!(separator, " " | "_" | "-" | "T" | " at " | "_at_" | ", ")
}

fn is_time(name: &str, hour: Run, minute: Run, second: Run) -> bool {
    let separator = between(name, hour, minute);
    let lengths = [hour, minute, second].map(|run| run.1 - run.0);
    matches!(lengths, [1 | 2, 2, 2])
        && matches!(separator, "." | "-" | ":" | "_")
        && between(name, minute, second) == separator
}

/// The hour, of twelve where the time is followed by AM or PM. (macOS puts a narrow space between.)
fn hour_of_day(name: &str, hour: Run, second: Run) -> Option<String> {
    let hour: u8 = digits(name, hour).parse().ok()?;
    let after = name[second.1..].trim_start_matches([' ', '\u{202f}', '_']);
    let hour = match after.get(..2).map(str::to_ascii_uppercase).as_deref() {
        Some("AM" | "PM") if !(1..=12).contains(&hour) => return None,
        Some("AM") => hour % 12,
        Some("PM") => hour % 12 + 12,
        _ => hour,
    };
    Some(format!("{hour:02}"))
}

/// `IMG-20190307-WA0001`: WhatsApp tells the day alone.
fn messenger(name: &str, runs: &[Run]) -> Option<Moment> {
    let [date, number, ..] = *runs else { return None };
    let (day, separator) = (digits(name, date), between(name, date, number));
    if day.len() != 8 || separator != "-WA" || number.1 - number.0 != 4 {
        return None;
    }
    Parts { year: &day[..4], month: &day[4..6], day: &day[6..], hour: "00", minute: "00", second: "00" }.moment()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clock(name: &str) -> Option<String> {
        moment(Path::new(name)).map(|moment| moment.clock.to_string())
    }

    #[test]
    fn names_that_programs_give_are_read() {
        let cases = [
            ("IMG_20190307_140509.jpg", "2019-03-07T14:05:09"),
            ("IMG_20190307_140509_BURST001.jpg", "2019-03-07T14:05:09"),
            ("20190307_140509(0).jpg", "2019-03-07T14:05:09"),
            ("PXL_20190307_140509123.MP.jpg", "2019-03-07T14:05:09.123"),
            ("MVIMG_20190307_140509.jpg", "2019-03-07T14:05:09"),
            ("Screenshot_20190307-140509_Chrome.png", "2019-03-07T14:05:09"),
            ("Screenshot_2019-03-07-14-05-09-123_com.app.png", "2019-03-07T14:05:09"),
            ("Screenshot from 2019-03-07 14-05-09.png", "2019-03-07T14:05:09"),
            ("Screen Shot 2019-03-07 at 14.05.09.png", "2019-03-07T14:05:09"),
            ("Screenshot 2019-03-07 at 2.05.09\u{202f}PM.png", "2019-03-07T14:05:09"),
            ("Screenshot 2019-03-07 at 12.05.09 AM.png", "2019-03-07T00:05:09"),
            ("2019-03-07 14.05.09-2.jpg", "2019-03-07T14:05:09"),
            ("photo_2019-03-07_14-05-09.jpg", "2019-03-07T14:05:09"),
            ("signal-2019-03-07-140509.jpg", "2019-03-07T14:05:09"),
            ("signal-2019-03-07-14-05-09-123.jpg", "2019-03-07T14:05:09"),
            ("WhatsApp Image 2019-03-07 at 14.05.09.jpeg", "2019-03-07T14:05:09"),
            ("IMG-20190307-WA0001.jpg", "2019-03-07T00:00:00"),
            ("2019-03-07 Ada's birthday.jpg", "2019-03-07T00:00:00"),
        ];
        for (name, expected) in cases {
            assert_eq!(clock(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(moment(Path::new("PXL_20190307_140509123.jpg")).unwrap().offset_minutes, Some(0));
        assert_eq!(moment(Path::new("IMG_20190307_140509.jpg")).unwrap().offset_minutes, None);
    }

    #[test]
    fn numbers_are_no_dates() {
        for name in [
            "DSC_0123.jpg",
            "DSC20190.jpg",
            "20190307.jpg",
            "20190307140509.jpg",
            "IMG_20190307.jpg",
            "IMG_1234-5678.jpg",
            "20191307_140509.jpg",
            "20190307_250509.jpg",
            "120190307_140509.jpg",
            "20190307_1405091.jpg",
            "2019-3-7.jpg",
            "2019-03_07.jpg",
            "12019-03-07.jpg",
            "2019-03-071.jpg",
            "1234-05-06.jpg",
            "FB_IMG_1551967509123.jpg",
            "IMG-20190307-WA1.jpg",
            "2019-02-30.jpg",
            "",
            ".jpg",
        ] {
            assert_eq!(clock(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_name_has_an_answer(name in "\\PC{0,60}") {
            let _ = moment(Path::new(&name));
        }

        #[test]
        fn a_plain_number_is_never_a_date(prefix in "[A-Za-z_]{0,6}", number in "[0-9]{1,20}", suffix in "[A-Za-z_]{0,6}") {
            prop_assert_eq!(clock(&format!("{prefix}{number}{suffix}.jpg")), None);
        }

        #[test]
        fn whatever_moment_is_written_is_read(
            seconds in 0_i64..4_000_000_000,
            prefix in "(IMG_|PXL_|Screenshot_|)",
            suffix in "(|_1|~2|-edited| copy)",
        ) {
            let clock = Moment::from_clock_seconds(seconds, 0, None).clock;
            let name = clock.strftime("%Y%m%d_%H%M%S").to_string();
            let read = moment(Path::new(&format!("{prefix}{name}{suffix}.jpg")));
            prop_assert_eq!(read.map(|moment| moment.clock), Some(clock));
        }
    }
}
