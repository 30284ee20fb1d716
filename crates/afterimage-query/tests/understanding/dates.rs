//! Dates as values, and what settings change.

use afterimage_query::{Context, DateOrder, Hemisphere, Query};

use crate::{check, context};

#[test]
fn values_of_date() {
    check(&[
        ("date:2019", "date:2019"),
        ("date:2019-03", "date:2019-03"),
        ("date:2019-03-07", "date:2019-03-07"),
        ("date:2019..2021", "date:2019..2021"),
        ("date:2021..2019", "date:2019..2021"),
        ("date:2019-03..", "date:2019-03.."),
        ("date:..2019", "date:..2019"),
        ("date:2019-01-01..2019-12-31", "date:2019"),
        ("date:2019,2021", "date:2019,2021"),
        ("date:*-12-24..*-12-26", "date:*-12-24..*-12-26"),
        ("date:*-02", "date:*-02"),
        ("date:7.3.2019", "date:2019-03-07"),
        ("date:yesterday", "date:2026-11-21"),
        ("date:\"last summer\"", "date:2026-06..2026-08"),
        ("date:去年", "date:2025"),
        ("date:1850", "date:1850"),
        ("before:2019-03", "date:..2019-02"),
        ("after:2019-03", "date:2019-04.."),
        ("since:2019", "date:2019.."),
        ("until:2019", "date:..2019"),
        ("-date:2019", "-date:2019"),
        ("DATE:2019", "date:2019"),
        ("ｄａｔｅ：２０１９", "date:2019"),
        ("date:2019, dog", "date:2019 dog"),
    ]);
}

#[test]
fn what_is_no_date_stays_words() {
    for text in [
        "date:",
        "date: 2019x",
        "date:soon",
        "date:..",
        "date:2019-13",
        "date:2019-02-30",
        "date:*",
        "date:0000",
        "date://x",
    ] {
        let query = Query::parse(text, &context());
        assert_eq!(query.filters().count(), 0, "{text} is {query}");
    }
}

#[test]
fn seasons_are_those_of_the_hemisphere() {
    let south = Context { hemisphere: Hemisphere::South, ..context() };
    let query = |text| Query::parse(text, &south).to_string();
    assert_eq!(query("summer 2019"), "date:2019-01..2019-02,2019-12");
    assert_eq!(query("last summer"), "date:2025-12..2026-02");
    assert_eq!(query("winter 2019"), "date:2019-06..2019-08");
}

#[test]
fn the_order_of_day_and_month_is_a_setting() {
    let american = Context { date_order: DateOrder::MonthFirst, ..context() };
    let query = |text| Query::parse(text, &american).to_string();
    assert_eq!(query("3/7/2019"), "date:2019-03-07");
    assert_eq!(query("25/3/2019"), "date:2019-03-25");
    assert_eq!(query("7.3.2019"), "date:2019-03-07");
    assert_eq!(query("2019/3/7"), "date:2019-03-07");
}

#[test]
fn the_last_of_a_weekday_is_the_latest_before_today() {
    // Today is a Sunday.
    check(&[
        ("last Saturday", "date:2026-11-21"),
        ("dogs last sunday", "dogs date:2026-11-15"),
        ("letzten Mittwoch am See", "date:2026-11-18 am See"),
        ("samedi dernier", "date:2026-11-21"),
        ("el sábado pasado", "date:2026-11-21"),
        ("sabato scorso", "date:2026-11-21"),
        ("sábado passado", "date:2026-11-21"),
        ("в прошлую субботу", "date:2026-11-21"),
        ("पिछले शनिवार", "date:2026-11-21"),
        ("지난 토요일", "date:2026-11-21"),
        ("先週の土曜日", "date:2026-11-14"),
        ("上周六", "date:2026-11-14"),
        ("on Saturday", "on Saturday"),
        ("a saturday market", "a saturday market"),
    ]);
}

#[test]
fn the_number_of_a_model_is_no_year() {
    check(&[
        ("iPhone 2019", "iPhone 2019"),
        ("a Galaxy 2020 on a table", "a Galaxy 2020 on a table"),
        ("iPhone in 2019", "iPhone date:2019"),
        ("my iPhone, 2019", "my iPhone date:2019"),
    ]);
}
