"""Months, weekdays and hours of wall-clock milliseconds, and the days to the nearest Tết."""

from __future__ import annotations

import numpy as np

from .sale_lines import DAY

# The first day of Tết in Vietnam, 1990 to 2050, for models of versions that do not hold the list themselves.
TET = (
    "01-27 02-15 02-04 01-23 02-10 01-31 02-19 02-07 01-28 02-16 02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-17 02-07 01-26 "
    "02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 "
    "02-02 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04 01-24 02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02 "
    "01-23"
).split()
TET_DAYS = tuple(f"{1990 + i}-{day}" for i, day in enumerate(TET))
FARTHEST_TET = 60


def angles(time: np.ndarray) -> dict[str, np.ndarray]:
    """Sines and cosines of month and weekday (Monday is 0), in the shape of `time`."""
    day = time // DAY
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    weekday = (day + 3) % 7
    of_month, of_weekday = 2 * np.pi * np.arange(12) / 12, 2 * np.pi * np.arange(7) / 7
    return {
        "month_sin": np.sin(of_month)[month],
        "month_cos": np.cos(of_month)[month],
        "weekday_sin": np.sin(of_weekday)[weekday],
        "weekday_cos": np.cos(of_weekday)[weekday],
    }


def hour(time: np.ndarray) -> np.ndarray:
    return (time % DAY) // 3_600_000


def days_to_tet(time: np.ndarray, days: tuple[str, ...] = TET_DAYS) -> np.ndarray:
    """[n] days (real) from each time [n] to the midnight of the nearest Tết, 60 at most."""
    tet = np.array(days, "datetime64[D]").astype(np.int64) * DAY
    return np.minimum(FARTHEST_TET, np.abs(time[:, None] - tet[None, :]).min(axis=1) / DAY)
