"""Predicting from raw lines: against what the studio said, against a slow version, and whichever libraries are there."""

import csv
import gzip
import json
import random
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

import sales_studio
from oracle import customer, periods, steps
from sales_studio.experts import SalesExperts
from sales_studio.features.experts import LatelyReader
from sales_studio.lines import read_lines
from sales_studio.memory import SalesMemory
from sales_studio.predict import milliseconds

polars = pytest.importorskip("polars")
ROOT = Path(__file__).resolve().parents[2]
MODEL = Path(__file__).parent / "fixtures" / "model.zip"
OLDER = ROOT / "fixtures" / "v4" / "experts.zip"
DAY = 86_400_000


@pytest.fixture(scope="module")
def model():
    return sales_studio.load(MODEL)


@pytest.mark.parametrize(
    "setting,value,said",
    [
        ("split", "customer", "split by customer or by line"),
        ("split", "line", "split by customer or by line"),
        ("customFeatures", [{"name": "x", "formula": "1"}], r"custom features \(formulas\)"),
    ],
)
def test_what_is_not_computed_here_is_refused(model, golden, frame, monkeypatch, setting, value, said):
    monkeypatch.setitem(model.preprocess["settings"], setting, value)
    with pytest.raises(ValueError, match=said):
        model.answer(frame, on=golden["date"], top_k=1, customers=golden["customers"][:1])


@pytest.fixture(scope="module")
def golden(model):
    return model.artefact.golden


@pytest.fixture(scope="module")
def frame(golden):
    return polars.DataFrame(golden["rows"], schema=golden["columns"], orient="row", infer_schema_length=None)


@pytest.fixture(scope="module")
def answers(model, golden, frame):
    return model.answer(frame, on=golden["date"], top_k=10, customers=golden["customers"])


def agree(answers, golden, close):
    said = golden["answers"]
    assert answers.products.reshape(-1).tolist() == said["products"]
    assert answers.probabilities.reshape(-1) == pytest.approx(said["probabilities"], abs=close)
    for task in ("quantity", "revenue", "discount"):
        assert getattr(answers, task) == pytest.approx(said[task], rel=close), task
    for name, values in said["amounts"].items():
        ours = name.replace("amount", "revenue")
        for ending in ("Mean", "Off", "Low", "High"):
            ours = ours.replace(ending, f"_{ending.lower()}")
        assert answers.amounts[ours].reshape(-1) == pytest.approx(values, rel=close), name


def test_golden_inputs_to_the_last_bit(model, golden, frame):
    reading = read_lines(frame, model.preprocess, model.artefact.inputs)
    assert reading.notes == []
    samples = model.open(reading.lines)
    codes = np.array([reading.lines.customer.values.index(name) for name in golden["customers"]])
    found = model.tensors(samples, samples.columns.before(codes, milliseconds(golden["date"])))
    assert set(found) - {"products"} <= set(golden["inputs"])
    for name, tensor in found.items():
        expected = np.array(golden["inputs"][name]).astype(tensor.dtype).reshape(tensor.shape)
        assert np.array_equal(tensor, expected), name


def test_golden_answers(answers, golden):
    agree(answers, golden, 1e-5)


def test_golden_answers_in_onnxruntime(golden, frame, monkeypatch):
    pytest.importorskip("onnxruntime")
    monkeypatch.setitem(sys.modules, "torch", None)
    answers = sales_studio.load(MODEL).answer(frame, on=golden["date"], top_k=10, customers=golden["customers"])
    agree(answers, golden, 1e-5)


def test_a_folder_is_as_good_as_its_zip(answers, golden, frame, tmp_path):
    with zipfile.ZipFile(MODEL) as archive:
        archive.extractall(tmp_path)
    found = sales_studio.load(tmp_path).answer(frame, on=golden["date"], top_k=10, customers=golden["customers"])
    assert np.array_equal(found.probabilities, answers.probabilities)


def test_frames_and_files_of_every_library(model, golden, frame, answers, tmp_path, monkeypatch):
    pandas, _ = pytest.importorskip("pandas"), pytest.importorskip("duckdb")
    frame.write_csv(tmp_path / "lines.csv")
    (tmp_path / "lines.csv.gz").write_bytes(gzip.compress((tmp_path / "lines.csv").read_bytes()))
    table = pandas.DataFrame(golden["rows"], columns=golden["columns"])
    asked = {"on": golden["date"], "customers": golden["customers"]}
    kinds = [(frame, polars.DataFrame), (table, pandas.DataFrame), (tmp_path / "lines.csv.gz", polars.DataFrame)]
    shown = [model.predict(lines, **asked) for lines, _ in kinds]
    monkeypatch.setitem(sys.modules, "polars", None)
    shown.append(model.predict(str(tmp_path / "lines.csv"), **asked))
    for found, kind in zip(shown, [kind for _, kind in kinds] + [pandas.DataFrame]):
        assert isinstance(found, kind)
        assert list(found["product"]) == answers.products.reshape(-1).tolist()
        assert np.array_equal(found["probability"], answers.probabilities.reshape(-1))
        assert np.array_equal(found["revenue"], answers.amounts["revenue"].reshape(-1))


def test_amounts_of_the_raw_file_are_those_that_the_studio_printed():
    """Probabilities depend on addresses, which only the studio locates; amounts do not."""
    rows = list(csv.DictReader((ROOT / "fixtures" / "v4" / "experts.predicted.csv").open(encoding="utf-8-sig")))
    model = sales_studio.load(OLDER)
    answers = model.answer(ROOT / "fixtures" / "v4" / "sales.csv.gz", on=rows[0]["date"], top_k=20)
    assert answers.customers == [row["customer"] for row in rows]
    assert len(answers.notes) == 1 and "not located" in answers.notes[0]
    names = {"quantity": "quantity", "price": "price", "discount": "discount", "revenue": "amount_median"}
    names |= {"revenue_mean": "amount_mean", "revenue_low": "amount_low", "revenue_high": "amount_high"}
    compared = 0
    for i, row in enumerate(rows):
        for k in range(1, 6):
            place = np.flatnonzero(answers.products[i] == row[f"product_{k}"])
            for ours, theirs in names.items() if len(place) else ():
                assert answers.amounts[ours][i, place[0]] == pytest.approx(float(row[f"{theirs}_{k}"]), rel=1e-5, abs=1e-7)
                compared += 1
    assert compared > 0.9 * 5 * len(rows) * len(names)


def test_the_slow_version_says_the_same(model, golden, frame):
    preprocess, inputs = model.preprocess, model.artefact.inputs
    lines = read_lines(frame, preprocess, inputs).lines
    samples = model.open(lines)
    rows = [
        dict(zip(golden["columns"], row), time=int(lines.time[i]), visit=int(samples.columns.visit[i]))
        for i, row in enumerate(golden["rows"])
    ]
    targets = np.array(sorted(random.Random(5).sample(range(len(rows)), 60)))
    histories = samples.columns.of_targets(targets, "before-visit")
    found = model.tensors(samples, histories)
    memory = SalesMemory(preprocess)
    experts = SalesExperts(model.artefact.members[0].experts, preprocess)
    read = model._memory.read(histories, samples.ids, samples.training)
    halves = model.artefact.members[0].experts["halfLives"]
    reader = LatelyReader(preprocess, model._memory, lines.time, samples.ids)
    lately = reader.read(histories, halves["visits"])
    cut = preprocess["cuts"]["train"]
    sold = [(row["time"] / DAY, row["product"]) for row in rows if row["time"] > cut]
    for r, target in enumerate(targets):
        own = rows[target]
        history = [
            row for row in rows
            if row["customer"] == own["customer"] and row["time"] < own["time"] and row["visit"] != own["visit"]
        ]  # fmt: skip
        history.sort(key=lambda row: row["time"])
        ids, numbers = steps(history, own["time"], preprocess)
        if history:
            assert found["products"][r, : len(ids)].tolist() == ids
            assert found["steps"][r, : len(ids)] == pytest.approx(np.array(numbers), abs=1e-6)
        assert found["lengths"][r] == max(1, len(ids))
        for scale in preprocess["scales"]:
            assert found[scale][r] == pytest.approx(np.array(periods(history, own["time"], scale, preprocess)), abs=1e-6)
        assert found["customer"][r] == pytest.approx(np.array(customer(history, own["time"], preprocess, inputs)), abs=1e-6)
        purchases = [(row["time"] / DAY, row["visit"], row["product"]) for row in history]
        state = memory.replay(purchases)
        assert found["evidence"][r] == pytest.approx(np.array(memory.evidence(state)), abs=1e-6)
        counted = memory.counted(state, own["time"] / DAY)
        for part, expected in zip((read.frequency, read.recent, read.habit, read.followers), counted):
            assert shares_of(part, r) == pytest.approx(expected, abs=1e-6)
        if not history:
            continue
        slow = experts.lately(purchases, own["time"] / DAY, sold)
        assert lately.evidence[r] == pytest.approx(slow["evidence"])
        for part, name in ((lately.visits, "visits"), (lately.related, "related"), (lately.related_ever, "related_ever")):
            assert shares_of(part, r) == pytest.approx(slow[name], abs=1e-6)
        dense = reader.sales(int(own["time"]), halves["sales"])
        assert {int(i): float(dense[i]) for i in np.flatnonzero(dense)} == pytest.approx(slow["sales"], abs=1e-6)


def shares_of(part, row: int) -> dict:
    held = part.owner == row
    return {int(i): float(share) for i, share in zip(part.ids[held], part.shares[held])}


def test_customers_that_nobody_knows_get_an_answer(model, golden, frame):
    answers = model.answer(frame, on=golden["date"], top_k=3, customers=["nobody", golden["customers"][0]])
    assert answers.customers[0] == "nobody"
    assert np.isfinite(answers.probabilities).all() and (answers.amounts["quantity"] > 0).all()


def test_top_k_is_the_order_of_the_probabilities(model, golden, frame, answers):
    few = model.answer(frame, on=golden["date"], top_k=3, customers=golden["customers"])
    assert np.array_equal(few.products, answers.products[:, :3])
    every = model.answer(frame, on=golden["date"], top_k=10_000, customers=golden["customers"][:2])
    assert every.probabilities.sum(axis=1) == pytest.approx([1, 1])
    assert (np.diff(every.probabilities) <= 0).all()


def test_what_is_asked_wrongly_is_said(model, frame):
    with pytest.raises(ValueError, match="top_k is 0"):
        model.predict(frame, top_k=0)
    with pytest.raises(ValueError, match="'soon' is no day"):
        model.predict(frame, on="soon")
    with pytest.raises(ValueError, match="no customer has a line before"):
        model.predict(frame, on="1999-01-01")
    with pytest.raises(ValueError, match="no column 'product'"):
        model.predict(frame.drop("product"))
    with pytest.raises(TypeError, match="give a pandas or polars frame"):
        model.predict(json.loads("{}"))
    with pytest.raises(ValueError, match="custom features"):
        sales_studio.load(ROOT / "fixtures" / "v4" / "counts.zip").predict(frame)
