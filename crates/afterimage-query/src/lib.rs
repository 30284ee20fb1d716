//! What a person types into the search field, understood.
//!
//! Every text is a query, and most of it is plain words for the text tower. What else a person can say is told from them
//! without getting in their way:
//!
//! | written | means |
//! |---|---|
//! | `"last summer"` | these words, not looked into. Quotes of all languages will do; `""` inside is one `"` |
//! | `dog -cat`, `dog without a cat` | no cat. "Without" works in twelve languages |
//! | `sunset^2`, `"at night"^0.5` | words that count more or less |
//! | `photo:12 + "at night" − people` | like that photo, but at night and without people. `image:1` is a picture that came along |
//! | `date:2019..2021`, `before:2019-03`, `date:*-12-24` | taken then; `*` is any year |
//! | `last summer`, `im März 2019`, `去年冬天`, `عيد الفطر 2022` | the same, in a sentence |
//! | `camera:` `lens:` `folder:` `name:` `place:` | a part of that name |
//! | `text:password`, `has:text` | that is written in the photo, or anything is |
//! | `type:raw`, `is:favourite`, `rating>=4` | the kind of file, a state, stars |
//! | `-camera:Nikon` | anything else |
//! | `in Paris`, `パリで` | taken there, if the gazetteer knows it |
//!
//! ```
//! use afterimage_query::{Context, Query, TermOf};
//!
//! let context = Context::on(jiff::civil::date(2026, 11, 22));
//! let query = Query::parse("dogs on the beach last summer without people, rating>=4", &context);
//! assert_eq!(query.to_string(), "dogs on the beach date:2026-06..2026-08 -people rating>=4");
//! assert_eq!(query.terms()[0].of, TermOf::Words("dogs on the beach".into()));
//!
//! // Each part knows where it was written, and can be turned back into plain words.
//! let summer = &query.parts()[1];
//! assert_eq!(&query.text()[summer.span.start..summer.span.end], "last summer");
//! assert!(query.taken_literally(1).starts_with(r#"dogs on the beach "last summer" without"#));
//! ```
//!
//! # What stays plain words
//!
//! Whatever could be either is left to the picture: a month or a season by itself ("snow in winter", "may"), a holiday
//! without a year, keys that are not known (`http://…`), a dash between words, signs within a word (`e-mail`, `C++`). A
//! number alone is a year from 1900 to this one, unless a unit follows.
//!
//! # What dates mean
//!
//! Seasons are whole months; a winter in a year is its January, February and December, "winter 2019/20" the one over the
//! turn. "Last summer" is the last that is over. A month with a preposition but no year is that month of every year. Dates
//! in a list ("2019, 2020") are alternatives; other filters must all hold. A date of the other calendars is the day that
//! their civil tables give; where a moon was seen a day later, the holiday was later too.

mod content;
mod context;
mod dates;
mod days;
mod explicit;
mod filter;
mod fold;
mod languages;
mod names;
mod parse;
mod part;
mod place_list;
mod print;
mod query;
mod quotes;
mod sentence;

pub use content::{all_words, content_words, has_word};
pub use context::{Context, DateOrder, FoundPlace, Gazetteer, Hemisphere, NoPlaces, Renown};
pub use days::{Days, MonthDay};
pub use filter::{FileType, Filter, State};
pub use fold::{folded, is_unspaced, is_word};
pub use part::{Meaning, Part, Role, Span, Written};
pub use place_list::PlaceList;
pub use query::{Query, Term, TermOf, write_query};
