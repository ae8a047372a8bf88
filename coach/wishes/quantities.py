"""Values from a quote alone: kilometres, paces, times, weekdays, goals."""

import re
from collections.abc import Mapping

from coach.wishes.spelling import WEEKDAYS
from solver.running.paces.paces import FIVE_KM, HALF_KM, MARATHON_KM, TEN_KM
from solver.running.request.grid import KM_PER_MILE

FASTEST_PACE, SLOWEST_PACE = 150.0, 900.0
"""Seconds per km between which anybody runs or walks a race, or runs easily."""

NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d+)?"
DISTANCE_UNIT = r"km|k|miles|mile|m p w|mpw|kpw"
A_WEEK = r"(?:(?:a|per|each|every|the|/|in (?:a|the)) ?(?:last |past )?week|weekly|/ ?wo|week)\b"
OR = r"(?:-|/|(?:- |, )?(?:or |oder )?(?:to|or|oder|maybe|perhaps|possibly|sometimes|even|vielleicht|eventuell|evtl)(?: even| sogar)?)"
"""What stands between the two ends of a range: "4-5", "4 or 5", "four, maybe five"."""
TIME = (
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:hours?|minutes|h\b))?|(?:an|eine\w?) hour(?: and (?:a|an|1) half)?"
    r"|\d{1,3}(?:[.,]\d)? ?(?:hours?|hr|h)(?: (?:and )?(?:a half|\d{1,2}(?: ?(?:minutes|m))?))?\b|\d{1,3} ?minutes)"
)
"""A time that says what it is: "3:45", "an hour", "3h30", "1 hour and 45 minutes", "50 minutes"."""
_CLOCK = re.compile(r"(\d{1,2})(?::| (?=\d{2}$))(\d{2})(?::(\d{2}))?")
DAYS = "|".join(names[0] for names in WEEKDAYS)
AND = r"(?: ?, ?and | ?, ?| and | or | oder | plus | ?[/&+] ?)"
"""What stands between the weekdays of a list."""
GOALS = (
    ("half_marathon", re.compile(r"half(?: ?- ?| )?marathon|\bsemi ?- ?marathon|\bhalf\b|\bhm\b|21 ?\.? ?1 ?k")),
    (
        "marathon",
        re.compile(
            r"\bfull 1\b|\bthe full(?= ?[,.;!]|$)|\b(?<!ultra )(?<!ultra - )marathon\b(?! ?-? ?(?:relay|staffel))|42 ?\.? ?2 ?k"
        ),
    ),
    ("10k", re.compile(r"\b10 ?-? ?(?:k|km|er)\b|\bzehner\b|\b10000 ?m\b")),
    ("5k", re.compile(r"\b5 ?-? ?(?:k|km|er)\b|\b5000 ?m\b|parkrun")),
    (
        "general_fitness",
        re.compile(
            r"no (?:\w+ )?race\b|without a race|fit\b|fitter|fitness|stay in shape|(?:get|getting) (?:back )?in(?:to)? shape|keep jogging|healthy|ohne race"
        ),
    ),
)


def number_of(text: str) -> float:
    """1,200 and 12.5 and 12,5."""
    return float(text.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text) else text.replace(",", "."))


def kilometres(plain: str) -> list[float]:
    """Every distance in a quote, in km; the first unit holds for numbers before it ("30 to 40 km"); "km per week 30"."""
    if labelled := re.fullmatch(rf"({DISTANCE_UNIT}) \D*({NUMBER})", plain):
        return [_in_km(labelled[2], labelled[1])]
    units = re.findall(rf"(?:{NUMBER}) ?({DISTANCE_UNIT})\b", plain)
    if not units:
        return []
    numbers = re.findall(rf"({NUMBER})(?: ?({DISTANCE_UNIT})\b)?", plain)
    return [_in_km(number, unit or units[0]) for number, unit in numbers]


def _in_km(number: str, unit: str) -> float:
    miles = unit.replace(" ", "") in ("miles", "mile", "mpw")
    return round(number_of(number) * (KM_PER_MILE if miles else 1), 6)


def counts(plain: str) -> list[int]:
    """Every whole number in a quote."""
    return [int(number) for number in re.findall(r"(?<![\d.,])\d{1,2}(?![\d.,]|:)", plain)]


def weekdays(plain: str) -> list[str]:
    """The weekdays that a quote names, Monday first; "weekend" is Saturday and Sunday, "Tuesday to Friday" all four."""
    order = [names[0] for names in WEEKDAYS]
    found = set(re.findall(DAYS, plain))
    for first, last in re.findall(rf"({DAYS}) (?:-|to|through) ({DAYS})", plain):
        a, b = order.index(first), order.index(last)
        found |= set(order[a : b + 1] if a <= b else order[a:] + order[: b + 1])
    if "weekend" in plain:
        found |= {"saturday", "sunday"}
    return [day for day in order if day in found]


def goals(plain: str) -> list[str]:
    """The goals that a quote names."""
    found, rest = [], plain
    for goal, pattern in GOALS:
        if pattern.search(rest):
            found.append(goal)
            rest = pattern.sub(" ", rest)
    return found


def pace_seconds(plain: str) -> float | None:
    """Seconds per km of "5:45 / km", "9:15 a mile"."""
    match = _CLOCK.search(plain) or re.search(r"(\d{1,2})() minutes", plain)
    if match is None:
        return None
    seconds = int(match[1]) * 60 + int(match[2] or 0)
    return round(seconds / KM_PER_MILE, 1) if "mile" in plain else float(seconds)


RACE_KM: Mapping[str, float] = {"5k": FIVE_KM, "10k": TEN_KM, "half_marathon": HALF_KM, "marathon": MARATHON_KM}


def race_seconds(plain: str, goal: str) -> int | None:
    """A time for a race of this goal: "3:45", "1:45:30", "sub 4", "50 minutes"; None where no reading is one.

    What may be hours or minutes ("1:45") is whichever somebody can run: 60 times as long is never possible too.
    """
    fastest, slowest = (pace * RACE_KM[goal] for pace in (FASTEST_PACE, SLOWEST_PACE))
    return next((seconds for seconds in _times(plain) if fastest <= seconds <= slowest), None)


def _times(plain: str) -> list[int]:
    """Every time that a quote may mean, in seconds."""
    match = _CLOCK.search(plain)
    if match is not None:
        a, b, c = int(match[1]), int(match[2]), match[3]
        return [a * 3600 + b * 60, a * 60 + b] if c is None else [a * 3600 + b * 60 + int(c)]
    hours = re.search(
        r"((?<![\d.,])\d{1,2}|\ban|\beine\w?) ?(?:hours?|hr|h)\b ?(?:and )?(?:(?P<half>(?:an?|1) half)|(\d{1,2})(?: ?(?:minutes|m))?\b)?",
        plain,
    )
    if hours is not None:
        whole = int(hours[1]) if hours[1].isdigit() else 1
        return [whole * 3600 + (30 if hours["half"] else int(hours[3] or 0)) * 60]
    match = re.search(rf"({NUMBER}) ?(hours?|minutes|h\b)?", plain)
    if match is None:
        return []
    units = {"h": (3600,), "m": (60,), "": (3600, 60)}[(match[2] or "")[:1]]
    return [round(number_of(match[1]) * unit) for unit in units]
