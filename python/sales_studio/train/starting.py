"""Where a network starts: the samples' own weights, and for further seeds what the studio draws (src/core/model/parameters.ts)."""

from math import pi, sqrt

import numpy as np
import torch

from ..model import Config, SalesModel
from .data import Samples
from .schedule import TrainingError
from .seeded import uniform


def starting_weights(samples: Samples, seed: int) -> dict:
    """By name, float32; those of the samples' seed are in their folder."""
    start = _load(samples)
    if seed == samples.settings["seed"]:
        return start
    drawn = drawn_weights(samples.config, seed)
    # The log of each product's share of the training lines, which no seed changes.
    return {**drawn, "product_head.bias": start["product_head.bias"]}


def drawn_weights(config: dict, seed: int) -> dict:
    """PyTorch's default rules for each kind of layer, drawn from the studio's `random(seed)`, by name."""
    model = SalesModel(Config(**{k: v for k, v in config.items() if k in Config.__dataclass_fields__}))
    shapes = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    rules = {name: _rule(name, shapes, config) for name in shapes}
    draws = uniform(sum(_needed(kind, shapes[name]) for name, (kind, _) in rules.items()), seed)
    at, weights = 0, {}
    for name, (kind, number) in rules.items():
        count = _needed(kind, shapes[name])
        values = _values(kind, number, draws[at : at + count], shapes[name])
        at += count
        weights[name] = torch.from_numpy(values.astype(np.float32))
    return weights


def _rule(name: str, shapes: dict, config: dict) -> tuple[str, float]:
    """How a parameter starts: uniform within ± a bound, normal, normal behind a row of padding, or a constant."""
    shape = shapes[name]
    if name == "product_embedding.weight":
        return "padded", 0
    if name == "province_embedding.weight":
        return "normal", 0
    if "lstm" in name:
        return "uniform", 1 / sqrt(config["period_hidden"] if name.startswith("period") else config["hidden_size"])
    if name.endswith("in_proj_weight"):
        return "uniform", sqrt(6 / (4 * shape[1]))  # Xavier over the stacked projection
    if name.endswith(("in_proj_bias", "out_proj.bias")):
        return "constant", 0
    if name.startswith(("attention_norm", "fusion.1")):
        return "constant", 1 if name.endswith("weight") else 0
    inputs = shapes[name.removesuffix("bias").removesuffix("weight") + "weight"][1]
    return "uniform", 1 / sqrt(inputs)


def _needed(kind: str, shape: tuple) -> int:
    """Numbers of the stream that a parameter takes."""
    count = int(np.prod(shape))
    return {"constant": 0, "uniform": count, "normal": 2 * count, "padded": 2 * (count - shape[-1])}[kind]


def _values(kind: str, number: float, draws: np.ndarray, shape: tuple) -> np.ndarray:
    if kind == "constant":
        return np.full(shape, float(number))
    if kind == "uniform":
        return ((2 * draws - 1) * number).reshape(shape)
    first, second = draws[0::2], draws[1::2]
    normal = np.sqrt(-2 * np.log(1 - first)) * np.cos(2 * pi * second)  # Box and Muller
    return np.concatenate([np.zeros(int(np.prod(shape)) - len(normal)), normal]).reshape(shape)


def _load(samples: Samples) -> dict:
    try:
        from safetensors.torch import load_file
    except ImportError as error:
        raise TrainingError('reading weights needs safetensors: pip install "sales-studio[train]"') from error
    return load_file(str(samples.folder / "start.safetensors"))
