"""The recorded vectors of the tests, against this very model: outputs, losses and gradients."""

import json
from pathlib import Path

import pytest
import torch
from safetensors import safe_open

from sales_studio.model import Config, SalesModel, task_losses

FOLDER = Path(__file__).resolve().parents[2] / "src" / "core" / "training" / "golden"
FILES = sorted(FOLDER.glob("*.safetensors"))
LIMIT = 1e-4


def nested(tensors: dict, prefix: str) -> dict:
    """The tensors below a prefix; names with dots become dicts within dicts only for the periods of the input."""
    found = {}
    for name, value in tensors.items():
        if not name.startswith(f"{prefix}."):
            continue
        rest = name[len(prefix) + 1 :]
        if prefix == "input" and rest.startswith("periods."):
            found.setdefault("periods", {})[rest[len("periods.") :]] = value
        else:
            found[rest] = value
    return found


def load(path: Path) -> tuple[dict, dict]:
    with safe_open(path, framework="pt") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}
        config = json.loads(file.metadata()["config"])
    whole = {name: value.long() if value.dtype == torch.int32 else value for name, value in tensors.items()}
    return config, whole


def close(found: torch.Tensor, expected: torch.Tensor) -> bool:
    scale = expected.abs().clamp(min=1)
    return bool(((found - expected).abs() / scale <= LIMIT).all())


def test_there_are_vectors():
    assert len(FILES) >= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_outputs_losses_and_gradients(path):
    sizes, tensors = load(path)
    model = SalesModel(Config(**{name: sizes[name] for name in Config.__dataclass_fields__ if name in sizes}))
    model.load_state_dict(nested(tensors, "param"))
    outputs = model(nested(tensors, "input"))
    for name, expected in nested(tensors, "output").items():
        assert close(outputs[name], expected), name
    losses = task_losses(outputs, nested(tensors, "target"))
    total = sum(losses.values())
    for name, expected in nested(tensors, "loss").items():
        assert close(({"total": total} | losses)[name].reshape(1), expected), name
    total.backward()
    for name, parameter in model.named_parameters():
        assert close(parameter.grad, tensors[f"grad.{name}"]), name
