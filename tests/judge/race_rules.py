"""R25 and R27: the race, the weeks after it, and tune-up races."""

from fractions import Fraction

from tests.judge.case import DAY
from tests.judge.findings import broken, over
from tests.judge.numbers import SLOP, percent, show
from tests.judge.view import EASY, NO_RUN, QUALITY, SPEED


def r25_race(case):
    yield from _race_day(case)
    if case.race_week is None or case.race_week >= len(case.weeks):
        return
    yield from _days_before(case)
    yield from _six_days(case)
    yield from _sharpener(case)
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


def _six_days(case):
    """No run is longer than 15 % of the highest load week, easy ones than the last ref's longest easy run."""
    share = max(percent(15) * case.highest(), Fraction(5))
    ref = case.ref(case.race_week)
    easiest = max((day.km for day in case.weeks[ref].easy), default=None) if ref is not None else None
    if easiest is not None and case.reading.five_km_are_always_allowed:
        easiest = max(easiest, Fraction(5))
    for day in _last_days(case):
        if case.week_of(day.date) not in case.taper and not case.reading.last_days_bind_load_weeks:
            continue
        bound = share if easiest is None or day.kind not in EASY else min(share, easiest)
        if day.km > bound:
            number = case.week_of(day.date) + 1
            yield over(
                "R25", "hard", number, day.name, day.km, bound, case.step, "a run in the six days before the race"
            )


def _last_days(case):
    """The runs of the six days before the race, a long run six days before and tune-up races apart."""
    dates = [case.terms.race_date - back * DAY for back in range(6, 0, -1)]
    days = [case.by_date[date] for date in dates if date in case.by_date]
    return [day for day in days if day.is_run and day.kind not in ("long_run", "race")]


def _sharpener(case):
    """At most one quality day, three to five days before; where R04 and R05 permit one, there is one."""
    days = _last_days(case)
    found = [day for day in days if day.kind in QUALITY]
    for day in found[1:]:
        yield broken(
            "R25", case.week_of(day.date) + 1, day.name, "a second quality day in the six days before the race"
        )
    for day in found:
        if _back(case, day) == 6:
            yield broken("R25", case.week_of(day.date) + 1, day.name, "quality six days before the race")
    if _disturbed_near(case):
        return
    may = [day for day in days if 3 <= _back(case, day) <= 5 and _may_be_fast(case, day)]
    if may and not found:
        number = case.week_of(may[0].date) + 1
        yield broken("R25", number, may[0].name, "no sharpener though a run three to five days before may be one")
    usual = [day for day in may if case.pattern_is_sure and case.pattern[day.weekday] == "quality"]
    if usual and found and found[0].date != min(usual, key=lambda day: (abs(_back(case, day) - 4), day.date)).date:
        yield broken(
            "R25", case.week_of(found[0].date) + 1, found[0].name, "not the quality day nearest to four days before"
        )


def _back(case, day):
    return (case.terms.race_date - day.date).days


def _disturbed_near(case):
    dates = {case.terms.race_date - back * DAY for back in range(9)} - {case.terms.race_date}
    return bool(dates & (case.terms.blocked | set(case.terms.tune_ups)))


def _may_be_fast(case, day):
    """Whether R04 and R05 would take that run as quality."""
    i, terms = case.week_of(day.date), case.terms
    others = [other for other in case.weeks[i].quality if _back(case, other) > 6]
    near = [case.by_date.get(day.date + step * DAY) for step in (-1, 1)]
    if terms.quality_is_steady or case.without_fast(i) or len(others) >= terms.quality_wished:
        return False
    return not any(other is not None and other.is_hard for other in near)


def _race_week(case):
    week = case.weeks[case.race_week]
    for day in week.days:
        if day.kind == "long_run":
            yield broken("R25", week.number, day.name, "a long run in the race week")
        if day.date > case.terms.race_date and day.kind != "rest":
            yield broken("R25", week.number, day.name, f"{day.kind} after the race")
    if len(week.runs) > case.n:
        yield broken("R25", week.number, None, f"{len(week.runs)} runs in the race week, at most {case.n}")


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
