"""Raw feature values to inputs of the model, and answers back: a divisor, log1p mirrored at 0, then mean and deviation."""

from __future__ import annotations

import numpy as np


def scale(raw: np.ndarray, scaler: dict) -> np.ndarray:
    """Values as the model sees them, in the shape of `raw`; an unknown one (NaN) is the training mean, 0."""
    value = raw / scaler["divisor"]
    if scaler["log"]:
        value = np.copysign(np.log1p(np.abs(value)), value)
    if scaler["scale"]:
        value = (value - scaler["mean"]) / scaler["deviation"]
    return np.where(np.isnan(raw), 0.0, value)


def unscale(value: np.ndarray, scaler: dict) -> np.ndarray:
    """A model's standardised answers in units again, never negative."""
    value = value.astype(np.float64)
    if scaler["scale"]:
        value = value * scaler["deviation"] + scaler["mean"]
    if scaler["log"]:
        value = np.copysign(np.expm1(np.abs(value)), value)
    return np.maximum(0.0, value * scaler["divisor"])


def stack(raw: dict[str, np.ndarray], scalers: list[dict]) -> np.ndarray:
    """[..., F] float32 of named raw values [...], in the order of the scalers. Raises ValueError for an unknown name."""
    missing = [scaler["name"] for scaler in scalers if scaler["name"] not in raw]
    if missing:
        raise ValueError(f"the model has inputs that this package cannot compute: {', '.join(missing)}")
    return np.stack([scale(raw[scaler["name"]], scaler) for scaler in scalers], axis=-1).astype(np.float32)
