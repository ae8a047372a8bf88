"""The guardian at work: a plan's skeleton, the offline coach's words and a model's answer become one true plan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.facts import Facts
from coach.guardian import structures, values
from coach.guardian.corrections import Correction
from coach.guardian.selection import Selection, Words, select
from coach.guardian.texts import DESCRIPTION_LENGTH, NOTE_LENGTH, Judged, judge_text, judge_title
from coach.guardian.truth import PlanFacts, Truth, day_truth, plan_truth, week_truth
from coach.offline import fill as fill_offline
from coach.today import WITHOUT_RUN, Runner, Today, days_of, runner_of
from solver.running.request.request import PlanRequest
from solver.running.request.result import Plan, PlanDay, PlanWeek, WrittenBy

MOST_USES = 3
"""How often one description may stand in a plan."""


@dataclass(frozen=True)
class Guarded:
    """The plan, what was corrected, what the answer would have moved, and where no text of its could be used."""

    plan: Plan
    corrections: tuple[Correction, ...]
    echoed: int
    strangers: int
    unusable: tuple[str, ...]
    asked: int


def guard(plan: Plan, request: PlanRequest, answers: Sequence[Mapping[str, Any] | None]) -> Guarded:
    """Deterministic: the same plan, request and answers give the same plan.

    Every field that the engine owns is the skeleton's own object; every text is either the offline coach's or made of
    sentences that agree with the plan.
    """
    return _Guardian(plan, request, select(answers, plan)).work()


class _Guardian:
    def __init__(self, plan: Plan, request: PlanRequest, said: Selection) -> None:
        self.skeleton, self.said = plan, said
        self.offline = fill_offline(plan, request)
        self.runner: Runner = runner_of(request)
        self.facts = PlanFacts.of(plan, request)
        self.days = list(days_of(plan, request, self.runner, Facts(plan).the_longest))
        self.corrections: list[Correction] = []
        self.uses: Counter[str] = Counter()
        self.unusable: list[str] = []
        self.asked = 0

    def work(self) -> Guarded:
        """Every field of every week."""
        weeks = [self._week(week, own) for week, own in zip(self.skeleton.weeks, self.offline.weeks, strict=True)]
        note, kept = self._note("coachNote", None, self.said.note, self.offline.coach_note or "", plan_truth)
        written = self._all_written(weeks, kept)
        filled = self.skeleton.model_copy(update={"weeks": weeks, "coach_note": note, "written_by": written})
        return Guarded(
            filled, tuple(self.corrections), self.said.echoed, self.said.strangers, tuple(self.unusable), self.asked
        )

    def _all_written(self, weeks: Sequence[PlanWeek], note: WrittenBy) -> WrittenBy:
        """Who wrote the plan: rest days that a model left out do not count."""
        runs = [day.written_by for week in weeks for day in week.days if day.workout_type not in WITHOUT_RUN]
        writers = {note, *(week.written_by for week in weeks), *runs}
        return note if len(writers) == 1 else WrittenBy.REPAIRED

    def _week(self, week: PlanWeek, own: PlanWeek) -> PlanWeek:
        today = [today for today in self.days if today.week is week]
        days = [self._day(day, mine) for day, mine in zip(today, own.days, strict=True)]
        raw = self.said.weeks.get(week.week_number)
        note, written = self._note(
            "coachNotes",
            week.week_number,
            raw,
            own.coach_notes or "",
            lambda text, *rest: week_truth(week, text, *rest),
        )
        return week.model_copy(update={"days": days, "coach_notes": note, "written_by": written})

    def _note(self, name: str, week: int | None, raw: object, own: str, truth_of: Any) -> tuple[str, WrittenBy]:
        self.asked += 1
        judged = judge_text(raw, truth_of(own, self.facts, self.runner), NOTE_LENGTH)
        self._record(week, None, name, raw, judged)
        if judged.text is None:
            self.unusable.append(f"coachNotes of week {week}" if week else name)
            return own, WrittenBy.OFFLINE
        return judged.text, WrittenBy.REPAIRED if judged.reasons else WrittenBy.MODEL

    def _day(self, today: Today, own: PlanDay) -> PlanDay:
        words = self.said.days.get(today.day.date, {})
        runs = today.day.workout_type not in WITHOUT_RUN
        self.asked += runs
        if not words:
            if runs:
                self.unusable.append(f"{today.day.date}")
            return self._owned(today, own)
        before = len(self.corrections)
        truth = day_truth(today, own.workout_structure, own, self.facts, self.runner)
        found = self._values(today, own, words, truth)
        if found.workout_structure is not own.workout_structure:
            truth = day_truth(today, found.workout_structure, own, self.facts, self.runner)
        title = self._text(today, "title", words, judge_title(words.get("title"), truth))
        description = self._text(today, "description", words, self._described(words, truth))
        if description is None and runs:
            self.unusable.append(f"{today.day.date}")
        found = found.model_copy(update={"title": title or own.title, "description": description or own.description})
        corrected = len(self.corrections) > before or title is None or description is None
        nothing_left = title is None and description is None
        written = WrittenBy.OFFLINE if nothing_left else WrittenBy.REPAIRED if corrected else WrittenBy.MODEL
        return self._owned(today, found.model_copy(update={"written_by": written}))

    def _owned(self, today: Today, day: PlanDay) -> PlanDay:
        """The skeleton's day with the words of another: what the engine owns cannot differ."""
        words = {name: getattr(day, name) for name in _COACH_FIELDS}
        return today.day.model_copy(update=words)

    def _described(self, words: Words, truth: Truth) -> Judged:
        judged = judge_text(words.get("description"), truth, DESCRIPTION_LENGTH)
        if judged.text is None or truth.whole_km is None:
            return judged
        self.uses[judged.text.casefold()] += 1
        return judged if self.uses[judged.text.casefold()] <= MOST_USES else Judged(None, ("repeated",))

    def _text(self, today: Today, name: str, words: Words, judged: Judged) -> str | None:
        self._record(today.week.week_number, today, name, words.get(name), judged)
        return judged.text

    def _record(self, week: int | None, today: Today | None, name: str, raw: object, judged: Judged) -> None:
        """What is simply missing is filled without a remark."""
        if raw is None or not judged.reasons:
            return
        date = None if today is None else today.day.date
        self.corrections.append(Correction(week, date, name, judged.reasons[0], str(raw), judged.text))

    def _values(self, today: Today, own: PlanDay, words: Words, truth: Truth) -> PlanDay:
        """Intensity, pace, zone and structure: the model's where they fit, else the offline coach's."""
        structure, scaled = structures.structure(words.get("workoutStructure"), own, truth)
        if scaled:
            self._replaced(today, "workoutStructure", words, "scaled", "scaled to the day's distance")
        elif structure is None:
            self._replaced(today, "workoutStructure", words, "values")
        found = {
            "intensity": ("intensity", values.intensity(words.get("intensity"), own)),
            "target_pace": ("targetPace", values.pace(words.get("targetPace"), own)),
            "target_hr_zone": ("targetHrZone", values.zone(words.get("targetHrZone"), own)),
        }
        for outside, value in found.values():
            if value is None:
                self._replaced(today, outside, words, "values")
        fitting = {name: value for name, (_, value) in found.items() if value is not None}
        return own.model_copy(update=fitting | ({"workout_structure": structure} if structure else {}))

    def _replaced(self, today: Today, name: str, words: Words, reason: str, after: str | None = None) -> None:
        if words.get(name) is not None:
            before = str(words[name])
            self.corrections.append(Correction(today.week.week_number, today.day.date, name, reason, before, after))


_COACH_FIELDS = (
    "title",
    "description",
    "intensity",
    "target_pace",
    "target_hr_zone",
    "workout_structure",
    "written_by",
)
