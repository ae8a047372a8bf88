"""The offline coach: fills every coach-owned field from the bank, without a language model, the same way every time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coach.bank.facts import DayFacts
from coach.bank.speaker import Speaker
from coach.moments.moments import Moments, moments_of
from coach.structures import StepWriter
from coach.targets import heart_rate_zone, intensity, target_pace
from coach.today import Today
from solver.answer import WrittenBy
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek


def fill(plan: Plan, request: PlanRequest) -> Plan:
    """A copy of the plan with titles, descriptions, targets, structures and notes; `writtenBy` is "offline".

    Deterministic: the same plan and request give the same words, in the request's language. Skeleton-owned fields
    are untouched, and every number in a text is the plan's own.
    """
    return filled(plan, moments_of(plan, request), request.settings.language)


def filled(plan: Plan, moments: Moments, language: str) -> Plan:
    """The same from facts of the plan that are gathered already."""
    return _OfflineCoach(moments, language).fill(plan)


@dataclass
class _OfflineCoach:
    """Speaks from the first day to the last; texts, titles and steps each keep from repeating themselves."""

    moments: Moments
    language: str
    texts: Speaker = field(init=False)
    titles: Speaker = field(init=False)
    steps: StepWriter = field(init=False)

    def __post_init__(self) -> None:
        self.texts, self.titles, steps = (Speaker(self.language, self.moments.seed) for _ in range(3))
        self.steps = StepWriter(self.moments.runner.units, self.moments.shared, steps)

    def fill(self, plan: Plan) -> Plan:
        """The plan's note first, then week by week its note and its days: the order in which a runner reads."""
        note = self.texts.text(self.moments.plan)
        return plan.model_copy(
            update={"coach_note": note, "written_by": WrittenBy.OFFLINE, "weeks": list(self._weeks(plan))}
        )

    def _weeks(self, plan: Plan) -> Iterator[PlanWeek]:
        days = iter(zip(self.moments.todays, self.moments.days, strict=True))
        for week, facts in zip(plan.weeks, self.moments.weeks, strict=True):
            note = self.texts.text(facts)
            filled = [self._day(*next(days)) for _ in week.days]
            yield week.model_copy(update={"coach_notes": note, "written_by": WrittenBy.OFFLINE, "days": filled})

    def _day(self, today: Today, facts: DayFacts) -> PlanDay:
        return today.day.model_copy(
            update={
                "title": self.titles.title(facts),
                "description": self.texts.text(facts),
                "intensity": intensity(today),
                "target_pace": target_pace(today),
                "target_hr_zone": heart_rate_zone(today),
                "workout_structure": self.steps.structure(today),
                "written_by": WrittenBy.OFFLINE,
            }
        )
