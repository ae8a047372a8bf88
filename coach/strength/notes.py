"""Notes to a program's exercises and sessions, from the bank, where nobody has written any."""

from coach.bank.facts import ExerciseFacts, Load, SessionFacts
from coach.bank.quantities import Count
from coach.bank.speaker import Speaker
from solver.strength.answer.result import Program, ProgramDay, ProgramExercise
from solver.strength.catalogue.exercise import Exercise
from solver.strength.naming.resolver import resolve
from solver.strength.request.equipment import WEIGHTS, Equipment, Joint
from solver.strength.request.request import Lifter, LifterRequest

SHORT_MINS = 45
LOADED = WEIGHTS | {Equipment.MACHINE, Equipment.CABLE}
_ARMS = frozenset({Joint.SHOULDER, Joint.ELBOW, Joint.WRIST})


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
        at_hand, sore = self.lifter.at_hand, self.lifter.joints
        facts = SessionFacts(
            focus=day.focus,
            short=day.estimated_mins < SHORT_MINS,
            weights=at_hand is None or not LOADED.isdisjoint(at_hand),
            injured=bool(self.lifter.injury_flags),
            sore_knees=Joint.KNEE in sore,
            sore_arms=not _ARMS.isdisjoint(sore),
        )
        return self.speaker.text(facts)

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
            load=_load_of(known, self.lifter),
            focus=self.lifter.primary_focus,
            level=self.lifter.experience_level,
            first=first,
            superset=exercise.superset is not None,
            slots={"rir": Count(exercise.rir, "repetition")},
        )


def _load_of(exercise: Exercise, lifter: Lifter) -> Load:
    """What the lifter does it with; with nothing, or hanging from a bar, the body is the load."""
    at_hand = lifter.at_hand
    kits = [kit for kit in exercise.kits if at_hand is None or kit <= at_hand] or exercise.kits
    if any(not LOADED.isdisjoint(kit) for kit in kits):
        return "weight"
    return "band" if any(Equipment.BANDS in kit for kit in kits) else "body"
