"""Seeded numbers against a slow version: one word after the other in whole numbers, as the studio's random.ts says."""

import numpy as np
import pytest
import torch

from sales_studio.train.seeded import WORD, hash32, keeps, shuffled, uniform


def slow_uniform(seed: int):
    a = hash32(seed ^ 0x9E3779B9)
    b = hash32(a ^ 0x85EBCA6B)
    c = hash32(b ^ 0xC2B2AE35)
    d = hash32(c ^ 0x27D4EB2F) | 1

    def rotated(x: int, bits: int) -> int:
        return ((x << bits) | (x >> (32 - bits))) & WORD

    def word() -> int:
        nonlocal a, b, c, d
        result = (rotated((b * 5) & WORD, 7) * 9) & WORD
        t = (b << 9) & WORD
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = rotated(d, 11)
        return result

    while True:
        high, low = word(), word()
        yield (high * 2097152 + (low >> 11)) / 9007199254740992


def slow_shuffle(count: int, seed: int) -> list:
    items, numbers = list(range(count)), slow_uniform(seed)
    for i in range(count - 1, 0, -1):
        j = int(next(numbers) * (i + 1))
        items[i], items[j] = items[j], items[i]
    return items


def test_hash_is_the_studios():
    # src/core/lib/random.ts in Node: [0, 1, 2, 4294967295].map(hash32)
    assert [hash32(x) for x in (0, 1, 2, 4294967295)] == [0, 1753845952, 3507691905, 1734902346]


@pytest.mark.parametrize("seed", [0, 1, 77, 2**31 - 1, 2**32 - 1])
@pytest.mark.parametrize("count", [1, 2, 3, 17, 1000])
def test_uniform_numbers(seed, count):
    numbers = slow_uniform(seed)
    assert uniform(count, seed).tolist() == [next(numbers) for _ in range(count)]


@pytest.mark.parametrize("count", [0, 1, 2, 5, 333])
def test_shuffle(count):
    assert shuffled(count, 9).tolist() == slow_shuffle(count, 9)


def test_a_long_stream_is_cut_into_lanes_that_continue_each_other():
    numbers = slow_uniform(5)
    assert uniform(100_000, 5)[99_990:].tolist() == [next(numbers) for _ in range(100_000)][99_990:]


@pytest.mark.parametrize("seed,first", [(0, 0), (12345, 7), (2**32 - 1, 2**32 - 3)])
def test_dropout_keeps_what_the_hash_says(seed, first):
    rate = 0.3
    found = keeps(50, first, seed, rate, torch.device("cpu"))
    wanted = [hash32((first + i + hash32(seed)) & WORD) >= int(rate * 4294967296) for i in range(50)]
    assert found.tolist() == wanted
    many = keeps(100_000, first, seed, rate, torch.device("cpu"))
    assert np.isclose(many.double().mean().item(), 1 - rate, atol=0.01)
