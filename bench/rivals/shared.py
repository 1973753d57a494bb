"""The lines, visits and questions that the bench wrote (bench/rivals/dump.ts), the ranks of what was bought, and tuning.

A question is what a customer buys in one visit; its history are the customer's visits of strictly earlier times. Products are
0..V-1, most frequent first; -1 is one not known from training. Rows of scores are [questions, V]."""

import json
import sys
import time

import numpy as np
import scipy.sparse as sp

DAY = 86_400_000.0
STARTED = time.time()


def log(*words):
    print(f"[{time.time() - STARTED:6.0f} s]", *words, file=sys.stderr, flush=True)


class Data:
    def __init__(self, folder):
        def read(name, kind):
            return np.fromfile(f"{folder}/{name}", kind)

        meta = json.load(open(f"{folder}/meta.json"))
        self.V, self.cut, self.seed = meta["products"], meta["cut"], meta["seed"]
        order = np.lexsort((np.arange(len(read("lines.time", "f8"))), read("lines.time", "f8"), read("lines.customer", "i4")))
        self.customer, self.time = read("lines.customer", "i4")[order], read("lines.time", "f8")[order]
        self.product, visit = read("lines.product", "i4")[order], read("lines.visit", "i4")[order]
        self.codes, first, self.visit = np.unique(visit, return_index=True, return_inverse=True)
        self.visits = len(first)
        self.visit_customer, self.visit_time = self.customer[first], self.time[first]
        known = self.product >= 0
        held = sp.csr_matrix((np.ones(known.sum(), np.float32), (self.visit[known], self.product[known])), (self.visits, self.V))
        self.lines_of, self.X = held, (held > 0).astype(np.float32)
        self.by_customer = {}
        sorted_visits = np.lexsort((self.visit_time, self.visit_customer))
        bounds = np.flatnonzero(np.diff(self.visit_customer[sorted_visits])) + 1
        for group in np.split(sorted_visits, bounds):
            self.by_customer[self.visit_customer[group[0]]] = group
        # Questions 0..Q-1 and the products bought, one entry a line.
        self.q_customer, self.q_time = read("questions.customer", "i4"), read("questions.time", "f8")
        self.q_visit = read("questions.visit", "i4")
        self.t_question, self.t_product, self.t_test = read("targets.question", "i4"), read("targets.product", "i4"), read("targets.test", "u1")
        self.test = np.unique(self.t_question[self.t_test == 1])
        drawn = np.unique(self.t_question[self.t_test == 0])
        self.validation = drawn
        rng = np.random.default_rng(0)
        self.tuning = np.sort(rng.choice(drawn, min(600, len(drawn)), replace=False))

    def past_of(self, customer, moment, code=-1):
        """Visits of a customer before a time, oldest first, but the one of this code."""
        ix = self.by_customer.get(customer, np.zeros(0, int))
        return ix[(self.visit_time[ix] < moment) & (self.codes[ix] != code)]

    def past(self, q):
        return self.past_of(self.q_customer[q], self.q_time[q], self.q_visit[q])

    def pool(self, upto):
        """Each customer with its visits up to a time."""
        found = [(c, ix[self.visit_time[ix] <= upto]) for c, ix in self.by_customer.items()]
        return [(c, ix) for c, ix in found if len(ix)]

    def trend(self, upto, half_life=None):
        """[V] share of each product among the lines up to a time, a line weighing half after so many days."""
        k = (self.product >= 0) & (self.time <= upto)
        w = 0.5 ** ((upto - self.time[k]) / DAY / half_life) if half_life else None
        x = np.bincount(self.product[k], w, self.V).astype(float)
        return x / max(1e-12, x.sum())

    def recent(self, histories, moments, half_life):
        """[n, V] share of each product in the histories, one vote a visit, halving with its age in days."""
        rows, cols, values = [], [], []
        for i, (ix, t) in enumerate(zip(histories, moments)):
            rows += [i] * len(ix)
            cols += list(ix)
            values += list(np.maximum(1e-12, 0.5 ** ((t - self.visit_time[ix]) / DAY / half_life)))
        w = sp.csr_matrix((np.array(values, np.float32), (np.array(rows, int), np.array(cols, int))), (len(histories), self.visits))
        return normed(np.asarray((w @ self.X).todense()))

    def ranks(self, questions, scores):
        """Rank of each line's product in its question's row, 1 = first, the lower product of equals first; 0 where unknown."""
        place = {q: i for i, q in enumerate(questions)}
        lines = np.flatnonzero(np.isin(self.t_question, questions))
        out = np.zeros(len(lines), int)
        for j, line in enumerate(lines):
            p, x = self.t_product[line], scores[place[self.t_question[line]]]
            if p >= 0:
                out[j] = 1 + (x[:p] >= x[p]).sum() + (x[p + 1 :] > x[p]).sum()
        return out

    def ndcg10(self, questions, scores):
        r = self.ranks(questions, scores)
        return np.where((r > 0) & (r <= 10), 1 / np.log2(np.maximum(r, 1) + 1), 0).mean()


def normed(x):
    return x / np.maximum(1e-12, x.sum(1, keepdims=True))


def tuned(data, name, start, grid, score):
    """One number after the other, by NDCG@10 on validation questions: score(questions, numbers) -> rows of scores."""
    best, found = dict(start), -1.0
    for key, values in grid.items():
        for value in values:
            tried = {**best, key: value}
            n = data.ndcg10(data.tuning, score(data.tuning, tried))
            if n > found:
                best, found = tried, n
    log(name, "chosen on validation:", best, f"NDCG@10 {found:.4f}")
    return best
