"""The places of a plan that a model may speak at, each with the sentences it can choose from and its setting."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.bank.bank import bank_of
from coach.bank.facts import Facts, Place
from coach.bank.parts import parts_of
from coach.bank.sentence import Sentence, Topic
from coach.moments.moments import Moments, moments_of
from coach.prose.scenes import Setting, setting_of
from coach.today import WITHOUT_RUN
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek

CHOSEN: Mapping[Place, frozenset[Topic]] = {
    Place.DAY: frozenset(
        {Topic.PURPOSE, Topic.MILESTONE, Topic.AHEAD, Topic.FEEL, Topic.FORM, Topic.PRACTICE, Topic.OPTION}
    ),
    Place.WEEK: frozenset({Topic.OPENING, Topic.REASON, Topic.ADVICE}),
    Place.PLAN: frozenset({Topic.AIM, Topic.ADVICE}),
}
"""What a choice is offered of; the rest follows from the day's facts."""
PLAN_KEY = "plan"
Key = str | int | dt.date
"""`plan`, the number of a week, or a day's date."""


def day_name(week: PlanWeek, day: PlanDay) -> str:
    """How a prompt calls a day: "3tu" is week 3's Tuesday, a third of the tokens of its date."""
    return f"{week.week_number}{day.day_of_week[:2]}"


@dataclass(frozen=True)
class Spot:
    """One place, `name` in a prompt.

    `options` are the sentences that are true there, by the part of the text that they would fill.
    """

    key: Key
    name: str
    facts: Facts
    setting: Setting | None
    options: Sequence[Sequence[Sentence]]

    @property
    def ids(self) -> frozenset[str]:
        """Everything that may be chosen."""
        return frozenset(sentence.id for part in self.options for sentence in part)


@dataclass(frozen=True)
class Spots:
    """All places of a plan in the order of reading: the plan, then week by week its note and its days."""

    language: str
    moments: Moments
    by_key: Mapping[Key, Spot]


def spots_of(plan: Plan, request: PlanRequest) -> Spots:
    """Every place of a plan; days without a run are places too, but nobody is asked about them."""
    moments, language = moments_of(plan, request), request.settings.language
    return Spots(language, moments, {spot.key: spot for spot in _spots(plan, moments, language)})


def is_asked(spot: Spot) -> bool:
    """Whether a model is asked about a place: rest days speak for themselves."""
    kind = getattr(spot.facts, "kind", None)
    return kind is None or kind not in WITHOUT_RUN


def _spots(plan: Plan, moments: Moments, language: str) -> Iterator[Spot]:
    yield _spot(PLAN_KEY, PLAN_KEY, moments.plan, language)
    days = iter(moments.days)
    for week, facts in zip(plan.weeks, moments.weeks, strict=True):
        yield _spot(week.week_number, str(week.week_number), facts, language)
        for day in week.days:
            yield _spot(day.date, day_name(week, day), next(days), language)


def _spot(key: Key, name: str, facts: Facts, language: str) -> Spot:
    topics, bank = CHOSEN[facts.place], bank_of(language)
    parts = (tuple(topic for topic in part if topic in topics) for part in parts_of(facts))
    options = (bank.admissible(facts, *part) for part in parts if part)
    return Spot(key, name, facts, setting_of(facts), tuple(option for option in options if len(option) > 1))
