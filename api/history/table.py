"""Tables of activities: Strava's activities.csv in any of its languages, and plain CSV of any other origin."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from api.history.dates import Moment, is_day_first, read_date
from api.history.figures import number
from api.history.layout import DATE_ROLES, Layout, Units, layout_of
from api.history.limits import MAX_LINE, MAX_ROWS, Unusable
from api.history.measures import Measures, measures_of, metres_of, seconds_of
from api.history.recorded import Recorded
from api.history.vocabulary import hint_of, on_treadmill, plain, sport_of
from solver.running.profile.activity import Hint, Sport


@dataclass
class Table:
    """A table as read: its activities, the rows that could not be used, the unit it speaks."""

    activities: list[Recorded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    units: Units | None = None


def read_table(data: bytes, units: Units | None = None) -> Table:
    """The activities of a CSV file; `units` is what a distance without a unit is in, if the owner said so.

    Raises:
        Unusable: when it is no table, or has no column for the date, or none for distance or time.
    """
    text, note = _decoded(data)
    table = Table(problems=[note] if note else [])
    rows = _rows(text, table)
    layout = layout_of(next(rows, []))
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


def _fill(table: Table, layout: Layout, body: Sequence[Sequence[str]], units: Units | None) -> None:
    dates = next(role for role in DATE_ROLES if role in layout.columns)
    day_first = is_day_first([layout.cell(row, dates) for row in body])
    if day_first is None:
        day_first = units != "mi"
        if any("/" in layout.cell(row, dates) for row in body):
            order = "day, month" if day_first else "month, day"
            table.problems.append(f"its dates could be read both ways; read as {order}, year")
    measures = measures_of(layout, body, units)
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


def _recorded(layout: Layout, row: Sequence[str], moment: Moment, dates: str, measures: Measures) -> Recorded | None:
    """One row as an activity; None without any time."""
    moving = seconds_of(layout, row, measures, "moving", "duration", "elapsed")
    if moving is None:
        return None
    metres = metres_of(layout, row, measures.metres)
    name = layout.cell(row, "name")[:100]
    sport = sport_of(layout.cell(row, "sport")) if "sport" in layout.columns else Sport.RUN
    zoned = moment.offset is not None
    in_utc = dates == "utc" or (dates == "local" and zoned)
    utc = moment.when - (moment.offset or dt.timedelta(0)) if in_utc else None
    return Recorded(
        sport=sport,
        moving_s=moving,
        elapsed_s=max(moving, seconds_of(layout, row, measures, "elapsed", "duration") or moving),
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


def _hint(layout: Layout, row: Sequence[str], name: str, metres: float | None) -> Hint:
    """What the run was for: said by Strava's number for it (1 race, 2 long run, 3 workout), a column, or the name."""
    if _true(layout.cell(row, "race")):
        return Hint.RACE
    kind = layout.cell(row, "kind")
    said = {1.0: Hint.RACE, 2.0: Hint.LONG, 3.0: Hint.WORKOUT}.get(number(kind) or 0.0)
    return said or hint_of(f"{name} {kind}" if kind[:1].isalpha() else name, metres)


def _true(text: str) -> bool:
    return plain(text) in ("1", "1.0", "true", "yes", "ja", "oui", "si", "sim", "x", "y")
