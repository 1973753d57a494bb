#!/usr/bin/env bash
# onnx 1.23.1 writes by default what onnxruntime 1.30.0, the newest beside it, refuses to open.
#
# `helper.make_model(graph)` without versions stamps IR 14 and opset 28. A good engineer expects a model of one Identity node, written and
# opened by the newest package of each, to load. onnxruntime knows IR up to 13 and opsets up to 26, so `ir_version` and `opset_imports` have to
# be given, and one of the two is not enough.
#
# Seen: defaults (14, 28) refused; IR 10 with opset 28 refused; IR 14 with opset 17 refused; IR 10 with opset 17 loads.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check onnx==1.23.1 onnxruntime==1.30.0

python/bin/python - <<'PYTHON'
import onnxruntime
from onnx import TensorProto, helper

value = lambda name: helper.make_tensor_value_info(name, TensorProto.FLOAT, [1])
graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "one", [value("x")], [value("y")])


def loads(ir=None, opset=None):
    given = {} if ir is None else {"ir_version": ir, "opset_imports": [helper.make_opsetid("", opset)]}
    model = helper.make_model(graph, **given)
    stamped = (model.ir_version, model.opset_import[0].version)
    try:
        onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    except Exception as error:
        print(stamped, "refused:", str(error).splitlines()[0][-110:])
        return stamped, False
    print(stamped, "loads")
    return stamped, True


assert loads() == ((14, 28), False)
assert loads(10, 28) == ((10, 28), False)
assert loads(14, 17) == ((14, 17), False)
assert loads(10, 17) == ((10, 17), True)
PYTHON
