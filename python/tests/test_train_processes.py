"""Several processes are one process with the same batches, whoever has how many rows of them; a killed one is replaced and goes on."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.distributed as dist
from safetensors.torch import load_file

from sales_studio.train.distributed import Ranks, new_round, padded_share

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


def test_what_a_process_leaves_on_a_disk_is_made_once_a_machine():
    """Two machines of two processes each, with disks of their own and with a shared one."""
    for disks in (("one", "other"), ("shared", "shared")):
        barrier, made, there = threading.Barrier(4), [], set()

        class Threads(Ranks):
            def wait(self) -> None:
                barrier.wait(30)

        def make(rank: int) -> str:
            disk = disks[rank // 2]
            if disk not in there:
                there.add(disk)
                made.append(rank)
            return disk

        with ThreadPoolExecutor(4) as pool:
            ranks = [Threads(rank, 4, torch.device("cpu"), rank % 2) for rank in range(4)]
            found = list(pool.map(lambda each: each.in_turn(lambda: make(each.rank)), ranks))
        assert found == [disks[0], disks[0], disks[1], disks[1]]
        assert made == ([0, 2] if disks[0] == "one" else [0])


def test_three_processes_of_which_one_has_no_row_equal_one(tmp_path):
    settings = ["batchSize=2", "targetsPerEpoch=24", "epochs=1"]
    done = subprocess.run(torchrun(3, tmp_path / "m", *given(settings)), env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    assert_same_as_alone(tmp_path / "m", tmp_path, *settings)


def test_two_processes_of_which_one_is_killed_and_replaced_equal_one(tmp_path):
    # 11 rows a micro-batch, which two do not divide.
    out, settings = tmp_path / "m", ["epochs=6"]
    command = torchrun(2, out, "--checkpoint-seconds", "0", *given(settings))
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) as running:
        while not (out / "checkpoint.pt").exists():
            assert running.poll() is None, running.communicate()[1][-3000:]
            time.sleep(0.005)
        os.kill(workers_of(running.pid)[-1], signal.SIGKILL)
        said = running.communicate()[1]
    assert running.returncode == 0, said[-3000:]
    assert "Going on after step" in said
    assert_same_as_alone(out, tmp_path, *settings)


def given(settings: list) -> list:
    return [text for pair in settings for text in ("--set", pair)]


def workers_of(agent: int) -> list:
    """Process ids of what a torchrun started."""
    children = Path(f"/proc/{agent}/task/{agent}/children")
    if not children.exists():
        pytest.skip("this system does not tell a process's children")
    return [
        int(child) for child in children.read_text().split() if b"sales_studio.train" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def test_a_round_reads_nothing_of_those_before_it():
    server = dist.TCPStore("127.0.0.1", 0, is_master=True, wait_for_workers=False)
    world = 3

    def process(name: str, rank: int) -> list:
        store = dist.TCPStore("127.0.0.1", server.port, is_master=False, wait_for_workers=False)
        own = new_round(store, rank, world, timedelta(minutes=1))
        assert not own.check([f"address/{rank}"])
        own.set(f"address/{rank}", f"{name} {rank}")
        return [own.get(f"address/{other}").decode() for other in range(world)]

    with ThreadPoolExecutor(world) as pool:
        for name in ("nothing before", "after a finished round", "after a round that its first process left"):
            if "left" in name:
                server.set("sales_studio/round", "left")
            # Those that find what was left come first, as after a restart.
            running = [pool.submit(process, name, rank) for rank in reversed(range(world))]
            assert [each.result() for each in running] == [[f"{name} {rank}" for rank in range(world)]] * world


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
