"""Weeks whose runs are all alike: the race week, the week before an early race, the weeks after."""

from solver.running.calendar.schedule import Kind, Week
from solver.running.curve.balance import Split, share_out


def even_split(week: Week, value: int, caps: Split, easy_average: int, easy_percent: int) -> Split:
    """All runs alike, as far as caps by weekday allow.

    What a cap cuts off goes to the other days, up to half as much again as their share, and where quality
    is left to easy days not beyond R22. In the race week no easy run exceeds the last load week's average one.
    """
    share = share_out(value, dict.fromkeys(caps, 1.0))
    limits = {d: min(cap, share[d] * 3 // 2) for d, cap in caps.items()}
    if week.kind is Kind.RACE and easy_average:
        limits |= {day.weekday: min(limits[day.weekday], easy_average) for day in week.easy}
    if week.early and week.quality:
        beside = (min(limits[day.weekday] for day in week.quality) * easy_percent + 50) // 100
        limits |= {day.weekday: min(limits[day.weekday], beside) for day in week.easy}
    split = {d: min(steps, limits[d]) for d, steps in share.items()}
    for _ in range(value - sum(split.values())):
        growing = [d for d in split if split[d] < limits[d]]
        if not growing:
            break
        split[min(growing, key=lambda d: (split[d], d))] += 1
    return _quality_first(week, split, limits) if week.early else split


def _quality_first(week: Week, split: Split, limits: Split) -> Split:
    """R22 holds in the week before an early race: where runs differ by odd steps, quality days have them."""
    split = dict(split)
    for quality in (day.weekday for day in week.quality):
        longest = max((day.weekday for day in week.easy), key=lambda d: split[d], default=quality)
        if split[quality] < split[longest] <= limits[quality]:
            split[quality], split[longest] = split[longest], split[quality]
    return split
