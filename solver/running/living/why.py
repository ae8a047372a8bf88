"""Why a week or a run is as long as it is: what it was to be, which bounds are tight, and who holds it."""

from collections.abc import Iterator

from solver.errors import BadRequest, told_in
from solver.linear import Number
from solver.refusals import refused
from solver.rule import Bound
from solver.running.answer.validator import facts_of_plan, numbers_of_plan
from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Day, Week
from solver.running.living.change.start import most_on
from solver.running.living.change.terms import Terms
from solver.running.living.explain.wording import Words, room_of
from solver.running.living.past.force import as_revised
from solver.running.living.past.scene import Scene
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan
from solver.running.request.revision import HeldBy, Subject, Target, Tight, Why
from solver.running.request.situation import Event, Pin
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.numbers import Numbers
from solver.weekday import Weekday


def why(request: PlanRequest, plan: Plan, week: int, day: Weekday | None = None) -> Why:
    """Why a week, or a day of it, is as long as it is; every sentence comes from the finished numbers.

    Raises:
        BadRequest: when the plan has no such week.
    """
    asked = plan.answers(request)
    if not 1 <= week <= len(plan.weeks):
        with told_in(asked.settings.language):
            raise BadRequest.of(refused("week", week, "plan_weeks", count=len(plan.weeks)))
    made = facts_of_plan(plan, asked)
    return _Account(as_revised(request, plan), made, plan, week, day).why()


UNTOLD = frozenset({"R10", "V1", "V6"})
"""Sums, and bounds that only say that nothing has changed, explain nothing."""


class _Account:
    """One subject in the light of a scene; `made` are the facts with the targets that the plan was made from."""

    def __init__(self, scene: Scene, made: Facts, plan: Plan, week: int, day: Weekday | None) -> None:
        self.scene, self.made, self.plan = scene, made, plan
        self.week: Week = scene.facts.schedule.weeks[week - 1]
        self.day: Day | None = None if day is None else self.week.days[day.position]
        self.weekday = day
        self.numbers: Numbers = numbers_of_plan(plan, scene.facts)
        self.words = Words(scene, self.numbers)
        self.tongue = self.words.tongue

    def why(self) -> Why:
        planned = self._distance_km()
        target, tight = self._target(), list(self._tight())
        held = list(self._held_by()) if planned else []
        touched = list(self._touched_by())
        sentences = [self._headline(planned)]
        if not planned:
            sentences.append(self._runs_elsewhere())
        if target is not None and not self._is_told(target, planned, tight):
            sentences.append(self.tongue.say(f"target.{target.source}", km=self.tongue.km(target.distance_km)))
        sentences += [line.sentence for line in tight]
        sentences += [line.sentence for line in held]
        sentences += [self._touched(item) for item in touched]
        subject = Subject(week=self.week.number, day=self.weekday)
        return Why(
            subject=subject, distance_km=planned, target=target, tight=tight, held_by=held,
            touched_by=touched, sentences=sentences,
        )  # fmt: skip

    @staticmethod
    def _is_told(target: Target, planned: float, tight: list[Tight]) -> bool:
        """Whether a bound says the same of the goal's minimum, since the run is no longer than that."""
        is_least = target.source == "minimum" and planned == target.distance_km
        return is_least and any(line.rule_id == LONG_SHARE.id for line in tight)

    def _headline(self, km: float) -> str:
        said = self.tongue.km(km)
        if self.day is None:
            return self.tongue.say("account.week", number=self.week.number, km=said)
        if not km:
            said = self.tongue.workouts[self.plan.weeks[self.week.index].days[self.day.weekday].workout_type.value]
        return self.tongue.say("account.day", date=self.tongue.date(self.day.date), km=said)

    def _runs_elsewhere(self) -> str:
        """What explains a day or week without a run: where the week's runs are."""
        days = self.plan.weeks[self.week.index].days
        names = [self.tongue.weekdays[day.date.weekday()] for day in days if day.planned_distance_km]
        return self.tongue.say("account.runs" if names else "account.no_runs", days=self.tongue.all_of(names))

    def _distance_km(self) -> float:
        week = self.plan.weeks[self.week.index]
        if self.day is None:
            return week.planned_distance_km
        return week.days[self.day.weekday].planned_distance_km or 0.0

    # -- target ----------------------------------------------------------------------------------

    def _target(self) -> Target | None:
        """What the curve or the plan in force wanted; None for days without a run."""
        if self.day is not None and not self.day.role.is_run:
            return None
        if self.plan.happened is not None:
            return self._told(self._steps(self.scene.facts), "plan")
        steps = self._steps(self.made)
        if self.day is None:
            return self._told(steps, "curve")
        cap = most_on(self.made, self.week, self.day)
        least = self.made.targets.long_runs.least[self.week.index]
        source = "cap" if steps == cap else "share"
        if self.day.role is Role.LONG and steps == least:
            source = "minimum"
        return self._told(steps, source)

    def _steps(self, facts: Facts) -> int:
        target = facts.targets.weeks[self.week.index]
        return target.total if self.day is None else target.days[self.day.weekday]

    def _told(self, steps: int, source: str) -> Target:
        race = self.week.tune_up / 10_000_000 if self.day is None else 0.0
        return Target.model_validate({"distance_km": round(self.scene.grid.km(steps) + race, 6), "from": source})

    # -- bounds ----------------------------------------------------------------------------------

    def _tight(self) -> Iterator[Tight]:
        """Bounds that leave less than a grid step of room, each rule and direction once."""
        found: dict[tuple[str, int], Tight] = {}
        for rule, bound in Terms(self.scene).plain(self.numbers):
            if rule.id in UNTOLD or not self._is_about(bound):
                continue
            room = room_of(bound)
            if room < 1 and (rule.id, bound.sign) not in found:
                found[rule.id, bound.sign] = self._tight_line(rule, bound, room)
        yield from found.values()

    def _is_about(self, bound: Bound) -> bool:
        wanted = None if self.day is None else self.day.weekday
        return bound.place.week == self.week.number and bound.place.day == wanted

    def _tight_line(self, rule: Rule, bound: Bound, room: int) -> Tight:
        subject: Number = bound.subject  # type: ignore[assignment]
        clause = self.words.clause(rule, bound, subject + bound.sign * room)
        if room < 0:
            clause = self.tongue.say("account.bent", bound=clause)
        return Tight(rule_id=rule.id, room=self.scene.grid.km(room), sentence=f"{clause[0].upper()}{clause[1:]}.")

    # -- neighbours ------------------------------------------------------------------------------

    def _held_by(self) -> Iterator[HeldBy]:
        weeks = self.scene.facts.schedule.weeks
        ref = self.numbers.ref_total(self.week)
        say, km = self.tongue.say, self.words.km
        if self.week.ref is not None and ref is not None and not self.week.is_taper:
            number = self.week.ref + 1
            yield HeldBy(week=number, sentence=say("held.ref", number=number, km=km(ref)))  # type: ignore[arg-type]
        follower = next((week for week in weeks if week.ref == self.week.index and week.is_load), None)
        if follower is not None:
            total = km(self.numbers.total(follower))
            yield HeldBy(week=follower.number, sentence=say("held.follower", number=follower.number, km=total))
        if self.week.is_taper:
            highest = km(self.numbers.highest_load())
            yield HeldBy(week=self.week.number, sentence=say("held.taper", km=highest))
        race = self.scene.facts.schedule.race_date
        if race is not None and 0 <= (race - self.week.days[-1].date).days <= 21:
            number = self.scene.facts.schedule.index_of(race) + 1
            yield HeldBy(week=number, sentence=say("held.race", date=self.tongue.date(race)))

    def _touched_by(self) -> Iterator[Event | Pin]:
        dates = {day.date for day in self.week.days} if self.day is None else {self.day.date}
        for event in self.scene.situation.events:
            if any(map(event.covers, dates)):
                yield event
        for pin in self.scene.situation.pins:
            if pin.week == self.week.number or not dates.isdisjoint(pin.dates):
                yield pin

    def _touched(self, item: Event | Pin) -> str:
        if isinstance(item, Event):
            return self.tongue.say("touched.event", event=self.tongue.event(item))
        return self.tongue.say("touched.pin")
