"""Raw sale lines to canonical ones: by the columns that a model was trained on, or under canonical names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import numpy as np

from .features.places import locate_provinces
from .features.sale_lines import Coded, SaleLines, code_texts
from .tables import Cells, Table, open_table
from .texts import code_text, id_text, is_mobile, is_yes, moment, number, time_of_day

NEEDED = ("customer", "time", "product")
# What a mapping may say that only the studio reads.
STUDIO_ONLY = ("phone", "email", "returnedQuantity", "returnedAmount")
DISCOUNT_PARTS = ("discountLine", "discountProduct", "discountOrder")
# What an order's first line says for the lines below it, where a file leaves them blank.
OF_THE_ORDER = ("order", "date", "time", "customer", "customerName", "province", "salesperson", "route", "source", "store")
KEPT_ROLES = ("promotion",)
SHOWN = 3


@dataclass
class Reading:
    lines: SaleLines
    # In words: how many lines were set aside and why, what was not located.
    notes: list[str]
    library: str


def read_lines(lines, preprocess: dict, inputs: dict | None) -> Reading:
    """
    Canonical lines of a frame or a CSV. Lines without customer, product or valid time, with a number that cannot be read, and
    (unless the model keeps them) returns are set aside and counted in `notes`. Raises ValueError where columns are missing.
    """
    mapping = preprocess.get("mapping") or {"header": [], "columns": {}}
    table = open_table(lines, mapping.get("dialect", {}))
    columns = _mapped(table, mapping)
    canonical = columns is None
    if canonical:
        missing = [name for name in NEEDED if name not in table.columns]
        if missing:
            wanted = [mapping["header"][i] for i in mapping["columns"].values()]
            raise ValueError(
                f"the lines have no column {', '.join(map(repr, missing))}, nor all that the model was trained on ({wanted}); "
                f"they have {list(islice(table.columns, 40))}"
            )
        columns = {name: name for name in table.columns}
        mapping = {"dateFormat": "iso", "decimal": ".", "discountKind": "fraction", "keepReturns": True}
    return _Reader(table, columns, mapping, canonical, preprocess, inputs).read()


def _mapped(table: Table, mapping: dict) -> dict[str, str] | None:
    """Field -> name of the frame's column, where it has the columns that the mapping needs; else None."""
    by_name = {id_text(name).casefold(): name for name in table.columns}
    header = mapping["header"]
    columns = {}
    for field, index in mapping["columns"].items():
        name = by_name.get(id_text(header[index]).casefold())
        if name is not None:
            columns[field] = name
    needed = [field for field in ("customer", "date", "product") if field in mapping["columns"]]
    if not needed or any(field not in columns for field in needed):
        return None
    for field in STUDIO_ONLY:
        if field in columns:
            raise ValueError(f"the model reads {columns[field]!r} as {field}, which this package does not: give canonical columns")
    money = [field for field in mapping["columns"] if field not in columns and field in ("quantity", "revenue", "gross", "unitPrice")]
    if money:
        raise ValueError(f"the lines lack columns that the model was trained on: {[header[mapping['columns'][each]] for each in money]}")
    return columns


class _Reader:
    def __init__(self, table: Table, columns: dict, mapping: dict, canonical: bool, preprocess: dict, inputs: dict | None):
        self.table, self.columns, self.mapping, self.canonical = table, columns, mapping, canonical
        self.preprocess, self.inputs = preprocess, inputs
        self.aside = np.zeros(table.count, bool)
        self.notes: list[str] = []
        self._cells: dict[str, Cells] = {}

    def read(self) -> Reading:
        self._roles()
        customer = self._ids("customer", code_text) or self._ids("customerName", id_text)
        self._set_aside(customer.codes < 0, "without a customer")
        product = self._product()
        self._set_aside(product.codes < 0, "without a product")
        time = self._times()
        numbers = self._numbers()
        if not self.mapping["keepReturns"]:
            self._set_aside((numbers["quantity"] < 0) | (numbers["revenue"] < 0), "of returns (a quantity or revenue below 0)")
        kept = ~self.aside
        lines = SaleLines(
            time=time,
            customer=customer,
            product=product,
            family=self._ids("family", id_text) or _prefixes(product),
            **numbers,
            order=self._ids("order", code_text),
            store=self._ids("store", code_text),
            salesperson=self._ids("salesperson", code_text),
            mobile=self._flags("source", is_mobile),
            walk_in=self._walk_in(customer),
            **self._places(),
        ).take(kept)
        if self.preprocess["settings"].get("dropWalkIns") and lines.walk_in is not None:
            lines = lines.take(~lines.walk_in)
        return Reading(_used(lines), self.notes, self.table.library)

    def cells(self, field: str) -> Cells | None:
        name = self.columns.get(field)
        if name is None:
            return None
        if field not in self._cells:
            cells = self.table.cells(name)
            if self.mapping.get("fillDown") and field in OF_THE_ORDER:
                cells = _filled_down(cells)
            self._cells[field] = cells
        return self._cells[field]

    def _set_aside(self, where: np.ndarray, why: str, text=None) -> None:
        rows = np.flatnonzero(where & ~self.aside)
        if len(rows) == 0:
            return
        shown = ", ".join(f"line {row + 1}" + (f" ({text(row)!r})" if text else "") for row in rows[:SHOWN])
        self.notes.append(f"{len(rows):,} lines {why} are set aside: {shown}{' ...' if len(rows) > SHOWN else ''}")
        self.aside |= where

    def _ids(self, field: str, read) -> Coded | None:
        cells = self.cells(field)
        if cells is None:
            return None
        coded = cells.coded()
        values = code_texts([read(text) for text in coded.values])
        return Coded(values.codes[coded.codes], values.values)

    def _product(self) -> Coded:
        code, name = self._ids("product", code_text), self._ids("productName", code_text)
        if code is None or name is None:
            return code or name
        # A line without a code is told by its name.
        both = code_texts(code.values + name.values)
        ofs = [both.codes[: len(code.values)], both.codes[len(code.values) :]]
        first = np.where(code.codes < 0, -1, np.append(ofs[0], -1)[code.codes])
        return Coded(np.where(first < 0, np.where(name.codes < 0, -1, np.append(ofs[1], -1)[name.codes]), first), both.values)

    def _flags(self, field: str, read) -> np.ndarray | None:
        cells = self.cells(field)
        if cells is None:
            return None
        coded = cells.coded()
        return np.array([read(text) for text in coded.values], bool)[coded.codes]

    def _walk_in(self, customer: Coded) -> np.ndarray | None:
        flags = self._flags("walkIn", is_yes)
        marked = {id_text(name).casefold() for name in self.mapping.get("walkIns", {}).get("marked", [])}
        if marked:
            named = np.array([name.casefold() in marked for name in customer.values] + [False])[customer.codes]
            flags = named if flags is None else flags | named
        return flags

    def _times(self) -> np.ndarray:
        cells = self.cells("time" if self.canonical else "date")
        form = self.mapping["dateFormat"]
        coded = None
        if cells.times is not None:
            times = cells.times
        elif cells.numbers is not None and self.canonical:
            times = cells.numbers  # milliseconds
        else:
            coded = cells.coded()
            read = [moment(text, form) if text else None for text in coded.values]
            times = np.array([np.nan if each is None else each for each in read], np.float64)[coded.codes]
        self._set_aside(np.isnan(times), "without a date that can be read", coded and (lambda row: coded.values[coded.codes[row]]))
        times = np.where(np.isnan(times), 0, times).astype(np.int64)
        clock = None if self.canonical else self.cells("time")
        if clock is not None:
            coded = clock.coded()
            read = [time_of_day(text) if text.strip() else -1 for text in coded.values]
            ms = np.array([np.nan if each is None else each for each in read], np.float64)[coded.codes]
            self._set_aside(np.isnan(ms), "with a time of day that cannot be read", lambda row: coded.values[coded.codes[row]])
            ms = np.where(np.isnan(ms), 0, ms).astype(np.int64)
            times = np.where(ms < 0, times, times // 86_400_000 * 86_400_000 + ms)
        return times

    def _number(self, field: str) -> tuple[np.ndarray, np.ndarray] | None:
        """[n] numbers, NaN where blank, and [n] which of them have a % sign."""
        cells = self.cells(field)
        if cells is None:
            return None
        if cells.numbers is not None:
            return cells.numbers, np.zeros(self.table.count, bool)
        coded = cells.coded()
        decimal = self.mapping.get("columnDecimals", {}).get(field, self.mapping["decimal"])
        read = [number(text, decimal) if id_text(text) else (np.nan, False) for text in coded.values]
        bad = np.array([each is None for each in read], bool)[coded.codes]
        self._set_aside(bad, f"with a number that cannot be read ({field})", lambda row: coded.values[coded.codes[row]])
        values = np.array([np.nan if each is None else each[0] for each in read], np.float64)[coded.codes]
        return values, np.array([each is not None and each[1] for each in read], bool)[coded.codes]

    def _numbers(self) -> dict[str, np.ndarray]:
        """quantity, net revenue and discount as a fraction of the gross amount, whichever columns they stand in."""
        n, kind = self.table.count, self.mapping["discountKind"]
        nothing = np.full(n, np.nan)

        def read(field: str) -> np.ndarray:
            found = self._number(field)
            return nothing if found is None else found[0]

        quantity = read("quantity")
        quantity = np.where(np.isnan(quantity), 1.0, quantity)
        gross, price, revenue = read("gross"), read("unitPrice"), read("revenue")
        gross = np.where(np.isnan(gross), quantity * price, gross)
        off, rate = np.zeros(n), np.zeros(n)
        for field in ("discount",) if "discount" in self.columns else DISCOUNT_PARTS:
            found = self._number(field)
            if found is None:
                continue
            values, percent = np.where(np.isnan(found[0]), 0, found[0]), found[1]
            as_rate = percent | (kind != "amount")
            rate += np.where(as_rate, np.where(percent | (kind == "percent"), values / 100, values), 0)
            off += np.where(as_rate, 0, values)
        self._set_aside(np.abs(rate) > 1 + 1e-9, "with a discount of more than all")
        has_money = any(field in self.columns for field in ("revenue", "gross", "unitPrice"))
        with np.errstate(divide="ignore", invalid="ignore"):
            if kind == "amount":
                base = np.where(np.isnan(gross), revenue, gross)
                off = np.where((off < 0) & ~(base < 0), -off, off)
                share = np.abs(rate)
                before = np.where(np.isnan(gross), np.where(share < 1, (revenue + off) / (1 - share), 0), gross)
                off = off + np.where((rate != 0) & ~np.isnan(before), share * before, 0)
                known = ~np.isnan(revenue)
                revenue = np.where(known, revenue, gross - off)
                whole = np.where(np.isnan(gross) | ("gross" not in self.columns), revenue + off, gross)
                above = off > whole + 0.001 * np.abs(whole) + 0.01
                self._set_aside(above & np.where(known, (whole > 0) & (revenue >= 0), whole >= 0), "with a discount of more than all")
                discount = np.where((off == 0) | (whole == 0), 0, np.clip(off / whole, 0, 1))
            else:
                discount = np.clip(np.abs(rate), 0, 1)
                revenue = np.where(np.isnan(revenue), gross * (1 - discount), revenue)
        if has_money and not self.canonical:
            self._set_aside(np.isnan(revenue), "without an amount of money")
        return {"quantity": quantity, "revenue": np.nan_to_num(revenue), "discount": np.nan_to_num(discount)}

    def _roles(self) -> None:
        """Sets lines aside that columns of roles say are no sales: cancelled, not confirmed, no purchase ..."""
        roles = self.mapping.get("roles", {})
        keep = roles.get("keep", list(KEPT_ROLES)) + (["return"] if self.mapping["keepReturns"] else [])
        for each in roles.get("columns", []):
            name = self.mapping["header"][each["column"]]
            if name not in self.table.columns:
                raise ValueError(f"the lines lack the column {name!r}, which tells cancelled orders and returns")
            coded = self.table.cells(name).coded()
            known = {id_text(value["value"]): value["role"] for value in each["values"]}
            role = [known.get(id_text(text), "sale") for text in coded.values]
            dropped = np.array([each != "sale" and each not in keep for each in role], bool)[coded.codes]
            self._set_aside(dropped, f"that {name!r} says are no sales", lambda row, coded=coded: coded.values[coded.codes[row]])

    def _places(self) -> dict[str, np.ndarray]:
        """Province and position by the province's name, or as canonical columns provinceId, latitude, longitude, urban say."""
        if self.canonical and "latitude" in self.columns:
            found = {name: self._number(name) for name in ("latitude", "longitude", "urban", "provinceId")}
            places = {name: found[name][0] for name in ("latitude", "longitude", "urban") if found[name]}
            if found["provinceId"]:
                places["province"] = np.nan_to_num(found["provinceId"][0]).astype(np.int64)
            return places
        provinces = self._ids("province", id_text)
        if provinces is None:
            if not self.canonical and any(field in self.columns for field in ("address", "ward", "district")):
                self.notes.append("no line is located: this package looks up a column of provinces, and no addresses")
            return {}
        table = np.vstack([locate_provinces(provinces.values, self.inputs), [0, np.nan, np.nan]])[provinces.codes]
        named = provinces.codes >= 0
        lost = int((named & (table[:, 0] == 0)).sum())
        if lost:
            some = list(islice((provinces.values[code] for code in np.unique(provinces.codes[named & (table[:, 0] == 0)])), SHOWN))
            self.notes.append(f"{lost:,} of {int(named.sum()):,} lines with a province are not located, such as {some}")
        return {"province": table[:, 0].astype(np.int64), "latitude": table[:, 1], "longitude": table[:, 2]}


def _prefixes(product: Coded) -> Coded:
    family = code_texts([code[:2] for code in product.values])
    return Coded(np.append(family.codes, -1)[product.codes], family.values)


def _filled_down(cells: Cells) -> Cells:
    coded = cells.coded()
    blank = np.array([not id_text(text) for text in coded.values], bool)[coded.codes]
    at = np.maximum.accumulate(np.where(blank, 0, np.arange(len(blank))))
    return Cells(texts=Coded(coded.codes[at], coded.values))


def _used(lines: SaleLines) -> SaleLines:
    """Without the customers and products that only lines set aside had; codes in the order of their first line."""
    for name in ("customer", "product", "family"):
        coded = getattr(lines, name)
        codes, first = np.unique(coded.codes, return_index=True)
        codes, first = (codes[1:], first[1:]) if len(codes) and codes[0] < 0 else (codes, first)
        order = np.argsort(first)
        new = np.full(len(coded.values) + 1, -1, np.int32)
        new[codes[order]] = np.arange(len(order))
        setattr(lines, name, Coded(new[coded.codes], [coded.values[code] for code in codes[order]]))
    return lines


def answer_frame(answers, library: str):
    """The answers as a frame of this library, one row per customer and product; a dict of arrays where neither is there."""
    n, K = answers.products.shape
    columns = {
        "customer": np.repeat(np.array(answers.customers, object), K),
        "rank": np.tile(np.arange(1, K + 1), n),
        "product": answers.products.reshape(-1),
        "name": answers.names.reshape(-1),
        "probability": answers.probabilities.reshape(-1),
    }
    shown = ("quantity", "price", "discount", "revenue", "revenue_mean", "revenue_low", "revenue_high")
    columns |= {name: answers.amounts[name].reshape(-1) for name in shown if name in answers.amounts}
    if library == "polars":
        import polars

        texts = {name: values.tolist() for name, values in columns.items() if values.dtype == object}
        return polars.DataFrame({**columns, **texts})
    try:
        import pandas
    except ImportError:
        return columns
    return pandas.DataFrame(columns)
