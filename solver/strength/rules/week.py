"""Who asks, which day trains what and where exercises may stand: S01-S03."""

from collections.abc import Iterator
from dataclasses import dataclass

from solver.rule import Fault, Place
from solver.strength.calendar.split import split_for
from solver.strength.calendar.template import at_home
from solver.strength.rules.base import Facts, Rule


@dataclass(frozen=True)
class LifterRule(Rule):
    """S01. Reading the request holds it."""

    id = "S01"
    title = "lifter"
    says = (
        "1-6 training days a week, sessions of 20-180 minutes; equipment from barbell, dumbbell, kettlebell, machine, "
        "cable, bands, pull_up_bar (body weight is always there; left out means all, an empty list none). Chosen "
        "weekdays are as many as the training days; at most 3 priority muscles get the upper half of their range; 1-8 "
        "weeks. Unknown fields are refused, inside a draft ignored with a remark."
    )


@dataclass(frozen=True)
class SplitRule(Rule):
    """S02."""

    id = "S02"
    title = "split"
    says = (
        "1-3 days: full_body (Mon; Mon Thu; Mon Wed Fri). 4: upper_lower (Mon Tue Thu Fri). 5: ppl_ul (push, pull, "
        "legs Mon-Wed, upper Fri, lower Sat). 6: ppl_x2 (push, pull, legs twice, Mon-Sat), for strength "
        "upper_lower_x3. Chosen weekdays take the same days in their order. All other days rest."
    )
    source = "ADR-074 and the standard splits"

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Days whose focus is not the split's, and exercises on rest days."""
        due = split_for(facts.lifter)
        for day, focus in enumerate(due.week):
            if facts.split.week[day] is not focus:
                yield Fault(Place(1, day), f"{facts.split.week[day]} where {focus} belongs")
        for entry in facts.entries:
            if entry.day not in due.training:
                yield Fault(Place(1, entry.day), f"{entry.name} on a rest day")


@dataclass(frozen=True)
class AtHome(Rule):
    """S03."""

    id = "S03"
    title = "at-home"
    says = (
        "An exercise stands on a day whose focus holds a muscle it trains directly. Push: chest, all delts, triceps; "
        "pull: back, rear delts, biceps; legs and lower: quads, hamstrings, glutes; upper: push and pull; full body: "
        "all. Calves, abs, traps and forearms are at home everywhere. A heavy hinge (deadlifts, good morning, rack "
        "pull) is at home on pull, legs, lower and full-body days."
    )

    def faults(self, facts: Facts) -> Iterator[Fault]:
        """Exercises on days where they are not at home."""
        for entry in facts.entries:
            focus = facts.split.week[entry.day]
            if entry.day in facts.split.training and not at_home(entry.exercise, focus):
                yield Fault(Place(1, entry.day), f"{entry.name} does not belong on a {focus} day")
