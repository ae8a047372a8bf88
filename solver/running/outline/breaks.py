"""Breaks in the outline (R29): which runs they cost, and what the days after them may have."""

from collections.abc import Sequence
from dataclasses import replace

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import FULL
from solver.running.outline.placing.board import Board
from solver.running.rules.returns import Break, breaks_of, days_off_on, least_break, percent_on


def find_breaks(board: Board) -> tuple[Break, ...]:
    """All breaks of a plan whose runs all stand where they are run."""
    raced = (Role.RACE, Role.TUNE_UP)
    runs = [day.date for day in board.days if day.role.is_run or day.role in raced]
    blocked = [day.date for day in board.days if day.date in board.blocked]
    return breaks_of(blocked, runs, least_break(board.template))


def lose_runs(board: Board, breaks: Sequence[Break]) -> None:
    """Runs on the blocked days of a break are lost; they do not move."""
    for pause in breaks:
        for i in range(board.at(pause.first), board.at(pause.last) + 1):
            if board.days[i].date in board.blocked and board.role(i).is_run:
                board.lost[i // 7] += 1
                board.rest(i, displaced=True)


def ease_back(board: Board, breaks: Sequence[Break]) -> None:
    """Give the days after a break their shares and what slows the runner, and their weeks easy running only."""
    for i in range(board.at(breaks[0].resume) if breaks else len(board.days), len(board.days)):
        day = board.days[i]
        board.days[i] = replace(day, share=percent_on(breaks, day.date), days_off=days_off_on(breaks, day.date))
    for week in board.weeks:
        if any(board.days[i].share < FULL for i in week):
            for i in week:
                if board.role(i) is Role.QUALITY:
                    board.set_role(i, Role.EASY)
