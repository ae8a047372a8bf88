"""R25 and R27: the race, the weeks after it, and tune-up races."""

from fractions import Fraction

from tests.judge.case import DAY
from tests.judge.findings import broken, over
from tests.judge.numbers import SLOP, show
from tests.judge.view import EASY, NO_RUN, QUALITY, SPEED


def r25_race(case):
    yield from _race_day(case)
    if case.race_week is None or case.race_week >= len(case.weeks):
        return
    yield from _days_before(case)
    yield from _race_week(case)
    yield from _weeks_after(case)


def _race_day(case):
    race = case.terms.race_date
    for week in case.weeks:
        for day in week.days:
            if day.kind == "race" and day.date != race and day.date not in case.terms.tune_ups:
                yield broken("R25", week.number, day.name, "a race that nobody asked for")
    day = case.by_date.get(race)
    if race is None or day is None:
        return
    if day.kind != "race" or abs(day.km - case.terms.race_km) > SLOP:
        number = case.race_week + 1
        yield broken("R25", number, day.name, f"{day.kind} of {show(day.km)} km where the race belongs")


def _days_before(case):
    quality = QUALITY if case.reading.steady_is_quality_before_race else SPEED
    for back in range(1, 6):
        day = case.by_date.get(case.terms.race_date - back * DAY)
        if day is None:
            continue
        week = (day.date - case.terms.first_monday).days // 7 + 1
        if day.kind == "long_run":
            yield broken("R25", week, day.name, f"a long run {back} days before the race")
        if back <= 3 and day.is_run and day.km > 8:
            yield over("R25", "hard", week, day.name, day.km, Fraction(8), case.step, f"the run {back} days before")
        if back <= 2 and day.kind in quality:
            yield broken("R25", week, day.name, f"{day.kind} {back} days before the race")
        if back == 1:
            yield from _eve(case, "R25", week, day)


def _eve(case, rule, week, day):
    if day.kind != "rest" and day.kind not in EASY:
        yield broken(rule, week, day.name, f"{day.kind} on the day before a race", "eve")
    elif day.km > 5:
        yield over(rule, "hard", week, day.name, day.km, Fraction(5), case.step, "the run on the day before a race")


def _race_week(case):
    week = case.weeks[case.race_week]
    for day in week.days:
        if day.kind == "long_run":
            yield broken("R25", week.number, day.name, "a long run in the race week")
        if day.date > case.terms.race_date and day.kind != "rest":
            yield broken("R25", week.number, day.name, f"{day.kind} after the race")
    if len(week.runs) > case.n:
        yield broken("R25", week.number, None, f"{len(week.runs)} runs in the race week, at most {case.n}")
    bound = _race_week_easy_bound(case)
    for day in week.easy:
        if bound is not None and day.km > bound:
            yield over("R25", "hard", week.number, day.name, day.km, bound, case.step, "the race week's easy run")


def _race_week_easy_bound(case):
    """The last load week's easy runs on average; the last undisturbed one's where that is more."""
    weeks = {case.load[-1] if case.load else None, case.ref(case.race_week)} - {None}
    means = [_mean([day.km for day in case.weeks[i].easy]) for i in weeks if case.weeks[i].easy]
    return max(means, default=None)


def _mean(values):
    return sum(values, Fraction(0)) / len(values)


def _weeks_after(case):
    bound = case.highest() / 2
    for i in case.after_race:
        week = case.weeks[i]
        if week.total > bound:
            yield over("R25", "hard", week.number, None, week.total, bound, case.step, "the week after the race")
        for day in week.runs:
            if day.kind not in EASY:
                yield broken("R25", week.number, day.name, f"{day.kind} in a week after the race")


def r27_tune_up(case):
    for date, km in sorted(case.terms.tune_ups.items()):
        day = case.by_date.get(date)
        i = (date - case.terms.first_monday).days // 7
        if day is None:
            continue
        if day.kind != "race" or abs(day.km - km) > SLOP:
            yield broken("R27", i + 1, day.name, f"{day.kind} of {show(day.km)} km where the tune-up race belongs")
        yield from _around(case, date)
        yield from _takes_a_place(case, i)


def _around(case, date):
    before, after = case.by_date.get(date - DAY), case.by_date.get(date + DAY)
    if before is not None:
        yield from _eve(case, "R27", (before.date - case.terms.first_monday).days // 7 + 1, before)
    if after is not None and after.kind not in EASY | NO_RUN:
        week = (after.date - case.terms.first_monday).days // 7 + 1
        yield broken("R27", week, after.name, f"{after.kind} on the day after a tune-up race")


def _takes_a_place(case, i):
    week = case.weeks[i]
    usual = sum(role in ("long", "quality") for role in case.pattern)
    if None in case.pattern or not usual or i in (case.race_week, case.turned):
        return
    kept = len(week.quality) + (week.long is not None)
    races = sum(day.date in case.terms.tune_ups for day in week.days)
    if kept > max(0, usual - races):
        yield broken("R27", week.number, None, "the tune-up race takes nobody's place")


RULES = (r25_race, r27_tune_up)
