"""Images a second of the image tower in onnxruntime: the same network, the same weights, the same batch and threads.

    pip install onnx==1.23.2 onnxruntime==1.31.1 safetensors==0.8.0 numpy
    python3 benches/image_tower.py [MODEL_DIR]

Runs the Rust side as well (`cargo run -p afterimage-encoder --example image_tower`) and prints the ratio. MODEL_DIR is the folder of
the set-up starter model; by default, where Afterimage keeps it on Linux. Both sides report the best of several runs, because
what a busy machine takes away says nothing of the program.
"""

import os
import pathlib
import subprocess
import sys
import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

SIDE, BATCH, RUNS = 260, 8, 10
# Blocks, kernel, stride of the first block, expansion, output channels.
STAGES = [(1, 3, 1, 1, 16), (3, 3, 2, 6, 24), (3, 5, 2, 6, 48), (4, 3, 2, 6, 88), (4, 5, 1, 6, 120), (5, 5, 2, 6, 208), (1, 3, 1, 6, 352)]


def network(weights):
    """EfficientNet-Lite2 up to its pooled features, as ONNX, from the converted weights."""
    constants = {"zero": np.float32(0), "six": np.float32(6)} | {k: v for k, v in weights.items() if not k.startswith("classifier")}
    nodes = []

    def add(kind, inputs, name, **attributes):
        nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def convolution(name, x, side, kernel=1, stride=1, group=1, relu6=True):
        after = -(-side // stride)
        padding = (after - 1) * stride + kernel - side
        before, behind = padding // 2, padding - padding // 2
        y = add("Conv", [x, f"{name}.weight", f"{name}.bias"], name, kernel_shape=[kernel] * 2, strides=[stride] * 2,
                pads=[before, before, behind, behind], group=group)
        return (add("Clip", [y, "zero", "six"], f"{name}.relu6") if relu6 else y), after

    x, side = convolution("stem", "pictures", SIDE, kernel=3, stride=2)
    channels, block = 32, 0
    for blocks, kernel, first_stride, expansion, outputs in STAGES:
        for repeat in range(blocks):
            name, stride, start = f"blocks.{block}", first_stride if repeat == 0 else 1, x
            if expansion > 1:
                x, _ = convolution(f"{name}.expand", x, side)
            x, side = convolution(f"{name}.depthwise", x, side, kernel, stride, channels * expansion)
            x, _ = convolution(f"{name}.project", x, side, relu6=False)
            if stride == 1 and channels == outputs:
                x = add("Add", [x, start], name)
            channels, block = outputs, block + 1
    x, _ = convolution("head", x, side)
    add("GlobalAveragePool", [x], "features")
    graph = helper.make_graph(
        nodes, "efficientnet-lite2",
        [helper.make_tensor_value_info("pictures", TensorProto.FLOAT, ["n", 3, SIDE, SIDE])],
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", 1280, 1, 1])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9).SerializeToString()


def onnxruntime_rate(model, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    pictures = np.random.default_rng(1).uniform(-1, 1, (BATCH, 3, SIDE, SIDE)).astype(np.float32)
    best = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        session.run(None, {"pictures": pictures})
        best = min(best, time.perf_counter() - start)
    return BATCH / best


def afterimage_rate(directory, threads):
    """The Rust side prints nothing but its rate."""
    command = ["cargo", "run", "--quiet", "-p", "afterimage-encoder", "--example", "image_tower", "--", str(directory), str(BATCH), str(RUNS)]
    root = pathlib.Path(__file__).parents[1]
    return float(subprocess.run(command, cwd=root, env=os.environ | {"RAYON_NUM_THREADS": str(threads)}, check=True, stdout=subprocess.PIPE).stdout)


def main():
    data = pathlib.Path(os.environ.get("XDG_DATA_HOME") or pathlib.Path.home() / ".local/share")
    directory = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else data / "afterimage/models/starter"
    model = network(load_file(directory / "image.safetensors"))
    print(f"EfficientNet-Lite2, {SIDE} px, batches of {BATCH}, best of {RUNS}")
    for threads in (1, 2):
        theirs, ours = onnxruntime_rate(model, threads), afterimage_rate(directory, threads)
        print(f"{threads} thread(s): onnxruntime {theirs:.1f} images/s, Afterimage {ours:.1f} images/s, ratio {ours / theirs:.2f}")


main()
