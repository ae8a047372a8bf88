"""A model's words and the offline coach's become one plan: what the engine owns is the skeleton's own object."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.bank.speaker import Speaker
from coach.choice.corrections import Correction
from coach.choice.said import NOTHING, Said, said_in
from coach.choice.spots import PLAN_KEY, Key, Spots
from coach.choice.telling import Teller, Told
from coach.prose.gate import Gate
from coach.prose.lexicon import has_prose
from coach.today import WITHOUT_RUN
from solver.answer import WrittenBy
from solver.running.request.result import Plan, PlanDay, PlanWeek

_COACH_FIELDS = (
    *("title", "description", "intensity", "target_pace", "target_hr_zone", "workout_structure", "written_by"),
)


@dataclass
class Written:
    """The plan, what of the answer did not stand, and what in it was nobody's to say."""

    plan: Plan
    said: Said
    corrections: list[Correction] = field(default_factory=list)


def written(
    plan: Plan, offline: Plan, spots: Spots, answers: Sequence[Mapping[str, Any] | None], prose: bool
) -> Written:
    """Deterministic: the same plan, places and answers give the same plan.

    `offline` is the same plan with the offline coach's words, which stand wherever nothing of the answers does.
    """
    said = said_in(answers, plan, spots.language)
    return _Writer(plan, offline, spots, said, prose).work()


class _Writer:
    def __init__(self, plan: Plan, offline: Plan, spots: Spots, said: Said, prose: bool) -> None:
        self.skeleton, self.offline, self.spots, self.said = plan, offline, spots, said
        speaker = Speaker(spots.language, spots.moments.seed, said.tone)
        self.teller = Teller(speaker, Gate(spots.language), prose and has_prose(spots.language))
        self.corrections: list[Correction] = []

    def work(self) -> Written:
        """The plan's note, then week by week its note and its days: the order in which a runner reads."""
        note = self._told(PLAN_KEY, None)
        weeks = [self._week(week, own) for week, own in zip(self.skeleton.weeks, self.offline.weeks, strict=True)]
        words = {"coach_note": note.text or self.offline.coach_note, "written_by": _together(note.written_by, weeks)}
        plan = self.skeleton.model_copy(update={"weeks": weeks, **words})
        return Written(plan, self.said, self.corrections)

    def _week(self, week: PlanWeek, own: PlanWeek) -> PlanWeek:
        note = self._told(week.week_number, week.week_number)
        days = [self._day(week, day, mine) for day, mine in zip(week.days, own.days, strict=True)]
        words = {"coach_notes": note.text or own.coach_notes, "written_by": note.written_by}
        return week.model_copy(update={"days": days, **words})

    def _day(self, week: PlanWeek, day: PlanDay, own: PlanDay) -> PlanDay:
        told = self._told(day.date, week.week_number)
        words = {name: getattr(own, name) for name in _COACH_FIELDS} | {"written_by": told.written_by}
        if told.text is not None:
            words["description"] = told.text
        return day.model_copy(update=words)

    def _told(self, key: Key, week: int | None) -> Told:
        told = self.teller.tell(self.spots.by_key[key], self.said.at.get(key, NOTHING))
        self.corrections += Correction.of(key, week, told)
        return told


def _together(note: WrittenBy, weeks: Iterable[PlanWeek]) -> WrittenBy:
    """Who wrote the plan: the model where everything is its own or its choice; days without a run do not count."""
    weeks = list(weeks)
    runs = (day.written_by for week in weeks for day in week.days if day.workout_type not in WITHOUT_RUN)
    writers = {note, *(week.written_by for week in weeks), *runs}
    if writers == {WrittenBy.OFFLINE}:
        return WrittenBy.OFFLINE
    if writers <= {WrittenBy.MODEL, WrittenBy.CHOSEN}:
        return WrittenBy.MODEL if WrittenBy.MODEL in writers else WrittenBy.CHOSEN
    return WrittenBy.REPAIRED
