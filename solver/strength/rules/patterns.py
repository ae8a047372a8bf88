"""What a week's movements are: S16 and S18."""

from collections.abc import Iterator
from dataclasses import dataclass

from solver.linear import total
from solver.rule import Bound, Place, at_least, at_most
from solver.strength.calendar.entry import NOVICE_REPS, NOVICE_SETS, Entry, Origin, Role
from solver.strength.catalogue.exercise import Pattern
from solver.strength.catalogue.index import BY_NAME
from solver.strength.catalogue.patterns import Movement, performers_of
from solver.strength.request.equipment import Equipment
from solver.strength.request.request import FIVES_FROM_MINS, Lifter, Training
from solver.strength.rules.base import HALF, Facts, Rank, Rule, View


@dataclass(frozen=True)
class Patterns(Rule):
    """S16."""

    id = "S16"
    title = "patterns"
    source = "Counts in 32 published programs"
    ranks = (Rank.PATTERNS,)
    least_sets: int = 2
    hinges_a_day: int = 1
    hinges_a_week: int = 2

    says = (
        "A generated week of two or more days has a squat, a hinge, a horizontal and a vertical press, a row and a "
        "vertical pull, each with {least_sets} sets or more; a named stand-in counts where equipment or an "
        "injury flag forbids a pattern. A draft's pattern never disappears. Of heavy hinges (deadlifts, good "
        "morning, rack pull) at most {hinges_a_day} a day and {hinges_a_week} a week are added."
    )

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each pattern in the week; the heavy hinges that are ours to add."""
        facts = view.facts
        for movement, least in self._wanted(facts):
            sets = total(view.sets(place) * HALF for place in _performing(facts, movement))
            place = Place(1, muscle=movement.muscle.value, movement=movement.value)
            yield at_least(place, sets, least * HALF, rank=Rank.PATTERNS)
        yield from self._hinges(view)

    def _wanted(self, facts: Facts) -> Iterator[tuple[Movement, int]]:
        if not facts.thrifty:
            if len(facts.split.training) > 1:
                yield from ((movement, self.least_sets) for movement in Movement)
            return
        for movement in Movement:
            own = [facts.entries[place].sets for place in _performing(facts, movement)]
            if any(own):
                yield movement, min(self.least_sets, max(own))

    def _hinges(self, view: View) -> Iterator[Bound]:
        """A draft may hinge as it likes; what is added must leave it at one a day and two a week."""
        facts = view.facts
        heavy = [place for place, entry in enumerate(facts.entries) if entry.exercise.is_heavy_hinge]
        ours = [p for p in heavy if not facts.thrifty or facts.entries[p].origin is Origin.CANDIDATE]
        if not ours:
            return
        held = len(heavy) - len(ours)
        yield self._at_most(view, None, ours, self.hinges_a_week - held)
        for day in facts.split.training:
            today = [place for place in ours if facts.entries[place].day == day]
            there = sum(facts.entries[place].day == day for place in heavy) - len(today)
            if today:
                yield self._at_most(view, day, today, self.hinges_a_day - there)

    def _at_most(self, view: View, day: int | None, places: list[int], most: int) -> Bound:
        """So many exercises, two sets each."""
        place = Place(1, day, muscle=Movement.HINGE.muscle.value, movement="heavy hinge")
        counted = total(view.kept(index) * self.least_sets * HALF for index in places)
        return at_most(place, counted, max(0, most) * self.least_sets * HALF, rank=Rank.PATTERNS)


def _performing(facts: Facts, movement: Movement) -> list[int]:
    """The places of exercises that count for a movement. A draft's lunges count where it has no squat."""
    if facts.thrifty:
        of_draft = [place for place, entry in enumerate(facts.entries) if entry.origin is not Origin.CANDIDATE]
        found = [place for place in of_draft if facts.entries[place].exercise.pattern is movement.pattern]
        if not found and movement is Movement.SQUAT:
            return [place for place in of_draft if facts.entries[place].exercise.pattern is Pattern.LUNGE]
        return found
    names = {exercise.name for exercise in performers_of(movement, facts.lifter)}
    return [place for place, entry in enumerate(facts.entries) if entry.exercise.name in names]


@dataclass(frozen=True)
class Lifts(Rule):
    """S18."""

    id = "S18"
    title = "the-lifts"
    source = "Standard strength programs"
    ranks = (Rank.PATTERNS,)
    twice_from_days: int = 3

    says = (
        "A generated week for strength with a barbell has back squat and bench press twice from "
        "{twice_from_days} days on (once below), deadlift and overhead press once, each as an anchor or a "
        f"primary; beginners do {NOVICE_SETS} sets of {NOVICE_REPS} (from {FIVES_FROM_MINS} minutes on) and no "
        "goblet squat as an anchor. In drafts nothing is added for it."
    )

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each lift that the lifter can do, two sets a time."""
        facts = view.facts
        if facts.thrifty or not has_lifts(facts.lifter):
            return
        for name, often in LIFTS.items():
            if BY_NAME[name].fits(facts.lifter):
                due = often if len(facts.split.training) >= self.twice_from_days else 1
                times = total(view.kept(place) for place in _lifted(facts.entries, name))
                place = Place(1, muscle=BY_NAME[name].direct[0].value, movement=name)
                yield at_least(place, times * 2 * HALF, due * 2 * HALF, rank=Rank.PATTERNS)


LIFTS = {"Back squat": 2, "Barbell bench press": 2, "Deadlift": 1, "Barbell overhead press": 1}
"""The lifts of a strength program, and how often a week."""


def has_lifts(lifter: Lifter) -> bool:
    """Whether a program is built around the barbell lifts."""
    barbell = lifter.at_hand is None or Equipment.BARBELL in lifter.at_hand
    return lifter.primary_focus is Training.STRENGTH and barbell


def _lifted(entries: tuple[Entry, ...], name: str) -> list[int]:
    return [
        place for place, entry in enumerate(entries) if entry.exercise.name == name and entry.role is not Role.ACCESSORY
    ]
