"""What the runner should know beside the changes."""

from collections.abc import Collection, Iterator

from solver.running.answer.advisories import advisories_of
from solver.running.calendar.schedule import Kind
from solver.running.living.explain.wording import room_of
from solver.running.living.past.scene import Scene
from solver.running.request.result import Advisory, Plan, PlanWeek
from solver.running.rules.calendar import CADENCE
from solver.running.rules.numbers import Numbers
from solver.running.rules.volume import CUTBACK_DEPTH
from solver.running.words.tongue import Tongue, tongue_of

BLOCKED = "runs-dropped"
"""Of dates that were blocked from the start; what happenings took has its reasons."""
CODES = frozenset(
    {
        "plan-in-force-misses",
        "rhythm-disturbed",
        "run-missed",
        "pin-rounded",
        "pin-leaves-no-rest",
        "race-at-risk",
        "event-outside-plan",
    }
)
LATELY_DAYS = 7
"""So long a missed run may be on a runner's mind."""


def advice_on(
    plan: Plan, new: Plan, before: Scene, after: Scene, numbers: Numbers, missed: Collection[str]
) -> list[Advisory]:
    """What to know about a plan as it is now and about this revision; the remarks on a plan that stays stay too.

    `missed` names the hard rules that the plan missed before already.
    """
    tongue = tongue_of(after.facts.request)
    over = new.race_date is not None and new.race_date < after.today  # what a race wants is of no use any more
    kept = [] if over else [advisory for advisory in plan.advisories if advisory.code not in CODES]
    if not over and new.weeks is not plan.weeks:
        fresh = [advisory for advisory in advisories_of(after.facts, _as_run(new, after)) if advisory.code != BLOCKED]
        kept = [*(advisory for advisory in kept if advisory.code == BLOCKED), *fresh]
    of_pins = (*_rounded(after, tongue), *_restless(after, numbers, tongue))
    of_past = (*_missed(after, tongue), *_carried(missed, tongue), *_beyond(before, after, tongue))
    return [*kept, *of_past, *_rhythm(before, after, tongue), *of_pins]


def _as_run(plan: Plan, after: Scene) -> list[PlanWeek]:
    """The weeks without the runs that nobody ran: what is said of a plan counts no run that only stood there."""
    missed = after.past.missed()
    return [
        week.model_copy(
            update={
                "days": [
                    day.model_copy(update={"planned_distance_km": None}) if day.date in missed else day
                    for day in week.days
                ]
            }
        )
        if any(day.date in missed for day in week.days)
        else week
        for week in plan.weeks
    ]


def _missed(after: Scene, tongue: Tongue) -> Iterator[Advisory]:
    """Long and fast runs of the last days that nobody ran and that stand nowhere else now, breaks apart."""
    paused = [(pause.first, pause.last) for pause in after.breaks]
    missed = {date for date in after.past.missed() - after.moved if not after.situation.is_off(date)}
    for date in sorted(missed):
        slot = after.in_force[date]
        is_lately = 0 < (after.today - date).days <= LATELY_DAYS
        if is_lately and slot.is_hard and not any(first <= date <= last for first, last in paused):
            run = tongue.workouts[slot.workout.value]
            yield tongue.remark("run-missed", None, date, run=run[0].upper() + run[1:], date=tongue.date(date))


def _carried(missed: Collection[str], tongue: Tongue) -> Iterator[Advisory]:
    """Bounds that the plan missed before and keeps missing."""
    if missed:
        yield tongue.remark("plan-in-force-misses", rules=", ".join(sorted(missed)))


def _beyond(before: Scene, after: Scene, tongue: Tongue) -> Iterator[Advisory]:
    """Days off that are news and lie behind the plan's end."""
    end = after.facts.schedule.weeks[-1].days[-1].date
    for event in after.situation.events:
        if event.first > end and event not in before.situation.events:
            told = tongue.event(event)
            said = {"event": told[0].upper() + told[1:], "date": tongue.date(end)}
            yield tongue.remark("event-outside-plan", None, event.first, **said)


def _rhythm(before: Scene, after: Scene, tongue: Tongue) -> Iterator[Advisory]:
    """R14 where what has happened already leaves no better rhythm."""
    kinds = ([week.kind for week in scene.facts.schedule.weeks] for scene in (before, after))
    if len({tuple(kind) for kind in kinds}) == 1:
        return
    known = {(f.place.week if f.place else None, f.sentence) for f in CADENCE.faults(before.facts)}
    for fault in CADENCE.faults(after.facts):
        week = fault.place.week if fault.place else None
        if (week, fault.sentence) not in known and week is not None and week > after.current:
            yield tongue.remark("rhythm-disturbed", week)


def _rounded(after: Scene, tongue: Tongue) -> Iterator[Advisory]:
    """Pins between two steps of the grid."""
    for pin in after.situation.pins:
        if not pin.distance_km or (pin.date is not None and pin.date < after.today):
            continue
        km = after.grid.km(after.grid.nearest(pin.distance_km))
        if abs(km - pin.distance_km) > 1e-5:
            said = {"step": after.grid.km(1), "wished": pin.distance_km, "has": km}
            distances = {name: tongue.km(value) for name, value in said.items()}
            yield tongue.remark("pin-rounded", pin.week, pin.date, **distances)


def _restless(after: Scene, numbers: Numbers, tongue: Tongue) -> Iterator[Advisory]:
    """Recovery weeks that a pin makes fuller than R15 lets any be: the runner's wish counts, and is not passed over."""
    for number in after.pinned_weeks:
        week = after.facts.schedule.weeks[number - 1]
        if week.index < after.current or week.kind is not Kind.RECOVERY:
            continue
        missed = [bound for bound in CUTBACK_DEPTH.in_week(numbers, week) if bound.sign > 0 and bound.amount()]
        for bound in missed:
            total = numbers.total(week)
            said = {"most": total + room_of(bound), "has": total}
            distances = {name: tongue.km(after.grid.km(steps)) for name, steps in said.items()}
            yield tongue.warning("pin-leaves-no-rest", number, number=number, **distances)
