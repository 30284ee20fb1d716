//! Which frames of a video stand for it.

use image::RgbImage;

use super::{APART_MS, APART_PART, VideoFrame};

/// Frames nearer than this say the same, unless the scene changes.
pub(super) const LEAST_APART_MS: u32 = 2_000;

/// In a film where nothing changes, one frame as often as this.
const AT_LEAST_EVERY_MS: u32 = 10_000;

/// Two frames that differ by so much, 1 being black and white, show something else.
const CHANGE: f32 = 0.08;

/// What is darker everywhere than this, of 255, is black: the beginning of a film, or the end of a scene.
const BLACK: u8 = 28;

/// Width and height of what frames are compared by.
const LOOK: u32 = 8;

/// Chooses while frames come in the order of time; holds no more of them than are kept.
pub(super) struct Chooser {
    duration_ms: Option<u32>,
    most: usize,
    kept: Vec<Kept>,
    /// The first frame, if all so far were black.
    black: Option<Kept>,
    offered: usize,
    last_ms: u32,
    furthest_ms: u32,
}

struct Kept {
    frame: VideoFrame,
    look: Look,
    /// How different it is from the one kept before it.
    change: f32,
}

impl Chooser {
    /// Chooses at most `most` frames of a film as long as `duration_ms`, where that is known.
    pub fn new(duration_ms: Option<u32>, most: usize) -> Self {
        Self { duration_ms, most, kept: Vec::new(), black: None, offered: 0, last_ms: 0, furthest_ms: 0 }
    }

    /// Looks at a frame.
    pub fn offer(&mut self, at_ms: u32, pixels: RgbImage) {
        self.offered += 1;
        self.furthest_ms = self.furthest_ms.max(at_ms.saturating_sub(self.last_ms));
        self.last_ms = at_ms.max(self.last_ms);
        let look = Look::of(&pixels);
        let (change, since) = match self.kept.last() {
            Some(last) => (look.differs_from(&last.look), at_ms.saturating_sub(last.frame.at_ms)),
            None => (1.0, u32::MAX),
        };
        let new = Kept { frame: VideoFrame { at_ms, pixels }, look, change };
        if new.look.is_black() {
            if self.kept.is_empty() {
                self.black.get_or_insert(new);
            }
            return;
        }
        if change < CHANGE && since < AT_LEAST_EVERY_MS {
            return;
        }
        self.kept.push(new);
        if self.kept.len() > self.most {
            self.drop_one();
        }
    }

    /// Whether there is any frame.
    pub fn has_any(&self) -> bool {
        !self.kept.is_empty() || self.black.is_some()
    }

    /// Whether the frames that were offered are near enough to each other that no long scene lies between them.
    pub fn is_enough(&self) -> bool {
        let Some(duration) = self.duration_ms else { return self.offered > 1 };
        let furthest = self.furthest_ms.max(duration.saturating_sub(self.last_ms));
        self.offered > 0 && furthest <= APART_MS.max(duration / APART_PART)
    }

    /// The frames: first the one that stands longest, then the others in the order of time.
    pub fn finish(mut self) -> Option<Vec<VideoFrame>> {
        if self.kept.is_empty() {
            self.kept.extend(self.black.take());
        }
        let end = self.duration_ms.unwrap_or(0).max(self.last_ms);
        let stands: Vec<u32> =
            self.times().skip(1).chain([end]).zip(self.times()).map(|(to, from)| to - from.min(to)).collect();
        let longest = stands.iter().copied().max()?;
        let poster = stands.iter().position(|&stands| stands == longest)?;
        let mut frames: Vec<VideoFrame> = self.kept.into_iter().map(|kept| kept.frame).collect();
        frames[..=poster].rotate_right(1);
        Some(frames)
    }

    fn times(&self) -> impl Iterator<Item = u32> {
        self.kept.iter().map(|kept| kept.frame.at_ms)
    }

    /// Lets go of the frame that is missed least: little new on it, and its neighbours near.
    fn drop_one(&mut self) {
        let length = self.last_ms.max(1) as f32;
        let worth = |i: usize| {
            let next = self.kept.get(i + 1).map_or(self.last_ms, |next| next.frame.at_ms);
            self.kept[i].change + next.saturating_sub(self.kept[i - 1].frame.at_ms) as f32 / length
        };
        // The first frame stays.
        let least = (1..self.kept.len()).min_by(|&a, &b| worth(a).total_cmp(&worth(b)));
        if let Some(least) = least {
            self.kept.remove(least);
            if least < self.kept.len() {
                let change = self.kept[least].look.differs_from(&self.kept[least - 1].look);
                self.kept[least].change = change;
            }
        }
    }
}

/// What a frame looks like from afar: the mean colours of a few fields.
struct Look(Vec<[u8; 3]>);

impl Look {
    fn of(pixels: &RgbImage) -> Self {
        let (width, height) = pixels.dimensions();
        let edge = |i: u32, length: u32| (u64::from(i) * u64::from(length) / u64::from(LOOK)) as u32;
        let mut fields = Vec::with_capacity((LOOK * LOOK) as usize);
        for (row, column) in (0..LOOK).flat_map(|row| (0..LOOK).map(move |column| (row, column))) {
            let (left, top) = (edge(column, width).min(width - 1), edge(row, height).min(height - 1));
            let (right, bottom) = (edge(column + 1, width).max(left + 1), edge(row + 1, height).max(top + 1));
            let (mut sum, mut count) = ([0_u64; 3], 0);
            for (x, y) in (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))) {
                sum.iter_mut().zip(pixels.get_pixel(x, y).0).for_each(|(sum, value)| *sum += u64::from(value));
                count += 1;
            }
            fields.push(sum.map(|sum| (sum / count) as u8));
        }
        Self(fields)
    }

    fn is_black(&self) -> bool {
        self.0.iter().flatten().all(|&value| value < BLACK)
    }

    /// 0 for the same, 1 for black and white.
    fn differs_from(&self, other: &Self) -> f32 {
        let both = self.0.iter().flatten().zip(other.0.iter().flatten());
        let sum: u32 = both.map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        sum as f32 / (self.0.len() * 3 * 255) as f32
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn plain(colour: [u8; 3]) -> RgbImage {
        RgbImage::from_pixel(20, 11, Rgb(colour))
    }

    fn chosen(duration_ms: u32, most: usize, frames: impl IntoIterator<Item = (u32, [u8; 3])>) -> Vec<u32> {
        let mut chooser = Chooser::new(Some(duration_ms), most);
        frames.into_iter().for_each(|(at_ms, colour)| chooser.offer(at_ms, plain(colour)));
        chooser.finish().unwrap_or_default().iter().map(|frame| frame.at_ms).collect()
    }

    const RED: [u8; 3] = [200, 0, 0];
    const BLUE: [u8; 3] = [0, 0, 200];

    #[test]
    fn a_scene_gives_one_frame_and_the_longest_comes_first() {
        let frames = [(0, [9; 3]), (500, RED), (2_500, RED), (4_500, BLUE), (6_500, BLUE), (13_000, RED)];
        assert_eq!(chosen(14_000, 64, frames), [4_500, 500, 13_000]);
    }

    #[test]
    fn a_long_scene_is_looked_at_again_and_again() {
        assert_eq!(chosen(40_000, 64, (0..20).map(|i| (i * 2_000, RED))), [0, 10_000, 20_000, 30_000]);
    }

    #[test]
    fn of_too_many_the_ones_that_show_something_new_stay() {
        let film = (0..360).map(|i| (i * 10_000, if i == 77 { BLUE } else { RED }));
        let times = chosen(3_600_000, 9, film);
        assert_eq!(times.len(), 9);
        assert!(times.contains(&770_000), "{times:?}");
        let mut times = times;
        times.sort_unstable();
        let furthest = times.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
        assert!(furthest < 1_200_000, "{times:?}");
    }

    #[test]
    fn a_film_that_is_black_from_end_to_end_is_still_a_film() {
        assert_eq!(chosen(9_000, 64, [(0, [0; 3]), (5_000, [3; 3])]), [0]);
        assert!(chosen(9_000, 64, []).is_empty());
    }

    #[test]
    fn key_frames_far_apart_are_not_enough() {
        let enough = |duration_ms, times: &[u32]| {
            let mut chooser = Chooser::new(duration_ms, 64);
            times.iter().for_each(|&at_ms| chooser.offer(at_ms, plain(RED)));
            chooser.is_enough()
        };
        assert!(enough(Some(9_000), &[0, 2_000, 6_000]));
        assert!(!enough(Some(9_000), &[0, 5_000, 6_000]));
        assert!(!enough(Some(9_000), &[0, 2_000, 4_000]), "the end is far from the last");
        assert!(enough(Some(240_000), &(0..24).map(|i| i * 10_000).collect::<Vec<_>>()));
        assert!(enough(Some(2_500), &[0]));
        assert!(!enough(Some(2_500), &[]));
        assert!(!enough(None, &[0]));
    }

    #[test]
    fn small_pictures_have_a_look_too() {
        let look = Look::of(&RgbImage::from_pixel(2, 1, Rgb([7, 8, 9])));
        assert!(look.0.iter().all(|field| *field == [7, 8, 9]));
    }
}
