//! Weights on disk, read tensor by tensor: a file of gigabytes is never in memory as a whole.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use candle_core::pickle::PthTensors;
use candle_core::{DType, Device, Shape, Tensor};
use safetensors::tensor::Metadata;

use crate::{Compute, EncoderError};

/// The longest header of a safetensors file that is believed, in bytes.
const LONGEST_HEADER: u64 = 100_000_000;

/// An open file of weights, in the form of safetensors or of `torch.save`.
pub(super) struct Checkpoint {
    path: PathBuf,
    source: Source,
    placement: Placement,
}

/// Where tensors go and in which precision.
#[derive(Debug, Clone)]
pub(super) struct Placement {
    pub device: Device,
    pub dtype: DType,
    /// How linear layers and tables of tokens are kept on the CPU.
    pub weights: WeightPrecision,
}

/// How the weights of transformers are kept in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WeightPrecision {
    /// As they are computed with: `f32` on the CPU.
    #[default]
    Full,
    /// On the CPU, linear layers and tables of tokens as whole numbers of 8 bits with an `f32` scale for each row: a
    /// quarter of the memory, and faster where the processor multiplies whole numbers faster. Everything else, and what is
    /// computed on another device, stays as it is.
    EightBit,
}

impl Placement {
    /// Where networks go that compute on a device, and how their weights are kept there.
    pub fn on(compute: &Compute, weights: WeightPrecision) -> Self {
        Self { device: compute.device().clone(), dtype: compute.precision().dtype(), weights }
    }

    /// Whether it is where our own kernels compute: the processor, in `f32`.
    pub fn has_kernels(&self) -> bool {
        self.device.is_cpu() && self.dtype == DType::F32
    }
}

enum Source {
    Safetensors { file: Mutex<File>, metadata: Metadata, data: u64 },
    Pickle(PthTensors),
}

impl Checkpoint {
    /// Opens a file. What it holds is told by its content, not its name.
    pub fn open(path: &Path, placement: Placement) -> Result<Self, EncoderError> {
        let io = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => EncoderError::MissingFile { path: path.into() },
            _ => EncoderError::Io { path: path.into(), source },
        };
        let damaged = |comment: String| EncoderError::Damaged { path: path.into(), comment };
        let mut file = File::open(path).map_err(io)?;
        let mut start = [0; 8];
        file.read_exact(&mut start).map_err(|_| damaged("it is cut off".to_owned()))?;
        let source = if start.starts_with(b"PK") {
            Source::Pickle(PthTensors::new(path, None).map_err(|error| damaged(error.to_string()))?)
        } else {
            let length = u64::from_le_bytes(start);
            let size = file.metadata().map_err(io)?.len();
            if length > LONGEST_HEADER {
                return Err(damaged(
                    "it is no file of weights that can be read (safetensors or torch.save)".to_owned(),
                ));
            }
            if length + 8 > size {
                return Err(damaged("it is cut off".to_owned()));
            }
            let mut header = Vec::new();
            (&mut file).take(length).read_to_end(&mut header).map_err(io)?;
            let metadata: Metadata = serde_json::from_slice(&header).map_err(|error| damaged(error.to_string()))?;
            let end = metadata.tensors().values().map(|info| info.data_offsets.1 as u64).max().unwrap_or(0);
            if length + 8 + end > size {
                return Err(damaged("it is cut off".to_owned()));
            }
            Source::Safetensors { file: Mutex::new(file), metadata, data: length + 8 }
        };
        Ok(Self { path: path.to_owned(), source, placement })
    }

    /// The tensors whose names begin with `prefix`; a dot is put between it and what is asked for.
    pub fn at(&self, prefix: &str) -> Weights<'_> {
        Weights { checkpoint: self, prefix: prefix.to_owned() }
    }

    /// Where the tensors go.
    pub fn placement(&self) -> &Placement {
        &self.placement
    }

    /// The shape of a tensor, if it is there; the tensor itself is not read.
    pub fn shape(&self, name: &str) -> Option<Vec<usize>> {
        match &self.source {
            Source::Safetensors { metadata, .. } => Some(metadata.info(name)?.shape.clone()),
            Source::Pickle(tensors) => Some(tensors.tensor_infos().get(name)?.layout.dims().to_vec()),
        }
    }

    fn read(&self, name: &str) -> Result<Option<Tensor>, EncoderError> {
        let damaged = |comment: String| EncoderError::Damaged { path: self.path.clone(), comment };
        let tensor = match &self.source {
            Source::Pickle(tensors) => tensors.get(name).map_err(|error| damaged(error.to_string()))?,
            Source::Safetensors { file, metadata, data } => {
                let Some(info) = metadata.info(name) else { return Ok(None) };
                let (from, to) = info.data_offsets;
                let io = |source| EncoderError::Io { path: self.path.clone(), source };
                let mut bytes = vec![0; to - from];
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(data + from as u64)).map_err(io)?;
                file.read_exact(&mut bytes).map_err(io)?;
                let dtype = DType::try_from(info.dtype).map_err(|error| damaged(error.to_string()))?;
                Some(Tensor::from_raw_buffer(&bytes, dtype, &info.shape, &Device::Cpu)?)
            }
        };
        let Placement { device, dtype, .. } = &self.placement;
        // On the CPU first: half the bytes travel to a device that computes in half precision.
        Ok(tensor.map(|tensor| tensor.to_dtype(*dtype)?.to_device(device)).transpose()?)
    }
}

/// The tensors of a checkpoint under one prefix.
#[derive(Clone)]
pub(super) struct Weights<'a> {
    checkpoint: &'a Checkpoint,
    prefix: String,
}

impl Weights<'_> {
    /// The tensors further in.
    pub fn at(&self, name: &str) -> Self {
        Self { checkpoint: self.checkpoint, prefix: self.name(name) }
    }

    /// The `index`th of numbered parts.
    pub fn nth(&self, index: usize) -> Self {
        self.at(&index.to_string())
    }

    /// A tensor of this shape.
    ///
    /// # Errors
    /// [`EncoderError::Damaged`] names the tensor that is missing or has another shape.
    pub fn tensor(&self, name: &str, shape: impl Into<Shape>) -> Result<Tensor, EncoderError> {
        let (name, shape) = (self.name(name), shape.into());
        let damaged = |comment| EncoderError::Damaged { path: self.checkpoint.path.clone(), comment };
        match self.checkpoint.read(&name)? {
            None => Err(damaged(format!("the tensor {name} is missing"))),
            Some(tensor) if *tensor.shape() != shape => {
                Err(damaged(format!("the tensor {name} is {:?} instead of {shape:?}", tensor.shape())))
            }
            Some(tensor) => Ok(tensor),
        }
    }

    /// How linear layers that are made of the tensors are kept.
    pub fn precision(&self) -> WeightPrecision {
        self.checkpoint.placement.weights
    }

    /// A tensor of any shape, if it is there.
    pub fn find(&self, name: &str) -> Result<Option<Tensor>, EncoderError> {
        self.checkpoint.read(&self.name(name))
    }

    fn name(&self, name: &str) -> String {
        match self.prefix.is_empty() {
            true => name.to_owned(),
            false => format!("{}.{name}", self.prefix),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placement() -> Placement {
        Placement { device: Device::Cpu, dtype: DType::F32, weights: WeightPrecision::Full }
    }

    fn saved(dir: &Path) -> PathBuf {
        let path = dir.join("model.safetensors");
        let tensor = Tensor::new(&[[1.0f32, 2.0], [3.0, 4.0]], &Device::Cpu).unwrap();
        candle_core::safetensors::save(&std::collections::HashMap::from([("a.b.weight", tensor)]), &path).unwrap();
        path
    }

    #[test]
    fn tensors_are_found_by_their_names_and_errors_name_them() {
        let dir = tempfile::tempdir().unwrap();
        let checkpoint = Checkpoint::open(&saved(dir.path()), placement()).unwrap();
        let weights = checkpoint.at("a").at("b");
        assert_eq!(weights.tensor("weight", (2, 2)).unwrap().to_vec2::<f32>().unwrap(), [[1.0, 2.0], [3.0, 4.0]]);
        assert!(weights.find("bias").unwrap().is_none());
        for (name, shape, said) in [("bias", (2, 2), "a.b.bias is missing"), ("weight", (4, 1), "a.b.weight is [2, 2]")]
        {
            let error = weights.tensor(name, shape).unwrap_err().to_string();
            assert!(error.contains(said) && error.contains("model.safetensors"), "{error}");
        }
    }

    #[test]
    fn files_that_are_cut_off_or_something_else_are_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = saved(dir.path());
        let whole = std::fs::read(&path).unwrap();
        for cut in [0, 5, 20, whole.len() - 1] {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let error = Checkpoint::open(&path, placement()).err().unwrap().to_string();
            assert!(error.contains("cut off"), "{cut}: {error}");
        }
        std::fs::write(&path, "<html>This page is not a model.</html>").unwrap();
        let error = Checkpoint::open(&path, placement()).err().unwrap().to_string();
        assert!(error.contains("no file of weights"), "{error}");
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(Checkpoint::open(&path, placement()), Err(EncoderError::MissingFile { .. })));
    }
}
