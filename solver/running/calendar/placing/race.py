"""The race (R25): its own week, the quiet days before it, the easy weeks after it."""

from solver.running.calendar.placing.board import LONG_RUN_FREE_DAYS, QUALITY_FREE_DAYS, Board
from solver.running.calendar.schedule import Day
from solver.running.calendar.template import Role
from solver.running.request.goals import GOALS

METRES_PER_DAY_OFF = 15_000
"""After the race a day without running for every 15 km of it, one at least (coaching convention)."""


def place_race(board: Board) -> None:
    """Put the race on its day; quiet days before it, rest after it, easy runs in the weeks after."""
    race_date, metres = board.settings.race_date, GOALS[board.settings.goal].race_m
    if race_date is None or metres is None:
        return
    at = board.at(race_date)
    week = board.week_of(at)
    _quieten(board, week, at)
    board.days[at] = Day(race_date, Role.RACE, None, round(metres * 10_000))
    for i in range(at + 1, week.stop):
        board.rest(i)
    _keep_run_count(board, range(week.start, at))
    _recover(board, range(week.stop, len(board.days)), at + max(1, round(metres / METRES_PER_DAY_OFF)))


def _quieten(board: Board, week: range, at: int) -> None:
    for i in range(max(0, min(week.start, at - LONG_RUN_FREE_DAYS)), at):
        near_long = board.role(i) is Role.LONG and (i in week or at - i <= LONG_RUN_FREE_DAYS)
        if near_long or (board.role(i) is Role.QUALITY and at - i <= QUALITY_FREE_DAYS):
            board.set_role(i, Role.EASY)


def _keep_run_count(board: Board, days: range) -> None:
    """At most n runs, the race included: the runs nearest to it go first."""
    runs = [i for i in days if board.role(i).is_run]
    for i in runs[max(0, board.settings.days_per_week - 1) :]:
        board.rest(i)


def _recover(board: Board, days: range, last_day_off: int) -> None:
    for i in days:
        if i <= last_day_off:
            board.rest(i)
        elif board.role(i).is_run:
            board.set_role(i, Role.EASY)
