"""A reader who compares texts with the plan's numbers, without a line of the guardian's code.

It is cruder than the guardian: where a text could be true it says nothing. Texts of the offline coach have tests of
their own, so :func:`contradictions` skips what stands there word for word.
"""

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from solver.running.request.request import PlanRequest

Json = dict[str, Any]
MILE = 1.609344
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TENS = {"fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
WORDS = {**{word: n for n, word in enumerate(SMALL)}, **TENS, "ninety": 90, "hundred": 100}
NUMBER = rf"(\d+(?:[.,]\d+)?|{'|'.join(WORDS)})"
BETWEEN = "(?:easy|more|extra|additional|hard|gentle|relaxed)"
DISTANCE = re.compile(
    rf"(?<![\d.:/]){NUMBER}[\s-]*(?:{BETWEEN} )?(km|kms|kilomet(?:re|er)s?|mi|miles?|m|metres|meters)\b",
    re.I,
)
MINUTES = re.compile(rf"(?<![\d.:/]){NUMBER}[\s-]*(?:easy |more |extra |hard )?(?:min|mins|minutes?)\b", re.I)
HOURS = re.compile(rf"(?<![\d.:/]){NUMBER}[\s-]*(?:h|hours?)\b(?!\s*\d)", re.I)
VAGUE_TIMES = re.compile(r"\b(half an hour|half-hour|quarter of an hour|couple of (?:hours|miles|kilomet))", re.I)
CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)\b(?:\s*-\s*\d{1,2}:\d\d)?\s*(?:min)?\s*/?\s*(km|mi)?", re.I)
BEATS = re.compile(r"\b(\d{2,3})\s*(?:bpm|beats)", re.I)
PERCENT = re.compile(r"\d\s*(?:%|percent|per cent)", re.I)
HARD = re.compile(
    r"\b(sprints?|all[- ]out|flat[- ]out|as fast as you can|max(?:imum)? effort|race pace|fast finish|"
    r"hard intervals?|surges?|push (?:hard|the pace))\b",
    re.I,
)
EASED = re.compile(
    r"\b(no|not|never|without|don't|nor|avoid|rather than|instead of|resist|isn't|"
    r"than|tomorrow|yesterday|before|after)\b",
    re.I,
)
DANGEROUS = re.compile(
    r"ibuprofen|aspirin|painkiller|naproxen|paracetamol|steroid|diuretic|laxative|"
    r"(?:through|ignore) (?:the |any |your )?pain|skip (?:the )?water|without water|don't drink|fasted|"
    r"skip (?:breakfast|meals)|lose weight|no pain,? no gain|until you (?:vomit|collapse|drop)",
    re.I,
)
ORDERS = re.compile(
    r"\b(ignore (?:all|previous)|system prompt|as an ai|language model|http|www\.|\.com\b|"
    r"click|subscribe|buy )",
    re.I,
)
MARKUP = re.compile(r"[<>`*_#\[\]{}|\\~^]")
DATE = re.compile(
    rf"\b(?:(\d{{4}})-(\d\d)-(\d\d)|(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(MONTHS)})|"
    rf"({'|'.join(MONTHS)}) (\d{{1,2}}))\b",
    re.I,
)


def contradictions(plan: Json, offline: Json, asked: PlanRequest) -> list[str]:
    """Sentences that say where a text contradicts the plan; both plans as JSON, of the same skeleton."""
    found = []
    if plan["coachNote"] != offline["coachNote"]:
        found += [f"coachNote: {fault}" for fault in _signs(plan["coachNote"])]
    for week, own in zip(plan["weeks"], offline["weeks"], strict=True):
        if week["coachNotes"] != own["coachNotes"]:
            found += [f"week {week['weekNumber']}: {fault}" for fault in _week_faults(week, own, asked)]
        for day, mine in zip(week["days"], own["days"], strict=True):
            for name in ("title", "description"):
                if day[name] != mine[name]:
                    found += [f"{day['date']} {name}: {fault}" for fault in _day_faults(day[name], day, mine, plan)]
            found += [f"{day['date']}: {fault}" for fault in _field_faults(day)]
    return found


def structure_metres(day: Json) -> float | None:
    """The sum of a structure's distances in km; None when a step has no distance."""
    structure = day["workoutStructure"]
    if structure is None:
        return None
    total = 0.0
    for item in [structure.get("warmup"), *structure["main"], structure.get("cooldown")]:
        for times, step in _steps(item):
            km = _step_km(step)
            if km is None:
                return None
            total += times * km
    return total


def _step_km(step: Json) -> float | None:
    if step.get("distanceKm") is not None:
        return float(step["distanceKm"])
    pace = step.get("targetPace")
    if pace is None:
        return None
    return 60 * float(step["durationMins"]) / ((pace["fastSecPerKm"] + pace["slowSecPerKm"]) / 2)


def _steps(item: Json | None) -> Iterator[tuple[int, Json]]:
    if item is not None:
        yield from [(item["repeat"], step) for step in item["steps"]] if "repeat" in item else [(1, item)]


def _day_faults(text: str, day: Json, own: Json, plan: Json) -> Iterator[str]:
    yield from _signs(text)
    yield from _number_faults(text, _day_kms(day, plan), _day_minutes(day), f"{own['title']} {own['description']}")
    for match in CLOCK.finditer(text):
        if not _pace_is_known(match, day, own):
            yield f"pace {match[0]!r}"
    named = {name for name in WEEKDAYS if re.search(rf"\b{name}\b", text, re.I)} - {day["dayOfWeek"]}
    if named:
        yield f"weekday {named}"
    yield from _date_faults(text, [day["date"]])
    if day["workoutType"] not in ("tempo", "intervals", "race", "steady"):
        for match in HARD.finditer(text):
            clause = re.split(r"[.;:!?]", text[: match.start()])[-1]
            if not EASED.search(clause) and match[0].lower() not in own["description"].lower():
                yield f"hard work on a day of type {day['workoutType']}: {match[0]!r}"


def _week_faults(week: Json, own: Json, asked: PlanRequest) -> Iterator[str]:
    text = week["coachNotes"]
    yield from _signs(text)
    kms = [week["plannedDistanceKm"], *(day["plannedDistanceKm"] for day in week["days"] if day["plannedDistanceKm"])]
    yield from _number_faults(text, kms, [], own["coachNotes"])
    yield from _date_faults(text, [day["date"] for day in week["days"]])


def _number_faults(text: str, kms: list[float], minutes: list[float], known: str) -> Iterator[str]:
    """Distances and times that are neither the plan's nor in the offline coach's own text."""
    for match in DISTANCE.finditer(text):
        value, unit = _value(match[1]), match[2].lower()
        km = value * MILE if unit.startswith("mi") else value / 1000 if unit[0] == "m" else value
        near = any(abs(km - true) <= max(0.081, 0.02 * true) for true in kms)
        if not near and not _stands_in(match[1], known):
            yield f"distance {match[0]!r}"
    for pattern, factor in ((MINUTES, 1), (HOURS, 60)):
        for match in pattern.finditer(text):
            value = _value(match[1]) * factor
            small = value <= 2 and match[1].lower() in WORDS  # "take a minute", "walk one minute"
            near = small or any(abs(value - true) <= 2 for true in minutes)
            if not near and not _stands_in(match[1], known):
                yield f"time {match[0]!r}"
    if (match := VAGUE_TIMES.search(text)) and match[0].lower() not in known.lower():
        yield f"time {match[0]!r}"
    if match := PERCENT.search(text):
        yield f"share {match[0]!r}"


def _stands_in(number: str, known: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", known, re.I) is not None


def _day_kms(day: Json, plan: Json) -> list[float]:
    """The day's distance, every step's, and sums of repeats; a race's distance may be named on any day."""
    kms = [day["plannedDistanceKm"] or 0.0]
    structure = day["workoutStructure"] or {"main": []}
    for item in [structure.get("warmup"), *structure["main"], structure.get("cooldown")]:
        for times, step in _steps(item):
            kms += [step.get("distanceKm") or 0.0, times * (step.get("distanceKm") or 0.0)]
    return [km for km in kms if km]


def _day_minutes(day: Json) -> list[float]:
    structure = day["workoutStructure"] or {"main": []}
    steps = [s for i in [structure.get("warmup"), *structure["main"], structure.get("cooldown")] for _, s in _steps(i)]
    return [float(m) for m in (day["plannedDurationMins"], *(s.get("durationMins") for s in steps)) if m]


def _pace_is_known(match: re.Match[str], day: Json, own: Json) -> bool:
    """Whether a clock time lies in a pace range of the day, or stands in the offline coach's text."""
    if f"{match[1]}:{match[2]}" in own["description"]:
        return True
    seconds = int(match[1]) * 60 + int(match[2])
    structure = own["workoutStructure"] or {"main": []}
    steps = [s for i in [structure.get("warmup"), *structure["main"], structure.get("cooldown")] for _, s in _steps(i)]
    paces = [p for p in (own["targetPace"], *(step.get("targetPace") for step in steps)) if p]
    per_km = seconds / MILE if match[3] and match[3].lower() == "mi" else seconds
    return any(p["fastSecPerKm"] - 4 <= per_km <= p["slowSecPerKm"] + 4 for p in paces)


def _date_faults(text: str, dates: list[str]) -> Iterator[str]:
    days = {(date.month, date.day) for date in map(dt.date.fromisoformat, dates)}
    for match in DATE.finditer(text):
        _, month, day, day_first, month_last, month_first, day_last = match.groups()
        name = month_last or month_first
        number = int(month) if month else MONTHS.index(name.lower()) + 1
        if (number, int(day or day_first or day_last)) not in days:
            yield f"date {match[0]!r}"


def _signs(text: object) -> Iterator[str]:
    """What must not stand in any text."""
    if not isinstance(text, str) or not text.strip():
        yield "no text"
        return
    for name, pattern in (("dangerous advice", DANGEROUS), ("an order", ORDERS), ("markup", MARKUP)):
        for match in pattern.finditer(text):
            if name != "dangerous advice" or not EASED.search(text[: match.start()].split(".")[-1]):
                yield f"{name} {match[0]!r}"
    for c in text:
        category = unicodedata.category(c)
        if (
            category[0] == "C"
            or category in ("Zl", "Zp", "So")
            or (c.isalpha() and "LATIN" not in unicodedata.name(c, ""))
        ):
            yield f"sign U+{ord(c):04X}"


def _field_faults(day: Json) -> Iterator[str]:
    kind, intensity = day["workoutType"], day["intensity"]
    gentle = kind in ("easy", "recovery", "rest", "cross_training")
    if gentle and intensity != "low":
        yield f"intensity {intensity} on a day of type {kind}"
    pace = day["targetPace"]
    if pace is not None and not 120 <= pace["fastSecPerKm"] <= pace["slowSecPerKm"] <= 1200:
        yield f"pace {pace}"
    total = structure_metres(day)
    planned = day["plannedDistanceKm"]
    if total is not None and planned and not math.isclose(total, planned, rel_tol=0.0201):
        yield f"structure of {total} km on a day of {planned} km"


def _value(text: str) -> float:
    return float(WORDS[text.lower()]) if text.lower() in WORDS else float(text.replace(",", "."))
