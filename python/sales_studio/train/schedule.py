"""What an epoch sees and how fast it learns, as the studio has it (src/core/training/batches.ts, schedule.ts)."""

from dataclasses import dataclass
from math import cos, pi

import numpy as np

from .seeded import hash32, shuffled


class TrainingError(Exception):
    """What a person can mend: says what, where and what to do."""


@dataclass(frozen=True)
class EpochPlan:
    """How an epoch is cut; what is left over waits for another epoch's shuffle."""

    samples: int
    batch: int
    """Rows of a micro-batch over all processes."""
    accumulation: int
    steps: int

    @classmethod
    def of(cls, available: int, settings: dict) -> "EpochPlan":
        if available == 0:
            raise TrainingError("the samples hold no training target: read a longer file, or lower minHistory")
        limit = settings["targetsPerEpoch"]
        wanted = min(available, limit) if limit > 0 else available
        batch = min(settings["batchSize"], wanted)
        accumulation = max(1, min(settings["accumulation"], wanted // batch))
        steps = wanted // (batch * accumulation)
        return cls(steps * batch * accumulation, batch, accumulation, steps)


def epoch_order(available: int, plan: EpochPlan, seed: int, epoch: int) -> np.ndarray:
    """Training targets of an epoch, from 1, as places in time order: int64 [plan.samples]."""
    return shuffled(available, hash32(seed) ^ hash32(epoch))[: plan.samples]


def validation_choice(available: int, limit: int, seed: int) -> np.ndarray:
    """Validation targets that are judged after each epoch, as ascending places in time order."""
    if limit == 0 or available <= limit:
        return np.arange(available)
    return np.sort(shuffled(available, hash32(seed ^ 0x5EED))[:limit])


def learning_rate(settings: dict, at: float) -> float:
    """Cosine annealing with warm restarts, `at` in epochs. Loshchilov and Hutter (2017), https://arxiv.org/abs/1608.03983."""
    high = settings["learningRate"]
    low = min(settings["minLearningRate"], high)
    period, factor = settings["warmRestartPeriod"], settings["warmRestartFactor"]
    if factor == 1:
        at %= period
    while at >= period:
        at -= period
        period *= factor
    return low + (high - low) * (1 + cos(pi * at / period)) / 2


def is_spent(epochs: list, best_epoch: int, settings: dict) -> bool:
    """Whether the validation loss has not fallen for as many epochs as the settings wait."""
    done = len(epochs)
    return done > 0 and done - best_epoch >= settings["patience"] and done < settings["epochs"]
