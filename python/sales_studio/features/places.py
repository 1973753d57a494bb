"""Where customers are: the positions of provinces by name, and distances to what is known."""

from __future__ import annotations

import re
import unicodedata

import numpy as np

from .histories import Histories

EARTH_RADIUS_KM = 6371.0088
MARKS = re.compile(r"[̀-ͯ]")
KINDS = re.compile(r"^(tinh|thanh pho|tp)\b\.?\s*")


# What people write for short, and a name of before 2025 that differs from the recorded one.
SHORT = {"hcm": "hochiminh", "tphcm": "hochiminh", "saigon": "hochiminh", "hn": "hanoi", "thuathienhue": "hue"}


def plain_name(text: str) -> str:
    """A province's name without marks, capitals, signs, blanks and the word for province or city; in full where it is short."""
    text = MARKS.sub("", unicodedata.normalize("NFD", text.lower().replace("đ", "d")))
    text = KINDS.sub("", re.sub(r"[^a-z0-9.]+", " ", text).strip())
    name = re.sub(r"[^a-z0-9]+", "", text)
    return SHORT.get(name, name)


def locate_provinces(names: list[str], inputs: dict | None) -> np.ndarray:
    """[k, 3] province id, latitude and longitude of province names, as the model's inputs.json lists them; id 0 unknown."""
    known: dict[str, tuple[int, float, float]] = {}
    for province in inputs["places"]["provinces"] if inputs else ():
        for name in province["names"]:
            known[plain_name(name["name"])] = (province["id"], name["latitude"], name["longitude"])
    unknown = (0, np.nan, np.nan)
    return np.array([known.get(plain_name(name), unknown) for name in names], np.float64).reshape(len(names), 3)


def haversine_km(lat1, lon1, lat2, lon2) -> np.ndarray:
    """Great-circle kilometres between points in degrees. Sinnott (1984), "Virtues of the haversine"."""
    radians = np.pi / 180
    sin_lat = np.sin((lat2 - lat1) * radians / 2)
    sin_lon = np.sin((lon2 - lon1) * radians / 2)
    h = sin_lat * sin_lat + np.cos(lat1 * radians) * np.cos(lat2 * radians) * sin_lon * sin_lon
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1, np.sqrt(h)))


def distances(h: Histories, preprocess: dict, inputs: dict | None) -> dict[str, np.ndarray]:
    """[n] each, of the place and the salesperson of each history's last line; NaN where unknown."""
    lines, last = h.lines, h.last()
    nowhere = np.full(h.count, np.nan)
    names = ("latitude", "longitude", "km_province_centre", "km_salesperson_base", "km_hanoi", "km_danang", "km_hcmc")
    raw = {name: nowhere for name in names} | {"urban": np.full(h.count, 0.5)}
    if lines.latitude is None or lines.count == 0:
        return raw
    known = last >= 0
    latitude, longitude = np.where(known, lines.latitude[last], np.nan), np.where(known, lines.longitude[last], np.nan)
    raw["latitude"], raw["longitude"] = latitude, longitude
    if lines.urban is not None:
        raw["urban"] = np.where(known, lines.urban[last], 0.5)
    if inputs:
        centres = np.full((35, 2), np.nan)
        for province in inputs["places"]["provinces"]:
            centres[province["id"]] = province["latitude"], province["longitude"]
        centre = centres[np.where(known, lines.province[last], 0)] if lines.province is not None else centres[last * 0]
        raw["km_province_centre"] = haversine_km(latitude, longitude, centre[:, 0], centre[:, 1])
        for name, place in inputs["places"]["cities"].items():
            raw[name] = haversine_km(latitude, longitude, place["latitude"], place["longitude"])
    if lines.salesperson is not None:
        stored = preprocess.get("salespersonBases", {})
        bases = np.full((len(lines.salesperson.values) + 1, 2), np.nan)
        for code, name in enumerate(lines.salesperson.values):
            if name in stored:
                bases[code] = stored[name]["latitude"], stored[name]["longitude"]
        base = bases[np.where(known, lines.salesperson.codes[last], -1)]
        raw["km_salesperson_base"] = haversine_km(latitude, longitude, base[:, 0], base[:, 1])
    return raw
