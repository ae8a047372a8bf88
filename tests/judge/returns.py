"""R29's words: which blocked days make a break, and what each day after it may have."""

import datetime as dt
import itertools
from dataclasses import dataclass
from fractions import Fraction

from tests.judge.numbers import percent

LEAST_DAYS, MORE_THAN_GAP = 7, 4
THREE_WEEKS = 21
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Break:
    """The blocked days between two runs; `back` is the date of the first run after them, `late` if the race is near."""

    first: dt.date
    last: dt.date
    back: dt.date
    late: bool = False

    @property
    def days(self):
        return (self.last - self.first).days + 1

    def share(self, date, rounded_up=True):
        """The share that this return allows on a date; 1 before and after it."""
        done = (date - self.back).days
        if done < 0:
            return Fraction(1)
        for part, length in self._parts(rounded_up):
            if done < length:
                return percent(part)
            done -= length
        return Fraction(1)

    def _parts(self, rounded_up):
        """Shares and how long each holds; the last part as long as the first, or what is left of d."""
        if self.days > 56:
            return [(part, THREE_WEEKS) for part in (33, 50, 70, 85)]
        shares = (50, 75) if self.days <= 28 else (33, 50, 75)
        length = -(-self.days // len(shares))
        lengths = [length] * len(shares)
        if not rounded_up:
            lengths[-1] = self.days - length * (len(shares) - 1)
        return list(zip(shares, lengths, strict=True))

    def end(self, rounded_up=True):
        """The first date that has everything again."""
        return self.back + sum(length for _, length in self._parts(rounded_up)) * DAY


class Returns:
    """The breaks of a plan, in order, and the days after them."""

    def __init__(self, breaks, first_monday, rounded_up):
        self.breaks = breaks
        self._monday, self._up = first_monday, rounded_up

    def share(self, date):
        """What the return after the latest break allows on that date."""
        last = self.latest(date)
        return Fraction(1) if last is None else last.share(date, self._up)

    def latest(self, date):
        return max((one for one in self.breaks if one.back <= date), key=lambda one: one.back, default=None)

    def weeks(self, one):
        """The weeks of a return: those with a day below 100 %."""
        return range(self._week(one.back), self._week(one.end(self._up) - DAY) + 1)

    def holds_week(self, i):
        return any(i in self.weeks(one) for one in self.breaks)

    def starts_in(self, i):
        return any(self._week(one.first) == i for one in self.breaks)

    def _week(self, date):
        return (date - self._monday).days // 7


def find_breaks(terms, runs, gap, reading, race_week):
    """Breaks between the dates of `runs` (in order); `gap` is the longest row of days without a run in the template."""
    start = [terms.first_monday - DAY] if reading.break_may_begin_the_plan else []
    found = []
    for before, after in itertools.pairwise([*start, *runs]):
        between = sorted(date for date in terms.blocked if before < date < after)
        if not between:
            continue
        late = _is_late(after, terms, reading, race_week)
        one = Break(between[0], between[-1], after, late)
        if one.days >= max(LEAST_DAYS, gap + MORE_THAN_GAP) and not (late and reading.late_break_is_none):
            found.append(one)
    return found


def _is_late(back, terms, reading, race_week):
    """Whether the next run falls into the last two weeks before the race."""
    if terms.race_date is None:
        return False
    if reading.late_break_is_by_days:
        return (terms.race_date - back).days <= 14
    return (back - terms.first_monday).days // 7 >= race_week - 1
