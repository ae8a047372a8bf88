"""One session: S20-S23."""

from collections.abc import Iterator
from dataclasses import dataclass

from solver.linear import total
from solver.rule import Bound, Fault, Place, at_least, at_most
from solver.strength.calendar.entry import Origin, Role
from solver.strength.calendar.roles import with_roles
from solver.strength.calendar.session import WARM_UP_SECS, once_secs, set_secs
from solver.strength.request.request import LONG_SESSION_MINS
from solver.strength.rules.base import HALF, MOST_ADDED, MOST_HEAVY_HINGE, MOST_RAISED, MOST_SETS, Facts, Rule, View


@dataclass(frozen=True)
class Roles(Rule):
    """S20."""

    id = "S20"
    title = "roles"
    statement = (
        "Anchors come first, then primaries, then accessories. The anchor is the day's first heavy compound, else its "
        "first compound; upper, lower and full-body days of 60 minutes or more have a second one of another pattern, "
        "on an upper day one press and one pull. Other compounds are primary, single-joint work is accessory."
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
    most_sets: int = MOST_SETS
    most_raised: int = MOST_RAISED
    most_added: int = MOST_ADDED
    most_heavy_hinge: int = MOST_HEAVY_HINGE

    @property
    def statement(self) -> str:
        """With today's numbers."""
        return (
            f"An exercise has 2-{self.most_sets} sets, an anchor 3-{self.most_sets} (2-{self.most_sets} in sessions "
            f"under {LONG_SESSION_MINS} minutes); a draft's smaller number may stay. A draft's anchor is never "
            f"removed, save for S23. What is added and accessories that are raised have at most {self.most_added} "
            f"sets, primaries that are raised {self.most_raised}, a draft's heavy hinge that is no anchor "
            f"{self.most_heavy_hinge}. Lines of one lift with different reps stay apart and are not raised."
        )

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each exercise that is in the program."""
        for index, entry in enumerate(view.facts.entries):
            place, kept = Place(1, entry.day, exercise=index), view.kept(index)
            yield at_least(place, view.sets(index) * HALF, kept * (view.facts.least_sets(entry) * HALF))
            yield at_most(place, view.sets(index) * HALF, kept * (view.facts.most_sets(index) * HALF))
            if entry.role is Role.ANCHOR and entry.origin is not Origin.CANDIDATE:
                yield at_least(place, kept * HALF, HALF)


@dataclass(frozen=True)
class SessionTime(Rule):
    """S22."""

    id = "S22"
    title = "time"
    statement = (
        "5 minutes of warm-up, 3 for each anchor, 1 for each exercise and each set with its rest never take longer "
        "than the session. Before a set goes for its sake rests fall, and where even the shortest do not do, "
        "accessories of different muscles with equal sets are done in turn: 15 seconds after the first of a pair, the "
        "rest after the second."
    )

    def bounds(self, view: View) -> Iterator[Bound]:
        """Each training day, in seconds."""
        training = view.facts.lifter.primary_focus
        for day in view.facts.split.training:
            seconds = total(
                quantity
                for place in view.facts.on(day)
                for entry in (view.facts.entries[place],)
                for quantity in (
                    view.kept(place) * once_secs(entry),
                    view.sets(place) * set_secs(entry, training),
                )
            )
            used = seconds + WARM_UP_SECS - view.saved_secs(day)
            yield at_most(Place(1, day), used, view.facts.lifter.session_duration_mins * 60)


@dataclass(frozen=True)
class Fit(Rule):
    """S23."""

    id = "S23"
    title = "fit"
    statement = (
        "Nothing that the equipment or an injury flag forbids: shoulder (overhead press, dip, upright row), knee "
        "(squat, lunge, split squat, hack squat, step-up), lower back (deadlifts, good morning, bent-over rows, "
        "swings, barbell squats), elbow (skullcrusher, overhead extension), wrist (push-up, wrist curl). Equipment is "
        "any one of an exercise's kits, and all that is in it: a banded pull-up needs band and bar."
    )

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Each exercise that the lifter cannot or should not do."""
        for entry in facts.entries:
            if entry.origin is not Origin.CANDIDATE and not entry.exercise.fits(
                facts.lifter.at_hand, facts.lifter.joints
            ):
                yield Fault(Place(1, entry.day), f"{entry.name} does not fit the equipment or an injury flag")
