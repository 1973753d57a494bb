"""The rivals on the questions in a folder: run.py FOLDER EPOCHS SECONDS RIVAL ...; writes each one's ranks of the test lines to FOLDER/NAME.ranks (int32)."""

import importlib.util
import sys

NEEDED = ["numpy", "scipy", "lightgbm", "torch"]
MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]
if MISSING:
    what = " and ".join([", ".join(MISSING[:-1]), MISSING[-1]] if len(MISSING) > 1 else MISSING)
    sys.exit(f"The Python at {sys.executable} lacks {what}: {sys.executable} -m pip install {' '.join(MISSING)}")

import numpy as np

import counting
import ranker
import sequences
from shared import Data, log, tuned


def main():
    folder, epochs, seconds, rivals = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4:]
    data = Data(folder)
    log(len(data.product), "lines,", data.visits, "visits,", data.V, "products,", len(data.test), "test questions")

    def keep(name, scores):
        data.ranks(data.test, scores).astype(np.int32).tofile(f"{folder}/{name}.ranks")
        log(name, "done")

    def upcf(questions, numbers):
        return counting.upcf(data, data.q_customer[questions], [data.past(q) for q in questions], data.cut, **numbers)

    if "UP-CF@r" in rivals:
        grid = dict(power=(1, 3, 10, 30), last=(3, 10, 25), asymmetry=(0.25, 0.5, 0.75))
        keep("UP-CF@r", upcf(data.test, tuned(data, "UP-CF@r", dict(last=10, power=10, asymmetry=0.5), grid, upcf)))
    if "EASE alone" in rivals:
        weights = {r: counting.ease(data, data.cut, r) for r in (100.0, 300.0)}

        def ease(questions, numbers):
            lately = data.recent([data.past(q) for q in questions], data.q_time[questions], numbers["half_life"])
            return lately @ weights[numbers["regularization"]]

        grid = dict(regularization=tuple(weights), half_life=(30, 90, 240))
        keep("EASE alone", ease(data.test, tuned(data, "EASE", dict(regularization=300.0, half_life=90), grid, ease)))
    if "LightGBM" in rivals:
        keep("LightGBM", ranker.scores(data))
    for name in ("SASRec", "GRU4Rec"):
        if name in rivals:
            keep(name, sequences.scores(data, name, epochs, seconds))


main()
