"""Several processes are one process with the same batches, whoever has how many rows of them; a killed one is replaced and goes on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from sales_studio.train.distributed import Ranks, padded_share

from training import ROOT, SAMPLES, assert_same_run, assert_same_weights, read_history, train_alone

pytest.importorskip("pyarrow", reason="reading samples needs pyarrow")


def torchrun(processes: int, out: Path, *more: str) -> list:
    return [
        *(sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc_per_node={processes}", "--max-restarts=3"),
        *("-m", "sales_studio.train", str(SAMPLES), "--out", str(out), "--arrays", str(out / "arrays"), "--device", "cpu", "--threads", "1"),
        *more,
    ]


def environment() -> dict:
    return {**os.environ, "PYTHONPATH": str(ROOT / "python"), "OMP_NUM_THREADS": "1"}


def assert_same_as_alone(out: Path, scratch: Path, *settings: str) -> None:
    alone = train_alone(scratch, *settings)
    assert_same_run(read_history(out / "members" / "1" / "history.json"), alone.history)
    assert_same_weights(load_file(str(out / "members" / "1" / "model.safetensors")), alone.weights)


@pytest.mark.parametrize("processes", [2, 3])
def test_processes_equal_one_with_the_same_batches(processes, tmp_path):
    # 11 rows a micro-batch: no number of processes here divides them.
    done = subprocess.run(torchrun(processes, tmp_path / "m"), env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert_same_as_alone(tmp_path / "m", tmp_path)


def test_processes_without_a_row_take_part(tmp_path):
    settings = ["batchSize=2", "targetsPerEpoch=24", "epochs=1"]
    more = [text for pair in settings for text in ("--set", pair)]
    done = subprocess.run(torchrun(3, tmp_path / "m", *more), env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert_same_as_alone(tmp_path / "m", tmp_path, *settings)


def test_a_killed_process_is_replaced_and_the_run_goes_on(tmp_path):
    out = tmp_path / "m"
    settings = ["epochs=8"]
    command = torchrun(2, out, "--checkpoint-seconds", "0", *(text for pair in settings for text in ("--set", pair)))
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) as running:
        while not (out / "checkpoint.pt").exists():
            assert running.poll() is None, running.communicate()[1][-3000:]
            time.sleep(0.005)
        os.kill(workers_of(running.pid)[-1], signal.SIGKILL)
        said = running.communicate()[1]
    assert running.returncode == 0, said[-3000:]
    assert "Going on after step" in said
    assert_same_as_alone(out, tmp_path, *settings)


def workers_of(agent: int) -> list:
    """Process ids of what a torchrun started."""
    children = Path(f"/proc/{agent}/task/{agent}/children")
    if not children.exists():
        pytest.skip("this system does not tell a process's children")
    return [
        int(child) for child in children.read_text().split() if b"sales_studio.train" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


@pytest.mark.parametrize("rows", [0, 1, 2, 7, 64])
@pytest.mark.parametrize("world", [1, 2, 3, 5])
def test_shares_are_all_rows_once_and_none_is_empty(rows, world):
    batch = np.arange(100, 100 + rows)
    shares = [padded_share(Ranks(rank, world, torch.device("cpu")), batch) for rank in range(world)]
    assert np.concatenate([own for own, _, _ in shares]).tolist() == batch.tolist()
    for own, first, padding in shares:
        assert len(own) + padding >= 1
        assert own.tolist() == batch[first : first + len(own)].tolist()
    sizes = [len(own) for own, _, _ in shares]
    assert max(sizes) - min(sizes) <= 1
