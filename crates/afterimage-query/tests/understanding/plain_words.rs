//! Signs that people write and that mean nothing special.

use afterimage_query::{Query, TermOf};

use crate::{check, context};

#[test]
fn signs_are_not_in_the_way() {
    for text in [
        "e-mail",
        "black-and-white",
        "t-shirt",
        "C++",
        "C#",
        "3:2",
        "16:9",
        "http://example.org/2019/03?q=1",
        ":)",
        ":-(",
        "-",
        "+",
        "- -",
        "--",
        "\"",
        "\" \"",
        "5\" screen",
        "rock & roll",
        "rock 'n' roll",
        "10-15 people",
        "dog -- cat",
        "dog - cat",
        "dog – cat",
        "dog — cat",
        "it's",
        "l'arbre",
        "AT&T",
        "50%",
        "$5",
        "@home",
        "#sunset",
        "a/b",
        "…",
        "x^",
        "^2",
        "-5 degrees",
        "+49 30 1234",
        "(dog)",
        "dog*",
        "רמטכ\"ל",
        "سلام، دنیا",
        "👨‍👩‍👧 🏖️",
        "สวัสดี",
        "mid-2019",
        "COVID-19",
        "日本語",
        "コーヒー",
        "foo:bar",
        "ratio 4:3",
        "12:30",
    ] {
        let query = Query::parse(text, &context());
        let words: Vec<TermOf> = query.terms().into_iter().map(|term| term.of).collect();
        assert_eq!(words, [TermOf::Words(text.into())], "{text}");
        assert_eq!(query.filters().count(), 0, "{text}");
    }
}

#[test]
fn blank_is_everything() {
    for text in ["", " ", "\u{a0}\t\n", ",", "，、"] {
        assert!(Query::parse(text, &context()).parts().is_empty(), "{text:?}");
    }
}

#[test]
fn quotes_of_all_languages() {
    check(&[
        ("\"last summer\"", "\"last summer\""),
        ("“last summer”", "\"last summer\""),
        ("„letzter Sommer“", "\"letzter Sommer\""),
        ("»letzter Sommer«", "\"letzter Sommer\""),
        ("« l’été dernier »", "\"l’été dernier\""),
        ("「去年」", "\"去年\""),
        ("『去年』の海", "\"去年\" の海"),
        ("＂2019＂", "\"2019\""),
        ("\"last sum", "\"last sum\""),
        ("\"say \"\"hi\"\"\"", "\"say \"\"hi\"\"\""),
        ("a \"b c\" d", "a \"b c\" d"),
    ]);
}

#[test]
fn spaces_of_all_kinds() {
    check(&[
        ("last\u{a0}summer", "date:2026-06..2026-08"),
        ("last\u{3000}summer", "date:2026-06..2026-08"),
        ("last   summer", "date:2026-06..2026-08"),
        ("dog\u{a0}-cat", "dog -cat"),
    ]);
}

#[test]
fn names_of_files_are_words_and_names() {
    let query = Query::parse("IMG_2041 at the beach, DSC00123.jpg -IMG_0001", &context());
    assert_eq!(query.names().collect::<Vec<_>>(), ["IMG_2041", "DSC00123.jpg"]);
    assert_eq!(query.terms()[0].of, TermOf::Words("IMG_2041 at the beach, DSC00123.jpg".into()));
}
