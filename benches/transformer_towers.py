"""Transformers on the CPU against onnxruntime: ViT-B/32 pictures and XLM-RoBERTa-base texts, same weights, batch and threads.

    pip install -r crates/afterimage-encoder/fixtures/requirements.txt onnx==1.23.2 onnxruntime==1.32.0 onnxscript
    python3 benches/transformer_towers.py

Makes random checkpoints of the real sizes in a folder for temporary files, runs the Rust side (`cargo run -p afterimage-encoder
--example towers`) on them, with weights in full and in 8 bits, and prints the ratios. The sides take turns and report the best of
several runs, because what a busy machine takes away says nothing of the program.
"""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import numpy as np
import onnxruntime
import torch
from transformers import AutoTokenizer, CLIPConfig, CLIPModel, XLMRobertaConfig, XLMRobertaModel

RUNS, TURNS = 5, 3
ROOT = pathlib.Path(__file__).parents[1]
FIXTURES = ROOT / "crates/afterimage-encoder/fixtures"
TEXT = "two dogs are running through deep snow beside a frozen lake"


class Pictures(torch.nn.Module):
    """The image tower of CLIP with its projection."""

    def __init__(self, clip):
        super().__init__()
        self.model, self.projection = clip.vision_model, clip.visual_projection

    def forward(self, pixels):
        return self.projection(self.model(pixel_values=pixels).pooler_output)


class Texts(torch.nn.Module):
    """XLM-RoBERTa, the mean of its states and one linear layer: texts of one length need no mask."""

    def __init__(self, config, dim):
        super().__init__()
        self.transformer = XLMRobertaModel(config, add_pooling_layer=False)
        self.LinearTransformation = torch.nn.Linear(config.hidden_size, dim)

    def forward(self, ids):
        return self.LinearTransformation(self.transformer(input_ids=ids).last_hidden_state.mean(1))


def clip(folder):
    """ViT-B/32 with a small text tower beside it; the module to export and its input."""
    text = {"vocab_size": 664, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 1, "num_attention_heads": 2}
    model = CLIPModel(CLIPConfig(text_config=text, projection_dim=512)).eval()
    model.save_pretrained(folder)
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(FIXTURES / "clip" / file, folder)
    return Pictures(model).eval(), lambda batch: torch.randn(batch, 3, 224, 224)


def xlm_roberta(folder):
    """XLM-RoBERTa-base with few words in its vocabulary, as Multilingual CLIP lays it out."""
    config = XLMRobertaConfig(vocab_size=1000, max_position_embeddings=514, type_vocab_size=1, layer_norm_eps=1e-5)
    model = Texts(config, 16).eval()
    torch.save(model.state_dict(), folder / "pytorch_model.bin")
    shutil.copytree(FIXTURES / "m_clip/image", folder / "image")
    shutil.copy(FIXTURES / "m_clip/tokenizer.json", folder)
    names = {"model_type": "M-CLIP", "modelBase": "xlm-roberta-base", "transformerDimensions": 768, "numDims": 16}
    (folder / "config.json").write_text(json.dumps(config.to_dict() | names))
    ids = AutoTokenizer.from_pretrained(FIXTURES / "m_clip")(TEXT).input_ids
    print(f"a text has {len(ids)} tokens")
    return model, lambda batch: torch.tensor([ids] * batch)


def onnxruntime_rate(path, inputs, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    feed = {session.get_inputs()[0].name: inputs.numpy()}
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        session.run(None, feed)
        best = min(best, time.perf_counter() - start)
    return len(inputs) / best


def afterimage_rate(folder, tower, batch, threads, *precision):
    """The Rust side prints nothing but its rate."""
    command = ["cargo", "run", "--quiet", "-p", "afterimage-encoder", "--example", "towers", "--"]
    command += [str(folder), tower, str(batch), str(RUNS), *precision]
    environment = os.environ | {"RAYON_NUM_THREADS": str(threads)}
    return float(subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE).stdout)


def main():
    torch.manual_seed(1)
    with tempfile.TemporaryDirectory() as scratch:
        for name, tower, make, batches in [
            ("ViT-B/32", "images", clip, (1, 16)),
            ("XLM-RoBERTa-base", "texts", xlm_roberta, (1, 32)),
        ]:
            folder = pathlib.Path(scratch) / tower
            folder.mkdir()
            module, inputs = make(folder)
            for batch in batches:
                model = folder / f"{batch}.onnx"
                torch.onnx.export(module, (inputs(batch),), model, dynamo=True, external_data=False, verbose=False)
                for threads in (1, 2):
                    theirs = ours = eight_bit = 0.0
                    for _ in range(TURNS):
                        theirs = max(theirs, onnxruntime_rate(model, inputs(batch), threads))
                        ours = max(ours, afterimage_rate(folder, tower, batch, threads))
                        eight_bit = max(eight_bit, afterimage_rate(folder, tower, batch, threads, "8-bit"))
                    print(
                        f"{name}, batches of {batch}, {threads} thread(s): onnxruntime {theirs:.1f}, "
                        f"Afterimage {ours:.1f} {tower}/s, ratio {ours / theirs:.2f}; "
                        f"weights of 8 bits {eight_bit:.1f}, ratio {eight_bit / theirs:.2f}",
                        flush=True,
                    )


main()
