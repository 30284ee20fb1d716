//! What the meaning of a query depends on besides its text.

use jiff::civil::Date;

/// What the meaning of a query depends on besides its text.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The day that "yesterday" is the day before of.
    pub today: Date,
    /// In which months it is summer.
    pub hemisphere: Hemisphere,
    /// Which of two numbers is the day in `3/7/2019`.
    pub date_order: DateOrder,
    /// Which words are names of places.
    pub gazetteer: &'a dyn Gazetteer,
}

impl Context<'static> {
    /// The north, the day before the month, and no places.
    pub fn on(today: Date) -> Self {
        Self { today, hemisphere: Hemisphere::North, date_order: DateOrder::DayFirst, gazetteer: &NoPlaces }
    }
}

impl std::fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { today, hemisphere, date_order, gazetteer: _ } = self;
        write!(f, "Context({today}, {hemisphere:?}, {date_order:?})")
    }
}

/// The half of the earth whose seasons are meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Hemisphere {
    /// Summer is June to August.
    #[default]
    North,
    /// Summer is December to February.
    South,
}

/// Which of the first two numbers of a date with slashes is the day. With dots the day always comes first, and a year in
/// front is always followed by the month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// 7 March 2019 is `7/3/2019`.
    #[default]
    DayFirst,
    /// 7 March 2019 is `3/7/2019`.
    MonthFirst,
}

/// Tells names of places.
pub trait Gazetteer {
    /// The longest name of a place that a text begins with and that ends where a word ends.
    ///
    /// What is found must depend on the name alone, not on what follows it: the name by itself is found to be the same.
    fn find(&self, text: &str) -> Option<FoundPlace>;
}

/// A name that a text begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPlace {
    /// How many bytes of the text it takes.
    pub bytes: usize,
    /// The ids of all places that are called so.
    pub ids: Vec<u32>,
    /// What it is called on a map.
    pub name: String,
    /// How likely it is meant as that place.
    pub renown: Renown,
}

/// How likely a name is meant as the place that is called so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Renown {
    /// It is more often something else: a place only where that is said, as in `place:Nico`.
    Little,
    /// A place where it is written as a name, with a capital or in a script that has none: `Bath`.
    Some,
    /// Most people would think of the place also when they read its name in small letters: `paris`.
    Great,
}

/// A gazetteer that knows no place.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPlaces;

impl Gazetteer for NoPlaces {
    fn find(&self, _: &str) -> Option<FoundPlace> {
        None
    }
}
