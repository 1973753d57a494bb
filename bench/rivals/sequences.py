"""The sequence rivals, small: SASRec (Kang and McAuley 2018) and GRU4Rec (Hidasi and others 2016), each with the softmax over all
products as its loss and its best epoch by NDCG@10 on validation."""

import time

import numpy as np
import torch

from shared import log

LENGTH = 50


class SASRec(torch.nn.Module):
    def __init__(self, products, width=64, blocks=2, heads=2, dropout=0.2):
        super().__init__()
        self.items = torch.nn.Embedding(products + 1, width, padding_idx=0)
        self.places = torch.nn.Parameter(torch.randn(LENGTH, width) * 0.02)
        layer = torch.nn.TransformerEncoderLayer(width, heads, width, dropout, batch_first=True, norm_first=True)
        self.blocks = torch.nn.TransformerEncoder(layer, blocks, enable_nested_tensor=False)
        self.norm, self.dropout = torch.nn.LayerNorm(width), torch.nn.Dropout(dropout)
        torch.nn.init.normal_(self.items.weight, std=0.02)
        self.mask = torch.triu(torch.ones(LENGTH, LENGTH, dtype=torch.bool), 1)

    def forward(self, items):
        """[B, LENGTH] items, padded in front by 0 -> [B, LENGTH, width]."""
        # A padded place may see itself, else its row of attention would be empty.
        hidden = (items == 0)[:, None, :] & ~torch.eye(LENGTH, dtype=torch.bool)[None]
        mask = (self.mask[None] | hidden).repeat_interleave(self.blocks.layers[0].self_attn.num_heads, 0)
        return self.norm(self.blocks(self.dropout(self.items(items) + self.places), mask=mask))


class GRU4Rec(torch.nn.Module):
    def __init__(self, products, width=64, dropout=0.2):
        super().__init__()
        self.items = torch.nn.Embedding(products + 1, width, padding_idx=0)
        self.gru, self.dropout = torch.nn.GRU(width, width, batch_first=True), torch.nn.Dropout(dropout)
        torch.nn.init.normal_(self.items.weight, std=0.02)

    def forward(self, items):
        return self.dropout(self.gru(self.dropout(self.items(items)))[0])


def padded(items):
    items = items[-LENGTH:]
    return np.concatenate([np.zeros(LENGTH - len(items), np.int64), items + 1])


def windows(data):
    """[n, LENGTH] inputs and the product after each place (0 = none), from the training part's known lines in order."""
    inputs, nexts = [], []
    k = (data.product >= 0) & (data.time <= data.cut)
    customers, products = data.customer[k], data.product[k]
    for items in np.split(products, np.flatnonzero(np.diff(customers)) + 1):
        for end in range(len(items) - 1, 0, -LENGTH):
            piece = items[max(0, end - LENGTH) : end + 1]
            inputs.append(padded(piece[:-1]))
            nexts.append(padded(piece[1:]))
    return torch.tensor(np.array(inputs)), torch.tensor(np.array(nexts))


def history_items(data, questions):
    by_visit = np.argsort(data.visit, kind="stable")
    starts = np.searchsorted(data.visit[by_visit], np.arange(data.visits + 1))
    rows = []
    for q in questions:
        lines = [by_visit[starts[v] : starts[v + 1]] for v in data.past(q)[-LENGTH:]]
        items = data.product[np.concatenate(lines)] if lines else np.zeros(0, int)
        rows.append(padded(items[items >= 0].astype(np.int64)))
    return torch.tensor(np.array(rows))


def scores(data, name, epochs, seconds):
    """Rows of scores for the test questions; stops after so many epochs or seconds, or four epochs without a better one."""
    torch.manual_seed(data.seed)
    torch.set_num_threads(1)
    model = {"SASRec": SASRec, "GRU4Rec": GRU4Rec}[name](data.V)
    inputs, nexts = windows(data)
    asked = {part: history_items(data, getattr(data, part)) for part in ("tuning", "test")}
    optimiser = torch.optim.Adam(model.parameters(), 2e-3)

    def answer(rows):
        model.eval()
        with torch.no_grad():
            states = torch.cat([model(rows[a : a + 256])[:, -1] for a in range(0, len(rows), 256)])
            return (states @ model.items.weight[1:].T).numpy()

    started, best, since = time.time(), (-1.0, None), 0
    for epoch in range(epochs):
        model.train()
        for batch in torch.randperm(len(inputs)).split(32):
            states, wanted = model(inputs[batch]), nexts[batch]
            at = wanted > 0
            loss = torch.nn.functional.cross_entropy(states[at] @ model.items.weight[1:].T, wanted[at] - 1)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            if time.time() - started > seconds:
                break
        n = data.ndcg10(data.tuning, answer(asked["tuning"]))
        since = 0 if n > best[0] else since + 1
        if n > best[0]:
            best = (n, answer(asked["test"]))
        log(name, "epoch", epoch + 1, f"loss {loss.item():.3f}", f"validation NDCG@10 {n:.4f}")
        if since >= 4 or time.time() - started > seconds:
            break
    return best[1]
