"""VDOT from races and other hard efforts; easy runs say nothing about it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from solver.running.paces.time_off import vdot_kept
from solver.running.paces.vdot import oxygen_cost, vdot_of
from solver.running.profile.activity import Activity, Hint
from solver.running.profile.estimate import Confidence, Estimate

LOOK_BACK_DAYS = 183
RECENT_DAYS = 112
SHORTEST_M, LONGEST_M = 1500.0, 42_700.0
SHORTEST_MINUTES, LONGEST_MINUTES = 4.0, 360.0
"""The equations are for efforts of about 4 minutes to 4 hours; slower marathons are still of use."""

LOWEST, HIGHEST = 15.0, 85.0
STANDARD_M = (1609.344, 3000.0, 5000.0, 10_000.0, 15_000.0, 16_093.44, 20_000.0, 21_097.5, 42_195.0)
SHORT, OVER = 0.985, 1.03
"""A watch shows a measured race this much short or long; its official distance is what counts."""

RACE_SHARE, EFFORT_SHARE, SURELY_HARD = 0.76, 0.70, 0.62
"""Easy running takes 59-74 % of VDOT (Daniels). An effort of which it would take more was not hard: a race jogged
along with a friend, a tempo run with its warm-up. What is not said to be a race has to show it more clearly."""

STANDS_OUT, RANK, LEAST_RUNS = 1.08, 6, 10
"""Tempo runs and intervals come in numbers; an all-out effort stands eight per cent above the sixth best of all."""

PAUSES = 1.015


@dataclass(frozen=True)
class Performance:
    """A hard effort: its distance as it counts, its time, the VDOT it proves, and whether it was a race."""

    metres: float
    seconds: float
    run: Activity
    race: bool

    @property
    def vdot(self) -> float:
        """Daniels and Gilbert's number."""
        return vdot_of(self.metres, self.seconds / 60)


def vdot_estimate(runs: Sequence[Activity], as_of: dt.date, easy_pace: float | None, days_off: int = 0) -> Estimate:
    """`vdot` from the best race or effort of the last half year, races first; unknown from easy runs alone."""
    half_year = [run for run in runs if (as_of - run.day).days < LOOK_BACK_DAYS]
    found = believed([p for run in half_year for p in performances(run)], easy_pace)
    recent = [p for p in found if (as_of - p.run.day).days < RECENT_DAYS] or found
    if not recent:
        return Estimate.unknown(
            "no race or other hard effort in the last six months, and easy runs do not show fitness; "
            "race or run 3 to 5 km as fast as you can, and make the profile again"
        )
    best = max(recent, key=lambda p: p.vdot)
    kept = vdot_kept(days_off)
    error = 0.03 if best.race else 0.07
    return Estimate(
        value=round(best.vdot * kept, 1),
        plus_minus=round(error * best.vdot * kept, 1),
        confidence=_confidence(best, as_of),
        how=_told(best) + _among(len(recent)) + _off(days_off, kept),
    )


def performances(run: Activity) -> Iterator[Performance]:
    """What a run could prove: itself as a whole, and its fastest stretches."""
    if run.treadmill or run.doubt or not run.distance_km or not run.moving_s:
        return
    race = run.hint is Hint.RACE
    metres = official(1000 * run.distance_km) if race else 1000 * run.distance_km
    whole = Performance(metres, _race_seconds(run) if race else run.moving_s, run, race)
    stretches = [Performance(e.metres, e.seconds, run, False) for e in run.efforts]
    yield from (p for p in (whole, *stretches) if _sized(p) and LOWEST <= p.vdot <= HIGHEST)


def believed(done: Sequence[Performance], easy_pace: float | None) -> list[Performance]:
    """The races that were raced, and of other runs those that must have been all-out.

    Without a known easy pace only races count.
    """
    if easy_pace is None:
        return [p for p in done if p.race]
    cost = oxygen_cost(60_000 / easy_pace)
    races = [p for p in done if p.race and cost <= RACE_SHARE * p.vdot]
    return races or [p for p in done if not p.race and cost <= _limit_for(p, done) * p.vdot]


def _limit_for(effort: Performance, done: Sequence[Performance]) -> float:
    """The share of VDOT that easy running may take for this effort to count as hard."""
    best: dict[dt.datetime, float] = {}
    for other in done:
        best[other.run.start] = max(best.get(other.run.start, 0.0), other.vdot)
    ranked = sorted(best.values(), reverse=True)
    usual = ranked[RANK - 1] if len(ranked) >= LEAST_RUNS else ranked[0]
    return EFFORT_SHARE if effort.vdot >= STANDS_OUT * usual else SURELY_HARD


def official(metres: float) -> float:
    """The standard race distance that a watch meant, or what it showed."""
    return next((m for m in STANDARD_M if SHORT * m <= metres <= OVER * m), metres)


def _sized(done: Performance) -> bool:
    minutes = done.seconds / 60
    return SHORTEST_M <= done.metres <= LONGEST_M and SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES


def _race_seconds(run: Activity) -> float:
    """The clock does not stop in a race; but a watch that ran on long after the finish is not believed."""
    return run.elapsed_s if run.moving_s <= run.elapsed_s <= PAUSES * run.moving_s else run.moving_s


def _confidence(best: Performance, as_of: dt.date) -> Confidence:
    if not best.race or (as_of - best.run.day).days >= RECENT_DAYS:
        return Confidence.LOW
    return Confidence.HIGH if best.metres >= 4900 else Confidence.MEDIUM


def _told(best: Performance) -> str:
    minutes, seconds = divmod(round(best.seconds), 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    kind = "race" if best.race else "hard effort, perhaps not all-out, so rather more than that"
    return f"{best.metres / 1000:.3g} km in {clock} on {best.run.day} ({kind})"


def _among(count: int) -> str:
    return f"; the best of {count} hard efforts" if count > 1 else ""


def _off(days_off: int, kept: float) -> str:
    return f"; {kept:.1%} of it after {days_off} days without a run" if kept < 1 else ""
