"""Models that every version of the studio wrote load by name, and their answers are shares of all products."""

import json
from pathlib import Path

import pytest
import torch

from sales_studio.memory import SalesMemory
from sales_studio.model import COUNTED, EVIDENCE, SCALES, SalesModel, product_shares

ROOT = Path(__file__).resolve().parents[2] / "fixtures"
PERIODS = {"week": 8, "month": 12, "quarter": 8, "year": 3}
WEIGHTS = sorted(ROOT.glob("v*/**/model.safetensors"))
FOLDERS = sorted(path.parent for path in ROOT.glob("v*/**/preprocess.json"))
MEMORIES = sorted(path for path in ROOT.glob("v*/**/preprocess.json") if "memory" in json.loads(path.read_text("utf-8")))


def name_of(path: Path) -> str:
    return str(path.parent.relative_to(ROOT))


def test_there_are_fixtures():
    assert {name_of(path) for path in WEIGHTS} >= {"v1/off", "v1/frequency", "v1/counts"}


@pytest.mark.parametrize("path", WEIGHTS, ids=name_of)
def test_weights_load_and_shares_sum_to_one(path):
    model = SalesModel.load(str(path))
    c = model.config
    torch.manual_seed(1)
    rows, length = 3, 4
    batch = {
        "products": torch.randint(1, c.num_products, (rows, length)),
        "steps": torch.randn(rows, length, c.step_features),
        "lengths": torch.tensor([4, 4, 4]),
        "periods": {scale: torch.randn(rows, PERIODS[scale], c.period_features) for scale in SCALES},
        "customer": torch.randn(rows, c.customer_features),
        "province": torch.zeros(rows, dtype=torch.int64),
    }
    if EVIDENCE[c.memory]:
        batch["evidence"] = torch.randn(rows, EVIDENCE[c.memory])
    counted = torch.full((rows, COUNTED[c.memory], c.num_products), 1 / c.num_products) if c.memory else None
    with torch.no_grad():
        outputs = model(batch)
        shares = product_shares(outputs, counted)
    assert shares.shape == (rows, c.num_products)
    assert torch.allclose(shares.sum(-1), torch.ones(rows), atol=1e-5)
    for name in ("quantity", "revenue", "discount"):
        assert torch.isfinite(outputs[name]).all()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_of_any_version_holds_the_weights_of_its_first_member(folder):
    (first, *_) = sorted(folder.glob("**/model.safetensors"))
    found, expected = SalesModel.load(str(folder)).state_dict(), SalesModel.load(str(first)).state_dict()
    assert found.keys() == expected.keys()
    assert all(torch.equal(found[name], expected[name]) for name in expected)


@pytest.mark.parametrize("path", MEMORIES, ids=name_of)
def test_memory_counts_shares(path):
    preprocess = json.loads(path.read_text("utf-8"))
    memory = SalesMemory(preprocess)
    first, second = preprocess["products"][:2]
    day = preprocess["cuts"]["train"] / 86_400_000
    state = memory.replay([(day - 20, "a", first), (day - 20, "a", second), (day - 10, "b", first)])
    assert len(memory.evidence(state)) == EVIDENCE[2]
    parts = memory.counted(state, day + 1)
    assert len(parts) == COUNTED[2]
    # The first part is known by hand: two of the three lines are of the most frequent product, whose id is 2.
    assert parts[0] == {2: pytest.approx(2 / 3), 3: pytest.approx(1 / 3)}
    frequency, recent, habit, followers, trend = (sum(part.values()) for part in parts)
    assert (frequency, recent, habit) == pytest.approx((1, 1, 1))
    # The tables keep the largest counts of each product, but the total of all.
    assert 0 < followers <= 1 + 1e-9
    assert 0 < trend <= 1 + 1e-9
