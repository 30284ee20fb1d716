//! What the tests of several files need.

/// A sound manifest of two files under `base`.
pub(crate) fn manifest_text(name: &str, base: &str) -> String {
    format!(
        r#"name = "{name}"
title = "Small"
family = "clip"
dim = 8
side = 4
parameters = 6
good_for = "Tests."
recommended = true

[licence]
name = "MIT"
commercial = true

[languages]
codes = ["en"]

[[files]]
path = "config.json"
url = "{base}/config.json"

[[files]]
path = "model.safetensors"
url = "{base}/model.safetensors"

[[recall]]
set = "Tests"
language = "en"
metric = "text to image, recall@1"
value = 50.5
source = "these tests"
"#
    )
}

/// A safetensors file with one tensor of `count` bytes.
pub(crate) fn safetensors(count: usize) -> Vec<u8> {
    let header = format!(r#"{{"weight":{{"dtype":"U8","shape":[{count}],"data_offsets":[0,{count}]}}}}"#);
    let length = (header.len() as u64).to_le_bytes();
    [length.as_slice(), header.as_bytes(), &vec![7; count]].concat()
}
