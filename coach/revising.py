"""Words for a revised plan: what is past or still true keeps its text byte for byte, all else is written anew."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from coach.bank.bank import admissible
from coach.bank.facts import Facts
from coach.bank.rendering import render
from coach.bank.sentence import Sentence
from coach.moments.moments import Moments, moments_of
from coach.offline import filled
from coach.prose.scenes import setting_of
from solver.answer import WrittenBy
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek
from solver.running.request.revision import Revision

OWN_WORDS = frozenset({WrittenBy.MODEL, WrittenBy.REPAIRED})
"""Who may have written sentences that are in no bank."""
OWN_FIGURES = ("distance", "duration")
"""The slots of which a model's own sentences may speak."""


def worded(revision: Revision, before: Plan, request: PlanRequest) -> Revision:
    """A revision that has words too where the plan before had; `request` is that plan's first one.

    A text stays where every sentence of it that is the bank's can be said there today: what changed may be another
    day's ("tomorrow the long run"), another week's ("14 km less than in week 5") or the language.
    """
    plan = revision.plan
    if before.written_by is None or plan.happened is None:
        return revision
    asked = plan.answers(request)
    was, now = _Told(before, before.answers(request)), _Told(plan, asked)
    written = filled(plan, now.moments, now.language)
    words = _Words(was, now, plan.happened.situation.today)
    return revision.model_copy(update={"plan": words.of(plan, written, before.written_by)})


@dataclass(frozen=True)
class _Told:
    """A plan with what is true in it."""

    plan: Plan
    request: PlanRequest

    @property
    def language(self) -> str:
        return self.request.settings.language

    @cached_property
    def moments(self) -> Moments:
        return moments_of(self.plan, self.request)

    @cached_property
    def weeks(self) -> dict[int, Facts]:
        return {facts.number: facts for facts in self.moments.weeks}

    @cached_property
    def days(self) -> dict[dt.date, Facts]:
        return {today.day.date: facts for today, facts in zip(self.moments.todays, self.moments.days, strict=True)}

    @cached_property
    def by_date(self) -> dict[dt.date, PlanDay]:
        return {day.date: day for week in self.plan.weeks for day in week.days}

    def sayings(self, facts: Facts, text: str) -> Iterator[tuple[Sentence, str]]:
        """The bank's sentences that a text at a place is made of, each with its facts."""
        for sentence in admissible(facts, self.language):
            if sentence.may_be_in(text) and (said := render(sentence, facts, self.language)) in text:
                yield sentence, said

    def still_says(self, sentence: Sentence, facts: Facts, said: str) -> bool:
        """Whether a sentence can be said at a place in the same words."""
        return sentence.is_admissible(facts) and render(sentence, facts, self.language) == said


@dataclass(frozen=True)
class _Words:
    was: _Told
    now: _Told
    today: dt.date

    def of(self, plan: Plan, written: Plan, by: WrittenBy) -> Plan:
        """The plan with the words that stand, and those of `written` elsewhere."""
        weeks = [self._week(*pair) for pair in zip(plan.weeks, written.weeks, strict=True)]
        stays = self._stands(plan.coach_note, by, self.was.moments.plan, self.now.moments.plan)
        if stays and all(week is own for week, own in zip(weeks, plan.weeks, strict=True)):
            return plan
        return plan.model_copy(update={"weeks": weeks, "coach_note": written.coach_note, "written_by": by})

    def _week(self, own: PlanWeek, written: PlanWeek) -> PlanWeek:
        if own.week_end_date < self.today:
            return own
        days = [self._day(*pair) for pair in zip(own.days, written.days, strict=True)]
        unchanged = all(day is kept for day, kept in zip(days, own.days, strict=True))
        number = own.week_number
        if unchanged and self._stands(
            own.coach_notes, own.written_by, self.was.weeks.get(number), self.now.weeks[number]
        ):
            return own
        words = {"coach_notes": written.coach_notes, "written_by": WrittenBy.OFFLINE}
        return own.model_copy(update={**words, "days": days})

    def _day(self, own: PlanDay, written: PlanDay) -> PlanDay:
        if own != self.was.by_date.get(own.date):
            return written
        text = None if own.description is None else f"{own.title} {own.description}"
        was, now = self.was.days.get(own.date), self.now.days[own.date]
        stays = own.date < self.today or (
            own.target_pace == written.target_pace and self._stands(text, own.written_by, was, now)
        )
        return own if stays else written

    def _stands(self, text: str | None, by: WrittenBy | None, was: Facts | None, now: Facts) -> bool:
        """Whether nothing of a text was true that day only; who wrote it chose from the bank of that day."""
        if text is None or was is None or self.was.language != self.now.language:
            return False
        if was == now:
            return True
        own_words_stand = by not in OWN_WORDS or _is_alike_for_own_words(was, now)
        return own_words_stand and all(self.now.still_says(one, now, said) for one, said in self.was.sayings(was, text))


def _is_alike_for_own_words(was: Facts, now: Facts) -> bool:
    """Whether a model's own sentence may be said as before: in the same setting, with the same figures in it."""
    same_figures = all(was.slots.get(slot) == now.slots.get(slot) for slot in OWN_FIGURES)
    return same_figures and setting_of(was) == setting_of(now)
