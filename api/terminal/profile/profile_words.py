"""A profile's numbers in words, for the terminal and for the page."""

from collections.abc import Iterator

from api.terminal.units import Units
from solver.running.profile.estimate import Estimate
from solver.running.profile.result import Numbers, PaceBand


def number_rows(numbers: Numbers, units: Units) -> Iterator[tuple[str, str, Estimate]]:
    """Each number: its name, its value with unit and margin, its estimate."""
    n = numbers
    yield "Distance a week", _distance(n.current_weekly_km, units), n.current_weekly_km
    yield "Runs a week", _plain(n.runs_per_week_avg, ""), n.runs_per_week_avg
    yield "Longest recent run", _distance(n.longest_recent_run_km, units), n.longest_recent_run_km
    yield "Easy pace", _pace(n.easy_pace_sec_per_km, units), n.easy_pace_sec_per_km
    yield "Easy heart rate", _plain(n.easy_hr, " bpm"), n.easy_hr
    yield "Highest heart rate", _plain(n.max_hr, " bpm"), n.max_hr
    yield "VDOT", _plain(n.vdot, ""), n.vdot
    yield "Consistency", _plain(n.consistency_score, "", margin=False), n.consistency_score


def pace_label(band: PaceBand, units: Units) -> str:
    """The fast end of a band, as runners write paces."""
    return f"{_clock(band.fast_sec_per_km * units.km_each)} /{units.name}"


def _distance(estimate: Estimate, units: Units) -> str:
    if estimate.value is None:
        return "unknown"
    margin = f" ± {units.number(estimate.plus_minus)}" if estimate.plus_minus else ""
    return f"{units.number(estimate.value)}{margin} {units.name}"


def _plain(estimate: Estimate, unit: str, *, margin: bool = True) -> str:
    if estimate.value is None:
        return "unknown"
    spread = f" ± {estimate.plus_minus:g}" if margin and estimate.plus_minus else ""
    return f"{estimate.value:g}{spread}{unit}"


def _pace(estimate: Estimate, units: Units) -> str:
    if estimate.value is None:
        return "unknown"
    margin = f" ± {round((estimate.plus_minus or 0) * units.km_each)} s"
    return f"{_clock(estimate.value * units.km_each)}{margin} /{units.name}"


def _clock(seconds: float) -> str:
    return "{}:{:02}".format(*divmod(round(seconds), 60))
