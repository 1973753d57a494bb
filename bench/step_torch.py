"""Times the training step of the same model in PyTorch: python3 step_torch.py '{"config": {...}, "lengths": [30, 12], ...}'."""

import json
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

PERIODS = {"week": 8, "month": 12, "quarter": 8, "year": 3}


class Sales(nn.Module):
    def __init__(self, c):
        super().__init__()
        hidden, dim, rate = c["hidden_size"], 2 * c["hidden_size"], c["dropout"]
        period, customer, fusion, head = c["period_hidden"], c["customer_dim"], c["fusion_dim"], c["head_dim"]
        layers = c["num_layers"]
        self.scales = c["scales"]
        self.dropout = nn.Dropout(rate)
        self.product_embedding = nn.Embedding(c["num_products"], c["embed_dim"], padding_idx=0)
        self.lstm = nn.LSTM(
            c["embed_dim"] + c["step_features"],
            hidden,
            layers,
            batch_first=True,
            bidirectional=True,
            dropout=rate if layers > 1 else 0.0,
        )
        self.attention = nn.MultiheadAttention(dim, c["num_heads"], dropout=rate, batch_first=True)
        self.attention_norm = nn.LayerNorm(dim)
        self.period_lstms = nn.ModuleDict(
            {scale: nn.LSTM(c["period_features"], period, batch_first=True) for scale in self.scales}
        )
        self.period_query = nn.Linear(2 * dim, period)
        self.period_attention = nn.MultiheadAttention(period, c["period_heads"], dropout=rate, batch_first=True)
        self.province_embedding = nn.Embedding(c["num_provinces"], c["province_dim"])
        self.customer_encoder = nn.Sequential(
            nn.Linear(c["customer_features"] + c["province_dim"], 2 * customer),
            nn.ReLU(),
            nn.Dropout(rate),
            nn.Linear(2 * customer, customer),
            nn.ReLU(),
        )
        self.fusion = nn.Sequential(
            nn.Linear(2 * dim + period + customer, 2 * fusion),
            nn.LayerNorm(2 * fusion),
            nn.ReLU(),
            nn.Dropout(rate),
            nn.Linear(2 * fusion, fusion),
            nn.ReLU(),
        )
        self.product_head = nn.Linear(fusion, c["num_products"])
        self.heads = nn.ModuleDict(
            {
                task: nn.Sequential(nn.Linear(fusion, head), nn.ReLU(), nn.Linear(head, 1))
                for task in ("quantity", "revenue", "discount")
            }
        )
        self.memory_gate = nn.Linear(fusion, 2)

    def forward(self, products, steps, lengths, periods, customer, province):
        x = torch.cat([self.product_embedding(products), steps], -1)  # [B, L, E + Fs]
        packed = pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
        y, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])  # [B, L, 2H]
        valid = torch.arange(x.shape[1], device=x.device) < lengths[:, None]  # [B, L]
        attended, _ = self.attention(y, y, y, key_padding_mask=~valid, need_weights=False)
        y = self.attention_norm(y + self.dropout(attended))  # [B, L, 2H]
        last = y[torch.arange(len(y), device=y.device), lengths - 1]  # [B, 2H]
        mean = (y * valid[:, :, None]).sum(1) / lengths[:, None]  # [B, 2H]
        sequence = torch.cat([last, mean], -1)  # [B, 4H]
        tokens = torch.stack([self.period_lstms[s](periods[s])[0][:, -1] for s in self.scales], 1)  # [B, S, D]
        query = self.period_query(sequence)[:, None]  # [B, 1, D]
        context, _ = self.period_attention(query, tokens, tokens, need_weights=False)
        profile = self.customer_encoder(torch.cat([customer, self.province_embedding(province)], -1))  # [B, C]
        fused = self.fusion(torch.cat([sequence, context[:, 0], profile], -1))  # [B, F]
        quantity, revenue, discount = (self.heads[task](fused)[:, 0] for task in ("quantity", "revenue", "discount"))
        return self.product_head(fused), self.memory_gate(fused), quantity, revenue, discount.sigmoid()


def measure(asked, device, tf32):
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = tf32
    c, B, L = asked["config"], len(asked["lengths"]), asked["length"]
    torch.manual_seed(1)
    model = Sales(c).to(device)
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-2)
    lengths = torch.tensor(asked["lengths"])  # [B]
    valid = torch.arange(L) < lengths[:, None]  # [B, L]
    inputs = [
        torch.randint(2, c["num_products"], (B, L)) * valid,
        torch.randn(B, L, c["step_features"]) * valid[:, :, None],
        lengths,
        {scale: torch.randn(B, PERIODS[scale], c["period_features"]).to(device) for scale in c["scales"]},
        torch.randn(B, c["customer_features"]),
        torch.randint(0, c["num_provinces"], (B,)),
    ]
    inputs = [each.to(device) if torch.is_tensor(each) else each for each in inputs]
    product = torch.randint(2, c["num_products"], (B,)).to(device)
    numbers = [torch.randn(B).to(device) for _ in range(3)]
    frequency = (torch.rand(B) * 0.2).to(device)

    def step():
        optimiser.zero_grad()
        logits, gate, *predicted = model(*inputs)
        share = gate.softmax(-1)  # [B, 2]
        chance = logits.softmax(-1).gather(1, product[:, None])[:, 0]  # [B]
        loss = -(share[:, 0] * chance + share[:, 1] * frequency + 1e-9).log().mean()
        for got, want in zip(predicted, numbers):
            loss = loss + nn.functional.smooth_l1_loss(got, want)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        return loss

    begin = time.perf_counter()
    step().item()
    first = time.perf_counter() - begin
    seconds, processor = [], []
    for _ in range(asked["steps"]):
        start, before = time.perf_counter(), time.process_time()
        step().item()
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - before)
    start = time.perf_counter()
    for _ in range(asked["steps"]):
        loss = step()
    loss.item()
    run = (time.perf_counter() - start) / asked["steps"]
    if device == "cuda":
        detail = f"{torch.cuda.get_device_name()}, cuDNN, TF32 {'on' if tf32 else 'off'}"
    else:
        detail = f"{torch.get_num_threads()} thread{'s' if torch.get_num_threads() > 1 else ''}"
    return {
        "detail": f"PyTorch {torch.__version__}, {detail}",
        "minSeconds": min(seconds),
        "medianSeconds": statistics.median(seconds),
        "cpuSeconds": min(processor),
        "runSeconds": run,
        "firstSeconds": first,
    }


asked = json.loads(sys.argv[1])
results = []
for threads in asked["threads"]:
    torch.set_num_threads(threads)
    results.append(measure(asked, "cpu", False))
if torch.cuda.is_available():
    results += [measure(asked, "cuda", tf32) for tf32 in (False, True)]
print(json.dumps(results))
