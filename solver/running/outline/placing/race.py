"""The race (R25): its own week, the sharpener and the quiet days before it, the easy weeks after it."""

from datetime import timedelta

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day
from solver.running.outline.placing.board import Board
from solver.running.rules.facts import LAST_DAYS
from solver.running.rules.races import RACE
from solver.running.rules.workouts import QUALITY_MAX

METRES_PER_DAY_OFF = 15_000
"""After the race a day without running for every 15 km of it, one at least (coaching convention)."""


def place_race(board: Board) -> None:
    """Put the race on its day; quiet days before it, rest after it, easy runs in the weeks after."""
    race_date, metres = board.settings.race_date, board.settings.goal.race_m
    if race_date is None or metres is None:
        return
    at = board.at(race_date)
    week = board.week_of(at)
    _no_long_run(board, week, at)
    board.days[at] = Day(race_date, Role.RACE, None, round(metres * 10_000))
    for i in range(at + 1, week.stop):
        board.rest(i)
    sharpener = _sharpen(board, at)
    _keep_run_count(board, range(week.start, at), sharpener)
    _recover(board, range(week.stop, len(board.days)), at + max(1, round(metres / METRES_PER_DAY_OFF)))


def _no_long_run(board: Board, week: range, at: int) -> None:
    for i in range(max(0, min(week.start, at - RACE.long_free_days)), at):
        if board.role(i) is Role.LONG and (i in week or at - i <= RACE.long_free_days):
            board.set_role(i, Role.EASY)


def _sharpen(board: Board, at: int) -> int | None:
    """Of the last six days one at most stays quality: nearest to four days before the race, of two the earlier."""
    first, best, last = RACE.sharpener_days
    window = range(max(0, at - last), max(0, at - first + 1))

    def order(i: int) -> tuple[int, int]:
        return abs(at - best - i), i

    quality = [i for i in window if board.role(i) is Role.QUALITY]
    sharpener = min(quality, key=order, default=None)
    for i in range(max(0, at - LAST_DAYS), at):
        if board.role(i) is Role.QUALITY and i != sharpener:
            board.set_role(i, Role.EASY)
    if sharpener is None:
        able = [i for i in window if board.role(i) is Role.EASY and _may_be_quality(board, i)]
        sharpener = min(able, key=order, default=None)
        if sharpener is not None:
            board.set_role(sharpener, Role.QUALITY)
    return sharpener


def _may_be_quality(board: Board, i: int) -> bool:
    """R04 and R05; what is quality on the day after a tune-up race will be easy (R27)."""
    raced = {race.date + timedelta(1) for race in board.settings.tune_up_races}
    standing = sum(board.role(j) is Role.QUALITY and board.days[j].date not in raced for j in board.week_of(i))
    fast = QUALITY_MAX.is_fast(board.request, i // 7 + 1)
    free = not board.role(i - 1).is_hard and not board.role(i + 1).is_hard
    return fast and free and standing < QUALITY_MAX.allowed(board.request)


def _keep_run_count(board: Board, days: range, sharpener: int | None) -> None:
    """At most n runs, the race included: the easy runs nearest to it go first."""
    runs = [i for i in days if board.role(i).is_run and i != sharpener]
    kept = board.settings.days_per_week - 1 - (sharpener in days)
    for i in runs[max(0, kept) :]:
        board.rest(i)


def _recover(board: Board, days: range, last_day_off: int) -> None:
    for i in days:
        if i <= last_day_off:
            board.rest(i)
        elif board.role(i).is_run:
            board.set_role(i, Role.EASY)
