"""LightGBM over candidates: the customer's products and what EASE, neighbours, followers and the trend propose.

Its tables are counted up to a time T for the visits trained on (after T, within the training part), and up to the cut for
validation and test; the trend of a training visit is that of a day drawn before it, as stale as the test's."""

import lightgbm
import numpy as np

import counting
from shared import DAY, log

NAMES = "visits share recent30 recent120 in_last distinct history trend14 trend28 growth popularity days ago gap due first basket ease upcf follow".split()

# None of these tells which product it is.
STABLE = [n for n in NAMES if n not in ("trend14", "popularity", "basket")]


class Tables:
    def __init__(self, data, upto):
        self.upto, self.popularity = upto, data.trend(upto)
        self.ease, self.followers = counting.ease(data, upto), counting.followers(data, upto)


def candidates(data, tables, customers, moments, codes, trend_at, extra=100, more=60):
    """Rows of candidates: question [rows], product [rows], features [rows, F]."""
    histories = [data.past_of(c, t, v) for c, t, v in zip(customers, moments, codes)]
    upcf = counting.upcf(data, customers, histories, tables.upto)
    ease = data.recent(histories, moments, 90) @ tables.ease
    cache, rows, products, features = {}, [], [], []
    for i, (ix, t) in enumerate(zip(histories, moments)):
        upto = trend_at(t)
        if upto not in cache:
            cache[upto] = (data.trend(upto, 14), data.trend(upto, 28))
        trend14, trend28 = cache[upto]
        held = data.X[ix]
        at = np.repeat(np.arange(len(ix)), np.diff(held.indptr))
        own, inverse = np.unique(held.indices, return_inverse=True)
        age = (t - data.visit_time[ix]) / DAY
        days = age[at]

        def each(values, fill=0.0):
            out = np.full(data.V, fill)
            out[own] = values
            return out

        times = np.bincount(inverse, minlength=len(own))
        last, first, newest = np.full(len(own), np.inf), np.zeros(len(own)), np.zeros(len(own))
        np.minimum.at(last, inverse, days)
        np.maximum.at(first, inverse, days)
        np.maximum.at(newest, inverse, at)
        gap = np.where(times > 1, (first - last) / np.maximum(1, times - 1), np.nan)
        in_last = np.asarray(data.X[ix[-1:]].sum(0)).ravel()
        follow = in_last @ tables.followers / max(1, in_last.sum())
        decayed = lambda h: np.bincount(inverse, 0.5 ** (days / h), len(own)) / max(1e-12, (0.5 ** (age / h)).sum())
        chosen = np.zeros(data.V, bool)
        chosen[own] = True
        for scores, k in ((trend28, extra), (ease[i], more), (upcf[i], more), (follow, more)):
            chosen[np.argpartition(-scores, min(k, data.V - 1))[:k]] = True
        c = np.flatnonzero(chosen)
        columns = dict(
            visits=each(times), share=each(times / max(1, len(ix))), recent30=each(decayed(30)), recent120=each(decayed(120)),
            in_last=in_last, distinct=len(own), history=len(ix), trend14=trend14, trend28=trend28,
            growth=trend28 / (tables.popularity + 1e-5), popularity=tables.popularity, days=each(last, np.nan),
            ago=each(len(ix) - newest, np.nan), gap=each(gap, np.nan), due=each(last / np.maximum(gap, 0.5), np.nan),
            first=each(first, np.nan), basket=held.sum() / max(1, len(ix)), ease=ease[i], upcf=upcf[i], follow=follow,
        )  # fmt: skip
        table = np.column_stack([np.broadcast_to(columns[n], data.V)[c] for n in NAMES]).astype(np.float32)
        rows.append(np.full(len(c), i))
        products.append(c)
        features.append(table)
    return np.concatenate(rows), np.concatenate(products), np.concatenate(features)


def scores(data, most=3000):
    """Rows of scores for the test questions, the better on validation of two objectives with two sets of features."""
    known = np.sort(data.time[(data.product >= 0) & (data.time <= data.cut)])
    for share in (0.62, 0.35):
        early = known[int(share * len(known))]
        late = np.flatnonzero((data.visit_time > early) & (data.visit_time <= data.cut))
        trained = [v for v in late if len(data.past_of(data.visit_customer[v], data.visit_time[v], data.codes[v]))]
        if len(trained) >= 1500:
            break
    rng = np.random.default_rng(data.seed)
    trained = np.sort(rng.choice(trained, min(most, len(trained)), replace=False))
    lag = (data.time.max() - data.cut) / DAY
    stale = lambda t: (t // DAY - rng.integers(0, int(lag) + 1)) * DAY - 1
    before, tables = Tables(data, early), Tables(data, data.cut)
    of_visits = (data.visit_customer[trained], data.visit_time[trained], data.codes[trained])
    ti, tp, tx = candidates(data, before, *of_visits, stale)
    ask = lambda q: candidates(data, tables, data.q_customer[q], data.q_time[q], data.q_visit[q], lambda _: data.cut)
    (vi, vp, vx), (si, sp_, sx) = ask(data.tuning), ask(data.test)
    log("LightGBM: training on", len(trained), "visits,", len(ti), "candidates")
    y = np.asarray(data.X[trained][ti, tp]).ravel()
    place = {q: i for i, q in enumerate(data.tuning)}
    bought = {(place[q], p) for q, p in zip(data.t_question, data.t_product) if q in place}
    vy = np.array([(i, p) in bought for i, p in zip(vi, vp)], float)
    fallback = tables.popularity

    def spread_out(n, rows, products, values):
        out = np.tile(fallback / (fallback.max() + 1e-12) - 1e6, (n, 1))
        out[rows, products] = values
        return out

    best = (-1.0, None)
    for objective, names in [(o, n) for o in ("lambdarank", "binary") for n in (NAMES, STABLE)]:
        columns = [NAMES.index(n) for n in names]
        settings = dict(objective=objective, learning_rate=0.05, num_leaves=15, min_data_in_leaf=100, feature_fraction=0.8,
                        bagging_fraction=0.8, bagging_freq=1, num_threads=1, verbose=-1, seed=data.seed, max_bin=127)  # fmt: skip
        ranking = objective == "lambdarank"
        if ranking:
            settings |= dict(metric="ndcg", eval_at=[10], lambdarank_truncation_level=30)
        group = lambda i, n: np.bincount(i, minlength=n) if ranking else None
        train = lightgbm.Dataset(tx[:, columns], y, group=group(ti, len(trained)))
        valid = lightgbm.Dataset(vx[:, columns], vy, group=group(vi, len(data.tuning)), reference=train)
        model = lightgbm.train(settings, train, 400, [valid], callbacks=[lightgbm.early_stopping(40, verbose=False)])
        n = data.ndcg10(data.tuning, spread_out(len(data.tuning), vi, vp, model.predict(vx[:, columns])))
        log("LightGBM", objective, len(names), "features, trees", model.best_iteration, f"validation NDCG@10 {n:.4f}")
        if n > best[0]:
            best = (n, spread_out(len(data.test), si, sp_, model.predict(sx[:, columns])))
    return best[1]
