"""The memory of Sales Studio outside it: what a model with `memory: 2` is given beside its other inputs.

    memory = SalesMemory(json.load(open("preprocess.json")))
    state = memory.replay(purchases)     # one customer's (day, visit, product code), oldest first
    memory.evidence(state)               # [27] the batch's "evidence"
    memory.counted(state, day)           # [5] dicts {product id: share}: rows of `counted` in product_shares

Plain Python. `day` is a time in days since 1970 (wall clock); lines of one visit share its name. Purchases are the lines before
the visit to be predicted, and must not be among the training lines' future: the tables know the training part.
"""

from dataclasses import dataclass, field
from math import floor, log1p, sqrt

HALF_LIFE = 120
SMOOTHING = 5
PRIOR = (0.4, 0.4, 0.2)
PRIOR_WEIGHT = 8
FIRST_HABIT = 0.7


@dataclass
class State:
    lines: int = 0
    last: int = 0
    counts: dict = field(default_factory=dict)
    recent: dict = field(default_factory=dict)
    habit: dict = field(default_factory=dict)
    shares: list = field(default_factory=lambda: list(PRIOR))
    judged: int = 0
    origin: float = 0.0


class SalesMemory:
    def __init__(self, preprocess: dict):
        tables = preprocess["memory"]
        self.cut = preprocess["cuts"]["train"] / 86_400_000
        self.line_by_line = preprocess["settings"]["historyRule"] == "previous-lines"
        self.ids = {code: i + 2 for i, code in enumerate(preprocess["products"])}
        total = sum(preprocess["productCounts"])
        self.popularity = {i + 2: count / total for i, count in enumerate(preprocess["productCounts"])}
        self.followers = {i + 2: dict(zip(row[::2], row[1::2])) for i, row in enumerate(tables["followers"])}
        self.totals = {i + 2: total for i, total in enumerate(tables["totals"])}
        self.sizes = {i + 2: size for i, size in enumerate(tables["sizes"])}
        self.weeks = [dict(zip(week[::2], week[1::2])) for week in tables["weeks"]]

    def replay(self, purchases: list) -> State:
        state = State()
        visit = []
        for day, name, code in purchases:
            together = visit and not self.line_by_line and (day == visit[-1][0] or name == visit[-1][1])
            if visit and not together:
                self._count(state, visit)
                visit = []
            visit.append((day, name, self.ids.get(code, 1)))
        if visit:
            self._count(state, visit)
        return state

    def evidence(self, state: State) -> list:
        total, size = self.totals.get(state.last, 0), self.sizes.get(state.last, 0)
        counts = (state.lines, len(state.habit), total, size)
        known = [log1p(count) / 3 for count in counts] + state.shares[:2]
        return known + [a * b for i, a in enumerate(known) for b in known[i:]]

    def counted(self, state: State, day: float) -> list:
        def shares(weights: dict, total: float) -> dict:
            return {product: weight / total for product, weight in weights.items()} if total > 0 else {}

        followers = shares(self.followers.get(state.last, {}), self.totals.get(state.last, 0))
        own = [shares(weights, sum(weights.values())) for weights in (state.recent, state.habit)]
        return [shares(state.counts, state.lines), *own, followers, self._trend(day)]

    def _trend(self, day: float) -> dict:
        own = -1 if day > self.cut else floor((self.cut - day) / 7)
        weights = {}
        for age, week in enumerate(self.weeks[own + 1 :]):
            for product, lines in week.items():
                weights[product] = weights.get(product, 0) + lines * sqrt(0.5) ** age
        total = sum(weights.values())
        return {product: weight / total for product, weight in weights.items()} if total else {}

    def _judge(self, state: State, product: int, weight: float, total: float) -> list:
        popular = self.popularity[product]
        habits = sum(state.habit.values())
        odds = [
            state.shares[0] * (state.habit.get(product, 0) + SMOOTHING * popular) / (habits + SMOOTHING),
            state.shares[1] * (weight + SMOOTHING * popular) / (total + SMOOTHING),
            state.shares[2] * popular,
        ]
        return [each / sum(odds) for each in odds]

    def _count(self, state: State, visit: list) -> None:
        followers, total = self.followers.get(state.last, {}), self.totals.get(state.last, 0)
        known = [(day, product) for day, _, product in visit if product > 1]
        # The table holds the training lines themselves: what the visit's own put in is taken out first.
        own = {}
        for day, product in known:
            if day <= self.cut and state.lines > 0:
                most = self._judge(state, product, followers.get(product, 0), total)[1]
                own[product] = own.get(product, 0) + most
        left = max(0, total - sum(own.values()))
        first = state.lines == 0
        if first:
            state.origin = visit[0][0]
        judged = []
        for _, product in known:
            weight = max(0, followers.get(product, 0) - own.get(product, 0))
            judged.append([FIRST_HABIT, 0, 0] if first else self._judge(state, product, weight, left))
        for (day, product), each in zip(known, judged):
            weight = 2 ** ((day - state.origin) / HALF_LIFE)
            state.counts[product] = state.counts.get(product, 0) + 1
            state.recent[product] = state.recent.get(product, 0) + weight
            state.habit[product] = state.habit.get(product, 0) + each[0]
            if not first:
                state.judged += 1
                state.shares = [s + (e - s) / (state.judged + PRIOR_WEIGHT) for s, e in zip(state.shares, each)]
        state.lines += len(visit)
        state.last = visit[-1][2]
