"""The first lines: what the plan is for, when, and for whom."""

from rich.console import Group
from rich.text import Text

from api.terminal.palette import long_date
from api.terminal.safe_text import printable
from api.terminal.units import Units
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, WorkoutType


def header(plan: Plan, request: PlanRequest, units: Units) -> Group:
    """Goal, dates and athlete, then the coach's word on the whole plan."""
    lines = [_title(plan), _dates(plan), _athlete(request, units), _range(plan, units)]
    if plan.coach_note:
        lines += [Text(), Text(printable(plan.coach_note), style="italic")]
    return Group(*lines)


def _title(plan: Plan) -> Text:
    label = plan.goal.label
    weeks = f"{len(plan.weeks)} weeks" if len(plan.weeks) > 1 else "1 week"
    return Text(f"{label[0].upper()}{label[1:]} plan, {weeks}", style="bold")


def _dates(plan: Plan) -> Text:
    first = long_date(plan.start_date)
    if plan.race_date is None:
        return Text(f"From {first} to {long_date(plan.end_date)}")
    return Text.assemble(f"From {first} to the race on ", (long_date(plan.race_date), "bold red"))


def _athlete(request: PlanRequest, units: Units) -> Text:
    athlete, settings = request.athlete, request.settings
    facts = [f"For a runner at {units.distance(athlete.current_weekly_km)} a week"]
    if athlete.longest_recent_run_km:
        facts.append(f"longest recent run {units.distance(athlete.longest_recent_run_km)}")
    runs = "run" if settings.days_per_week == 1 else "runs"
    return Text(", ".join([*facts, f"{settings.days_per_week} {runs} a week"]))


def _range(plan: Plan, units: Units) -> Text:
    """Where the plan leads: its biggest training week and its longest run."""
    training = {week.week_number: _training_km(week.days) for week in plan.weeks}
    peak = max(training, key=lambda number: training[number])
    runs = [day for week in plan.weeks for day in week.days if day.workout_type is not WorkoutType.RACE]
    longest = max(day.planned_distance_km or 0.0 for day in runs)
    return Text(
        f"Peaks at {units.distance(training[peak])} in week {peak}, longest training run {units.distance(longest)}"
    )


def _training_km(days: list[PlanDay]) -> float:
    return sum(day.planned_distance_km or 0.0 for day in days if day.workout_type is not WorkoutType.RACE)
