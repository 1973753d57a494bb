"""Writes the golden vectors of the tests: `PYTHONPATH=python python python/golden/network.py src/core/training/golden` (torch, safetensors).

Each file holds param.*, input.*, target.*, output.*, loss.*, grad.* of the first backward pass, train.* of six full-batch
steps and trained.*, the parameters after them; configuration, optimiser and schedule are JSON in the metadata.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import save_file

from sales_studio.model import COUNTED, EVIDENCE, SCALES, Config, SalesModel, task_losses

PERIODS = {"week": 8, "month": 12, "quarter": 8, "year": 3}
STEPS = 6
OPTIMIZER = {"lr": 1e-3, "betas": [0.9, 0.999], "eps": 1e-8, "weight_decay": 1e-2}
SCHEDULER = {"T_0": 2, "T_mult": 2, "eta_min": 1e-6}
CLIP = 1.0
SIZES = dict(num_provinces=35, period_features=5)
CASES = {
    "two-layers": (7, 6, dict(num_products=13, embed_dim=8, hidden_size=8, num_layers=2, num_heads=2, step_features=4,
                              period_hidden=8, period_heads=2, customer_features=5, province_dim=3, customer_dim=6,
                              fusion_dim=12, head_dim=5, memory=0)),
    "odd-sizes": (9, 5, dict(num_products=31, embed_dim=11, hidden_size=15, num_layers=3, num_heads=3, step_features=11,
                             period_hidden=12, period_heads=4, customer_features=19, province_dim=5, customer_dim=9,
                             fusion_dim=18, head_dim=7, memory=0)),
    "with-memory": (8, 7, dict(num_products=21, embed_dim=8, hidden_size=12, num_layers=2, num_heads=4, step_features=11,
                               period_hidden=8, period_heads=4, customer_features=31, province_dim=4, customer_dim=8,
                               fusion_dim=16, head_dim=6, memory=1)),
    "with-counts": (6, 5, dict(num_products=17, embed_dim=6, hidden_size=7, num_layers=1, num_heads=2, step_features=11,
                               period_hidden=8, period_heads=2, customer_features=31, province_dim=4, customer_dim=9,
                               fusion_dim=14, head_dim=5, memory=2)),
    "no-year": (1, 3, dict(num_products=5, embed_dim=4, hidden_size=5, num_layers=1, num_heads=1, step_features=2,
                           period_hidden=4, period_heads=1, customer_features=3, province_dim=2, customer_dim=4,
                           fusion_dim=6, head_dim=4, memory=1, scales=["week", "month", "quarter"])),
}


def random_batch(config: Config, length: int, rows: int) -> tuple[dict, dict]:
    lengths = torch.randint(1, length + 1, (rows,))
    lengths[0], lengths[-1] = length, 1
    padded = torch.arange(length)[None, :] >= lengths[:, None]
    products = torch.randint(1, config.num_products, (rows, length)).masked_fill(padded, 0)
    steps = torch.randn(rows, length, config.step_features).masked_fill(padded.unsqueeze(-1), 0)
    batch = {
        "products": products,
        "steps": steps,
        "lengths": lengths,
        "periods": {s: torch.randn(rows, PERIODS[s], config.period_features) for s in SCALES},
        "customer": torch.randn(rows, config.customer_features),
        "province": torch.randint(0, config.num_provinces, (rows,)),
    }
    target = {
        "product": torch.randint(1, config.num_products, (rows,)),
        "quantity": torch.randn(rows) * 2,
        "revenue": torch.randn(rows) * 2,
        "discount": torch.rand(rows) * 0.5,
    }
    if rows > 3:
        target["product"][1] = 0
    if EVIDENCE[config.memory]:
        batch["evidence"] = torch.randn(rows, EVIDENCE[config.memory])
    if config.memory == 1:
        target["frequency"] = torch.rand(rows) * 0.4
    elif config.memory:
        target["counted"] = torch.rand(rows, COUNTED[config.memory]) * 0.4
    return batch, target


def tensors_of(prefix: str, values: dict) -> dict:
    """Copies, so that nothing that trains on can write over what was recorded."""
    named = {}
    for name, value in values.items():
        if isinstance(value, dict):
            named |= tensors_of(f"{prefix}.{name}", value)
        else:
            copy = value.detach().clone().contiguous()
            named[f"{prefix}.{name}"] = copy.to(torch.int32) if copy.dtype == torch.int64 else copy
    return named


def make(name: str, folder: Path) -> None:
    length, rows, sizes = CASES[name]
    torch.manual_seed(sum(name.encode()))
    config = Config(**SIZES, **sizes)
    model = SalesModel(config)
    with torch.no_grad():  # zeros and ones of the start would hide mistakes
        for key, parameter in model.named_parameters():
            if "norm" in key or "fusion.1" in key or key.endswith("proj_bias") or key.endswith("out_proj.bias"):
                parameter.add_(torch.randn_like(parameter) * 0.05)
    batch, target = random_batch(config, length, rows)
    record = tensors_of("param", dict(model.named_parameters())) | tensors_of("input", batch) | tensors_of("target", target)

    optimizer = torch.optim.AdamW(model.parameters(), **{**OPTIMIZER, "betas": tuple(OPTIMIZER["betas"])})
    scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, **SCHEDULER)
    history = {"loss": [], "lr": [], "grad_norm": []}
    for step in range(STEPS):
        optimizer.zero_grad()
        outputs = model(batch)
        losses = task_losses(outputs, target)
        total = sum(losses.values())
        total.backward()
        if step == 0:
            record |= tensors_of("output", outputs)
            record |= tensors_of("loss", {key: loss.reshape(1) for key, loss in {"total": total, **losses}.items()})
            record |= tensors_of("grad", {key: parameter.grad for key, parameter in model.named_parameters()})
        history["loss"].append(total.item())
        history["lr"].append(scheduler.get_last_lr()[0])
        history["grad_norm"].append(nn_clip(model))
        optimizer.step()
        scheduler.step()
    record |= tensors_of("train", {key: torch.tensor(values) for key, values in history.items()})
    record |= tensors_of("trained", dict(model.named_parameters()))
    metadata = {
        "config": json.dumps(asdict(config)),
        "optimizer": json.dumps(OPTIMIZER),
        "scheduler": json.dumps(SCHEDULER),
        "clip_grad_norm": str(CLIP),
        "torch": torch.__version__,
    }
    save_file(record, folder / f"{name}.safetensors", metadata=metadata)


def nn_clip(model: SalesModel) -> float:
    return torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP).item()


if __name__ == "__main__":
    target_folder = Path(sys.argv[1])
    for case in CASES:
        make(case, target_folder)
        print(case)
