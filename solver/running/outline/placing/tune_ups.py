"""Tune-up races (R27): each takes the place of a hard run, and what else is hard beside it turns easy."""

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day
from solver.running.outline.baseline import longest_run_km
from solver.running.outline.capacity import cap_km
from solver.running.outline.placing.board import Board
from solver.running.request.request import TuneUpRace
from solver.running.rules.races import RACE
from solver.running.rules.workouts import QUALITY_MAX
from solver.running.words.impossible import Impossible
from solver.weekday import WEEK

TENTHS_OF_MM_PER_KM = 10_000_000
LONG_RACE_SHARE = 0.75
"""A race of this share of the longest recent run stands for a long run: R18 would ask for a longer one beside it."""


def place_tune_ups(board: Board) -> None:
    """Put each race on its date.

    Raises:
        NoPlan: where it clashes with another race, the goal race or a fixed long run.
    """
    for race in sorted(board.settings.tune_up_races, key=lambda r: r.date):
        at = board.at(race.date)
        _check(board, race, at)
        replaced = _replaced_by(board, race, at)
        origin = None if replaced is None else board.days[replaced].origin
        if replaced is not None and replaced != at:
            _give_place(board, replaced, board.days[at])
        distance = round(race.distance_km * TENTHS_OF_MM_PER_KM)
        board.days[at] = Day(race.date, Role.TUNE_UP, origin, distance, displaced=True)
        if board.role(at + 1) is Role.LONG:
            _exchange(board, at + 1)
        for i in (at - 1, at + 1):
            if board.role(i).is_run and (i in board.week_of(at) or board.role(i) is not Role.EASY):
                board.set_role(i, Role.EASY, displaced=True)


def _exchange(board: Board, i: int) -> None:
    """The long run on the day after a Sunday's race changes places with the nearest easy run of its week.

    Where none stands apart from hard days, it takes a quality day, whose run is an easy one on the day after the race.
    """
    if i % 7:
        return
    week = board.week_of(i)
    for role in (Role.EASY, Role.QUALITY):
        days = [
            j for j in week if board.role(j) is role and not any(_is_hard(board, k) for k in (j - 1, j + 1) if k != i)
        ]
        if days:
            place = min(days, key=lambda j: abs(j - i))
            long_run, other = board.days[i], board.days[place]
            board.put(place, long_run, Role.LONG)
            board.put(i, other, Role.EASY)
            return


def _is_hard(board: Board, i: int) -> bool:
    """Whether a day is hard; steady runs are not."""
    role = board.role(i)
    return QUALITY_MAX.is_fast(board.request, i // 7 + 1) if role is Role.QUALITY else role.is_hard


def _check(board: Board, race: TuneUpRace, at: int) -> None:
    if any(board.role(i) is Role.TUNE_UP for i in (at - 1, at + 1)):
        raise Impossible("no.two_races", "R05", "R27", date=race.date)
    if at % 7 == 0 and board.role(at - 1) is Role.LONG:
        raise Impossible("no.after_long_run", "R05", "R27", date=race.date)
    to_race = board.days_to_race(at)
    if to_race <= RACE.quality_free_days or (to_race <= RACE.short_days and race.distance_km > RACE.short_km):
        days = "one" if to_race == 1 else "many"
        raise Impossible(f"no.near_race.{days}", "R25", "R27", date=race.date, days=to_race)


def _replaced_by(board: Board, race: TuneUpRace, at: int) -> int | None:
    """The long run if the race is long or beside it, or its day's cap shorter than the race (R18); else a quality day,
    one beside it first; else any run.
    """
    week = board.week_of(at)
    is_long = race.distance_km >= LONG_RACE_SHARE * longest_run_km(board.request)

    def order(i: int) -> tuple[int, int]:
        apart = abs(i - at)
        match board.role(i):
            case Role.LONG:
                return 0 if is_long or apart <= 1 or _is_capped_below(board, i, race) else 3, apart
            case Role.QUALITY:
                return 1 if apart <= 1 else 2, apart
            case _:
                return 4, apart

    return min((i for i in week if board.role(i).is_run), key=order, default=None)


def _is_capped_below(board: Board, i: int, race: TuneUpRace) -> bool:
    cap = cap_km(board.request, WEEK[i % 7])
    return cap is not None and cap <= race.distance_km


def _give_place(board: Board, place: int, on_race_day: Day) -> None:
    """The replaced run's day takes the run that stood on the race day as an easy one, or rests."""
    if on_race_day.role.is_run:
        board.put(place, on_race_day, Role.EASY)
    else:
        board.rest(place, displaced=True)
