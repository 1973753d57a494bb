"""The training settings that a run may change; sizes and seed are those of the samples' starting weights."""

import json

from .schedule import TrainingError

# Whole numbers, then others, each with the least that it may be: the bounds of src/core/training/settings.ts.
WHOLE = {
    **dict.fromkeys(("batchSize", "epochs", "accumulation", "patience", "warmRestartPeriod", "warmRestartFactor", "members"), 1),
    **dict.fromkeys(("targetsPerEpoch", "validationTargets"), 0),
}
REAL = {
    **{"learningRate": 1e-6, "gradientClip": 0.01},
    **dict.fromkeys(("weightDecay", "minLearningRate", "productWeight", "quantityWeight", "revenueWeight", "discountWeight"), 0),
}
MOST_MEMBERS = 20


def chosen_settings(settings: dict, pairs: list) -> dict:
    """The samples' settings with these KEY=VALUE changed."""
    changed = dict(settings)
    for pair in pairs:
        key, _, text = pair.partition("=")
        kind, least = (int, WHOLE[key]) if key in WHOLE else (int | float, REAL.get(key))
        if least is None:
            fixed = key in settings and key != "version"
            why = f"{key} is fixed with the samples: write them anew with `studio samples --set {pair}`" if fixed else "there is no such setting"
            raise TrainingError(f"--set {pair}: {why} (to be set here: {', '.join((*WHOLE, *REAL))})")
        try:
            value = json.loads(text)
        except ValueError:
            value = None
        if isinstance(value, bool) or not isinstance(value, kind) or not least <= value < float("inf"):
            raise TrainingError(f"--set {pair}: {key} is a {'whole ' if kind is int else ''}number from {least}")
        if key == "members" and value > MOST_MEMBERS:
            raise TrainingError(f"--set {pair}: a model has {MOST_MEMBERS} networks at most")
        changed[key] = value
    return changed
