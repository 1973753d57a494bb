"""Cells of a file as people write them: dates, numbers and codes. Each distinct text is read once."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata

NOTHING = {"", "-", "--", "null", "none", "nan", "n/a", "#n/a", "na", "(blank)"}
WHOLE = re.compile(r"(\d+)\.0+")
DIGITS = re.compile(r"\d+")
CLOCK = re.compile(r"(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*([ap]\.?m\.?|sa|ch)?$", re.IGNORECASE)
BUDDHIST = (2450, 2600, 543)
MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name}
DRESS = re.compile(r"^(?:vnd|usd|eur|đ|₫|\$|€|£)|(?:vnd|vnđ|usd|eur|đồng|đ|₫|\$|€|£)$", re.IGNORECASE)
EPOCH = datetime.datetime(1970, 1, 1)
HOUR = 3_600_000


def id_text(cell: str) -> str:
    """Text that tells who or what: composed letters, single blanks; "" where it stands for nothing."""
    text = str(cell)
    if text.isascii() and text.isalnum():  # as most codes are: nothing to compose or to take away
        return "" if text.lower() in NOTHING else text
    text = " ".join(unicodedata.normalize("NFC", text).replace("​", "").replace("﻿", "").split())
    if text.startswith('="') and text.endswith('"'):
        text = text[2:-1]
    return "" if text.lower() in NOTHING else text


def code_text(cell: str) -> str:
    """As `id_text`; a whole number loses its .0."""
    text = id_text(cell)
    whole = WHOLE.fullmatch(text)
    return whole[1] if whole else text


def number(text: str, decimal: str) -> tuple[float, bool] | None:
    """A number and whether it has a % sign; None where the text is none under this decimal mark."""
    if text.isascii() and text.isdigit():
        return float(text), False
    text = DRESS.sub("", text.strip().replace("−", "-")).strip()
    negative = text.startswith("-") or (text.startswith("(") and text.endswith(")"))
    text = text.strip("-()").strip()
    percent = text.endswith("%")
    text = text.rstrip("%").strip().replace(" ", "").replace(" ", "").replace(" ", "")
    group = "," if decimal == "." else "."
    whole, mark, rest = text.partition(decimal)
    groups = whole.split(group)
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(each) != 3 for each in groups[1:])):
        return None
    plain = "".join(groups) + ("." + rest if mark else "")
    if not re.fullmatch(r"\d*\.?\d*(?:[eE][+-]?\d{1,2})?", plain) or not re.search(r"\d", plain):
        return None
    value = float(plain)
    return (-value if negative else value), percent


def moment(text: str, form: str) -> int | None:
    """Wall-clock milliseconds of a date, or a date and time, in this order of its parts; None where it is none."""
    text = text.strip()
    if form == "excel":
        return _serial(text)
    clock = CLOCK.search(text)
    ms = 0
    if clock:
        found = clock_ms(clock)
        if found is None:
            return None
        ms, text = found, text[: clock.start()].rstrip(" T,")
    parts = [part for part in re.split(r"[/\-.\s,]+", text) if part]
    if len(parts) == 1 and len(parts[0]) == 8 and parts[0].isdigit():
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        year, month, day = parts
    elif form == "mm/dd/yyyy" and not parts[0][0].isalpha() and not parts[1][0].isalpha():
        month, day, year = parts
    elif parts[0][0].isalpha():
        month, day, year = parts
    else:
        day, month, year = parts
    return _day(year, month, day, ms)


def _day(year: str, month: str, day: str, ms: int) -> int | None:
    m = MONTHS.get(month[:3].lower()) if month[0].isalpha() else int(month) if month.isdigit() else None
    if m is None or not (day.isdigit() and year.isdigit() and len(year) in (2, 4)):
        return None
    y = int(year)
    if len(year) == 2:
        y += 2000 if y < 70 else 1900
    if BUDDHIST[0] <= y <= BUDDHIST[1]:
        y -= BUDDHIST[2]
    try:
        days = (datetime.datetime(y, m, int(day)) - EPOCH).days
    except ValueError:
        return None
    return days * 24 * HOUR + ms


def _serial(text: str) -> int | None:
    try:
        serial = float(text)
    except ValueError:
        return None
    return round((serial - 25_569) * 24 * HOUR / 1000) * 1000 if 1 <= serial < 100_000 else None


def clock_ms(clock: re.Match) -> int | None:
    """Milliseconds since midnight of a match of CLOCK; None where there is no such time."""
    hours, minutes, seconds = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    half = (clock[5] or "").lower().replace(".", "")
    if half:
        hours = hours % 12 + (12 if half in ("pm", "ch") else 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    return hours * HOUR + minutes * 60_000 + seconds * 1000 + int(f"{clock[4] or 0:0<3}"[:3])


def time_of_day(text: str) -> int | None:
    """Milliseconds since midnight; None where the text is no time."""
    clock = CLOCK.match(text.strip())
    return clock_ms(clock) if clock else None


YES = {"1", "1.0", "có", "co", "yes", "y", "true", "x", "đúng", "dung", "☑", "✓"}


def is_yes(text: str) -> bool:
    return unicodedata.normalize("NFC", text.strip().lower()) in YES


def is_mobile(text: str) -> bool:
    """Whether the text of an order's source names a phone or an app."""
    return re.search("mobile|di động|app", unicodedata.normalize("NFC", text).lower()) is not None
