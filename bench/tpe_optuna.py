"""Optuna's TPESampler on the functions of bench/tpe.ts: the best value after so many trials, for each seed, as JSON."""

import json
import math
import sys

import optuna


def branin(t):
    x, y = t("x", -5, 10), t("y", 0, 15)
    return (y - 5.1 / (4 * math.pi**2) * x * x + 5 / math.pi * x - 6) ** 2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


ALPHA = [1.0, 1.2, 3.0, 3.2]
A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
P = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991], [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]]


def hartmann6(t):
    x = [t(f"x{i}", 0, 1) for i in range(6)]
    return -sum(a * math.exp(-sum(A[k][i] * (x[i] - P[k][i] / 1e4) ** 2 for i in range(6))) for k, a in enumerate(ALPHA))


def rosenbrock4(t):
    x = [t(f"x{i}", -2, 2) for i in range(4)]
    return sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(3))


def rastrigin3(t):
    x = [t(f"x{i}", -5.12, 5.12) for i in range(3)]
    return 30 + sum(v * v - 10 * math.cos(2 * math.pi * v) for v in x)


def mixed(t):
    """A training's settings: a rate on a logarithmic scale, whole numbers, a list."""
    rate, layers, drop = t("rate", 1e-5, 1e-1, log=True), t("layers", 1, 8, whole=True), t("drop", 0, 0.8)
    kind = t("kind", values=["a", "b", "c", "d"])
    return (math.log10(rate) + 2.6) ** 2 + 0.3 * abs(layers - 3) + 4 * (drop - 0.25) ** 2 + {"a": 0.5, "b": 0, "c": 0.8, "d": 0.3}[kind]


FUNCTIONS = {each.__name__: each for each in (branin, hartmann6, rosenbrock4, rastrigin3, mixed)}


def suggest(trial):
    def t(name, low=None, high=None, log=False, whole=False, values=None):
        if values:
            return trial.suggest_categorical(name, values)
        return trial.suggest_int(name, low, high, log=log) if whole else trial.suggest_float(name, low, high, log=log)

    return t


def main(trials, seeds):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    found = {}
    for name, function in FUNCTIONS.items():
        found[name] = []
        for seed in range(1, seeds + 1):
            study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
            study.optimize(lambda trial, f=function: f(suggest(trial)), n_trials=trials)
            found[name].append(study.best_value)
    print(json.dumps({"version": optuna.__version__, "found": found}))


main(int(sys.argv[1]), int(sys.argv[2]))
