"""What part of a week each of its runs has: the template's split, R19's band for the long run and R21's for quality."""

from math import floor

from solver.running.calendar.roles import Role
from solver.running.calendar.schedule import Week
from solver.running.curve.balance import easy_parts, share_out
from solver.running.curve.day_limits import DayLimits
from solver.running.curve.largest_week import medium_long
from solver.running.rules.facts import Facts, Split
from solver.running.rules.long_share import LONG_SHARE
from solver.running.rules.quality import QUALITY_SHARE
from solver.running.rules.races import is_capped


class Shares:
    """In steps, of weeks of any size."""

    def __init__(self, facts: Facts, limits: DayLimits) -> None:
        self.facts, self.limits = facts, limits
        self.long_band = LONG_SHARE.band(facts.runs_per_week)
        self.quality_band, self.quality_most = QUALITY_SHARE.band(facts), QUALITY_SHARE.longest(facts)
        self.beside_long = QUALITY_SHARE.beside_long(facts.runs_per_week)
        template = facts.schedule.template
        self.parts = easy_parts(template, facts.runs_per_week)
        self._longs: dict[tuple[int, int], int] = {}
        self.long_days, self.quality_days = (
            [d for d, stands in enumerate(template) if stands is role] for role in (Role.LONG, Role.QUALITY)
        )

    def template_week(self, week: Week, value: int) -> Split:
        """An undisturbed week of this size, by template weekday."""
        long = self.long(week, value) if self.facts.with_long else 0
        (quality,) = self.quality(week, value, long, self.quality_band.target)
        hard = dict.fromkeys(self.long_days, long) | dict.fromkeys(self.quality_days, quality)
        easy = share_out(value - sum(hard.values()), self.parts)
        if self.facts.with_long:
            _spare(easy, medium_long(long))
        return hard | easy

    def long(self, week: Week, value: int) -> int:
        """The middle of the band within R19's limits, and no further from ref's than R17 and R19 allow."""
        if self.facts.runs_per_week == 1:
            return value
        key = week.index, value
        if key not in self._longs:
            middle = floor(self.long_band.target * value / 100 + 0.5)
            least = self.facts.targets.long_runs.least[week.index]
            self._longs[key] = min(max(middle, least), self.limits.longest(week))
        return self._longs[key]

    def longest_long(self, week: Week, value: int, widest: bool = False) -> int:
        """The most of the long run: the band's top, or R19's minimum where that is more, within its limits."""
        longest = self.limits.longest(week, widest)
        if week.touched or self.facts.runs_per_week == 1:
            return longest
        size = self.facts.targets.curve.weeks[week.index] if is_capped(self.facts, week) else value
        top = (self.long_band.high * size + 50) // 100
        return min(longest, max(top, self.facts.targets.long_runs.least[week.index]))

    def shortest_long(self, week: Week, value: int) -> int:
        """The least of the long run: the band's lower end as far as R19's maximum leaves it, or R19's minimum."""
        numbers = self.facts.targets.long_runs
        low = min(-(-(self.long_band.low * value - 50) // 100), numbers.band_low_most[week.index])
        return max(low, numbers.least[week.index])

    def quality(self, week: Week, value: int, long: int, *percents: float) -> list[int]:
        """R21's shares, of the smaller base where the long run is lifted above its band."""
        least, most = self.facts.targets.long_runs.least[week.index], self.quality_most
        lifted = self.facts.with_long and 100 * least > self.long_band.high * value
        base = (value - long) * 100 / self.beside_long if lifted else value
        return [min(floor(percent * base / 100 + 0.5), most) for percent in percents]

    def quality_ends(self, week: Week, value: int, long: int) -> list[int]:
        """The least and the most of a quality day; the most is of the curve's week where caps shorten others."""
        low, high = self.quality(week, value, long, self.quality_band.low, self.quality_band.high)
        if is_capped(self.facts, week):
            high = min(QUALITY_SHARE.upper_end(self.facts, week), self.quality_most)
        return [low, high]


def _spare(easy: Split, most: int) -> None:
    """Shorten easy runs to the most that they should have, as far as the shortest of them can take it."""
    while easy and max(easy.values()) > most and min(easy.values()) < most:
        easy[max(easy, key=lambda d: (easy[d], -d))] -= 1
        easy[min(easy, key=lambda d: (easy[d], d))] += 1
