"""Long-run jumps: which earlier run each long run is measured from in the objective.

The term counts tenths of a grid step above 110 % of the longest run of the last four weeks
(Frandsen et al. 2025, BJSM). Which of the four was longest is read from the targets, which keeps
the term linear.
"""

from collections.abc import Iterator

from solver.linear import Quantity
from solver.running.calendar.schedule import Day, Week
from solver.running.rules.base import View
from solver.running.rules.facts import Facts

PER_STEP = 10
"""The cost counts tenths, so that 110 % of a whole number is whole."""
JUMP_TENTHS = 11
JUMP_WEEKS = 4


def jump_measures(facts: Facts) -> Iterator[tuple[Day, Day | None]]:
    """Each load week's long run and the run it is measured from; None for the longest run before the plan."""
    for week in facts.schedule.loads:
        if week.long is not None:
            yield week.long, _longest_before(facts, week)


def excess_tenths(view: View, long: Day, before: Day | None) -> Quantity:
    """Tenths of a step above 110 %; negative where there is no jump."""
    baseline = view.facts.baseline
    measure = baseline.grid.down(baseline.longest_km) if before is None else view.run(before)
    return view.run(long) * PER_STEP - measure * JUMP_TENTHS


def _longest_before(facts: Facts, week: Week) -> Day | None:
    recent = facts.schedule.weeks[max(0, week.index - JUMP_WEEKS) : week.index]
    targets = {
        w.index: (facts.targets.weeks[w.index].days[w.long.weekday], w.long) for w in recent if w.long is not None
    }
    best = max(targets, key=lambda t: targets[t][0], default=None)
    if best is None:
        return None
    steps, long = targets[best]
    known = facts.baseline.grid.down(facts.baseline.longest_km)
    return None if week.index < JUMP_WEEKS and known > steps else long
