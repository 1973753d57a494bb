"""Canonical sale lines as columns, the order they are read in, and which of them are one visit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

DAY = 86_400_000
ONE_EVENING = DAY // 4


@dataclass
class Coded:
    """A text column: `values[codes[i]]` is line i's text, code -1 is absent."""

    codes: np.ndarray  # [n] int32
    values: list[str]


@dataclass
class SaleLines:
    """Lines in file order. Times are wall-clock milliseconds as if they were UTC."""

    time: np.ndarray  # [n] int64
    customer: Coded
    product: Coded
    family: Coded
    quantity: np.ndarray  # [n] float64, 1 where the file does not say
    revenue: np.ndarray  # [n] float64, net money; 0 where the file has none
    discount: np.ndarray  # [n] float64, a fraction 0..1
    order: Coded | None = None
    store: Coded | None = None
    salesperson: Coded | None = None
    mobile: np.ndarray | None = None  # [n] bool: the source names a phone or an app
    walk_in: np.ndarray | None = None  # [n] bool
    province: np.ndarray | None = None  # [n] 0 unknown, 1..34
    latitude: np.ndarray | None = None  # [n] degrees, NaN unknown
    longitude: np.ndarray | None = None
    urban: np.ndarray | None = None  # [n] 1, 0, 0.5 unknown
    customer_names: list[str] | None = None

    @property
    def count(self) -> int:
        return len(self.time)

    def take(self, rows: np.ndarray) -> SaleLines:
        """The lines of these indices or this mask, with the same codes."""

        def of(value):
            if isinstance(value, Coded):
                return Coded(value.codes[rows], value.values)
            return value[rows] if isinstance(value, np.ndarray) else value

        return SaleLines(**{name: of(value) for name, value in vars(self).items()})


def code_texts(texts) -> Coded:
    """Codes texts in the order of their first occurrence; None and "" are absent."""
    known: dict[str, int] = {}
    codes = np.fromiter(
        (-1 if text is None or text == "" else known.setdefault(text, len(known)) for text in texts), np.int32, len(texts)
    )
    return Coded(codes, list(known))


def order_by_customer(lines: SaleLines) -> tuple[np.ndarray, np.ndarray]:
    """[n] line indices customer by customer in (time, line) order, and [customers + 1] where each begins."""
    order = np.lexsort((lines.time, lines.customer.codes))
    start = np.zeros(len(lines.customer.values) + 1, np.int64)
    np.cumsum(np.bincount(lines.customer.codes, minlength=len(lines.customer.values)), out=start[1:])
    return order, start


def visits_of(lines: SaleLines) -> np.ndarray:
    """
    [n] the visit of each line: the lines of one order of one customer on one day, or within six hours after the order's first;
    without an order, the lines of one customer and time.
    """
    order, _ = order_by_customer(lines)
    orders = np.full(lines.count, -1) if lines.order is None else _orders(lines)
    # By customer, order and time: where an order goes on is told from the line that began it.
    key = np.lexsort((np.arange(lines.count), lines.time, orders, lines.customer.codes))
    customer, number, time = lines.customer.codes[key], orders[key], lines.time[key]
    same = np.zeros(lines.count, bool)
    same[1:] = (customer[1:] == customer[:-1]) & (number[1:] == number[:-1])
    without = number < 0
    begins = ~same
    begins[1:] |= without[1:] & (time[1:] != time[:-1])
    _split_orders(begins, same & ~without, time)
    visits = np.empty(lines.count, np.int64)
    visits[key] = np.cumsum(begins) - 1
    return visits


def _split_orders(begins: np.ndarray, goes_on: np.ndarray, time: np.ndarray) -> None:
    """Marks in `begins` the lines of an order that are another visit than the line which began it."""
    last = np.maximum.accumulate(np.where(begins, np.arange(len(time)), 0))
    while True:
        first = time[last]
        other = goes_on & ~begins & (time - first > ONE_EVENING) & (time // DAY != first // DAY)
        if not other.any():
            return
        # Only the first line of each order that is found: what follows is measured from it.
        groups = np.maximum.accumulate(np.where(~goes_on, np.arange(len(time)), 0))
        found = np.flatnonzero(other)
        _, firsts = np.unique(groups[found], return_index=True)
        begins[found[firsts]] = True
        last = np.maximum.accumulate(np.where(begins, np.arange(len(time)), 0))


def _orders(lines: SaleLines) -> np.ndarray:
    """[n] order numbers, apart by store where stores number by themselves; -1 without one."""
    number, store = lines.order.codes.astype(np.int64), lines.store
    if store is None or not _numbered_by_store(lines):
        return number
    return np.where(number < 0, -1, number * (len(store.values) + 1) + store.codes + 1)


def _numbered_by_store(lines: SaleLines) -> bool:
    """Whether customers or moments of one number and day differ from store to store, and not within one."""
    number, store, customer, time = lines.order.codes, lines.store.codes, lines.customer.codes, lines.time
    rows = np.flatnonzero((number >= 0) & (store >= 0))
    pairs_of = np.unique(np.stack([number[rows], store[rows]]), axis=1)[0]
    shared = np.bincount(pairs_of, minlength=len(lines.order.values)) > 1
    rows = rows[shared[number[rows]]]
    if len(rows) == 0:
        return False
    counts = np.bincount(customer[rows]).astype(float)
    by_chance = (counts * (counts - 1)).sum() / max(1.0, len(rows) * (len(rows) - 1.0))
    rows = rows[np.lexsort((rows, time[rows], number[rows]))]
    pairs = other_customer = other_moment = elsewhere = further = further_customer = further_moment = 0
    firsts: dict[int, int] = {}
    key = None
    for row in rows.tolist():
        if key != (number[row], time[row] // DAY):
            key, first, firsts = (number[row], time[row] // DAY), row, {}
        own = firsts.get(store[row])
        if own is not None:
            further += 1
            further_customer += customer[own] != customer[row]
            further_moment += customer[own] == customer[row] and time[own] != time[row]
            continue
        firsts[store[row]] = row
        if len(firsts) == 1:
            continue
        pairs += 1
        if customer[first] != customer[row]:
            other_customer += 1
        elif time[first] != time[row]:
            other_moment += 1
        elif row > 0 and number[row - 1] != number[row]:
            elsewhere += 1
    if pairs == 0 or further_customer > 0.1 * (further + pairs):
        return False
    strangers = (1 - by_chance) * pairs
    if other_customer >= max(1, 0.5 * strangers):
        return True
    if strangers >= 5 and other_customer <= 0.1 * strangers:
        return False
    same = pairs - other_customer
    if other_moment >= 0.5 * same:
        return further_moment <= 0.1 * (further + pairs)
    return other_moment == 0 and elsewhere >= 0.5 * same
