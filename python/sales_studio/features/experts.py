"""What the second stage is told beside the memory: by visit, by what everybody bought, and by what products speak for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .histories import Histories
from .inputs import first_of
from .memory import FIRST_PRODUCT, Memory, MemoryReader, Sparse, Table, popularity, week_of
from .sale_lines import DAY

FLOORS = {
    "mixture": 1e-9,
    "popularity": 1e-6,
    "frequency": 1e-3,
    "recent": 1e-3,
    "habit": 1e-3,
    "followers": 1e-4,
    "trend": 1e-5,
    "visits": 1e-3,
    "sales": 1e-5,
    "related": 1e-4,
    "related_ever": 1e-4,
}
ORDER = (
    *("mixture", "network", "popularity", "frequency", "recent", "habit"),
    *("followers", "trend", "visits", "sales", "related", "related_ever"),
)
MOST_DEVIATIONS = 3
MOST_HALVES = 500


@dataclass
class Lately:
    evidence: np.ndarray  # [n, 2] log1p of lines and of visits
    visits: Sparse
    related: Sparse
    related_ever: Sparse


class LatelyReader:
    """Of lines whose products have the vocabulary ids `ids` [lines]; times after the training cut count as sales of everybody."""

    def __init__(self, preprocess: dict, memory: MemoryReader, times: np.ndarray, ids: np.ndarray):
        self.P, self.cut, self.weeks = memory.P, preprocess["cuts"]["train"], memory.weeks
        self.ease = Table((preprocess.get("memory") or {}).get("ease", []), self.P)
        self.ease.weights = self.ease.weights.astype(np.float32).astype(np.float64)
        self.ids = ids
        later = (times > self.cut) & (ids >= FIRST_PRODUCT)
        self.sold_day, self.sold_id = times[later] // DAY, ids[later]
        self._sales: dict[tuple, np.ndarray] = {}

    def read(self, h: Histories, half_life: float) -> Lately:
        owner, ids = h.owner(), self.ids[h.rows]
        visit, time = h.visit[h.rows], h.lines.time[h.rows]
        seen = np.bincount(owner[first_of(owner, visit)], minlength=h.count)
        known = np.flatnonzero(ids >= FIRST_PRODUCT)
        span = int(visit.max(initial=0)) + 1
        once = known[first_of(owner[known] * span + visit[known], ids[known])]
        last = time[h.start[1:][owner[once]] - 1] if len(once) else time[once]
        weight = np.exp2((time[once] - last) / (half_life * DAY))
        keys, pair = np.unique(owner[once] * self.P + ids[once], return_inverse=True)
        weights = np.bincount(pair, weight, len(keys))
        owner, ids = keys // self.P, keys % self.P
        total = np.bincount(owner, weights, h.count)[owner]
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.where(total > 0, weights / total, 0.0).astype(np.float32)
        visits = Sparse(owner, ids, shares)
        entry, place = self.ease.rows(ids)
        keys, weights = owner[entry] * self.P + self.ease.ids[place], self.ease.weights[place]
        return Lately(
            evidence=np.log1p(np.stack([h.lengths, seen], axis=1)),
            visits=visits,
            related=self._related(keys, shares.astype(np.float64)[entry] * weights, h.count),
            related_ever=self._related(keys, weights, h.count),
        )

    def _related(self, keys: np.ndarray, weights: np.ndarray, count: int) -> Sparse:
        """What weights of pairs of history and product, as owner * P + id, add up to: scores above 0, scaled to sum 1."""
        scores = np.bincount(keys, weights, count * self.P)
        found = np.flatnonzero(scores > 0)
        owner = found // self.P
        total = np.bincount(owner, scores[found], count)
        return Sparse(owner, found % self.P, (scores[found] / total[owner]).astype(np.float32))

    def sales(self, time: int, half_life: float) -> np.ndarray:
        """[P] float32 shares in what everybody bought, halving with its age; all 0 where nothing was sold."""
        own, day = week_of(time, self.cut), int(time // DAY)
        key = (own if own >= 0 else -1 - day, half_life, own >= 0)
        if key not in self._sales:
            as_of = self.cut - own * 7 * DAY if own >= 0 else day * DAY
            weights = np.zeros(self.P)
            for week, pairs in enumerate(self.weeks):
                if week > own:
                    ids = pairs[:, 0].astype(np.int64)
                    age = (as_of - self.cut) / DAY + 7 * (week + 0.5)
                    weights[ids[ids < self.P]] += np.exp2(-age / half_life) * pairs[ids < self.P, 1]
            if own < 0:
                sold = self.sold_day < day
                weights += np.bincount(self.sold_id[sold], np.exp2((self.sold_day[sold] - day) / half_life), self.P)
            total = weights.sum()
            self._sales[key] = (weights / total if total > 0 else weights).astype(np.float32)
        return self._sales[key]


def exponents(experts: dict, evidence: np.ndarray) -> np.ndarray:
    """[n, experts] of the evidence [n, 2]."""
    z = np.clip((evidence - experts["mean"]) / experts["deviation"], -MOST_DEVIATIONS, MOST_DEVIATIONS)
    return np.concatenate([np.ones((len(z), 1)), z], axis=1) @ np.array(experts["exponents"]).T


def mixture(logits: np.ndarray, gate: np.ndarray | None, memory: Memory | None, trend: np.ndarray | None) -> np.ndarray:
    """[n, P] float64: the network's softmax and the counted shares, mixed by the softmax of the gate [n, 1 + M]."""
    p = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    if gate is None:
        return p
    g = np.exp(gate.astype(np.float64) - gate.max(axis=1, keepdims=True))
    g /= g.sum(axis=1, keepdims=True)
    p *= g[:, :1]
    for m, name in enumerate(("frequency", "recent", "habit", "followers")[: g.shape[1] - 1], 1):
        part = getattr(memory, name)
        p[part.owner, part.ids] += g[part.owner, m] * part.shares
    if g.shape[1] == 6:
        p += g[:, 5:] * trend
    return p


def multiply(
    experts: dict, mixed: np.ndarray, logits: np.ndarray, preprocess: dict, memory: Memory, lately: Lately,
    trend: np.ndarray, sales: np.ndarray,
) -> np.ndarray:
    """[n, P] p as the product of the experts, ids 0 and 1 left out; `trend` and `sales` are [P] or [n, P]."""
    power = dict(zip(ORDER, exponents(experts, lately.evidence).T))
    scores = power["mixture"][:, None] * np.log(mixed + FLOORS["mixture"])
    scores += power["network"][:, None] * logits
    scores += power["popularity"][:, None] * np.log(popularity(preprocess) + FLOORS["popularity"]).astype(np.float32)
    scores += power["sales"][:, None] * np.log(sales.astype(np.float64) + FLOORS["sales"]).astype(np.float32)
    scores += power["trend"][:, None] * np.log1p(trend.astype(np.float64) / FLOORS["trend"])
    for name in ("frequency", "recent", "habit", "followers", "visits", "related", "related_ever"):
        part = getattr(memory, name, None) or getattr(lately, name)
        added = power[name][part.owner] * np.log1p(part.shares.astype(np.float64) / FLOORS[name])
        scores[part.owner, part.ids] += added
    scores[:, :FIRST_PRODUCT] = -np.inf
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    return scores / scores.sum(axis=1, keepdims=True)
