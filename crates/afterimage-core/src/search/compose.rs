//! From what photos are to look like, and not to look like, to one vector.

use afterimage_encoder::Embedding;
use afterimage_query::{Meaning, Query, Role, Term, TermOf, Written};

use super::pictured::Beside;
use crate::catalog::CatalogError;
use crate::library::{Library, LibraryError};
use crate::model::Model;
use crate::part::PhotoPart;

/// How much of what is not wanted is taken off, beside what is wanted. Of photos with captions that name one thing and not another
/// (368 pairs of things), most are found with 0.4 to 0.5; less leaves more of what is not wanted among the first 20 hits, more loses
/// what is wanted.
const REMOVED: f32 = 0.5;

/// What hits are ranked by.
pub(super) struct Composed {
    /// What they are to resemble.
    pub vector: Embedding,
    /// Whether words alone were asked for, so that the model's calibration is right for the scores.
    pub is_words: bool,
    /// How long the words are that were asked for, in tokens.
    pub tokens: usize,
    /// Whether nothing was taken off: then the calibration tells how well hits fit, too.
    pub is_plain: bool,
    /// Photos that were named to be resembled. They are no answer.
    pub named: Vec<i64>,
}

/// What a query asks for, as far as it can be embedded.
pub(super) enum Sought {
    /// Nothing: it has conditions alone, or is empty.
    Nothing,
    /// Only photos or pictures that are not there.
    Unknown,
    /// This.
    This(Composed),
}

/// Embeds a query's terms and adds them up, each as large as cosines with it differ from photo to photo: those with a photo
/// differ more than those with words, and would drown them. `beside` is the picture that came with the query.
pub(super) fn compose(
    library: &Library,
    model: &Model,
    query: &Query,
    beside: Option<&Beside>,
) -> Result<Sought, LibraryError> {
    if let Some(text) = plain_text(query) {
        let vector = model.embed_query(text)?;
        let tokens = model.encoder.tokens(text)?;
        return Ok(Sought::This(Composed { vector, is_words: true, tokens, is_plain: true, named: Vec::new() }));
    }
    let terms = query.terms();
    if terms.is_empty() {
        return Ok(Sought::Nothing);
    }
    let (mut named, mut tokens) = (Vec::new(), 0);
    let mut embedded = Vec::new();
    for Term { of, weight } in &terms {
        let vector = match of {
            TermOf::Words(text) => {
                tokens += model.encoder.tokens(text)?;
                Some(model.embed_query(text)?.into_vec())
            }
            TermOf::Photo(photo) => {
                named.push(*photo);
                stored(library, model, *photo)?
            }
            TermOf::Picture(1) => {
                named.extend(beside.and_then(|beside| beside.photo));
                beside.map(|beside| beside.picture.to_vec())
            }
            TermOf::Picture(_) => None,
        };
        embedded.extend(vector.map(|vector| (*weight, vector)));
    }
    let Some((_, first)) = embedded.first() else { return Ok(Sought::Unknown) };
    let first = first.clone();
    let mut sum = vec![0.0; first.len()];
    let one = embedded.len() == 1;
    for (weight, vector) in &embedded {
        let spread = if one { 1.0 } else { model.index.spread(vector)? };
        let strength = if *weight < 0.0 && !one { REMOVED } else { 1.0 };
        let weight = weight * strength / if spread > 0.0 { spread } else { 1.0 };
        sum.iter_mut().zip(vector).for_each(|(sum, x)| *sum += weight * x);
    }
    // What is asked for and taken off alike leaves nothing: then the first term is as good as any.
    let vector = Embedding::normalized(sum).or_else(|| Embedding::normalized(first));
    let Some(vector) = vector else { return Ok(Sought::Unknown) };
    let is_words = terms.iter().all(|term| matches!(term.of, TermOf::Words(_)));
    let is_plain = is_words && terms.iter().all(|term| term.weight > 0.0);
    Ok(Sought::This(Composed { vector, is_words, tokens, is_plain, named }))
}

/// The text of a query of plain words, which is embedded as it was typed.
fn plain_text(query: &Query) -> Option<&str> {
    let is_plain = |part: &afterimage_query::Part| {
        part.written == Written::Plain && matches!(part.meaning, Meaning::Words { role: Role::Sentence, .. })
    };
    (!query.parts().is_empty() && query.parts().iter().all(is_plain)).then(|| query.text().trim())
}

/// The embedding of a photo, if it has one.
pub(super) fn stored(library: &Library, model: &Model, photo: i64) -> Result<Option<Vec<f32>>, LibraryError> {
    match super::embedding_of(library, model, PhotoPart::from(photo)) {
        Ok(vector) => Ok(Some(vector)),
        Err(LibraryError::Catalog(CatalogError::NotFound { .. })) => Ok(None),
        Err(error) => Err(error),
    }
}
