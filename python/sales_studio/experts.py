"""The second stage of a model with `memory: 3` outside Sales Studio: what the gate mixed, multiplied by every share once more.

    experts = SalesExperts(json.load(open("members/1/experts.json")), preprocess)
    lately = experts.lately(purchases, day, sold)      # one customer's (day, visit, code), oldest first; everybody's (day, code)
    shares = experts.shares(mixture, logits, counted, lately)   # [P]

`mixture` [P] is the customer's row of `product_shares`, `logits` [P] of the outputs' "product", `counted` what
`SalesMemory.counted` says of it. `sold` are the lines after the training cut, of all customers and known products.
"""

from math import floor, log1p

import torch

from .features.experts import FLOORS, MOST_DEVIATIONS, ORDER

COUNTED = ("frequency", "recent", "habit", "followers", "trend")


class SalesExperts:
    def __init__(self, experts: dict, preprocess: dict):
        self.experts = experts
        self.ids = {code: i + 2 for i, code in enumerate(preprocess["products"])}
        self.cut = preprocess["cuts"]["train"] / 86_400_000
        total = sum(preprocess["productCounts"])
        self.popularity = {i + 2: count / total for i, count in enumerate(preprocess["productCounts"])}
        memory = preprocess.get("memory", {})
        self.weeks = [dict(zip(week[::2], week[1::2])) for week in memory.get("weeks", [])]
        self.ease = {i + 2: dict(zip(row[::2], row[1::2])) for i, row in enumerate(memory.get("ease", []))}

    def lately(self, purchases: list, day: float, sold: list) -> dict:
        weights, seen = {}, set()
        half_life = self.experts["halfLives"]["visits"]
        for time, visit, code in purchases:
            product = self.ids.get(code)
            if product is None or (visit, product) in seen:
                continue
            seen.add((visit, product))
            weights[product] = weights.get(product, 0) + 0.5 ** ((purchases[-1][0] - time) / half_life)
        visits = scaled(weights)
        return {
            "evidence": [log1p(len(purchases)), log1p(len({visit for _, visit, _ in purchases}))],
            "visits": visits,
            "sales": self.sales(day, sold),
            "related": self.related(visits),
            "related_ever": self.related({product: 1 for product in visits}),
        }

    def sales(self, day: float, sold: list) -> dict:
        half_life = self.experts["halfLives"]["sales"]
        own = -1 if day > self.cut else floor((self.cut - day) / 7)
        today = floor(day) if own < 0 else day
        weights = {}
        for week, lines in enumerate(self.weeks):
            for product, count in lines.items() if week > own else ():
                age = today - self.cut + 7 * (week + 0.5)
                weights[product] = weights.get(product, 0) + count * 0.5 ** (age / half_life)
        for time, code in sold if own < 0 else ():
            product = self.ids.get(code)
            if product is not None and self.cut < time and floor(time) < today:
                weights[product] = weights.get(product, 0) + 0.5 ** ((today - floor(time)) / half_life)
        return scaled(weights)

    def related(self, amounts: dict) -> dict:
        scores = {}
        for product, amount in amounts.items():
            for other, weight in self.ease.get(product, {}).items():
                scores[other] = scores.get(other, 0) + amount * weight
        return scaled({product: score for product, score in scores.items() if score > 0})

    def exponents(self, evidence: list) -> torch.Tensor:
        mean, deviation = (torch.tensor(self.experts[key], dtype=torch.float64) for key in ("mean", "deviation"))
        z = ((torch.tensor(evidence, dtype=torch.float64) - mean) / deviation).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS)
        return torch.as_tensor(self.experts["exponents"], dtype=torch.float64) @ torch.cat([z.new_ones(1), z])

    def shares(self, mixture: torch.Tensor, logits: torch.Tensor, counted: list, lately: dict) -> torch.Tensor:
        """[P] p = softmax(sum of exponent * log(share + floor)) over ids from 2 on, the network told by its logits."""
        said = {"mixture": mixture.double(), "popularity": self.popularity, **dict(zip(COUNTED, counted)), **lately}
        logs = [
            logits.double() if name == "network" else torch.log(dense(said[name], len(mixture)) + FLOORS[name])
            for name in ORDER
        ]
        scores = (self.exponents(lately["evidence"])[:, None] * torch.stack(logs)).sum(0)
        return torch.cat([scores.new_zeros(2), torch.softmax(scores[2:], dim=0)])


def scaled(weights: dict) -> dict:
    total = sum(weights.values())
    return {product: weight / total for product, weight in weights.items()} if total > 0 else {}


def dense(shares, size: int) -> torch.Tensor:
    if isinstance(shares, torch.Tensor):
        return shares
    values = torch.zeros(size, dtype=torch.float64)
    for product, share in shares.items():
        values[product] = share
    return values
