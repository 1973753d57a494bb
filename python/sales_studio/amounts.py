"""The amounts network of Sales Studio in PyTorch: what a line of a known product is, from a member's `amounts.safetensors`.

    network, about = load("model/members/1/amounts.safetensors")
    measures = network(inputs, choices, product)    # [B, 3]: ln quantity, ln unit price before discount, discount

`inputs` [B, INPUTS] and `choices` [B, 3, CHOICES] (NaN where a candidate is not known; the base last) are encoded as
src/core/features/amounts/encodePair.ts does, `product` [B] are vocabulary ids. `about` holds the scales, and the cells that make
means and intervals of medians (docs/model.md).
"""

import json
import struct

import torch
from torch import nn

MEASURES = 3
CHOICES = 11


class AmountNetwork(nn.Module):
    def __init__(self, products: int, inputs: int, distance, hidden: int = 32, embed: int = 8):
        super().__init__()
        self.embedding = nn.Embedding(products, embed)
        self.layers = nn.Sequential(
            nn.Linear(inputs + embed, hidden),
            nn.ReLU(),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Linear(hidden, MEASURES * (CHOICES + 1)),
        )
        self.register_buffer("distance", torch.tensor(distance, dtype=torch.float32), persistent=False)

    def forward(self, inputs: torch.Tensor, choices: torch.Tensor, product: torch.Tensor) -> torch.Tensor:
        out = self.layers(torch.cat([inputs, self.embedding(product)], 1)).view(-1, MEASURES, CHOICES + 1)
        known = ~choices.isnan()
        shares = out[..., :CHOICES].masked_fill(~known, float("-inf")).softmax(-1)  # [B, 3, CHOICES]
        return (shares * choices.nan_to_num()).sum(-1) + self.distance * out[..., CHOICES]


def load(path: str) -> tuple[AmountNetwork, dict]:
    """The network of a file, and the JSON beside its weights. Needs nothing but PyTorch."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    about = json.loads(header.pop("__metadata__")["amounts"])
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        tensors[name] = torch.frombuffer(data[start:end], dtype=torch.float32).reshape(entry["shape"])
    about["levels"] = {name: tensors.pop(f"levels.{name}") for name in ("values", "counts")}
    products, embed = tensors["embedding.weight"].shape
    hidden, width = tensors["layers.0.weight"].shape
    network = AmountNetwork(products, width - embed, about["scales"]["distance"], hidden, embed)
    network.load_state_dict(tensors)
    return network.eval(), about
