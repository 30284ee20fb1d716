use proptest::prelude::*;

use super::*;

/// A packet with these attributes and elements of one `rdf:Description`.
fn packet(attributes: &str, elements: &str) -> String {
    format!(
        r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" {attributes}>{elements}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#
    )
}

#[test]
fn everything_that_is_read_is_read() {
    let facts = read(
        packet(
            r#"xmp:Rating="4" exif:GPSLatitude="33,51.6S" exif:GPSLongitude="151,12,0E""#,
            "<dc:subject><rdf:Bag><rdf:li>lake</rdf:li><rdf:li>M&#xFC;ll &amp; <![CDATA[<more>]]></rdf:li></rdf:Bag></dc:subject>
             <lr:hierarchicalSubject><rdf:Bag><rdf:li>Animals|Dogs|Rex</rdf:li></rdf:Bag></lr:hierarchicalSubject>
             <dc:description><rdf:Alt><rdf:li xml:lang='de'>Am See</rdf:li>
                 <rdf:li xml:lang='x-default'>By the lake</rdf:li></rdf:Alt></dc:description>
             <photoshop:DateCreated>2018-01-01</photoshop:DateCreated>
             <exif:DateTimeOriginal>2019-03-07T14:05:09+01:00</exif:DateTimeOriginal>
             <xmp:CreateDate>2020-01-01T00:00:00</xmp:CreateDate>",
        )
        .as_bytes(),
    );
    assert_eq!(facts.rating, Some(4));
    assert_eq!(facts.keywords, ["lake", "Müll & <more>", "Animals", "Dogs", "Rex"]);
    assert_eq!(facts.description.as_deref(), Some("By the lake"));
    let taken = facts.taken.unwrap();
    assert_eq!((taken.clock.to_string().as_str(), taken.offset_minutes), ("2019-03-07T14:05:09", Some(60)));
    assert_eq!(facts.digitized.unwrap().clock.year(), 2020);
    let position = facts.position.unwrap();
    assert!((position.latitude + 33.86).abs() < 1e-9 && (position.longitude - 151.2).abs() < 1e-9);
}

#[test]
fn prefixes_are_names_alone() {
    let odd = packet("", "<a:Rating xmlns:a='http://ns.adobe.com/xap/1.0/'>2</a:Rating>");
    assert_eq!(read(odd.as_bytes()).rating, Some(2));
    let other = packet("", "<xmp:Rating xmlns:xmp='http://example.org/'>2</xmp:Rating>");
    assert_eq!(read(other.as_bytes()).rating, None);
}

#[test]
fn what_is_inside_another_property_is_not_of_the_photo() {
    let nested = packet("", "<xmpMM:DerivedFrom><rdf:Description xmp:Rating='5'/></xmpMM:DerivedFrom>");
    assert_eq!(read(nested.as_bytes()), XmpFacts::default());
}

#[test]
fn utf_16_is_read() {
    let text = packet("xmp:Rating='-1'", "");
    let units = text.encode_utf16();
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units.flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read(&bytes).rating, Some(-1));
}

#[test]
fn what_came_before_the_damage_is_kept() {
    let whole = packet("xmp:Rating='3'", "<dc:subject><rdf:Bag><rdf:li>lake</rdf:li><rdf:li>boat</rdf:li>");
    let cut = &whole[..whole.find("boat").unwrap()];
    let facts = read(cut.as_bytes());
    assert_eq!((facts.rating, facts.keywords), (Some(3), vec!["lake".to_owned()]));
}

/// Ten entities, each ten times the one before: expanded they would take gigabytes.
#[test]
fn an_entity_bomb_does_nothing() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY e0 'lol'>");
    for level in 1..10 {
        let inner = format!("&e{};", level - 1).repeat(10);
        bomb.push_str(&format!("<!ENTITY e{level} '{inner}'>"));
    }
    bomb.push_str("]>");
    bomb.push_str(&packet("", "<dc:subject><rdf:Bag><rdf:li>a&e9;b</rdf:li></rdf:Bag></dc:subject>"));
    assert_eq!(
        read(bomb.replace("<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>", "").as_bytes()).keywords,
        ["ab"]
    );
}

#[test]
fn depth_number_and_size_are_capped() {
    let deep = packet("", &"<dc:subject>".repeat(100_000));
    assert_eq!(read(deep.as_bytes()), XmpFacts::default());
    let many =
        packet("", &format!("<dc:subject><rdf:Bag>{}</rdf:Bag></dc:subject>", "<rdf:li>k</rdf:li>".repeat(50_000)));
    assert_eq!(read(many.as_bytes()).keywords.len(), MOST_VALUES);
    let long = packet("", &format!("<dc:description>{}</dc:description>", "ä".repeat(1 << 20)));
    assert_eq!(read(long.as_bytes()).description.unwrap().chars().count(), MOST_CHARACTERS);
    assert_eq!(read(&vec![b' '; MOST_BYTES + 1]), XmpFacts::default());
}

proptest! {
    #[test]
    fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }

    #[test]
    fn any_markup_has_an_answer(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<", ">", "/", "&", ";", "#x", "\"", "'", "=", " ", "rdf:li", "rdf:Bag", "dc:subject", "<dc:subject>",
                "</dc:subject>", "<rdf:Bag>", "<rdf:li>", "</rdf:li>", "<!DOCTYPE", "<![CDATA[", "]]>", "<!--", "xmlns:", "9", "ä",
            ]),
            0..40,
        )
    ) {
        let elements = parts.concat();
        read(packet("", &elements).as_bytes());
        read(packet(&elements, "").as_bytes());
    }

    #[test]
    fn keywords_come_back_as_they_were_written(keywords in prop::collection::vec("[\\PC&&[^|]]{1,12}", 1..6)) {
        let written: String = keywords
            .iter()
            .map(|keyword| format!("<rdf:li>{}</rdf:li>", quick_xml::escape::escape(keyword.as_str())))
            .collect();
        let read = read(packet("", &format!("<dc:subject><rdf:Bag>{written}</rdf:Bag></dc:subject>")).as_bytes());
        let expected: Vec<&str> = keywords.iter().map(|keyword| keyword.trim()).filter(|keyword| !keyword.is_empty()).collect();
        prop_assert_eq!(read.keywords, expected);
    }

    #[test]
    fn any_text_of_degrees_has_an_answer(text in "\\PC{0,20}") {
        if let Some(value) = degrees(&text, 'N', 'S') {
            let _ = Position::new(value, value);
        }
    }
}
