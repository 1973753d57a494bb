#!/usr/bin/env bash
# onnx 1.23.1: ReferenceEvaluator runs an LSTM with `sequence_lens` as if that input were not there; onnxruntime 1.30.0 heeds it.
#
# The reference evaluator is what an exporter is held against. A good engineer expects it to follow the operator's definition
# (steps behind an item's length are no part of it) or to refuse the input. It does neither: padded steps go through the cell, Y holds
# numbers where onnxruntime has zeros, and Y_h is the state after the padding. A correct exporter of padded histories looks wrong
# beside it, and one that forgot the lengths looks right: without the input both give the same.
#
# onnxruntime has one of its own: an item of length 0 ends with zeros in Y_h and Y_c and not with the initial state it was given.
#
# Seen: lengths 4 and 2 of 4 steps: the first item agrees within 1e-6, the second's Y_h differs; without lengths both agree.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check onnx==1.23.1 onnxruntime==1.30.0

python/bin/python - <<'PYTHON'
import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

STEPS, ITEMS, INPUTS, HIDDEN = 4, 3, 3, 2
random = np.random.default_rng(1)
weights = {"W": (1, 4 * HIDDEN, INPUTS), "R": (1, 4 * HIDDEN, HIDDEN), "B": (1, 8 * HIDDEN)}
constants = [numpy_helper.from_array(random.normal(size=shape).astype(np.float32), name) for name, shape in weights.items()]
inputs = [
    helper.make_tensor_value_info("X", TensorProto.FLOAT, [STEPS, ITEMS, INPUTS]),
    helper.make_tensor_value_info("lengths", TensorProto.INT32, [ITEMS]),
    helper.make_tensor_value_info("start", TensorProto.FLOAT, [1, ITEMS, HIDDEN]),
]
outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("Y", "Y_h")]


def both(with_lengths):
    names = ["X", "W", "R", "B", "lengths" if with_lengths else "", "start", "start"]
    node = helper.make_node("LSTM", names, ["Y", "Y_h"], hidden_size=HIDDEN)
    given = inputs if with_lengths else [inputs[0], inputs[2]]
    graph = helper.make_graph([node], "lstm", given, outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    feed = {
        "X": np.random.default_rng(2).normal(size=(STEPS, ITEMS, INPUTS)).astype(np.float32),
        "lengths": np.array([4, 2, 0], np.int32),
        "start": np.full((1, ITEMS, HIDDEN), 0.5, np.float32),
    }
    feed = {info.name: feed[info.name] for info in given}
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, feed), ReferenceEvaluator(model).run(None, feed)


(runtime_y, runtime_last), (reference_y, reference_last) = both(True)
print("onnxruntime, item of 2 steps, steps 3 and 4:", runtime_y[2:, 0, 1].tolist())
print("reference,   item of 2 steps, steps 3 and 4:", reference_y[2:, 0, 1].round(3).tolist())
assert np.abs(runtime_last[0, 0] - reference_last[0, 0]).max() < 1e-6
assert np.abs(runtime_last[0, 1] - runtime_y[1, 0, 1]).max() == 0 and not runtime_y[2:, 0, 1].any()
assert np.abs(reference_last[0, 1] - reference_y[3, 0, 1]).max() == 0 and reference_y[2:, 0, 1].all()
assert np.abs(runtime_last[0, 1] - reference_last[0, 1]).max() > 0.01
print("onnxruntime, item of 0 steps that starts from 0.5:", runtime_last[0, 2].tolist())
assert not runtime_last[0, 2].any()

(_, runtime_last), (_, reference_last) = both(False)
assert np.abs(runtime_last - reference_last).max() < 1e-6
PYTHON
