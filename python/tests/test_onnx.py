"""The ONNX files of a model, in onnxruntime, say what PyTorch says; needs Node, onnx and onnxruntime (the extra "onnx")."""

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


def export(name: str, folder: Path, *options: str) -> Path:
    archive = REPOSITORY / "fixtures" / f"{name}.zip"
    command = ["node", "--import", "tsx", "src/cli/main.ts", "export", str(archive), "--format", "onnx", "--out", str(folder)]
    subprocess.run([*command, *options], cwd=REPOSITORY, check=True, capture_output=True)
    with_weights = folder / "weights"
    shutil.unpack_archive(archive, with_weights)
    return with_weights


@pytest.mark.parametrize("half", [False, True], ids=["single", "half"])
@pytest.mark.parametrize("name", MODELS)
def test_the_network_says_what_pytorch_says(name, half, tmp_path):
    weights = export(name, tmp_path, *(["--half"] if half else []))
    for path in (tmp_path / "onnx").glob("*.onnx"):
        onnx.checker.check_model(onnx.load(path), full_check=True)
    model = SalesModel.load(str(weights))
    c = model.config
    session = onnxruntime.InferenceSession(str(tmp_path / "onnx" / "network-1.onnx"), providers=["CPUExecutionProvider"])
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
