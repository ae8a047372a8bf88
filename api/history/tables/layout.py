"""Which column of a table holds what, as its head and its values tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from api.history.dates import read_date, read_time_of_day
from api.history.limits import Unusable
from api.history.tables.figures import METRES, unit_of_head
from api.history.tables.heads import DAILY, FILLERS, KINDS, ROLES
from api.history.vocabulary import hint_of, in_words, names_a_sport, plain, sport_of
from solver.running.profile.activity import Hint, Sport

Units = Literal["km", "mi"]
DATE_ROLES = ("wall", "utc", "local")
"""Columns of the start, best first: surely the wall clock's, surely UTC, or as somebody wrote it."""

TIME_ROLES = ("moving", "duration", "elapsed")
MEASURED = frozenset({"distance", *TIME_ROLES, "pace"})
MOSTLY = 0.6
"""A column holds dates, say, if this share of its filled cells does."""

GENERIC = frozenset({"", "workout", "training", "other", "activity", "exercise"})


@dataclass(frozen=True)
class Layout:
    """Which cell holds what: column numbers by role, and the units that the heads give.

    `unsaid` tells that no column names the sport, so that every row is taken for a run.
    """

    columns: dict[str, tuple[int, ...]]
    units: dict[int, str]
    width: int = 0

    @property
    def unsaid(self) -> bool:
        """Whether no column names the sport."""
        return "sport" not in self.columns

    def cell(self, row: Sequence[str], role: str, which: int = 0) -> str:
        """The text of a role's cell, or nothing."""
        at = self.columns.get(role, ())
        return row[at[which]].strip() if which < len(at) and at[which] < len(row) else ""


def roles_in(head: Sequence[str]) -> dict[int, tuple[str, str | None]]:
    """Role and unit of every column whose head is known, by its number."""
    found = {}
    for at, cell in enumerate(head[:400]):
        if len(cell) <= 120 and (known := _role(cell.strip().strip("[]#*"))):
            found[at] = known
    return found


def _role(head: str) -> tuple[str, str | None] | None:
    for text in (plain(head), in_words(head)):
        if role := ROLES.get(text):
            return role, None
        name, unit = unit_of_head(text)
        if name in KINDS:
            return "kind", None
        for words in (name, " ".join(w for w in name.split() if w not in FILLERS)):
            if (role := ROLES.get(words)) and (unit is None or (role in MEASURED and _fits(role, unit))):
                return role, unit
    return None


def _fits(role: str, unit: str) -> bool:
    return (unit in METRES) == (role in ("distance", "pace"))


def layout_of(head: Sequence[str], body: Sequence[Sequence[str]]) -> Layout:
    """The layout that a table's head and its values give.

    Raises:
        Unusable: when no column holds a date or none a distance or a time; when nothing says that these are runs.
    """
    columns: dict[str, tuple[int, ...]] = {}
    units: dict[int, str] = {}
    for at, (role, unit) in roles_in(head).items():
        columns[role] = (*columns.get(role, ()), at)
        if unit:
            units[at] = unit
    named = [at for role in DATE_ROLES for at in columns.get(role, ())]
    _settle_dates(columns, head, body)
    _settle_kinds(columns, body)
    if not set(DATE_ROLES) & set(columns):
        _refuse_dates(named, head, body)
        raise Unusable("no column is named date; name the columns in the first line: date, distance_km, duration, type")
    if not {"distance", *TIME_ROLES} & set(columns):
        raise Unusable("no column is named distance or duration; name the columns in the first line")
    layout = Layout(columns, units, len(head))
    _require_runs(layout, head)
    return layout


def _settle_dates(columns: dict[str, tuple[int, ...]], head: Sequence[str], body: Sequence[Sequence[str]]) -> None:
    """Dates are where dates stand; times of the day without one are the clock."""
    for role in DATE_ROLES:
        dates = tuple(at for at in columns.get(role, ()) if not body or _mostly(body, at, read_date))
        clocks = tuple(at for at in columns.get(role, ()) if at not in dates and _mostly(body, at, read_time_of_day))
        _put(columns, role, dates)
        if clocks:
            columns["clock"] = (*columns.get("clock", ()), *clocks)
    if set(DATE_ROLES) & set(columns):
        return
    taken = {at for ats in columns.values() for at in ats}
    free = [at for at in range(len(head)) if at not in taken and _mostly(body, at, read_date)]
    if len(free) == 1:  # a head in a language that nobody here knows
        columns["local"] = (free[0],)


def _refuse_dates(named: Sequence[int], head: Sequence[str], body: Sequence[Sequence[str]]) -> None:
    """A column that is named date and holds few: what stands there instead.

    Raises:
        Unusable: then.
    """
    for at in named:
        for row in body:
            if at < len(row) and row[at].strip() and read_date(row[at]) is None:
                column, cell = head[at][:40], row[at][:40]
                raise Unusable(f"too few cells of column {column!r} are dates, {cell!r} is none; write YYYY-MM-DD")


def _settle_kinds(columns: dict[str, tuple[int, ...]], body: Sequence[Sequence[str]]) -> None:
    """A column of sports has sports in it; one with "Easy", "Long" or "Tempo" says what the run was for."""
    sports = tuple(at for at in columns.get("sport", ()) if not body or _any(body, at, names_a_sport))
    kinds = columns.get("kind", ())
    if not sports:
        named = [at for at in kinds if _any(body, at, names_a_sport)]
        sports, kinds = tuple(named[:1]), tuple(at for at in kinds if at not in named[:1])
    rest = tuple(at for at in columns.get("sport", ()) if at not in sports)
    _put(columns, "sport", sports)
    _put(columns, "kind", (*kinds, *rest))


def _put(columns: dict[str, tuple[int, ...]], role: str, ats: tuple[int, ...]) -> None:
    columns.pop(role, None)
    if ats:
        columns[role] = ats


def _require_runs(layout: Layout, head: Sequence[str]) -> None:
    """A date and a time make no run: sleep, heart-rate variability and weight are noted so as well."""
    if not layout.unsaid:
        return
    said = "; name the sport in a column 'type', or the kilometres in 'distance_km'"
    if "distance" not in layout.columns:
        raise Unusable(f"a date and a time make no run: it has neither a distance nor a sport{said}")
    if "kind" in layout.columns or "pace" in layout.columns:
        return
    daily = next((cell for cell in head if DAILY.search(plain(cell))), None)
    timed = set(TIME_ROLES) & set(layout.columns)
    if daily is not None and (not timed or "step" in plain(daily) or "schritt" in plain(daily)):
        raise Unusable(f"a table of days, with {daily[:40]!r}, and not of runs{said}")


def is_run(layout: Layout, row: Sequence[str]) -> bool:
    """Whether a row is a run; without a column for the sport every one is."""
    return layout.unsaid or sport_in(layout, row) is Sport.RUN


def sport_in(layout: Layout, row: Sequence[str]) -> Sport:
    """The sport of a row; "Tempo" or "Long" among sports is a run."""
    if layout.unsaid:
        return Sport.RUN
    word = layout.cell(row, "sport")
    sport = sport_of(word)
    if sport is Sport.OTHER and plain(word) not in GENERIC and hint_of(word, None) is not Hint.NONE:
        return Sport.RUN
    return sport


def _mostly(body: Sequence[Sequence[str]], at: int, reads: Callable[[str], object]) -> bool:
    filled = [row[at] for row in body[:500] if at < len(row) and row[at].strip()]
    return bool(filled) and sum(reads(cell) is not None for cell in filled) >= MOSTLY * len(filled)


def _any(body: Sequence[Sequence[str]], at: int, holds: Callable[[str], bool]) -> bool:
    return any(holds(word) for word in {row[at].strip() for row in body if at < len(row)})
