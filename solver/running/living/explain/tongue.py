"""The language of an explanation: sentences, dates, distances and the names of workouts."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

from solver.running.answer.explain import distance
from solver.running.living.explain import english, german
from solver.running.request.request import Goal, PlanRequest
from solver.running.request.result import WorkoutType
from solver.running.request.revision import DayPlan
from solver.running.request.situation import Event


@dataclass(frozen=True)
class Tongue:
    """Says things in one language and one unit of distance."""

    sentences: Mapping[str, str]
    weekdays: Sequence[str]
    months: Sequence[str]
    workouts: Mapping[str, str]
    goals: Mapping[str, str]
    decimal: str
    units: str

    def say(self, key: str, **values: object) -> str:
        """A sentence, or a part of one."""
        return self.sentences[key].format(**values)

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self.sentences

    def date(self, date: dt.date) -> str:
        """Sunday 7 March."""
        return self.say("date", weekday=self.weekdays[date.weekday()], day=date.day, month=self.months[date.month - 1])

    def km(self, km: float) -> str:
        """A distance as people write it."""
        return distance(km, self.units).replace(".", self.decimal)

    def goal(self, goal: Goal) -> str:
        """A race to train for."""
        return self.goals[goal.value]

    def all_of(self, parts: Iterable[str]) -> str:
        """One and another."""
        return self.sentences["and"].join(parts)

    def event(self, event: Event) -> str:
        """You are ill from then to then."""
        key = "span.one" if event.first == event.last else "span.many"
        return self.say(
            f"event.{event.kind}", span=self.say(key, first=self.date(event.first), last=self.date(event.last))
        )

    def change(self, before: DayPlan | None, after: DayPlan | None) -> str:
        """A change in a few words."""
        if before is None or after is None:
            side = after if before is None else before
            assert side is not None
            return self.say("change.new" if before is None else "change.gone", what=self._what(side))
        if before.workout_type is after.workout_type:
            return self.say("change.to", after=self._length(after), before=self._length(before))
        return self.say("change.to", after=self._what(after), before=self._what(before))

    def reason(self, date: dt.date, before: DayPlan | None, after: DayPlan | None, why: str) -> str:
        """The whole sentence about one day."""
        return self.say("reason", date=self.date(date), change=self.change(before, after), why=why)

    def _length(self, day: DayPlan) -> str:
        return self.km(day.planned_distance_km or 0.0)

    def _what(self, day: DayPlan) -> str:
        name = self.workouts[WorkoutType(day.workout_type).value]
        return self.say("change.run", name=name, km=self._length(day)) if day.planned_distance_km else name


def tongue_of(request: PlanRequest) -> Tongue:
    """The language and the units that a request asks for."""
    return _tongue(german if request.settings.language == "de" else english, request.settings.units)


def _tongue(words: ModuleType, units: str) -> Tongue:
    decimal = "," if words is german else "."
    return Tongue(words.SENTENCES, words.WEEKDAYS, words.MONTHS, words.WORKOUTS, words.GOALS, decimal, units)


ENGLISH = _tongue(english, "km")
"""For pages that are in English whatever the plan's language."""
