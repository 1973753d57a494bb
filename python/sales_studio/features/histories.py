"""Histories of customers or of targets, laid end to end: what all features are computed from, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .sale_lines import SaleLines, order_by_customer, visits_of


@dataclass
class Histories:
    """History r is the lines `rows[start[r]:start[r + 1]]`, oldest first, and is told as of `time[r]`."""

    lines: SaleLines
    rows: np.ndarray  # [N] line indices
    start: np.ndarray  # [n + 1]
    time: np.ndarray  # [n] int64 ms
    visit: np.ndarray  # [lines] visit of each line

    @property
    def count(self) -> int:
        return len(self.time)

    @property
    def lengths(self) -> np.ndarray:
        return np.diff(self.start)

    def owner(self) -> np.ndarray:
        """[N] the history that each line belongs to."""
        return np.repeat(np.arange(self.count), self.lengths)

    def last(self) -> np.ndarray:
        """[n] line index of each history's last line, -1 without one."""
        if len(self.rows) == 0:
            return np.full(self.count, -1)
        return np.where(self.lengths > 0, self.rows[np.maximum(self.start[1:] - 1, 0)], -1)

    def first(self) -> np.ndarray:
        if len(self.rows) == 0:
            return np.full(self.count, -1)
        return np.where(self.lengths > 0, self.rows[np.minimum(self.start[:-1], len(self.rows) - 1)], -1)

    def part(self, begin: int, end: int) -> Histories:
        """Histories begin..end-1."""
        rows = self.rows[self.start[begin] : self.start[end]]
        return Histories(self.lines, rows, self.start[begin : end + 1] - self.start[begin], self.time[begin:end], self.visit)


class Columns:
    """Lines laid out by customer, from which histories are cut."""

    def __init__(self, lines: SaleLines):
        self.lines = lines
        self.order, self.start = order_by_customer(lines)
        self.visit = visits_of(lines)
        self.times = lines.time[self.order]

    def before(self, customers: np.ndarray, time: int) -> Histories:
        """All lines of these customers strictly before a time, ms; nothing for customer -1."""
        known = customers >= 0
        begin = np.where(known, self.start[customers], 0)
        earlier = np.concatenate([[0], np.cumsum(self.times < time)])
        end = np.where(known, begin + earlier[self.start[customers + 1]] - earlier[self.start[customers]], begin)
        return self._cut(begin, end, np.full(len(customers), time, np.int64))

    def of_targets(self, targets: np.ndarray, rule: str) -> Histories:
        """The histories of lines as training has them: of earlier time and another visit, or all lines before."""
        place = np.empty(self.lines.count, np.int64)
        place[self.order] = np.arange(self.lines.count)
        position = place[targets]
        begin = self.start[self.lines.customer.codes[targets]]
        if rule == "previous-lines":
            return self._cut(begin, position, self.lines.time[targets])
        new = np.ones(self.lines.count, bool)
        customer = self.lines.customer.codes[self.order]
        new[1:] = (self.times[1:] != self.times[:-1]) | (customer[1:] != customer[:-1])
        same_time = np.maximum.accumulate(np.where(new, np.arange(self.lines.count), 0))
        found = self._cut(begin, same_time[position], self.lines.time[targets])
        keep = self.visit[found.rows] != np.repeat(self.visit[targets], found.lengths)
        lengths = np.bincount(found.owner()[keep], minlength=len(targets))
        return Histories(self.lines, found.rows[keep], _starts(lengths), found.time, self.visit)

    def _cut(self, begin: np.ndarray, end: np.ndarray, time: np.ndarray) -> Histories:
        start = _starts(end - begin)
        position = np.arange(start[-1]) + np.repeat(begin - start[:-1], end - begin)
        return Histories(self.lines, self.order[position], start, time, self.visit)


def _starts(lengths: np.ndarray) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def sums(values: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """[k] sums of `values[start:start + length]`, consecutive; in extended precision where the machine has it."""
    total = np.zeros(len(lengths))
    some = lengths > 0
    if some.any():
        total[some] = np.add.reduceat(values.astype(np.longdouble), starts[some]).astype(np.float64)
    return total
