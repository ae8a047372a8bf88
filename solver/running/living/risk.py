"""When a break makes the race unsafe: what remains possible, each possibility worked out and not guessed."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from solver.answer import Severity
from solver.errors import PacewrightError
from solver.running.living.change.budget import OTHERS_EFFORT, Budget
from solver.running.living.change.start import Start
from solver.running.living.past.record import DAYS_BACK
from solver.running.living.revise import longest_after
from solver.running.request.request import Goal
from solver.running.request.result import Advisory, Plan, WorkoutType
from solver.running.request.revision import Revision
from solver.running.request.situation import Situation
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.returns import RETURN
from solver.running.search.config import EngineConfig
from solver.running.words.tongue import tongue_of

ENOUGH = 0.8
"""Of the long run that goal and plan called for: below it a race is not prepared (coaching convention; a guess)."""
SLOWLY = 0.5
"""Of that again: below it nobody should run the distance, slowly neither (a guess as well)."""
LATER_WEEKS = (2, 4, 8, 12)
SHORTER: dict[Goal, Goal] = {Goal.MARATHON: Goal.HALF_MARATHON, Goal.HALF_MARATHON: Goal.TEN_K, Goal.TEN_K: Goal.FIVE_K}


class Risk:
    """One revision of a plan with a race, and the revisions that would be instead."""

    def __init__(self, start: Start, situation: Situation, revision: Revision, config: EngineConfig) -> None:
        self.start, self.plan, self.situation, self.config = start, start.plan, situation, config
        self.revision = revision
        self.budget = Budget(OTHERS_EFFORT)
        self.tongue = tongue_of(revision.plan.answers(start.request))

    def advisory(self) -> Advisory | None:
        """What remains possible; None where the race is as well prepared as before."""
        race, goal = self.revision.plan.race_date, self.revision.plan.goal
        days_off = sum(event.days for event in self.situation.events if event.forbids_running)
        if race is None or race < self.situation.today or not (days_off or self.revision.breaks):
            return None
        if self.situation.is_off(race):
            return self._warning(self.tongue.say("risk.off", date=self.tongue.date(race)))
        longest, wanted = self._longest(self.revision.plan), self._wanted(goal)
        if not wanted or longest >= wanted:
            return None
        say, km = self.tongue.say, self.tongue.km
        ways = say("or").join(self._ways(longest, race, goal)) or say("risk.none")
        message = say("risk", date=self.tongue.date(race), longest=km(longest), wanted=km(wanted), ways=ways)
        return self._warning(message)

    def _warning(self, message: str) -> Advisory:
        return Advisory(code="race-at-risk", severity=Severity.WARNING, message=message)

    def _wanted(self, goal: Goal) -> float:
        """A part of what the goal needs, or of what the plan had ahead where that was less."""
        return round(ENOUGH * min(LONG_SHARE.min_peak_km.of(goal), self._longest(self.plan)), 1)

    def _longest(self, plan: Plan) -> float:
        """The longest run from today to the race, or lately, where no break comes between."""
        return max(self._longest_in(plan, self.situation.today, dt.date.max), self._lately)

    @cached_property
    def _lately(self) -> float:
        """The longest run of the last weeks: recorded, or without any record as planned; nothing after a break."""
        off = sum(event.days for event in self.situation.events if event.forbids_running)
        if self.revision.breaks or off >= RETURN.shortest_days:
            return 0.0
        first, today = self.situation.today - dt.timedelta(DAYS_BACK), self.situation.today
        done = self.situation.kilometres()
        if done:
            return max((km for date, km in done.items() if first <= date < today), default=0.0)
        return self._longest_in(self.plan, first, today)

    @staticmethod
    def _longest_in(plan: Plan, first: dt.date, end: dt.date) -> float:
        days = [day for week in plan.weeks for day in week.days if first <= day.date < end]
        runs = [day.planned_distance_km or 0.0 for day in days if day.workout_type is not WorkoutType.RACE]
        return max(runs, default=0.0)

    def _ways(self, longest: float, race: dt.date, goal: Goal) -> Iterator[str]:
        say, km = self.tongue.say, self.tongue.km
        metres = goal.race_m or 0.0
        if longest >= SLOWLY * self._wanted(goal):
            yield say("risk.slowly", race=km(metres / 1000), longest=km(longest))
        shorter = SHORTER.get(goal)
        other = None if shorter is None else self._instead({"goal": shorter.value})
        if shorter is not None and other is not None and other >= self._needed(shorter):
            yield say("risk.shorter", goal=self.tongue.goal(shorter), longest=km(other))
        later = self._later(race, goal)
        if later is not None:
            yield later

    def _needed(self, goal: Goal) -> float:
        return ENOUGH * LONG_SHARE.min_peak_km.of(goal)

    def _later(self, race: dt.date, goal: Goal) -> str | None:
        """The nearest of some later dates by which the long run is long enough again; more weeks make it no shorter."""
        found: str | None = None
        low, high = 0, len(LATER_WEEKS)
        while low < high:
            middle = (low + high - 1) // 2
            date = race + dt.timedelta(7 * LATER_WEEKS[middle])
            longest = self._instead({"raceDate": date.isoformat()})
            if longest is None or longest < self._wanted(goal):
                low = middle + 1
                continue
            high = middle
            said = {"date": self.tongue.date(date), "longest": self.tongue.km(longest)}
            found = self.tongue.say("risk.later", weeks=LATER_WEEKS[middle], **said)
        return found

    def _instead(self, settings: dict[str, str]) -> float | None:
        """The longest run that other settings would leave; None without a plan, or work left to look for it."""
        if self.budget.is_spent:
            return None
        situation = self.situation.model_copy(update={"settings": {**self.situation.settings, **settings}})
        try:
            return longest_after(self.start, situation, self.config, self.budget)
        except PacewrightError:
            return None
