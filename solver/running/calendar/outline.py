"""From a request to its schedule: template weeks, then race, tune-ups and blocked dates, then week kinds.

The order is the order in which the rulebook gives way: the race first (R25), tune-up races next
(R27), blocked dates last (R26).
"""

from solver.running.calendar.cutbacks import place_cutbacks
from solver.running.calendar.placing.blocked import clear_blocked_dates
from solver.running.calendar.placing.board import LONG_RUN_FREE_DAYS, Board, impossible
from solver.running.calendar.placing.cross_training import add_cross_training
from solver.running.calendar.placing.race import place_race
from solver.running.calendar.placing.tune_ups import place_tune_ups
from solver.running.calendar.schedule import Kind, Schedule, Week, with_refs
from solver.running.calendar.template import Role, Template, template_of
from solver.running.request.goals import taper_length
from solver.running.request.request import PlanRequest


def outline(request: PlanRequest, template: Template | None = None) -> Schedule:
    """Lay out all days of the plan, on the request's own weekday template or on a given one.

    Raises:
        NoPlan: where the calendar's hard rules (R05, R14, R25, R27) cannot hold. Its conflict names
            the rules; the fields are found by whoever shrinks the request.
    """
    board = Board(request, template_of(request) if template is None else template)
    place_race(board)
    place_tune_ups(board)
    clear_blocked_dates(board)
    add_cross_training(board)
    return Schedule(
        weeks=with_refs(_weeks(request, board)),
        template=board.template,
        runs_per_week=request.settings.days_per_week,
        race_date=request.settings.race_date,
    )


def _weeks(request: PlanRequest, board: Board) -> list[Week]:
    early = _early_week(request, board.template)
    half = [2 * lost >= request.settings.days_per_week for lost in board.lost]
    weeks = []
    for t, kind in enumerate(_kinds(request, board, half, early)):
        days = tuple(board.days[i] for i in board.weeks[t])
        disturbed = any(day.displaced for day in days)
        touched = board.lost[t] > 0 or any(day.role is Role.TUNE_UP for day in days)
        counts = kind is Kind.LOAD and not touched
        weeks.append(
            Week(t, kind, days, board.lost[t], half[t], disturbed, early=t == early, touched=touched, counts=counts)
        )
    return weeks


def _kinds(request: PlanRequest, board: Board, half_lost: list[bool], early: int | None) -> list[Kind]:
    """Taper from the race backwards, recovery weeks by R14 before it, easy weeks after it."""
    settings = request.settings
    count, to_race = settings.week_count, settings.weeks_to_race
    taper = 0 if to_race is None else taper_length(settings.goal, to_race)
    taper = taper if early is None else max(taper, 2)
    race_week = count if to_race is None else to_race - 1
    before = max(0, count if to_race is None else to_race - taper)
    forced = frozenset(t for t in range(before) if half_lost[t])
    cutbacks = place_cutbacks(before, forced, _tune_up_weeks(board))
    if cutbacks is None:
        raise impossible("The blocked dates leave no rhythm of load and recovery weeks.", "R14", "R26")
    kinds = [Kind.RECOVERY if t in cutbacks else Kind.LOAD for t in range(before)]
    kinds += [Kind.TAPER] * (race_week - before)
    return kinds if to_race is None else [*kinds, Kind.RACE, *[Kind.AFTER] * (count - to_race)]


def _tune_up_weeks(board: Board) -> frozenset[int]:
    return frozenset(i // 7 for i, day in enumerate(board.days) if day.role is Role.TUNE_UP)


def _early_week(request: PlanRequest, template: Template) -> int | None:
    """The week before the race week when R25 turns its long run into an easy run."""
    race_date, to_race = request.settings.race_date, request.settings.weeks_to_race
    if race_date is None or to_race is None or to_race < 2 or Role.LONG not in template:
        return None
    days_between = race_date.weekday() + 7 - template.index(Role.LONG)
    return to_race - 2 if days_between <= LONG_RUN_FREE_DAYS else None
