//! What people type: any text is a query, and writing it down changes nothing.
#![no_main]

use afterimage_query::{Context, Query};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let context = Context::on(jiff::civil::date(2026, 11, 22));
    let query = Query::parse(text, &context);
    let written = query.to_string();
    assert_eq!(Query::parse(&written, &context), query, "{written}");
    for part in 0..query.parts().len().min(3) {
        let _ = Query::parse(&query.taken_literally(part), &context);
    }
});
