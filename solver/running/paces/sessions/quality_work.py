"""From a rung of the catalogue to repeats in metres: within Daniels' ceilings and within the day."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from solver.running.paces.sessions.catalogue import FIRST_RUNG, SHARPENERS, Rung, Workout, workouts_for
from solver.running.paces.sessions.ceilings import CEILINGS, UNBROKEN_MINUTES, Ceiling
from solver.running.paces.sessions.occasion import Occasion
from solver.running.paces.workouts import KM, MILE, Effort, Part, Repeats, full_hundreds
from solver.running.request.request import Goal
from solver.running.request.result import WorkoutType

WORK_SHARE = 0.7
"""Of a quality day for work and its jogs at most: the rest is warm-up and cool-down."""
SHARPENER_MOST, MARATHON_SHARPENER_MOST = Ceiling(1, 3 * KM, 10), Ceiling(1, 4 * KM, 20)
"""Race week's few minutes at race pace; R25 allows 3 km, a marathoner 5."""
_METRES = (100, 150, 200, 300, 400, 500, 600, 800, 1000, 1200, 1600, 2000, 2400, 3000, 4000, 5000)
_ON_MILES = (100, 150, 200, 300, 400, 600, 800, 1200, MILE, 2 * MILE, 3 * MILE)
MILE_FROM = 1600
"""Threshold and race-pace stretches of this length are whole miles for runners who count in miles."""

_SHIFTS = (0, 1, -1, 2, -2, -3, 3)
"""Rungs up and down the ladder where the one whose turn it is has just been run."""

_SHORTER = (0, 1, 2)
"""Usual lengths shorter where every rung has just been run; an unbroken stretch a tenth shorter each."""
LEAST_JOG = 100
"""Metres between two repeats at least: fewer are no rest that somebody could measure."""

Work = tuple[Workout, Part | Repeats]


def candidates(total: int, kind: WorkoutType, occasion: Occasion) -> Iterator[Work]:
    """Workouts for a tempo or interval day of `total` metres, the one whose turn it is first, then others beside it."""
    for shorter in _SHORTER:
        for workout, at in _rungs(kind, occasion):
            yield workout, _fitted(workout, workout.rungs[at], total, occasion, shorter)


def _rungs(kind: WorkoutType, occasion: Occasion) -> Iterator[tuple[Workout, int]]:
    """The rungs of the workout whose turn it is, the one whose turn it is first; then those of the others.

    In race week it is the sharpener's only one.
    """
    if occasion.race_week:
        yield SHARPENERS[occasion.goal], 0
        return
    ladder = workouts_for(occasion.goal, kind, occasion.phase, occasion.only_race_pace, occasion.had_race_pace)
    turn, first = divmod(occasion.turn, len(ladder))
    for place in range(len(ladder)):
        workout = ladder[(first + place) % len(ladder)]
        for shift in _SHIFTS:
            at = min(FIRST_RUNG[occasion.level] + turn, len(workout.rungs) - 1) + shift
            if 0 <= at < len(workout.rungs):
                yield workout, at


def _fitted(workout: Workout, rung: Rung, total: int, occasion: Occasion, shorter: int) -> Part | Repeats:
    pace = occasion.paces.middles[workout.effort]
    ceiling = CEILINGS[workout.effort].most(occasion.week_km, pace)
    if occasion.race_week:
        most = MARATHON_SHARPENER_MOST if occasion.goal is Goal.MARATHON else SHARPENER_MOST
        ceiling = min(ceiling, most.most(occasion.week_km, pace))
    budget = total * WORK_SHARE
    if not rung.rest:
        longest = UNBROKEN_MINUTES.get(workout.effort, 60) * 60 * KM / pace
        return _unbroken(min(rung.load * ceiling, budget, longest) * 0.9**shorter, workout.effort, occasion)
    fitting = list(islice(_repeats(workout.effort, rung, ceiling, budget, occasion), shorter + 1))
    return fitting[-1] if fitting else _least(workout.effort)


def _unbroken(metres: float, effort: Effort, occasion: Occasion) -> Part:
    """A length that is easy to remember: full halves of a kilometre or mile from two on, full 100 m below."""
    half = occasion.unit // 2 if occasion.miles else 500
    if metres >= 2 * occasion.unit:
        return Part(int(metres // half) * occasion.unit // 2 if occasion.miles else int(metres // half) * half, effort)
    return Part(max(100, full_hundreds(metres)), effort)


def _repeats(effort: Effort, rung: Rung, ceiling: float, budget: float, occasion: Occasion) -> Iterator[Repeats]:
    """As many repeats as come nearest to what is wanted, at least two; then shorter ones.

    Down a hill is as far as up it.
    """
    asked, wanted = _asked(rung, effort, occasion), rung.load * ceiling
    seconds = round(rung.minutes * 60) if effort is Effort.HILL else None
    for length in _lengths(asked, effort, occasion):
        jog = length if effort is Effort.HILL else _jog(length, asked, rung.rest, occasion)
        most = min(ceiling // length, budget // (length + jog), rung.most)
        times = int(min(most, max(2, wanted / length + 0.5)))
        if times >= 2:
            yield Repeats(times, (Part(length, effort, seconds), Part(jog, Effort.RECOVERY)))


def _least(effort: Effort) -> Repeats:
    """What is left of repeats where not even two of them fit."""
    return Repeats(2, (Part(100, effort), Part(LEAST_JOG, Effort.RECOVERY)))


def _asked(rung: Rung, effort: Effort, occasion: Occasion) -> float:
    """Metres of one repeat, before they are rounded to a usual length."""
    return rung.metres or rung.minutes * 60 * KM / occasion.paces.middles[effort]


def _lengths(asked: float, effort: Effort, occasion: Occasion) -> Sequence[int]:
    """The usual length nearest to what is asked, then shorter ones; hills are as long as they take."""
    if effort is Effort.HILL:
        return [max(50, int(asked / 10 + 0.5) * 10)]
    return _usual_lengths(asked, occasion.miles and asked >= MILE_FROM * 0.8)


@lru_cache(maxsize=512)
def _usual_lengths(asked: float, on_miles: bool) -> Sequence[int]:
    usual = _ON_MILES if on_miles else _METRES
    nearest = min(usual, key=lambda length: abs(length / asked - 1))
    return [length for length in reversed(usual) if length <= nearest]


def _jog(length: int, asked: float, rest: int, occasion: Occasion) -> int:
    """Full 50 m of jogging in the seconds of rest, less where repeats had to be shorter."""
    metres = rest * KM / occasion.paces.middles[Effort.RECOVERY] * min(1.0, length / asked)
    return max(LEAST_JOG, int(metres / 50 + 0.5) * 50)
