"""The training loop, as the studio's (src/core/training/train.ts): batch → forward → backward → clip → step → validate → keep the best → stop."""

import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from ..model import Config, SalesModel
from .data import Samples
from .distributed import Ranks, padded_share
from .network import TASKS, TaskLosses
from .schedule import EpochPlan, TrainingError, epoch_order, is_spent, learning_rate
from .seeded import WORD, hash32

BETAS, EPSILON = (0.9, 0.999), 1e-8
SECOND_MICRO = 0x9E3779B9
"""What the dropout seeds of a step's micro-batches differ by."""


@dataclass
class Options:
    precision: str = "float32"
    """`mixed`: float16 with a scaled loss on CUDA, bfloat16 on the processor."""
    checkpoint_seconds: float = 60
    tell: Callable[[str], None] = lambda text: None
    stepped: Callable[[dict], None] = lambda step: None
    """Called in every process after each step with its report."""


@dataclass
class Run:
    """Where a run has got to; what a checkpoint holds beside weights and moments."""

    epoch: int = 1
    step: int = 0
    seconds: float = 0.0
    epoch_seconds: float = 0.0
    best: dict = field(default_factory=lambda: {"loss": None, "epoch": 0, "weights": {}})
    steps: list = field(default_factory=list)
    epochs: list = field(default_factory=list)


@dataclass
class Trained:
    weights: dict
    """Of the epoch with the lowest validation loss, by name, on the processor."""
    history: dict


class Trainer:
    """
    One network's training. `scored` are the validation targets that it is judged on, as places in time order; `keep` is called in every
    process with the state, by all but the first with None, and the last epoch's report.
    """

    def __init__(
        self,
        samples: Samples,
        settings: dict,
        ranks: Ranks,
        options: Options,
        scored: np.ndarray,
        keep: Callable[[dict | None, dict], None],
    ):
        self.samples, self.settings, self.ranks, self.options = samples, settings, ranks, options
        self.scored, self.keep = scored, keep
        self.plan = EpochPlan.of(samples.train, settings)
        self.task_weights = [
            settings["productWeight"],
            *(settings[f"{task}Weight"] if samples.preprocess["tasks"][task] else 0 for task in TASKS[1:]),
        ]

    def train(self, start: dict, state: dict | None = None) -> Trained:
        """From these weights, or from where a state got to. Every process gets the same result."""
        s = self.settings
        self._build(state["weights"] if state else start, state)
        run = Run(**state["run"]) if state else Run()
        if state:
            self.options.tell(f"Going on after step {run.step}, in epoch {run.epoch}")
        reason = "early stop" if is_spent(run.epochs, run.best["epoch"], s) else "all epochs done"
        self.began = time.perf_counter() - run.seconds
        with ThreadPoolExecutor(1) as self.preparing:
            while run.epoch <= s["epochs"] and reason == "all epochs done":
                self._epoch(run)
                if is_spent(run.epochs, run.best["epoch"], s):
                    reason = "early stop"
                run.epoch += 1
                run.epoch_seconds = 0.0
                self._keep(run)
        if not run.best["weights"]:
            raise TrainingError("no epoch ended with a loss that is a number: lower learningRate")
        history = {
            "steps": run.steps,
            "epochs": run.epochs,
            "bestEpoch": run.best["epoch"],
            "reason": reason,
            "seconds": round(time.perf_counter() - self.began, 3),
            "backend": self._backend(),
        }
        self.options.tell(f"Ended after {history['seconds']:.0f} s: {reason}; best epoch {history['bestEpoch']}")
        return Trained(run.best["weights"], history)

    def _build(self, weights: dict, state: dict | None) -> None:
        device = self.ranks.device
        model = SalesModel(Config(**{k: v for k, v in self.samples.config.items() if k in Config.__dataclass_fields__}))
        model.load_state_dict(weights)
        self.model = model.to(device).train()
        losses: nn.Module = TaskLosses(model)
        self.plain = losses
        if self.ranks.world > 1:
            losses = DistributedDataParallel(losses, device_ids=[device.index] if device.type == "cuda" else None)
        self.losses = losses
        self.parameters = list(model.parameters())
        self.optimiser = torch.optim.AdamW(
            self.parameters, lr=self.settings["learningRate"], betas=BETAS, eps=EPSILON, weight_decay=self.settings["weightDecay"]
        )
        mixed = self.options.precision == "mixed"
        self.scaler = torch.amp.GradScaler(device.type, enabled=mixed and device.type == "cuda")
        kind = torch.float16 if device.type == "cuda" else torch.bfloat16
        self.autocast = (lambda: torch.autocast(device.type, dtype=kind)) if mixed else nullcontext
        if state:
            self.optimiser.load_state_dict(state["optimiser"])
            if state["scaler"]:
                self.scaler.load_state_dict(state["scaler"])

    def _epoch(self, run: Run) -> None:
        plan, s = self.plan, self.settings
        order = epoch_order(self.samples.train, plan, s["seed"], run.epoch)
        before = (run.epoch - 1) * plan.steps
        began = time.perf_counter() - run.epoch_seconds
        kept = time.perf_counter()
        size = plan.batch * plan.accumulation

        def prepared(step: int):
            return self.preparing.submit(self._micros, order[(step - before - 1) * size : (step - before) * size])

        waiting = prepared(run.step + 1) if run.step < before + plan.steps else None
        while run.step < before + plan.steps:
            step = run.step + 1
            known, micros = waiting.result()
            waiting = prepared(step + 1) if step < before + plan.steps else None
            rate = learning_rate(s, run.epoch - 1 + (step - before - 1) / plan.steps)
            late = self.ranks.leads and time.perf_counter() - kept >= self.options.checkpoint_seconds
            tasks, norm, due = self._step(step, rate, known, micros, late)
            run.step = step
            run.steps.append(self._report(run, tasks, norm, rate))
            self.options.stepped(run.steps[-1])
            if due and step < before + plan.steps:
                run.epoch_seconds = time.perf_counter() - began
                self._keep(run)
                kept = time.perf_counter()
        mine = [each["loss"] for each in run.steps if each["epoch"] == run.epoch]
        train = {key: sum(each[key] for each in mine) / len(mine) for key in mine[0]}
        validation = self._validate()
        loss = validation["total"]
        improved = math.isfinite(loss) and (run.best["loss"] is None or loss < run.best["loss"])
        if improved:
            weights = {name: value.detach().cpu().clone() for name, value in self.model.state_dict().items()}
            run.best = {"loss": loss, "epoch": run.epoch, "weights": weights}
        seconds = round(time.perf_counter() - began, 3)
        run.epochs.append({"epoch": run.epoch, "train": train, "validation": validation, "best": improved, "seconds": seconds})
        self.options.tell(
            f"Epoch {run.epoch}: train loss {train['total']:.4f}, validation loss {validation['total']:.4f}"
            f"{' (best)' if improved else ''}, {seconds:.1f} s"
        )

    def _micros(self, rows) -> tuple[int, list]:
        """This process's part of a step's micro-batches, and how many targets of the whole step have a known product."""
        plan, micros = self.plan, []
        for i in range(plan.accumulation):
            own, first, padding = padded_share(self.ranks, rows[i * plan.batch : (i + 1) * plan.batch])
            micros.append((self.samples.batch(own, self.ranks.device, padding), first))
        return self.samples.known(rows), micros

    def _step(self, step: int, rate: float, known: int, micros: list, late: bool) -> tuple[torch.Tensor, float, bool]:
        """One update. Returns the whole batch's task losses [4], its gradient's norm, and whether a process says that it is `late`."""
        s, ranks = self.settings, self.ranks
        seed = hash32(s["seed"] ^ hash32(step))
        weights = torch.tensor(self.task_weights, device=ranks.device)  # [4]
        tasks = torch.zeros(len(TASKS), device=ranks.device)
        self.optimiser.zero_grad()
        for i, (batch, first) in enumerate(micros):
            last = i == len(micros) - 1
            with nullcontext() if last or ranks.world == 1 else self.losses.no_sync():
                with self.autocast():
                    part = self.losses(batch, known, self.plan.batch * len(micros), (seed + i * SECOND_MICRO) & WORD, first)
                # DDP takes the mean of the processes' gradients; the losses are parts of a sum.
                self.scaler.scale((part * weights).sum() * ranks.world).backward()
            tasks += part.detach()
        self.scaler.unscale_(self.optimiser)
        norm = float(nn.utils.clip_grad_norm_(self.parameters, s["gradientClip"]))
        if not math.isfinite(norm) and not self.scaler.is_enabled():
            raise TrainingError(
                f"step {step} learnt something that is no number (learning rate {rate:.3g}): lower learningRate, and go on from the last state"
            )
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.scaler.step(self.optimiser)  # leaves everything as it is where a scaled gradient is no number
        self.scaler.update()
        told = ranks.sum(torch.cat([tasks, tasks.new_tensor([late])]))  # [5]
        return told[:-1], norm, bool(told[-1] > 0)

    @torch.no_grad()
    def _validate(self) -> dict:
        """Mean losses over the chosen validation targets, whose rows the processes share."""
        s, samples, ranks = self.settings, self.samples, self.ranks
        chosen = samples.train + self.scored
        own = chosen[ranks.share(len(chosen))]
        sums = torch.zeros(len(TASKS), dtype=torch.float64, device=ranks.device)
        self.model.eval()
        for at in range(0, len(own), s["batchSize"]):
            batch = samples.batch(own[at : at + s["batchSize"]], ranks.device)
            with self.autocast():
                sums += self.plain(batch, 1, 1)
        self.model.train()
        counts = [max(1, samples.known(chosen)), *[len(chosen)] * (len(TASKS) - 1)]
        means = ranks.sum(sums).cpu() / torch.tensor(counts, dtype=torch.float64)
        return self._named(means.tolist())

    def _named(self, values: list) -> dict:
        """An absent task's loss is 0; the total is the weighted sum."""
        told = [value if weight else 0.0 for value, weight in zip(values, self.task_weights, strict=True)]
        total = sum(weight * value for value, weight in zip(told, self.task_weights, strict=True))
        return {"total": total, **dict(zip(TASKS, told, strict=True))}

    def _report(self, run: Run, tasks: torch.Tensor, norm: float, rate: float) -> dict:
        seconds = round(time.perf_counter() - self.began, 3)
        loss = self._named(tasks.tolist())
        return {"step": run.step, "epoch": run.epoch, "learningRate": rate, "gradientNorm": norm, "loss": loss, "seconds": seconds}

    def _keep(self, run: Run) -> None:
        run.seconds = time.perf_counter() - self.began
        state = {
            "run": vars(run),
            "weights": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "scaler": self.scaler.state_dict(),
        }
        self.keep(state if self.ranks.leads else None, run.epochs[-1] if run.epochs else {})

    def _backend(self) -> dict:
        device, world = self.ranks.device, self.ranks.world
        where = torch.cuda.get_device_name(device) if device.type == "cuda" else f"processor, {torch.get_num_threads()} threads"
        beside = f", {world} processes" if world > 1 else ""
        detail = f"PyTorch {torch.__version__}, {where}{beside}, {self.options.precision}"
        return {"name": "torch", "detail": detail, "reason": "trained outside the studio by sales_studio.train"}
