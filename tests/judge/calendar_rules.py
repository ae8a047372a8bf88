"""R01 to R06: the calendar and the role of each day."""

import datetime as dt
from itertools import combinations

from tests.judge.case import DAY
from tests.judge.findings import broken
from tests.judge.terms import WEEKDAYS
from tests.judge.view import EASY, LOAD, SPEED


def r01_calendar(case):
    terms = case.terms
    if len(case.weeks) != terms.week_count:
        yield broken("R01", None, None, f"{len(case.weeks)} weeks, {terms.week_count} asked for")
    for i, week in enumerate(case.weeks):
        if week.monday != terms.first_monday + i * dt.timedelta(days=7):
            yield broken("R01", week.number, None, f"starts on {week.monday}, a gap or not the right Monday")


def r02_run_days(case):
    for i, week in enumerate(case.weeks):
        yield from _other_days(case, week)
        if _count_is_due(case, i) and len(week.runs) != case.n:
            yield broken("R02", week.number, None, f"{len(week.runs)} runs, {case.n} asked for")
        if case.disturbed(i) and i != case.race_week and len(week.runs) > case.n + _extra_races(case, week):
            yield broken("R02", week.number, None, f"{len(week.runs)} runs, more than the {case.n} asked for")
        if _days_are_due(case, i):
            yield from _on_preferred_days(case, week)


def _extra_races(case, week):
    return max(0, sum(day.date in case.terms.tune_ups for day in week.days) - 1)


def _other_days(case, week):
    if not case.terms.cross and any(day.kind == "cross_training" for day in week.days):
        yield broken("R02", week.number, None, "cross training was not allowed")
    if case.n <= 6 and not any(day.kind == "rest" for day in week.days):
        yield broken("R02", week.number, None, "no full rest day")


def _count_is_due(case, i):
    turned_counts = i == case.turned and case.reading.week_before_race_counts_runs and not case.disturbed(i)
    return case.normal(i) or turned_counts


def _days_are_due(case, i):
    if case.disturbed(i):
        return False
    return case.reading.race_week_on_preferred_days if i >= _race_or_never(case) else True


def _race_or_never(case):
    return len(case.weeks) if case.race_week is None else case.race_week


def _on_preferred_days(case, week):
    wanted = case.terms.available - case.mostly_blocked()
    runs = {day.weekday for day in week.runs if day.kind != "race"}
    missing = [WEEKDAYS[d] for d in sorted(wanted - runs)]
    if len(wanted) <= case.n and missing and _count_is_due(case, week.number - 1):
        yield broken("R02", week.number, missing[0], "a preferred day has no run though none can be spared")
    if len(wanted) >= case.n:
        for day in sorted(runs - wanted):
            yield broken("R02", week.number, WEEKDAYS[day], "a run on a day that was not offered")


def r03_one_long(case):
    for i, week in enumerate(case.weeks):
        longs = [day for day in week.days if day.kind == "long_run"]
        if longs and not case.terms.long_on:
            yield broken("R03", week.number, longs[0].name, "a long run though long runs are switched off")
        if len(longs) > 1:
            yield broken("R03", week.number, longs[1].name, "a second long run")
        if not case.terms.long_on or i in (case.race_week, case.turned, *case.after_race):
            continue
        if not longs and not case.has_tune_up(i) and not case.lost(i) and not case.returns.holds_week(i):
            yield broken("R03", week.number, None, "no long run")
        asked = None if case.terms.long_day in case.mostly_blocked() else case.terms.long_day
        if longs and case.normal(i) and asked not in (None, longs[0].weekday):
            yield broken("R03", week.number, longs[0].name, f"the long run was asked for on {WEEKDAYS[asked]}")


def r04_quality(case):
    due = quality_due(case)
    for i, week in enumerate(case.weeks):
        most = case.terms.quality_max
        if len(week.quality) > most:
            yield broken("R04", week.number, None, f"{len(week.quality)} quality days, {most} allowed")
        if _as_many_are_due(case, i, week) and len(week.quality) < due:
            yield broken("R04", week.number, None, f"{len(week.quality)} quality days, R05 permits {due}", "few")
        yield from _fast_and_steady(case, i, week)
        yield from _kinds(case, i, week)
        yield from _easy_kinds(case, i, week)


def _as_many_are_due(case, i, week):
    """A novice's first weeks may have easy runs in their place."""
    return case.normal(i) and not case.without_fast(i) and not week.holds(case.role_exempt())


def quality_due(case):
    """As many quality days as R05 permits, on the days offered or on those that the plan chose."""
    terms = case.terms
    if not case.reading.as_many_over_all_choices:
        runs = tuple(d for d in range(7) if case.pattern[d] not in (None, "none"))
        return _most_quality(case, runs, [case.usual_long_day()] if terms.long_on else [None])
    choices = [set(c) for c in combinations(range(7), case.n)]
    fitting = [c for c in choices if c <= terms.available or terms.available <= c]
    usable = [c for c in fitting if not c & often_blocked(case)] or fitting
    return max((_most_quality(case, sorted(c), _long_days(case, c)) for c in usable), default=0)


def often_blocked(case):
    """R26: weekdays blocked in more than half of the weeks before the race, as long as others suffice."""
    often = case.mostly_blocked()
    suffice = len(case.terms.available - often) >= case.n and case.terms.long_day not in often
    return often if suffice else set()


def r26_template(case):
    """A weekday that is mostly blocked is no day for the template; judged where some week shows that as it is."""
    for weekday in sorted(often_blocked(case)) if case.pattern_is_sure else ():
        if case.pattern[weekday] not in (None, "none"):
            yield broken(
                "R26", None, WEEKDAYS[weekday], "a run day though it is blocked in more than half of the weeks"
            )


def _long_days(case, runs):
    if not case.terms.long_on:
        return [None]
    asked = case.terms.long_day
    return list(runs) if asked is None else [asked] if asked in runs else []


def _most_quality(case, runs, long_days):
    best = 0
    for long_day in long_days:
        rest = [d for d in runs if d != long_day]
        for count in range(best + 1, case.terms.quality_wished + 1):
            sets = (({long_day} - {None}) | set(c) for c in combinations(rest, count))
            if any(_apart(hard) for hard in sets):
                best = count
    return best


def _apart(days):
    """No two weekdays next to each other, Sunday and Monday included."""
    return not any((d + 1) % 7 in days for d in days)


def _fast_and_steady(case, i, week):
    """Who may run fast and when, and where a steady run stands in."""
    speed = [day for day in week.days if day.kind in SPEED]
    steady = [day for day in week.days if day.kind == "steady"]
    if case.terms.quality_is_steady and speed:
        yield broken("R04", week.number, speed[0].name, f"{speed[0].kind} without speedwork or with an injury")
    if case.without_fast(i) and speed:
        why = "R29" if case.returns.holds_week(i) else "R04"
        yield broken(
            why, week.number, speed[0].name, f"{speed[0].kind} in a return or a novice's first six weeks", "fast"
        )
    if case.returns.holds_week(i) and steady and case.reading.steady_is_no_easy_run_in_returns:
        yield broken("R29", week.number, steady[0].name, "a steady run in a week of a return, where quality is easy")
    for day in speed:
        if day.kind not in case.terms.quality_types:
            yield broken("R04", week.number, day.name, f"{day.kind} though only {case.terms.quality_types} are wanted")
    if not case.terms.quality_is_steady and not case.without_fast(i):
        yield from _second_quality(case, i, week, speed, steady)


def _second_quality(case, i, week, speed, steady):
    """With two quality days the second is steady in base and recovery weeks; otherwise nothing is."""
    limited = case.terms.quality_wished < case.terms.quality_max
    two = case.pattern.count("quality") == 2 or len(speed) + len(steady) == 2
    if steady and (not two or week.kind in LOAD - {"base"}) and not limited:
        yield broken("R04", week.number, steady[0].name, f"a steady run in a {week.kind} week with speedwork")
    if len(speed) > max(1, case.terms.quality_wished if limited else 2):
        yield broken("R04", week.number, speed[-1].name, "more fast days than were wanted")
    if len(speed) + len(steady) < 2 or week.kind not in ("base", "recovery") or limited:
        return
    if [day.kind == "steady" for day in week.quality] != [False, True] and not case.disturbed(i):
        yield broken(
            "R04", week.number, week.quality[-1].name, f"the second quality day of a {week.kind} week is steady"
        )


def _kinds(case, i, week):
    """Tempo in odd weeks, intervals in even ones; with two, one of each, tempo first in odd weeks."""
    speed = [day for day in week.days if day.kind in SPEED]
    first, second = ("tempo", "intervals") if week.number % 2 else ("intervals", "tempo")
    whole = len(week.quality) == case.pattern.count("quality") and not case.disturbed(i)
    expected = {1: [first], 2: [first, second]}.get(len(speed), [])
    if not whole or not expected or len(case.terms.quality_types) < 2:
        return
    if [day.kind for day in speed] != expected:
        yield broken("R04", week.number, speed[0].name, f"{' and '.join(expected)} belong in this week", "kind")


def _easy_kinds(case, i, week):
    if i in case.after_race:
        return
    for day in week.days:
        before = case.by_date.get(day.date - DAY)
        wanted = "recovery" if before is not None and before.is_hard else "easy"
        if day.kind in EASY and day.kind != wanted:
            yield broken("R04", week.number, day.name, f"an easy run that should be called {wanted}", "name")


def r05_no_back_to_back(case):
    for i, week in enumerate(case.weeks):
        for day in week.days:
            following = case.by_date.get(day.date + DAY)
            if day.is_hard and following is not None and following.is_hard:
                yield broken("R05", case.number(i), day.name, f"{day.kind} the day before {following.kind}")


def r06_same_pattern(case):
    free = case.role_exempt()
    for i, week in enumerate(case.weeks):
        if not case.normal(i) or not case.pattern_is_sure:
            continue
        for day in week.days:
            usual = case.pattern[day.weekday]
            if day.date not in free and usual is not None and day.role != usual and not _eased(case, i, usual, day):
                yield broken("R06", week.number, day.name, f"{day.role} on a weekday that is usually {usual}")


def _eased(case, i, usual, day):
    """An easy run where a novice's quality day will be."""
    return usual == "quality" and day.role == "easy" and case.without_fast(i)


RULES = (
    r01_calendar,
    r02_run_days,
    r03_one_long,
    r04_quality,
    r05_no_back_to_back,
    r06_same_pattern,
    r26_template,
)
