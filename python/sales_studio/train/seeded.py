"""
The studio's seeded numbers (src/core/lib/random.ts): from one seed the same order of targets and the same dropout as in the browser.

xoshiro128** is linear over GF(2), so a long stream is cut into lanes: each starts where a power of its transition leads, and NumPy
draws from all of them at once. Blackman and Vigna (2021), https://arxiv.org/abs/1805.01407.
"""

from array import array
from math import isqrt

import numpy as np
import torch

WORD = 0xFFFFFFFF
BITS = 128
MOST_LANES = 4096
SWAPS_AT_ONCE = 1 << 20


def hash32(value: int) -> int:
    """lowbias32 of the lowest 32 bits; https://github.com/skeeto/hash-prospector, public domain."""
    x = value & WORD
    x = ((x ^ (x >> 16)) * 0x7FEB352D) & WORD
    x = ((x ^ (x >> 15)) * 0x846CA68B) & WORD
    return x ^ (x >> 16)


def shuffled(count: int, seed: int) -> np.ndarray:
    """Positions 0 .. count − 1, int64 [count], in the order in which the studio's `shuffle` leaves them (Durstenfeld, 1964)."""
    order = array("q", range(count))
    i = count - 1
    chosen = np.floor(uniform(max(0, i), seed) * np.arange(count, 1, -1)).astype(np.int64)
    for at in range(0, len(chosen), SWAPS_AT_ONCE):
        for j in chosen[at : at + SWAPS_AT_ONCE].tolist():
            order[i], order[j] = order[j], order[i]
            i -= 1
    return np.array(order, dtype=np.int64)


def uniform(count: int, seed: int) -> np.ndarray:
    """The first numbers of the studio's `random(seed)`, float64 [count] in [0, 1)."""
    words = _words(2 * count, seed).astype(np.float64).reshape(count, 2)
    return (words[:, 0] * 2097152 + np.floor(words[:, 1] / 2048)) / 9007199254740992


def keeps(count: int, first: int, seed: int, rate: float, device: torch.device) -> torch.Tensor:
    """Whether dropout keeps the elements `first` .. `first + count − 1` of a call with this seed: bool [count]."""
    start = (first + hash32(seed)) & WORD
    x = (torch.arange(count, dtype=torch.int64, device=device) + start) & WORD
    x = ((x ^ (x >> 16)) * 0x7FEB352D) & WORD
    x = ((x ^ (x >> 15)) * 0x846CA68B) & WORD  # past 64 bits it wraps, which leaves the lowest 32 as they are
    return (x ^ (x >> 16)) >= int(rate * 4294967296)


def _words(count: int, seed: int) -> np.ndarray:
    """The generator's first outputs, uint32 [count]."""
    a = hash32(seed ^ 0x9E3779B9)
    b = hash32(a ^ 0x85EBCA6B)
    c = hash32(b ^ 0xC2B2AE35)
    d = hash32(c ^ 0x27D4EB2F) | 1
    lanes = max(1, min(MOST_LANES, isqrt(count)))
    steps = -(-count // lanes)
    state = _lane_states(np.array([a, b, c, d], dtype=np.uint32), lanes, steps)  # [4, lanes]
    out = np.empty((steps, lanes), dtype=np.uint32)
    for i in range(steps):
        out[i] = _rotated(state[1] * np.uint32(5), 7) * np.uint32(9)
        state = _stepped(state)
    return out.T.reshape(-1)[:count]


def _stepped(state: np.ndarray) -> np.ndarray:
    """One step of every lane: uint32 [4, lanes]."""
    a, b, c, d = state
    t = b << np.uint32(9)
    c = c ^ a
    d = d ^ b
    return np.stack([a ^ d, b ^ c, c ^ t, _rotated(d, 11)])


def _rotated(x: np.ndarray, bits: int) -> np.ndarray:
    return (x << np.uint32(bits)) | (x >> np.uint32(32 - bits))


def _lane_states(first: np.ndarray, lanes: int, steps: int) -> np.ndarray:
    """The states after 0, steps, 2 · steps ... steps of the generator: uint32 [4, lanes]."""
    jump = _power(_transition(), steps)
    states = np.empty((lanes, BITS), dtype=np.float32)
    states[0] = _bits(first[:, None])[:, 0]
    for lane in range(1, lanes):
        states[lane] = (jump @ states[lane - 1]) % 2
    return _packed(states.T)


def _transition() -> np.ndarray:
    """One step as a matrix over GF(2), [128, 128]: column i is what becomes of bit i alone."""
    alone = _packed(np.eye(BITS, dtype=np.float32))
    return _bits(_stepped(alone))


def _power(matrix: np.ndarray, exponent: int) -> np.ndarray:
    result = np.eye(BITS, dtype=np.float32)
    while exponent:
        if exponent & 1:
            result = (matrix @ result) % 2
        matrix = (matrix @ matrix) % 2
        exponent >>= 1
    return result


def _bits(words: np.ndarray) -> np.ndarray:
    """uint32 [4, n] → 0 or 1, float32 [128, n]."""
    shifts = np.arange(32, dtype=np.uint32)[None, :, None]
    return ((words[:, None, :] >> shifts) & np.uint32(1)).reshape(BITS, -1).astype(np.float32)


def _packed(bits: np.ndarray) -> np.ndarray:
    """0 or 1, [128, n] → uint32 [4, n]."""
    weights = (np.uint32(1) << np.arange(32, dtype=np.uint32))[None, :, None]
    return (bits.reshape(4, 32, -1).astype(np.uint32) * weights).sum(axis=1, dtype=np.uint32)
