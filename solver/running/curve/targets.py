"""From a schedule to everything numeric before the solve: curve, kinds of weeks, workouts, long runs, day targets."""

from dataclasses import replace

from solver.running.calendar.schedule import Schedule
from solver.running.curve.crowded_weeks import with_one_run_less
from solver.running.curve.curve import aimed_at, curve_of, week_types_of
from solver.running.curve.day_limits import longest_run_km
from solver.running.curve.largest_week import largest_week
from solver.running.curve.splitter import day_targets
from solver.running.outline.baseline import baseline_of
from solver.running.outline.outline import outline
from solver.running.request.request import PlanRequest
from solver.running.rules.facts import Facts, Targets
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.workouts import QUALITY_MAX


def drawn(request: PlanRequest) -> Facts:
    """Everything that is settled before the kilometres: baseline, schedule, curve, targets.

    Raises:
        BadRequest, NoPlan: as baseline and outline do.
    """
    return with_room_for_races(Facts(request, baseline_of(request), outline(request)))


def schedule_of(request: PlanRequest) -> Schedule:
    """The schedule alone: the outline, with fewer runs where a tune-up race leaves too little for all of them."""
    schedule = outline(request)
    if not request.settings.tune_up_races:
        return schedule
    return with_room_for_races(Facts(request, baseline_of(request), schedule)).schedule


def with_room_for_races(facts: Facts) -> Facts:
    """The same facts with all that the curve decides, and only such runs beside tune-up races as these leave room."""
    aimed = with_targets(facts)
    while (schedule := with_one_run_less(aimed)) is not None:
        aimed = with_targets(replace(facts, schedule=schedule))
    return aimed


def with_targets(facts: Facts) -> Facts:
    """The same facts with all that the curve decides."""
    aimed = with_curve(facts)
    return replace(aimed, targets=replace(aimed.targets, weeks=day_targets(aimed)))


def with_curve(facts: Facts) -> Facts:
    """The same but for what each day is to have, which takes longer than all else."""
    curve = curve_of(facts)
    types = week_types_of(facts.schedule, curve)
    workouts = QUALITY_MAX.workouts(facts.request, facts.schedule, types)
    aimed = replace(facts, week_types=types, workouts=workouts)
    long_runs = LONG_SHARE.long_runs(aimed, curve.weeks, longest_run_km(aimed))
    curve = aimed_at(aimed, curve, largest_week(aimed, long_runs))
    return replace(aimed, targets=Targets(curve, (), long_runs))
