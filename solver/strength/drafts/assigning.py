"""Which training day each day of a draft becomes, and which draft days fit least."""

from collections.abc import Sequence

from solver.strength.calendar.split import Focus, Split
from solver.strength.calendar.template import at_home
from solver.strength.catalogue.exercise import Exercise
from solver.strength.drafts.reader import DraftDay
from solver.strength.request.muscles import AT_HOME_EVERYWHERE

_Worth = tuple[int, int, tuple[int, ...]]
_Assigned = tuple[_Worth, tuple[int | None, ...]]
_States = dict[tuple[int, int], _Assigned]
"""By the training days taken (as bits) and the number of draft days dropped."""


def assign(days: Sequence[DraftDay], split: Split) -> list[int | None]:
    """For each draft day its training day or None: most sets at home, then most on their weekday, then in order.

    Exact, by dynamic programming over the sets of training days taken so far.
    """
    training = split.training
    surplus = max(0, len(days) - len(training))
    states: _States = {(0, 0): ((0, 0, ()), ())}
    for day in days:
        following: _States = {}
        for (taken, dropped), (worth, choice) in states.items():
            if dropped < surplus:
                _offer(following, (taken, dropped + 1), _worth(worth, 0, 0, len(training)), (*choice, None))
            for place, target in enumerate(training):
                if not taken >> place & 1:
                    sets, same = sets_at_home(day, split.week[target]), int(day.weekday == target)
                    _offer(
                        following, (taken | 1 << place, dropped), _worth(worth, sets, same, place), (*choice, target)
                    )
        states = following
    return list(_best(states)[1])


def _worth(worth: _Worth, sets: int, same: int, place: int) -> _Worth:
    return (worth[0] + sets, worth[1] + same, (*worth[2], -place))


def _offer(states: _States, key: tuple[int, int], worth: _Worth, choice: tuple[int | None, ...]) -> None:
    if key not in states or states[key][0] < worth:
        states[key] = (worth, choice)


def _best(states: _States) -> _Assigned:
    return max(states.values(), key=lambda assigned: assigned[0])


def sets_at_home(day: DraftDay, focus: Focus) -> int:
    """Sets of a draft day that train what a training day is for; what is at home everywhere tells no day apart."""
    return sum(entry.sets for entry in day.entries if _tells(entry.exercise) and at_home(entry.exercise, focus))


def _tells(exercise: Exercise) -> bool:
    return not AT_HOME_EVERYWHERE.issuperset(exercise.direct)
