"""What a sentence says of a limit, and whether it follows from the numbers that it names and those are the plan's."""

import re
from fractions import Fraction

from tests.judge.numbers import ceil_to, exact, floor_to, percent

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
READ = Fraction(1, 200)
"""Distances are said to two decimals."""
BOUND = re.compile(
    r"(?P<subject>this run|week (?P<week>\d+)|(?P<day>\w+day) of week (?P<of>\d+)) "
    r"(?P<asks>may have|needs) (?P<km>[\d.]+) (?P<unit>km|mi) at (?:most|least)(?:: (?P<why>.*))?"
)

GROWTH = re.compile(r"no more than (?:(?P<percent>\d+) %|(?P<km>[\d.]+ \w+)) above")
GROWTHS = {
    "10": (110, Fraction(3, 2)),
    "1.5 km": (110, Fraction(3, 2)),
    "0.75 mi": (110, Fraction(3, 2)),
    "0.9 mi": (110, Fraction(3, 2)),
    "15": (115, Fraction(2)),
    "2 km": (115, Fraction(2)),
    "1 mi": (115, Fraction(2)),
    "1.2 mi": (115, Fraction(2)),
}
"""R13's and R12's: a share in percent or kilometres, in miles as the grid has them."""


def named(date):
    """Sunday 7 March."""
    return f"{WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]}"


def keeps(km, limit, up, slack):
    """Whether a distance is within a limit that is said to two decimals."""
    slack *= READ
    return km <= limit + slack if up else km >= limit - slack


def arithmetic(life, unit, i, place, limit, up, why):
    """Whether the limit follows from the numbers that the sentence names, and those are the plan's."""
    step, expected = life.step, None
    ref = re.search(
        r"week (\d+), the (?:last full week you ran|full week before it)(?: \(|, which counts )([\d.]+) \w+", why
    )
    if ref is not None:
        refs, said = life.refs(i), exact(ref[2]) * unit
        if not refs or refs[-1] != int(ref[1]) - 1:
            yield f"it is measured from week {refs[-1] + 1 if refs else None}"
            return
        size = life.ref_total(refs[-1])
        if abs(size - said) > READ * unit:
            yield f"week {ref[1]} counts {float(size / unit):g}"
        if growth := GROWTH.match(why):
            share, more = GROWTHS[growth["percent"] or growth["km"]]
            more = floor_to(more, step)
            expected = floor_to(max(percent(share) * size, size + more), step)
            if (growth["percent"] is not None) is not (percent(share) * size >= size + more):
                yield "the other limit of growth is the larger one"
        elif why.startswith("a training week"):
            expected = ceil_to(size, step)
        elif why.startswith("a recovery week"):
            expected = floor_to(percent(80) * size, step) if up else ceil_to(percent(75) * size, step)
    counts = re.search(r"last full week's, which counts ([\d.]+)|measured from counts ([\d.]+)", why)
    if counts is not None:
        said = exact(counts[1] or counts[2]) * unit
        longs = [km for km in map(life.ref_long, life.refs(i)) if km is not None][-2:]
        if not any(abs(said - km) <= READ * unit for km in longs):
            yield f"the long runs before it count {[float(km / unit) for km in longs]}"
        expected = floor_to(said + READ * unit + (floor_to(Fraction(2), step) if "grows by" in why else 0), step)
    share = re.search(r"(\d+)-(\d+) % of its week, and its week has ([\d.]+)", why)
    if share is not None:
        week = life.training(i)
        if abs(week - exact(share[3]) * unit) > READ * unit:
            yield f"its week has {float(week / unit):g}"
        half = step / 2  # ends of shares are to the nearest step
        low, high = percent(share[1]) * week - half, percent(share[2]) * week + half
        expected = floor_to(high, step) if up else ceil_to(low, step)
    part = re.search(r"long run is at most (\d+) % of (?:the one before|the last load week's)", why)
    if part is not None:
        longs = [km for km in map(life.ref_long, life.refs(i)) if km is not None]
        expected = floor_to(percent(part[1]) * longs[-1], step) if longs else None
    easy = re.search(r"easy runs are (?:at most (\d+) % longer|no longer) than the week's quality runs", why)
    if easy is not None:
        least = min(day.km for day in life.weeks[i].quality)
        expected = floor_to(percent(100 + int(easy[1] or 0)) * least + step / 2, step)
    if why.startswith("a recovery run is no longer"):
        expected = min(day.km for day in life.weeks[i].runs if day.kind == "easy")
    if why.startswith("a recovery run has"):
        expected = exact(re.search(r"has ([\d.]+)", why)[1]) * unit
    if why.startswith("the long run stays the longest"):
        others = [day.km for day in life.weeks[i].runs if day.date != place]
        if any(life.days[place].km <= km for km in others):
            yield "it is not the longest"
    if changes := re.match(r"a run changes by ([\d.]+) \w+ at most", why):
        old, most = life.weeks[life.refs(i)[-1]].days[place.weekday()].km, floor_to(Fraction(2), step)
        expected = floor_to(old + most, step) if up else ceil_to(old - most, step)
        if abs(exact(changes[1]) * unit - most) > READ * unit:
            yield f"it changes by {float(most / unit):g} at most"
    if why.startswith("no week gets more"):
        expected = sum(map(life.planned, life.dates(i)), Fraction(0))
    if "what you fixed give it" in why:
        fixed = life.pinned_dates() & {*life.dates(i)}
        expected += max(Fraction(0), sum((life.ran(d) - life.planned(d) for d in fixed), Fraction(0)))
    if why.startswith("it is the longest run that"):
        expected = floor_to(life.terms.max_long, step)
    if why.startswith("it is the longest quality day that"):
        expected = floor_to(life.terms.max_quality, step)
    if why.startswith("it is the day before a tune-up"):
        expected = floor_to(Fraction(5), step)
    if expected is not None and abs(expected - limit) > READ * unit:
        yield f"the limit is {float(expected / unit):g}"
