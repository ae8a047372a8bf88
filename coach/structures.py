"""Workout structures: a session's metres with intensities, target paces and a note for each step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from coach.bank.facts import StepFacts
from coach.bank.language import language_of
from coach.bank.quantities import Seconds
from coach.bank.speaker import Speaker
from coach.race import race_stretches
from coach.today import Runner, Today
from solver.running.paces.intensity import BY_EFFORT, intensity_of_part
from solver.running.paces.workouts import Effort, Part, Repeats, Session
from solver.running.request.result import Intensity, Repeat, Step, WorkoutStructure, WorkoutType

Place = Literal["warm_up", "main", "repeat", "pause", "cool_down", "opening", "middle", "closing", "instead"]


@dataclass(frozen=True)
class StepWriter:
    """Writes steps; `shared` are the traits that all facts of the plan share."""

    runner: Runner
    shared: Mapping[str, Any]
    speaker: Speaker

    def structure(self, today: Today) -> WorkoutStructure | None:
        """The day's structure, its distances adding up to the day's; None on a day without a run."""
        if today.day.workout_type is WorkoutType.RACE:
            return self._race(today.km)
        return None if today.session is None else self._session(today.session)

    def _race(self, km: float) -> WorkoutStructure:
        """The race and nothing but the race: the warm-up is described in words, its metres are not the day's."""
        steps = [
            Step(distance_km=length, intensity=Intensity.MAX, target_pace=pace, note=self._note("race", place))
            for place, length, pace in race_stretches(km, self.runner)
        ]
        return WorkoutStructure(main=[*steps])

    def _session(self, session: Session) -> WorkoutStructure:
        easier = Part(session.easier_metres, Effort.EASY) if session.easier_metres else None
        return WorkoutStructure(
            warmup=self._step(session.warmup, "warm_up") if session.warmup else None,
            main=[self._item(item) for item in session.main],
            cooldown=self._step(session.cooldown, "cool_down") if session.cooldown else None,
            easier_option=self._step(easier, "instead") if easier else None,
        )

    def _item(self, item: Part | Repeats) -> Step | Repeat:
        if isinstance(item, Part):
            return self._step(item, "main")
        work, *pauses = item.parts
        steps = [self._step(work, "repeat"), *(self._step(pause, "pause") for pause in pauses)]
        return Repeat(repeat=item.times, steps=steps)

    def _step(self, part: Part, place: Place) -> Step:
        paced = self.runner.paces is not None and part.effort not in BY_EFFORT
        return Step(
            distance_km=part.metres / 1000,
            intensity=intensity_of_part(part),
            target_pace=self.runner.paces.of(part.effort) if self.runner.paces and paced else None,
            note=self._timed(self._note(part.effort.value, place), part.seconds),
        )

    def _note(self, effort: str, place: Place) -> str:
        return self.speaker.text(StepFacts(**self.shared, effort=effort, part=place))

    def _timed(self, note: str, seconds: int | None) -> str:
        """A part that is meant by the clock says how long it takes; its metres are the estimate."""
        if seconds is None:
            return note
        language = language_of(self.speaker.language, self.runner.units)
        return language.phrase("timed_note", note=note, time=language.written(Seconds(seconds)))
