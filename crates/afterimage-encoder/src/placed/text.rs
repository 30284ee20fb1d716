//! A text tower on a device.

use super::Placed;
use crate::{Compute, Embedding, EncoderError, TextTower};

/// A text tower whose network may be on a GPU.
pub(crate) struct PlacedText<N>(Placed<N>);

impl<N: TextTower> PlacedText<N> {
    /// Loads a network onto a device; `look` sees it then.
    pub fn new(
        on: Compute,
        load: impl Fn(&Compute) -> Result<N, EncoderError> + Send + Sync + 'static,
        look: impl FnOnce(&N),
    ) -> Result<Self, EncoderError> {
        let placed = Placed::new(on, load)?;
        look(&*placed.network()?.0);
        Ok(Self(placed))
    }
}

impl<N: TextTower> TextTower for PlacedText<N> {
    fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        self.0.run("text", texts, &|network: &N, texts: &[&str]| network.embed(texts), &|_| {})
    }

    fn computes_on(&self) -> Compute {
        self.0.on()
    }
}
