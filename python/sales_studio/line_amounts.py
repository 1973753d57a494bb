"""Quantity, price, discount and amount of a customer's line of a product, by the amounts networks of a model."""

from __future__ import annotations

import numpy as np

from .artefact import Member
from .features.pairs import CANDIDATES, CONTEXTS, TRUSTS, Pairs

BASES = ("ownMedian", "levelled", "productMedian", "customerMedian")
ABSENCES = ((0, "ownLast"), (0, "productMedian"), (0, "customerMedian"), (1, "ownLast"), (1, "productMedian"))
FAR = 12
FAR_LEVEL = 8
TASKS = {"quantity": "quantity", "discount": "discount", "revenue": "revenue"}
SPREADS = ("mean", "off", "low", "high")


def levels_of(member: Member) -> np.ndarray:
    """[P, 3] what products sold like at the end of the training part; NaN where that is not known."""
    values, counts = member.amount_weights["levels.values"], member.amount_weights["levels.counts"]
    return np.where(counts > 0, values.astype(np.float64), np.nan)


def encode(pairs: Pairs, scales: dict) -> tuple[np.ndarray, np.ndarray]:
    """[k, inputs] float32, and [k, 3, candidates + 1] float32 choices with the base last, NaN where one is not known."""
    bases, choices, differences, trusts = [], [], [], []
    for m, row in enumerate(pairs.measures):
        base = np.full(len(pairs.largest), scales["fallback"][m])
        for name in reversed(BASES):
            base = np.where(np.isnan(row[name]), base, row[name])
        bases.append(base)
        candidates = np.stack([row[name] for name in CANDIDATES], axis=1)
        choices.append(np.concatenate([candidates, base[:, None]], axis=1))
        differences.append(_bounded((candidates - base[:, None]) / scales["distance"][m], FAR))
        units = [1 if name.endswith("Agree") else scales["distance"][m] for name in TRUSTS]
        trusts.append(_bounded(np.stack([row[name] for name in TRUSTS], axis=1) / units, FAR))
    absences = np.stack([np.isnan(pairs.measures[m][name]) for m, name in ABSENCES], axis=1)
    levels = np.stack([*bases, *(pairs.context[name] for name in CONTEXTS)], axis=1)
    levels = _bounded((levels - scales["mean"]) / scales["deviation"], FAR_LEVEL)
    inputs = np.concatenate([*differences, absences, *trusts, levels], axis=1)
    return inputs.astype(np.float32), np.stack(choices, axis=1).astype(np.float32)


def _bounded(values: np.ndarray, far: float) -> np.ndarray:
    return np.where(np.isnan(values), 0, np.clip(values, -far, far))


def forward(weights: dict[str, np.ndarray], scales: dict, pairs: Pairs, product: np.ndarray) -> np.ndarray:
    """[k, 3] the measures of pairs whose products have these vocabulary ids [k]."""
    inputs, choices = encode(pairs, scales)
    x = np.concatenate([inputs, weights["embedding.weight"][product]], axis=1).astype(np.float64)
    for layer in ("layers.0", "layers.2"):
        x = np.maximum(0, x @ weights[f"{layer}.weight"].T.astype(np.float64) + weights[f"{layer}.bias"])
    out = x @ weights["layers.4.weight"].T.astype(np.float64) + weights["layers.4.bias"]
    out = out.reshape(len(product), 3, -1)  # [k, 3, choices + 1]
    known = ~np.isnan(choices)
    odds = np.where(known, out[..., :-1], -np.inf)
    shares = np.exp(odds - odds.max(axis=2, keepdims=True))
    mixed = (shares * np.where(known, choices, 0)).sum(axis=2) / shares.sum(axis=2)
    return mixed + np.array(scales["distance"]) * out[..., -1]


def answer(members: list[Member], pairs: Pairs, product: np.ndarray) -> dict[str, np.ndarray]:
    """[k] medians quantity, price, discount, revenue; of all but the price _mean, _off, _low and _high: the means over members."""
    total: dict[str, np.ndarray] = {}
    for member in members:
        for name, values in _answer_of(member, pairs, product).items():
            total[name] = total.get(name, 0) + values / len(members)
    if len(members) > 1:
        if all(member.amounts["wholeUnits"] for member in members):
            total["quantity"] = np.floor(total["quantity"] + 0.5)
        total["revenue"] = total["quantity"] * total["price"] * (1 - total["discount"])
    return total


def _answer_of(member: Member, pairs: Pairs, product: np.ndarray) -> dict[str, np.ndarray]:
    about = member.amounts
    measures = forward(member.amount_weights, about["scales"], pairs, product)
    units = np.exp(np.minimum(measures[:, 0], about["most"][0]))
    quantity = np.maximum(1, np.floor(units + 0.5)) if about["wholeUnits"] else units
    # Where prices are anything, as of fees and hand-made entries, dear ones are of few units.
    dearest = np.fmin(about["most"][1], pairs.largest - np.log(quantity))
    price = np.exp(np.minimum(measures[:, 1], dearest))
    discount = np.clip(measures[:, 2], 0, 1)
    medians = {"quantity": quantity, "price": price, "discount": discount, "revenue": quantity * price * (1 - discount)}
    own = ~np.isnan(pairs.measures[0]["ownLast"])
    found = dict(medians)
    for name in TASKS:
        cells, median = about["cells"][name], medians[name]
        at = 2 * np.searchsorted(cells["thresholds"], median, side="left") + own
        for spread in SPREADS:
            factor = np.array([cell[spread] for cell in cells["cells"]])[at]
            if name == "discount":
                value = factor if spread == "off" else np.clip(median + factor, 0, 1)
            else:
                value = median * factor if spread == "off" else np.maximum(0, median * factor)
            found[f"{name}_{spread}"] = value
    return found
