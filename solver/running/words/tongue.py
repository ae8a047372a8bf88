"""The language of an explanation: sentences, dates, distances and the names of workouts."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from solver.answer import Severity
from solver.languages import ENGLISH, words_of
from solver.running.request.grid import KM_PER_MILE
from solver.running.request.request import Goal, PlanRequest
from solver.running.request.result import Advisory, WorkoutType
from solver.running.request.revision import DayPlan
from solver.running.request.situation import Event
from solver.weekday import WEEK


@dataclass(frozen=True)
class Stated:
    """What a rule says of a place: its own English sentence, for which a language may have one of its own."""

    rule_id: str
    sentence: str


@dataclass(frozen=True)
class Tongue:
    """Says things in one language and one unit of distance."""

    sentences: Mapping[str, str]
    weekdays: Sequence[str]
    months: Sequence[str]
    workouts: Mapping[str, str]
    goals: Mapping[str, str]
    races: Mapping[str, str]
    """Goals without an article, for after "your" and the like."""
    rules: Mapping[str, str]
    """Names of rules that may bend, where the language has its own."""
    statements: Mapping[str, str]
    """What rules say, where the language does not leave that to the rules themselves."""
    decimal: str
    units: str

    def say(self, key: str, **values: object) -> str:
        """A sentence, or a part of one."""
        return self.sentences[key].format(**values)

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self.sentences

    def said(self, key: str, **values: object) -> str:
        """A sentence with dates in figures, workouts by their names and rules in the language's own words."""
        return self.say(key, **{name: self._written(value) for name, value in values.items()})

    def _written(self, value: object) -> object:
        match value:
            case dt.date():
                return self.plain_date(value)
            case WorkoutType():
                return self.workouts[value.value]
            case Stated(rule_id, sentence):
                return self.statements.get(rule_id, sentence)
            case tuple():
                return self.say("rules.and").join(str(self._written(part)) for part in value)
        return value

    def remark(self, code: str, week: int | None = None, on: dt.date | None = None, /, **values: object) -> Advisory:
        """What is worth knowing about a plan, a week of it or a date: the sentence that is called by the code."""
        message = self.say(f"know.{code}", **values)
        return Advisory(code=code, severity=Severity.INFO, week=week, message=message, date=on)

    def warning(self, code: str, week: int | None = None, /, **values: object) -> Advisory:
        """The same, where it is to be minded."""
        return self.remark(code, week, **values).model_copy(update={"severity": Severity.WARNING})

    def date(self, date: dt.date) -> str:
        """Sunday 7 March."""
        return self.say("date", weekday=self.weekdays[date.weekday()], day=date.day, month=self.months[date.month - 1])

    def plain_date(self, date: dt.date) -> str:
        """2027-03-07, or as the language writes dates in figures."""
        return self.say("date.plain", year=date.year, month=date.month, day=date.day)

    def days(self, days: Iterable[str]) -> str:
        """Weekdays under their names: "Tuesday, Friday"."""
        order = [str(day) for day in WEEK]
        return ", ".join(self.weekdays[order.index(str(day))] for day in days)

    def runs(self, count: int) -> str:
        """1 run, 3 runs."""
        return self.say("runs.one" if count == 1 else "runs.many", count=count)

    def km(self, km: float) -> str:
        """A distance as people write it: 12 km, 12.5 km, 7.75 mi."""
        value = km / KM_PER_MILE if self.units == "mi" else km
        return f"{round(value, 2):g} {self.units}".replace(".", self.decimal)

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
    return tongue_in(request.settings.language, request.settings.units)


@cache
def tongue_in(language: str, units: str = "km") -> Tongue:
    """A language and a unit of distance."""
    words = words_of(language)
    own = {name: words[name] for name in ("weekdays", "months", "workouts", "goals", "races", "decimal")}
    others = {name: words.get(name, {}) for name in ("rules", "statements")}
    return Tongue(sentences=words["sentences"] | words["conflicts"], units=units, **own, **others)


def english(units: str = "km") -> Tongue:
    """For pages and verdicts, which are in English whatever the plan's language."""
    return tongue_in(ENGLISH, units)


def as_sentence(text: str) -> str:
    """With a capital and a full stop."""
    return f"{text[0].upper()}{text[1:]}."


def saying(key: str, **values: object) -> Callable[[Tongue], str]:
    """A sentence that gets its language later."""
    return lambda tongue: tongue.said(key, **values)
