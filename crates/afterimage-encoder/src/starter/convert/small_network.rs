//! The whole way from a package's file to a vector, on a network small enough to be made up here.

use std::fs;

use super::{TEXT_WEIGHTS, TOKENIZER, e5, vocabulary};
use crate::EncoderError;
use crate::starter::text::TextBackbone;

const HIDDEN: usize = 32;
const FEED_FORWARD: usize = 64;
const POSITIONS: usize = 16;
const PIECES: [(&str, f32); 12] = [
    ("<s>", 0.0),
    ("<pad>", 0.0),
    ("</s>", 0.0),
    ("<unk>", 0.0),
    ("▁", -2.0),
    ("▁query", -3.0),
    (":", -3.0),
    ("fi", -4.0),
    ("\u{301}", -4.0),
    ("f", -5.0),
    ("▁f", -5.5),
    ("ü", -6.0),
];

/// What stands for what: nothing for a control character, a space for a tab, two letters for a ligature.
const TABLE: [(char, &str); 3] = [('\u{1}', ""), ('\t', " "), ('ﬁ', "fi")];

/// A file in the layout of the package, with weights of no meaning.
fn file() -> Vec<u8> {
    let mut file = b"E5S1".to_vec();
    let integers = |values: &[usize]| values.iter().flat_map(|&value| (value as u32).to_le_bytes()).collect::<Vec<_>>();
    file.extend(integers(&[1, HIDDEN, 1, 2, FEED_FORWARD, PIECES.len(), POSITIONS, 2]));
    file.extend(1e-12f32.to_le_bytes());
    file.extend(integers(&[32, PIECES.len(), 0, 2, 1, 3]));
    let text: String = PIECES.iter().map(|(piece, _)| *piece).collect();
    file.extend((text.len() as u64).to_le_bytes());
    let ends = PIECES.iter().scan(0, |end, (piece, _)| {
        *end += piece.len();
        Some(*end)
    });
    file.extend(integers(&std::iter::once(0).chain(ends).collect::<Vec<_>>()));
    file.extend(PIECES.iter().flat_map(|(_, score)| score.to_le_bytes()));
    file.extend(text.bytes());
    let mut table = Vec::new();
    for (from, to) in TABLE {
        table.extend(u32::from(from).to_le_bytes());
        table.push(to.chars().count() as u8);
        table.extend(to.chars().flat_map(|c| u32::from(c).to_le_bytes()));
    }
    file.extend(integers(&[TABLE.len(), table.len()]));
    file.extend(table);

    let linears = [
        ("q", HIDDEN, HIDDEN),
        ("k", HIDDEN, HIDDEN),
        ("v", HIDDEN, HIDDEN),
        ("ao", HIDDEN, HIDDEN),
        ("fi", FEED_FORWARD, HIDDEN),
        ("fo", HIDDEN, FEED_FORWARD),
    ];
    let mut tensors = vec![
        ("emb.word".to_owned(), true, PIECES.len() * HIDDEN),
        ("emb.pos".to_owned(), false, POSITIONS * HIDDEN),
        ("emb.type".to_owned(), false, 2 * HIDDEN),
    ];
    for (name, outputs, inputs) in linears {
        tensors.push((format!("l0.{name}.w"), true, outputs * inputs));
        tensors.push((format!("l0.{name}.b"), false, outputs));
    }
    for name in ["emb.ln", "l0.aln", "l0.oln"] {
        tensors.push((format!("{name}.w"), false, HIDDEN));
        tensors.push((format!("{name}.b"), false, HIDDEN));
    }
    let directory: usize = tensors.iter().map(|(name, ..)| 2 + name.len() + 1 + 4 + 8 + 8).sum();
    file.extend(integers(&[tensors.len()]));
    let mut contents = Vec::new();
    for (name, quantized, weights) in tensors {
        let content: Vec<u8> = match quantized {
            // Blocks of the scale 0.125.
            true => (0..weights / 32)
                .flat_map(|i| [0, 0x30].into_iter().chain((0..16).map(move |j| (i * 89 + j * 37) as u8)))
                .collect(),
            false => (0..weights).flat_map(|i| ((i % 7) as f32 * 0.1 + 0.3).to_le_bytes()).collect(),
        };
        file.extend((name.len() as u16).to_le_bytes());
        file.extend(name.bytes());
        file.push(quantized.into());
        file.extend((weights as u32).to_le_bytes());
        let start = contents.len();
        file.extend((start as u64).to_le_bytes());
        file.extend((content.len() as u64).to_le_bytes());
        contents.extend(content);
    }
    // The directory holds places in the file, not in its last part.
    let shift = file.len();
    let mut at = shift - directory;
    while at < shift {
        at += 2 + usize::from(u16::from_le_bytes([file[at], file[at + 1]])) + 1 + 4;
        let start = u64::from_le_bytes(file[at..at + 8].try_into().unwrap()) + shift as u64;
        file[at..at + 8].copy_from_slice(&start.to_le_bytes());
        at += 16;
    }
    file.extend(contents);
    file
}

/// A model directory with the network's two files.
fn converted() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let file = file();
    let e5 = e5::parse(&file).unwrap();
    e5::write_gguf(&e5, &dir.path().join(TEXT_WEIGHTS)).unwrap();
    vocabulary::write_tokenizer(&e5.vocabulary, &dir.path().join(TOKENIZER)).unwrap();
    dir
}

#[test]
fn a_converted_tokenizer_replaces_characters_and_joins_spaces() {
    let dir = converted();
    let backbone = TextBackbone::load(dir.path()).unwrap();
    let tokens = |text: &str| backbone.tokens(text).unwrap();
    assert_eq!(tokens(""), [0, 5, 6, 4, 2]);
    assert_eq!(tokens("f"), [0, 5, 6, 10, 2]);
    // The ligature keeps the accent behind it.
    assert_eq!(tokens("ﬁ\u{301}"), [0, 5, 6, 4, 7, 8, 2]);
    assert_eq!(tokens("\t \t\u{1}ü  f"), [0, 5, 6, 4, 11, 10, 2]);
    // Unknown characters one by one, and no text that spells the unknown piece.
    assert_eq!(tokens("☃☃"), [0, 5, 6, 4, 3, 3, 2]);
    assert_eq!(tokens("<unk>").len(), 4 + 5 + 1);
}

#[test]
fn a_converted_network_gives_unit_vectors_of_as_much_as_it_takes() {
    let dir = converted();
    let backbone = TextBackbone::load(dir.path()).unwrap();
    let long = "ü".repeat(40);
    assert_eq!(backbone.tokens(&long).unwrap().len(), POSITIONS);
    assert_eq!(backbone.tokens(&long).unwrap()[POSITIONS - 1], 2);
    let vectors = backbone.features(&["f", &long, "ü f"]).unwrap().to_vec2::<f32>().unwrap();
    assert_eq!((vectors.len(), vectors[0].len()), (3, 2 * HIDDEN));
    for vector in &vectors {
        assert!((vector[..HIDDEN].iter().map(|x| x * x).sum::<f32>() - 1.0).abs() < 1e-5);
    }
    assert_ne!(vectors[0], vectors[2]);
}

#[test]
fn a_cut_off_network_is_damaged_and_a_missing_one_missing() {
    let dir = converted();
    let weights = dir.path().join(TEXT_WEIGHTS);
    let content = fs::read(&weights).unwrap();
    for length in [0, 100, content.len() / 2] {
        fs::write(&weights, &content[..length]).unwrap();
        let error = TextBackbone::load(dir.path()).err().unwrap();
        assert!(matches!(&error, EncoderError::Damaged { path, .. } if *path == weights), "{length}: {error}");
    }
    fs::write(&weights, content).unwrap();
    fs::remove_file(dir.path().join(TOKENIZER)).unwrap();
    assert!(matches!(TextBackbone::load(dir.path()), Err(EncoderError::MissingFile { .. })));
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let file = file();
    for length in (0..file.len()).step_by(41) {
        assert!(e5::parse(&file[..length]).is_err(), "{length} of {} bytes", file.len());
    }
}
