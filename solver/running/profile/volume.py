"""How much somebody runs now: kilometres and runs a week, and the longest run."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from solver.running.profile.activity import Activity
from solver.running.profile.estimate import Confidence, Estimate
from solver.running.profile.robust import huber_mean, standard_error
from solver.running.profile.sessions import joined
from solver.running.profile.weeks import Recent, Week

SHORT_WINDOW = 4
TREND = 0.15
"""Where four weeks differ this much from the four before, only the later ones are the present."""

LONG_RUN_DAYS, LOOK_BACK_DAYS = 30, 56
MOST_LIKELY_KM, LEAP = 250.0, 1.5
"""A week beyond the one, or usual weeks beyond so many times somebody's longest before, are told to be doubtful."""

DOUBTED = 0.1
MOST_KM, MOST_LONG_KM, MOST_RUNS = 300.0, 100.0, 14.0
"""What a plan request takes."""

BREAK_SHARES = ((7, 1.0), (21, 0.5), (56, 1 / 3), (84, 0.0))
"""How much of the volume before a break of so many days is a sensible start after it, straight lines between.

After J. Daniels, "Running Formula" (3rd edition, 2014), chapter 15: half of it after one to four weeks off, a
third after eight. The way from 1 to 1/2, and to nothing after twelve weeks, is a convention of ours.
"""

STUDENT = 2.4
"""Standard errors that hold 95 % of the truth for eight weeks (Student's t, seven degrees of freedom)."""


def weekly_km(recent: Recent) -> Estimate:
    """`currentWeeklyKm`: the robust mean of the last eight weeks, of four where volume is changing.

    Who pauses as a habit gets the plain mean, weeks without a run included.
    """
    if not recent.weeks:
        return Estimate(value=0.0, plus_minus=0.0, confidence=Confidence.LOW, how="no runs in this history")
    weeks, why = _window(recent)
    values = [w.km for w in weeks]
    unknown = sum(w.unknown for w in weeks)
    if unknown and not any(values):
        return Estimate.unknown(f"{_runs(unknown)} without a distance, and no easy pace of yours to guess it by")
    share = share_after_break(recent.days_off)
    centre = sum(values) / len(values) if recent.irregular else huber_mean(values)
    value = min(MOST_KM, centre * share)
    capped = f"; {centre * share:.0f} km, of which a request takes {MOST_KM:g}" if centre * share > MOST_KM else ""
    error = STUDENT * standard_error(values) if len(values) > 1 else 0.3 * value
    after = _left_out(recent) + _after_break(recent.days_off, share)
    doubtful = _uncertain(weeks) or implausible(recent)
    return Estimate(
        value=round(value, 1),
        plus_minus=round(max(error * share, 0.02 * value), 1),
        confidence=Confidence.LOW if doubtful else _confidence(len(weeks), recent.days_off),
        how=f"{_short(recent)}{_mean_of(recent)} {_spread(values)}{why}{after}{_uncertain(weeks)}{capped}",
    )


def implausible(recent: Recent) -> str | None:
    """Why the weekly distance is hard to believe, or None: said, and never cut."""
    if not recent.weeks:
        return None
    weeks, _ = _window(recent)
    usual = huber_mean([w.km for w in weeks])
    most = max(w.km for w in weeks)
    if most > MOST_LIKELY_KM:
        return f"a week of {most:.0f} km is more than almost anybody runs; are all of these runs?"
    if recent.longest_before and usual > LEAP * recent.longest_before:
        longest = f"your longest before had {recent.longest_before:.1f}"
        return f"weeks of {usual:.1f} km are over {LEAP:g} times your own longest ({longest}); are all of these runs?"
    return None


def _uncertain(weeks: Sequence[Week]) -> str:
    """What of the weeks' distance is guessed or doubted, if that matters."""
    doubted, unknown = sum(w.doubted_km for w in weeks), sum(w.unknown for w in weeks)
    parts = []
    if doubted > DOUBTED * sum(w.km for w in weeks):
        parts.append(f"; {doubted:.1f} of these km are guessed or uncertain")
    if unknown:
        parts.append(f"; {_runs(unknown)} without a distance left out of it, so it is rather more")
    return "".join(parts)


def _runs(count: int) -> str:
    return "one run" if count == 1 else f"{count} runs"


def share_after_break(days_off: int) -> float:
    """The share of the earlier volume that a break leaves; 1 without one."""
    if days_off <= BREAK_SHARES[0][0]:
        return 1.0
    for (d0, s0), (d1, s1) in pairwise(BREAK_SHARES):
        if days_off <= d1:
            return s0 + (s1 - s0) * (days_off - d0) / (d1 - d0)
    return 0.0


def runs_per_week(recent: Recent) -> Estimate:
    """`runsPerWeekAvg`: outings a week, in the weeks that `currentWeeklyKm` is taken from."""
    if not recent.weeks:
        return Estimate.unknown("no runs")
    weeks, _ = _window(recent)
    values = [float(w.outings) for w in weeks]
    value = sum(values) / len(values)
    return Estimate(
        value=round(min(MOST_RUNS, value), 1),
        plus_minus=round(max(0.1, STUDENT * standard_error(values)), 1),
        confidence=_confidence(len(weeks), recent.days_off),
        how=f"{sum(w.outings for w in weeks)} runs in {_weeks(len(weeks))}; warm-up, race and cool-down count as one",
    )


def longest_run(runs: Sequence[Activity], as_of: dt.date) -> Estimate:
    """`longestRecentRunKm`: the longest run of the last 30 days, with that of the last eight weeks told beside it."""
    whole = [r for r in joined(runs) if r.distance_km]
    month = [r for r in whole if (as_of - r.day).days < LONG_RUN_DAYS]
    recent = [r for r in whole if (as_of - r.day).days < LOOK_BACK_DAYS]
    beside = f"the longest of the last 8 weeks is {_told(_longest(recent))}" if recent else "none in the last 8 weeks"
    if month and _longest(month).distance_km == _longest(recent).distance_km:
        beside = "the longest of the last 8 weeks too"
    if not month:
        return Estimate.unknown(f"no run in the last {LONG_RUN_DAYS} days; {beside}")
    best = _longest(month)
    km = best.distance_km or 0.0
    capped = f" (a request takes at most {MOST_LONG_KM:g} km)" if km > MOST_LONG_KM else ""
    return Estimate(
        value=round(min(MOST_LONG_KM, km), 1),
        plus_minus=round((0.05 if best.treadmill else 0.02) * km, 1),
        confidence=Confidence.LOW if best.doubt else Confidence.MEDIUM if best.treadmill else Confidence.HIGH,
        how=f"{_told(best)}{f' (uncertain: {best.doubt})' if best.doubt else ''}{capped}; {beside}",
    )


def _longest(runs: Sequence[Activity]) -> Activity:
    return max(runs, key=lambda r: r.distance_km or 0.0)


def _told(run: Activity) -> str:
    return f"{run.distance_km:.1f} km on {run.day}{' (treadmill)' if run.treadmill else ''}"


def _window(recent: Recent) -> tuple[Sequence[Week], str]:
    weeks = recent.weeks
    later, earlier = weeks[:SHORT_WINDOW], weeks[SHORT_WINDOW:]
    if len(earlier) < 3 or recent.irregular:
        return weeks, ""
    now, before = huber_mean([w.km for w in later]), huber_mean([w.km for w in earlier])
    if abs(now - before) <= TREND * max(now, before):
        return weeks, ""
    direction = "rising" if now > before else "falling"
    return later, f" (only these, since volume is {direction}: {before:.1f} km a week before)"


def _mean_of(recent: Recent) -> str:
    return "mean, with many weeks off, of" if recent.irregular else "robust mean of"


def _short(recent: Recent) -> str:
    return (
        f"only {recent.days_known} days of history, so rather more in a whole week; " if recent.days_known < 7 else ""
    )


def _confidence(weeks: int, days_off: int) -> Confidence:
    if days_off or weeks < 3:
        return Confidence.LOW
    return Confidence.HIGH if weeks >= 6 else Confidence.MEDIUM


def _weeks(count: int) -> str:
    return "one week" if count == 1 else f"{count} weeks"


def _spread(values: Sequence[float]) -> str:
    return f"{_weeks(len(values))} with {min(values):.1f} to {max(values):.1f} km"


def _left_out(recent: Recent) -> str:
    weeks = sum(b.weeks for b in recent.breaks)
    return f"; {_weeks(weeks)} without running left out as a break" if weeks else ""


def _after_break(days_off: int, share: float) -> str:
    return f"; {share:.0%} of that, after {days_off} days without a run" if share < 1 else ""
