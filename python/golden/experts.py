"""Writes the golden vectors of the second stage: `PYTHONPATH=python python python/golden/experts.py src/core/training/experts/golden/experts.json`.

A file of sales, counted and multiplied by sales_studio/experts.py, with the loss of what was bought and its slopes by autograd.
"""

import json
import random
import sys
from pathlib import Path

import torch

from sales_studio.experts import ORDER, SalesExperts

PRODUCTS = 9
DAY = 86_400_000
CUT = 20_100.5


def main(path: Path) -> None:
    rng = random.Random(13)
    torch.manual_seed(13)
    codes = [f"P{i}" for i in range(PRODUCTS)]
    table = [[pair for other in rng.sample(range(PRODUCTS), 4) for pair in (other + 2, round(rng.uniform(-0.3, 0.9), 4))]
             for _ in codes]
    weeks = [[pair for other in sorted(rng.sample(range(PRODUCTS), 5)) for pair in (other + 2, rng.randint(1, 9))]
             for _ in range(3)]
    preprocess = {
        "products": codes,
        "productCounts": [rng.randint(3, 60) for _ in codes],
        "cuts": {"train": CUT * DAY},
        "memory": {"weeks": weeks, "ease": table},
    }
    stage = {
        "halfLives": {"visits": 30, "sales": 10},
        "mean": [2.0, 1.2],
        "deviation": [0.7, 0.4],
        "exponents": [[round(rng.uniform(-0.4, 0.9), 3), round(rng.uniform(-0.2, 0.2), 3), round(rng.uniform(-0.2, 0.2), 3)]
                      for _ in ORDER],
    }
    sold = [(CUT + rng.uniform(0.01, 9), rng.choice(codes)) for _ in range(60)]
    rows = []
    exponents = torch.tensor(stage["exponents"], dtype=torch.float64, requires_grad=True)
    experts = SalesExperts({**stage, "exponents": exponents}, preprocess)
    loss = torch.zeros((), dtype=torch.float64)
    for row in range(5):
        visits = [(CUT - rng.uniform(1, 90), f"v{row}{i}") for i in range(rng.randint(1, 5))]
        purchases = sorted((day, visit, rng.choice(codes)) for day, visit in visits for _ in range(rng.randint(1, 4)))
        day = CUT + (-30.2, 0.2, 3.1, 6.9, 11.0)[row]
        purchases = [purchase for purchase in purchases if purchase[0] < day] or [(day - 2, "only", codes[0])]
        counted = [sparse(rng) for _ in range(5)]
        mixture = torch.softmax(torch.randn(PRODUCTS + 2), 0)
        logits = torch.randn(PRODUCTS + 2) * 2
        lately = experts.lately(purchases, day, sold)
        shares = experts.shares(mixture, logits, counted, lately)
        bought = rng.choice(range(2, PRODUCTS + 2))
        loss = loss - 2 * torch.log(shares[bought])
        rows.append({
            "day": day,
            "purchases": purchases,
            "mixture": mixture.tolist(),
            "logits": logits.tolist(),
            "counted": [list(part.items()) for part in counted],
            "lately": {name: value if name == "evidence" else sorted(value.items()) for name, value in lately.items()},
            "bought": bought,
            "shares": shares.tolist(),
        })
    loss.backward()
    golden = {"torch": torch.__version__, "preprocess": preprocess, "experts": stage, "sold": sold, "rows": rows,
              "loss": loss.item(), "gradient": exponents.grad.tolist()}
    path.write_text(json.dumps(golden) + "\n", "utf-8")


def sparse(rng: random.Random) -> dict:
    chosen = sorted(rng.sample(range(2, PRODUCTS + 2), rng.randint(1, PRODUCTS)))
    weights = [rng.random() for _ in chosen]
    return {product: weight / sum(weights) for product, weight in zip(chosen, weights)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
