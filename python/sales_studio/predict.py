"""
What customers buy next, from raw sale lines and the files of a model alone:

    import sales_studio
    model = sales_studio.load("model.zip")          # or the folder that train wrote
    answers = model.predict("sales.csv", on="2025-12-01", top_k=10)
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass

import numpy as np

from . import line_amounts
from .artefact import Artefact, open_artefact
from .features.experts import LatelyReader, mixture, multiply
from .features.histories import Columns, Histories
from .features.inputs import customer_tensor, period_tensor, price_tiers, step_tensors
from .features.memory import FIRST_PRODUCT, Memory, MemoryReader
from .features.pairs import PairReader
from .features.sale_lines import DAY, SaleLines
from .features.scaling import unscale
from .lines import Reading, answer_frame, code_text, read_lines
from .network import ROWS, Network, open_networks

Date = str | datetime.date | datetime.datetime | int


@dataclass
class Answers:
    """n customers, K products each, likeliest first; numbers in units, in the data's currency, and as fractions."""

    customers: list[str]
    products: np.ndarray  # [n, K] codes, object
    names: np.ndarray  # [n, K]
    probabilities: np.ndarray  # [n, K] float64
    # [n, K] by name: quantity, price, discount, revenue and their _mean, _off, _low, _high; empty without an amounts network.
    amounts: dict[str, np.ndarray]
    # [n] of the next line before its product is known; tasks that the data of the training did not have are left out.
    quantity: np.ndarray | None
    revenue: np.ndarray | None
    discount: np.ndarray | None
    # What was read and left aside, in words.
    notes: list[str]


@dataclass
class Samples:
    """Lines made ready by a model's preprocessing."""

    columns: Columns
    ids: np.ndarray  # [lines] vocabulary ids
    tiers: np.ndarray  # [product codes] price tiers
    id_of_code: np.ndarray  # [product codes]
    training: np.ndarray  # [lines] bool


class Model:
    """A model that predicts. Make one with `load`."""

    def __init__(self, artefact: Artefact):
        self.artefact = artefact
        self.preprocess = artefact.preprocess
        self._memory = MemoryReader(self.preprocess)
        self._networks: list[Network] | None = None

    def predict(self, lines, on: Date | None = None, top_k: int = 10, customers: list[str] | None = None):
        """
        A frame of one row per customer and product: customer, rank, product, name, probability, quantity, price, discount, revenue,
        revenue_mean, revenue_low, revenue_high. `lines` are a pandas or polars frame or the path of a CSV, in the columns that the
        model was trained on or under canonical names (customer, time, product, quantity, revenue ...); `on` is the day that is
        asked for (from lines before its midnight; without it the day after the last line), `customers` some of the lines' customers
        (all that have a line before). The frame is of the library that `lines` came by.
        """
        reading = read_lines(lines, self.preprocess, self.artefact.inputs)
        answers = self.answer(reading, on, top_k, customers)
        return answer_frame(answers, reading.library)

    def answer(self, lines, on: Date | None = None, top_k: int = 10, customers: list[str] | None = None) -> Answers:
        """As `predict`, as arrays."""
        reading = lines if isinstance(lines, Reading) else read_lines(lines, self.preprocess, self.artefact.inputs)
        if type(top_k) is not int or top_k < 1:
            raise ValueError(f"top_k is {top_k!r}; it must be a whole number from 1 on")
        time = milliseconds(on) if on is not None else day_after(reading.lines)
        samples = self.open(reading.lines)
        codes = _customers_asked(reading.lines, customers, time)
        found = self._answer_all(samples, codes, time, min(top_k, len(self.preprocess["products"])))
        known = reading.lines.customer.values
        names = [known[code] for code in codes] if customers is None else [str(each) for each in customers]
        return Answers(customers=names, notes=reading.notes, **found)

    def open(self, lines: SaleLines) -> Samples:
        """Lays lines out and looks their products up."""
        preprocess = self.preprocess
        products = preprocess["products"]
        ids = {code_text(code): i + FIRST_PRODUCT for i, code in enumerate(products)}
        ids |= {code: i + FIRST_PRODUCT for i, code in enumerate(products)}
        tiers = price_tiers(preprocess)
        values = lines.product.values
        id_of_code = np.array([ids.get(code, 1) for code in values], np.int64)
        tier_of_code = np.array([tiers.get(code, 0) for code in values], np.float64)
        if preprocess["settings"]["split"] != "time":
            raise ValueError("this model was trained on a split by customer or by line, for which this package does not predict")
        columns = Columns(lines)
        training = lines.time <= preprocess["cuts"]["train"]
        return Samples(columns, id_of_code[lines.product.codes], tier_of_code, id_of_code, training)

    def tensors(self, samples: Samples, h: Histories, memory: Memory | None = None) -> dict[str, np.ndarray]:
        """
        The inputs of histories: products [n, L], steps [n, L, Fs], lengths [n], week, month, quarter, year [n, K, Fp] (those
        scales that the model uses), customer [n, Fc], province [n], evidence [n, 27]. `memory` spares counting it again.
        """
        preprocess = self.preprocess
        customer, province = customer_tensor(h, preprocess, self.artefact.inputs)
        evidence = (memory or self._memory.read(h, samples.ids, samples.training)).evidence
        periods = {scale: period_tensor(h, scale, preprocess) for scale in preprocess["scales"]}
        steps = step_tensors(h, samples.id_of_code, samples.tiers, preprocess)
        return {**steps, **periods, "customer": customer, "province": province, "evidence": evidence}

    def _answer_all(self, samples: Samples, customers: np.ndarray, time: int, K: int) -> dict:
        preprocess, members = self.preprocess, self.artefact.members
        if self._networks is None:
            self._networks = open_networks(self.artefact)
        n = len(customers)
        h = samples.columns.before(customers, time)
        lately = LatelyReader(preprocess, self._memory, samples.columns.lines.time, samples.ids)
        best, probabilities = np.zeros((n, K), np.int64), np.zeros((n, K))
        numbers = {task: np.zeros(n) for task in ("quantity", "revenue", "discount")}
        trend = self._memory.trend(time)
        for begin in range(0, n, ROWS):
            part = h.part(begin, min(n, begin + ROWS))
            rows = slice(begin, begin + part.count)
            memory = self._memory.read(part, samples.ids, samples.training)
            batch = self.tensors(samples, part, memory)
            mean = np.zeros((part.count, len(preprocess["products"]) + FIRST_PRODUCT))
            for member, network in zip(members, self._networks):
                out = network(batch)
                p = mixture(out["logits"], out["gate"], memory, trend)
                if member.experts is not None:
                    halves = member.experts["halfLives"]
                    said = lately.read(part, halves["visits"])
                    sales = lately.sales(time, halves["sales"])
                    p = multiply(member.experts, p, out["logits"], preprocess, memory, said, trend, sales)
                mean += p / len(members)
                for task in ("quantity", "revenue"):
                    numbers[task][rows] += unscale(out[task], preprocess["targets"][task]) / len(members)
                numbers["discount"][rows] += out["discount"] / len(members)
            best[rows] = top_products(mean, K)
            probabilities[rows] = np.take_along_axis(mean, best[rows], 1)
        tasks = preprocess.get("tasks", {})
        texts = np.array(["", "", *preprocess["products"]], object), np.array(["", "", *preprocess["productNames"]], object)
        return {
            "products": texts[0][best],
            "names": texts[1][best],
            "probabilities": probabilities,
            "amounts": self._amounts(samples, h, best),
            **{task: values if tasks.get(task, True) else None for task, values in numbers.items()},
        }

    def _amounts(self, samples: Samples, h: Histories, products: np.ndarray) -> dict[str, np.ndarray]:
        """[n, K] amounts of these products' lines; empty where the model's members do not all know amounts."""
        members = self.artefact.members
        if any(member.amounts is None for member in members) or products.size == 0:
            return {}
        code_of_id = np.full(len(self.preprocess["products"]) + FIRST_PRODUCT, -1)
        code_of_id[samples.id_of_code] = np.arange(len(samples.id_of_code))
        code_of_id[:FIRST_PRODUCT] = -1
        levels = line_amounts.levels_of(members[0])
        reader = PairReader(samples.columns, samples.id_of_code, levels, self.preprocess["cuts"]["train"])
        owner = np.repeat(np.arange(h.count), products.shape[1])
        pairs = reader.read(h, owner, code_of_id[products.reshape(-1)])
        found = line_amounts.answer(members, pairs, products.reshape(-1))
        tasks = self.preprocess.get("tasks", {})
        kept = {name: values for name, values in found.items() if tasks.get("revenue" if name == "price" else name.split("_")[0], True)}
        return {name: values.reshape(products.shape) for name, values in kept.items()}


def load(path: str | os.PathLike) -> Model:
    """
    Opens a model: the folder that `train` wrote, or the zip of the page. Raises ValueError with a sentence where it is damaged,
    foreign or newer than this package.
    """
    return Model(open_artefact(path))


def top_products(probabilities: np.ndarray, K: int) -> np.ndarray:
    """[n, K] ids of the likeliest products of each row [n, P], likeliest first; equal ones by the lower id."""
    known = probabilities[:, FIRST_PRODUCT:]
    if K >= known.shape[1]:
        return np.argsort(-known, axis=1, kind="stable") + FIRST_PRODUCT
    least = -np.partition(-known, K - 1, axis=1)[:, K - 1]
    best = np.empty((len(known), K), np.int64)
    for row, values in enumerate(known):
        candidates = np.flatnonzero(values >= least[row])
        best[row] = candidates[np.argsort(-values[candidates], kind="stable")[:K]]
    return best + FIRST_PRODUCT


def milliseconds(on: Date) -> int:
    """A day as wall-clock milliseconds."""
    if isinstance(on, (int, np.integer)) and not isinstance(on, bool):
        return int(on)
    try:
        return int(np.datetime64(on, "ms").astype(np.int64))
    except (ValueError, TypeError):
        raise ValueError(f"{on!r} is no day: write it as YYYY-MM-DD, or give a datetime.date") from None


def day_after(lines: SaleLines) -> int:
    """Midnight after the last line."""
    if lines.count == 0:
        raise ValueError("there is no line to predict from: see what was set aside (answers.notes)")
    return (int(lines.time.max()) // DAY + 1) * DAY


def _customers_asked(lines: SaleLines, customers: list[str] | None, time: int) -> np.ndarray:
    if customers is None:
        before = np.flatnonzero(lines.time < time)
        codes, first = np.unique(lines.customer.codes[before], return_index=True)
        if len(codes) == 0:
            raise ValueError("no customer has a line before the day asked for: choose a later one")
        return codes[np.argsort(first)].astype(np.int64)
    known = {name: code for code, name in enumerate(lines.customer.values)}
    return np.array([known.get(str(name), -1) for name in customers], np.int64)
