//! Regions beside whole photos.

use crate::model::Model;
use crate::region::Region;
use crate::vectors::{Neighbour, VectorError};

/// Takes off the cosines of regions what they have for being many. Without a calibration, cosines mean different things for each
/// model and query; how much they differ from photo to photo says what they mean.
pub(super) fn discount(
    model: &Model,
    query: &[f32],
    is_calibrated: bool,
    hits: &mut [Neighbour],
) -> Result<(), VectorError> {
    let is_region = |hit: &Neighbour| Region::of(hit.part).is_some();
    if !hits.iter().any(is_region) {
        return Ok(());
    }
    let discount = match is_calibrated {
        true => Region::DISCOUNT,
        false => Region::DISCOUNT_A_SPREAD * model.index.spread(query)?,
    };
    hits.iter_mut().filter(|hit| is_region(hit)).for_each(|hit| hit.score -= discount);
    Ok(())
}
