"""What the numbers of a table are in: by its heads where they tell, else by what makes ordinary runs of the rows.

One column named `time` holds durations, another the time of day, a third a pace: the values of the whole column decide.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from api.history.dates import read_time_of_day
from api.history.tables.figures import (
    DAY_S,
    METRES,
    SECONDS,
    clock_seconds,
    groups_by_comma,
    number,
    unit_of_cell,
)
from api.history.tables.layout import TIME_ROLES, Layout, Units, is_run
from solver.running.profile.activity import FASTEST_RUN, LONGEST_RUN_KM, SLOWEST_RUN

LIKELY_PACES = (150.0, 900.0)
MANY_UNITS = 120.0
"""A column whose usual run has more than this is in metres."""

CLOCK_UNITS = (1.0, 60.0, 1 / 60)
""""50:00" is fifty minutes; where that cannot be, fifty hours' minutes ("0:50"), or what a spreadsheet made of it."""

NUMBER_UNITS = (1.0, 60.0, 3600.0, DAY_S, 0.001)
SAMPLE = 1000
FIT = 0.5
FARTHEST_M = 1000 * LONGEST_RUN_KM
SHORTEST_USUAL_S, LONGEST_USUAL_MIN = 300.0, 400.0

Row = Sequence[str]


@dataclass(frozen=True)
class TimeColumn:
    """How a column of durations is read, and at what share of the runs that makes a runner's pace."""

    at: int
    clock_unit: float = 1.0
    number_unit: float = 1.0
    thousands: bool = False
    fit: float | None = None

    def seconds(self, row: Row) -> float | None:
        """The time of a row."""
        if self.at >= len(row) or not row[self.at].strip():
            return None
        text = row[self.at]
        clock = clock_seconds(text)
        if clock is not None:
            value: float | None = clock * (self.clock_unit if text.count(":") in (1, 2) else 1.0)
        else:
            plain_number = number(text, thousands=self.thousands)
            value = None if plain_number is None else plain_number * self.number_unit
        return None if value is None or value <= 0 else value


@dataclass(frozen=True)
class Measures:
    """How to read the figures of a row, the unit the table speaks, and what had to be assumed."""

    metres: dict[int, float]
    grouped: dict[int, bool]
    moving: tuple[TimeColumn, ...]
    elapsed: tuple[TimeColumn, ...]
    parts: tuple[TimeColumn, ...]
    pace: tuple[TimeColumn, ...]
    clocks: tuple[int, ...]
    spoken: Units | None
    assumed: list[str] = field(default_factory=list)

    def seconds_of(self, row: Row) -> float | None:
        """The time of a row, pauses left out where a column knows."""
        if self.parts:
            return sum(column.seconds(row) or 0.0 for column in self.parts) or None
        return _first(self.moving, row)

    def elapsed_of(self, row: Row) -> float | None:
        """The time of a row with its pauses."""
        return _first(self.elapsed, row)

    def metres_of(self, row: Row) -> float | None:
        """The distance of a row; of two columns the second is the exact one."""
        for at in reversed(self.metres):
            if value := _figure(row, at, self.metres[at], self.grouped[at]):
                return value
        return None


def measures_of(layout: Layout, body: Sequence[Row], units: Units | None) -> Measures:
    """Units from the heads where they tell, else from what makes ordinary runs of the rows."""
    running = [row for row in body if is_run(layout, row)][:SAMPLE] or list(body[:SAMPLE])
    grouped = {at: _grouped(layout, body, at) for at in layout.columns.get("distance", ())}
    assumed: list[str] = []
    metres, spoken = _distance_units(layout, running, units, grouped, assumed)

    def km_of(row: Row) -> float:
        return next((v for at in reversed(metres) if (v := _figure(row, at, metres[at], grouped[at]))), 0.0) / 1000

    columns = {
        role: [_column(layout, running, at, km_of) for at in layout.columns.get(role, ())] for role in TIME_ROLES
    }
    parts = _parts(layout, columns["duration"])
    paces = [_pace_column(layout, running, at, km_of) for at in layout.columns.get("pace", ())]
    moving = [c for role in TIME_ROLES for c in reversed(columns[role])]
    fitting, other = _fitting(moving, running)
    if not fitting:
        paces += [_pace_column(layout, running, at, km_of) for at in layout.columns.get("duration", ())]
    paces = [c for c in paces if _fits(c)]
    elsewhere = {c.at for c in other}
    clocks = [c.at for c in other if _mostly_clocks(running, c.at) and c.at not in {p.at for p in paces}]
    return Measures(
        metres,
        grouped,
        tuple(fitting),
        tuple(c for role in ("elapsed", "duration") for c in reversed(columns[role]) if c.at not in elsewhere),
        parts,
        tuple(paces),
        (*layout.columns.get("clock", ()), *clocks),
        spoken,
        assumed,
    )


def _grouped(layout: Layout, body: Sequence[Row], at: int) -> bool:
    """Whether a column's commas group thousands; a column in metres has no decimals to speak of."""
    told = groups_by_comma(row[at] for row in body if at < len(row))
    return layout.units.get(at) in (None, "m", "yd") if told is None else told


def _distance_units(
    layout: Layout, running: Sequence[Row], units: Units | None, grouped: dict[int, bool], assumed: list[str]
) -> tuple[dict[int, float], Units | None]:
    """Strava's table has two distance columns: the second is in metres and shows what the first one is in."""
    at = tuple(c for c in layout.columns.get("distance", ()) if any(_figure(r, c, 1.0, grouped[c]) for r in running))
    if len(at) > 1 and not any(c in layout.units for c in at[:2]):
        first_two = [(_figure(row, at[0], 1.0, grouped[at[0]]), _figure(row, at[1], 1.0, True)) for row in running]
        ratios = [second / first for first, second in first_two if first and second]
        ratio = median(ratios) if ratios else 0.0
        found: Units = "mi" if abs(ratio / METRES["mi"] - 1) < 0.02 else "km"
        first_unit = 1.0 if 0.9 < ratio < 1.1 else METRES[found]
        grouped[at[1]] = True
        return {at[0]: first_unit, at[1]: 1.0}, found if ratios else units
    metres = {}
    spoken = units
    for column in at:
        unit = layout.units.get(column) or _unit_in_cells(running, column) or units
        if unit is None:
            values = [v for row in running if (v := _figure(row, column, 1.0, grouped[column]))]
            unit = "m" if values and median(values) > MANY_UNITS else "km"
            if unit == "km":
                assumed.append("its distances name no unit; taken for kilometres (--units mi if they are miles)")
        metres[column] = METRES.get(unit, 1000.0)
        if unit == "m" and (told := _too_short(running, column, grouped[column])):
            metres[column] = METRES["km"]
            assumed.append(told)
        spoken = "mi" if unit == "mi" else spoken
    return metres, spoken


def _too_short(running: Sequence[Row], at: int, grouped: bool) -> str | None:
    """Metres of which nobody runs so few: written with a point for thousands, or really kilometres."""
    values = [v for row in running if (v := _figure(row, at, 1.0, grouped))]
    if not values or median(values) > MANY_UNITS:
        return None
    return "its distances are too short to be metres; taken for thousands of them"


def _unit_in_cells(running: Sequence[Row], at: int) -> str | None:
    return next((unit for row in running if at < len(row) and (unit := unit_of_cell(row[at])) in METRES), None)


def _figure(row: Row, at: int, unit: float, grouped: bool) -> float | None:
    if at >= len(row):
        return None
    value = number(row[at], thousands=grouped)
    own = unit_of_cell(row[at])
    if grouped and value and value * unit > FARTHEST_M and unit > 1:
        value = number(row[at])  # "21,130" km beside "9.33" are 21.13, not 21 thousand
    return None if value is None else value * (METRES.get(own, unit) if own else unit)


def _column(layout: Layout, running: Sequence[Row], at: int, km_of: Callable[[Row], float]) -> TimeColumn:
    """A time column in the units that make the usual run's pace a runner's; without distances, in likely ones."""
    thousands = bool(groups_by_comma(row[at] for row in running if at < len(row)))
    bare = TimeColumn(at, thousands=thousands)
    clocks: list[float] = []
    numbers: list[float] = []
    timed: list[Row] = []
    for row in running:
        value = bare.seconds(row)
        if value is None:
            continue
        kept = clocks if ":" in row[at] else numbers
        km = km_of(row)
        if km:
            kept.append(value / km)
            timed.append(row)
        else:
            kept.append(-value)
    head = layout.units.get(at)
    number_unit = SECONDS.get(head, 1.0) if head else _unit(numbers, NUMBER_UNITS)
    made = TimeColumn(at, _unit(clocks, CLOCK_UNITS), number_unit, thousands)
    if not timed:
        return made
    good = sum(FASTEST_RUN <= (made.seconds(row) or 0.0) / km_of(row) <= SLOWEST_RUN for row in timed)
    return TimeColumn(at, made.clock_unit, made.number_unit, thousands, good / len(timed))


def _unit(values: Sequence[float], units: Sequence[float]) -> float:
    """The unit of times per kilometre, or of bare times, given as negative numbers."""
    paces, times = [v for v in values if v > 0], [-v for v in values if v < 0]
    if paces:
        usual = median(paces)
        return next((u for u in units if LIKELY_PACES[0] <= usual * u <= LIKELY_PACES[1]), 1.0)
    if not times:
        return 1.0
    usual = median(times)
    if units is CLOCK_UNITS:
        return 1.0 if usual >= SHORTEST_USUAL_S else 60.0
    return DAY_S if usual < 1 else 60.0 if usual <= LONGEST_USUAL_MIN else 1.0


def _pace_column(layout: Layout, running: Sequence[Row], at: int, km_of: Callable[[Row], float]) -> TimeColumn:
    """A column of paces per unit of the table's distance, as seconds per kilometre."""
    miles = any(layout.units.get(c) == "mi" for c in layout.columns.get("distance", ())) or layout.units.get(at) == "mi"
    each = METRES["mi"] / 1000 if miles else 1.0
    bare = TimeColumn(at, 1 / each, 60 / each)
    found = [value for row in running if (value := bare.seconds(row)) and km_of(row)]
    good = sum(LIKELY_PACES[0] <= value <= LIKELY_PACES[1] for value in found)
    return TimeColumn(at, bare.clock_unit, bare.number_unit, fit=good / len(found) if found else 0.0)


def _parts(layout: Layout, durations: Sequence[TimeColumn]) -> tuple[TimeColumn, ...]:
    """Hours, minutes and seconds in columns of their own."""
    by_unit = {layout.units[c.at]: c for c in durations if c.at in layout.units}
    if len(by_unit) < 2 or len(by_unit) < len(durations):
        return ()
    return tuple(TimeColumn(c.at, 1.0, SECONDS[unit]) for unit, c in by_unit.items())


def _fitting(columns: Sequence[TimeColumn], running: Sequence[Row]) -> tuple[list[TimeColumn], list[TimeColumn]]:
    """Those that are durations, best first, and the others: times of day, paces.

    Where none makes a runner's pace, what cannot be a time of day or a pace stays: its rows are wrong, not its head.
    """
    good = [c for c in columns if c.fit is None or _fits(c)]
    good = good or [c for c in columns if not _mostly_clocks(running, c.at)]
    return good, [c for c in columns if c not in good]


def _fits(column: TimeColumn) -> bool:
    return column.fit is not None and column.fit >= FIT


def _mostly_clocks(running: Sequence[Row], at: int) -> bool:
    filled = [row[at] for row in running if at < len(row) and row[at].strip()]
    return bool(filled) and sum(read_time_of_day(cell) is not None for cell in filled) > FIT * len(filled)


def _first(columns: Sequence[TimeColumn], row: Row) -> float | None:
    return next((value for column in columns if (value := column.seconds(row))), None)
