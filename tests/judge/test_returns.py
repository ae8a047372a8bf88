"""R29 on hand-made plans: two weeks off in weeks 4 and 5 of a 10k plan."""

import datetime as dt

import pytest

from tests.judge import judge
from tests.judge.case import Case
from tests.judge.oddities import on
from tests.judge.plans import changed
from tests.judge.returns import Break
from tests.judge.samples import RETURN_KINDS, ten

OFF = [on(week, day) for week in (4, 5) for day in range(7)]


def returned():
    """Two weeks off (d = 14): 50 % from Tuesday of week 6 for 7 days, 75 % for 7 more, until Monday of week 8."""
    return ten(RETURN_KINDS, blockedDates=OFF)


def caught(plan, request, strictness="lenient"):
    return {(f.rule, f.tier, f.week, f.day) for f in judge(plan, request, strictness)}


def test_a_return_that_keeps_its_shares_passes():
    request, plan = returned()
    assert judge(plan, request) == []
    case = Case(plan, request)
    assert [i + 1 for i in case.indices if case.returns.holds_week(i)] == [6, 7, 8]


CASES = {
    # 50 % of 8.5 is 4.25
    "4.5 km on the first Tuesday": (6, {"tuesday": ("easy", 4.5)}, ("R29", "hard", 6, "tuesday")),
    # 50 % of 12.5 is 6.25
    "a first long run of 6.5 km": (6, {"sunday": ("long_run", 6.5)}, ("R29", "hard", 6, "sunday")),
    # 75 % of 9.5 is 7.125
    "7.5 km on the second Thursday": (7, {"thursday": ("easy", 7.5)}, ("R29", "hard", 7, "thursday")),
    "intervals in the week that has everything again from Tuesday": (
        8,
        {"tuesday": ("intervals", 6.5)},
        ("R29", "hard", 8, "tuesday"),
    ),
    # 110 % of 40 = 44
    "a first load week of 44.5 km": (9, {"thursday": ("easy", 14.0)}, ("R13", "elastic", 9, None)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_judge_catches(name):
    number, days, expected = CASES[name]
    request, plan = returned()
    assert expected in caught(changed(plan, number, **days), request)


def test_a_week_of_a_return_is_a_recovery_week():
    request, plan = returned()
    plan["weeks"][6]["weekType"] = "base"
    assert ("R29", "hard", 7, None) in caught(plan, request, "literal")


def test_two_load_weeks_follow_before_the_next_cutback():
    kinds = [*RETURN_KINDS[:9], "recovery", *RETURN_KINDS[9:]]
    request, plan = ten(kinds, blockedDates=OFF)
    assert ("R29", "hard", 10, None) in caught(plan, request)


def test_after_three_weeks_off_the_first_load_week_stays_at_ref():
    # d = 21: 11 days at 50 % and 10 or 11 at 75 %, so the fourth week after has days below 100 %: weeks 7 to 10
    kinds = (
        "base",
        "base",
        "recovery",
        "off",
        "off",
        "off",
        "half",
        "half",
        "most",
        "back",
        "build",
        "build",
        "recovery",
    )
    off = [on(week, day) for week in (4, 5, 6) for day in range(7)]
    request, plan = ten((*kinds, "peak", "peak", "peak"), blockedDates=off)
    assert judge(plan, request) == []
    lower = changed(plan, 11, thursday=("easy", 8.5))
    assert not {place for place in caught(lower, request) if place[2] == 11}
    higher = changed(plan, 11, thursday=("easy", 10.0))
    assert ("R29", "hard", 11, None) in caught(higher, request)
    longer = changed(plan, 11, sunday=("long_run", 13.0), thursday=("easy", 9.0))
    assert ("R29", "hard", 11, "sunday") in caught(longer, request)


def test_a_week_off_at_the_start_is_measured_by_the_athlete_as_he_was():
    # no ref: W1 / n = 10 km, so 5 km at 50 %; the long run 50 % of the longest, 12.5 km, so 6.25 km
    off = [on(1, day) for day in range(7)]
    kinds = ("off", "half", "back", "base", "base", "recovery", "build", "peak", "recovery", "peak", "peak")
    request, plan = ten(kinds, blockedDates=off)
    assert not {place for place in caught(plan, request) if place[0] == "R29"}
    longer = changed(plan, 2, thursday=("easy", 5.5))
    assert ("R29", "hard", 2, "thursday") in caught(longer, request, "literal")


def test_six_days_off_are_no_break():
    request, plan = ten(blockedDates=[on(2, day) for day in range(6)])
    assert Case(plan, request).returns.breaks == []


def test_a_break_just_before_the_race_is_none():
    request, plan = ten(blockedDates=[on(9, day) for day in range(7)])
    late, first = Case(plan, request).returns.breaks, ten(blockedDates=[on(8, day) for day in range(7)])
    assert late == []
    assert len(Case(first[1], first[0]).returns.breaks) == 1


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        # halves of 7 rounded up: 4 and 4
        (7, {0: 50, 3: 50, 4: 75, 7: 75, 8: 100}),
        (28, {13: 50, 14: 75, 27: 75, 28: 100}),
        # thirds of 29 rounded up: 10
        (29, {9: 33, 10: 50, 20: 75, 29: 75, 30: 100}),
        # three weeks each
        (57, {20: 33, 21: 50, 42: 70, 63: 85, 83: 85, 84: 100}),
    ],
)
def test_shares_by_the_length_of_the_break(days, expected):
    first = dt.date(2027, 1, 4)
    last = first + dt.timedelta(days=days - 1)
    one = Break(first, last, last + dt.timedelta(days=1))
    shares = {after: one.share(one.back + dt.timedelta(days=after)) * 100 for after in expected}
    assert shares == expected
