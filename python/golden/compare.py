"""
Holds the package's tensors and shares against those that the studio wrote (scripts/check-python.ts), of the canonical lines; and
its reading of the raw file against those lines. usage: python compare.py FOLDER [RAW.csv]; one line per check, then the counts.
"""

import json
import sys
from pathlib import Path

import numpy as np

from sales_studio.artefact import Artefact
from sales_studio.features.experts import LatelyReader
from sales_studio.features.memory import PARTS
from sales_studio.lines import read_lines
from sales_studio.predict import Model
from sales_studio.tensors import read_tensors

CLOSE = 1e-6
HALF_LIVES = {"visits": 120, "sales": 14}


def main(folder: Path, raw: str | None) -> int:
    preprocess = json.loads((folder / "preprocess.json").read_text("utf-8"))
    expected, _ = read_tensors((folder / "expected.safetensors").read_bytes(), "expected.safetensors")
    model = Model(Artefact(preprocess, [], {}, facts(folder), None, lambda name: None))
    reading = read_lines(folder / "lines.csv", {**preprocess, "mapping": None}, None)
    samples = model.open(reading.lines)
    targets = expected["rows"].astype(np.int64)
    histories = samples.columns.of_targets(targets, preprocess["settings"]["historyRule"])
    found = model.tensors(samples, histories)
    results = [told(name, found[name], expected[name]) for name in found]
    some = histories.part(0, len(expected["counted"]))
    results += shares(model, samples, some, expected)
    if raw:
        results += same_lines(read_lines(raw, preprocess, None), reading)
    for passed, text in results:
        print("ok  " if passed else "FAIL", text)
    print(f"{sum(passed for passed, _ in results)} passed, {sum(not passed for passed, _ in results)} failed")
    return 0 if all(passed for passed, _ in results) else 1


def facts(folder: Path) -> dict | None:
    path = folder / "inputs.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def told(name: str, found: np.ndarray, expected: np.ndarray) -> tuple[bool, str]:
    if found.shape != expected.shape:
        return False, f"{name}: shape {found.shape}, expected {expected.shape}"
    away = np.abs(found.astype(np.float64) - expected)
    far = away / np.maximum(1, np.abs(expected))
    other = int((found.astype(np.float32) != expected.astype(np.float32)).sum())
    where = f", at {tuple(int(i) for i in np.unravel_index(far.argmax(), far.shape))}" if other else ""
    return bool((far <= CLOSE).all()), f"{name}: {other:,} of {found.size:,} differ in a bit, by {far.max(initial=0):.1e} at most{where}"


def shares(model: Model, samples, histories, expected: dict) -> list[tuple[bool, str]]:
    preprocess = model.preprocess
    P = len(preprocess["products"]) + 2
    memory = model._memory.read(histories, samples.ids, samples.training)
    reader = LatelyReader(preprocess, model._memory, samples.columns.lines.time, samples.ids)
    lately = reader.read(histories, HALF_LIVES["visits"])

    def dense(part) -> np.ndarray:
        values = np.zeros((histories.count, P), np.float32)
        values[part.owner, part.ids] = part.shares
        return values

    counted = [dense(getattr(memory, name)) for name in PARTS[:-1]]
    counted.append(np.stack([model._memory.trend(int(time)) for time in histories.time]))
    sales = np.stack([reader.sales(int(time), HALF_LIVES["sales"]) for time in histories.time])
    parts = {"visits": dense(lately.visits), "sales": sales, "related": dense(lately.related), "relatedEver": dense(lately.related_ever)}
    results = [told(name, values, expected["counted"][:, m]) for m, (name, values) in enumerate(zip(PARTS, counted))]
    return results + [told(name, values, expected["lately"][:, m]) for m, (name, values) in enumerate(parts.items())]


def same_lines(raw, canonical) -> list[tuple[bool, str]]:
    one, other = raw.lines, canonical.lines
    results = [(one.count == other.count, f"lines: {one.count:,} read, {other.count:,} expected; {raw.notes}")]
    if one.count != other.count:
        return results
    texts = [("customer", lambda lines: np.array(lines.customer.values, object)[lines.customer.codes])]
    texts += [("product", lambda lines: np.array(lines.product.values, object)[lines.product.codes])]
    for name, of in texts:
        differ = of(one) != of(other)
        results.append((not differ.any(), f"{name}: {int(differ.sum()):,} lines differ {of(one)[differ][:2]} {of(other)[differ][:2]}"))
    for name in ("time", "quantity", "revenue", "discount"):
        away = np.abs(getattr(one, name) - getattr(other, name)) / np.maximum(1, np.abs(getattr(other, name)))
        results.append((bool((away <= 1e-9).all()), f"{name}: {int((away > 1e-9).sum()):,} lines differ, by {away.max(initial=0):.1e} at most"))
    return results


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))
