"""The model in training: the studio's dropout, element by element, and its losses as sums that batches of any size add up to."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from ..model import EVIDENCE, SalesModel
from .seeded import hash32, keeps

TASKS = ("product", "quantity", "revenue", "discount")


class Dropout:
    """
    Drops the same elements as the studio (src/core/kernels/dropout): place after place of the model has a seed of its own, and an
    element's place in the whole batch decides. `first` is the batch row that these rows begin with; without a seed nothing is dropped.
    """

    def __init__(self, rate: float, seed: int | None, first: int):
        self.rate = 0.0 if seed is None else rate
        self.seed, self.first, self.place = seed or 0, first, 0

    def __call__(self, x: Tensor) -> Tensor:
        """x [B, ...]."""
        self.place += 1
        if self.rate == 0:
            return x
        per_row = x[0].numel()
        seed = hash32(self.seed ^ hash32(self.place))
        kept = keeps(x.numel(), self.first * per_row, seed, self.rate, x.device).view(x.shape)
        return torch.where(kept, x / (1 - self.rate), torch.zeros((), dtype=x.dtype, device=x.device))


class TaskLosses(nn.Module):
    """What processes train: `forward` gives this batch's part of the four losses, divided by the whole batch's rows."""

    def __init__(self, model: SalesModel):
        super().__init__()
        self.model = model

    def forward(self, batch: dict, known: int, rows: int, seed: int | None = None, first: int = 0) -> Tensor:
        """
        Task losses [4] in the order of TASKS. `batch` as data.py makes it, with `weight` [B]: 0 for a row that only pads. `known` and
        `rows` are those of the whole batch, over all processes and micro-batches; `first` is the place of row 0 in its micro-batch.
        """
        drop = Dropout(self.model.config.dropout, seed, first)
        outputs = {name: value.float() for name, value in outputs_of(self.model, batch, drop).items()}
        weight = batch["weight"]
        product = (product_losses(outputs, batch) * weight).sum() / max(1, known)
        numbers = [
            (F.smooth_l1_loss(outputs[task], batch[f"target_{task}"], reduction="none") * weight).sum() / rows
            for task in TASKS[1:]
        ]
        return torch.stack([product, *numbers])


def product_losses(outputs: dict, batch: dict) -> Tensor:
    """−ln of what the mixture gives to the product bought, 0 where it is unknown: [B]."""
    target = batch["target_product"]  # [B]
    softmax = torch.softmax(outputs["product"], dim=-1).gather(1, target[:, None])  # [B, 1]
    if "gate" in outputs:
        gate = torch.softmax(outputs["gate"], dim=-1)  # [B, 1 + M]
        counted = batch["counted"][:, : gate.shape[1] - 1]  # [B, M]
        losses = -torch.log((torch.cat([softmax, counted], dim=1) * gate).sum(1) + 1e-9)
    else:
        losses = F.cross_entropy(outputs["product"], target, reduction="none")
    return losses * (target > 0)


def outputs_of(model: SalesModel, batch: dict, drop: Dropout) -> dict:
    """`SalesModel.forward` with the studio's dropout: product [B, P], quantity, revenue, discount [B], logits of the gate [B, 1 + M]."""
    c = model.config
    lengths = batch["lengths"]  # [B]
    steps = batch["steps"].shape[1]
    y = torch.cat([model.product_embedding(batch["products"]), batch["steps"]], dim=-1)  # [B, L, E + Fs]
    for layer in range(c.num_layers):
        y = recurrent(model.lstm, layer, drop(y) if layer else y, lengths)  # [B, L, 2H]
    valid = torch.arange(steps, device=y.device)[None, :] < lengths[:, None]  # [B, L]
    attended = attention(model.attention, y, y, valid, drop)  # [B, L, 2H]
    y = model.attention_norm(y + drop(attended))  # [B, L, 2H]
    last = y[torch.arange(len(y), device=y.device), lengths - 1]  # [B, 2H]
    mean = (y * valid.unsqueeze(-1)).sum(1) / lengths.unsqueeze(-1)  # [B, 2H]
    parts = [torch.cat([last, mean], dim=-1)]  # [B, 4H]
    if c.scales:
        tokens = torch.stack([model.period_lstms[s](batch["periods"][s])[0][:, -1] for s in c.scales], dim=1)  # [B, S, D]
        query = model.period_query(parts[0]).unsqueeze(1)  # [B, 1, D]
        all_scales = torch.ones(tokens.shape[:2], dtype=torch.bool, device=y.device)  # [B, S]
        parts.append(attention(model.period_attention, query, tokens, all_scales, drop).squeeze(1))  # [B, D]
    evidence = [batch["evidence"]] if EVIDENCE[c.memory] else []
    profile = torch.cat([batch["customer"], *evidence, model.province_embedding(batch["province"])], dim=-1)
    encoder = model.customer_encoder
    parts.append(F.relu(encoder[3](drop(F.relu(encoder[0](profile))))))  # [B, C]
    wide = drop(F.relu(model.fusion[1](model.fusion[0](torch.cat(parts, dim=-1)))))  # [B, 2F]
    fused = F.relu(model.fusion[4](wide))  # [B, F]
    outputs = {
        "product": model.product_head(fused),
        "quantity": model.quantity_head(fused).squeeze(-1),
        "revenue": model.revenue_head(fused).squeeze(-1),
        "discount": torch.sigmoid(model.discount_head(fused)).squeeze(-1),
    }
    if c.memory:
        outputs["gate"] = model.memory_gate(torch.cat([fused, *evidence], dim=-1))
    return outputs


def recurrent(lstm: nn.LSTM, layer: int, x: Tensor, lengths: Tensor) -> Tensor:
    """One bidirectional layer: x [B, L, ...] → [B, L, 2H], 0 where padded."""
    packed = pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
    state = packed.data.new_zeros(2, len(x), lstm.hidden_size)
    weights = [weight for direction in lstm.all_weights[2 * layer : 2 * layer + 2] for weight in direction]
    data, _, _ = torch.lstm(packed.data, packed.batch_sizes, (state, state), weights, True, 1, 0.0, lstm.training, True)
    return pad_packed_sequence(packed._replace(data=data), batch_first=True, total_length=x.shape[1])[0]


def attention(layer: nn.MultiheadAttention, queries: Tensor, keys: Tensor, valid: Tensor, drop: Dropout) -> Tensor:
    """queries [B, Tq, D], keys [B, Tk, D], valid bool [B, Tk] → [B, Tq, D]; dropout falls on the weights [B, heads, Tq, Tk]."""

    def heads(x: Tensor, third: int) -> Tensor:
        part = slice(third * layer.embed_dim, (third + 1) * layer.embed_dim)
        y = F.linear(x, layer.in_proj_weight[part], layer.in_proj_bias[part])  # [B, T, D]
        return y.view(*y.shape[:2], layer.num_heads, layer.head_dim).transpose(1, 2)  # [B, heads, T, D / heads]

    q, k, v = heads(queries, 0), heads(keys, 1), heads(keys, 2)
    scores = q @ k.transpose(2, 3) / layer.head_dim**0.5  # [B, heads, Tq, Tk]
    weights = torch.softmax(scores.masked_fill(~valid[:, None, None, :], float("-inf")), dim=-1)
    context = (drop(weights) @ v).transpose(1, 2).flatten(2)  # [B, Tq, D]
    return layer.out_proj(context)
