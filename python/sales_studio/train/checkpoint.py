"""
The state of an unfinished run as a file: plain numbers, lists and tensors, which `torch.load(path, weights_only=True)` opens. One NumPy
scalar would make it a file that plain torch refuses.
"""

import os
from pathlib import Path

import torch

from .schedule import TrainingError

# Since version 2 the networks of the model that are done are among it.
FORMAT, VERSION = "sales-studio torch checkpoint", 2
NAME = "checkpoint.pt"
WITHOUT = {"members": 1, "snapshots": 1}
"""What stands for settings that older samples do not have."""


class Keeper:
    """Keeps the state in a folder; `load` gives it back to the next process, whichever machine it is on."""

    def __init__(self, folder: str | Path):
        self.path = Path(folder) / NAME

    def load(self) -> dict | None:
        return read_state(self.path) if self.path.exists() else None

    def save(self, state: dict | None, latest: dict) -> None:
        """Every process calls it, the first one with the state; `latest` is the last epoch's report."""
        if state:
            write_state(self.path, state)

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


def write_state(path: Path, state: dict) -> None:
    """Whole or not at all, whenever the process ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    torch.save({"format": FORMAT, "version": VERSION, **state}, unfinished)
    os.replace(unfinished, path)


def read_state(path: Path) -> dict:
    """Throws where the file is no state, or one of a newer version."""
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        raise TrainingError(f"{path} cannot be read ({error}): remove it, or give --fresh to begin anew") from error
    if not isinstance(state, dict) or state.get("format") != FORMAT:
        raise TrainingError(f"{path} is no state of a run: remove it, or give --fresh to begin anew")
    if state["version"] > VERSION:
        raise TrainingError(f"{path} is of a newer version ({state['version']}) than this package reads ({VERSION})")
    return state


def check_state(state: dict, samples: str, settings: dict) -> None:
    """Throws where a run was of other samples or settings."""
    if state["samples"] != samples:
        raise TrainingError("the unfinished run learnt from other samples: name another --out, or give --fresh to begin anew")
    before, now = (WITHOUT | each for each in (state["settings"], settings))
    changed = [key for key in before | now if before.get(key) != now.get(key)]
    if changed:
        raise TrainingError(f"the unfinished run has another {', '.join(changed)}: leave --set as it was, or give --fresh to begin anew")
