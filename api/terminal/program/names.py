"""What the things of a strength program are called in the lifter's language."""

from collections.abc import Iterator
from dataclasses import dataclass

from coach.bank.labels import DEFAULT, Labels, labels_of
from solver.strength.answer.result import Program, ProgramDay, ProgramExercise
from solver.strength.calendar.split import SplitName
from solver.strength.words.tongue import tongue_of


@dataclass(frozen=True)
class Names:
    """What things of a program are called in the lifter's language."""

    language: str = DEFAULT

    @property
    def labels(self) -> Labels:
        """Headings and phrases."""
        return labels_of(self.language)

    def split(self, split: SplitName) -> str:
        """A split as people write it: "full body"."""
        return self.of(split).replace("_", " ")

    def of(self, thing: object) -> str:
        """A weekday, a focus, a muscle, a number."""
        return tongue_of(self.language).written(thing)

    def focus(self, day: ProgramDay) -> str:
        """What a day trains, as a title begins."""
        name = self.of(day.focus)
        return name[:1].upper() + name[1:]

    def exercise(self, exercise: ProgramExercise) -> str:
        """An exercise by name, behind its superset's letter."""
        name = self.called(exercise.name)
        return f"{exercise.superset}. {name}" if exercise.superset else name

    def called(self, name: str) -> str:
        """An exercise of the catalogue; a name of somebody's own stays as it is."""
        return tongue_of(self.language).exercise(name)

    def how(self, exercise: ProgramExercise) -> str:
        """Rest, and repetitions in reserve."""
        return self.labels.say("program.how", rest=exercise.rest_secs, rir=exercise.rir)

    def rises(self, program: Program) -> Iterator[str]:
        """How loads rise: once each way, behind the exercises that it is meant for."""
        told: dict[str, dict[str, None]] = {}
        for exercise in (exercise for day in program.days for exercise in day.exercises):
            if exercise.progression is not None:
                name = self.called(exercise.name)
                told.setdefault(exercise.progression.text, {})[name] = None
        return (f"{', '.join(names)}: {text}" for text, names in told.items())

    def program(self, program: Program) -> str:
        """The program in a few words."""
        return self.labels.say("program.name", split=self.split(program.split))
