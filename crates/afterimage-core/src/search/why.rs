//! Why a photo is an answer: each part of a query by itself.

use std::path::Path;

use afterimage_query::{Meaning, Query as Parsed, Role, TermOf, content_words, has_word};

use super::asked::Asked;
use super::called::Called;
use super::compose::{Sought, compose, stored};
use super::known::{Names, fold};
use super::pictured::{self, Beside};
use super::regions;
use super::written::snippets;
use crate::catalog::StoredEmbedding;
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::part::PhotoPart;
use crate::region::Region;
use crate::vectors::Neighbour;
use crate::view::{NameKind, PhotoDetails, Query, Why, WhyName, WhyOf, WhyPart};

/// The words of longer sentences say little one by one.
const MOST_WORDS: usize = 6;

/// What `query` and `photo` have to do with each other; nothing where nothing was asked that a photo can be like.
pub(crate) fn why(library: &Library, photo: i64, query: &Query) -> Result<Why, LibraryError> {
    let model = library.model();
    let (text, beside) = match query {
        Query::Text { text } => (text.clone(), None),
        Query::Similar { photo, frame, text } => {
            let part = PhotoPart::new(*photo, frame.unwrap_or(0));
            (pictured::whole_text(text), Some(Beside::photo(library, &model, part)?))
        }
        Query::Picture { path, text } => (pictured::whole_text(text), Some(Beside::file(library, &model, path)?)),
        Query::Album { album } => match library.album(*album)?.query {
            Some(text) => (text, None),
            None => return Ok(Why::default()),
        },
        Query::Everything | Query::Photos { .. } => return Ok(Why::default()),
    };
    because(library, &model, photo, &text, beside.as_ref())
}

/// What a picture, given as the bytes of its file, with the text beside it and `photo` have to do with each other.
pub(crate) fn why_picture(library: &Library, photo: i64, bytes: &[u8], text: &str) -> Result<Why, LibraryError> {
    let model = library.model();
    let beside = Beside::bytes(library, &model, bytes)?;
    because(library, &model, photo, &pictured::whole_text(text), Some(&beside))
}

fn because(
    library: &Library,
    model: &Model,
    photo: i64,
    text: &str,
    beside: Option<&Beside>,
) -> Result<Why, LibraryError> {
    let (asked, names) = Asked::understand(library, text)?;
    let Sought::This(composed) = compose(library, model, &asked.query, beside)? else {
        return Ok(Why::default());
    };
    let embedded = library.catalog().read(|connection| StoredEmbedding::of_photo(connection, &model.row, photo))?;
    let single = |stored: &StoredEmbedding| -> Vec<f32> { stored.vector.iter().map(|x| x.to_f32()).collect() };
    let score = |stored: &StoredEmbedding| dot(&single(stored), &composed.vector);
    // The part that speaks for the photo in the search, too.
    let mut parts: Vec<Neighbour> =
        embedded.iter().map(|stored| Neighbour { part: stored.part, score: score(stored) }).collect();
    let is_calibrated = composed.is_words && model.encoder.calibration().is_some();
    regions::discount(model, &composed.vector, is_calibrated, &mut parts)?;
    parts.sort_unstable_by(Neighbour::rank);
    let best = parts.first().and_then(|best| embedded.iter().find(|stored| stored.part == best.part));
    let Some((part, vector)) = best.map(|stored| (stored.part, single(stored))) else {
        return Ok(Why::default());
    };
    let details = library.photo(photo)?;
    let shown = Shown { library, model, part, vector, usual: model.index.usual_cosine()? };
    let mut names = match composed.is_words {
        true => shown.names(&asked.query, &names, &details)?,
        false => Vec::new(),
    };
    if library.shows_texts() {
        let read = library.catalog().read(|connection| snippets(connection, &asked.query, &[photo]))?;
        names.extend(read.into_iter().map(|hit| WhyName { kind: NameKind::Text, text: hit.snippet }));
    }
    let frame = details.frames.iter().find(|frame| frame.frame == part.part());
    Ok(Why { parts: shown.parts(&asked.query, beside)?, names, frame: frame.copied() })
}

/// The part of a photo that speaks for it.
struct Shown<'a> {
    library: &'a Library,
    model: &'a Model,
    part: PhotoPart,
    vector: Vec<f32>,
    /// The cosine of photos that have nothing to do with each other.
    usual: f32,
}

impl Shown<'_> {
    fn parts(&self, query: &Parsed, beside: Option<&Beside>) -> Result<Vec<WhyPart>, LibraryError> {
        let sentence = sentence_of(query);
        let mut parts = Vec::new();
        for term in query.terms() {
            let removed = term.weight < 0.0;
            match term.of {
                TermOf::Words(text) => {
                    let words = if text == sentence { content_words(&text) } else { Vec::new() };
                    parts.push(self.words(WhyOf::Words { text: text.clone() }, &text, removed)?);
                    if (2..=MOST_WORDS).contains(&words.len()) {
                        for word in words {
                            parts.push(self.words(WhyOf::Word { text: word.clone() }, &word, removed)?);
                        }
                    }
                }
                TermOf::Photo(photo) => {
                    if let Some(vector) = stored(self.library, self.model, photo)? {
                        parts.push(self.picture(WhyOf::Photo { photo }, &vector, removed));
                    }
                }
                TermOf::Picture(_) => {
                    let of = |beside: &Beside| beside.photo.map_or(WhyOf::Picture, |photo| WhyOf::Photo { photo });
                    parts.extend(beside.map(|beside| self.picture(of(beside), &beside.picture, removed)));
                }
            }
        }
        Ok(parts)
    }

    fn words(&self, of: WhyOf, text: &str, removed: bool) -> Result<WhyPart, LibraryError> {
        let query = self.model.embed_query(text)?;
        let cosine = dot(&self.vector, &query);
        let likelihood = match self.model.encoder.calibration() {
            None => None,
            Some(calibration) => {
                let hubness = self.model.hubness_of(self.library.catalog(), std::iter::once(self.part))?;
                let hubness = hubness.first().copied().flatten().unwrap_or_default();
                let counted = cosine - Region::of(self.part).map_or(0.0, |_| Region::DISCOUNT);
                Some(calibration.likelihood(
                    calibration.score(counted, hubness),
                    calibration.level(&query, self.model.encoder.tokens(text)?)?,
                ))
            }
        };
        Ok(WhyPart { of, removed, likelihood, alike: cosine.clamp(0.0, 1.0) })
    }

    fn picture(&self, of: WhyOf, vector: &[f32], removed: bool) -> WhyPart {
        let alike = (dot(&self.vector, vector) - self.usual) / (1.0 - self.usual);
        WhyPart { of, removed, likelihood: None, alike: alike.clamp(0.0, 1.0) }
    }

    /// The names that words of the query are in, if the search has taken them for evidence.
    fn names(&self, query: &Parsed, names: &Names, details: &PhotoDetails) -> Result<Vec<WhyName>, LibraryError> {
        let all = self.model.index.photos();
        let called = self.library.catalog().read(|connection| Called::by(connection, names, query, all))?;
        if called.evidence(details.photo) <= 0.0 {
            return Ok(Vec::new());
        }
        let mut words = content_words(&sentence_of(query));
        words.extend(query.names().map(fold));
        let has_one = |text: &str| {
            let text = fold(text);
            words.iter().any(|word| has_word(&text, word) || (query.names().next().is_some() && text.contains(word)))
        };
        let files = details.files.iter().map(|file| Path::new(&file.path));
        let text = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
        let file_names = files.clone().filter_map(|path| Some((NameKind::File, text(path.file_name())?)));
        let folders = files.flat_map(|path| path.parent().into_iter().flat_map(Path::components));
        let folders = folders.filter_map(|folder| Some((NameKind::Folder, text(Some(folder.as_os_str()))?)));
        let keywords = details.keywords.iter().map(|keyword| (NameKind::Keyword, keyword.clone()));
        let description = details.description.iter().map(|text| (NameKind::Description, text.clone()));
        let mut found: Vec<WhyName> = Vec::new();
        for (kind, text) in file_names.chain(keywords).chain(description).chain(folders) {
            if has_one(&text) && !found.iter().any(|name| name.text == text) {
                found.push(WhyName { kind, text });
            }
        }
        Ok(found)
    }
}

/// The words of a query that are taken as one sentence.
fn sentence_of(query: &Parsed) -> String {
    let words = query.meanings().filter_map(|meaning| match meaning {
        Meaning::Words { text, role: Role::Sentence, .. } => Some(text.as_str()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}
