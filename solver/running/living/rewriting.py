"""The revised plan: past and unchanged days byte for byte, changed ones as the engine writes every day."""

import datetime as dt
from collections.abc import Mapping

from solver.digest import digest_of
from solver.running.answer.skeleton import weeks_of
from solver.running.answer.validator import kind_of
from solver.running.calendar.roles import Role
from solver.running.living.past.scene import Scene
from solver.running.paces.race_estimate import race_estimate
from solver.running.request.result import Earlier, Happened, Plan, PlanDay, PlanWeek, WorkoutType
from solver.running.rules.numbers import Numbers
from solver.running.rules.workouts import HARD


def rewritten(plan: Plan, before: Scene, scene: Scene, numbers: Numbers) -> Plan:
    """The plan with the scene's numbers; `planId` is the digest of what it was and what happened."""
    distances = {date: int(steps) for date, steps in numbers.runs.items()}
    weeks = plan.weeks if _stays(before, scene, distances) else _written(plan, scene, distances)
    lost = sorted(scene.sheet.lost.values(), key=lambda run: run.date)
    happened = Happened(situation=scene.situation, lost=lost, earlier=_earlier(plan, weeks))
    settings = scene.facts.request.settings
    happened_so_far = happened.model_dump(mode="json", by_alias=True, exclude={"earlier"})
    return plan.model_copy(
        update={
            "plan_id": plan.plan_id if _same_days(plan, weeks) else digest_of(plan.plan_id, happened_so_far),
            "goal": settings.goal,
            "end_date": weeks[-1].week_end_date,
            "race_date": settings.race_date,
            "race_estimate": race_estimate(scene.facts.request, scene.facts.schedule.days_off_at_race),
            "weeks": weeks,
            "happened": happened,
        }
    )


def _stays(before: Scene, scene: Scene, distances: Mapping[dt.date, int]) -> bool:
    """Whether every day ahead is what it was."""
    was, now = before.facts, scene.facts
    if (was.request, was.away, was.injured) != (now.request, now.away, now.injured):
        return False  # strength sessions too may be others
    old, new = before.facts.schedule.weeks, scene.facts.schedule.weeks
    return all(week.kind is own.kind for week, own in zip(new, old, strict=True)) and all(
        (slot.workout, distances.get(date, 0)) == (before.slots[date].workout, before.slots[date].steps)
        for date, slot in scene.slots.items()
        if date >= scene.today
    )


def _written(plan: Plan, scene: Scene, distances: Mapping[dt.date, int]) -> list[PlanWeek]:
    """All weeks, anew where anything about them is another."""
    old_days = {day.date: day for week in plan.weeks for day in week.days}
    old_weeks = {week.week_number: week for week in plan.weeks}
    written = weeks_of(scene.facts, distances)
    _right_workouts(scene, written)
    return [_week(week, old_weeks.get(week.week_number), old_days, scene) for week in written]


def _earlier(plan: Plan, weeks: list[PlanWeek]) -> Earlier:
    """What of a plan is another now."""
    new = {week.week_number: week for week in weeks}
    gone = [week for week in plan.weeks if new.get(week.week_number) is not week]
    told = plan.happened
    return Earlier(
        plan_id=plan.plan_id,
        goal=plan.goal,
        race_date=plan.race_date,
        end_date=plan.end_date,
        weeks=[_bare(week) for week in gone],
        situation=None if told is None else told.situation,
        lost=[] if told is None else told.lost,
    )


def _bare(week: PlanWeek) -> PlanWeek:
    """A week without a coach's words."""
    own = ("date", "day_of_week", "workout_type", "planned_distance_km", "planned_duration_mins", "strength")
    days = [PlanDay(**{name: getattr(day, name) for name in own}) for day in week.days]
    return week.model_copy(update={"coach_notes": None, "written_by": None, "days": days})


def _same_days(plan: Plan, weeks: list[PlanWeek]) -> bool:
    """A plan in which nothing changed keeps its name."""
    return len(plan.weeks) == len(weeks) and all(old is new for old, new in zip(plan.weeks, weeks, strict=True))


def _right_workouts(scene: Scene, weeks: list[PlanWeek]) -> None:
    """A run keeps the kind of workout it had; after a run that became hard an easy one is for recovery (R04)."""
    before: PlanDay | None = None
    for week in weeks:
        for day in week.days:
            slot = scene.slots[day.date]
            if slot.day.role is not Role.RACE and day.workout_type is not WorkoutType.CROSS_TRAINING:
                day.workout_type = _workout(scene, slot.workout, before)
            before = day


def _workout(scene: Scene, own: WorkoutType, before: PlanDay | None) -> WorkoutType:
    if own is not WorkoutType.EASY or before is None or before.workout_type not in HARD:
        return own
    was = scene.in_force.get(before.date)
    return own if was is not None and was.workout in HARD else WorkoutType.RECOVERY


def _week(week: PlanWeek, old: PlanWeek | None, days: dict[dt.date, PlanDay], scene: Scene) -> PlanWeek:
    if old is None:
        return week
    if week.week_end_date < scene.today:
        return old
    kept = [_day(day, days.get(day.date), scene) for day in week.days]
    if all(day is days.get(day.date) for day in kept) and _same_kind(week, old, scene):
        return old
    kind = old.week_type if _same_kind(week, old, scene) else week.week_type
    km = week.planned_distance_km  # exact, where adding up what is rounded may be a millionth off
    if any(own.planned_distance_km != day.planned_distance_km for own, day in zip(kept, week.days, strict=True)):
        km = round(sum(day.planned_distance_km or 0.0 for day in kept), 6)
    return week.model_copy(update={"days": kept, "week_type": kind, "planned_distance_km": km})


def _same_kind(week: PlanWeek, old: PlanWeek, scene: Scene) -> bool:
    """Base, build and peak are told anew only where a week becomes or was no load week."""
    race = scene.facts.request.settings.race_date
    after = race is not None and week.week_start_date > race
    return kind_of(week.week_type, False, after) is kind_of(old.week_type, False, after)


def _day(day: PlanDay, old: PlanDay | None, scene: Scene) -> PlanDay:
    """The old day with its words where nothing about it changed."""
    if old is None:
        return day
    if old.date < scene.today:
        return old
    same = old.workout_type is day.workout_type and old.planned_distance_km == day.planned_distance_km
    slowed = scene.slots[day.date].day.days_off > 0 and old.planned_duration_mins != day.planned_duration_mins
    return old if same and old.strength == day.strength and not slowed else day
