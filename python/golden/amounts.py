"""Prints what PyTorch says of an amounts network whose weights and inputs are sines: the numbers in
src/core/model/amounts/amountNetwork.test.ts. usage: PYTHONPATH=python python python/golden/amounts.py"""

import torch
from sales_studio.amounts import CHOICES, MEASURES, AmountNetwork

INPUTS = 73
PRODUCTS = 6
ROWS = 4


def sines(shape: tuple, phase: float, scale: float) -> torch.Tensor:
    count = 1
    for size in shape:
        count *= size
    return (scale * torch.sin(phase + torch.arange(count, dtype=torch.float64))).float().reshape(shape)


network = AmountNetwork(PRODUCTS, INPUTS, [0.4, 0.1, 0.02]).eval()
with torch.no_grad():
    for i, parameter in enumerate(network.parameters()):
        parameter.copy_(sines(tuple(parameter.shape), i, 0.2))
    inputs = sines((ROWS, INPUTS), 0.5, 1)
    choices = sines((ROWS, MEASURES, CHOICES), 0.25, 2)
    # Every third candidate is not known; the base, the last one, always is.
    for place in range(0, choices.numel(), 3):
        if place % CHOICES != CHOICES - 1:
            choices.view(-1)[place] = float("nan")
    measures = network(inputs, choices, torch.tensor([0, 5, 2, 3]))
for row in measures.tolist():
    print("[" + ", ".join(f"{value:.7f}" for value in row) + "],")
