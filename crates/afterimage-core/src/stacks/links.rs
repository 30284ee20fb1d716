//! Things that are linked, and what hangs together by that (union and find).

/// Some things, by their numbers from 0 on, and which of them hang together.
pub(super) struct Links(Vec<usize>);

impl Links {
    /// So many things, each for itself.
    pub fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first of what hangs together with this one.
    fn first(&mut self, mut of: usize) -> usize {
        while let Some(&next) = self.0.get(of)
            && next != of
        {
            // Every other step is saved for the next time.
            let after = self.0.get(next).copied().unwrap_or(next);
            if let Some(slot) = self.0.get_mut(of) {
                *slot = after;
            }
            of = after;
        }
        of
    }

    /// Whether two hang together.
    pub fn are_one(&mut self, one: usize, other: usize) -> bool {
        self.first(one) == self.first(other)
    }

    /// Links two.
    pub fn link(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }

    /// For each thing the first of what it hangs together with.
    pub fn into_firsts(mut self) -> Vec<usize> {
        (0..self.0.len()).map(|of| self.first(of)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_by_a_chain_hangs_together_under_its_first() {
        let mut links = Links::new(6);
        links.link(5, 3);
        links.link(3, 1);
        links.link(4, 0);
        assert!(links.are_one(5, 1) && !links.are_one(5, 0));
        assert_eq!(links.into_firsts(), [0, 1, 2, 1, 0, 1]);
    }
}
