//! What the rest of Afterimage sees of a model: an id and two towers.

use std::fmt;
use std::sync::Arc;

use image::RgbImage;

use crate::error::guarded;
use crate::{Calibration, Compute, Embedding, EncoderError};

/// Names a model and its exact revision, for instance `starter@3f2a9c1d`. Embeddings of different ids never meet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ModelId(String);

impl ModelId {
    /// An id from a model's name and a revision that changes whenever its vectors would.
    pub fn new(name: &str, revision: &str) -> Self {
        Self(format!("{name}@{revision}"))
    }

    /// An id as it was stored.
    pub fn from_stored(id: String) -> Self {
        Self(id)
    }

    /// The model's name, without the revision.
    pub fn name(&self) -> &str {
        self.0.rsplit_once('@').map_or(&self.0, |(name, _)| name)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ModelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A picture in the exact size a tower takes, 8-bit sRGB, row by row, `[side, side, 3]`.
#[derive(Debug, Clone)]
pub struct PreparedImage {
    pub(crate) side: u32,
    pub(crate) rgb: Vec<u8>,
}

impl PreparedImage {
    /// A picture of `side` × `side` pixels; for towers outside this crate.
    pub fn new(side: u32, rgb: Vec<u8>) -> Self {
        Self { side, rgb }
    }

    /// The pixels, `[side, side, 3]`.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }
}

/// The half of a model that reads pictures.
pub trait ImageTower: Send + Sync {
    /// The side of the square that pictures are resized to, in pixels. A picture whose short side is smaller loses detail.
    fn side(&self) -> u32;

    /// Resizes a picture to what the tower takes. Cheap and parallel: decoder threads call it.
    fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError>;

    /// Embeds a batch; one embedding a picture, in order.
    fn embed(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError>;

    /// What it computes on at the moment.
    fn computes_on(&self) -> Compute {
        Compute::cpu()
    }

    /// It is never worth embedding more pictures at once.
    fn most_pictures(&self) -> usize {
        16
    }

    /// So many pictures should be embedded at once next: what is known to be fast, or is to be tried.
    fn batch(&self) -> usize {
        self.most_pictures()
    }

    /// The batch size that trying has come to, when it has.
    fn found_batch(&self) -> Option<usize> {
        None
    }

    /// Takes up a batch size that was found on the same device before.
    fn remember_batch(&self, _size: usize) {}

    /// Gives memory back if it was not used since the last call. It is loaded again when it is needed.
    fn rest(&self) {}

    /// Gives memory back now.
    fn release(&self) {}
}

/// The half of a model that reads texts.
pub trait TextTower: Send + Sync {
    /// Embeds a batch; one embedding a text, in order. An empty text is a text too.
    fn embed(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError>;

    /// How many tokens a text has, without those that every text has; words, for a tower that does not tell.
    fn tokens(&self, text: &str) -> Result<usize, EncoderError> {
        Ok(text.split_whitespace().count())
    }

    /// What it computes on at the moment.
    fn computes_on(&self) -> Compute {
        Compute::cpu()
    }
}

/// A loaded model. Cloning is cheap; both towers can be used from several threads at once.
#[derive(Clone)]
pub struct Encoder {
    id: ModelId,
    dim: usize,
    image: Arc<dyn ImageTower>,
    text: Arc<dyn TextTower>,
    calibration: Option<Arc<Calibration>>,
}

impl Encoder {
    /// Puts two towers of one model together. `dim` is the length of their embeddings.
    pub fn new(id: ModelId, dim: usize, image: Arc<dyn ImageTower>, text: Arc<dyn TextTower>) -> Self {
        Self { id, dim, image, text, calibration: None }
    }

    /// The same model with what makes its scores comparable.
    ///
    /// # Errors
    /// If the calibration is for embeddings of another length.
    pub fn with_calibration(mut self, calibration: Calibration) -> Result<Self, EncoderError> {
        if calibration.dim() != self.dim {
            let message = format!("a calibration of {} dimensions for a model of {}", calibration.dim(), self.dim);
            return Err(candle_core::Error::Msg(message).into());
        }
        self.calibration = Some(Arc::new(calibration));
        Ok(self)
    }

    /// What makes the model's scores comparable, if it has been calibrated.
    pub fn calibration(&self) -> Option<&Calibration> {
        self.calibration.as_deref()
    }

    /// The model and revision.
    pub fn id(&self) -> &ModelId {
        &self.id
    }

    /// The length of every embedding.
    pub fn dim(&self) -> usize {
        self.dim
    }

    /// The side of the square that the image tower takes, in pixels.
    pub fn side(&self) -> u32 {
        self.image.side()
    }

    /// What pictures are embedded on at the moment.
    pub fn images_on(&self) -> Compute {
        self.image.computes_on()
    }

    /// What texts are embedded on at the moment.
    pub fn texts_on(&self) -> Compute {
        self.text.computes_on()
    }

    /// So many pictures should be embedded at once next. It starts small and grows while that is faster and fits into memory.
    pub fn image_batch(&self) -> usize {
        self.image.batch().max(1)
    }

    /// [`image_batch`](Self::image_batch) never asks for more pictures.
    pub fn most_pictures(&self) -> usize {
        self.image.most_pictures()
    }

    /// The batch size that trying has come to on [`images_on`](Self::images_on), when it has.
    pub fn found_image_batch(&self) -> Option<usize> {
        self.image.found_batch()
    }

    /// Takes up a batch size that was found on the same device before.
    pub fn remember_image_batch(&self, size: usize) {
        self.image.remember_batch(size);
    }

    /// Drops the image tower's network if it was not used since the last call; it is loaded again when a picture comes. The
    /// text tower stays, so that a search never waits for it.
    pub fn rest(&self) {
        self.image.rest();
    }

    /// Drops the image tower's network now; it is loaded again when a picture comes.
    pub fn release_images(&self) {
        self.image.release();
    }

    /// Resizes a picture to what the image tower takes.
    pub fn prepare(&self, picture: &RgbImage) -> Result<PreparedImage, EncoderError> {
        guarded("image", || self.image.prepare(picture))
    }

    /// Embeds pictures; one embedding each, in order.
    pub fn embed_images(&self, batch: &[PreparedImage]) -> Result<Vec<Embedding>, EncoderError> {
        guarded("image", || self.image.embed(batch))
    }

    /// How long a text is, in tokens of the text tower.
    pub fn tokens(&self, text: &str) -> Result<usize, EncoderError> {
        guarded("text", || self.text.tokens(text))
    }

    /// Embeds texts; one embedding each, in order.
    pub fn embed_texts(&self, texts: &[&str]) -> Result<Vec<Embedding>, EncoderError> {
        guarded("text", || self.text.embed(texts))
    }

    /// Embeds one text.
    pub fn embed_text(&self, text: &str) -> Result<Embedding, EncoderError> {
        self.embed_texts(&[text])?.pop().ok_or(EncoderError::Degenerate { tower: "text" })
    }
}

impl fmt::Debug for Encoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encoder").field("id", &self.id).field("dim", &self.dim).finish_non_exhaustive()
    }
}
