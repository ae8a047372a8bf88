"""How much fast running a tempo or interval day holds, and in what pieces.

Source of shares and ceilings: Daniels' Running Formula (3rd edition, 2014): threshold work at most
10 % of the week, interval work at most 8 % of it or 10 km, repeats of about five minutes at most.
"""

from collections.abc import Sequence

from solver.running.paces.workouts import KM, MILE, Effort, Limits, Occasion, Part, Repeats, full_hundreds
from solver.running.request.request import Goal
from solver.running.request.result import WeekType

MOST_REPEATS, MOST_BLOCKS = 12, 6

_TEMPO_SHARE = {
    WeekType.BASE: 0.40,
    WeekType.BUILD: 0.45,
    WeekType.PEAK: 0.50,
    WeekType.RECOVERY: 0.33,
    WeekType.TAPER: 0.33,
}
_INTERVAL_SHARE = {
    WeekType.BASE: 0.33,
    WeekType.BUILD: 0.38,
    WeekType.PEAK: 0.40,
    WeekType.RECOVERY: 0.27,
    WeekType.TAPER: 0.27,
}
# Blocks of tempo in km or miles, in the order they come up; 0 is one unbroken stretch.
_TEMPO_BLOCKS = {
    WeekType.BASE: (1, 0),
    WeekType.BUILD: (2, 0, 1),
    WeekType.PEAK: (0, 3, 2),
    WeekType.RECOVERY: (0, 1),
    WeekType.TAPER: (1, 0),
}
_REPEATS = {
    Goal.FIVE_K: {"base": (400, 400), "build": (600, 800), "peak": (1000, 800)},
    Goal.TEN_K: {"base": (400, 600), "build": (800, 1000), "peak": (1000, 1200)},
    Goal.HALF_MARATHON: {"base": (600, 800), "build": (800, 1000), "peak": (1200, 1000)},
    Goal.MARATHON: {"base": (800, 800), "build": (1000, 1000), "peak": (1200, 1000)},
    Goal.GENERAL_FITNESS: {"base": (400, 400), "build": (600, 800), "peak": (800, 1000)},
}
_LIGHT_REPEATS = {Goal.HALF_MARATHON: (600, 400), Goal.MARATHON: (800, 400)}
_LENGTHS = (200, 400, 600, 800, 1000, 1200)
_JOGS = {200: 100, 400: 200, 600: 200, 800: 400, 1000: 400, 1200: 400}


def _pick(options: Sequence[int], week_number: int) -> int:
    """Each quality type comes up every second week in most plans, so pairs of weeks take turns."""
    return options[(week_number - 1) // 2 % len(options)]


def _ceiling(occasion: Occasion, week_share: float, most: float) -> float:
    """The most metres of fast running: a share of the week, where its total is known, and a fixed ceiling."""
    return most if occasion.week_km is None else min(most, occasion.week_km * KM * week_share)


def _times(wanted: float, ceiling: float, length: int, most: int) -> int:
    """As many repeats as come nearest to what is wanted, within the ceiling."""
    return min(most, int(wanted / length + 0.5), int(ceiling // length))


def tempo(total: int, occasion: Occasion, limits: Limits) -> Part | Repeats:
    """The threshold part of a tempo day of `total` metres: one unbroken stretch or cruise intervals."""
    ceiling = _ceiling(occasion, 0.10, 15 * KM)
    wanted = min(ceiling, total * _TEMPO_SHARE[occasion.week_type])
    unit = MILE if occasion.miles else KM
    asked = _pick(_TEMPO_BLOCKS[occasion.week_type], occasion.week_number)
    if wanted < 2 * unit or (asked == 0 and wanted <= limits.tempo):
        return Part(_unbroken(min(wanted, limits.tempo)), Effort.TEMPO)
    length = unit * _blocks(asked or 2, wanted / unit, limits.tempo / unit)
    jog = 200 if length == unit else 400
    return Repeats(_times(wanted, ceiling, length, MOST_BLOCKS), (Part(length, Effort.TEMPO), Part(jog, Effort.EASY)))


def _blocks(asked: int, wanted: float, longest: float) -> int:
    """Km or miles in one block: as asked, but two of them at least fit, and there are not too many."""
    blocks = asked
    while blocks > 1 and (wanted < 2 * blocks or blocks > longest):
        blocks -= 1
    while wanted >= (MOST_BLOCKS + 1) * blocks and blocks + 1 <= longest:
        blocks += 1
    return blocks


def _unbroken(metres: float) -> int:
    """A length that is easy to remember: full 500 m from 2 km on, full 100 m below."""
    return int(metres // 500) * 500 if metres >= 2 * KM else max(100, full_hundreds(metres))


def intervals(total: int, occasion: Occasion, limits: Limits) -> Repeats:
    """The repeats of an interval day of `total` metres, each with its jog."""
    ceiling = _ceiling(occasion, 0.08, 10 * KM)
    wanted = min(ceiling, total * _INTERVAL_SHARE[occasion.week_type])
    light = _LIGHT_REPEATS.get(occasion.goal, (400, 400))
    asked = _pick(_REPEATS[occasion.goal].get(occasion.week_type.value, light), occasion.week_number)
    length = _repeat_length(min(asked, limits.interval), wanted)
    times = max(2, _times(wanted, ceiling, length, MOST_REPEATS))
    return Repeats(times, (Part(length, Effort.INTERVAL), Part(_JOGS[length], Effort.RECOVERY)))


def _repeat_length(most: float, work: float) -> int:
    """The longest usual repeat that still gives three of them, or longer where there would be too many."""
    length = max((m for m in _LENGTHS if m <= most and work >= 3 * m), default=_LENGTHS[0])
    enough = next((m for m in _LENGTHS if work < (MOST_REPEATS + 1) * m), _LENGTHS[-1])
    return max(length, enough)
