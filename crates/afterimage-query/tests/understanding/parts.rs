//! What the window shows of the parts.

use afterimage_query::{Meaning, Query, Span, Written};

use crate::context;

#[test]
fn parts_know_where_and_how_they_were_written() {
    let text = "🏖️ dogs im März 2019 ohne Katzen \"at night\" rating>=4";
    let query = Query::parse(text, &context());
    let parts: Vec<(&str, Written)> =
        query.parts().iter().map(|part| (&text[part.span.start..part.span.end], part.written)).collect();
    let expected = [
        ("🏖️ dogs", Written::Plain),
        ("im März 2019", Written::Sentence),
        ("ohne Katzen", Written::Sentence),
        ("\"at night\"", Written::Quoted),
        ("rating>=4", Written::Explicit),
    ];
    assert_eq!(parts, expected);
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let Span { start, end } = query.utf16_spans()[1];
    assert_eq!(String::from_utf16(&utf16[start..end]).unwrap(), "im März 2019");
}

#[test]
fn a_part_can_be_turned_back_into_words() {
    let literally = |text, part| Query::parse(text, &context()).taken_literally(part);
    assert_eq!(literally("dogs last summer", 1), "dogs \"last summer\"");
    assert_eq!(literally("去年夏天的狗", 0), "\"去年夏天的\" 狗");
    assert_eq!(literally("date:2019", 0), "\"date:2019\"");
    assert_eq!(literally("dog -cat", 1), "dog \"-cat\"");
    assert_eq!(literally("dog", 7), "dog");
}

#[test]
fn parts_are_json_with_types() {
    let query = Query::parse("last summer", &context());
    let json = serde_json::to_value(query.parts()).unwrap();
    let expected = serde_json::json!([{
        "span": {"start": 0, "end": 11},
        "meaning": {"kind": "filter", "negated": false, "filter":
            {"of": "date", "days": [{"kind": "between", "from": "2026-06-01", "until": "2026-08-31"}]}},
        "written": "sentence",
    }]);
    assert_eq!(json, expected);
    let back: Vec<Meaning> = query.meanings().cloned().collect();
    assert_eq!(serde_json::from_value::<Vec<afterimage_query::Part>>(json).unwrap()[0].meaning, back[0]);
}
