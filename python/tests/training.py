"""What the tests of training share: the studio's samples and its own run on them (scripts/fixtures/training.ts)."""

import json
from pathlib import Path

import torch

from sales_studio.train.checkpoint import Keeper
from sales_studio.train.data import Samples
from sales_studio.train.distributed import Ranks
from sales_studio.train.loop import Options, Trained
from sales_studio.train.members import train_members
from sales_studio.train.settings import chosen_settings

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "fixtures" / "training"
SAMPLES = FIXTURE / "samples"
# Small tensors: more threads would wait for each other, above all on a busy machine.
torch.set_num_threads(1)
ALONE = Ranks(0, 1, torch.device("cpu"))


def train_alone(scratch: Path, *pairs: str, keeper=None, options: Options | None = None) -> Trained:
    """In this process, with these settings changed; arrays and state lie in `scratch`. The first of its networks."""
    return networks_alone(scratch, *pairs, keeper=keeper, options=options)[0]


def networks_alone(scratch: Path, *pairs: str, keeper=None, options: Options | None = None) -> list[Trained]:
    samples = Samples.open(SAMPLES, scratch / "arrays")
    settings = chosen_settings(samples.settings, list(pairs))
    return train_members(samples, settings, ALONE, keeper or Keeper(scratch), options or Options())


def read_history(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def assert_same_run(found: dict, wanted: dict, tolerance: float = 1e-4) -> None:
    """Losses, norms and rates of every step, and what every epoch came to, relative to max(1, |x|)."""
    assert len(found["steps"]) == len(wanted["steps"]) and len(found["epochs"]) == len(wanted["epochs"])
    for these, those in zip(found["steps"], wanted["steps"], strict=True):
        assert (these["step"], these["epoch"]) == (those["step"], those["epoch"])
        for got, want in [
            *((these["loss"][key], those["loss"][key]) for key in those["loss"]),
            (these["gradientNorm"], those["gradientNorm"]),
            (these["learningRate"], those["learningRate"]),
        ]:
            assert abs(got - want) <= tolerance * max(1, abs(want)), these["step"]
    for these, those in zip(found["epochs"], wanted["epochs"], strict=True):
        assert these["best"] == those["best"]
        for part in ("train", "validation"):
            for key, want in those[part].items():
                assert abs(these[part][key] - want) <= tolerance * max(1, abs(want)), (these["epoch"], part, key)
    assert (found["bestEpoch"], found["reason"]) == (wanted["bestEpoch"], wanted["reason"])


def assert_same_weights(found: dict, wanted: dict, tolerance: float = 1e-4) -> None:
    """All but the key third of attention biases: its gradient is rounding noise, which AdamW turns into steps (MODEL.md)."""
    assert set(found) == set(wanted)
    for name, want in wanted.items():
        got = found[name]
        if name.endswith("in_proj_bias"):
            third = len(want) // 3
            got, want = (torch.cat([each[:third], each[2 * third :]]) for each in (got, want))
        worst = ((got - want).abs() / want.abs().clamp(min=1)).max().item()
        assert worst <= tolerance, f"{name} is off by {worst}"
