"""The plan for a race day in quantities: its stretches, their paces, and the finish times they lead to."""

from collections.abc import Iterator
from typing import Literal

from coach.bank.quantities import ClockRange, Distance, Named, Own, Pace, Quantity
from coach.race import race_stretches
from coach.today import Runner, Today
from solver.running.request.result import RaceEstimate


def race_slots(today: Today, units: Literal["km", "mi"]) -> Iterator[tuple[str, Quantity]]:
    """Stretches always, paces and times where the runner races by them."""
    yield "race_distance", Distance(today.km)
    if today.race_name:
        yield "race_name", Own(today.race_name)
    for name, length, pace in race_stretches(today, units):
        yield name, Distance(length)
        if pace is not None:
            yield f"{name}_pace", Pace(pace)
    if today.race_paces is not None:
        target = today.race_paces.race(today.km)
        ends = target.fast_sec_per_km * today.km, target.slow_sec_per_km * today.km
        yield "target_pace", Pace(target)
        yield "target_time", ClockRange(round(ends[0]), round(ends[1]))
        yield "half_time", ClockRange(round(ends[0] / 2), round(ends[1] / 2))


def estimate_slot(today: Today, estimate: RaceEstimate | None) -> Iterator[tuple[str, Quantity]]:
    """What the plan takes for possible on the goal's day; the pace of the day aims inside of it."""
    if estimate is None or not today.goal_race:
        return
    aim = today.race_paces.race(today.km) if today.race_paces else None
    ends = () if aim is None else (aim.fast_sec_per_km * today.km, aim.slow_sec_per_km * today.km)
    if all(estimate.fast_secs <= end <= estimate.slow_secs for end in ends):
        yield "estimate", ClockRange(estimate.fast_secs, estimate.slow_secs)


def goal_slot(runner: Runner) -> tuple[str, Quantity]:
    """What the runner trains for."""
    return "race", Named("goal", runner.goal.value)
