"""From a request to its schedule: template weeks, then race, tune-ups and blocked dates, then week kinds.

The order is the order in which the rulebook gives way: the race first (R25), tune-up races next
(R27), blocked dates last (R26), with the breaks that they make (R29).
"""

import copy

from solver.running.calendar.roles import Role, Template
from solver.running.calendar.schedule import FULL, Chain, Kind, Schedule, Week
from solver.running.outline.breaks import ease_back, find_breaks, lose_runs
from solver.running.outline.cutbacks import place_cutbacks
from solver.running.outline.placing.blocked import clear_blocked_dates
from solver.running.outline.placing.board import Board
from solver.running.outline.placing.cross_training import add_cross_training
from solver.running.outline.placing.race import place_race
from solver.running.outline.placing.tune_ups import place_tune_ups
from solver.running.outline.template import template_of
from solver.running.request.request import PlanRequest
from solver.running.rules.calendar import CADENCE
from solver.running.rules.races import DAY_CAP, RACE
from solver.running.rules.returns import Break
from solver.running.rules.volume import TAPER
from solver.running.words.impossible import Impossible


def outline(request: PlanRequest, template: Template | None = None) -> Schedule:
    """Lay out all days of the plan, on the request's own weekday template or on a given one.

    Raises:
        NoPlan: where the calendar's hard rules (R05, R14, R25, R27) cannot hold. Its conflict names
            the rules; the fields are found by whoever shrinks the request.
    """
    board = Board(request, template_of(request) if template is None else template)
    place_race(board)
    place_tune_ups(board)
    breaks = _clear(board)
    add_cross_training(board)
    return Schedule(
        weeks=_weeks(request, board, breaks),
        template=board.template,
        runs_per_week=request.settings.days_per_week,
        race_date=request.settings.race_date,
    )


def _clear(board: Board) -> tuple[Break, ...]:
    """Empty the blocked dates. Whether they make a break shows only where the runs would stand that can move."""
    if not board.blocked:
        return ()
    trial = copy.copy(board)
    trial.days, trial.lost = list(board.days), list(board.lost)
    clear_blocked_dates(trial)
    supposed = find_breaks(trial)
    lose_runs(board, supposed)
    clear_blocked_dates(board)
    breaks = find_breaks(board) if supposed else ()
    ease_back(board, breaks)
    return breaks


def _weeks(request: PlanRequest, board: Board, breaks: tuple[Break, ...]) -> tuple[Week, ...]:
    early = _early_week(request, board.template)
    half = [DAY_CAP.is_half(lost, request.settings.days_per_week) and lost > 0 for lost in board.lost]
    returning = [bool(breaks) and any(board.days[i].share < FULL for i in week) for week in board.weeks]
    eased = frozenset(t for pause in breaks for t in _weeks_of_return(board, pause))
    starts = {board.at(pause.first) // 7 for pause in breaks}
    kinds = _kinds(request, board, half, eased, early)
    weeks: list[Week] = []
    chain = Chain()
    for t, kind in enumerate(kinds):
        days = tuple(board.days[7 * t : 7 * t + 7])
        raced = Role.TUNE_UP in [day.role for day in days]
        week = Week(
            index=t,
            kind=kind,
            days=days,
            lost=board.lost[t],
            half_lost=half[t],
            disturbed=any(day.displaced for day in days),
            early=t == early,
            touched=board.lost[t] > 0 or raced or returning[t],
            returning=returning[t],
            counts=kind is Kind.LOAD and not raced and not returning[t] and t not in starts,
            long_counts=not _long_is_cut(board, t),
            after_break=_break_before(board, t, kinds, returning, breaks),
            **chain.links(board.lost[t], returning[t]),
        )
        chain.add(week)
        weeks.append(week)
    return tuple(weeks)


def _weeks_of_return(board: Board, pause: Break) -> range:
    return range(board.at(pause.resume) // 7, (board.at(pause.full_from) - 1) // 7 + 1)


def _long_is_cut(board: Board, t: int) -> bool:
    """Whether the week's long run moved onto a day with a cap, which may cut it short: then it is no measure."""
    moved = [i for i in board.weeks[t] if board.days[i].displaced and board.role(i) is Role.LONG]
    return any(board.is_capped(i) for i in moved if board.days[i].origin != i % 7)


def _break_before(board: Board, t: int, kinds: list[Kind], returning: list[bool], breaks: tuple[Break, ...]) -> int:
    """The length of the break whose return was the last thing before a load week, but for recovery weeks."""
    before = t - 1
    while before >= 0 and kinds[before] is Kind.RECOVERY and not returning[before]:
        before -= 1
    if kinds[t] is not Kind.LOAD or before < 0 or not returning[before]:
        return 0
    return next((pause.days for pause in reversed(breaks) if board.at(pause.resume) // 7 < t), 0)


def _kinds(
    request: PlanRequest,
    board: Board,
    half_lost: list[bool],
    eased: frozenset[int],
    early: int | None,
) -> list[Kind]:
    """Taper from the race backwards, recovery weeks by R14 before it, easy weeks after it."""
    settings = request.settings
    count, to_race, race = settings.week_count, settings.weeks_to_race, settings.race_date
    taper = 0 if to_race is None or race is None else TAPER.weeks(settings.goal, to_race, race.weekday())
    taper = taper if early is None else max(taper, 2)
    race_week = count if to_race is None else to_race - 1
    before = max(0, count if to_race is None else to_race - taper)
    returns = frozenset(t for t in eased if t < before)
    forced = frozenset(t for t in range(before) if half_lost[t]) | returns
    usual = CADENCE.usual_loads(settings.days_per_week)
    cutbacks = place_cutbacks(before, usual, forced, _tune_up_weeks(board), returns)
    if cutbacks is None:
        raise Impossible("no.rhythm", "R14", "R26")
    kinds = [Kind.RECOVERY if t in cutbacks else Kind.LOAD for t in range(before)]
    kinds += [Kind.TAPER] * (race_week - before)
    return kinds if to_race is None else [*kinds, Kind.RACE, *[Kind.AFTER] * (count - to_race)]


def _tune_up_weeks(board: Board) -> frozenset[int]:
    if not board.settings.tune_up_races:
        return frozenset()
    return frozenset(i // 7 for i, day in enumerate(board.days) if day.role is Role.TUNE_UP)


def _early_week(request: PlanRequest, template: Template) -> int | None:
    """The week before the race week when R25 turns its long run into an easy run."""
    race_date, to_race = request.settings.race_date, request.settings.weeks_to_race
    if race_date is None or to_race is None or to_race < 2 or Role.LONG not in template:
        return None
    days_between = race_date.weekday() + 7 - template.index(Role.LONG)
    return to_race - 2 if days_between <= RACE.long_free_days else None
