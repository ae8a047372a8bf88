"""R02-R06: where the runs of a week stand, against every pattern of seven days that there is."""

import itertools
import random
from collections import defaultdict
from dataclasses import replace

import pytest

from solver.running.outline.template import Role, TemplateQuestion, place_roles, template_of
from solver.running.request.request import read_request
from solver.weekday import WEEK
from tests.running.sample import ask

DAYS = range(7)
NOT_CAPPED = (False,) * 7
SUBSETS = [days for size in range(1, 8) for days in itertools.combinations(DAYS, size)]
QUALITY_MAX = {1: 0, 2: 0, 3: 1, 4: 1, 5: 2, 6: 2, 7: 2}
"""R04: none with n <= 2, one with n <= 4, else two."""


def question(runs, days, long_day=None, with_long=True, **more):
    available = tuple(d in days or d == long_day for d in DAYS)
    capped = more.pop("capped", NOT_CAPPED)
    return TemplateQuestion(runs, available, long_day, with_long, capped, quality_max=QUALITY_MAX[runs], **more)


def questions():
    """Every set of preferred days with every n; every exact fit with every long-run day in it; a sample of the rest."""
    plain = [question(n, days) for n in range(1, 8) for days in SUBSETS]
    fitting = [question(len(days), days, long_day) for days in SUBSETS for long_day in days]
    chance = random.Random(2)
    wishes = [
        question(chance.randint(1, 7), chance.choice(SUBSETS), chance.choice(DAYS), chance.random() < 0.85)
        for _ in range(250)
    ]
    return plain + fitting + [w if w.with_long else replace(w, long_day=None) for w in wishes]


def neighbours(days):
    return any((d + 1) % 7 in days for d in days)


def _most_quality():
    """For each set of run days: by long-run day, the most quality days that R04 and R05 permit."""
    table = defaultdict(lambda: defaultdict(int))
    for days in SUBSETS:
        for long in (None, *days):
            others = [d for d in days if d != long]
            for size in range(min(QUALITY_MAX[len(days)], len(others)) + 1):
                for quality in itertools.combinations(others, size):
                    if not neighbours({*quality, *({long} - {None})}):
                        table[days][long] = max(table[days][long], size)
    return table


MOST_QUALITY = _most_quality()


def run_days_allowed(asked):
    """R02: on preferred days as far as they suffice, on all of them where they do not."""
    preferred = {d for d in DAYS if asked.available[d]}
    return [
        days
        for days in itertools.combinations(DAYS, asked.runs)
        if (set(days) <= preferred if len(preferred) >= asked.runs else preferred <= set(days))
    ]


def long_days_allowed(asked, days):
    if not asked.with_long:
        return [None]
    return list(days) if asked.long_day is None else [asked.long_day] if asked.long_day in days else []


def of_role(template, *roles):
    return tuple(d for d in DAYS if template[d] in roles)


@pytest.fixture(scope="module")
def answers():
    return [(asked, place_roles(asked)) for asked in questions()]


def test_runs_stand_on_preferred_days_as_far_as_these_suffice(answers):
    for asked, template in answers:
        assert of_role(template, Role.EASY, Role.LONG, Role.QUALITY) in run_days_allowed(asked), asked


def test_there_is_one_long_run_and_it_stands_on_its_preferred_day(answers):
    for asked, template in answers:
        longs = of_role(template, Role.LONG)
        assert len(longs) == asked.with_long, asked
        assert asked.long_day is None or longs == (asked.long_day,), asked
    assert sum(asked.long_day is not None for asked, _ in answers) > 400


def test_hard_days_never_stand_in_a_row_from_sunday_to_monday_neither(answers):
    touching = 0
    for asked, template in answers:
        hard = of_role(template, Role.LONG, Role.QUALITY)
        assert not neighbours(hard), asked
        touching += 6 in hard and 0 in of_role(template, Role.EASY)
    assert touching > 200, "often Monday could have been hard after a hard Sunday, and is easy"


def test_there_are_as_many_quality_days_as_r05_permits(answers):
    fewer = 0
    for asked, template in answers:
        best = max(MOST_QUALITY[d][long] for d in run_days_allowed(asked) for long in long_days_allowed(asked, d))
        assert len(of_role(template, Role.QUALITY)) == best, asked
        fewer += best < QUALITY_MAX[asked.runs]
    assert fewer > 20, "some preferences leave room for fewer"


def test_the_long_run_stands_on_sunday_else_saturday_where_that_costs_no_quality(answers):
    for asked, template in answers:
        if asked.with_long and asked.long_day is None:
            quality = len(of_role(template, Role.QUALITY))
            possible = {
                long
                for days in run_days_allowed(asked)
                for long in long_days_allowed(asked, days)
                if MOST_QUALITY[days][long] == quality
            }
            (long,) = of_role(template, Role.LONG)
            assert long == next((d for d in (6, 5) if d in possible), long), asked


def test_only_quality_long_easy_and_rest_are_given(answers):
    roles = {role for _, template in answers for role in template}
    assert roles == {Role.EASY, Role.LONG, Role.QUALITY, Role.REST}


def test_equal_questions_have_equal_answers_however_often_they_are_asked():
    for asked in questions()[::60]:
        first = place_roles.__wrapped__(asked)
        assert first == place_roles.__wrapped__(asked) == place_roles(asked)


def test_the_order_of_preferred_days_does_not_matter():
    days = ["sunday", "tuesday", "saturday", "thursday", "monday"]
    templates = {
        template_of(read_request(ask(n=4, preferredDays=list(order)))) for order in itertools.permutations(days)
    }
    assert len(templates) == 1


@pytest.mark.parametrize("runs", [1, 2, 3])
def test_a_long_run_stands_elsewhere_than_on_a_capped_day_where_there_is_a_choice(runs):
    for capped in DAYS:
        template = place_roles(question(runs, DAYS, capped=tuple(d == capped for d in DAYS)))
        assert template[capped] is not Role.LONG


def test_a_quality_day_avoids_a_capped_day_where_there_is_a_choice():
    for capped in range(6):
        template = place_roles(question(3, DAYS, capped=tuple(d == capped for d in DAYS)))
        assert template[capped] is not Role.QUALITY


def test_no_long_run_on_sunday_before_a_tune_up_race_on_monday():
    settings = {"preferredDays": list(WEEK), "tuneUpRaces": [{"date": "2027-02-01", "distanceKm": 5.0}]}
    assert template_of(read_request(ask(n=4, **settings)))[6] is not Role.LONG
    assert template_of(read_request(ask(n=4, preferredDays=list(WEEK))))[6] is Role.LONG


EXAMPLES = {
    # a sentence: (n, preferred days, long-run day, roles Monday to Sunday: E easy, L long, Q quality, - rest)
    "one run is the long run": (1, ["wednesday"], None, "--L----"),
    "two runs have no quality day": (2, ["saturday", "sunday"], None, "-----EL"),
    "three days in a row leave room for no quality beside a long run in their middle": (
        3,
        ["friday", "saturday", "sunday"],
        "saturday",
        "----ELE",
    ),
    "three days around the week's end keep quality and long run apart": (
        3,
        ["saturday", "sunday", "monday"],
        None,
        None,
    ),
    "seven days have two quality days": (7, [], "sunday", None),
    "a single preferred day is one of six run days": (6, ["wednesday"], None, None),
}
LETTERS = {Role.EASY: "E", Role.LONG: "L", Role.QUALITY: "Q", Role.REST: "-"}


@pytest.mark.parametrize("case", EXAMPLES)
def test_example(case):
    n, preferred, long_day, expected = EXAMPLES[case]
    settings = {"preferredDays": preferred} | ({"preferredLongRunDay": long_day} if long_day else {})
    written = "".join(LETTERS[role] for role in template_of(read_request(ask(n=n, **settings))))
    assert expected is None or written == expected
    assert 7 - written.count("-") == n
    if expected is None:
        assert written.count("Q") == QUALITY_MAX[n]


def test_runs_avoid_capped_days_where_the_week_would_not_fit_on_them():
    """Of 38 km at most 12 (32 %) are long: three weekdays of 8 km hold 24, so the week needs Saturday beside Sunday."""
    caps = dict.fromkeys(WEEK[:5], 8)
    template = template_of(read_request(ask(38.0, 4, "10k", 12, maxKmByDay=caps)))
    assert template[5].is_run
    assert template[6].is_run


def test_a_cap_that_leaves_room_enough_moves_no_run():
    free = template_of(read_request(ask(40.0, 4, "10k", 12)))
    for day in of_role(free, Role.EASY):
        assert template_of(read_request(ask(40.0, 4, "10k", 12, maxKmByDay={WEEK[day]: 20}))) == free


def test_no_run_stands_on_the_short_day_of_the_full_week_before_a_friday_race():
    """Sunday is five days before it: 32 + 22 + 25 + 15 % would leave 6 % of the week to nobody."""
    settings = {"weekday": 4, "preferredLongRunDay": "saturday"}
    template = template_of(read_request(ask(33.0, 4, "10k", 15, **settings)))
    assert template[5] is Role.LONG
    assert template[6] is Role.REST


def test_many_kilometres_rest_after_a_hard_day_where_recovery_runs_could_not_hold_them():
    """Of 154 km on six days at 6:00 a km at most 30 are long and 44 fast: 80 are left, and 75 minutes hold 12.5 km."""
    athlete = {"longestRecentRunKm": 40.0, "easyPaceSecPerKm": 360}
    template = template_of(read_request(ask(154.0, 6, "marathon", 16, athlete=athlete)))
    (rest,) = of_role(template, Role.REST)
    assert template[rest - 1] in (Role.LONG, Role.QUALITY)
