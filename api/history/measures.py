"""What the numbers of a table are in: by its heads where they tell, else by what makes ordinary runs of the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from api.history.figures import METRES, SECONDS, clock_seconds, number, unit_of_cell
from api.history.layout import Layout, Units
from api.history.vocabulary import sport_of
from solver.running.profile.activity import Sport

LIKELY_PACES = (150.0, 900.0)
MANY_UNITS = 120.0
"""A column whose usual run has more than this is in metres."""


@dataclass(frozen=True)
class Measures:
    """What a plain number in a column means: metres and seconds of one unit, and the unit the table speaks."""

    metres: dict[int, float]
    seconds: dict[int, float]
    spoken: Units | None


def measures_of(layout: Layout, body: Sequence[Sequence[str]], units: Units | None) -> Measures:
    """Units from the heads where they tell, else from what makes ordinary runs of the rows."""
    running = [row for row in body if _is_run(layout, row)]
    metres, spoken = _distance_units(layout, running, units)
    seconds: dict[int, float] = {}
    for role in ("moving", "duration", "elapsed"):
        for at in layout.columns.get(role, ()):
            unit = layout.units.get(at)
            seconds[at] = SECONDS.get(unit, 1.0) if unit else _likely_seconds(layout, running, at, metres)
    return Measures(metres, seconds, spoken)


def _distance_units(
    layout: Layout, running: Sequence[Sequence[str]], units: Units | None
) -> tuple[dict[int, float], Units | None]:
    """Strava's table has two distance columns: the second is in metres and shows what the first one is in."""
    at = layout.columns.get("distance", ())
    if len(at) > 1 and at[0] not in layout.units:
        pairs = [(_figure(row, at[0], 1.0), _figure(row, at[1], 1.0)) for row in running]
        ratios = [second / first for first, second in pairs if first and second]
        ratio = median(ratios) if ratios else 0.0
        found: Units = "mi" if abs(ratio / METRES["mi"] - 1) < 0.02 else "km"
        first_unit = 1.0 if 0.9 < ratio < 1.1 else METRES[found]
        return {at[0]: first_unit, at[1]: 1.0}, found if ratios else units
    metres = {}
    spoken = units
    for column in at:
        unit = layout.units.get(column) or units
        if unit is None:
            values = [v for row in running if (v := _figure(row, column, 1.0))]
            unit = "m" if values and median(values) > MANY_UNITS else "km"
        metres[column] = METRES.get(unit, 1000.0)
        spoken = "mi" if unit == "mi" else spoken
    return metres, spoken


def _likely_seconds(layout: Layout, running: Sequence[Sequence[str]], at: int, metres: dict[int, float]) -> float:
    """The unit of a time column without one: what makes the usual run's pace a runner's."""
    paces = []
    for row in running:
        time, km = _time(row, at, 1.0), (metres_of(layout, row, metres) or 0.0) / 1000
        if time and km:
            paces.append(time / km)
    if not paces:
        return 1.0
    usual = median(paces)
    return next((f for f in (1.0, 60.0, 3600.0) if LIKELY_PACES[0] <= usual * f <= LIKELY_PACES[1]), 1.0)


def _is_run(layout: Layout, row: Sequence[str]) -> bool:
    """Without a column for the sport, every row is taken for a run."""
    return "sport" not in layout.columns or sport_of(layout.cell(row, "sport")) is Sport.RUN


def _figure(row: Sequence[str], at: int, unit: float) -> float | None:
    if at >= len(row):
        return None
    value = number(row[at], thousands=unit == 1.0)
    own = unit_of_cell(row[at])
    return None if value is None else value * (METRES.get(own, unit) if own else unit)


def metres_of(layout: Layout, row: Sequence[str], units: dict[int, float]) -> float | None:
    """The distance of a row in metres."""
    for at in reversed(layout.columns.get("distance", ())):  # of two columns the second is the exact one
        if value := _figure(row, at, units.get(at, 1000.0)):
            return value
    return None


def _time(row: Sequence[str], at: int, unit: float) -> float | None:
    if at >= len(row) or not row[at].strip():
        return None
    clock = clock_seconds(row[at])
    value = number(row[at]) if clock is None else clock
    return None if value is None or value <= 0 else value * unit


def seconds_of(layout: Layout, row: Sequence[str], measures: Measures, *roles: str) -> float | None:
    """The time of a row in seconds: that of the first role which has one."""
    for role in roles:
        for at in reversed(layout.columns.get(role, ())):
            if value := _time(row, at, measures.seconds[at]):
                return value
    return None
