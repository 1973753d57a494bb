#!/usr/bin/env bash
# torch 2.13.0: the same LSTM with a dynamic batch and time axis exports to ONNX the first time in a process and not the second.
#
# `torch.onnx.export(..., dynamo=True, dynamic_shapes=...)` is called three times with the same code on three equal modules, both axes
# `Dim.DYNAMIC`. A good engineer expects three equal graphs. The second and third calls raise TorchExportError: the time axis is said
# to be fixed by the code. Whoever exports several models in one process (members of an ensemble, the cases of a test) gets the
# first alone, and the message blames the model.
#
# Seen: [any, any, 3], TorchExportError, TorchExportError. With `Dim.AUTO`, which asks for less, two calls give [any, any, 3].
# Way round: `Dim.AUTO` and a look at the axes of what was written, or one process an export.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check torch==2.13.0 onnx==1.23.1 onnxscript==0.7.2 numpy

cat >export.py <<'PYTHON'
import logging
import sys
import warnings

import torch

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
kind = getattr(torch.export.Dim, sys.argv[1])


class Histories(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = torch.nn.LSTM(3, 4, batch_first=True, bidirectional=True)

    def forward(self, steps):  # [batch, time, 3]
        return self.lstm(steps)[0]  # [batch, time, 8]


for _ in range(int(sys.argv[2])):
    try:
        program = torch.onnx.export(
            Histories().eval(), (torch.zeros(2, 5, 3),), dynamo=True, dynamic_shapes=({0: kind, 1: kind},), verbose=False
        )
        program.save("model.onnx")
        import onnx

        (given,) = onnx.load("model.onnx").graph.input
        print(["any" if dim.dim_param else dim.dim_value for dim in given.type.tensor_type.shape.dim])
    except Exception as error:
        print(type(error).__name__)
PYTHON
dynamic="$(python/bin/python export.py DYNAMIC 3 2>/dev/null | grep -E "^\[('any'|[0-9]+)|^[A-Za-z]+Error$")"
auto="$(python/bin/python export.py AUTO 2 2>/dev/null | grep -E "^\[('any'|[0-9]+)|^[A-Za-z]+Error$")"
echo "$dynamic"
echo "$auto"
test "$dynamic" = "['any', 'any', 3]
TorchExportError
TorchExportError"
test "$auto" = "['any', 'any', 3]
['any', 'any', 3]"
