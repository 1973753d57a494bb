"""The model of Sales Studio in PyTorch: loads a downloaded model by name, and makes the golden vectors of the tests.

    model = SalesModel.load("model")   # the folder that train wrote, or a .safetensors; needs torch and safetensors
    outputs = model(batch)             # see SalesModel.forward for the shapes
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

SCALES = ("week", "month", "quarter", "year")
# Counted shares that each memory mixes with the softmax, and numbers about them that encoder and gate are told.
COUNTED = {0: 0, 1: 1, 2: 5, 3: 5}
EVIDENCE = {0: 0, 1: 0, 2: 27, 3: 27}


@dataclass
class Config:
    num_products: int
    num_provinces: int
    embed_dim: int
    hidden_size: int
    num_layers: int
    num_heads: int
    step_features: int
    period_features: int
    period_hidden: int
    period_heads: int
    customer_features: int
    province_dim: int
    customer_dim: int
    fusion_dim: int
    head_dim: int
    dropout: float = 0.0
    memory: int = 1
    scales: list = field(default_factory=lambda: list(SCALES))


class SalesModel(nn.Module):
    """Parameter names are those of model.safetensors."""

    def __init__(self, config: Config):
        super().__init__()
        c = self.config = config
        width = 2 * c.hidden_size
        self.product_embedding = nn.Embedding(c.num_products, c.embed_dim, padding_idx=0)
        self.lstm = nn.LSTM(
            c.embed_dim + c.step_features,
            c.hidden_size,
            c.num_layers,
            batch_first=True,
            bidirectional=True,
            dropout=c.dropout if c.num_layers > 1 else 0.0,
        )
        self.attention = nn.MultiheadAttention(width, c.num_heads, dropout=c.dropout, batch_first=True)
        self.attention_norm = nn.LayerNorm(width)
        if c.scales:
            self.period_lstms = nn.ModuleDict(
                {s: nn.LSTM(c.period_features, c.period_hidden, batch_first=True) for s in c.scales}
            )
            self.period_query = nn.Linear(2 * width, c.period_hidden)
            self.period_attention = nn.MultiheadAttention(
                c.period_hidden, c.period_heads, dropout=c.dropout, batch_first=True
            )
        self.province_embedding = nn.Embedding(c.num_provinces, c.province_dim)
        self.customer_encoder = nn.Sequential(
            nn.Linear(c.customer_features + EVIDENCE[c.memory] + c.province_dim, 2 * c.customer_dim),
            nn.ReLU(),
            nn.Dropout(c.dropout),
            nn.Linear(2 * c.customer_dim, c.customer_dim),
            nn.ReLU(),
        )
        joined = 2 * width + (c.period_hidden if c.scales else 0) + c.customer_dim
        self.fusion = nn.Sequential(
            nn.Linear(joined, 2 * c.fusion_dim),
            nn.LayerNorm(2 * c.fusion_dim),
            nn.ReLU(),
            nn.Dropout(c.dropout),
            nn.Linear(2 * c.fusion_dim, c.fusion_dim),
            nn.ReLU(),
        )
        self.dropout = nn.Dropout(c.dropout)
        self.product_head = nn.Linear(c.fusion_dim, c.num_products)

        def number_head():
            return nn.Sequential(nn.Linear(c.fusion_dim, c.head_dim), nn.ReLU(), nn.Linear(c.head_dim, 1))

        self.quantity_head, self.revenue_head, self.discount_head = number_head(), number_head(), number_head()
        if c.memory:
            self.memory_gate = nn.Linear(c.fusion_dim + EVIDENCE[c.memory], 1 + COUNTED[c.memory])

    @classmethod
    def load(cls, path: str, member: int = 1) -> "SalesModel":
        """
        Reads a member's model.safetensors: sizes from its metadata, weights by name. `path` is the file itself, or the folder
        of a model of any version; the members of one model are averaged by their product_shares.
        """
        from safetensors import safe_open

        with safe_open(str(weights_file(path, member)), framework="pt") as file:
            sizes = json.loads(file.metadata()["config"])
            model = cls(Config(**{name: sizes[name] for name in Config.__dataclass_fields__ if name in sizes}))
            model.load_state_dict({name: file.get_tensor(name) for name in file.keys()})
        return model.eval()

    def forward(self, batch: dict) -> dict:
        """
        batch: products [B, L] int64 (0 = padding), steps [B, L, Fs], lengths [B], periods {scale: [B, K, Fp]},
        customer [B, Fc], province [B], with memory 2 or 3 evidence [B, 27]. Returns product logits [B, P], quantity, revenue,
        discount [B] (standardised log1p; a fraction), memory_gate [B, 1 + M], step_attention [B, L, L],
        scale_attention [B, S]. Products are ranked by `product_shares`.
        """
        c = self.config
        lengths = batch["lengths"]
        x = torch.cat([self.product_embedding(batch["products"]), batch["steps"]], dim=-1)  # [B, L, E + Fs]
        packed = pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
        y, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])  # [B, L, 2H]
        padded = torch.arange(x.shape[1], device=x.device)[None, :] >= lengths[:, None]  # [B, L]
        attended, step_attention = self.attention(y, y, y, key_padding_mask=padded)  # [B, L, 2H], [B, L, L]
        y = self.attention_norm(y + self.dropout(attended))  # [B, L, 2H]
        last = y[torch.arange(len(y), device=y.device), lengths - 1]  # [B, 2H]
        valid = (~padded).unsqueeze(-1).to(y.dtype)
        mean = (y * valid).sum(1) / valid.sum(1)  # [B, 2H]
        parts = [torch.cat([last, mean], dim=-1)]  # [B, 4H]
        outputs = {"step_attention": step_attention}
        if c.scales:
            tokens = torch.stack([self.period_lstms[s](batch["periods"][s])[0][:, -1] for s in c.scales], dim=1)
            query = self.period_query(parts[0]).unsqueeze(1)  # [B, 1, D]
            context, weights = self.period_attention(query, tokens, tokens)  # [B, 1, D], [B, 1, S]
            parts.append(context.squeeze(1))
            outputs["scale_attention"] = weights.squeeze(1)
        evidence = [batch["evidence"]] if EVIDENCE[c.memory] else []
        profile = torch.cat([batch["customer"], *evidence, self.province_embedding(batch["province"])], dim=-1)
        parts.append(self.customer_encoder(profile))
        fused = self.fusion(torch.cat(parts, dim=-1))  # [B, F]
        outputs["product"] = self.product_head(fused)
        outputs["quantity"] = self.quantity_head(fused).squeeze(-1)
        outputs["revenue"] = self.revenue_head(fused).squeeze(-1)
        outputs["discount"] = torch.sigmoid(self.discount_head(fused)).squeeze(-1)
        if c.memory:
            gate = self.memory_gate(torch.cat([fused, *evidence], dim=-1))
            outputs["memory_gate"] = torch.softmax(gate, dim=-1)
        return outputs


def weights_file(path: str, member: int = 1) -> Path:
    """The .safetensors of a member: version 2 has folders of members, version 1 the one member's file at the top."""
    folder = Path(path)
    if not folder.is_dir():
        return folder
    found = folder / "members" / str(member) / "model.safetensors"
    if not found.exists() and member == 1 and not (folder / "manifest.json").exists():
        found = folder / "model.safetensors"
    if not found.exists():
        raise FileNotFoundError(f"{path} holds no member {member}: there is no {found}")
    return found


def product_shares(outputs: dict, counted: torch.Tensor | None = None) -> torch.Tensor:
    """
    Probabilities [B, P]. With memory, counted [B, M, P] are the parts' shares of every product: with memory 1 the customer's
    frequencies, with memory 2 and 3 frequency, recent, habit, followers, trend, as memory.py counts them. With memory 3
    experts.py goes on from here.
    """
    shares = torch.softmax(outputs["product"], dim=-1)
    if "memory_gate" not in outputs:
        return shares
    return torch.einsum("bm,bmp->bp", outputs["memory_gate"], torch.cat([shares.unsqueeze(1), counted], dim=1))


def task_losses(outputs: dict, target: dict) -> dict:
    """Losses of the four tasks; a target product of 0 is ignored."""
    known = target["product"] > 0
    if not known.any():
        product = outputs["product"].sum() * 0
    elif "memory_gate" in outputs:
        rows = torch.arange(len(known))[known]
        softmax = torch.softmax(outputs["product"][rows], dim=-1)[torch.arange(len(rows)), target["product"][rows]]
        # target: counted [B, M], or frequency [B] where that is all there is
        counted = target["counted"] if "counted" in target else target["frequency"].unsqueeze(-1)
        mixed = torch.cat([softmax.unsqueeze(-1), counted[rows]], dim=-1) * outputs["memory_gate"][rows]
        product = -torch.log(mixed.sum(-1) + 1e-9).mean()
    else:
        product = F.cross_entropy(outputs["product"], target["product"], ignore_index=0)
    numbers = {task: F.smooth_l1_loss(outputs[task], target[task]) for task in ("quantity", "revenue", "discount")}
    return {"product": product, **numbers}
