//! The sizes of an EfficientNet, written as those of its smallest form and two factors.

use serde::Deserialize;

use crate::families::transformer::{Activation, activation_named};

/// `vision_config` of `config.json`. What it leaves out is as in EfficientNet-B7.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Sizes {
    num_channels: usize,
    width_coefficient: f64,
    depth_coefficient: f64,
    /// Channels are a multiple of this.
    depth_divisor: usize,
    kernel_sizes: Vec<usize>,
    in_channels: Vec<usize>,
    out_channels: Vec<usize>,
    /// The blocks whose pictures have an odd side.
    depthwise_padding: Vec<usize>,
    strides: Vec<usize>,
    num_block_repeats: Vec<usize>,
    expand_ratios: Vec<usize>,
    squeeze_expansion_ratio: f64,
    hidden_act: String,
    /// Side of the window that is averaged in the end; it takes in the whole picture.
    pub hidden_dim: usize,
    pooling_type: String,
    pub batch_norm_eps: f64,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            num_channels: 3,
            width_coefficient: 2.0,
            depth_coefficient: 3.1,
            depth_divisor: 8,
            kernel_sizes: vec![3, 3, 5, 3, 5, 5, 3],
            in_channels: vec![32, 16, 24, 40, 80, 112, 192],
            out_channels: vec![16, 24, 40, 80, 112, 192, 320],
            depthwise_padding: Vec::new(),
            strides: vec![1, 2, 2, 2, 1, 2, 1],
            num_block_repeats: vec![1, 2, 2, 3, 3, 4, 1],
            expand_ratios: vec![1, 6, 6, 6, 6, 6, 6],
            squeeze_expansion_ratio: 0.25,
            hidden_act: "swish".to_owned(),
            hidden_dim: 2560,
            pooling_type: "mean".to_owned(),
            batch_norm_eps: 1e-3,
        }
    }
}

/// The sizes of one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BlockSizes {
    pub inputs: usize,
    /// Channels of the wide picture; as many as `inputs` where the block does not widen.
    pub wide: usize,
    /// Numbers that the gate squeezes them to.
    pub squeezed: usize,
    pub outputs: usize,
    pub kernel: usize,
    pub stride: usize,
    /// Where the stride is 2, whether the picture has an odd side and is padded alike all around.
    pub odd: bool,
    /// Whether the input is added to the output.
    pub shortcut: bool,
}

impl Sizes {
    /// Checks what is written.
    ///
    /// # Errors
    /// What is wrong or not known.
    pub fn check(&self) -> Result<(), String> {
        if self.pooling_type != "mean" {
            return Err(format!("the pooling {:?} is not known", self.pooling_type));
        }
        if self.num_channels != 3 {
            return Err(format!("pictures of {} colours are not known", self.num_channels));
        }
        let stages = self.in_channels.len();
        for sizes in
            [&self.kernel_sizes, &self.out_channels, &self.strides, &self.num_block_repeats, &self.expand_ratios]
        {
            if sizes.len() != stages || sizes.contains(&0) {
                return Err(format!("{sizes:?} are no sizes of {stages} stages"));
            }
        }
        if let Some(kernel) = self.kernel_sizes.iter().find(|&&kernel| !matches!(kernel, 3 | 5)) {
            return Err(format!("kernels of {kernel} by {kernel} are not known"));
        }
        if let Some(stride) = self.strides.iter().find(|&&stride| stride > 2) {
            return Err(format!("a stride of {stride} is not known"));
        }
        if self.depth_divisor == 0 {
            return Err("channels can't be a multiple of 0".to_owned());
        }
        let mut channels = self.stem();
        for stage in 0..stages {
            if self.width(self.in_channels[stage]) != channels {
                return Err(format!("stage {stage} does not take the {channels} channels of the one before"));
            }
            channels = self.width(self.out_channels[stage]);
        }
        Ok(())
    }

    /// What follows the convolutions.
    ///
    /// # Errors
    /// Its name, where it is not known.
    pub fn activation(&self) -> Result<Activation, String> {
        activation_named(&self.hidden_act).ok_or_else(|| format!("the activation {:?} is not known", self.hidden_act))
    }

    /// Channels after the first convolution.
    pub fn stem(&self) -> usize {
        self.width(32)
    }

    /// The blocks, one after the other.
    pub fn blocks(&self) -> impl Iterator<Item = BlockSizes> {
        let stages = 0..self.in_channels.len();
        let blocks = stages.flat_map(|stage| (0..self.repeats(stage)).map(move |repeat| (stage, repeat)));
        blocks.enumerate().map(|(index, (stage, repeat))| {
            let outputs = self.width(self.out_channels[stage]);
            let (inputs, stride) = match repeat {
                0 => (self.width(self.in_channels[stage]), self.strides[stage]),
                _ => (outputs, 1),
            };
            BlockSizes {
                inputs,
                wide: inputs * self.expand_ratios[stage],
                squeezed: ((inputs as f64 * self.squeeze_expansion_ratio) as usize).max(1),
                outputs,
                kernel: self.kernel_sizes[stage],
                stride,
                odd: self.depthwise_padding.contains(&index),
                // The first block of a stage has none, even where it changes nothing.
                shortcut: repeat > 0,
            }
        })
    }

    /// Blocks of a stage.
    fn repeats(&self, stage: usize) -> usize {
        (self.depth_coefficient * self.num_block_repeats[stage] as f64).ceil() as usize
    }

    /// The nearest multiple of the divisor to the scaled channels, unless it is less than nine tenths of them.
    fn width(&self, channels: usize) -> usize {
        let (divisor, channels) = (self.depth_divisor, channels as f64 * self.width_coefficient);
        let steps = (channels + divisor as f64 / 2.0) as usize / divisor;
        let width = (steps * divisor).max(divisor);
        if (width as f64) < 0.9 * channels { width + divisor } else { width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(json: &str) -> Sizes {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_defaults_are_those_of_b7() {
        let sizes = sizes("{}");
        sizes.check().unwrap();
        let blocks: Vec<_> = sizes.blocks().collect();
        assert_eq!((sizes.stem(), blocks.len()), (64, 4 + 7 + 7 + 10 + 10 + 13 + 4));
        let first = BlockSizes {
            inputs: 64,
            wide: 64,
            squeezed: 16,
            outputs: 32,
            kernel: 3,
            stride: 1,
            odd: false,
            shortcut: false,
        };
        assert_eq!(blocks[0], first);
        let last = blocks[blocks.len() - 1];
        assert_eq!((last.inputs, last.wide, last.squeezed, last.outputs, last.shortcut), (640, 3840, 160, 640, true));
        assert_eq!(blocks.iter().filter(|block| block.stride == 2).count(), 4);
    }

    #[test]
    fn widths_are_rounded_but_not_by_a_tenth() {
        let sizes = sizes(r#"{"width_coefficient": 1.1}"#);
        assert_eq!([16, 24, 40, 112].map(|channels| sizes.width(channels)), [16, 24, 48, 120]);
        // 8 × 1.4 = 11.2 is nearer to 8, but 8 is less than nine tenths of it.
        assert_eq!(Sizes { width_coefficient: 1.4, ..sizes }.width(8), 16);
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for (json, said) in [
            (r#"{"pooling_type": "max"}"#, "\"max\""),
            (r#"{"num_channels": 1}"#, "1 colours"),
            (r#"{"strides": [1, 2, 2]}"#, "[1, 2, 2] are no sizes of 7 stages"),
            (r#"{"strides": [1, 2, 2, 4, 1, 2, 1]}"#, "stride of 4"),
            (r#"{"kernel_sizes": [3, 3, 5, 7, 5, 5, 3]}"#, "7 by 7"),
            (r#"{"depth_divisor": 0}"#, "multiple of 0"),
            (r#"{"in_channels": [32, 16, 24, 48, 80, 112, 192]}"#, "stage 3 does not take the 80 channels"),
        ] {
            assert!(sizes(json).check().unwrap_err().contains(said), "{json}");
        }
        assert!(sizes(r#"{"hidden_act": "relu"}"#).activation().unwrap_err().contains("\"relu\""));
    }
}
