"""Who trains beside this process, which rows are its own, and sums over all of them."""

import os
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

import numpy as np
import torch
import torch.distributed as dist

# Processes that do not find each other end, and torchrun starts them anew. Once connected they wait for whatever the first one
# does alone, such as laying the samples out.
CONNECTING = timedelta(minutes=2)
WORKING = timedelta(days=2)
ASK_AGAIN = timedelta(seconds=0.2)

T = TypeVar("T")


@dataclass(frozen=True)
class Ranks:
    """This process among those that train together."""

    rank: int
    world: int
    device: torch.device
    local: int = 0
    """Its place among those of its machine."""

    @classmethod
    def start(cls, device: str = "auto", threads: int = 0) -> "Ranks":
        """Joins the group of torchrun where its environment is there; alone elsewhere. `device` auto, cpu or cuda."""
        local, beside = int(os.environ.get("LOCAL_RANK", 0)), int(os.environ.get("LOCAL_WORLD_SIZE", 1))
        world = int(os.environ.get("WORLD_SIZE", 1))
        cuda = device == "cuda" or (device == "auto" and torch.cuda.is_available())
        # torchrun sets one thread a process where nothing is said.
        torch.set_num_threads(threads or max(1, available_cpus() // beside))
        if cuda:
            torch.cuda.set_device(local)
        if world > 1:
            store, rank, world = next(dist.rendezvous("env://", timeout=CONNECTING))
            store = new_round(store, rank, world, CONNECTING)
            dist.init_process_group("nccl" if cuda else "gloo", store=store, rank=rank, world_size=world, timeout=CONNECTING)
            dist.distributed_c10d._set_pg_timeout(WORKING)
        return cls(int(os.environ.get("RANK", 0)), world, torch.device("cuda", local) if cuda else torch.device("cpu"), local)

    @classmethod
    def joined(cls, device: torch.device, local: int) -> "Ranks":
        """In a group that somebody else made, such as Ray Train."""
        if not dist.is_initialized():
            return cls(0, 1, device)
        return cls(dist.get_rank(), dist.get_world_size(), device, local)

    @property
    def leads(self) -> bool:
        return self.rank == 0

    def share(self, count: int) -> slice:
        """This process's rows among `count`: as even as can be, none for some where there are fewer rows than processes."""
        return slice(count * self.rank // self.world, count * (self.rank + 1) // self.world)

    def sum(self, values: torch.Tensor) -> torch.Tensor:
        """The sum over all processes, in place."""
        if self.world > 1:
            dist.all_reduce(values)
        return values

    def from_first(self, value):
        """What the first process holds: plain numbers, lists, tensors."""
        if self.world == 1:
            return value
        held = [value if self.leads else None]
        dist.broadcast_object_list(held, src=0)
        return held[0]

    def in_turn(self, make: Callable[[], T]) -> T:
        """
        What `make` gives in this process: in the first of all, then in the first of each machine, then in the others. So a file that it
        leaves is made once on a disk that all machines see, and once a machine on disks of their own.
        """
        own = 0 if self.leads else 1 if self.local == 0 else 2
        for turn in range(3):
            if turn == own:
                made = make()
            self.wait()
        return made

    def wait(self) -> None:
        if self.world > 1:
            dist.barrier()

    def end(self) -> None:
        if dist.is_initialized():
            dist.destroy_process_group()


def new_round(store: dist.Store, rank: int, world: int, timeout: timedelta) -> dist.Store:
    """
    A part of the store that belongs to these processes alone. torchrun keeps one store through all restarts, with the addresses of
    processes that are gone in it (torch 2.13): who reads one before its new owner writes connects to nobody and waits for ever. What
    torchrun counts is no name for a round, as only the machine whose process failed counts. So the first process names it and repeats
    to each of the others the name that this one gave itself, which no earlier round can have written.
    """
    if rank == 0:
        name = uuid.uuid4().hex
        store.set("sales_studio/round", name)
        for other in range(1, world):
            store.set(f"sales_studio/{name}/seen/{other}", store.get(f"sales_studio/{name}/here/{other}"))
        return dist.PrefixStore(f"sales_studio/{name}", store)
    own = uuid.uuid4().hex
    until = time.monotonic() + timeout.total_seconds()
    while time.monotonic() < until:
        name = store.get("sales_studio/round").decode()
        store.set(f"sales_studio/{name}/here/{rank}", own)
        seen = f"sales_studio/{name}/seen/{rank}"
        try:
            store.wait([seen], ASK_AGAIN)
        except dist.DistStoreError:
            continue  # Perhaps a round whose first process is gone.
        if store.get(seen).decode() == own:
            return dist.PrefixStore(f"sales_studio/{name}", store)
        time.sleep(ASK_AGAIN.total_seconds())
    raise TimeoutError(f"process {rank} of {world} found no first process within {timeout.total_seconds():.0f} s")


def available_cpus() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def padded_share(ranks: Ranks, rows: np.ndarray) -> tuple[np.ndarray, int, int]:
    """
    This process's rows of a micro-batch, their first place in it, and how many rows of padding it takes so that there is one: every
    process takes part in every step, and padding weighs nothing.
    """
    share = ranks.share(len(rows))
    own = rows[share]
    return own, share.start, 1 if len(own) == 0 else 0
