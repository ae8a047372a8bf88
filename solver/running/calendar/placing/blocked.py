"""Blocked dates (R26): runs move to the nearest free day of their week, else they are dropped."""

from solver.running.calendar.placing.board import LONG_RUN_FREE_DAYS, QUALITY_FREE_DAYS, Board
from solver.running.calendar.schedule import Day
from solver.running.calendar.template import Role


def clear_blocked_dates(board: Board) -> None:
    """Empty the blocked dates; the long run moves first, then quality, then the others."""
    for week in board.weeks:
        stranded = [i for i in week if board.days[i].date in board.blocked and board.role(i).is_run]
        runs = [(i, board.days[i]) for i in sorted(stranded, key=lambda i: _moving_order(board, i))]
        for i in week:
            if board.days[i].date in board.blocked:
                board.rest(i, displaced=True)
        for i, run in runs:
            _move(board, i, run)


def _moving_order(board: Board, i: int) -> tuple[int, int]:
    return {Role.LONG: 0, Role.QUALITY: 1}.get(board.role(i), 2), i


def _move(board: Board, i: int, run: Day) -> None:
    """To the nearest day, the earlier of two."""
    free = [j for j in board.week_of(i) if _is_free(board, j) and _permits(board, j, run.role)]
    if free:
        board.put(min(free, key=lambda j: (abs(j - i), j)), run, run.role)
    else:
        board.lost[i // 7] += 1


def _is_free(board: Board, i: int) -> bool:
    """A rest day that is not blocked, and not one of those that follow the race in its week."""
    after_race = board.days_to_race(i) < 0 and any(board.role(j) is Role.RACE for j in board.week_of(i))
    return board.role(i) is Role.REST and board.days[i].date not in board.blocked and not after_race


def _permits(board: Board, i: int, role: Role) -> bool:
    """R05, and R25's quiet days before the race."""
    if not role.is_hard:
        return True
    if board.role(i - 1).is_hard or board.role(i + 1).is_hard:
        return False
    quiet = LONG_RUN_FREE_DAYS if role is Role.LONG else QUALITY_FREE_DAYS
    return not 0 <= board.days_to_race(i) <= quiet
