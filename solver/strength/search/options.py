"""What may become of an exercise, or of several that no rule tells apart: a list to choose from.

Exercises of one day that count for the same muscles in the same role and take the same time are alike for every
rule. Which of them gets a set is then no question for a search: of all ways to spread so many sets over so many
of them, only the one that changes least is an option.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from solver.strength.calendar.entry import Entry, Origin, Role
from solver.strength.calendar.session import set_secs
from solver.strength.catalogue.exercise import Pattern
from solver.strength.catalogue.patterns import Movement, stands_in_for
from solver.strength.request.muscles import Muscle
from solver.strength.rules.base import HALF, Facts
from solver.strength.rules.patterns import LIFTS, has_lifts
from solver.strength.rules.sessions import SETS_EACH
from solver.strength.rules.volume import SESSION_CAP
from solver.strength.search.habits import least_sets, most_sets

TOLD_APART = frozenset(movement.pattern for movement in Movement) | {Pattern.LUNGE}
"""Patterns that S16 asks for: exercises of two of them are not alike."""
MOST_ALIKE = 6
"""So many exercises share a list at most: sixty of a kind would make it long."""


@dataclass(frozen=True, slots=True)
class Option:
    """Sets for each exercise of a group (0: not in the program), and what they change."""

    sets: tuple[int, ...] = ()
    added: int = 0
    changed: int = 0
    """Exercises with other sets than before; one that goes counts double."""
    distance: int = 0
    """The sum of all set changes."""
    removed: int = 0
    """Exercises of the draft that go."""
    cut: int = 0
    """Of exercises that are not understood, how far their sets fall: a second set of one weighs more than the first of
    another, so that they fall evenly."""

    @property
    def total(self) -> int:
        """All sets of the group."""
        return sum(self.sets)

    @property
    def kept(self) -> int:
        """How many of its exercises are in the program."""
        return sum(sets > 0 for sets in self.sets)

    @property
    def cost(self) -> tuple[int, int, int, int]:
        """What is to be small, the gravest first."""
        return self.added, self.cut, self.changed, self.distance

    def with_one_more(self, other: "Option") -> "Option":
        """The option for a group that has another exercise at its end."""
        return Option(
            self.sets + other.sets,
            self.added + other.added,
            self.changed + other.changed,
            self.distance + other.distance,
            self.removed + other.removed,
            self.cut + other.cut,
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Places in the program's entries that no rule tells apart, and the options for them."""

    places: tuple[int, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """What an exercise's own options depend on."""

    sets: int
    least: int
    most: int
    is_new: bool
    can_go: bool
    understood: bool = True


def groups_of(facts: Facts) -> list[Group]:
    """All entries in groups, in the order of their first exercises. An anchor is a group of its own (S13)."""
    groups: dict[tuple[object, ...], list[int]] = {}
    counted = _counted(facts)
    for place, entry in enumerate(facts.entries):
        like = _likeness(entry, place, facts, counted)
        if len(groups.get(like, ())) == MOST_ALIKE:
            groups[(*like, place)] = groups.pop(like)
        groups.setdefault(like, []).append(place)
    return [Group(tuple(places), _options_of(places, facts)) for places in sorted(groups.values())]


def _likeness(entry: Entry, place: int, facts: Facts, counted: frozenset[Muscle]) -> tuple[object, ...]:
    alone = place if entry.role is Role.ANCHOR else None
    movement = entry.exercise.pattern if entry.exercise.pattern in TOLD_APART else None
    hinges = entry.exercise.is_heavy_hinge, stands_in_for(entry.exercise, facts.lifter)
    lift = entry.exercise.name if entry.exercise.name in LIFTS and has_lifts(facts.lifter) else None
    secs = set_secs(entry, facts.lifter.primary_focus)
    counts = tuple(count for count in entry.exercise.counts if count[0] in counted)
    return entry.day, entry.role, alone, counts, secs, entry.understood, movement, hinges, lift


def _counted(facts: Facts) -> frozenset[Muscle]:
    """Muscles that a bound could ever miss: a curl's forearms tell it from no other where nothing asks for them."""
    return frozenset(muscle for muscle in Muscle if _is_bounded(muscle, facts))


def _is_bounded(muscle: Muscle, facts: Facts) -> bool:
    target = facts.targets[muscle]
    if target.low or muscle in facts.trained:
        return True
    week = [_most_half_sets(facts, muscle, day) for day in facts.split.training]
    return sum(week) > target.high * HALF or max(week, default=0) > SESSION_CAP.most_sets * HALF


def _most_half_sets(facts: Facts, muscle: Muscle, day: int) -> int:
    return sum(SETS_EACH.most(facts, place) * count for place, count in facts.trainers(muscle, day))


def _options_of(places: list[int], facts: Facts) -> tuple[Option, ...]:
    entries = [facts.entries[place] for place in places]
    starts = tuple(
        _Start(
            sets=entry.sets,
            least=least_sets(facts, entry),
            most=most_sets(facts, place),
            is_new=entry.origin is Origin.CANDIDATE,
            can_go=entry.role is not Role.ANCHOR,
            understood=entry.understood,
        )
        for place, entry in zip(places, entries, strict=True)
    )
    worth = max((count for _, count in entries[0].exercise.counts), default=0)
    most = SESSION_CAP.most_sets * HALF // worth if worth else sum(start.sets for start in starts)
    return _options(starts, most)


@lru_cache(maxsize=4096)
def _options(starts: tuple[_Start, ...], most: int) -> tuple[Option, ...]:
    """The cheapest option for each sum of sets and number of exercises, without those that only take more time."""
    reached: Mapping[tuple[int, int], Option] = {(0, 0): Option()}
    for start in starts:
        reached = _extended(reached, list(_alone(start)), most)
    return tuple(_worthwhile(reached))


def _alone(start: _Start) -> Iterator[Option]:
    """Unchanged, other sets (S21), gone."""
    yield Option((start.sets,))
    for sets in range(start.least, start.most + 1):
        if start.is_new:
            yield Option((sets,), added=1, distance=sets)
        elif sets != start.sets:
            yield Option((sets,), changed=1, distance=abs(sets - start.sets), cut=_cut(start, sets))
    if start.can_go and not start.is_new:
        yield Option((0,), changed=2, distance=start.sets, removed=1, cut=_cut(start, 0))


def _cut(start: _Start, sets: int) -> int:
    fallen = max(0, start.sets - sets)
    return 0 if start.understood else fallen * (fallen + 1) // 2


def _extended(
    reached: Mapping[tuple[int, int], Option], own: list[Option], most: int
) -> Mapping[tuple[int, int], Option]:
    best: dict[tuple[int, int], Option] = {}
    for option in (before.with_one_more(one) for before in reached.values() for one in own):
        key = option.total, option.kept
        if option.total <= most and (key not in best or option.cost < best[key].cost):
            best[key] = option
    return best


def _worthwhile(reached: Mapping[tuple[int, int], Option]) -> Iterator[Option]:
    cheapest: dict[int, Option] = {}
    for (total, _), option in sorted(reached.items(), key=lambda pair: pair[0]):
        if total not in cheapest or option.cost < cheapest[total].cost:
            cheapest[total] = option
            yield option
