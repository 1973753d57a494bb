"""The tensors of histories: the last lines, sums per period, and the customer as of a time."""

from __future__ import annotations

import numpy as np

from .calendar import TET_DAYS, angles, days_to_tet, hour
from .histories import Histories, sums
from .places import distances
from .sale_lines import DAY
from .scaling import stack

PERIODS = {"week": (7, 8), "month": (30, 12), "quarter": (91, 8), "year": (365, 3)}


def price_tiers(preprocess: dict) -> dict[str, int]:
    """Price tier 1..5 by product code, also of products without an id."""
    tiers = dict(zip(preprocess["products"], preprocess["priceTiers"]))
    return {**tiers, **dict(zip(preprocess.get("otherProducts", []), preprocess.get("otherPriceTiers", [])))}


def step_tensors(h: Histories, ids: np.ndarray, tiers: np.ndarray, preprocess: dict) -> dict[str, np.ndarray]:
    """products [n, L] int64, steps [n, L, Fs] and lengths [n]; `ids` and `tiers` are by product code of the lines."""
    L = preprocess["settings"]["maxSeqLen"]
    lines, shown = h.lines, np.minimum(h.lengths, L)
    place = (h.start[1:] - shown)[:, None] + np.arange(L)  # [n, L]
    valid = np.arange(L) < shown[:, None]
    at = np.where(valid, place, 0)
    rows = h.rows[at] if len(h.rows) else np.zeros_like(at)
    time = lines.time[rows] if lines.count else np.zeros_like(rows)
    before = np.where(at > h.start[:-1, None], lines.time[h.rows[np.maximum(at - 1, 0)]], time) if len(h.rows) else time
    code = lines.product.codes[rows] if lines.count else np.zeros_like(rows)
    raw = {
        "quantity": lines.quantity[rows],
        "revenue": lines.revenue[rows],
        "discount": lines.discount[rows],
        "days_since_previous": (time - before) / DAY,
        "days_before_target": (h.time[:, None] - time) / DAY,
        **angles(time),
        "hour": hour(time) / 24,
        "price_tier": tiers[code] / 5,
    }
    steps = stack(raw, preprocess["steps"]) * valid[..., None]
    products = np.where(valid, ids[code], 0).astype(np.int64)
    # A customer without lines is one step of the unknown product with zero numbers.
    products[shown == 0, 0] = 1
    return {"products": products, "steps": steps, "lengths": np.maximum(1, shown)}


def period_tensor(h: Histories, scale: str, preprocess: dict) -> np.ndarray:
    """[n, K, Fp] sums per period before each history's time, oldest first."""
    days, K = PERIODS[scale]
    lines, scalers = h.lines, preprocess["periods"][scale]
    raw = {name: np.zeros(h.count * K) for name in ("revenue", "quantity", "visits", "discount")}
    owner = h.owner()
    age = h.time[owner] - lines.time[h.rows]
    period = (age - 1) // (days * DAY)
    kept = (age > 0) & (period < K)
    rows, key = h.rows[kept], owner[kept] * K + (K - 1 - period[kept])
    if len(rows):
        starts = np.flatnonzero(np.diff(key, prepend=-1))
        held = np.diff(np.append(starts, len(key)))
        at = key[starts]
        raw["revenue"][at] = sums(lines.revenue[rows], starts, held)
        raw["quantity"][at] = sums(lines.quantity[rows], starts, held)
        raw["discount"][at] = sums(lines.discount[rows], starts, held) / held
        raw["visits"] = distinct(key, h.visit[rows], h.count * K).astype(np.float64)
    raw = {name: values.reshape(h.count, K) for name, values in raw.items()}
    raw["change"] = np.zeros((h.count, K))
    raw["change"][:, 1:] = change(raw["revenue"][:, 1:], raw["revenue"][:, :-1])
    return stack(raw, scalers)


def change(now: np.ndarray, before: np.ndarray) -> np.ndarray:
    """ln((now + 1) / (before + 1)) within 5 on either side, in the shape of both."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log((now + 1) / (before + 1))
    mirrored = np.copysign(np.log1p(np.abs(now)), now) - np.copysign(np.log1p(np.abs(before)), before)
    ratio = np.where((now > -1) & (before > -1), ratio, mirrored)
    return np.where(now == before, 0.0, np.clip(ratio, -5, 5))


def distinct(owner: np.ndarray, values: np.ndarray, count: int) -> np.ndarray:
    """[count] different values of each owner; owners ascend. Values of an owner mostly lie together."""
    new = np.ones(len(owner), bool)
    new[1:] = (owner[1:] != owner[:-1]) | (values[1:] != values[:-1])
    owner, values = owner[new], values[new]
    pairs = np.unique(np.stack([owner, values]), axis=1) if len(owner) else np.zeros((2, 0), np.int64)
    return np.bincount(pairs[0], minlength=count)


def customer_tensor(h: Histories, preprocess: dict, inputs: dict | None) -> tuple[np.ndarray, np.ndarray]:
    """[n, Fc] the customer as of each time, and [n] province ids."""
    raw = {**behaviour(h, preprocess["rfm"]), **distances(h, preprocess, inputs), **angles(h.time)}
    raw["days_to_tet"] = days_to_tet(h.time, tuple(inputs["tet"]["days"]) if inputs else TET_DAYS)
    last = h.last()
    province = np.zeros(h.count, np.int64)
    if h.lines.province is not None:
        province = np.where(last >= 0, h.lines.province[last], 0)
    if preprocess["settings"].get("customFeatures"):
        raise ValueError("this model has custom features (formulas), which this package does not compute: predict with the studio")
    return stack(raw, preprocess["customer"]), province


def score(values: np.ndarray, thresholds: list[float]) -> np.ndarray:
    """1 + how many thresholds lie below each value."""
    return 1.0 + (values[:, None] > np.array(thresholds)).sum(axis=1)


def behaviour(h: Histories, rfm: dict) -> dict[str, np.ndarray]:
    """[n] each; NaN for a history without lines."""
    lines, lengths = h.lines, h.lengths
    some = lengths > 0
    n = np.where(some, lengths, 1)
    owner, start = h.owner(), h.start[:-1]
    last, first = h.last(), h.first()
    time = lines.time if lines.count else np.zeros(1, np.int64)
    recency, tenure = (h.time - time[last]) / DAY, (h.time - time[first]) / DAY
    visits, mean_gap, gap_deviation = visit_gaps(h)
    monetary = sums(lines.revenue[h.rows], start, lengths)

    def share(flags: np.ndarray | None) -> np.ndarray:
        return np.zeros(h.count) if flags is None else np.bincount(owner, flags[h.rows], h.count) / n

    walk_in = np.zeros(h.count) if lines.walk_in is None else lines.walk_in[last].astype(np.float64)
    families = lines.family.codes[h.rows].astype(np.int64)
    with np.errstate(divide="ignore", invalid="ignore"):
        raw = {
            "recency_days": recency,
            "frequency": visits.astype(np.float64),
            "monetary": monetary,
            "tenure_days": tenure,
            "mean_visit_value": monetary / visits,
            "gap_mean_days": mean_gap,
            "gap_deviation_days": gap_deviation,
            "distinct_products": distinct_pairs(owner, lines.product.codes[h.rows], h.count),
            "distinct_families": distinct_pairs(owner, families, h.count),
            "mean_quantity": sums(lines.quantity[h.rows], start, lengths) / n,
            "mean_discount": sums(lines.discount[h.rows], start, lengths) / n,
            "discounted_share": share(lines.discount > 0),
            "r_score": 6 - score(recency, rfm["recency"]),
            "f_score": score(visits, rfm["frequency"]),
            "m_score": score(monetary, rfm["monetary"]),
            "lifetime_value": monetary / np.maximum(tenure, 30) * 365,
            "mobile_share": share(lines.mobile),
            "walk_in": walk_in,
        }
    return {name: np.where(some, values, np.nan) for name, values in raw.items()}


def distinct_pairs(owner: np.ndarray, codes: np.ndarray, count: int) -> np.ndarray:
    """[count] different codes (-1 is one of them) of each owner."""
    width = int(codes.max(initial=0)) + 2
    keys = np.unique(owner * width + codes + 1)
    return np.bincount(keys // width, minlength=count).astype(np.float64)


def visit_gaps(h: Histories) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """[n] visits, and mean and population deviation in days of the gaps between their first lines."""
    owner = h.owner()
    visit = h.visit[h.rows]
    firsts = first_of(owner, visit)
    owner, time = owner[firsts], h.lines.time[h.rows[firsts]]
    visits = np.bincount(owner, minlength=h.count)
    between = owner[1:] == owner[:-1]
    gaps, owner = np.diff(time)[between].astype(np.float64), owner[1:][between]
    count = np.maximum(1, visits - 1)
    mean = np.bincount(owner, gaps, h.count) / count
    spread = np.sqrt(np.bincount(owner, (gaps - mean[owner]) ** 2, h.count) / count)
    return visits, mean / DAY, np.where(visits > 2, spread / DAY, 0.0)


def first_of(owner: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Places of the first occurrence of each (owner, value), ascending; equal ones mostly lie together."""
    new = np.ones(len(owner), bool)
    new[1:] = (owner[1:] != owner[:-1]) | (values[1:] != values[:-1])
    places = np.flatnonzero(new)
    if len(places) == 0:
        return places
    values = values[places] - values.min()
    keys = owner[places] * (int(values.max()) + 1) + values
    _, firsts = np.unique(keys, return_index=True)
    return places[np.sort(firsts)]


