"""Figures and days in few words, the same in every tool's answer: in the runner's units, as data in kilometres."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from api.terminal.units import Units

Json = Mapping[str, Any]


def distance(value: float | None, units: Units) -> str:
    """ "12.5 km" or "7.75 mi"; a rest day has none."""
    return "" if not value else units.distance(value)


def run(day: Json, units: Units) -> str:
    """ "long run 12.5 km", "rest"."""
    kind = str(day["workoutType"]).replace("_", " ")
    return f"{kind} {distance(day['plannedDistanceKm'], units)}".strip()


def day_line(day: Json, units: Units) -> str:
    """ "2027-01-05 Tue: easy 7 km"."""
    return f"{day['date']} {str(day['dayOfWeek'])[:3].capitalize()}: {run(day, units)}"


def week_line(week: Json, race_date: str | None, units: Units) -> str:
    """ "3 recovery 28 km, longest 9 km"."""
    whole, furthest = (units.distance(value) for value in (week_km(week, race_date), longest(week, race_date)))
    return f"{week['weekNumber']} {week['weekType']} {whole}, longest {furthest}"


def week_km(week: Json, race_date: str | None) -> float:
    """Kilometres of training: the race is not among them."""
    return round(sum(day["plannedDistanceKm"] or 0.0 for day in week["days"] if day["date"] != race_date), 6)


def longest(week: Json, race_date: str | None) -> float:
    """The longest run that is no race, 0 without any."""
    return max((day["plannedDistanceKm"] or 0.0 for day in week["days"] if day["date"] != race_date), default=0.0)


def bullets(sentences: Sequence[str], most: int) -> Iterator[str]:
    """So many sentences as lines, and how many there are beyond."""
    yield from (f"- {sentence}" for sentence in sentences[:most])
    if len(sentences) > most:
        yield f"- and {len(sentences) - most} more"


def remarks(document: Json) -> list[str]:
    """What a plan, program or proposal warns of."""
    return [one["message"] for one in document["advisories"] if one["severity"] == "warning"]


def bends(document: Json) -> list[str]:
    """The rules that had to bend, each with its reason."""
    return [one["reason"] for one in document["relaxations"]]


def listed(parts: Iterable[str]) -> str:
    """Parts with commas between them."""
    return ", ".join(filter(None, parts))
