"""The counting rivals: UP-CF@r (Faggioli, Polato and Aiolli 2020) and EASE alone (Steck 2019)."""

import numpy as np
import scipy.sparse as sp


def rows_of(data, histories, weigh):
    rows = np.repeat(np.arange(len(histories)), [len(h) for h in histories])
    cols = np.concatenate([np.asarray(h, int) for h in histories] + [np.zeros(0, int)])
    values = np.concatenate([weigh(len(h)) for h in histories] + [np.zeros(0)])
    return sp.csr_matrix((values.astype(np.float32), (rows, cols.astype(int))), (len(histories), data.visits)) @ data.X


def upcf(data, customers, histories, upto, last=10, power=10, asymmetry=0.5):
    """Own and neighbours' share of the last visits; neighbours weigh asymmetric cosine to the power."""

    def popular(hs):
        cut = [h[-last:] for h in hs]
        return rows_of(data, cut, lambda n: np.full(n, 1 / max(1, n)))

    pool = data.pool(upto)
    mine = (rows_of(data, histories, np.ones) > 0).astype(np.float32)
    theirs = (rows_of(data, [ix for _, ix in pool], np.ones) > 0).astype(np.float32)
    n, m = np.asarray(mine.sum(1)).ravel(), np.asarray(theirs.sum(1)).ravel()
    alike = np.asarray((mine @ theirs.T).todense())
    alike /= np.maximum(1e-9, n[:, None] ** asymmetry * m[None] ** (1 - asymmetry))
    place = {c: i for i, (c, _) in enumerate(pool)}
    for j, c in enumerate(customers):
        if c in place:
            alike[j, place[c]] = 0
    return np.asarray(popular(histories).todense()) + alike**power @ np.asarray(popular([ix for _, ix in pool]).todense())


def ease(data, upto, regularization=300.0):
    """[V, V] weights from visits and customers together, the diagonal 0."""
    keep = data.visit_time <= upto
    visits = data.X[keep]
    codes = np.unique(data.visit_customer[keep], return_inverse=True)[1]
    sums = sp.csr_matrix((np.ones(len(codes), np.float32), (codes, np.arange(len(codes)))), (codes.max() + 1, len(codes)))
    customers = ((sums @ visits) > 0).astype(np.float32)
    gram = (visits.T @ visits + customers.T @ customers).toarray().astype(float)
    gram[np.diag_indices(data.V)] += regularization
    inverse = np.linalg.inv(gram)
    weights = -inverse / np.diag(inverse)[None]
    np.fill_diagonal(weights, 0)
    return weights.astype(np.float32)


def followers(data, upto, smoothing=5.0):
    """[V, V] share of the second product in the visit after one that holds the first."""
    before, after = [], []
    for _, ix in data.pool(upto):
        before += list(ix[:-1])
        after += list(ix[1:])
    counts = (data.X[before].T @ data.X[after]).toarray()
    return (counts / (np.asarray(data.X[before].sum(0)).ravel()[:, None] + smoothing)).astype(np.float32)
