"""Facts of the plan as a whole."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from coach.bank.facts import PlanFacts, WeekFacts
from coach.bank.quantities import Beats, Count, Distance, Listed, Named, Number, OnDate, Pace, Phrase, Quantity, Span
from coach.facts import Facts
from coach.moments.race import goal_slot
from coach.today import Runner, Today
from solver.running.paces.workouts import Effort

LEAST_IN_SPAN = 3
_IN_OVERVIEW = (
    Effort.RECOVERY,
    Effort.EASY,
    Effort.STEADY,
    Effort.MARATHON,
    Effort.HALF,
    Effort.TEMPO,
    Effort.TEN_K,
    Effort.FIVE_K,
    Effort.INTERVAL,
)


def plan_facts(
    facts: Facts,
    runner: Runner,
    shared: Mapping[str, Any],
    days: Sequence[Today],
    weeks: Sequence[WeekFacts],
    weekly_km: float,
) -> PlanFacts:
    """What can be said of the plan before the first run."""
    first, top, off = facts.weeks[0], facts.highest, off_weeks_of(weeks)
    efforts = {part.effort for today in days if today.session for part in today.session.stretches}
    return PlanFacts(
        **shared,
        dated=facts.plan.race_date is not None,
        weeks=len(facts.weeks),
        rises=top is not None and _shown(top.planned_distance_km) > _shown(first.planned_distance_km),
        cutbacks=len(_cutbacks(facts, off)),
        off_weeks=len(off),
        taper=len(facts.taper),
        after_race=len(facts.after_race),
        longest_runs=len(facts.longest),
        from_zero=weekly_km == 0,
        walks=any(effort.value == "walk" for effort in efforts),
        slots=dict(_slots(facts, runner, efforts, off)),
    )


def _slots(facts: Facts, runner: Runner, efforts: set[Effort], off: Sequence[int]) -> Iterator[tuple[str, Quantity]]:
    yield "weeks", Count(len(facts.weeks), "week")
    yield "start_date", OnDate(facts.plan.start_date)
    yield "goal", Named("goal", runner.goal.value)
    yield "first_distance", Distance(facts.weeks[0].planned_distance_km)
    if facts.plan.race_date is not None:
        yield goal_slot(runner)
        yield "race_date", OnDate(facts.plan.race_date)
    if facts.after_race:
        yield "after_race", Count(len(facts.after_race), "easy_week")
    if facts.taper:
        yield "taper", Count(len(facts.taper), "week")
    yield from _numbered("cutback_week", cutbacks := _cutbacks(facts, off))
    if cutbacks:
        yield "cutback_count", Count(len(cutbacks), "week")
        yield "first_cutback", Number(cutbacks[0])
    yield from _numbered("off_week", off)
    yield from _heights(facts)
    yield from _targets(runner, efforts)


def off_weeks_of(weeks: Sequence[WeekFacts]) -> list[int]:
    """Numbers of the weeks that blocked dates took runs from, or that lead back from a break."""
    return [week.number for week in weeks if week.lost or week.returning]


def _cutbacks(facts: Facts, off: Collection[int]) -> list[int]:
    return [week.week_number for week in facts.cutbacks if week.week_number not in off]


def _numbered(name: str, weeks: Sequence[int]) -> Iterator[tuple[str, Quantity]]:
    """A single week under the name, several under its plural."""
    if len(weeks) == 1:
        yield name, Number(weeks[0])
    elif weeks:
        yield f"{name}s", Listed([*_in_rows(weeks)])


def _in_rows(weeks: Sequence[int]) -> Iterator[Quantity]:
    """Weeks by their numbers, three and more in a row as a span."""
    for _, row in groupby(enumerate(weeks), key=lambda item: item[1] - item[0]):
        numbers = [week for _, week in row]
        if len(numbers) >= LEAST_IN_SPAN:
            yield Span(numbers[0], numbers[-1])
        else:
            yield from map(Number, numbers)


def _heights(facts: Facts) -> Iterator[tuple[str, Quantity]]:
    if facts.highest is not None:
        yield "peak_distance", Distance(facts.highest.planned_distance_km)
        yield "peak_week", Number(facts.highest.week_number)
    if facts.longest:
        week, day = facts.longest[0]
        yield "longest", Distance(day.planned_distance_km or 0.0)
        yield "longest_week", Number(week.week_number)


def _targets(runner: Runner, efforts: set[Effort]) -> Iterator[tuple[str, Quantity]]:
    if runner.paces is not None:
        used = [effort for effort in _IN_OVERVIEW if effort in efforts]
        table = [(("effort", Named("effort", e.value)), ("pace", Pace(runner.paces.of(e)))) for e in used]
        if table:
            yield "paces", Listed([Phrase("pace_of", slots) for slots in table])
    if runner.zones is not None:
        easy = runner.zones[1]
        yield "heart_rate", Beats(easy.low_bpm, easy.high_bpm)


def _shown(km: float) -> float:
    return round(km, 1)
