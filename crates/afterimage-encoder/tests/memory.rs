//! Weights of 8 bits: the memory they take, counted by the allocator.

#![allow(clippy::unwrap_used)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use afterimage_encoder::ModelId;
use afterimage_encoder::families::{self, WeightPrecision};
use candle_core::{Device, Tensor};
use serde_json::Value;

/// The system's allocator, and the bytes that it has handed out and not got back.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);

// SAFETY: everything is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.fetch_add(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// So much wider than the fixture is the network that is measured: beside its weights, everything else is small.
const WIDER: usize = 16;

/// The fixture's network of CLIP, wider, with zeros for weights; how many they are.
fn write_wide_network(dir: &Path) -> usize {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clip");
    for file in ["tokenizer.json", "preprocessor_config.json"] {
        std::fs::copy(fixture.join(file), dir.join(file)).unwrap();
    }
    let mut config: Value = serde_json::from_slice(&std::fs::read(fixture.join("config.json")).unwrap()).unwrap();
    let widen = |value: &mut Value| *value = Value::from(value.as_u64().unwrap() * WIDER as u64);
    widen(&mut config["projection_dim"]);
    for tower in ["text_config", "vision_config"] {
        for size in ["hidden_size", "intermediate_size", "projection_dim"] {
            widen(&mut config[tower][size]);
        }
    }
    std::fs::write(dir.join("config.json"), config.to_string()).unwrap();
    let weights = candle_core::safetensors::load(fixture.join("model.safetensors"), &Device::Cpu).unwrap();
    let widths = [16, 24, 32, 48, 64];
    let wide: HashMap<String, Tensor> = weights
        .into_iter()
        .map(|(name, tensor)| {
            let dims = tensor.dims().iter().map(|size| if widths.contains(size) { size * WIDER } else { *size });
            (name, Tensor::zeros(dims.collect::<Vec<_>>(), tensor.dtype(), &Device::Cpu).unwrap())
        })
        .collect();
    candle_core::safetensors::save(&wide, dir.join("model.safetensors")).unwrap();
    wide.values().map(Tensor::elem_count).sum()
}

#[test]
fn a_network_of_8_bits_takes_about_a_quarter_of_the_memory() {
    let dir = tempfile::tempdir().unwrap();
    let weights = write_wide_network(dir.path());
    let held = |precision: WeightPrecision| {
        let before = HELD.load(Ordering::Relaxed);
        let encoder = families::load_with(dir.path(), ModelId::new("clip", "test"), precision).unwrap();
        let held = HELD.load(Ordering::Relaxed) - before;
        drop(encoder);
        held
    };
    let [full, eight_bit] = [WeightPrecision::Full, WeightPrecision::EightBit].map(held);
    assert!(full > 4 * weights && weights > 5_000_000, "{full} bytes for {weights} weights");
    assert!(100 * eight_bit < 29 * full, "{eight_bit} of {full} bytes");
}
