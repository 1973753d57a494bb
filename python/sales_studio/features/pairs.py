"""
What is counted of a customer and a product as of a time, for the amounts network: ln quantity, ln unit price before discount, and
discount, of the customer's and of everybody's lines before that time.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .calendar import angles
from .histories import Columns, Histories
from .inputs import distinct
from .sale_lines import DAY, SaleLines

MEASURES = ("quantity", "price", "discount")
CANDIDATES = (
    *("ownLast", "ownMedian", "ownMean", "carried", "levelled"),
    *("productMedian", "productLately", "productLast", "customerMedian", "customerLast"),
)
TRUSTS = (
    *("ownSpread", "ownAgree", "productSpread", "productAgree"),
    *("customerSpread", "customerAgree", "level", "levelLately"),
)
CONTEXTS = (
    *("ownLines", "ownDays", "productLines", "productDays", "customerLines", "customerDays", "customerVisitSize"),
    *("month_sin", "month_cos", "weekday_sin", "weekday_cos"),
)
WINDOW = 40
LATELY = 8
OWN_WINDOW = 12
OWN_DECAY = 0.8
FAR = 3
LEVEL_PRIOR = 2
WIDE_PRICES = 0.3
SAME = 1e-4
CHUNK = 50_000


@dataclass
class Pairs:
    """k pairs: `measures` by measure and name [k], `context` by name [k], `largest` [k]; NaN where nothing was counted."""

    measures: list[dict[str, np.ndarray]]
    context: dict[str, np.ndarray]
    largest: np.ndarray


def line_measures(lines: SaleLines) -> list[np.ndarray]:
    """[lines] float32 each of the three measures; NaN where a line has none: returns, gifts, a price of nothing."""
    quantity, revenue, off = lines.quantity, lines.revenue, lines.discount
    with np.errstate(divide="ignore", invalid="ignore"):
        price = np.log(revenue / (1 - np.maximum(0, off)) / quantity)
        logs = np.where(quantity > 0, np.log(quantity), np.nan)
    priced = (quantity > 0) & (revenue > 0) & (off < 1)
    measures = logs, np.where(priced, price, np.nan), np.where((off >= 0) & (off <= 1), off, np.nan)
    return [each.astype(np.float32) for each in measures]


class PairReader:
    """
    Of histories of these columns. `id_of_code` are the vocabulary ids of the lines' product codes; `levels` [P, 3] what a product
    without lines sold like at the end of the training part, NaN where that is not known, of times after `cut`.
    """

    def __init__(self, columns: Columns, id_of_code: np.ndarray, levels: np.ndarray, cut: float, counts: np.ndarray | None = None):
        lines = self.lines = columns.lines
        self.measures = line_measures(lines)
        self.id_of_code, self.levels, self.cut = id_of_code, levels, cut
        codes = lines.product.codes.astype(np.int64)
        order = np.lexsort((np.arange(lines.count), lines.time, codes))
        self.sold = order if counts is None else order[counts[order]]
        self.begun = int(lines.time.min(initial=0))
        self.span = int(lines.time.max(initial=0)) - self.begun + 2
        self.keys = codes[self.sold] * self.span + (lines.time[self.sold] - self.begun)
        self.start = np.searchsorted(self.keys, np.arange(len(lines.product.values) + 1) * self.span)

    def read(self, h: Histories, owner: np.ndarray, codes: np.ndarray) -> Pairs:
        """Pairs of histories `owner` [k] and product codes [k] (-1: a product without lines); owners ascend."""
        own = self._own_lines(h, owner, codes)  # [k, 12] line indices, latest first, -1
        late = _last_lines(h, WINDOW)  # [n, 40]
        asked = np.zeros(self.lines.count + 1, bool)
        asked[own] = asked[late] = True
        asked[-1] = False
        rows = np.flatnonzero(asked)
        place = np.full(self.lines.count + 1, -1)
        place[rows] = np.arange(len(rows))
        deviations = self._deviations(rows)  # [lines asked for, 3]
        customers = self._customers(h, late, _of(deviations, place[late]))
        found, at = np.unique(np.stack([codes, h.time[owner]]), axis=1, return_inverse=True)
        products = self._products(found[0], found[1])
        return self._join(h, owner, own, _of(deviations, place[own]), customers, products, at.reshape(-1))

    def _join(self, h, owner, own, deviations, customers, products, product_at) -> Pairs:
        measures = []
        decay = OWN_DECAY ** np.arange(OWN_WINDOW)
        for m in range(3):
            values = _of(self.measures[m], own)
            row = {name: each[owner] for name, each in customers[0][m].items()}
            row |= {name: each[product_at] for name, each in products[0][m].items()}
            middle, spread, agree = _middle(values)
            carried = row["productMedian"] + _mean(deviations[..., m].astype(np.float64), decay)
            levelled = np.where(np.isnan(row["level"]), row["productMedian"], row["productMedian"] + row["level"])
            row |= {"ownLast": _first(values), "ownMedian": middle, "ownMean": _mean(values, decay), "carried": carried}
            row |= {"levelled": levelled, "ownSpread": spread, "ownAgree": agree}
            measures.append(row)
        held = (own >= 0).sum(axis=1)
        days = np.full(len(owner), np.nan)
        some = held > 0
        days[some] = _days(self.lines.time[own[some, 0]], h.time[owner[some]])
        context = {name: each[owner] for name, each in customers[1].items()}
        context |= {name: each[product_at] for name, each in products[1].items() if name != "largest"}
        context |= {"ownLines": np.log1p(held), "ownDays": days}
        # Who buys more than others of everything may buy more than anyone of this.
        level = measures[0]["level"]
        lifted = (level > 0) & ~(measures[1]["productSpread"] > WIDE_PRICES)
        largest = products[1]["largest"][product_at] + np.where(lifted, level, 0)
        return Pairs(measures, context, largest)

    def _own_lines(self, h: Histories, owner: np.ndarray, codes: np.ndarray) -> np.ndarray:
        width = len(self.lines.product.values) + 1
        keys = h.owner() * width + self.lines.product.codes[h.rows]
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        wanted = owner * width + np.where(codes < 0, width - 1, codes)
        begin, end = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, side="right")
        place = end[:, None] - 1 - np.arange(OWN_WINDOW)
        return np.where(place >= begin[:, None], h.rows[order[np.maximum(place, 0)]] if len(order) else -1, -1)

    def _window(self, codes: np.ndarray, times: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """[u, 40] lines of these products strictly before these times, latest first, -1; and how many there are of all."""
        known = np.maximum(codes, 0)
        begin = self.start[known]
        end = np.searchsorted(self.keys, known * self.span + np.clip(times - self.begun, 0, self.span - 1))
        end = np.where(codes < 0, begin, end)
        place = end[:, None] - 1 - np.arange(WINDOW)
        found = self.sold[np.maximum(place, 0)] if len(self.sold) else place * 0
        return np.where(place >= begin[:, None], found, -1), end - begin

    def _level(self, codes: np.ndarray, times: np.ndarray, m: int) -> np.ndarray:
        ids = np.where(codes < 0, 0, self.id_of_code[codes])
        return np.where((ids >= 2) & (times > self.cut), self.levels[ids, m], np.nan)

    def _deviations(self, rows: np.ndarray) -> np.ndarray:
        """[k, 3] float32 each line's measures less their product's medians strictly before it."""
        out = np.full((len(rows), 3), np.nan, np.float32)
        for begin in range(0, len(rows), CHUNK):
            some = rows[begin : begin + CHUNK]
            codes, times = self.lines.product.codes[some].astype(np.int64), self.lines.time[some]
            window, _ = self._window(codes, times)
            for m in range(3):
                middle = _median(_of(self.measures[m], window))
                middle = np.where(np.isnan(middle), self._level(codes, times, m), middle)
                out[begin : begin + CHUNK, m] = self.measures[m][some].astype(np.float64) - middle
        return out

    def _products(self, codes: np.ndarray, times: np.ndarray) -> tuple[list[dict], dict]:
        window, counted = self._window(codes, times)
        measures = []
        for m in range(3):
            values = _of(self.measures[m], window)
            middle, spread, agree = _middle(values)
            row = {"productMedian": middle, "productLately": _median(values[:, :LATELY]), "productLast": _first(values)}
            none, level = np.isnan(values).all(axis=1), self._level(codes, times, m)
            row = {name: np.where(none, level, each) for name, each in row.items()}
            measures.append({**row, "productSpread": spread, "productAgree": agree})
        gross = np.sort(_of(self.measures[0], window) + _of(self.measures[1], window), axis=1)
        held = (~np.isnan(gross)).sum(axis=1)
        wide = measures[1]["productSpread"] > WIDE_PRICES
        place = np.where(wide, np.floor(0.75 * (held - 1)).astype(np.int64), held - 1)
        largest = np.where(held > 0, np.take_along_axis(gross, np.maximum(place, 0)[:, None], 1)[:, 0].astype(np.float64), np.nan)
        days = np.full(len(codes), np.nan)
        some = window[:, 0] >= 0
        days[some] = _days(self.lines.time[window[some, 0]], times[some])
        return measures, {"productLines": np.log1p(counted), "productDays": days, "largest": largest}

    def _customers(self, h: Histories, late: np.ndarray, deviations: np.ndarray) -> tuple[list[dict], dict]:
        measures = []
        for m in range(3):
            values = _of(self.measures[m], late)
            middle, _, agree = _middle(values)
            moved = np.clip(deviations[..., m].astype(np.float64), -FAR, FAR)  # [n, 40]
            some = ~np.isnan(moved)
            moved = np.where(some, moved, 0)
            count, count_late = some.sum(axis=1), some[:, :LATELY].sum(axis=1)
            with np.errstate(invalid="ignore"):
                spread = np.where(count > 0, np.abs(moved).sum(axis=1) / np.maximum(count, 1), np.nan)
            level = np.where(count > 0, moved.sum(axis=1) / (count + LEVEL_PRIOR), np.nan)
            lately = np.where(count_late > 0, moved[:, :LATELY].sum(axis=1) / (count_late + LEVEL_PRIOR), np.nan)
            row = {"customerMedian": middle, "customerLast": _first(values), "customerAgree": agree}
            measures.append({**row, "customerSpread": spread, "level": level, "levelLately": lately})
        held = (late >= 0).sum(axis=1)
        some = held > 0
        owner, place = np.nonzero(late >= 0)
        visits = distinct(owner, h.visit[late[owner, place]], h.count)
        days = np.full(h.count, np.nan)
        days[some] = _days(self.lines.time[late[some, 0]], h.time[some])
        size = np.where(some, np.log1p(held / np.maximum(visits, 1)), np.nan)
        context = {"customerLines": np.log1p(h.lengths), "customerDays": days, "customerVisitSize": size}
        return measures, {**context, **angles(h.time)}


def _last_lines(h: Histories, most: int) -> np.ndarray:
    """[n, most] the last lines of each history, latest first, -1 beyond its first."""
    place = h.start[1:, None] - 1 - np.arange(most)
    found = h.rows[np.maximum(place, 0)] if len(h.rows) else place * 0
    return np.where(place >= h.start[:-1, None], found, -1)


def _of(values: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Values of these rows, NaN of -1."""
    padded = np.concatenate([values, np.full((1, *values.shape[1:]), np.nan, values.dtype)])
    return padded[rows]


def _days(before: np.ndarray, time: np.ndarray) -> np.ndarray:
    return np.log1p(np.maximum(0, time - before) / DAY)


def _first(values: np.ndarray) -> np.ndarray:
    """[k] the first value of each row [k, W] that is known."""
    known = ~np.isnan(values)
    return np.take_along_axis(values, known.argmax(axis=1)[:, None], 1)[:, 0].astype(np.float64)


def _median(values: np.ndarray) -> np.ndarray:
    """[k] the lower of the two middle values of each row [k, W], so that it is a value that was sold; NaN where none is known."""
    ascending = np.sort(values, axis=1)
    held = (~np.isnan(values)).sum(axis=1)
    return np.take_along_axis(ascending, (np.maximum(held - 1, 0) >> 1)[:, None], 1)[:, 0].astype(np.float64)


def _middle(values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """[k] each: the median of rows [k, W], the mean distance from it, and the share of values that are the same as it."""
    middle = _median(values)
    away = np.abs(values.astype(np.float64) - middle[:, None])
    held = (~np.isnan(values)).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return middle, np.nansum(away, axis=1) / np.where(held, held, np.nan), (away < SAME).sum(axis=1) / np.where(held, held, np.nan)


def _mean(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """[k] weighted mean of the known values of rows [k, W]."""
    known = ~np.isnan(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (np.where(known, values, 0).astype(np.float64) * weights).sum(axis=1) / (known * weights).sum(axis=1)
