"""Tables of activities: Strava's activities.csv in any of its languages, and plain CSV of any other origin."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from api.history.dates import Moment, is_day_first, read_date, read_time_of_day
from api.history.limits import Unusable
from api.history.recorded import Recorded
from api.history.tables.figures import number
from api.history.tables.layout import DATE_ROLES, Layout, Units, layout_of, sport_in
from api.history.tables.measures import Measures, measures_of
from api.history.tables.rows import Rows, overfull, rows_of
from api.history.vocabulary import hint_of, on_treadmill, plain
from solver.running.profile.activity import Hint, Sport

LEAST_SAMPLES, SAMPLES_APART = 10, dt.timedelta(minutes=2)


@dataclass
class Table:
    """A table as read: its activities, the rows that could not be used, the unit it speaks."""

    activities: list[Recorded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    units: Units | None = None


def read_table(data: bytes, units: Units | None = None) -> Table:
    """The activities of a CSV file; `units` is what a distance without a unit is in, if the owner said so.

    Raises:
        Unusable: when it is no table of runs, or has no column for the date, or none for distance or time.
    """
    return _table(rows_of(data), units)


def read_records(records: Sequence[Mapping[str, object]], units: Units | None = None) -> Table:
    """The same for records of a JSON file, each a row under heads of its own.

    Raises:
        Unusable: as for a CSV file.
    """
    head = list(dict.fromkeys(key for record in records for key in record))
    body = [[_cell(record.get(key)) for key in head] for record in records]
    return _table(Rows(head, body, 1), units)


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        return next((text for text in value.values() if isinstance(text, str)), "")
    return "" if value is None or isinstance(value, (list, tuple)) else str(value)


def _table(rows: Rows, units: Units | None) -> Table:
    table = Table(problems=list(rows.problems))
    layout = layout_of(rows.head, rows.body)
    _fill(table, layout, rows, units)
    if not table.activities and not table.problems:
        raise Unusable("the table has no activities")
    return table


def _fill(table: Table, layout: Layout, rows: Rows, units: Units | None) -> None:
    dates = next(role for role in DATE_ROLES if role in layout.columns)
    day_first = _day_first(table, layout, rows.body, dates, units)
    measures = measures_of(layout, rows.body, units)
    table.units = measures.spoken
    bad: list[tuple[int, str]] = []
    moments = [_moment(layout, measures, row, dates, day_first) for row in rows.body]
    _refuse_samples([m.when for m in moments if m is not None and m.timed])
    for (at, row), moment in zip(enumerate(rows.body, rows.first), moments, strict=True):
        recorded = None
        if moment is not None and not overfull(row, layout.width):
            recorded = _recorded(layout, row, moment, dates, measures)
        if recorded is None:
            bad.append((at, _why(layout, row, dates, moment)))
        else:
            table.activities.append(recorded)
    if bad:
        at, why = bad[0]
        table.problems.append(f"{len(bad):,} rows cannot be used, the first is row {at}: {why}")
    if table.activities:
        table.problems += measures.assumed
        table.problems += _timeless(table.activities)


def _refuse_samples(starts: Sequence[dt.datetime]) -> None:
    """A recording written as a table has a row every few seconds: none of them is a run.

    Raises:
        Unusable: when these are the samples of a recording.
    """
    if len(starts) < LEAST_SAMPLES:
        return
    gaps = sorted(abs(b - a) for a, b in pairwise(starts))
    if gaps[len(gaps) // 2] < SAMPLES_APART:
        raise Unusable("the samples of one recording, not a list of runs; give the recording as FIT, GPX or TCX")


def _day_first(table: Table, layout: Layout, body: Sequence[Sequence[str]], dates: str, units: Units | None) -> bool:
    told = is_day_first([layout.cell(row, dates) for row in body])
    if told is not None:
        return told
    day_first = units != "mi"
    if any("/" in layout.cell(row, dates) for row in body):
        order = "day, month" if day_first else "month, day"
        table.problems.append(f"its dates could be read both ways; read as {order}, year")
    return day_first


def _moment(layout: Layout, measures: Measures, row: Sequence[str], dates: str, day_first: bool) -> Moment | None:
    """The start of a row; a time of day in a column of its own belongs to it."""
    moment = read_date(layout.cell(row, dates), day_first=day_first)
    if moment is None or moment.timed:
        return moment
    for at in measures.clocks:
        clock = read_time_of_day(row[at]) if at < len(row) else None
        if clock is not None:
            return Moment(dt.datetime.combine(moment.when.date(), clock), True, None)
    return moment


def _why(layout: Layout, row: Sequence[str], dates: str, moment: Moment | None) -> str:
    if moment is None:
        date = layout.cell(row, dates)[:40]
        return f"date {date!r}" if date else "date is missing"
    if overfull(row, layout.width):
        return f"{len(row)} cells under {layout.width} heads; a number with a comma needs quotes"
    return "distance and time are missing or no number"


def _timeless(activities: Sequence[Recorded]) -> Iterator[str]:
    count = sum(a.moving_s <= 0 for a in activities)
    if count:
        yield f"{count:,} of {len(activities):,} activities have a distance and no time; they count, and teach no pace"


def _recorded(layout: Layout, row: Sequence[str], moment: Moment, dates: str, measures: Measures) -> Recorded | None:
    """One row as an activity; None without time and distance. A time of 0 is unknown."""
    metres = measures.metres_of(row)
    sport = sport_in(layout, row)
    moving = measures.seconds_of(row)
    if moving is None and metres and (pace := next((p for c in measures.pace if (p := c.seconds(row))), None)):
        moving = pace * metres / 1000
    if moving is None and not (metres and metres > 0):
        return None
    name = layout.cell(row, "name")[:100]
    zoned = moment.offset is not None
    in_utc = dates == "utc" or (dates == "local" and zoned)
    utc = moment.when - (moment.offset or dt.timedelta(0)) if in_utc else None
    return Recorded(
        sport=sport,
        moving_s=moving or 0.0,
        elapsed_s=max(moving or 0.0, measures.elapsed_of(row) or 0.0),
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
        listed=True,
    )


def _is_local(moment: Moment, dates: str) -> bool:
    """A date in a plain table is what the wall clock said, unless it is written as UTC."""
    if not moment.timed:
        return True
    return dates == "wall" or (dates == "local" and moment.offset != dt.timedelta(0))


def _hint(layout: Layout, row: Sequence[str], name: str, metres: float | None) -> Hint:
    """What the run was for: said by Strava's number for it (1 race, 2 long run, 3 workout), a column, or the name."""
    if _true(layout.cell(row, "race")):
        return Hint.RACE
    kind = layout.cell(row, "kind")
    said = {1.0: Hint.RACE, 2.0: Hint.LONG, 3.0: Hint.WORKOUT}.get(number(kind) or 0.0)
    return said or hint_of(f"{name} {kind}" if kind[:1].isalpha() else name, metres)


def _true(text: str) -> bool:
    return plain(text) in ("1", "1.0", "true", "yes", "ja", "oui", "si", "sim", "x", "y")
