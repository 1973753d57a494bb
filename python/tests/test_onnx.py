"""The ONNX files of a model, in onnxruntime, say what PyTorch says; needs Node, onnx and onnxruntime (the extra "onnx")."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import torch

from sales_studio.model import EVIDENCE, SalesModel

onnx = pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

REPOSITORY = Path(__file__).resolve().parents[2]
PERIODS = {"week": 8, "month": 12, "quarter": 8, "year": 3}
MODELS = ("v3/counts", "v3/experts", "v2/counts")


# All exports by one process: starting the studio takes longer than they do.
EXPORTS = """
import { main } from "./src/cli/main.ts";
import { Terminal } from "./src/cli/terminal.ts";
for (const args of JSON.parse(process.argv[1])) process.exitCode ||= await main(args, new Terminal());
"""


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> dict:
    """For each model and precision a folder with its ONNX files in onnx/ and its weights in weights/."""
    folders = {(name, half): tmp_path_factory.mktemp("exported") for name in MODELS for half in (False, True)}
    commands = []
    for (name, half), folder in folders.items():
        archive = REPOSITORY / "fixtures" / f"{name}.zip"
        shutil.unpack_archive(archive, folder / "weights")
        commands.append(["export", str(archive), "--format", "onnx", "--out", str(folder), *(["--half"] if half else [])])
    program = ["node", "--import", "tsx", "--input-type=module", "--eval", EXPORTS, json.dumps(commands)]
    subprocess.run(program, cwd=REPOSITORY, check=True, capture_output=True)
    return folders


@pytest.mark.parametrize("half", [False, True], ids=["single", "half"])
@pytest.mark.parametrize("name", MODELS)
def test_the_network_says_what_pytorch_says(name, half, exported):
    folder = exported[name, half]
    for path in (folder / "onnx").glob("*.onnx"):
        model = onnx.load(path)
        onnx.checker.check_model(model, full_check=True)
        graph = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True).graph
        known = {value.name for value in (*graph.value_info, *graph.output) if value.type.tensor_type.HasField("shape")}
        assert {name for node in graph.node for name in node.output if name} <= known
    model = SalesModel.load(str(folder / "weights"))
    c = model.config
    session = onnxruntime.InferenceSession(str(folder / "onnx" / "network-1.onnx"), providers=["CPUExecutionProvider"])
    torch.manual_seed(1)
    for lengths in ([1], [4, 1, 3], [30] * 33):
        rows, longest = len(lengths), max(lengths)
        valid = torch.arange(longest)[None, :] < torch.tensor(lengths)[:, None]
        batch = {
            "products": torch.randint(1, c.num_products, (rows, longest)) * valid,
            "steps": torch.randn(rows, longest, c.step_features) * valid[..., None],
            "lengths": torch.tensor(lengths),
            "periods": {scale: torch.randn(rows, PERIODS[scale], c.period_features) for scale in c.scales},
            "customer": torch.randn(rows, c.customer_features),
            "province": torch.randint(0, c.num_provinces, (rows,)),
            "evidence": torch.randn(rows, EVIDENCE[c.memory]),
        }
        with torch.no_grad():
            expected = model(batch)
        feeds = {name: each.numpy() for name, each in {**batch, **batch["periods"]}.items() if name != "periods"}
        feeds["lengths"] = feeds["lengths"].astype("int32")
        outputs = session.run(["logits", "gate", "quantity", "revenue", "discount"], feeds)
        for found, key in zip(outputs, ("product", "memory_gate", "quantity", "revenue", "discount")):
            tolerance = 2e-2 if half else 1e-5
            torch.testing.assert_close(torch.from_numpy(found), expected[key], rtol=tolerance, atol=tolerance)
