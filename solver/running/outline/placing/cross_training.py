"""Cross-training on rest days (R02), for those who want it."""

from solver.running.calendar.roles import Role
from solver.running.outline.placing.board import Board

MAX_DAYS = 2
QUIET_DAYS = 3
"""None so near to the race, before or after; beside a tune-up race R27 wants easy running or rest."""


def add_cross_training(board: Board) -> None:
    """Up to two of the template's rest days, never the last one, never near the race or where life moved a run."""
    rests = [d for d in range(7) if board.template[d] is Role.REST]
    if not board.settings.allow_cross_training or len(rests) < 2:
        return
    chosen = _best_days(board, rests)
    for week in board.weeks:
        if Role.RACE in [board.days[i].role for i in week]:
            continue
        for i in [week[d] for d in chosen]:
            if board.role(i) is Role.REST and not board.days[i].displaced and not _is_quiet(board, i):
                board.set_role(i, Role.CROSS_TRAINING)
        _keep_a_rest_day(board, week)


def _is_quiet(board: Board, i: int) -> bool:
    """Whether a day stands near the race or beside a tune-up race."""
    return abs(board.days_to_race(i)) <= QUIET_DAYS or Role.TUNE_UP in (board.role(i - 1), board.role(i + 1))


def _best_days(board: Board, rests: list[int]) -> list[int]:
    """Not the eve of a long run if it can be helped; earlier days first."""
    eve = [board.template[(d + 1) % 7] is Role.LONG for d in range(7)]
    return sorted(rests, key=lambda d: (eve[d], d))[: min(MAX_DAYS, len(rests) - 1)]


def _keep_a_rest_day(board: Board, week: range) -> None:
    """Where a run moved onto the last rest day, cross-training gives way."""
    cross = [i for i in week if board.role(i) is Role.CROSS_TRAINING]
    if cross and not any(board.role(i) is Role.REST for i in week):
        board.rest(cross[-1])
