"""Figures and days in few words, the same in every tool's answer: in the runner's units and language."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from api.terminal.units import Units
from coach.bank.labels import Labels
from solver.languages import ENGLISH, LANGUAGES, words_of

Json = Mapping[str, Any]


def date(iso: str, units: Units) -> str:
    """ "2027-01-05", as the language writes it."""
    return units.labels.told_date(dt.date.fromisoformat(iso))


def workout(kind: str, units: Units) -> str:
    """ "long run"."""
    return str(words_of(units.language)["workouts"][kind])


def distance(value: float | None, units: Units) -> str:
    """ "12.5 km" or "7.75 mi"; a rest day has none."""
    return "" if not value else units.distance(value)


def run(day: Json, units: Units) -> str:
    """ "long run 12.5 km", "rest"."""
    return f"{workout(day['workoutType'], units)} {distance(day['plannedDistanceKm'], units)}".strip()


def day_line(day: Json, units: Units) -> str:
    """ "2027-01-05 Tue: easy run 7 km"."""
    dated = units.labels.told_day(dt.date.fromisoformat(day["date"]))
    return units.labels.say("told.day", date=dated, run=run(day, units))


def pin(pin: Json, units: Units) -> str:
    """What a runner fixed: "2027-01-05, 7 km", "week 3, 40 km", "run of 2027-01-05 on 2027-01-06"."""
    if move := pin.get("move"):
        return units.labels.say("told.moved", before=date(move["from"], units), after=date(move["to"], units))
    place = date(pin["date"], units) if pin.get("date") else units.labels.say("told.in_week", number=pin.get("week"))
    kind = workout(pin["workoutType"], units) if pin.get("workoutType") else ""
    return listed([place, distance(pin.get("distanceKm"), units), kind])


def week_line(week: Json, race_date: str | None, units: Units) -> str:
    """ "3 recovery 28 km, longest 9 km"."""
    whole, furthest = (units.distance(value) for value in (week_km(week, race_date), longest(week, race_date)))
    kind = units.labels.say(f"week_type.{week['weekType']}")
    return units.labels.say("told.week", number=week["weekNumber"], kind=kind, distance=whole, longest=furthest)


def week_km(week: Json, race_date: str | None) -> float:
    """Kilometres of training: the race is not among them."""
    return round(sum(day["plannedDistanceKm"] or 0.0 for day in week["days"] if day["date"] != race_date), 6)


def longest(week: Json, race_date: str | None) -> float:
    """The longest run that is no race, 0 without any."""
    return max((day["plannedDistanceKm"] or 0.0 for day in week["days"] if day["date"] != race_date), default=0.0)


def bullets(sentences: Sequence[str], most: int, labels: Labels) -> Iterator[str]:
    """So many sentences as lines, and how many there are beyond."""
    yield from (f"- {sentence}" for sentence in sentences[:most])
    if len(sentences) > most:
        yield f"- {labels.say('told.more', count=len(sentences) - most)}"


def remarks(document: Json) -> list[str]:
    """What a plan, program or proposal warns of."""
    return [one["message"] for one in document["advisories"] if one["severity"] == "warning"]


def bends(document: Json) -> list[str]:
    """The rules that had to bend, each with its reason."""
    return [one["reason"] for one in document["relaxations"]]


def listed(parts: Iterable[str]) -> str:
    """Parts with commas between them."""
    return ", ".join(filter(None, parts))


def spoken_in(asked: Json) -> str:
    """The language that settings, or a lifter, ask for; English where there is no such one."""
    return language if (language := asked.get("language")) in LANGUAGES else ENGLISH
