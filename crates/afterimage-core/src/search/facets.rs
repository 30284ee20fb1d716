//! What the photos of an answer can be narrowed down by, with how many that leaves.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use afterimage_query::{FileType, Filter, Gazetteer, Meaning, write_query};
use roaring::RoaringTreemap;
use rusqlite::Connection;

use super::asked::Asked;
use super::filters::{Conditions, days_of_year, directories_called, year_of};
use super::fitting;
use super::known::{Names, fold};
use crate::catalog::{CatalogError, PhotoRow};
use crate::library::{Library, LibraryError};
use crate::places::countries;
use crate::vectors::Method;
use crate::view::{Facet, Facets, Query, Wanted};

/// So many of a list are enough to choose from.
const LISTED: usize = 24;

/// Hits that are looked at where photos are ranked.
const RANKED: usize = 500;

/// What a query's photos have in common. Photos that resemble a picture are not narrowed down.
pub(crate) fn facets(library: &Library, query: &Query) -> Result<Facets, LibraryError> {
    let text = match query {
        Query::Everything => "",
        Query::Text { text } => text,
        _ => return Ok(Facets::default()),
    };
    let (asked, names) = Asked::understand(library, text)?;
    let photos = match (asked.query.terms().is_empty(), asked.photos) {
        (false, _) => fitting(&super::search(library, query, &Wanted::best(RANKED), Method::Cheapest)?),
        (true, Some(photos)) => photos,
        (true, None) => library.catalog().read(PhotoRow::all_shown)?,
    };
    let facets = library.catalog().read(|connection| {
        let photos = photos & PhotoRow::all_shown(connection)?;
        let conditions =
            Conditions { connection, names: &names, places: library.places(), texts: library.shows_texts() };
        Counting { conditions, photos: &photos }.all()
    })?;
    Ok(facets)
}

struct Counting<'a> {
    conditions: Conditions<'a>,
    photos: &'a RoaringTreemap,
}

impl Counting<'_> {
    fn all(&self) -> Result<Facets, CatalogError> {
        let connection = self.conditions.connection;
        let mut years: BTreeMap<i16, u64> = BTreeMap::new();
        let (mut cameras, mut towns) = (HashMap::<String, u64>::new(), HashMap::<u32, u64>::new());
        PhotoRow::each_of(connection, self.photos, |taken_at, camera, town| {
            *years.entry(year_of(taken_at)).or_default() += 1;
            if let Some(camera) = camera {
                match cameras.get_mut(camera) {
                    Some(count) => *count += 1,
                    None => drop(cameras.insert(camera.to_owned(), 1)),
                }
            }
            if let Some(town) = town {
                *towns.entry(town).or_default() += 1;
            }
        })?;
        let year = |(year, count): (i16, u64)| {
            let days = vec![days_of_year(year)?];
            Some(facet(year.to_string(), count, Filter::Date { days }))
        };
        let (countries, places) = self.places(&towns);
        Ok(Facets {
            photos: self.photos.len(),
            years: years.into_iter().rev().filter_map(year).collect(),
            countries,
            places,
            cameras: most(same_names(cameras), |text| Filter::Camera { text }),
            folders: self.folders(connection, self.conditions.names)?,
            types: self.types()?,
        })
    }

    /// Countries and towns, each with as many photos as a query by its name finds: those of all places that are called so.
    fn places(&self, towns: &HashMap<u32, u64>) -> (Vec<Facet>, Vec<Facet>) {
        let (mut countries, mut names) = (HashMap::<String, u64>::new(), HashMap::<String, u64>::new());
        for (town, count) in towns {
            let Some(place) = self.conditions.places.and_then(|places| places.get(*town)) else { continue };
            *countries.entry(place.country).or_default() += count;
            *names.entry(place.name).or_default() += count;
        }
        let place = |text: String| Filter::Place { text, ids: Vec::new(), name: None };
        let country = |letters: &str| countries::name(letters).unwrap_or(letters).to_owned();
        let mut countries = most(countries, |letters| place(country(&letters)));
        // One country says nothing that its towns don't.
        if countries.len() < 2 {
            countries.clear();
        }
        let mut places = most(same_names(names), place);
        countries.iter_mut().for_each(|facet| facet.count = self.taken_at(&country(&facet.value), towns));
        places.iter_mut().for_each(|facet| facet.count = self.taken_at(&facet.value, towns));
        places.sort_by_key(|facet| Reverse(facet.count));
        (countries, places)
    }

    /// How many photos were taken at places of this name, in whatever language it is theirs.
    fn taken_at(&self, name: &str, towns: &HashMap<u32, u64>) -> u64 {
        let ids = self.conditions.names.places.find(name).map(|found| found.ids).unwrap_or_default();
        let within = |town: u32| {
            ids.iter().any(|&place| self.conditions.places.is_some_and(|places| places.is_within(town, place)))
        };
        towns.iter().filter(|(town, _)| within(**town)).map(|(_, count)| count).sum()
    }

    fn folders(&self, connection: &Connection, names: &Names) -> Result<Vec<Facet>, CatalogError> {
        let mut within: HashMap<i64, RoaringTreemap> = HashMap::new();
        PhotoRow::each_directory_of(connection, self.photos, |photo, directory| {
            within.entry(directory).or_default().insert(photo.cast_unsigned());
        })?;
        let mut most: Vec<_> =
            names.directories.iter().filter_map(|named| Some((named, within.get(&named.id)?.len()))).collect();
        most.sort_unstable_by_key(|(named, count)| (Reverse(*count), named.id));
        most.truncate(LISTED);
        let mut facets: Vec<Facet> = Vec::new();
        for (named, _) in most {
            if facets.iter().any(|facet| facet.value == named.label) {
                continue;
            }
            // What a query by that name finds: photos of directories below it as well.
            let of_name = directories_called(names, &named.label).filter_map(|directory| within.get(&directory.id));
            let photos = of_name.fold(RoaringTreemap::new(), |all, photos| all | photos);
            facets.push(facet(named.label.clone(), photos.len(), Filter::Folder { text: named.label.clone() }));
        }
        facets.sort_by_key(|facet| Reverse(facet.count));
        Ok(facets)
    }

    fn types(&self) -> Result<Vec<Facet>, CatalogError> {
        let mut facets = Vec::new();
        // A still picture is whatever is no video, and a DNG is a RAW file.
        for of_file in FileType::ALL.into_iter().filter(|kind| !matches!(kind, FileType::Photo | FileType::Dng)) {
            let filter = Filter::Type { of_file };
            let count = self.conditions.met_by(&filter)?.intersection_len(self.photos);
            if count > 0 {
                facets.push(facet(of_file.name().to_owned(), count, filter));
            }
        }
        facets.sort_by_key(|facet| Reverse(facet.count));
        Ok(facets)
    }
}

fn facet(value: String, count: u64, filter: Filter) -> Facet {
    Facet { value, count, filter: write_query(&[Meaning::Filter { negated: false, filter }]) }
}

/// Names that differ only in case and accents as one: a query finds them alike.
fn same_names(counts: HashMap<String, u64>) -> HashMap<String, u64> {
    let mut names: Vec<_> = counts.into_iter().collect();
    names.sort_unstable_by(|one, other| (Reverse(one.1), &one.0).cmp(&(Reverse(other.1), &other.0)));
    let mut by_folded: HashMap<String, (String, u64)> = HashMap::new();
    for (name, count) in names {
        by_folded.entry(fold(&name)).or_insert((name, 0)).1 += count;
    }
    by_folded.into_values().collect()
}

/// Those that most photos have.
fn most(counts: HashMap<String, u64>, filter: impl Fn(String) -> Filter) -> Vec<Facet> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by(|one, other| (Reverse(one.1), &one.0).cmp(&(Reverse(other.1), &other.0)));
    counts.truncate(LISTED);
    counts.into_iter().map(|(value, count)| facet(value.clone(), count, filter(value))).collect()
}
