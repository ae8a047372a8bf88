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
    ref = re.search(r"week (\d+), the (?:last full week you ran|full week before it) \(([\d.]+) \w+\)", why)
    if ref is not None:
        refs, said = life.refs(i), exact(ref[2]) * unit
        if not refs or refs[-1] != int(ref[1]) - 1:
            yield f"it is measured from week {refs[-1] + 1 if refs else None}"
            return
        size = life.ref_total(refs[-1])
        if abs(size - said) > READ * unit:
            yield f"week {ref[1]} counts {float(size / unit):g}"
        if why.startswith("kilometres grow"):
            expected = floor_to(max(percent(110) * size, size + Fraction(3, 2)), step)
        elif why.startswith("a training week"):
            expected = ceil_to(size, step)
        elif why.startswith("a recovery week"):
            expected = floor_to(percent(80) * size, step) if up else ceil_to(percent(75) * size, step)
    counts = re.search(r"which counts ([\d.]+)|measured from counts ([\d.]+)", why)
    if counts is not None:
        said = exact(counts[1] or counts[2]) * unit
        longs = [km for km in map(life.ref_long, life.refs(i)) if km is not None][-2:]
        if not any(abs(said - km) <= READ * unit for km in longs):
            yield f"the long runs before it count {[float(km / unit) for km in longs]}"
        expected = floor_to(said + READ * unit + (2 if "grows by 2 km" in why else 0), step)
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
    if why.startswith("a recovery run is the shortest"):
        expected = min(day.km for day in life.weeks[i].easy if day.date != place)
    if why.startswith("the long run stays the longest"):
        others = [day.km for day in life.weeks[i].runs if day.date != place]
        if any(life.days[place].km <= km for km in others):
            yield "it is not the longest"
    if why.startswith("a run changes by 2 km"):
        old = life.weeks[life.refs(i)[-1]].days[place.weekday()].km
        expected = floor_to(old + 2, step) if up else ceil_to(old - 2, step)
    if why.startswith("no week gets more"):
        expected = sum(map(life.planned, life.dates(i)), Fraction(0))
    if why.startswith("it is the longest run that"):
        expected = floor_to(life.terms.max_long, step)
    if why.startswith("it is the longest quality day that"):
        expected = floor_to(life.terms.max_quality, step)
    if why.startswith("it is the day before a tune-up"):
        expected = floor_to(Fraction(5), step)
    if expected is not None and abs(expected - limit) > READ * unit:
        yield f"the limit is {float(expected / unit):g}"
