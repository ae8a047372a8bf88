"""Notes to a program's exercises and sessions, from the bank, where nobody has written any."""

from coach.bank.facts import ExerciseFacts, SessionFacts
from coach.bank.quantities import Count
from coach.bank.speaker import Speaker
from solver.strength.answer.result import Program, ProgramDay, ProgramExercise
from solver.strength.catalogue.exercise import Exercise
from solver.strength.naming.resolver import resolve
from solver.strength.request.request import Lifter, LifterRequest

SHORT_MINS = 45


def noted(program: Program, request: LifterRequest) -> Program:
    """The program with a cue for every exercise and a word for every session; notes that are there stay."""
    weeks = [week.model_copy(update={"days": _noted(week.days, request)}) for week in program.weeks or ()]
    return program.model_copy(update={"days": _noted(program.days, request), "weeks": weeks or None})


def _noted(days: list[ProgramDay], request: LifterRequest) -> list[ProgramDay]:
    """A week's days; every week of a block hears the same cues, as it has the same exercises."""
    writer = _Notes(request.lifter, Speaker(request.lifter.language, request.lifter.primary_focus))
    return [writer.day(day) for day in days]


class _Notes:
    def __init__(self, lifter: Lifter, speaker: Speaker) -> None:
        self.lifter, self.speaker = lifter, speaker

    def day(self, day: ProgramDay) -> ProgramDay:
        """A rest day stays as it is."""
        if not day.exercises:
            return day
        exercises = [self._exercise(e, first=place == 0) for place, e in enumerate(day.exercises)]
        return day.model_copy(update={"exercises": exercises, "notes": day.notes or self._session(day)})

    def _session(self, day: ProgramDay) -> str:
        short, injured = day.estimated_mins < SHORT_MINS, bool(self.lifter.injury_flags)
        return self.speaker.text(SessionFacts(focus=day.focus, short=short, injured=injured))

    def _exercise(self, exercise: ProgramExercise, *, first: bool) -> ProgramExercise:
        known = resolve(exercise.name).exercise
        if exercise.notes or not known.direct:
            return exercise
        return exercise.model_copy(update={"notes": self.speaker.text(self._facts(exercise, known, first=first))})

    def _facts(self, exercise: ProgramExercise, known: Exercise, *, first: bool) -> ExerciseFacts:
        return ExerciseFacts(
            pattern=known.pattern,
            weight=known.weight,
            main=known.direct[0],
            role=exercise.role,
            focus=self.lifter.primary_focus,
            level=self.lifter.experience_level,
            first=first,
            superset=exercise.superset is not None,
            slots={"rir": Count(exercise.rir, "repetition")},
        )
