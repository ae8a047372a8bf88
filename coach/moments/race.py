"""The plan for a race day in quantities: three stretches, their paces, and the finish times they lead to."""

from collections.abc import Iterator

from coach.bank.quantities import ClockRange, Distance, Named, Own, Pace, Quantity
from coach.race import stretches, three_paces
from coach.today import Runner, Today

HALVES_FROM_KM = 3.0


def race_slots(today: Today, runner: Runner) -> Iterator[tuple[str, Quantity]]:
    """Stretches always, paces and times where the runner's are known."""
    opening, _, closing = stretches(today.km, runner.units)
    yield "race_distance", Distance(today.km)
    if today.race_name:
        yield "race_name", Own(today.race_name)
    if opening:
        yield "opening", Distance(opening)
        yield "closing", Distance(closing)
        yield "halfway", Distance(today.km / 2)
    if runner.paces is None:
        return
    target = runner.paces.race(today.km)
    yield "target_pace", Pace(target)
    yield "target_time", ClockRange(round(target.fast_sec_per_km * today.km), round(target.slow_sec_per_km * today.km))
    for name, pace in zip(("opening_pace", "middle_pace", "closing_pace"), three_paces(target), strict=True):
        if pace is not None:
            yield name, Pace(pace)


def goal_slot(runner: Runner) -> tuple[str, Quantity]:
    """What the runner trains for."""
    return "race", Named("goal", runner.goal.value)
