"""Reads .safetensors with NumPy alone: every size is checked against the bytes that are there before anything is allocated."""

from __future__ import annotations

import json
import struct

import numpy as np

MOST_HEADER = 16 * 1024 * 1024
TYPES = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2"), "F64": np.dtype("<f8"), "I32": np.dtype("<i4")}


def read_tensors(data: bytes, name: str) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """The tensors by name, and the text metadata. Raises ValueError that names the file and what is wrong with it."""
    if len(data) < 8:
        raise ValueError(f"{name} is no safetensors file: it has {len(data)} bytes")
    (length,) = struct.unpack("<Q", data[:8])
    if length > min(MOST_HEADER, len(data) - 8):
        raise ValueError(f"{name} is damaged: its header should have {length} bytes, but the file has {len(data)}")
    try:
        header = json.loads(data[8 : 8 + length])
    except ValueError as error:
        raise ValueError(f"{name} is damaged: its header is no JSON ({error})") from None
    if not isinstance(header, dict):
        raise ValueError(f"{name} is damaged: its header is no object")
    metadata = header.pop("__metadata__", {})
    body = memoryview(data)[8 + length :]
    return {key: _tensor(body, key, entry, name) for key, entry in header.items()}, metadata


def _tensor(body: memoryview, key: str, entry: object, name: str) -> np.ndarray:
    try:
        dtype, shape, (start, end) = TYPES[entry["dtype"]], entry["shape"], entry["data_offsets"]
        whole = all(type(size) is int and size >= 0 for size in [*shape, start, end])
    except (KeyError, TypeError, ValueError):
        raise ValueError(f"{name} is damaged: tensor {key!r} is described as {entry!r}") from None
    count = 1
    for size in shape if whole else ():
        count *= size  # Python's whole numbers do not overflow
    if not whole or not 0 <= start <= end <= len(body) or count * dtype.itemsize != end - start:
        raise ValueError(f"{name} is damaged: tensor {key!r} of shape {shape} does not fit its bytes {start} to {end}")
    return np.frombuffer(body[start:end], dtype).reshape(shape)
