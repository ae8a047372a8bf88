"""Blocked dates (R26): runs move to another day of their week, else they are dropped."""

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day
from solver.running.outline.placing.board import Board
from solver.running.rules.facts import LAST_DAYS
from solver.running.rules.races import RACE
from solver.running.rules.workouts import QUALITY_MAX


def clear_blocked_dates(board: Board) -> None:
    """Empty the blocked dates; the long run moves first, then quality, then the others, those that gave way too."""
    for week in board.weeks:
        waiting = [(i, board.days[i]) for i in week if board.days[i].date in board.blocked and board.role(i).is_run]
        for i in week:
            if board.days[i].date in board.blocked:
                board.rest(i, displaced=True)
        while waiting:
            waiting.sort(key=_moving_order)
            gave_way = _move(board, *waiting.pop(0))
            waiting += [] if gave_way is None else [gave_way]


def _moving_order(place_and_run: tuple[int, Day]) -> tuple[int, int]:
    i, run = place_and_run
    return {Role.LONG: 0, Role.QUALITY: 1}.get(run.role, 2), i


def _move(board: Board, i: int, run: Day) -> tuple[int, Day] | None:
    """To the nearest free day, the earlier of two; a hard run else to the nearest easy run's, which is returned.

    A long run rather takes an easy run's day than a free one whose cap cuts it short, and where caps leave less than
    any long run of the plan it is dropped: all other runs would have to be shorter still (R18).
    """
    week = [j for j in board.week_of(i) if run.role is not Role.LONG or not board.forbids_long_run(j)]
    free = [j for j in week if _is_free(board, j) and _permits(board, j, run)]
    easy = [j for j in week if board.role(j) is Role.EASY and _permits(board, j, run)] if run.role.is_hard else []
    choices = [days for days in (_roomy(board, free, run), _roomy(board, easy, run), free, easy) if days]
    if not choices:
        board.lost[i // 7] += 1
        return None
    place = _nearest(i, choices[0])
    before = board.days[place]
    board.put(place, run, run.role)
    return (place, before) if before.role is Role.EASY else None


def _roomy(board: Board, days: list[int], run: Day) -> list[int]:
    """Where no cap of the weekday cuts a long run short; for other runs all of the days."""
    return [j for j in days if run.role is not Role.LONG or not board.cuts_long_run(j)]


def _nearest(i: int, days: list[int]) -> int:
    return min(days, key=lambda j: (abs(j - i), j))


def _is_free(board: Board, i: int) -> bool:
    """A rest day that is not blocked, and not one of those that follow the race in its week."""
    after_race = board.days_to_race(i) < 0 and any(board.role(j) is Role.RACE for j in board.week_of(i))
    return board.role(i) is Role.REST and board.days[i].date not in board.blocked and not after_race


def _permits(board: Board, i: int, run: Day) -> bool:
    """R05, R25's quiet days before the race, and R27's easy days beside one."""
    if not run.role.is_hard:
        return True
    hard = _is_fast(board, i, run.role)
    if any(_is_fast(board, j, board.role(j)) and hard for j in (i - 1, i + 1)):
        return False
    if Role.TUNE_UP in (board.role(i - 1), board.role(i + 1)):
        return False
    to_race = board.days_to_race(i)
    if run.role is Role.LONG:
        return not 0 <= to_race <= RACE.long_free_days
    first, _, last = RACE.sharpener_days
    near = 0 <= to_race <= last + 1
    return not near or (first <= to_race <= last and run.role is Role.QUALITY and not _has_sharpener(board, i))


def _has_sharpener(board: Board, i: int) -> bool:
    """Whether another of the last six days is quality already."""
    race = i + board.days_to_race(i)
    return any(board.role(j) is Role.QUALITY for j in range(max(0, race - LAST_DAYS), race) if j != i)


def _is_fast(board: Board, i: int, role: Role) -> bool:
    """Whether a role is a hard day; a steady run is none."""
    if role is Role.QUALITY:
        return QUALITY_MAX.is_fast(board.request, i // 7 + 1)
    return role.is_hard
