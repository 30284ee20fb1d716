//! What the command prints: lines for people, JSON for programs.

use std::collections::HashMap;
use std::io::{self, Write};

use afterimage_core::Library;
use afterimage_core::view::{ComputesOn, LibraryStatus, RegionHit, Results, VideoHit, Why};
use serde::Serialize;

/// One photo of an answer, as programs get it.
#[derive(Debug, Serialize)]
pub struct Hit {
    /// The photo's id.
    pub photo: i64,
    /// What it was ranked by: cosine similarity, for words less what the photo has in common with all queries and more for a name
    /// that fits. Nothing where photos are only listed.
    pub score: Option<f32>,
    /// How likely it is what was asked for, 0 to 1, where the model can tell.
    pub likelihood: Option<f32>,
    /// A file that holds it.
    pub path: String,
    /// Of a video, where the frame is that fits best, in milliseconds from the beginning.
    pub at_ms: Option<u32>,
    /// Of a video, the number of that frame.
    pub frame: Option<u32>,
    /// Photos that this one stands for, where stacks were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stack: Vec<i64>,
    /// Why it is an answer, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The line in which words of the query were read in it.
    pub text: Option<String>,
    /// Of a photo that a region of fits best, where that is.
    pub region: Option<Place>,
}

/// A rectangle in a photo, in shares of its width and height as it is shown, 0 to 1.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Place {
    /// From the photo's left edge.
    pub left: f32,
    /// From its upper edge.
    pub top: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

impl From<&RegionHit> for Place {
    fn from(hit: &RegionHit) -> Self {
        let &RegionHit { left, top, width, height, .. } = hit;
        Self { left, top, width, height }
    }
}

/// Where in a photo a region is, as people say it: `top right`, `middle`.
pub fn words_for(place: &Place) -> &'static str {
    const WORDS: [[&str; 3]; 3] =
        [["top left", "top", "top right"], ["left", "middle", "right"], ["bottom left", "bottom", "bottom right"]];
    let third = |from: f32, length: f32| ((from + length / 2.0) * 3.0).clamp(0.0, 2.0) as usize;
    WORDS[third(place.top, place.height)][third(place.left, place.width)]
}

/// Prints a value as one JSON document.
pub fn json(value: &impl Serialize) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    Ok(writeln!(out)?)
}

/// The hits of an answer with their files.
pub fn hits(library: &Library, results: &Results) -> anyhow::Result<Vec<Hit>> {
    let score = |rank: usize| results.scores.as_ref().and_then(|scores| scores.get(rank)).copied();
    let videos: HashMap<i64, &VideoHit> = results.videos.iter().map(|video| (video.photo, video)).collect();
    let mut stacks: HashMap<i64, &[i64]> =
        results.stacks.iter().map(|stack| (stack.photo, stack.others.as_slice())).collect();
    let texts: HashMap<i64, &str> = results.texts.iter().map(|hit| (hit.photo, hit.snippet.as_str())).collect();
    let regions: HashMap<i64, &RegionHit> = results.regions.iter().map(|region| (region.photo, region)).collect();
    let likelihood = |rank: usize| results.relevance.as_ref().and_then(|relevance| relevance.likelihoods.get(rank));
    results
        .photos
        .iter()
        .enumerate()
        .map(|(rank, &photo)| {
            let details = library.photo(photo)?;
            let file = details.files.iter().find(|file| file.online).or(details.files.first());
            let likelihood = likelihood(rank).copied();
            let video = videos.get(&photo);
            Ok(Hit {
                photo,
                score: score(rank),
                likelihood,
                path: file.map(|file| file.path.clone()).unwrap_or_default(),
                at_ms: video.and_then(|video| video.at_ms),
                frame: video.map(|video| video.frame),
                stack: stacks.remove(&photo).unwrap_or_default().to_vec(),
                why: None,
                text: texts.get(&photo).map(|&snippet| snippet.to_owned()),
                region: regions.get(&photo).copied().map(Place::from),
            })
        })
        .collect()
}

/// What the model in use computes on, a line for each half where that is not the same.
pub fn computes_on(status: &LibraryStatus) -> Vec<String> {
    let words = |on: &ComputesOn| {
        let note = on.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("{} ({}){note}", on.device, on.precision)
    };
    let (pictures, texts) = (&status.pictures_on, &status.texts_on);
    match pictures == texts {
        true => vec![format!("Device    {}", words(pictures))],
        false => vec![format!("Pictures  on {}", words(pictures)), format!("Queries   on {}", words(texts))],
    }
}

/// `1:42`, as players show the time in a film.
pub fn clock(ms: u32) -> String {
    let seconds = ms / 1000;
    match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}

/// `★★★`, or that a photo was rejected.
pub fn stars(rating: i8) -> String {
    match usize::try_from(rating) {
        Ok(stars) => "★".repeat(stars),
        Err(_) => "rejected".to_owned(),
    }
}

/// `1,234,567`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_players_do() {
        assert_eq!([0, 59_999, 102_000, 3_723_000].map(clock), ["0:00", "0:59", "1:42", "1:02:03"]);
    }

    #[test]
    fn a_region_is_told_by_the_third_its_middle_is_in() {
        let place = |left, top| words_for(&Place { left, top, width: 1.0 / 3.0, height: 1.0 / 3.0 });
        assert_eq!(
            [place(0.0, 0.0), place(1.0 / 3.0, 1.0 / 3.0), place(2.0 / 3.0, 0.0)],
            ["top left", "middle", "top right"]
        );
        assert_eq!([place(0.0, 1.0 / 3.0), place(2.0 / 3.0, 2.0 / 3.0)], ["left", "bottom right"]);
    }

    #[test]
    fn ratings_are_stars() {
        assert_eq!((stars(3), stars(-1)), ("★★★".to_owned(), "rejected".to_owned()));
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_000), "1,000");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
