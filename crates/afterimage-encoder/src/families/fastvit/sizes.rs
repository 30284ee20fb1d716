//! The published sizes of MobileCLIP's image towers, as timm names them.

use serde::Deserialize;

/// The sizes of a FastViT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::families) struct Sizes {
    /// Blocks of each stage.
    pub layers: Vec<usize>,
    /// Channels of each stage.
    pub embed_dims: Vec<usize>,
    /// How many times wider the layers inside the blocks of a stage are.
    pub mlp_ratios: Vec<usize>,
    generation: Generation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Generation {
    /// MCi0–MCi2: four stages.
    First,
    /// MCi3 and MCi4 of MobileCLIP2: five stages.
    Second,
}

/// How attention normalises what it sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Norm {
    Batch,
    Layer,
}

/// Sizes that differ from the published ones.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::families) struct Changes {
    layers: Option<Vec<usize>>,
    embed_dims: Option<Vec<usize>>,
    mlp_ratios: Option<Vec<usize>>,
}

impl Sizes {
    /// The sizes of a name in timm, if it is one of these.
    pub fn named(name: &str) -> Option<Self> {
        let (generation, layers, first, ratio): (_, &[usize], usize, usize) = match name {
            "fastvit_mci0" => (Generation::First, &[2, 6, 10, 2], 64, 3),
            "fastvit_mci1" => (Generation::First, &[4, 12, 20, 4], 64, 3),
            "fastvit_mci2" => (Generation::First, &[4, 12, 24, 4], 80, 3),
            "fastvit_mci3" => (Generation::Second, &[2, 12, 24, 4, 2], 96, 4),
            "fastvit_mci4" => (Generation::Second, &[2, 12, 24, 4, 4], 128, 4),
            _ => return None,
        };
        Some(Self {
            layers: layers.to_vec(),
            embed_dims: (0..layers.len()).map(|stage| first << stage).collect(),
            mlp_ratios: vec![ratio; layers.len()],
            generation,
        })
    }

    /// The sizes with some changed.
    ///
    /// # Errors
    /// What is wrong with the sizes.
    pub fn changed(mut self, changes: &Changes) -> Result<Self, String> {
        let stages = self.layers.len();
        for (sizes, changes) in [
            (&mut self.layers, &changes.layers),
            (&mut self.embed_dims, &changes.embed_dims),
            (&mut self.mlp_ratios, &changes.mlp_ratios),
        ] {
            if let Some(changes) = changes {
                sizes.clone_from(changes);
            }
            if sizes.len() != stages || sizes.contains(&0) {
                return Err(format!("{sizes:?} are no sizes of {stages} stages"));
            }
        }
        match self.embed_dims.windows(2).all(|pair| pair[1].is_multiple_of(pair[0])) {
            true => Ok(self),
            false => Err(format!("the channels of {:?} are no multiples of those before", self.embed_dims)),
        }
    }

    /// Whether the stem has branches of one tap.
    pub(super) fn stem_scale(&self) -> bool {
        self.generation == Generation::First
    }

    /// Whether a stage begins with a gate.
    pub(super) fn gated(&self, stage: usize) -> bool {
        self.generation == Generation::First && stage >= 2
    }

    /// Whether a stage mixes pixels by attention.
    pub(super) fn attention(&self, stage: usize) -> bool {
        stage >= 3
    }

    /// The norm before attention.
    pub(super) fn norm(&self) -> Norm {
        match self.generation {
            Generation::First => Norm::Batch,
            Generation::Second => Norm::Layer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(json: &str) -> Result<Sizes, String> {
        Sizes::named("fastvit_mci2").unwrap().changed(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn published_sizes_are_known_by_their_names() {
        let sizes = Sizes::named("fastvit_mci4").unwrap();
        assert_eq!((sizes.layers.len(), sizes.embed_dims.as_slice()), (5, &[128, 256, 512, 1024, 2048][..]));
        assert_eq!(changed("{}").unwrap().embed_dims, [80, 160, 320, 640]);
        assert!(Sizes::named("fastvit_t8").is_none() && Sizes::named("vit_base_mci_224").is_none());
    }

    #[test]
    fn sizes_that_can_not_be_are_told() {
        assert_eq!(changed(r#"{"embed_dims": [4, 8, 16, 64]}"#).unwrap().embed_dims, [4, 8, 16, 64]);
        for (json, said) in [
            (r#"{"layers": [1, 1, 1]}"#, "[1, 1, 1] are no sizes of 4 stages"),
            (r#"{"mlp_ratios": [1, 0, 1, 1]}"#, "no sizes"),
            (r#"{"embed_dims": [4, 8, 12, 16]}"#, "no multiples"),
        ] {
            assert!(changed(json).unwrap_err().contains(said), "{json}");
        }
    }
}
