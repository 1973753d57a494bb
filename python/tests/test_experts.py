"""The second stage outside the studio: against its recorded vectors, and by hand."""

import json
from pathlib import Path

import pytest
import torch

from sales_studio.experts import ORDER, SalesExperts

FILE = Path(__file__).resolve().parents[2] / "src" / "core" / "training" / "experts" / "golden" / "experts.json"
GOLDEN = json.loads(FILE.read_text("utf-8"))


def test_recorded_shares():
    experts = SalesExperts(GOLDEN["experts"], GOLDEN["preprocess"])
    for row in GOLDEN["rows"]:
        lately = experts.lately(row["purchases"], row["day"], GOLDEN["sold"])
        counted = [dict(part) for part in row["counted"]]
        shares = experts.shares(torch.tensor(row["mixture"]), torch.tensor(row["logits"]), counted, lately)
        assert shares.tolist() == pytest.approx(row["shares"], abs=1e-9)
        assert shares.sum().item() == pytest.approx(1)


def test_the_mixture_alone_stays_as_it_is():
    start = {**GOLDEN["experts"], "exponents": [[float(name == "mixture"), 0, 0] for name in ORDER]}
    experts = SalesExperts(start, GOLDEN["preprocess"])
    row = GOLDEN["rows"][2]
    lately = experts.lately(row["purchases"], row["day"], GOLDEN["sold"])
    mixture = torch.tensor(row["mixture"])
    shares = experts.shares(mixture, torch.tensor(row["logits"]), [dict(part) for part in row["counted"]], lately)
    assert shares[2:].tolist() == pytest.approx((mixture[2:] / mixture[2:].sum()).tolist(), abs=1e-6)


def test_what_a_customer_bought_lately_is_told_by_visit():
    experts = SalesExperts({**GOLDEN["experts"], "halfLives": {"visits": 10, "sales": 10}}, GOLDEN["preprocess"])
    # Twice in one visit counts once; ten days before the last purchase weigh half.
    lately = experts.lately([(5, "a", "P0"), (5, "a", "P0"), (15, "b", "P1"), (15, "b", "nobody's")], 20, [])
    assert lately["visits"] == pytest.approx({2: 1 / 3, 3: 2 / 3})
