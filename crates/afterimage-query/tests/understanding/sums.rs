//! Negatives, weights, photos and pictures.

use afterimage_query::{Query, Term, TermOf};

use crate::{check, context};

#[test]
fn negatives() {
    check(&[
        ("dog -cat", "dog -cat"),
        ("-cat", "-cat"),
        ("dog −cat", "dog -cat"),
        ("海 －人", "海 -人"),
        ("dog -\"black cat\"", "dog -\"black cat\""),
        ("dog -black-and-white", "dog -\"black-and-white\""),
        ("dog -cat, -mouse.", "dog -cat -mouse"),
        ("dog −cats in hats", "dog -cats in hats"),
        ("dog -🐱", "dog -\"🐱\""),
        ("dog -last", "dog -last"),
    ]);
}

#[test]
fn weights() {
    check(&[
        ("sunset^2 dog", "sunset^2 dog"),
        ("\"at night\"^0.5", "\"at night\"^0.5"),
        ("-cat^0.25", "-cat^0.25"),
        ("photo:12^2", "photo:12^2"),
        ("2^8", "2^8"),
        ("dog^0", "dog^0"),
    ]);
}

#[test]
fn sums() {
    check(&[
        ("photo:12 + \"at night\" − people", "photo:12 + \"at night\" -people"),
        ("photo:12 + at night - people", "photo:12 + at night -people"),
        ("image:1 +snow", "image:1 + snow"),
        ("dog + cat", "dog + cat"),
        ("dog + last summer", "dog date:2026-06..2026-08"),
        ("photo:12 - last summer", "photo:12 -date:2026-06..2026-08"),
        ("-photo:12", "-photo:12"),
        ("photo:12 - photo:13", "photo:12 -photo:13"),
        ("photo:12 − people in hats, beach", "photo:12 -\"people in hats\" beach"),
        ("dog +", "dog +"),
        ("dog + + cat", "dog + + cat"),
    ]);
}

#[test]
fn terms_are_what_is_embedded() {
    let terms = Query::parse("dogs last summer at the beach \"in snow\" sunset^2 -people photo:3", &context()).terms();
    let words = |text: &str, weight| Term { of: TermOf::Words(text.into()), weight };
    let expected = [
        words("dogs at the beach in snow", 1.0),
        words("sunset", 2.0),
        words("people", -1.0),
        Term { of: TermOf::Photo(3), weight: 1.0 },
    ];
    assert_eq!(terms, expected);
}
