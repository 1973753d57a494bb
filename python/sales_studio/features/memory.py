"""
What the memory counts of many histories at once: the vectorised twin of sales_studio.memory, which counts one customer at a
time. Visit r of every history is judged together, so that the loop runs over visits and not over lines.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .histories import Histories
from .sale_lines import DAY

HALF_LIFE = 120
SMOOTHING = 5
PRIOR = np.array([0.4, 0.4, 0.2])
PRIOR_WEIGHT = 8
FIRST_HABIT = 0.7
LOG_SCALE = 3
WEEK = 7 * DAY
FIRST_PRODUCT = 2
PARTS = ("frequency", "recent", "habit", "followers", "trend")


@dataclass
class Sparse:
    """Shares of products by history: history `owner[k]` gives product id `ids[k]` the share `shares[k]`; owners ascend."""

    owner: np.ndarray  # [E] int64
    ids: np.ndarray  # [E] int64
    shares: np.ndarray  # [E] float32

    def part(self, begin: int, end: int) -> Sparse:
        """Of histories begin..end-1, numbered from 0."""
        low, high = np.searchsorted(self.owner, [begin, end])
        return Sparse(self.owner[low:high] - begin, self.ids[low:high], self.shares[low:high])


@dataclass
class Memory:
    evidence: np.ndarray  # [n, 27] float32
    frequency: Sparse
    recent: Sparse
    habit: Sparse
    followers: Sparse


class Table:
    """A sparse matrix [P, P] of weights by vocabulary id, as preprocess.json keeps it: pairs of id and weight for each row."""

    def __init__(self, rows: list[list[float]], P: int):
        size = [len(row) // 2 for row in rows]
        owner = np.repeat(np.arange(len(rows)) + FIRST_PRODUCT, size)
        flat = np.array([number for row in rows for number in row[: 2 * (len(row) // 2)]], np.float64).reshape(-1, 2)
        ids = flat[:, 0].astype(np.int64)
        kept = (ids >= FIRST_PRODUCT) & (ids < P) & (owner < P)
        order = np.argsort(owner[kept] * P + ids[kept], kind="stable")
        self.P = P
        self.ids, self.weights = ids[kept][order], flat[kept, 1][order]
        self.keys = owner[kept][order] * P + self.ids
        self.start = np.searchsorted(self.keys, np.arange(P + 1) * P)

    def at(self, row: np.ndarray, column: np.ndarray) -> np.ndarray:
        """[k] weights of pairs, 0 where there is none."""
        if len(self.keys) == 0:
            return np.zeros(len(row))
        key = row.astype(np.int64) * self.P + column
        place = np.minimum(np.searchsorted(self.keys, key), len(self.keys) - 1)
        return np.where(self.keys[place] == key, self.weights[place], 0.0)

    def rows(self, ids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Entries of these rows, one after the other: which of `ids` each is of, and its place in `ids` and `weights`."""
        size = self.start[ids + 1] - self.start[ids]
        owner = np.repeat(np.arange(len(ids)), size)
        begin = np.cumsum(size) - size
        return owner, np.arange(len(owner)) - begin[owner] + self.start[ids][owner]


class MemoryReader:
    """Counts by the tables of a preprocess."""

    def __init__(self, preprocess: dict):
        tables = preprocess.get("memory") or {"followers": [], "totals": [], "sizes": [], "weeks": []}
        P = self.P = len(preprocess["products"]) + FIRST_PRODUCT
        self.cut = preprocess["cuts"]["train"]
        self.line_by_line = preprocess["settings"]["historyRule"] == "previous-lines"
        self.popularity = popularity(preprocess)
        self.table = Table(tables["followers"], P)
        self.totals, self.sizes = np.zeros(P), np.zeros(P)
        self.totals[FIRST_PRODUCT : FIRST_PRODUCT + len(tables["totals"])] = tables["totals"]
        self.sizes[FIRST_PRODUCT : FIRST_PRODUCT + len(tables["sizes"])] = tables["sizes"]
        self.weeks = [np.array(week, np.float64).reshape(-1, 2) for week in tables["weeks"]]
        self._trends: dict[int, np.ndarray] = {}

    def trend(self, time: int) -> np.ndarray:
        """[P] float32 shares of what was bought in the weeks before a time's own; as it is at the training cut after it."""
        own = week_of(time, self.cut)
        if own not in self._trends:
            weights = np.zeros(self.P)
            for week in reversed(self.weeks[own + 1 :]):
                weights *= np.sqrt(0.5)
                ids = week[:, 0].astype(np.int64)
                weights[ids[ids < self.P]] += week[ids < self.P, 1]
            total = weights.sum()
            self._trends[own] = (weights / total if total > 0 else weights).astype(np.float32)
        return self._trends[own]

    def read(self, h: Histories, ids: np.ndarray, training: np.ndarray) -> Memory:
        """
        Of histories: `ids` [lines] are the vocabulary ids of the lines' products, `training` [lines] tells which lines belong to
        the training part, hence to the followers' table.
        """
        state = self._replay(h, ids[h.rows], training[h.rows])
        last = h.last()
        last_id = np.where(last >= 0, np.maximum(1, ids[last]), 0) if len(ids) else np.zeros(h.count, np.int64)
        n = h.lengths
        base = np.stack(
            [
                np.log1p(n) / LOG_SCALE,
                np.log1p(np.bincount(state.owner, minlength=h.count)) / LOG_SCALE,
                np.log1p(self.totals[last_id]) / LOG_SCALE,
                np.log1p(self.sizes[last_id]) / LOG_SCALE,
                state.shares[:, 0],
                state.shares[:, 1],
            ],
            axis=1,
        ).astype(np.float32)
        pairs = [(base[:, i].astype(np.float64) * base[:, k]).astype(np.float32) for i in range(6) for k in range(i, 6)]
        owner, place = self.table.rows(last_id)
        with np.errstate(divide="ignore", invalid="ignore"):
            follows = self.table.weights[place] / self.totals[last_id[owner]]
        some = self.totals[last_id[owner]] > 0

        def of(weights: np.ndarray, totals: np.ndarray) -> Sparse:
            held = totals[state.owner] > 0
            divided = weights[held] / totals[state.owner[held]]
            return Sparse(state.owner[held], state.ids[held], divided.astype(np.float32))

        return Memory(
            evidence=np.concatenate([base, np.stack(pairs, axis=1)], axis=1),
            frequency=of(state.counts, n.astype(np.float64)),
            recent=of(state.recent, np.bincount(state.owner, state.recent, h.count)),
            habit=of(state.habit, np.bincount(state.owner, state.habit, h.count)),
            followers=Sparse(owner[some], self.table.ids[place[some]], follows[some].astype(np.float32)),
        )

    def _replay(self, h: Histories, ids: np.ndarray, training: np.ndarray) -> _State:
        """Gone through visit by visit; everything is by line of the histories, by pair of history and product, or by history."""
        owner = h.owner()
        time, visit = h.lines.time[h.rows], h.visit[h.rows]
        begins = np.ones(len(owner), bool)
        if not self.line_by_line:
            begins[1:] = (owner[1:] != owner[:-1]) | ((time[1:] != time[:-1]) & (visit[1:] != visit[:-1]))
        group = np.cumsum(begins) - 1
        first_group = group[h.start[:-1][h.lengths > 0]] if len(owner) else np.zeros(0, np.int64)
        base = np.zeros(h.count, np.int64)
        base[h.lengths > 0] = first_group
        round_ = group - base[owner]
        # The product of the line before each visit, which its lines may follow.
        previous = np.zeros(len(owner), np.int64)
        at = np.flatnonzero(begins)
        previous[at[1:]] = np.where(owner[at[1:]] == owner[at[1:] - 1], np.maximum(1, ids[at[1:] - 1]), 0)
        previous = previous[at][group] if len(at) else previous
        known = ids >= FIRST_PRODUCT
        keys, pair = np.unique(owner[known] * self.P + ids[known], return_inverse=True)
        state = _State(owner=keys // self.P, ids=keys % self.P)
        origin = time[h.start[:-1][owner]] if len(owner) else time
        weight = np.exp2((time - origin)[known] / (HALF_LIFE * DAY))
        state.counts = np.bincount(pair, minlength=len(keys)).astype(np.float64)
        state.recent = np.bincount(pair, weight, len(keys))
        state.habit = np.zeros(len(keys))
        state.shares = np.tile(PRIOR, (h.count, 1))
        self._judge_rounds(state, h.count, round_[known], owner[known], pair, ids[known], previous[known], training[known])
        return state

    def _judge_rounds(self, state, n, round_, owner, pair, ids, previous, training) -> None:
        order = np.argsort(round_, kind="stable")
        ends = np.cumsum(np.bincount(round_, minlength=1)) if len(round_) else np.zeros(1, np.int64)
        popular, weights = self.popularity[ids], self.table.at(previous, ids)
        totals = self.totals[previous]
        habit, own = state.habit, np.zeros(len(state.habit))
        habit_total, own_total = np.zeros(n), np.zeros(n)
        sums, judged = np.zeros((n, 3)), np.zeros(n)
        shares = state.shares
        first = order[: ends[0]]
        np.add.at(habit, pair[first], FIRST_HABIT)
        np.add.at(habit_total, owner[first], FIRST_HABIT)
        for r in range(1, len(ends)):
            at = order[ends[r - 1] : ends[r]]
            if len(at) == 0:
                continue
            who, what, p, w, total = owner[at], pair[at], popular[at], weights[at], totals[at]
            share = shares[who]
            by_habit = share[:, 0] * (habit[what] + SMOOTHING * p) / (habit_total[who] + SMOOTHING)
            by_popularity = share[:, 2] * p
            # The table holds the training lines themselves: what the visit's own put in is taken out first.
            by_following = share[:, 1] * (w + SMOOTHING * p) / (total + SMOOTHING)
            most = np.where(training[at], by_following / (by_habit + by_following + by_popularity), 0.0)
            np.add.at(own, what, most)
            np.add.at(own_total, who, most)
            left = np.maximum(0, total - own_total[who])
            by_following = share[:, 1] * (np.maximum(0, w - own[what]) + SMOOTHING * p) / (left + SMOOTHING)
            own[what], own_total[who] = 0, 0
            odds = np.stack([by_habit, by_following, by_popularity], axis=1)
            odds /= odds.sum(axis=1, keepdims=True)
            np.add.at(habit, what, odds[:, 0])
            np.add.at(habit_total, who, odds[:, 0])
            np.add.at(sums, who, odds)
            np.add.at(judged, who, 1)
            shares[who] = (PRIOR_WEIGHT * PRIOR + sums[who]) / (PRIOR_WEIGHT + judged[who])[:, None]


@dataclass
class _State:
    """Weights by pair of history and known product, and by history how its lines were judged [n, 3]."""

    owner: np.ndarray
    ids: np.ndarray
    counts: np.ndarray = None
    recent: np.ndarray = None
    habit: np.ndarray = None
    shares: np.ndarray = None


def week_of(time: int, cut: float) -> int:
    """Weeks before the training cut, 0 ending with it; -1 is all that comes later."""
    return -1 if time > cut else int((cut - time) // WEEK)


def popularity(preprocess: dict) -> np.ndarray:
    """[P] share of each product among the training lines of known products."""
    counts = np.array([0, 0, *preprocess["productCounts"]], np.float64)
    return counts / counts.sum() if counts.sum() > 0 else counts
