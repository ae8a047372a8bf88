"""The first lines: what the plan is for, when, and for whom."""

from rich.console import Group
from rich.text import Text

from api.terminal.safe_text import printable
from api.terminal.units import Units
from coach.bank.labels import Labels
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, WorkoutType


def header(plan: Plan, request: PlanRequest, units: Units) -> Group:
    """Goal, dates and athlete, then the coach's word on the whole plan."""
    lines = [_title(plan, units.labels), _dates(plan, units.labels), _athlete(request, units), _range(plan, units)]
    if plan.coach_note:
        lines += [Text(), Text(printable(plan.coach_note), style="italic")]
    return Group(*lines)


def _title(plan: Plan, labels: Labels) -> Text:
    goal = labels.name("goal", plan.goal)
    title = labels.say("plan.title", goal=goal, weeks=labels.count(len(plan.weeks), "week"))
    return Text(title[0].upper() + title[1:], style="bold")


def _dates(plan: Plan, labels: Labels) -> Text:
    first = labels.long_date(plan.start_date)
    if plan.race_date is None:
        return Text(labels.say("plan.until", first=first, last=labels.long_date(plan.end_date)))
    return Text.assemble(labels.say("plan.until_race", first=first), (labels.long_date(plan.race_date), "bold red"))


def _athlete(request: PlanRequest, units: Units) -> Text:
    athlete, labels = request.athlete, units.labels
    facts = [labels.say("plan.runner", distance=units.distance(athlete.current_weekly_km))]
    if athlete.longest_recent_run_km:
        facts.append(labels.say("plan.longest_recent", distance=units.distance(athlete.longest_recent_run_km)))
    runs = labels.say("plan.runs", runs=labels.count(request.settings.days_per_week, "run"))
    return Text(", ".join([*facts, runs]))


def _range(plan: Plan, units: Units) -> Text:
    """Where the plan leads: its biggest training week and its longest run."""
    training = {week.week_number: _training_km(week.days) for week in plan.weeks}
    peak = max(training, key=lambda number: training[number])
    runs = [day for week in plan.weeks for day in week.days if day.workout_type is not WorkoutType.RACE]
    longest = max(day.planned_distance_km or 0.0 for day in runs)
    ends = {"peak": units.distance(training[peak]), "longest": units.distance(longest)}
    return Text(units.labels.say("plan.peak", week=peak, **ends))


def _training_km(days: list[PlanDay]) -> float:
    return sum(day.planned_distance_km or 0.0 for day in days if day.workout_type is not WorkoutType.RACE)
