"""Workout structures: a session's metres with intensities, target paces and a note for each step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from coach.bank.facts import StepFacts
from coach.bank.language import language_of
from coach.bank.quantities import Seconds
from coach.bank.speaker import Speaker
from coach.race import race_stretches
from coach.today import Today
from solver.running.paces.intensity import BY_EFFORT, intensity_of_part
from solver.running.paces.paces import Paces
from solver.running.paces.workouts import Effort, Part, Repeats, Session
from solver.running.request.result import Intensity, Repeat, Step, WorkoutStructure, WorkoutType

Place = Literal["warm_up", "main", "repeat", "pause", "cool_down", "opening", "middle", "closing", "instead"]


@dataclass(frozen=True)
class StepWriter:
    """Writes steps; `shared` are the traits that all facts of the plan share."""

    units: Literal["km", "mi"]
    shared: Mapping[str, Any]
    speaker: Speaker

    def structure(self, today: Today) -> WorkoutStructure | None:
        """The day's structure, its distances adding up to the day's; None on a day without a run."""
        if today.day.workout_type is WorkoutType.RACE:
            return self._race(today)
        return None if today.session is None else self._session(today.session, today.paces)

    def _race(self, today: Today) -> WorkoutStructure:
        """The race and nothing but the race: the warm-up is described in words, its metres are not the day's."""
        steps = [
            Step(distance_km=length, intensity=Intensity.MAX, target_pace=pace, note=self._note("race", place))
            for place, length, pace in race_stretches(today, self.units)
        ]
        return WorkoutStructure(main=[*steps])

    def _session(self, session: Session, paces: Paces | None) -> WorkoutStructure:
        easier = Part(session.easier_metres, Effort.EASY) if session.easier_metres else None
        return WorkoutStructure(
            warmup=self._step(session.warmup, "warm_up", paces) if session.warmup else None,
            main=[self._item(item, paces) for item in session.main],
            cooldown=self._step(session.cooldown, "cool_down", paces) if session.cooldown else None,
            easier_option=self._step(easier, "instead", paces) if easier else None,
        )

    def _item(self, item: Part | Repeats, paces: Paces | None) -> Step | Repeat:
        if isinstance(item, Part):
            return self._step(item, "main", paces)
        work, *pauses = item.parts
        steps = [self._step(work, "repeat", paces), *(self._step(pause, "pause", paces) for pause in pauses)]
        return Repeat(repeat=item.times, steps=steps)

    def _step(self, part: Part, place: Place, paces: Paces | None) -> Step:
        return Step(
            distance_km=part.metres / 1000,
            intensity=intensity_of_part(part),
            target_pace=None if paces is None or part.effort in BY_EFFORT else paces.of(part.effort),
            note=self._timed(self._note(part.effort.value, place), part.seconds),
        )

    def _note(self, effort: str, place: Place) -> str:
        return self.speaker.text(StepFacts(**self.shared, effort=effort, part=place))

    def _timed(self, note: str, seconds: int | None) -> str:
        """A part that is meant by the clock says how long it takes; its metres are the estimate."""
        if seconds is None:
            return note
        language = language_of(self.speaker.language, self.units)
        return language.phrase("timed_note", note=note, time=language.written(Seconds(seconds)))
