//! What `open_clip_config.json` may say, in full: an option that is not known would make another network, so it is an error
//! and not a wrong vector.

use serde::Deserialize;

use crate::families::fastvit;

/// `open_clip_config.json`.
#[derive(Debug, Deserialize)]
pub(super) struct Config {
    pub model_cfg: Model,
    #[serde(default)]
    pub preprocess_cfg: Preprocess,
}

/// What the two towers are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Model {
    pub embed_dim: usize,
    #[serde(default)]
    pub quick_gelu: bool,
    /// Whether the text tower has a name of its own in the checkpoint; that shows there.
    #[serde(default, rename = "custom_text")]
    _custom_text: bool,
    #[serde(default, rename = "init_logit_scale")]
    _init_logit_scale: Option<f64>,
    #[serde(default, rename = "init_logit_bias")]
    _init_logit_bias: Option<f64>,
    pub vision_cfg: Vision,
    pub text_cfg: Text,
}

/// The image tower. The defaults are OpenCLIP's.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Vision {
    pub image_size: usize,
    pub layers: usize,
    pub width: usize,
    pub head_width: usize,
    pub mlp_ratio: f64,
    pub patch_size: usize,
    /// Patches left out in training; none are afterwards.
    #[serde(rename = "patch_dropout")]
    _patch_dropout: f64,
    /// An image tower of the library timm instead of OpenCLIP's own; the sizes above then say nothing.
    pub timm_model_name: Option<String>,
    /// Sizes that timm builds it with instead of the published ones. OpenCLIP does not know this key.
    pub timm_model_kwargs: fastvit::Changes,
    pub timm_pool: String,
    pub timm_proj: Option<String>,
    #[serde(rename = "timm_model_pretrained")]
    _timm_model_pretrained: bool,
    #[serde(rename = "timm_proj_bias")]
    _timm_proj_bias: bool,
    #[serde(rename = "timm_drop")]
    _timm_drop: f64,
    #[serde(rename = "timm_drop_path")]
    _timm_drop_path: Option<f64>,
}

impl Default for Vision {
    fn default() -> Self {
        let (layers, width) = (12, 768);
        Self {
            image_size: 224,
            layers,
            width,
            head_width: 64,
            mlp_ratio: 4.0,
            patch_size: 16,
            _patch_dropout: 0.0,
            timm_model_name: None,
            timm_model_kwargs: fastvit::Changes::default(),
            timm_pool: "avg".to_owned(),
            timm_proj: Some("linear".to_owned()),
            _timm_model_pretrained: false,
            _timm_proj_bias: false,
            _timm_drop: 0.0,
            _timm_drop_path: None,
        }
    }
}

/// The text tower. The defaults are OpenCLIP's.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Text {
    pub context_length: usize,
    pub vocab_size: usize,
    pub width: usize,
    pub heads: usize,
    pub layers: usize,
    pub mlp_ratio: f64,
    /// Whether a token sees those behind it too, and what fills up the text.
    pub no_causal_mask: bool,
    pub hf_model_name: Option<String>,
    #[serde(alias = "proj")]
    pub hf_proj_type: String,
    #[serde(alias = "pooler_type")]
    pub hf_pooler_type: String,
    #[serde(rename = "hf_tokenizer_name")]
    _hf_tokenizer_name: Option<String>,
    #[serde(rename = "hf_model_pretrained")]
    _hf_model_pretrained: bool,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            context_length: 77,
            vocab_size: 49408,
            width: 512,
            heads: 8,
            layers: 12,
            mlp_ratio: 4.0,
            no_causal_mask: false,
            hf_model_name: None,
            hf_proj_type: "mlp".to_owned(),
            hf_pooler_type: "mean_pooler".to_owned(),
            _hf_tokenizer_name: None,
            _hf_model_pretrained: false,
        }
    }
}

/// How pictures are prepared.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Preprocess {
    pub mean: Option<[f32; 3]>,
    pub std: Option<[f32; 3]>,
    pub interpolation: Option<String>,
    pub resize_mode: Option<String>,
}
