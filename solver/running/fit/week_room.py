"""What rules about single days leave one undisturbed week of a given size: R18, R19, R21, R22, R24, R26."""

from dataclasses import dataclass

from solver.running.calendar.caps import NO_LIMIT, most_on
from solver.running.calendar.schedule import Day, Kind, Week
from solver.running.calendar.template import Role
from solver.running.curve.balance import Split
from solver.running.curve.shares import Band, shares_of
from solver.running.rules.base import Facts
from solver.running.rules.days import EasyCap, MinRun


@dataclass(frozen=True)
class Span:
    """Whole steps from `low` to `high`, both included; empty where `low` is more."""

    low: int
    high: int

    def __and__(self, other: "Span") -> "Span":
        return Span(max(self.low, other.low), min(self.high, other.high))

    def nearest(self, value: int) -> int:
        """The step of the span that is nearest to a value."""
        return min(max(value, self.low), self.high)


class WeekRoom:
    """One week of `size` steps. The band of each run follows from the size and the long run."""

    def __init__(self, facts: Facts, week: Week, size: int) -> None:
        self.facts, self.week, self.size = facts, week, size
        runs = facts.schedule.runs_per_week
        self.shares = shares_of(runs)
        self.least, self.most = facts.targets.long_runs.least[week.index], facts.targets.long_runs.most
        self._caps = {day.weekday: most_on(facts.caps, day.date) for day in week.runs}
        self.min_run = facts.baseline.grid.up(MinRun.min_km)
        self.easy_percent = EasyCap.few_runs_percent if runs <= EasyCap.few_runs else 100

    def long_band(self) -> Span:
        """R19 without its recovery limit."""
        band, size = self.shares.long, self.size
        if self.facts.schedule.runs_per_week == 1:
            return Span(self.least, self.most)
        low, high = _within(band, size)
        return Span(max(self.least, min(low, self.most)), min(max(high, self.least), self.most))

    def long_span(self) -> Span | None:
        """The long runs beside which the other runs can make up the week; None if there is none.

        Only a cutback week's may lie below the band, where 80 % of the long run before does (R19).
        """
        if self.week.long is None:
            return Span(0, NO_LIMIT)
        band, average = self.long_band(), -(-self.size // len(self.week.runs))
        least = self.min_run if self.week.kind is Kind.RECOVERY else band.low
        lengths = range(max(least, average), min(band.high, self._cap(self.week.long)) + 1)
        low = next((long for long in lengths if self._fits(long)), None)
        high = next((long for long in reversed(lengths) if self._fits(long)), None)
        return None if low is None or high is None else Span(low, high)

    def _fits(self, long: int) -> bool:
        quality = self._quality_band(long)
        rest, count = self.size - long, len(self.week.quality)
        if count and quality.low > quality.high:
            return False
        shortest = min((min(quality.high, self._cap(day)) for day in self.week.quality), default=None)
        easy = [self._easy_span(day, long, shortest) for day in self.week.easy]
        most = sum(min(quality.high, self._cap(day)) for day in self.week.quality) + sum(span.high for span in easy)
        return quality.low * count + sum(span.low for span in easy) <= rest <= most

    def _quality_band(self, long: int) -> Span:
        """R21 and R18."""
        share = self._quality_share(long)
        return share if self.week.long is None else Span(share.low, min(share.high, long - 1))

    def _quality_share(self, long: int) -> Span:
        """R21: a longer long run that is lifted above its band leaves less."""
        with_long = Role.LONG in self.facts.schedule.template
        band = self.shares.quality if with_long else self.shares.quality_without_long
        most = self.facts.baseline.max_quality
        low, high = (min(steps, most) for steps in _within(band, self.size))
        if self.week.long is not None:
            top, rest = self.size * self.shares.long.high, (self.size - long) * 100
            scale = 100 * self.shares.beside_long
            if 100 * self.least > top:
                high = min(high, (rest * band.high + scale // 2) // scale)
            if top + 51 <= 100 * self.least:
                low = min(low, -(-(rest * band.low - scale // 2) // scale))
        return Span(max(low, self.min_run), high)

    def spans(self) -> dict[int, Span]:
        """By weekday, what a run can have at the least and at the most, whatever the others have."""
        long = Span(0, 0)
        spans: dict[int, Span] = {}
        if self.week.long is not None:
            band = self.long_band()
            long = Span(band.low, min(band.high, self._cap(self.week.long)))
            spans[self.week.long.weekday] = long
        longest = NO_LIMIT if self.week.long is None else long.high - 1
        quality = Span(self._quality_share(long.high).low, min(self._quality_share(long.low).high, longest))
        spans |= {day.weekday: quality & Span(0, self._cap(day)) for day in self.week.quality}
        shortest = min((spans[day.weekday].high for day in self.week.quality), default=None)
        return spans | {day.weekday: self._easy_span(day, longest + 1, shortest) for day in self.week.easy}

    def _easy_span(self, day: Day, long: int | None, shortest: int | None) -> Span:
        """R22, R18, R24 and caps beside a long run and the shortest quality day."""
        high = min(self._cap(day), NO_LIMIT if long is None else long - 1)
        if shortest is not None:
            high = min(high, (shortest * self.easy_percent + 50) // 100)
        return Span(self.min_run, high)

    def easy_total(self, long: int | None) -> Span:
        """What the easy runs come to beside a long run, between the most and the least that quality days take."""
        rest, band, count = self.size - (long or 0), self._quality_band(long or 0), len(self.week.quality)
        return Span(rest - band.high * count, rest - band.low * count)

    def share_out(self, long: int | None, wanted: Split, near: dict[int, Span], easy_total: Span) -> Split | None:
        """The week's runs, as near to what is wanted as a long run, spans by weekday and of the easy total permit."""
        rest = self.size - (long or 0)
        hard = {} if self.week.long is None or long is None else {self.week.long.weekday: long}
        anywhere = Span(0, NO_LIMIT)
        band = self._quality_band(long or 0) if self.week.quality else anywhere
        spans = {
            day.weekday: band & near.get(day.weekday, anywhere) & Span(0, self._cap(day)) for day in self.week.quality
        }
        if any(span.low > span.high for span in spans.values()):
            return None
        middle = next(iter(wanted[d] for d in spans), 0)
        for length in sorted(range(band.low, band.high + 1), key=lambda q: abs(q - middle)) if spans else [0]:
            quality = {d: span.nearest(length) for d, span in spans.items()}
            shortest = min(quality.values(), default=None)
            easy = {
                day.weekday: self._easy_span(day, long, shortest) & near.get(day.weekday, anywhere)
                for day in self.week.easy
            }
            left = rest - sum(quality.values())
            if (
                easy_total.low <= left <= easy_total.high
                and all(span.low <= span.high for span in easy.values())
                and (sum(span.low for span in easy.values()) <= left <= sum(span.high for span in easy.values()))
            ):
                return hard | quality | _spread(wanted, easy, left)
        return None

    def _cap(self, day: Day) -> int:
        return self._caps[day.weekday]


def _within(band: Band, size: int) -> tuple[int, int]:
    """The whole steps from a band's lower to its upper end, met to within half a step."""
    return -(-(size * band.low - 50) // 100), (size * band.high + 50) // 100


def _spread(wanted: Split, spans: dict[int, Span], size: int) -> Split:
    """Runs within their spans that add up to a size: what is short grows first, what is long shrinks first."""
    split = {d: span.nearest(wanted[d]) for d, span in spans.items()}
    for _ in range(size - sum(split.values())):
        split[min((d for d in split if split[d] < spans[d].high), key=lambda d: (split[d], d))] += 1
    for _ in range(sum(split.values()) - size):
        split[max((d for d in split if split[d] > spans[d].low), key=lambda d: (split[d], d))] -= 1
    return split
