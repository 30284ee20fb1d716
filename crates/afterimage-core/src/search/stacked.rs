//! Showing the photos of one stack as one.

use std::collections::{HashMap, HashSet};
use std::mem::take;

use crate::catalog::StackRow;
use crate::library::{Library, LibraryError};
use crate::view::{Results, Stack};

/// An answer in which one photo of each stack stands for those of the stack that the answer holds.
pub(super) fn stacked(library: &Library, mut results: Results) -> Result<Results, LibraryError> {
    let is_ranked = results.scores.is_some();
    let stacks = library.catalog().read(|connection| {
        let stack_of = StackRow::of(connection, &results.photos)?;
        let mut stacks: HashMap<i64, Vec<i64>> = HashMap::new();
        for photo in &results.photos {
            if let Some(stack) = stack_of.get(photo) {
                stacks.entry(*stack).or_default().push(*photo);
            }
        }
        let mut stacks: Vec<Vec<i64>> = stacks.into_values().filter(|photos| photos.len() > 1).collect();
        if !is_ranked {
            let standing = StackRow::standing(connection, &stacks.concat())?;
            for photos in &mut stacks {
                // Of equal ones the first.
                let best =
                    (0..photos.len()).rev().max_by_key(|&at| photos.get(at).and_then(|photo| standing.get(photo)));
                photos[..=best.unwrap_or(0)].rotate_right(1);
            }
        }
        Ok(stacks)
    })?;
    let mut others: HashMap<i64, Vec<i64>> = HashMap::with_capacity(stacks.len());
    for mut photos in stacks {
        let rest = photos.split_off(1);
        others.extend(photos.first().map(|first| (*first, rest)));
    }
    let hidden: HashSet<i64> = others.values().flatten().copied().collect();
    keep(&mut results, |photo, _| !hidden.contains(&photo));
    let stack = |photo: &i64| Some(Stack { photo: *photo, others: others.remove(photo)? });
    results.stacks = results.photos.iter().filter_map(stack).collect();
    Ok(results)
}

/// The first `limit` photos of an answer.
pub(super) fn truncate(results: &mut Results, limit: usize) {
    if results.photos.len() > limit {
        keep(results, |_, rank| rank < limit);
    }
}

/// Leaves photos, given with their ranks, out of an answer and of all its columns.
fn keep(results: &mut Results, is_kept: impl Fn(i64, usize) -> bool) {
    let kept: Vec<bool> = (0..).zip(&results.photos).map(|(rank, photo)| is_kept(*photo, rank)).collect();
    // How many are left of the next so many.
    let mut left = {
        let mut kept = kept.iter();
        move |of: usize| kept.by_ref().take(of).filter(|kept| **kept).count()
    };
    if let Some(relevance) = &mut results.relevance {
        (relevance.matches, relevance.possible) = (left(relevance.matches), left(relevance.possible));
        retain(&mut relevance.likelihoods, &kept);
    } else if let Some(days) = &mut results.days {
        days.iter_mut().for_each(|day| day.photos = left(day.photos));
        days.retain(|day| day.photos > 0);
    } else if let Some(places) = &mut results.places {
        places.iter_mut().for_each(|place| place.photos = left(place.photos));
        places.retain(|place| place.photos > 0);
    }
    if let Some(scores) = &mut results.scores {
        retain(scores, &kept);
    }
    retain(&mut results.photos, &kept);
    retain(&mut results.aspects, &kept);
    let shown: HashSet<i64> = results.photos.iter().copied().collect();
    results.videos.retain(|video| shown.contains(&video.photo));
    results.texts.retain(|text| shown.contains(&text.photo));
    results.regions.retain(|region| shown.contains(&region.photo));
    results.offline.retain(|photo| shown.contains(photo));
    results.stacks.retain(|stack| shown.contains(&stack.photo));
}

fn retain<T>(column: &mut Vec<T>, kept: &[bool]) {
    let all = take(column).into_iter().zip(kept);
    column.extend(all.filter(|(_, kept)| **kept).map(|(value, _)| value));
}
