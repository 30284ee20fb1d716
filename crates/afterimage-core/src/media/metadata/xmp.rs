//! What photo programs write: XMP (ISO 16684-1), inside a photo or in a file beside it.
//!
//! The text comes from anywhere. The parser keeps no tree and expands no entity but the five of XML itself and
//! character references, so a packet costs what its bytes cost; what is taken from it is capped.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::Position;
use super::moment::{self, Moment};

/// What an XMP packet says of a photo.
#[derive(Debug, Default, PartialEq)]
pub(super) struct XmpFacts {
    /// When it was taken.
    pub taken: Option<Moment>,
    /// When it became a file: for a scanned photo, when it was scanned.
    pub digitized: Option<Moment>,
    /// Words for what is on it; every level of a hierarchy is one.
    pub keywords: Vec<String>,
    /// A caption.
    pub description: Option<String>,
    /// -1 for rejected, 1 to 5 stars.
    pub rating: Option<i8>,
    /// Where it was taken.
    pub position: Option<Position>,
}

/// Larger packets are not read. Those with a history of a thousand edits and masks stay below.
pub(super) const MOST_BYTES: usize = 8 << 20;

/// Elements further inside than this are nothing that is read.
const MOST_DEPTH: usize = 64;

/// So many values are kept, of so many characters each.
const MOST_VALUES: usize = 2000;
const MOST_CHARACTERS: usize = 20_000;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// The properties that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Property {
    Subject,
    HierarchicalSubject,
    Description,
    Rating,
    DateCreated,
    DateTimeOriginal,
    CreateDate,
    Latitude,
    Longitude,
}

fn property(namespace: &str, name: &str) -> Option<Property> {
    Some(match (namespace, name) {
        ("http://purl.org/dc/elements/1.1/", "subject") => Property::Subject,
        ("http://purl.org/dc/elements/1.1/", "description") => Property::Description,
        ("http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject") => Property::HierarchicalSubject,
        ("http://ns.adobe.com/xap/1.0/", "Rating") => Property::Rating,
        ("http://ns.adobe.com/xap/1.0/", "CreateDate") => Property::CreateDate,
        ("http://ns.adobe.com/photoshop/1.0/", "DateCreated") => Property::DateCreated,
        ("http://ns.adobe.com/exif/1.0/", "DateTimeOriginal") => Property::DateTimeOriginal,
        ("http://ns.adobe.com/exif/1.0/", "GPSLatitude") => Property::Latitude,
        ("http://ns.adobe.com/exif/1.0/", "GPSLongitude") => Property::Longitude,
        _ => return None,
    })
}

/// Reads a packet, as far as it is well-formed.
pub(super) fn read(packet: &[u8]) -> XmpFacts {
    if packet.len() > MOST_BYTES {
        return XmpFacts::default();
    }
    let text = text(packet);
    let mut values = Values::default();
    // What came before a mistake was right.
    if let Err(error) = collect(&text, &mut values) {
        tracing::debug!(%error, "an XMP packet is damaged");
    }
    values.facts()
}

/// Packets are UTF-8, except that files beside a photo may be UTF-16.
fn text(packet: &[u8]) -> Cow<'_, str> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match packet {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        _ => String::from_utf8_lossy(packet),
    }
}

/// Where in the packet the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// `rdf:RDF`.
    Rdf,
    /// `rdf:Description` right inside it: what it holds are properties of the photo.
    Photo,
    /// A property that is read.
    Property(Property),
    /// A value of it, among others.
    Item(Property),
    /// `rdf:Bag`, `rdf:Seq` or `rdf:Alt` of a property.
    List(Property),
    /// Anything else.
    Other,
}

fn collect(packet: &str, values: &mut Values) -> Result<(), quick_xml::Error> {
    let mut reader = NsReader::from_str(packet);
    let mut places: Vec<Place> = Vec::new();
    let mut text = String::new();
    let mut is_default = true;
    loop {
        match reader.read_event()? {
            Event::Start(element) => {
                let place = enter(&reader, &element, places.last().copied(), values)?;
                if matches!(place, Place::Item(_) | Place::Property(_)) {
                    text.clear();
                    is_default = !matches!(place, Place::Item(_)) || is_default_language(&element);
                }
                places.push(place);
                if places.len() > MOST_DEPTH {
                    return Ok(());
                }
            }
            Event::Empty(element) => {
                enter(&reader, &element, places.last().copied(), values)?;
            }
            Event::End(_) => {
                if let Some(Place::Item(property) | Place::Property(property)) = places.pop() {
                    values.add(property, &std::mem::take(&mut text), is_default);
                }
            }
            Event::Text(part) if is_value(&places) => append(&mut text, &part.xml10_content()),
            Event::CData(part) if is_value(&places) => append(&mut text, &part.xml10_content()),
            Event::GeneralRef(reference) if is_value(&places) => {
                let character = match reference.resolve_char_ref()? {
                    Some(character) => character.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
                        .unwrap_or_default()
                        .to_owned(),
                };
                append(&mut text, &character);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn is_value(places: &[Place]) -> bool {
    matches!(places.last(), Some(Place::Item(_) | Place::Property(_)))
}

fn append(text: &mut String, more: &str) {
    if text.len() < MOST_CHARACTERS {
        text.push_str(more);
    }
}

/// Which place an element is, and what its attributes say.
fn enter(
    reader: &NsReader<&[u8]>,
    element: &BytesStart<'_>,
    around: Option<Place>,
    values: &mut Values,
) -> Result<Place, quick_xml::Error> {
    let (namespace, name) = reader.resolver().resolve_element(element.name());
    let ResolveResult::Bound(Namespace(namespace)) = namespace else { return Ok(Place::Other) };
    let name = name.into_inner();
    Ok(match (around, namespace, name) {
        (_, RDF, "RDF") => Place::Rdf,
        (Some(Place::Rdf), RDF, "Description") => {
            read_attributes(reader, element, values)?;
            Place::Photo
        }
        (Some(Place::Photo), namespace, name) => property(namespace, name).map_or(Place::Other, Place::Property),
        (Some(Place::Property(property)), RDF, "Bag" | "Seq" | "Alt") => Place::List(property),
        (Some(Place::List(property)), RDF, "li") => Place::Item(property),
        _ => Place::Other,
    })
}

/// Properties with one plain value may be attributes.
fn read_attributes(
    reader: &NsReader<&[u8]>,
    element: &BytesStart<'_>,
    values: &mut Values,
) -> Result<(), quick_xml::Error> {
    for attribute in element.attributes().with_checks(false).flatten() {
        let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
        if let ResolveResult::Bound(Namespace(namespace)) = namespace
            && let Some(property) = property(namespace, name.into_inner())
        {
            values.add(property, &attribute.normalized_value(XmlVersion::Explicit1_0)?, true);
        }
    }
    Ok(())
}

/// Of a text in several languages, one is marked as the default.
fn is_default_language(item: &BytesStart<'_>) -> bool {
    let language = item.attributes().with_checks(false).flatten().find(|attribute| attribute.key.0 == "xml:lang");
    language.is_none_or(|language| language.value.as_ref() == "x-default")
}

/// What was read of each property.
#[derive(Default)]
struct Values {
    list: Vec<(Property, String)>,
}

impl Values {
    fn add(&mut self, property: Property, text: &str, is_default: bool) {
        let text = text.trim();
        if text.is_empty() || self.list.len() >= MOST_VALUES {
            return;
        }
        let value = (property, text.chars().take(MOST_CHARACTERS).collect());
        match property {
            // The default of several languages goes first, wherever it stands.
            Property::Description if is_default => self.list.insert(0, value),
            _ => self.list.push(value),
        }
    }

    fn all(&self, wanted: Property) -> impl Iterator<Item = &str> {
        self.list.iter().filter(move |(property, _)| *property == wanted).map(|(_, text)| text.as_str())
    }

    fn facts(&self) -> XmpFacts {
        let first = |property| self.all(property).next();
        let date = |property| first(property).and_then(moment::iso);
        let levels = self.all(Property::HierarchicalSubject).flat_map(|path| path.split('|'));
        let keywords = self.all(Property::Subject).chain(levels).map(str::trim).filter(|keyword| !keyword.is_empty());
        let coordinates = first(Property::Latitude)
            .and_then(|text| degrees(text, 'N', 'S'))
            .zip(first(Property::Longitude).and_then(|text| degrees(text, 'E', 'W')));
        XmpFacts {
            taken: date(Property::DateTimeOriginal).or_else(|| date(Property::DateCreated)),
            digitized: date(Property::CreateDate),
            keywords: keywords.map(str::to_owned).collect(),
            description: first(Property::Description).map(str::to_owned),
            rating: first(Property::Rating).and_then(|text| super::rating(text.parse().ok()?)),
            position: coordinates.and_then(|(latitude, longitude)| Position::new(latitude, longitude)),
        }
    }
}

/// `48,51.5N` or `48,51,30N`: degrees and minutes, perhaps seconds, and a direction.
fn degrees(text: &str, positive: char, negative: char) -> Option<f64> {
    let direction = text.chars().next_back()?.to_ascii_uppercase();
    let sign = if direction == positive { 1.0 } else { -1.0 };
    if direction != positive && direction != negative {
        return None;
    }
    let mut parts = text[..text.len() - 1].split(',').map(|part| part.trim().parse::<f64>());
    let mut part = || parts.next().unwrap_or(Ok(0.0)).ok().filter(|part| *part >= 0.0);
    Some(sign * (part()? + part()? / 60.0 + part()? / 3600.0))
}

#[cfg(test)]
mod tests;
