"""How short and how long each run of a week may be, after the targets of the weeks before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.linear import Quantity
from solver.running.calendar.schedule import Day, Week
from solver.running.curve.balance import Beside
from solver.running.curve.room import NO_LIMIT, Given, Reached, Room, in_steps, room_of
from solver.running.rules.base import Rule
from solver.running.rules.facts import Facts, Split
from solver.running.rules.long_runs import LONG_IS_LONGEST, LONG_JUMP
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.quality import EASY_CAP, QUALITY_SHARE, RECOVERY_RUN
from solver.running.rules.returns import RETURN
from solver.running.rules.rulebook import RULEBOOK
from solver.running.rules.single_runs import MIN_RUN, SMOOTHING, same_weekday_runs
from solver.running.rules.volume import WEEK_ONE, WEEK_SUM

WITHIN = frozenset(
    rule.id for rule in (WEEK_SUM, WEEK_ONE, LONG_IS_LONGEST, RECOVERY_RUN, QUALITY_SHARE, EASY_CAP, MIN_RUN)
)
"""They join a week's runs, or speak of each alone: the weeks before tell nothing."""
BY_NAME = WITHIN | {rule.id for rule in (LONG_JUMP, LONG_SHARE, SMOOTHING)}
"""What the curve asks of these it asks by name or as `pairs`, because it has to be quick."""


@dataclass(frozen=True)
class Widest(Given):
    """The same weeks with their runs as long as any plan could have them: limits grow with what they are measured from.

    What a week cannot have even so, no plan can.
    """

    limits: "DayLimits"

    def ref_run(self, week: Week, weekday: int) -> Quantity | None:
        """As far as its own limits and the longest long run permit."""
        if week.ref is None:
            return None
        ref = self.facts.schedule.weeks[week.ref]
        most = self.limits.fixed(ref, ref.days[weekday], widest=True)
        if ref.long is not None and most > self.limits.change:
            most = min(most, self.limits.longest(ref, widest=True) - 1)
        return most

    def ref_longs(self, week: Week) -> list[Quantity]:
        """As far as the widest jumps lead and their weeks' maxima permit."""
        weeks, most = self.facts.schedule.weeks, self.facts.targets.long_runs.most
        return [min(LONG_JUMP.reach(self.facts, weeks[t].level), most[t]) for t in week.refs_with_long]


def measuring(facts: Facts) -> list[Rule]:
    """The rules by which weeks are measured from others."""
    return [rule for rule in RULEBOOK if rule.id not in WITHIN and rule.has_bounds(facts)]


class DayLimits:
    """The rules' limits of single runs and of whole weeks, asked of the rules themselves.

    `widest` asks what any plan could have instead of what is left after the targets so far.
    """

    def __init__(self, facts: Facts, reached: Reached) -> None:
        self.facts = facts
        self.given = Given(facts, reached)
        self.read = [rule for rule in measuring(facts) if rule.id not in BY_NAME]
        self.change = facts.baseline.grid.down(SMOOTHING.max_change_km)
        self._recovery = RECOVERY_RUN.longest(facts)
        self.slow_from: dict[int, int] = {}
        for week in reversed(facts.schedule.loads):
            self.slow_from.update({day.weekday: week.level for day in facts.recovery_runs(week)})
        self._pairing = [rule for rule in RULEBOOK if type(rule).pairs is not Rule.pairs]
        self._rooms: dict[tuple[int, bool], Room] = {}
        self._longest: dict[tuple[int, bool], int] = {}
        self._beside: dict[int, Beside] = {}
        self._leasts: dict[bool, tuple[int, int]] = {}

    def total(self, week: Week) -> int:
        """The most of the whole week."""
        return self.room(week).most

    def fixed(self, week: Week, day: Day, widest: bool = False) -> int:
        """What holds whatever the other runs are."""
        return self.room(week, widest).runs[day.weekday]

    def room(self, week: Week, widest: bool = False) -> Room:
        """The same of all a week's runs."""
        key = week.index, widest
        if key not in self._rooms:
            self._rooms[key] = self._read_room(week, self._view(widest))
        return self._rooms[key]

    def _view(self, widest: bool) -> Given:
        """Made anew where it points back here, since a cycle would leave the whole curve to the garbage collector."""
        return Widest(self.facts, self.given.reached, self) if widest else self.given

    def _read_room(self, week: Week, view: Given) -> Room:
        room, facts = room_of(self.read, view, week), self.facts
        easy, recovery = EASY_CAP.fixed_most(facts, week), self._recovery
        for days, most in (week.easy, easy), (facts.recovery_runs(week), recovery):
            if most is not None:
                room.runs.update({day.weekday: min(room.runs[day.weekday], most) for day in days})
        if recovery is not None and week.is_load:
            self._lead_to(recovery, room.runs, week)
        return room

    def _lead_to(self, recovery: int, runs: Split, week: Week) -> None:
        """R23: easy runs that are recovery runs once two days a week are fast can become as short as those are."""
        for day in week.easy:
            levels = self.slow_from.get(day.weekday, 0) - week.level
            if levels > 0:
                runs[day.weekday] = min(runs[day.weekday], recovery + levels * self.change)

    def beside(self, week: Week) -> Beside:
        """What other runs of the week leave each."""
        if week.index not in self._beside:
            self._beside[week.index] = self._held(week, self._pairing)
        return self._beside[week.index]

    def _held(self, week: Week, rules: Sequence[Rule]) -> Beside:
        held: dict[int, list[tuple[int, int, int]]] = {day.weekday: [] for day in week.runs}
        for rule in rules:
            for day, other, percent, plus in rule.pairs(self.facts, week):
                held[day.weekday].append((other.weekday, percent, plus))
        return Beside(held)

    def bent(self, week: Week) -> tuple[Split, Beside]:
        """The most of each run where rules that rank below the curve bend: on its own, and beside others."""
        return room_of(self.read, self.given, week).runs, self._held(week, [LONG_IS_LONGEST])

    def like_ref(self, week: Week, widest: bool = False) -> Split:
        """R23: by weekday what a run may differ from by `change` at most."""
        refs = same_weekday_runs(self._view(widest), week)
        return {day.weekday: in_steps(run) for day, run in refs}

    def leasts(self, week: Week) -> Split:
        """R24 by weekday."""
        (usual, near_race), last_days = self._leasts_of(week), self.facts.days_before_races
        return {day.weekday: near_race if day.date in last_days else usual for day in week.runs}

    def _leasts_of(self, week: Week) -> tuple[int, int]:
        reduced = MIN_RUN.is_reduced(week)
        if reduced not in self._leasts:
            self._leasts[reduced] = MIN_RUN.leasts(self.facts, week)
        return self._leasts[reduced]

    def longest(self, week: Week, widest: bool = False) -> int:
        """The longest run that R17, R19 and R29 allow."""
        key = week.index, widest
        if key not in self._longest:
            self._longest[key] = self._found_longest(week, self._view(widest))
        return self._longest[key]

    def _found_longest(self, week: Week, view: Given) -> int:
        shares = [in_steps(limit) // 100 for limit, _ in LONG_SHARE.relative_limits(view, week)]
        return min(self.facts.targets.long_runs.most[week.index], self._after_refs(week, view), *shares)

    def _after_refs(self, week: Week, view: Given) -> int:
        jumps = max(map(in_steps, LONG_JUMP.limits_after(view, week)), default=NO_LIMIT)
        return min([jumps, *map(in_steps, RETURN.long_runs(view, week))])


def standing(week: Week, full: Mapping[int, int]) -> Split:
    """What is left of a template week's targets when some runs moved, were dropped or replaced."""
    return {day.weekday: full.get(day.weekday if day.origin is None else day.origin, 0) for day in week.runs}


def longest_run_km(facts: Facts) -> float | None:
    """The most km that rules about running, not about certain days, leave every long run; None without such a rule."""
    limiting = [rule for rule in RULEBOOK if type(rule).limits is not Rule.limits and not rule.of_the_day]
    longs = [(week, week.long) for week in facts.schedule.weeks if week.long is not None] if limiting else []
    return min(
        (limit.km for rule in limiting for w, day in longs for limit in rule.limits(facts, w, day)), default=None
    )
