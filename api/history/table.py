"""Tables of activities: Strava's activities.csv in any of its languages, and plain CSV of any other origin."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from api.history.dates import Moment, is_day_first, read_date
from api.history.figures import METRES, SECONDS, clock_seconds, number, unit_of_cell, unit_of_head
from api.history.limits import MAX_LINE, MAX_ROWS, Unusable
from api.history.recorded import Recorded
from api.history.vocabulary import KINDS, ROLES, hint_of, on_treadmill, plain, sport_of
from solver.running.profile.activity import Hint, Sport

Units = Literal["km", "mi"]
DATE_ROLES = ("wall", "utc", "local")
"""Columns of the start, best first: surely the wall clock's, surely UTC, or as somebody wrote it."""

MEASURED = frozenset({"distance", "moving", "duration", "elapsed"})
LIKELY_PACES = (150.0, 900.0)
MANY_UNITS = 120.0
"""A column whose usual run has more than this is in metres."""


@dataclass
class Table:
    """A table as read: its activities, the rows that could not be used, the unit it speaks."""

    activities: list[Recorded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    units: Units | None = None


@dataclass(frozen=True)
class _Layout:
    """Which cell holds what: column numbers by role, and the units that the heads give."""

    columns: dict[str, tuple[int, ...]]
    units: dict[int, str]

    def cell(self, row: Sequence[str], role: str, which: int = 0) -> str:
        """The text of a role's cell, or nothing."""
        at = self.columns.get(role, ())
        return row[at[which]].strip() if which < len(at) and at[which] < len(row) else ""


def read_table(data: bytes, units: Units | None = None) -> Table:
    """The activities of a CSV file; `units` is what a distance without a unit is in, if the owner said so.

    Raises:
        Unusable: when it is no table, or has no column for the date, or none for distance or time.
    """
    text, note = _decoded(data)
    table = Table(problems=[note] if note else [])
    rows = _rows(text, table)
    layout = _layout(next(rows, []))
    body = list(rows)
    _fill(table, layout, body, units)
    if not table.activities and not table.problems:
        raise Unusable("the table has no activities")
    return table


def _decoded(data: bytes) -> tuple[str, str | None]:
    for start, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(start):
            return data.decode(encoding, errors="replace"), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "not UTF-8; read as Windows-1252"


def _rows(text: str, table: Table) -> Iterator[list[str]]:
    head = text[:MAX_LINE].lstrip().partition("\n")[0]
    if len(head) > MAX_LINE // 2:
        raise Unusable(f"its first line is longer than {MAX_LINE // 2:,} characters; that is no table")
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(MAX_LINE)
    reader = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
    count = 0
    try:
        for row in reader:
            if not any(row):
                continue
            count += 1
            if count > MAX_ROWS + 1:
                table.problems.append(f"has more than {MAX_ROWS:,} rows; the rest is not read, so leave out old years")
                return
            yield row
    except csv.Error as error:
        table.problems.append(f"line {reader.line_num}: {error}; what follows is not read")


def _layout(head: Sequence[str]) -> _Layout:
    columns: dict[str, tuple[int, ...]] = {}
    units: dict[int, str] = {}
    names = [unit_of_head(plain(cell)) for cell in head]
    for at, ((name, unit), cell) in enumerate(zip(names, head, strict=True)):
        role = ROLES.get(plain(cell)) or ROLES.get(name)
        if role:
            columns[role] = (*columns.get(role, ()), at)
            if unit and role in MEASURED:
                units[at] = unit
    kinds = [at for at, (name, _) in enumerate(names) if name in KINDS]
    if kinds and "sport" not in columns:
        columns["sport"] = (kinds.pop(0),)
    if kinds:
        columns["kind"] = (kinds[0],)
    if not set(DATE_ROLES) & set(columns):
        raise Unusable("no column is named date; name the columns in the first line: date, distance_km, duration, type")
    if not MEASURED & set(columns):
        raise Unusable("no column is named distance or duration; name the columns in the first line")
    return _Layout(columns, units)


def _fill(table: Table, layout: _Layout, body: Sequence[Sequence[str]], units: Units | None) -> None:
    dates = next(role for role in DATE_ROLES if role in layout.columns)
    day_first = is_day_first([layout.cell(row, dates) for row in body])
    if day_first is None:
        day_first = units != "mi"
        if any("/" in layout.cell(row, dates) for row in body):
            order = "day, month" if day_first else "month, day"
            table.problems.append(f"its dates could be read both ways; read as {order}, year")
    measures = _measures(layout, body, units)
    table.units = measures.spoken
    bad: list[tuple[int, str]] = []
    for at, row in enumerate(body, 2):
        moment = read_date(layout.cell(row, dates), day_first=day_first)
        recorded = None if moment is None else _recorded(layout, row, moment, dates, measures)
        if recorded is None:
            bad.append((at, layout.cell(row, dates) if moment is None else ""))
        else:
            table.activities.append(recorded)
    if bad:
        at, date = bad[0]
        what = f"date {date[:40]!r}" if date else "date or time is missing or no number"
        table.problems.append(f"{len(bad):,} rows cannot be used, the first is row {at}: {what}")


@dataclass(frozen=True)
class _Measures:
    """What a plain number in a column means: metres and seconds of one unit, and the unit the table speaks."""

    metres: dict[int, float]
    seconds: dict[int, float]
    spoken: Units | None


def _measures(layout: _Layout, body: Sequence[Sequence[str]], units: Units | None) -> _Measures:
    """Units from the heads where they tell, else from what makes ordinary runs of the rows."""
    running = [row for row in body if _is_run(layout, row)]
    metres, spoken = _distance_units(layout, running, units)
    seconds: dict[int, float] = {}
    for role in ("moving", "duration", "elapsed"):
        for at in layout.columns.get(role, ()):
            unit = layout.units.get(at)
            seconds[at] = SECONDS.get(unit, 1.0) if unit else _likely_seconds(layout, running, at, metres)
    return _Measures(metres, seconds, spoken)


def _distance_units(
    layout: _Layout, running: Sequence[Sequence[str]], units: Units | None
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


def _likely_seconds(layout: _Layout, running: Sequence[Sequence[str]], at: int, metres: dict[int, float]) -> float:
    """The unit of a time column without one: what makes the usual run's pace a runner's."""
    paces = []
    for row in running:
        time, km = _time(row, at, 1.0), (_metres(layout, row, metres) or 0.0) / 1000
        if time and km:
            paces.append(time / km)
    if not paces:
        return 1.0
    usual = median(paces)
    return next((f for f in (1.0, 60.0, 3600.0) if LIKELY_PACES[0] <= usual * f <= LIKELY_PACES[1]), 1.0)


def _is_run(layout: _Layout, row: Sequence[str]) -> bool:
    """Without a column for the sport, every row is taken for a run."""
    return "sport" not in layout.columns or sport_of(layout.cell(row, "sport")) is Sport.RUN


def _figure(row: Sequence[str], at: int, unit: float) -> float | None:
    if at >= len(row):
        return None
    value = number(row[at], thousands=unit == 1.0)
    own = unit_of_cell(row[at])
    return None if value is None else value * (METRES.get(own, unit) if own else unit)


def _metres(layout: _Layout, row: Sequence[str], units: dict[int, float]) -> float | None:
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


def _seconds(layout: _Layout, row: Sequence[str], measures: _Measures, *roles: str) -> float | None:
    for role in roles:
        for at in reversed(layout.columns.get(role, ())):
            if value := _time(row, at, measures.seconds[at]):
                return value
    return None


def _recorded(layout: _Layout, row: Sequence[str], moment: Moment, dates: str, measures: _Measures) -> Recorded | None:
    """One row as an activity; None without any time."""
    moving = _seconds(layout, row, measures, "moving", "duration", "elapsed")
    if moving is None:
        return None
    metres = _metres(layout, row, measures.metres)
    name = layout.cell(row, "name")[:100]
    sport = sport_of(layout.cell(row, "sport")) if "sport" in layout.columns else Sport.RUN
    zoned = moment.offset is not None
    in_utc = dates == "utc" or (dates == "local" and zoned)
    utc = moment.when - (moment.offset or dt.timedelta(0)) if in_utc else None
    return Recorded(
        sport=sport,
        moving_s=moving,
        elapsed_s=max(moving, _seconds(layout, row, measures, "elapsed", "duration") or moving),
        utc=utc if moment.timed else None,
        local=moment.when if _is_local(moment, dates) else None,
        timed=moment.timed,
        metres=metres,
        average_hr=number(layout.cell(row, "average_hr")),
        max_hr=number(layout.cell(row, "max_hr", 1) or layout.cell(row, "max_hr")),
        hint=_hint(layout, row, name, metres) if sport is Sport.RUN else Hint.NONE,
        treadmill=_true(layout.cell(row, "trainer")) or on_treadmill(layout.cell(row, "sport"), name),
        name=name,
        file=layout.cell(row, "file"),
    )


def _is_local(moment: Moment, dates: str) -> bool:
    """A date in a plain table is what the wall clock said, unless it is written as UTC."""
    if not moment.timed:
        return True
    return dates == "wall" or (dates == "local" and moment.offset != dt.timedelta(0))


def _hint(layout: _Layout, row: Sequence[str], name: str, metres: float | None) -> Hint:
    """What the run was for: said by Strava's number for it (1 race, 2 long run, 3 workout), a column, or the name."""
    if _true(layout.cell(row, "race")):
        return Hint.RACE
    kind = layout.cell(row, "kind")
    said = {1.0: Hint.RACE, 2.0: Hint.LONG, 3.0: Hint.WORKOUT}.get(number(kind) or 0.0)
    return said or hint_of(f"{name} {kind}" if kind[:1].isalpha() else name, metres)


def _true(text: str) -> bool:
    return plain(text) in ("1", "1.0", "true", "yes", "ja", "oui", "si", "sim", "x", "y")
