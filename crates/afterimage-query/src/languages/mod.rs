//! What the words of each language mean to the rules, a file a language.
//!
//! A table lists forms, separated by `|`, with what they mean. Forms are compared without case and accents; a space in a form
//! is any space. Nobody says which language a query is in: all tables apply at once. So that they do not get into each
//! other's way, the words of one phrase must be of one language: "in mars" is nothing, "en mars" is March.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod it;
mod ja;
mod ko;
mod lexicon;
mod pt;
mod ru;
mod ru_cases;
mod zh;

pub(crate) use lexicon::{LEXICON, Languages, Match};
pub(crate) use ru_cases::declined;

/// A row of a table: what its forms mean, and the forms.
pub(crate) type Row = (Word, &'static str);

/// A language's table.
pub(crate) type Table = &'static [Row];

/// All tables.
const TABLES: [Table; 12] = [
    ar::WORDS,
    de::WORDS,
    en::WORDS,
    es::WORDS,
    fr::WORDS,
    hi::WORDS,
    it::WORDS,
    ja::WORDS,
    ko::WORDS,
    pt::WORDS,
    ru::WORDS,
    zh::WORDS,
];

/// What a word means to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// A month that is hardly anything else: "October".
    Month(i8),
    /// A month whose name is also another word: "may", "mars". It needs a year or a preposition.
    DoubtfulMonth(i8),
    /// A season.
    Season(Season),
    /// A holiday.
    Holiday(Holiday),
    /// A stretch of the calendar.
    Unit(Unit),
    /// A unit counted from today's: yesterday is `Relative(Day, -1)`, "去年" `Relative(Year, -1)`.
    Relative(Unit, i16),
    /// A day of the week, from Monday as 1 to Sunday as 7.
    Weekday(i8),
    /// The one before this: "last summer", "el verano pasado".
    Last,
    /// Before a number and a unit, up to today: "the past 3 days". What means [`Word::Last`] is taken so too.
    Past,
    /// The present one: "this summer".
    This,
    /// Behind a number and a unit: "ago".
    Ago,
    /// Before a number and a unit: "vor", "il y a".
    AgoBefore,
    /// A number that is written out.
    Number(i16),
    /// Before a date: "in", "during". Together they are one part of the query.
    DatePreposition,
    /// Between a preposition and a date: "the".
    Article,
    /// Between the parts of a date: "of".
    Of,
    /// Beside a year, to say that it is one: "год 2019", "2019年".
    Year,
    /// Behind the number of a month: 月.
    MonthMark,
    /// Behind the number of a day: "th", 日.
    DayMark,
    /// Behind the number of a decade: "90s", "90年代".
    DecadeMark,
    /// Before the number of a decade: "années 90".
    DecadeBefore,
    /// A decade that is written out; its first year.
    Decade(i16),
    /// Before a date: what comes before it. [`Word::BeforeBehind`] stands behind the date.
    Before,
    /// See [`Word::Before`].
    BeforeBehind,
    /// What comes after a date.
    After,
    /// See [`Word::After`].
    AfterBehind,
    /// A date and what comes after it.
    Since,
    /// See [`Word::Since`].
    SinceBehind,
    /// What comes before a date, and it.
    Until,
    /// See [`Word::Until`].
    UntilBehind,
    /// Before the first of two dates: "from", "between".
    From,
    /// Between two dates: "to".
    To,
    /// Between two dates before or behind which there is a word as well: "between … and …".
    And,
    /// Behind the second of two dates: まで, के बीच. May be missing.
    ToBehind,
    /// Behind a date, and no part of what follows: の, 에.
    DateTail,
    /// Before a place: "in", "near".
    PlacePreposition,
    /// Behind a place: で, 에서.
    PlaceTail,
    /// Before what must not be seen: "without".
    Without,
    /// As [`Word::Without`], but also another word: "sin", "sans". It needs words before it.
    DoubtfulWithout,
    /// Behind what must not be seen: なし, 없는.
    WithoutBehind,
    /// Where what must not be seen ends: "at", "on".
    ScopeEnd,
    /// The same, and no part of what follows: 的, के.
    ScopeMark,
    /// Words in which the rules would find what is not meant: "sin city", "春节联欢".
    Plain,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    Month,
    Year,
}

/// A season of three whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A holiday whose days can be told for every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// 24 to 26 December.
    Christmas,
    /// 31 December.
    NewYearsEve,
    /// 1 January.
    NewYear,
    /// 14 February.
    Valentine,
    /// 31 October.
    Halloween,
    /// Good Friday to Easter Monday of the western churches.
    Easter,
    /// The same of the eastern churches.
    OrthodoxEaster,
    /// The month.
    Ramadan,
    /// Three days from 1 Shawwal.
    EidAlFitr,
    /// Four days from 10 Dhu al-Hijja.
    EidAlAdha,
    /// Seven days from the first of the Chinese year.
    ChineseNewYear,
    /// The eve and the first two days of the Korean year.
    Seollal,
    /// The fifteenth of the eighth Chinese month.
    MidAutumn,
    /// The day with those around it, by the Korean calendar.
    Chuseok,
    /// Eight days from 25 Kislev.
    Hanukkah,
    /// Eight days from 15 Nisan.
    Passover,
    /// The first four days of the Persian year.
    Nowruz,
}
