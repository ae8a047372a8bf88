"""What the runner fixed (V3): edits of the sheet, and the lengths that then hold exactly."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from solver.errors import BadRequest, FieldError
from solver.refusals import refused
from solver.running.calendar.roles import Role
from solver.running.living.past.sheet import Sheet
from solver.running.request.result import WorkoutType
from solver.running.request.situation import Pin, Situation
from solver.running.rules.workouts import ROLES

MOST_LOST_PERCENT = 40
"""Of a week's easy runs, where it is to have less: more than that its long and fast runs lose too (V9)."""


def check_pins(situation: Situation, sheet: Sheet, weeks: int) -> None:
    """Refuse pins that speak of nothing in the plan.

    Raises:
        BadRequest: naming each of them.
    """
    problems = [problem for pin in situation.pins for problem in _problems(pin, sheet, weeks)]
    if problems:
        raise BadRequest.of(*problems)


def _problems(pin: Pin, sheet: Sheet, weeks: int) -> Iterator[FieldError]:
    if pin.week is not None and pin.week > weeks:
        yield refused(pin.field, pin.week, "few_weeks", count=weeks)
    for date in pin.dates:
        if date not in sheet.slots:
            span = {"first": min(sheet.slots), "last": max(sheet.slots)}
            yield refused(pin.field, date.isoformat(), "no_date_of_plan", date=date, **span)
        elif sheet.slots[date].day.race:
            yield refused(pin.field, date.isoformat(), "race_day", date=date)


def edit(sheet: Sheet, pins: Iterable[Pin], today: dt.date, fixed: Collection[dt.date]) -> None:
    """Let new pins rearrange the sheet: moves first, then types, then lengths, of days and then of weeks.

    `fixed` are the dates of all pins, older ones too.
    """
    pins = list(pins)
    _move_all(sheet, {pin.move.to: pin.move.origin for pin in pins if pin.move is not None}, today)
    for pin in pins:
        if pin.date is not None and pin.date >= today and pin.workout_type is not None:
            _turn(sheet, pin.date, WorkoutType(pin.workout_type), today)
    for pin in pins:
        if pin.date is not None and pin.date >= today and pin.distance_km is not None:
            _lengthen(sheet, pin.date, pin.distance_km)
    lengths = {pin.date: sheet.grid.nearest(pin.distance_km) for pin in pins if pin.date and pin.distance_km}
    for pin in pins:
        if pin.week is not None and pin.distance_km is not None:
            _resize(sheet, pin.week, sheet.grid.nearest(pin.distance_km), today, fixed, lengths)


def _move_all(sheet: Sheet, origins: Mapping[dt.date, dt.date], today: dt.date) -> None:
    """Let runs come to dates from where they stand, all at once: what stood where one comes goes where the run left,
    over several moves where that run's own place is taken too. A missed run of the past just comes.
    """
    origins = {to: origin for to, origin in origins.items() if to >= today and sheet.slots[origin].is_run}
    slots, taken = dict(sheet.slots), set(origins)
    for to, origin in origins.items():
        sheet.put(to, slots[origin])
    for start in set(origins.values()) - taken:
        end = start
        while (following := next((to for to, origin in origins.items() if origin == end), None)) is not None:
            end = following
        if start >= today:
            sheet.put(start, slots[end])
        elif slots[end].is_run:
            sheet.note_loss(end, slots[end])


def _turn(sheet: Sheet, date: dt.date, workout: WorkoutType, today: dt.date) -> None:
    role, slot = ROLES[workout], sheet.slots[date]
    if role is slot.day.role:
        sheet.turn(date, workout)
    elif role in (Role.LONG, Role.QUALITY):
        _bring(sheet, date, role, workout, today)
    elif role is Role.EASY and not slot.is_run:
        sheet.turn(date, workout, _usual_easy(sheet, date))
    elif role is Role.REST and slot.is_run:
        sheet.lose(date)
    else:
        sheet.turn(date, workout)


def _bring(sheet: Sheet, date: dt.date, role: Role, workout: WorkoutType, today: dt.date) -> None:
    """The week's own run of this kind, the nearest to the date, comes here; without one this run becomes it."""
    monday = date - dt.timedelta(date.weekday())
    week = [monday + dt.timedelta(k) for k in range(7)]
    same = [day for day in week if day >= today and sheet.role(day) is role]
    if same:
        sheet.swap(min(same, key=lambda day: (abs(day - date), day)), date)
        sheet.turn(date, workout)
    else:
        steps = sheet.slots[date].steps or _usual_easy(sheet, date)
        sheet.turn(date, workout, steps)
    sheet.touched.add(date)


def _lengthen(sheet: Sheet, date: dt.date, km: float) -> None:
    """A length on a rest day makes an easy run of it, none makes a rest day of a run."""
    slot = sheet.slots[date]
    if km == 0 and slot.is_run:
        sheet.lose(date)
    elif km and not slot.is_run:
        sheet.turn(date, WorkoutType.EASY, sheet.grid.nearest(km))


def _resize(
    sheet: Sheet,
    number: int,
    steps: int,
    today: dt.date,
    fixed: Collection[dt.date],
    lengths: Mapping[dt.date, int],
) -> None:
    """What is new to a week is shared out among its runs, to each as it was long: a wish about a week is none about
    its last easy day. What it loses its easy runs lose, where they have enough. Dates that the runner fixed keep what
    they have.
    """
    monday = min(sheet.slots) + dt.timedelta(7 * (number - 1))
    week = [monday + dt.timedelta(k) for k in range(7)]
    free = [date for date in week if date >= today and sheet.slots[date].steps and date not in fixed]
    runs = sheet.grid.beside(steps, sum(sheet.slots[date].day.race for date in week))
    others = sum(lengths.get(date, sheet.slots[date].steps) for date in week if date not in free)
    shares = _shared({date: sheet.slots[date].steps for date in free}, runs - others)
    easy = {date: sheet.slots[date].steps for date in free if sheet.role(date) is Role.EASY}
    less = sum(sheet.slots[date].steps for date in free) - sum(shares.values())
    if 0 < less <= sum(easy.values()) * MOST_LOST_PERCENT // 100:
        shares = _shared(easy, sum(easy.values()) - less)
    for date, share in shares.items():
        sheet.slots[date] = replace(sheet.slots[date], steps=share)
    sheet.resized.update(free)


def _shared(runs: Mapping[dt.date, int], steps: int) -> dict[dt.date, int]:
    """So many steps for these runs, in whole steps and as they were long; as they are where there is not one each."""
    size = sum(runs.values())
    if not runs or steps < len(runs):
        return dict(runs)
    shares = {date: of * steps // size for date, of in runs.items()}
    nearly = sorted(runs, key=lambda date: (-(runs[date] * steps % size), -runs[date], date))
    for date in nearly[: steps - sum(shares.values())]:
        shares[date] += 1
    return shares


def _usual_easy(sheet: Sheet, date: dt.date) -> int:
    """As long as the nearest easy run of the plan in force."""
    easy = [day for day, slot in sheet.in_force.items() if slot.day.role is Role.EASY and slot.steps]
    nearest = min(easy, key=lambda day: (abs(day - date), day), default=None)
    return sheet.grid.nearest(5.0) if nearest is None else sheet.in_force[nearest].steps
