"""
The inputs of one history at a time, in plain Python after docs/features.md: slow, obvious, and apart from the package's own code, so
that tests can hold the fast one against it. A history is a list of lines (dicts), oldest first.
"""

from datetime import datetime, timedelta, timezone
from math import asin, cos, fsum, log, log1p, pi, radians, sin, sqrt

DAY = 86_400_000
PERIODS = {"week": (7, 8), "month": (30, 12), "quarter": (91, 8), "year": (365, 3)}


def scaled(raw: float | None, scaler: dict) -> float:
    if raw is None:
        return 0.0
    value = raw / scaler["divisor"]
    if scaler["log"]:
        value = log1p(value) if value >= 0 else -log1p(-value)
    return (value - scaler["mean"]) / scaler["deviation"] if scaler["scale"] else value


def date_of(ms: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=ms)


def angles(ms: int) -> dict:
    month, weekday = 2 * pi * (date_of(ms).month - 1) / 12, 2 * pi * date_of(ms).weekday() / 7
    return {"month_sin": sin(month), "month_cos": cos(month), "weekday_sin": sin(weekday), "weekday_cos": cos(weekday)}


def steps(history: list, time: int, preprocess: dict) -> tuple[list, list]:
    """Product ids, and a list of scaled numbers for each of the last lines."""
    ids = {code: i + 2 for i, code in enumerate(preprocess["products"])}
    tiers = dict(zip(preprocess["products"] + preprocess["otherProducts"], preprocess["priceTiers"] + preprocess["otherPriceTiers"]))
    rows = []
    for i, line in enumerate(history):
        before = history[i - 1]["time"] if i else line["time"]
        raw = {
            "quantity": line["quantity"],
            "revenue": line["revenue"],
            "discount": line["discount"],
            "days_since_previous": (line["time"] - before) / DAY,
            "days_before_target": (time - line["time"]) / DAY,
            "hour": date_of(line["time"]).hour / 24,
            "price_tier": tiers.get(line["product"], 0) / 5,
            **angles(line["time"]),
        }
        rows.append([scaled(raw[scaler["name"]], scaler) for scaler in preprocess["steps"]])
    length = preprocess["settings"]["maxSeqLen"]
    return [ids.get(line["product"], 1) for line in history][-length:], rows[-length:]


def periods(history: list, time: int, scale: str, preprocess: dict) -> list:
    days, count = PERIODS[scale]
    raws = []
    for i in range(count - 1, -1, -1):
        held = [line for line in history if time - (i + 1) * days * DAY <= line["time"] < time - i * days * DAY]
        raw = {
            "revenue": fsum(line["revenue"] for line in held),
            "quantity": fsum(line["quantity"] for line in held),
            "visits": len({line["visit"] for line in held}),
            "discount": fsum(line["discount"] for line in held) / len(held) if held else 0,
        }
        raw["change"] = max(-5, min(5, log((raw["revenue"] + 1) / (raws[-1]["revenue"] + 1)))) if raws else 0
        raws.append(raw)
    return [[scaled(raw[scaler["name"]], scaler) for scaler in preprocess["periods"][scale]] for raw in raws]


def kilometres(one: tuple, other: tuple) -> float:
    """Great-circle distance by the chord's half angle."""
    (a, b), (c, d) = ((radians(x) for x in place) for place in (one, other))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1, sqrt(h)))


def customer(history: list, time: int, preprocess: dict, inputs: dict) -> list:
    raw = {scaler["name"]: None for scaler in preprocess["customer"]}
    raw |= {"urban": 0.5, **angles(time), "days_to_tet": 60}
    for day in inputs["tet"]["days"]:
        tet = datetime.fromisoformat(day).replace(tzinfo=timezone.utc).timestamp() * 1000
        raw["days_to_tet"] = min(raw["days_to_tet"], abs(time - tet) / DAY)
    if history:
        raw |= behaviour(history, time, preprocess["rfm"])
        raw |= geography(history[-1], preprocess, inputs)
    return [scaled(raw[scaler["name"]], scaler) for scaler in preprocess["customer"]]


def behaviour(history: list, time: int, rfm: dict) -> dict:
    n = len(history)
    begun: dict = {}
    for line in history:
        begun.setdefault(line["visit"], line["time"])
    starts = list(begun.values())
    gaps = [(b - a) / DAY for a, b in zip(starts, starts[1:])]
    mean = fsum(gaps) / len(gaps) if gaps else 0
    money = fsum(line["revenue"] for line in history)
    recency, tenure = (time - history[-1]["time"]) / DAY, (time - history[0]["time"]) / DAY

    def score(thresholds: list, value: float) -> int:
        return 1 + sum(threshold < value for threshold in thresholds)

    return {
        "recency_days": recency,
        "frequency": len(begun),
        "monetary": money,
        "tenure_days": tenure,
        "mean_visit_value": money / len(begun),
        "gap_mean_days": mean,
        "gap_deviation_days": sqrt(fsum((gap - mean) ** 2 for gap in gaps) / len(gaps)) if len(gaps) > 1 else 0,
        "distinct_products": len({line["product"] for line in history}),
        "distinct_families": len({line["family"] for line in history}),
        "mean_quantity": fsum(line["quantity"] for line in history) / n,
        "mean_discount": fsum(line["discount"] for line in history) / n,
        "discounted_share": sum(line["discount"] > 0 for line in history) / n,
        "r_score": 6 - score(rfm["recency"], recency),
        "f_score": score(rfm["frequency"], len(begun)),
        "m_score": score(rfm["monetary"], money),
        "lifetime_value": money / max(tenure, 30) * 365,
        "mobile_share": sum("mobile" in line["source"].lower() for line in history) / n,
        "walk_in": float(history[-1]["walkIn"]),
    }


def geography(line: dict, preprocess: dict, inputs: dict) -> dict:
    """By the name of the last line's province, which stands in inputs.json letter by letter."""
    for province in inputs["places"]["provinces"]:
        for name in province["names"]:
            if name["name"] == line["province"]:
                here = name["latitude"], name["longitude"]
                places = {"km_province_centre": province, **inputs["places"]["cities"]}
                places["km_salesperson_base"] = preprocess["salespersonBases"].get(line["salesperson"])
                km = {key: place and kilometres(here, (place["latitude"], place["longitude"])) for key, place in places.items()}
                return {"latitude": here[0], "longitude": here[1], **km}
    return {}

