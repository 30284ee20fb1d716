//! Squeeze and excitation (Hu et al. 2018): channels are weighed by what is in the whole picture.

use super::mean;
use crate::kernels::{Activation, Pointwise, Rows, activate};

/// Two layers from the mean of every channel to its weight.
#[derive(Debug)]
pub(crate) struct Gate {
    /// To few numbers.
    pub(crate) squeeze: Pointwise,
    /// What follows it.
    pub(crate) activation: Activation,
    /// Back to one for each channel; a sigmoid follows.
    pub(crate) excite: Pointwise,
}

impl Gate {
    /// The weight of each channel of `map`, `[pixels, channels]`, between 0 and 1.
    pub(super) fn weights(&self, map: &[f32]) -> Vec<f32> {
        let mut channels = vec![0.0; self.excite.outputs()];
        mean(map, &mut channels);
        let mut few = vec![0.0; self.squeeze.outputs()];
        self.squeeze.run(&channels, &mut few, Rows::DENSE);
        activate(self.activation, &mut few);
        self.excite.run(&few, &mut channels, Rows::DENSE);
        channels.iter_mut().for_each(|x| *x = 1.0 / (1.0 + (-*x).exp()));
        channels
    }
}
