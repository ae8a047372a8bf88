"""One session: S20-S23."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from solver.linear import Quantity, total
from solver.rule import Bound, Fault, Place, at_least, at_most
from solver.strength.calendar.entry import NOVICE_SETS, Entry, Origin, Role
from solver.strength.calendar.roles import with_roles
from solver.strength.calendar.session import (
    ANCHOR_SECS,
    CHANGEOVER_SECS,
    EXERCISE_SECS,
    SET_SECS,
    WARM_UP_SECS,
    minutes,
    once_secs,
    set_secs,
)
from solver.strength.request.request import LONG_SESSION_MINS
from solver.strength.rules.base import HALF, Facts, Rule, View


@dataclass(frozen=True)
class Roles(Rule):
    """S20."""

    id = "S20"
    title = "roles"
    says = (
        "Anchors come first, then primaries, then accessories. The anchor is the day's first heavy compound, else its "
        f"first compound; upper, lower and full-body days of {LONG_SESSION_MINS} minutes or more have a second one of "
        "another pattern, on an upper day one press and one pull. Other compounds are primary, single-joint work is "
        "accessory."
    )

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Each exercise whose role or place is not the one it should have."""
        for day in facts.split.training:
            mine = [facts.entries[place] for place in facts.on(day)]
            due_entries = with_roles(mine, facts.split.week[day], facts.lifter.has_long_sessions)
            for entry, due in zip(mine, due_entries, strict=True):
                if (entry.name, entry.role) != (due.name, due.role):
                    sentence = f"{entry.name} as {entry.role} where {due.name} as {due.role} belongs"
                    yield Fault(Place(1, day), sentence)


@dataclass(frozen=True)
class SetsEach(Rule):
    """S21."""

    id = "S21"
    title = "sets"
    least_sets: int = 2
    least_anchor: int = 3
    most_sets: int = 6
    most_raised: int = 5
    most_added: int = 4
    most_heavy_hinge: int = 3

    says = (
        "An exercise has {least_sets}-{most_sets} sets, an anchor {least_anchor}-{most_sets} ({least_sets}-{most_sets} "
        f"in sessions under {LONG_SESSION_MINS} minutes); a draft's smaller number may stay. A draft's anchor is never "
        "removed, save for S23. What is added and accessories that are raised have at most {most_added} sets, "
        "primaries that are raised {most_raised}, a draft's heavy hinge that is no anchor {most_heavy_hinge}. Lines of "
        "one lift with different reps stay apart and are not raised."
    )

    def least(self, facts: Facts, entry: Entry) -> int:
        """The fewest sets that an exercise of the program may have; a draft's smaller number may stay."""
        if entry.role is Role.ANCHOR and not facts.thrifty and facts.lifter.does_fives:
            return NOVICE_SETS
        is_long = entry.role is Role.ANCHOR and facts.lifter.has_long_sessions
        least = self.least_anchor if is_long else self.least_sets
        return min(least, entry.sets) if entry.sets else least

    def most(self, facts: Facts, place: int) -> int:
        """The most sets that an exercise may have: what is added or raised of accessories and heavy hinges has few.

        Lines of one lift on one day (a top set and its back-off) are never raised, nor is what is not understood.
        """
        entry = facts.entries[place]
        if not facts.thrifty or entry.origin is not Origin.DRAFT:
            if entry.role is Role.ANCHOR and facts.lifter.is_novice_for_strength:
                return NOVICE_SETS
            return self.most_added if entry.origin is Origin.CANDIDATE else self.most_raised_to(entry)
        if not entry.understood or facts.has_lines(entry):
            return entry.sets
        if entry.role is Role.ANCHOR:
            return self.most_sets
        if entry.exercise.is_heavy_hinge:
            return max(entry.sets, self.most_heavy_hinge)
        return max(entry.sets, self.most_added if entry.role is Role.ACCESSORY else self.most_raised)

    def most_raised_to(self, entry: Entry) -> int:
        """The most sets that we give an exercise of ours, or of a block's later weeks."""
        if entry.role is Role.ACCESSORY or entry.exercise.is_heavy_hinge:
            return self.most_added
        return self.most_sets if entry.role is Role.ANCHOR else self.most_raised

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each exercise that is in the program."""
        facts = view.facts
        for index, entry in enumerate(facts.entries):
            place, kept = Place(1, entry.day, exercise=index), view.kept(index)
            yield at_least(place, view.sets(index) * HALF, kept * (self.least(facts, entry) * HALF))
            yield at_most(place, view.sets(index) * HALF, kept * (self.most(facts, index) * HALF))
            if entry.role is Role.ANCHOR and entry.origin is not Origin.CANDIDATE:
                yield at_least(place, kept * HALF, HALF)


SETS_EACH = SetsEach()


@dataclass(frozen=True)
class SessionTime(Rule):
    """S22."""

    id = "S22"
    title = "time"

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            f"{minutes(WARM_UP_SECS)} minutes of warm-up, {minutes(ANCHOR_SECS)} for each anchor, "
            f"{minutes(EXERCISE_SECS)} for each exercise and each set, {SET_SECS} seconds, with its rest never take "
            "longer than the session. Before a set goes for its sake rests fall, and where even the shortest do not "
            "do, accessories of different muscles with equal sets are done in turn: "
            f"{CHANGEOVER_SECS} seconds after the first of a pair, the rest after the second."
        )

    @property
    def parameters(self) -> Mapping[str, object]:
        """What all that takes, in seconds; whoever adds up a session's time reads the same."""
        return {
            "warm_up_secs": WARM_UP_SECS,
            "anchor_secs": ANCHOR_SECS,
            "exercise_secs": EXERCISE_SECS,
            "set_secs": SET_SECS,
            "changeover_secs": CHANGEOVER_SECS,
        }

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each training day, in seconds."""
        for day in view.facts.split.training:
            used = session_secs(view, day) - view.saved_secs(day)
            yield at_most(Place(1, day), used, view.facts.lifter.session_secs)


def session_secs(view: View, day: int) -> Quantity:
    """What a day's session takes as its rests say, the warm-up included."""
    facts, training = view.facts, view.facts.lifter.primary_focus
    entries = [(place, facts.entries[place]) for place in facts.on(day)]
    once = (view.kept(place) * once_secs(entry) for place, entry in entries)
    sets = (view.sets(place) * set_secs(entry, training) for place, entry in entries)
    return total(quantity for exercise in zip(once, sets, strict=True) for quantity in exercise) + WARM_UP_SECS


@dataclass(frozen=True)
class Fit(Rule):
    """S23."""

    id = "S23"
    title = "fit"
    says = (
        "Nothing that the equipment or an injury flag forbids: shoulder (overhead press, dip, upright row), knee "
        "(squat, lunge, split squat, hack squat, step-up), lower back (deadlifts, good morning, bent-over rows, "
        "swings, barbell squats), elbow (skullcrusher, overhead extension), wrist (push-up, wrist curl). Equipment is "
        "any one of an exercise's kits, and all that is in it: a banded pull-up needs band and bar."
    )

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Each exercise that the lifter cannot or should not do."""
        for entry in facts.entries:
            if entry.origin is not Origin.CANDIDATE and not entry.exercise.fits(facts.lifter):
                yield Fault(Place(1, entry.day), f"{entry.name} does not fit the equipment or an injury flag")
